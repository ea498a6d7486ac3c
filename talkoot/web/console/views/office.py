"""A municipality's settings: names and colour, the hours there are, the name of the climate programme, its people."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from talkoot.adoptions.models import ProgrammeAction, portfolio_of
from talkoot.adoptions.operations import change_portfolio
from talkoot.organisations.models import Municipality, Officer
from talkoot.organisations.operations_municipalities import change_municipality
from talkoot.organisations.rules import may_lead
from talkoot.web.console.forms.members import LANGUAGES
from talkoot.web.console.forms.office import BasicsForm, PortfolioForm
from talkoot.web.console.page import municipality_page
from talkoot.web.shared.editing import carry_out
from talkoot.web.shared.scoping import for_leads, in_console_municipality
from talkoot.web.ui.pieces import Link


@in_console_municipality
def office(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """What is set, and the way to each."""
    officers = Officer.objects.filter(municipality=municipality).select_related("user")
    context = {
        "may_lead": may_lead(request.user, municipality), "settings": portfolio_of(municipality),
        "actions": ProgrammeAction.objects.filter(municipality=municipality, ended_on=None).count(),
        "officers": [one for one in officers if one.until_on is None],
        "former": [one for one in officers if one.until_on is not None],
        "languages": [str(name) for code, name in LANGUAGES if code in municipality.languages],
    }  # fmt: skip
    return municipality_page(request, municipality, "console/office/office.html", context, here="office")


@for_leads
def basics(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """Names, languages, contact address, colour."""
    form = BasicsForm(
        request.POST or None, initial={**BasicsForm.values_of(municipality), "version": municipality.version}
    )

    def fresh() -> tuple[int, dict[str, Any]]:
        saved = Municipality.objects.get(pk=municipality.pk)
        return saved.version, BasicsForm.values_of(saved)

    def change() -> None:
        change_municipality(
            municipality_id=municipality.pk, by=request.user, now=timezone.now(), seen_version=form.seen_version,
            **form.facts(),
        )  # fmt: skip

    title, saved = gettext("Names, languages and colour"), gettext("Saved. The public pages show it at once.")
    return _edited(request, municipality, form, change, fresh, title, saved)


@for_leads
def whole(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """How many hours there are in a week, and the climate programme."""
    found = portfolio_of(municipality)
    form = PortfolioForm(request.POST or None, initial={**PortfolioForm.values_of(found), "version": found.version})

    def fresh() -> tuple[int, dict[str, Any]]:
        saved = portfolio_of(municipality)
        return saved.version, PortfolioForm.values_of(saved)

    def change() -> None:
        data = form.cleaned_data
        change_portfolio(
            municipality_id=municipality.pk, by=request.user, now=timezone.now(), seen_version=form.seen_version,
            hours_per_week=data["hours_per_week"], programme=data["programme"], programme_url=data["programme_url"],
        )  # fmt: skip

    return _edited(request, municipality, form, change, fresh, gettext("Time and climate programme"), gettext("Saved."))


def _edited(
    request: HttpRequest,
    municipality: Municipality,
    form: Any,
    change: Callable[[], None],
    fresh: Any,
    title: str,
    saved: str,
) -> HttpResponse:
    if request.method == "POST" and form.is_valid() and carry_out(form, change, fresh=fresh):
        messages.success(request, saved)
        return redirect("console:office", municipality.slug)
    return form_page(request, municipality, form, title=title, button=gettext("Save"))


def form_page(request: HttpRequest, municipality: Municipality, form: Any, *, title: str, button: str) -> HttpResponse:
    """A page of the settings with one form."""
    way_back = reverse("console:office", args=[municipality.slug])
    context = {
        "form": form, "title": title, "about": "", "button": button, "cancel": way_back,
        "trail": [Link(gettext("Settings"), way_back), Link(title)],
    }  # fmt: skip
    return municipality_page(request, municipality, "console/form.html", context, here="office")
