"""What the municipality has published of its ways of working, for others to copy."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.db.models import Prefetch, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from talkoot.adoptions import operations
from talkoot.adoptions.enums import AdoptionState
from talkoot.adoptions.models import Adoption, Practice
from talkoot.adoptions.queries.advice import desks_counted, hours_of_advice
from talkoot.organisations.models import Municipality
from talkoot.web.console.forms.practices import PracticeForm, prefilled, values_of
from talkoot.web.console.page import municipality_page
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.scoping import in_console_municipality
from talkoot.web.ui.pieces import Link

A_YEAR = timedelta(days=365)
NOT_BEGUN = (AdoptionState.IDEA, AdoptionState.DECIDED)


@in_console_municipality
def practices(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """Drafts, published and withdrawn ones; models about which nothing is told yet."""
    own = Practice.objects.filter(municipality=municipality).select_related("adoption")
    copies = Prefetch("copies", Adoption.objects.public().select_related("municipality"))  # others' ideas are their own
    rows = list(own.prefetch_related(copies))
    written = [row.adoption_id for row in rows if row.adoption_id]
    untold = Adoption.objects.filter(municipality=municipality).exclude(state__in=NOT_BEGUN).exclude(pk__in=written)
    context = {
        "practices": rows, "untold": list(untold),
        "shown": sum(row.published_at is not None and row.withdrawn_at is None for row in rows),
        "trail": [_overview(municipality), Link(gettext("Practices"))],
    }  # fmt: skip
    return municipality_page(request, municipality, "console/practices/list.html", context, here="portfolio")


@in_console_municipality
def practice_edit(request: HttpRequest, municipality: Municipality, adoption_id: int) -> HttpResponse:
    """Write how it was done; saved as a draft, and published by the second button."""
    adoption = get_object_or_404(
        Adoption.objects.select_related("municipality"), pk=adoption_id, municipality=municipality
    )
    known = Practice.objects.filter(adoption=adoption).first()
    form = PracticeForm(
        request.POST or None, languages=municipality.languages, initial=values_of(known) if known else _first(adoption)
    )

    def fresh() -> tuple[int, dict[str, Any]]:
        saved = Practice.objects.get(adoption=adoption)
        return saved.version, values_of(saved)

    def change() -> None:
        facts = {**form.facts(), "seen_version": form.seen_version}
        saved = operations.write_practice(adoption_id=adoption.pk, by=request.user, now=timezone.now(), **facts)
        if "publish" in request.POST:
            operations.publish_practice(practice_id=saved.pk, by=request.user, now=timezone.now())

    if request.method == "POST" and form.is_valid() and carry_out(form, change, fresh=fresh):
        published = gettext("Published. Others can copy it now.")
        messages.success(request, published if "publish" in request.POST else gettext("The draft is saved."))
        return redirect("console:practices-own", municipality.slug)
    return _form_page(request, municipality, adoption, form, known)


@require_POST
@in_console_municipality
def practice_publish(request: HttpRequest, municipality: Municipality, practice_id: int) -> HttpResponse:
    """Let everybody read and copy it."""
    found = get_object_or_404(Practice, pk=practice_id, municipality=municipality)
    act(
        request,
        lambda: operations.publish_practice(practice_id=found.pk, by=request.user, now=timezone.now()),
        gettext("Published. Others can copy it now."),
    )
    return redirect("console:practices-own", municipality.slug)


@require_POST
@in_console_municipality
def practice_withdraw(request: HttpRequest, municipality: Municipality, practice_id: int) -> HttpResponse:
    """Take it from public view."""
    found = get_object_or_404(Practice, pk=practice_id, municipality=municipality)
    act(
        request,
        lambda: operations.withdraw_practice(practice_id=found.pk, by=request.user, now=timezone.now()),
        gettext("Withdrawn. Copies that others have made go on and still name their source."),
    )
    return redirect("console:practices-own", municipality.slug)


def _first(adoption: Adoption) -> dict[str, Any]:
    """The first draft, from what the adoption tells: the effort of the last twelve months, advice included."""
    today = localdate()
    used = adoption.efforts.filter(day__gt=today - A_YEAR).aggregate(Sum("hours"), Sum("euros"))
    advised = hours_of_advice(desks_counted([adoption.pk]), today - A_YEAR, today).get(adoption.pk, 0)
    language = (adoption.municipality.languages or ["fi"])[0]  # in which its people write
    return prefilled(adoption, (used["hours__sum"] or 0) + advised, used["euros__sum"] or 0, language)


def _form_page(
    request: HttpRequest, municipality: Municipality, adoption: Adoption, form: PracticeForm, known: Practice | None
) -> HttpResponse:
    own = Link(gettext("Practices"), reverse("console:practices-own", args=[municipality.slug]))
    context = {
        "form": form, "adoption": adoption, "trail": [_overview(municipality), own, Link(adoption.name)],
        "is_public": known is not None and known.published_at is not None and known.withdrawn_at is None,
    }  # fmt: skip
    return municipality_page(request, municipality, "console/practices/edit.html", context, here="portfolio")


def _overview(municipality: Municipality) -> Link:
    return Link(gettext("Overview"), reverse("console:portfolio", args=[municipality.slug]))
