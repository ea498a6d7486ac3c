"""The library of emission factors: the list, one kind, the releases, and what changed between two of them."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.timezone import localdate
from django.utils.translation import gettext

from talkoot.engine import FactorSet, Kind, factor_set
from talkoot.engine.reading import Release, order_of
from talkoot.engine.reading import releases as all_releases
from talkoot.web.public.factors import moved, one, rows
from talkoot.web.public.factors.entries import entries, entry_of
from talkoot.web.public.factors.lines import grouped
from talkoot.web.public.factors.over_years import picture_of
from talkoot.web.public.factors.trying import tried
from talkoot.web.public.factors.words import FAMILIES, name_of
from talkoot.web.public.forms.factors import (
    OF_CHANGES,
    OF_KIND,
    PARAMETERS,
    FactorSelection,
    TryForm,
    release_of,
)
from talkoot.web.public.page import instance_page
from talkoot.web.shared.public_cache import kept_for_everybody

LINES, ROWS = 60, 40  # on one page


@login_not_required
@kept_for_everybody(PARAMETERS)
def factors(request: HttpRequest) -> HttpResponse:
    """Every kind of a release, as far as it fits the selection, with the figure that counts this year."""
    release, year = release_of(request.GET), localdate().year
    selection = FactorSelection.from_query(request.GET)
    searched = selection.searched(entries(release.version, year))
    chosen = selection.of(searched)
    page = Paginator(chosen, LINES).get_page(request.GET.get("page"))
    figures, kinds = moved.size(release.version)
    context = {
        **_release(release), **_plain(request),
        "title": gettext("Emission factors"), "description": _about(), "year": year, "figures": figures, "kinds": kinds,
        "selection": selection, "found": len(chosen), "page": page,
        "groups": grouped(page.object_list, selection.release, year, by_family=not selection.words),
        "filters": selection.groups(searched), "chosen": selection.links(), "hidden": _hidden(selection),
    }  # fmt: skip
    return instance_page(request, "public/factors/list.html", context, here="factors")


@login_not_required
@kept_for_everybody(OF_KIND)
def kind(request: HttpRequest, kind: str) -> HttpResponse:
    """One kind: what counts today and why, an amount tried, the years, and every figure with its source."""
    release, year = release_of(request.GET), localdate().year
    known = factor_set(release.version)
    found = known.kinds.get(kind)
    if found is None:
        raise Http404
    entry = entry_of(found, known, year)
    context = {
        **_release(release), **_plain(request), **_table(request, found, known), **_trial(request, found, known, year),
        "title": name_of(found), "description": _about(), "trail": _trail(name_of(found)), "year": year, "kind": found,
        "headline": one.headline(entry), "chosen": one.chosen_of(entry, known), "about": one.about_kind(found),
        "other_units": one.in_other_units(entry, known, year), "properties": one.properties_of(found),
        "behind": one.behind(found, known, release.version if not _is_newest(release) else ""),
        "picture": picture_of(entry, known, year),
    }  # fmt: skip
    return instance_page(request, "public/factors/kind.html", context, here="factors")


@login_not_required
@kept_for_everybody()
def releases(request: HttpRequest) -> HttpResponse:
    """The releases, the newest first, each with what it is about and the way to what it changed."""
    known = all_releases()
    shown = [moved.shown_release(each, before) for each, before in zip(known, (None, *known), strict=False)]
    shown.reverse()
    context = {"title": gettext("Releases"), "trail": _trail(gettext("Releases")), "shown": shown, "newest": known[-1]}
    return instance_page(request, "public/factors/releases.html", context, here="factors")


@login_not_required
@kept_for_everybody(OF_CHANGES)
def changes(request: HttpRequest, old: str, new: str) -> HttpResponse:
    """Every figure that came, was replaced or was withdrawn between two releases, the older first."""
    known = {each.version: each for each in all_releases()}
    if old not in known or new not in known or order_of(old) >= order_of(new):
        raise Http404
    kinds, families = factor_set(new), frozenset(request.GET.getlist("family")) & FAMILIES.keys()
    found = moved.moves(old, new)
    chosen = moved.of_families(found, families, kinds)
    page = Paginator(chosen, ROWS).get_page(request.GET.get("page"))
    title = gettext("From %(old)s to %(new)s") % {"old": old, "new": new}
    context = {
        **_plain(request), "title": title, "trail": _trail(title, (gettext("Releases"), reverse("public:factor-releases"))),
        "old": known[old], "new": known[new], "note": moved.note_of(known[new]), "found": len(found), "shown": len(chosen),
        "happened": moved.happened(found), "filters": moved.family_filter(found, families, kinds), "page": page,
        "table": moved.moves_table(page.object_list, old, new),
    }  # fmt: skip
    return instance_page(request, "public/factors/changes.html", context, here="factors")


def _release(release: Release) -> dict[str, Any]:
    """Which release is shown; `kept_release` stands in addresses and is empty for the newest."""
    newest = _is_newest(release)
    return {
        "release": release,
        "newest": all_releases()[-1],
        "kept_release": "" if newest else release.version,
    }


def _is_newest(release: Release) -> bool:
    return release == all_releases()[-1]


def _plain(request: HttpRequest) -> dict[str, Any]:
    """The address that search engines keep: without what was typed or chosen."""
    return {"canonical": request.build_absolute_uri(request.path)} if request.GET else {}


def _table(request: HttpRequest, kind: Kind, known: FactorSet) -> dict[str, Any]:
    """All figures of the kind, one page of them, of the chosen place."""
    found = rows.factors_of(kind.code, known)
    place = rows.shown_place(request.GET.get("place", ""), found)
    page = Paginator(rows.in_place(found, place), ROWS).get_page(request.GET.get("page"))
    return {
        "all_count": len(found), "place": place, "everywhere": rows.EVERYWHERE, "places": rows.places_of(found),
        "page": page, "tables": rows.tables(page.object_list, known), "statuses": rows.statuses(found),
    }  # fmt: skip


def _trial(request: HttpRequest, kind: Kind, known: FactorSet, year: int) -> dict[str, Any]:
    """The form with which an amount is tried, and its answer."""
    given = request.GET if "amount" in request.GET else None
    form = TryForm(given, this_year=year, units=kind.units, initial={"unit": kind.unit, "year": year - 1})
    answer = tried(kind, known, **form.cleaned_data) if form.is_valid() else None
    return {"form": form, "tried": answer}


def _trail(title: str, *between: tuple[str, str]) -> list[tuple[str, str]]:
    return [(gettext("Emission factors"), reverse("public:factors")), *between, (title, "")]


def _hidden(selection: FactorSelection) -> Any:
    """What the filters carry along: the words of the search and the release."""
    kept = [("q", selection.words), ("release", selection.release)]
    field = '<input type="hidden" name="{}" value="{}">'
    return format_html_join("", field, ((name, value) for name, value in kept if value))


def _about() -> str:
    return gettext("Emission factors for companies in Finland, each with its source, its year and what stands in.")
