"""The services that give advice: set up, changed, and what they have given."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from talkoot.cases import operations
from talkoot.cases.enums import DeskKind
from talkoot.cases.models import Desk
from talkoot.cases.queries import desk_summary
from talkoot.organisations.models import Municipality
from talkoot.web.console.forms.cases import DeskForm, NewDeskForm
from talkoot.web.console.page import municipality_page
from talkoot.web.console.queries.desks import desk_bars, desk_table, totals
from talkoot.web.shared.editing import carry_out
from talkoot.web.shared.scoping import in_console_municipality
from talkoot.web.ui.pieces import Link


@in_console_municipality
def summary(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """What the services have given: cases, hours, measures, effects."""
    desks = desk_summary(municipality.pk)
    context = {
        "desks": desks, "keys": [("d1", gettext("led to a measure")), ("d2", gettext("not yet"))], "totals": totals(desks), "bars": desk_bars(desks), "table": desk_table(desks),
        "trail": [_up(municipality), Link(gettext("What advice has given"))],
    }  # fmt: skip
    return municipality_page(request, municipality, "console/cases/summary.html", context, here="cases")


@in_console_municipality
def desk_new(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """Set a service up."""
    form = NewDeskForm(request.POST or None, municipality=municipality)
    if request.method == "POST" and form.is_valid():
        facts, adviser = form.cleaned_data, form.cleaned_data["adviser"]
        if carry_out(
            form,
            lambda: operations.add_desk(
                municipality_id=municipality.pk, kind=facts["kind"], name={}, by=request.user, now=timezone.now(),
                adviser_id=adviser.pk if adviser else None, follow_up_months=facts["follow_up_months"],
            ),
        ):  # fmt: skip
            messages.success(request, _opened(facts["kind"]))
            return redirect("console:cases", municipality.slug)
    about = gettext("Name, description and path are ready in three languages; you can change them afterwards.")
    return _form_page(request, municipality, form, gettext("Set up a service"), gettext("Open the service"), about)


@in_console_municipality
def desk_edit(request: HttpRequest, municipality: Municipality, desk_id: int) -> HttpResponse:
    """Change a service's texts and settings."""
    found = _load(municipality, desk_id)
    form = DeskForm(request.POST or None, desk=found)
    if request.method == "POST" and form.is_valid() and carry_out(
        form,
        lambda: operations.change_desk(
            desk_id=found.pk, by=request.user, now=timezone.now(), seen_version=form.seen_version, **form.facts()
        ),
        fresh=lambda: ((saved := _load(municipality, desk_id)).version, DeskForm.values_of(saved)),
    ):  # fmt: skip
        messages.success(request, gettext("The service is saved."))
        return redirect("console:cases", municipality.slug)
    return _form_page(request, municipality, form, found.name, gettext("Save"), "")


def _opened(kind: str) -> str:
    if kind == DeskKind.REFERRAL:
        return gettext("The service is open. Officials can refer companies now.")
    return gettext("The service is open. Companies find it on the municipality's page.")


def _load(municipality: Municipality, desk_id: int) -> Desk:
    return get_object_or_404(
        Desk.objects.select_related("municipality", "adviser"), pk=desk_id, municipality=municipality
    )


def _form_page(
    request: HttpRequest, municipality: Municipality, form: NewDeskForm | DeskForm, title: str, button: str, about: str
) -> HttpResponse:
    context = {
        "form": form, "title": title, "button": button, "about": about, "cancel": _up(municipality).url,
        "trail": [_up(municipality), Link(title)],
    }  # fmt: skip
    return municipality_page(request, municipality, "console/form.html", context, here="cases")


def _up(municipality: Municipality) -> Link:
    return Link(gettext("Advice"), reverse("console:cases", args=[municipality.slug]))
