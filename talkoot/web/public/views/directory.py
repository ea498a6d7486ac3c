"""The municipality's directory for companies: services, funding, reliefs, terms; each with the day of its verification."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.utils.translation import get_language, gettext

from talkoot.catalogue.queries import topics
from talkoot.library.enums import ShelfKind
from talkoot.library.models import Entry, Shelf
from talkoot.library.queries import SEARCH_KIND, entries_shown
from talkoot.organisations.enums import SizeClass
from talkoot.organisations.industries import industries
from talkoot.organisations.models import Municipality
from talkoot.search.queries import found
from talkoot.web.public.directory_lines import Area, ShelfPart, entry_facts, line_of
from talkoot.web.public.forms.directory import GROUPS, PARAMETERS, Labels, Row, Selection, row_of
from talkoot.web.public.page import municipality_page
from talkoot.web.public.partner_lines import short_name
from talkoot.web.shared.public_cache import kept_for_everybody
from talkoot.web.shared.scoping import in_public_municipality

ON_ONE_PAGE = 100
MOST_FOUND = 2000


@kept_for_everybody(PARAMETERS)
@in_public_municipality
def directory(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """Everything that companies may use today, as far as it fits the selection."""
    today = localdate()
    everything = [row_of(entry) for entry in entries_shown(municipality.pk, today)]
    labels = _labels(everything)
    selection = Selection.from_query(request.GET, labels)
    rows = _searched(selection.words, municipality, everything)
    chosen = selection.of(rows)
    page = Paginator(chosen, ON_ONE_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": gettext("Services and funding"),
        "selection": selection,
        "everything": len(everything),
        "found": len(chosen),
        "page": page,
        "parts": _parts([row.entry for row in page], today),
        "groups": selection.groups(rows, labels, _legends()),
        "chosen": selection.links(labels),
        "words_field": _hidden("q", selection.words),
        "kept": [(name, value) for name in GROUPS for value in sorted(selection.chosen[name])],
    }
    return municipality_page(request, municipality, "public/directory/page.html", context, here="directory")


@kept_for_everybody()
@in_public_municipality
def entry(request: HttpRequest, municipality: Municipality, entry_id: int) -> HttpResponse:
    """One entry; a call that closed says so instead of vanishing without a word."""
    entries = Entry.objects.of_municipality(municipality.pk).filter(shelf__is_public=True)
    shown = get_object_or_404(entries.select_related("shelf__municipality", "verifier"), pk=entry_id)
    today = localdate()
    if shown.opens_on is not None and shown.opens_on > today:
        raise Http404
    is_over = shown.ended_on is not None or shown.is_closed(today)
    context = {
        "title": shown.title,
        "entry": shown,
        "facts": [] if is_over else entry_facts(shown),
        "is_closed": shown.ended_on is None and is_over,
        "is_old": shown.is_old(today),
        "is_term": shown.shelf.kind == ShelfKind.TERMS,
    }
    template = "public/directory/over.html" if is_over else "public/directory/entry.html"
    return municipality_page(request, municipality, template, context, here="directory", status=410 if is_over else 200)


def _searched(words: str, municipality: Municipality, rows: Sequence[Row]) -> list[Row]:
    """The rows that answer the words, the best first."""
    if not words:
        return list(rows)
    by_key = {str(row.entry.pk): row for row in rows}
    keys = found(words, kind=SEARCH_KIND, owner_id=municipality.pk, limit=MOST_FOUND)
    return [by_key[key] for key in keys if key in by_key]


def _parts(entries: Sequence[Entry], today: date) -> list[ShelfPart]:
    """The entries by shelf, in the order of their first; terms by area."""
    shelves: dict[int, tuple[Shelf, list[Entry]]] = {}
    for each in entries:
        shelves.setdefault(each.shelf_id, (each.shelf, []))[1].append(each)
    return [
        ShelfPart(shelf, shelf.kind == ShelfKind.TERMS, _areas(shelf, own, today)) for shelf, own in shelves.values()
    ]


def _areas(shelf: Shelf, entries: Sequence[Entry], today: date) -> list[Area]:
    if shelf.kind != ShelfKind.TERMS:
        return [Area("", [line_of(each, today) for each in entries])]
    ordered = sorted(entries, key=lambda each: each.area.casefold())
    return [
        Area(area, [line_of(each, today) for each in own]) for area, own in groupby(ordered, key=lambda each: each.area)
    ]


def _labels(rows: Sequence[Row]) -> Labels:
    """The names of the values that any entry has, in the order in which they are shown."""
    language = get_language() or "fi"
    known: dict[str, dict[str, str]] = {
        "kind": {str(value): str(label) for value, label in ShelfKind.choices},
        "topic": {one.code: one.name.here for one in topics()},
        "industry": {code: short_name(each.name(language)) for code, each in industries().items() if not each.parent},
        "size": {str(value): str(label) for value, label in SizeClass.choices},
        "language": {code: gettext(name) for code, name in settings.LANGUAGES},
    }
    used = {name: set().union(*(row.values[name] for row in rows)) for name in GROUPS}
    return {name: {value: label for value, label in known[name].items() if value in used[name]} for name in GROUPS}


def _hidden(name: str, value: str) -> SafeString:
    return format_html('<input type="hidden" name="{}" value="{}">', name, value) if value else SafeString("")


def _legends() -> dict[str, str]:
    return {
        "kind": gettext("What"),
        "topic": gettext("Topic"),
        "industry": gettext("Industry of the company"),
        "size": gettext("Size of the company"),
        "language": gettext("Language"),
    }
