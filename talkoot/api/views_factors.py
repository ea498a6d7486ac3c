"""The library of emission factors for programs: a release with its licences, and what moved between two."""

from hashlib import sha256
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import condition, require_safe

from talkoot.api.asked import (
    JSON,
    Refused,
    answered_in_json,
    asked_factors,
    asked_number,
    asked_report,
    json_answer,
    only,
)
from talkoot.api.door import VERSION
from talkoot.api.factor_rows import FACTORS, factor_rows
from talkoot.api.files import as_csv, as_json
from talkoot.api.openapi import document
from talkoot.engine.reading import releases
from talkoot.engine.releases import UnknownRelease, changes
from talkoot.machine.factor_changes import change_values
from talkoot.opendata.rows import Row

SAME = ("kind", "family", "role", "geography")
ASKED = frozenset({*SAME, "year", "gwp", "release", "page", "per_page"})
USUAL_ROWS, MOST_ROWS = 100, 1_000


def _etag(request: HttpRequest, *_args: Any, **_kwargs: Any) -> str:
    parts = (request.build_absolute_uri(), [release.version for release in releases()], VERSION)
    return f'"{sha256(repr(parts).encode()).hexdigest()[:32]}"'


@login_not_required
@require_safe
@condition(etag_func=_etag)
@answered_in_json
def factors(request: HttpRequest, form: str = "json") -> HttpResponse:
    """The factors of a release, page by page, as JSON or CSV; a CSV holds all of them unless a page is asked for."""
    query = request.GET
    only(ASKED, query)
    found = asked_factors(query.get("release"))
    report = asked_report(query.get("gwp"))
    wanted = {name: query[name] for name in SAME if query.get(name)}
    rows = list(factor_rows(found, report, wanted, asked_number(query, "year", 1900, 2100)))
    page, per_page = asked_number(query, "page", 1, 100_000), asked_number(query, "per_page", 1, MOST_ROWS)
    if form == "csv":
        shown = rows if page is None else _page(rows, page, per_page or USUAL_ROWS)
        return _csv(shown, found.version)
    described = _described(request, rows, page or 1, per_page or USUAL_ROWS)
    return HttpResponse(as_json({"release": found.version, "gwp": report, **described}), content_type=JSON)


@login_not_required
@require_safe
@condition(etag_func=_etag)
@answered_in_json
def factor_releases(request: HttpRequest) -> HttpResponse:
    """The releases of the library, oldest first."""
    return json_answer({
        "releases": [
            {"version": release.version, "released_on": release.released_on, "note": dict(release.note)}
            for release in releases()
        ]
    })  # fmt: skip


@login_not_required
@require_safe
@condition(etag_func=_etag)
@answered_in_json
def factor_changes(request: HttpRequest, old: str, new: str) -> HttpResponse:
    """Every figure that moved between two releases."""
    only(frozenset({"gwp"}), request.GET)
    report = asked_report(request.GET.get("gwp"))
    try:
        found = changes(old, new, report=report)
    except UnknownRelease as error:
        raise Refused(404, "unknown_release", f"There is no release {error.version!r} of the factors.") from error
    return json_answer({"old": old, "new": new, "gwp": report, "changes": [change_values(change) for change in found]})


@login_not_required
@require_safe
@condition(etag_func=_etag)
@answered_in_json
def openapi(request: HttpRequest) -> HttpResponse:
    """What these addresses take and give, as OpenAPI."""
    return json_answer(document(request.build_absolute_uri(reverse("machine:openapi")).rsplit("/", 1)[0]))


def _page(rows: list[Row], page: int, per_page: int) -> list[Row]:
    return rows[(page - 1) * per_page : page * per_page]


def _csv(rows: list[Row], version: str) -> HttpResponse:
    return HttpResponse(
        as_csv(FACTORS, rows), content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="emission-factors-{version}.csv"'},
    )  # fmt: skip


def _described(request: HttpRequest, rows: list[Row], page: int, per_page: int) -> dict[str, Any]:
    pages = max(1, -(-len(rows) // per_page))
    query = request.GET.copy()
    query["page"] = str(page + 1)
    following = (
        request.build_absolute_uri(f"{reverse('machine:factors')}?{query.urlencode()}") if page < pages else None
    )
    return {
        "title": FACTORS.title,
        "about": FACTORS.about,
        "licences": sorted({str(row["licence"]) for row in rows if row["licence"]}),
        "documentation": request.build_absolute_uri(reverse("machine:openapi")),
        "total": len(rows),
        "page": page,
        "pages": pages,
        "next": following,
        "fields": [{"name": field.name, "kind": field.kind, "about": field.about} for field in FACTORS.fields],
        "rows": _page(rows, page, per_page),
    }
