"""The machine's door to what stands above the networks: which municipality runs which operating model."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import override
from django.views.decorators.http import condition, require_safe

from talkoot.api.door import LANGUAGE, VERSION
from talkoot.api.files import as_csv, as_json
from talkoot.history.queries import freshness
from talkoot.opendata.datasets import LICENCE, LICENCE_URL
from talkoot.opendata.models_in_use import MODELS_IN_USE, model_rows
from talkoot.opendata.rows import Row

INSTANCE = 0


def _etag(request: HttpRequest, form: str) -> str:
    parts = (request.build_absolute_uri(request.path), localdate(), freshness(INSTANCE), VERSION)
    return f'"{sha256(repr(parts).encode()).hexdigest()[:32]}"'


@login_not_required
@require_safe
@condition(etag_func=_etag)
def models_in_use(request: HttpRequest, form: str) -> HttpResponse:
    """Every public use of a model, as CSV or as JSON that says what it is."""

    def page(name: str, *rest: object) -> str:
        return request.build_absolute_uri(reverse(f"public:{name}", args=rest))

    with override(LANGUAGE):
        rows = list(model_rows(page))
        response = _csv(rows) if form == "csv" else _json(rows, page("municipalities"))
    response["Cache-Control"], response["Access-Control-Allow-Origin"] = "no-cache", "*"
    return response


def _csv(rows: Sequence[Row]) -> HttpResponse:
    return HttpResponse(
        as_csv(MODELS_IN_USE, rows), content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="models-in-use.csv"'},
    )  # fmt: skip


def _json(rows: Sequence[Row], documentation: str) -> HttpResponse:
    document: dict[str, Any] = {
        "title": MODELS_IN_USE.title,
        "about": MODELS_IN_USE.about,
        "dataset": MODELS_IN_USE.key,
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "documentation": documentation,
        "as_of": localdate(),
        "fields": [{"name": field.name, "kind": field.kind, "about": field.about} for field in MODELS_IN_USE.fields],
        "rows": rows,
    }
    return HttpResponse(as_json(document), content_type="application/json; charset=utf-8")
