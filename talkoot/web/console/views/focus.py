"""Where the emissions of the area are, and which of the largest industries nobody takes part from."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from talkoot.adoptions import operations
from talkoot.adoptions.models import ProgrammeAction, SectorEmissions, portfolio_of
from talkoot.organisations.models import Municipality
from talkoot.web.console.forms.focus import ActionForm, EmissionsForm
from talkoot.web.console.page import municipality_page
from talkoot.web.console.queries.focus import bars_of, focus_of, table_of
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.scoping import in_console_municipality
from talkoot.web.ui.pieces import Link


@in_console_municipality
def focus(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """Industries from the largest, partners in each, actions of the programme."""
    found = focus_of(municipality)
    context = {
        "focus": found, "bars": bars_of(found), "table": table_of(found), "portfolio": portfolio_of(municipality),
        "trail": _trail(municipality)[:1] + [Link(gettext("Where the emissions are"))],
    }  # fmt: skip
    return municipality_page(request, municipality, "console/focus/page.html", context, here="portfolio")


@in_console_municipality
def focus_edit(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """Type or paste the emissions of a year."""
    known = list(SectorEmissions.objects.filter(municipality=municipality))
    newest = [row for row in known if row.year == known[0].year]
    form = EmissionsForm(request.POST or None, initial=EmissionsForm.values_of(newest))

    def change() -> None:
        operations.set_sector_emissions(
            municipality_id=municipality.pk, year=form.cleaned_data["year"], source=form.cleaned_data["source"],
            rows=form.rows, by=request.user, now=timezone.now(),
        )  # fmt: skip

    if request.method == "POST" and form.is_valid() and carry_out(form, change):
        messages.success(request, gettext("The emissions by industry are saved."))
        return redirect("console:focus", municipality.slug)
    context = {"form": form, "trail": [*_trail(municipality), Link(gettext("Emissions by industry"))]}
    return municipality_page(request, municipality, "console/focus/edit.html", context, here="portfolio")


@in_console_municipality
def action_new(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """Write down an action of the climate programme."""
    form = ActionForm(request.POST or None)

    def change() -> None:
        operations.add_programme_action(
            municipality_id=municipality.pk, by=request.user, now=timezone.now(), **form.facts()
        )

    if request.method == "POST" and form.is_valid() and carry_out(form, change):
        messages.success(request, gettext("The action is added. Models can be linked to it."))
        return redirect("console:focus", municipality.slug)
    title = gettext("Add an action of the climate programme")
    context = {
        "form": form, "title": title, "button": gettext("Add the action"), "trail": [*_trail(municipality), Link(title)],
        "about": gettext("Only actions that companies have a part in."), "cancel": _trail(municipality)[-1].url,
    }  # fmt: skip
    return municipality_page(request, municipality, "console/form.html", context, here="portfolio")


@require_POST
@in_console_municipality
def action_end(request: HttpRequest, municipality: Municipality, action_id: int) -> HttpResponse:
    """The action is over."""
    found = get_object_or_404(ProgrammeAction, pk=action_id, municipality=municipality)
    act(
        request,
        lambda: operations.end_programme_action(
            action_id=found.pk, by=request.user, now=timezone.now(), today=localdate()
        ),
        gettext("The action is ended: %(action)s") % {"action": found.title},
    )
    return redirect("console:focus", municipality.slug)


def _trail(municipality: Municipality) -> list[Link]:
    return [
        Link(gettext("Overview"), reverse("console:portfolio", args=[municipality.slug])),
        Link(gettext("Where the emissions are"), reverse("console:focus", args=[municipality.slug])),
    ]
