"""The directory: what waits to be verified, the shelves, their entries."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from talkoot.library import operations
from talkoot.library.models import Entry, Shelf
from talkoot.library.queries import entries_to_verify, shelf_counts
from talkoot.organisations.models import Municipality, Officer
from talkoot.web.console.forms.directory import EndEntryForm, EntryForm, NewEntryForm, NewShelfForm, ShelfForm
from talkoot.web.console.page import municipality_page
from talkoot.web.console.queries.directory import rows
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.scoping import in_console_municipality
from talkoot.web.ui.pieces import Link

ON_A_PAGE = 50
MOST_WAITING = 20


@in_console_municipality
def shelves(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """First what is to verify, then the shelves."""
    today = localdate()
    waiting = entries_to_verify(municipality.pk, today)
    context = {
        "count": waiting.count(),
        "waiting": rows(waiting[:MOST_WAITING], today),
        "shelves": shelf_counts(municipality.pk, today),
    }
    return municipality_page(request, municipality, "console/directory/shelves.html", context, here="shelves")


@in_console_municipality
def shelf_new(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """Add a shelf."""
    form = NewShelfForm(request.POST or None, municipality=municipality, initial={"is_public": True})
    made: list[Shelf] = []
    if request.method == "POST" and form.is_valid() and carry_out(
        form,
        lambda: made.append(
            operations.add_shelf(
                municipality_id=municipality.pk, kind=form.cleaned_data["kind"], by=request.user, now=timezone.now(), **form.facts()
            )
        ),
    ):  # fmt: skip
        messages.success(request, gettext("The shelf is ready. Add its first entry."))
        return redirect("console:shelf", municipality.slug, made[0].pk) if made else _home(municipality)
    context = {"form": form, "title": gettext("A new shelf"), "button": gettext("Add the shelf")}
    return _form_page(request, municipality, context)


@in_console_municipality
def shelf(request: HttpRequest, municipality: Municipality, shelf_id: int) -> HttpResponse:
    """What stands on a shelf, the oldest verification first."""
    found, today = get_object_or_404(Shelf, pk=shelf_id, municipality=municipality), localdate()
    entries = found.entries.not_over(today).select_related("shelf__municipality", "verifier__user")
    page = Paginator(entries.order_by("verified_on", "pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    over = found.entries.exclude(pk__in=found.entries.not_over(today).values("pk")).order_by("-pk")[:ON_A_PAGE]
    context = {
        "shelf": found, "page": page, "rows": rows(page.object_list, today), "over": list(over),
        "trail": [_directory(municipality), Link(found.name)],
    }  # fmt: skip
    return municipality_page(request, municipality, "console/directory/shelf.html", context, here="shelves")


@in_console_municipality
def shelf_edit(request: HttpRequest, municipality: Municipality, shelf_id: int) -> HttpResponse:
    """Change a shelf's words, or hide it."""
    found = get_object_or_404(Shelf, pk=shelf_id, municipality=municipality)
    initial = {**ShelfForm.values_of(found), "version": found.version}
    form = ShelfForm(request.POST or None, municipality=municipality, initial=initial)

    def fresh() -> tuple[int, dict[str, Any]]:
        saved = Shelf.objects.get(pk=found.pk)
        return saved.version, ShelfForm.values_of(saved)

    if request.method == "POST" and form.is_valid() and carry_out(
        form,
        lambda: operations.change_shelf(
            shelf_id=found.pk, by=request.user, now=timezone.now(), seen_version=form.seen_version, **form.facts()
        ),
        fresh=fresh,
    ):  # fmt: skip
        messages.success(request, gettext("The shelf is saved."))
        return redirect("console:shelf", municipality.slug, found.pk)
    context = {"form": form, "title": found.name, "button": gettext("Save the shelf")}
    return _form_page(request, municipality, context, Link(found.name, _url("shelf", municipality, found.pk)))


@in_console_municipality
def entry_new(request: HttpRequest, municipality: Municipality, shelf_id: int) -> HttpResponse:
    """Write an entry; whoever writes it verifies it."""
    found = get_object_or_404(Shelf.objects.select_related("municipality"), pk=shelf_id, municipality=municipality)
    own = Officer.objects.in_office().filter(municipality=municipality, user=request.user).first()
    form = NewEntryForm(request.POST or None, shelf=found, initial={"verifier": own.pk if own else None})
    if request.method == "POST" and form.is_valid() and carry_out(
        form,
        lambda: operations.add_entry(
            shelf_id=found.pk, by=request.user, now=timezone.now(), today=localdate(), **form.facts()
        ),
    ):  # fmt: skip
        messages.success(request, gettext("The entry is in the directory."))
        return redirect("console:shelf", municipality.slug, found.pk)
    context = {"form": form, "title": gettext("A new entry"), "button": gettext("Add the entry"), "shelf": found}
    return _entry_page(request, municipality, found, context)


@in_console_municipality
def entry(request: HttpRequest, municipality: Municipality, entry_id: int) -> HttpResponse:
    """One entry: is it still so, and what has changed."""
    found, today = _load(municipality, entry_id), localdate()
    form = EntryForm(
        request.POST or None, shelf=found.shelf, initial={**EntryForm.values_of(found), "version": found.version}
    )

    def fresh() -> tuple[int, dict[str, Any]]:
        saved = _load(municipality, entry_id)
        return saved.version, EntryForm.values_of(saved)

    if request.method == "POST" and form.is_valid() and carry_out(
        form,
        lambda: operations.change_entry(
            entry_id=found.pk, by=request.user, now=timezone.now(), today=today, seen_version=form.seen_version, **form.facts()
        ),
        fresh=fresh,
    ):  # fmt: skip
        messages.success(request, gettext("The entry is saved and verified today."))
        return redirect("console:shelf", municipality.slug, found.shelf_id)
    context = {"form": form, "title": found.title, "button": gettext("Save and verify"), "row": rows([found], today)[0]}
    return _entry_page(request, municipality, found.shelf, context)


@require_POST
@in_console_municipality
def entry_verify(request: HttpRequest, municipality: Municipality, entry_id: int) -> HttpResponse:
    """It is still so: one click."""
    found = _load(municipality, entry_id)
    act(
        request,
        lambda: operations.verify_entry(entry_id=found.pk, by=request.user, now=timezone.now(), today=localdate()),
        gettext("Verified today: %(entry)s") % {"entry": found.title},
    )
    return _home(municipality)


@in_console_municipality
def entry_end(request: HttpRequest, municipality: Municipality, entry_id: int) -> HttpResponse:
    """Take an entry down, with the reason."""
    found, form = _load(municipality, entry_id), EndEntryForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and carry_out(
        form,
        lambda: operations.end_entry(
            entry_id=found.pk, reason=form.cleaned_data["reason"], by=request.user, now=timezone.now(), today=localdate()
        ),
    ):  # fmt: skip
        messages.success(request, gettext("The entry has been taken down."))
        return redirect("console:shelf", municipality.slug, found.shelf_id)
    title = gettext("Take down: %(entry)s") % {"entry": found.title}
    context = {
        "form": form,
        "title": title,
        "button": gettext("Take it down"),
        "cancel": _url("entry", municipality, found.pk),
    }
    return _form_page(request, municipality, context, Link(found.title, context["cancel"]))


def _load(municipality: Municipality, entry_id: int) -> Entry:
    entries = Entry.objects.select_related("shelf__municipality", "verifier__user")
    return get_object_or_404(entries, pk=entry_id, shelf__municipality=municipality)


def _home(municipality: Municipality) -> HttpResponse:
    return redirect("console:shelves", municipality.slug)


def _url(name: str, municipality: Municipality, *rest: object) -> str:
    return reverse(f"console:{name}", args=[municipality.slug, *rest])


def _directory(municipality: Municipality) -> Link:
    return Link(gettext("Directory"), _url("shelves", municipality))


def _form_page(
    request: HttpRequest, municipality: Municipality, context: dict[str, Any], *between: Link
) -> HttpResponse:
    trail = [_directory(municipality), *between, Link(context["title"])]
    around = {"cancel": _url("shelves", municipality), "trail": trail, **context}
    return municipality_page(request, municipality, "console/form.html", around, here="shelves")


def _entry_page(
    request: HttpRequest, municipality: Municipality, shelf: Shelf, context: dict[str, Any]
) -> HttpResponse:
    back = _url("shelf", municipality, shelf.pk)
    around = {
        "cancel": back,
        "trail": [_directory(municipality), Link(shelf.name, back), Link(context["title"])],
        **context,
    }
    return municipality_page(request, municipality, "console/directory/entry.html", around, here="shelves")
