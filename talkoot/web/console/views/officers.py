"""Those who work for a municipality: named, changed, thanked. Only those in charge of the whole do it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from talkoot.organisations.models import Municipality, Officer
from talkoot.organisations.operations_municipalities import add_officer, change_officer, end_officer
from talkoot.web.console.forms.office import OfficerForm, RoleForm
from talkoot.web.console.views.office import form_page
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.scoping import for_leads


@for_leads
def officer_new(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """A person who works for the municipality from now on."""
    form = OfficerForm(request.POST or None, initial={"language": (municipality.languages or ["fi"])[0]})

    def add() -> None:
        facts = {name: form.cleaned_data[name] for name in ("email", "name", "unit", "title", "is_lead", "language")}
        add_officer(
            municipality_id=municipality.pk, by=request.user, now=timezone.now(), today=timezone.localdate(), **facts
        )

    if request.method == "POST" and form.is_valid() and carry_out(form, add):
        messages.success(
            request, gettext("%(name)s can sign in and own models now.") % {"name": form.cleaned_data["name"]}
        )
        return _to_people(municipality)
    return form_page(request, municipality, form, title=gettext("Add a person"), button=gettext("Add the person"))


@for_leads
def officer(request: HttpRequest, municipality: Municipality, officer_id: int) -> HttpResponse:
    """Correct unit, title and charge."""
    found = _load(municipality, officer_id)
    form = RoleForm(request.POST or None, initial=RoleForm.values_of(found))

    def change() -> None:
        change_officer(officer_id=found.pk, by=request.user, now=timezone.now(), **form.cleaned_data)

    if request.method == "POST" and form.is_valid() and carry_out(form, change):
        messages.success(request, gettext("Saved."))
        return _to_people(municipality)
    return form_page(request, municipality, form, title=str(found), button=gettext("Save"))


@require_POST
@for_leads
def officer_end(request: HttpRequest, municipality: Municipality, officer_id: int) -> HttpResponse:
    """The person no longer works here; those in charge get a letter about what needs a new owner."""
    found = _load(municipality, officer_id)
    ended = act(
        request,
        lambda: end_officer(officer_id=found.pk, by=request.user, now=timezone.now(), today=timezone.localdate()),
        gettext("%(name)s no longer works here. Models that need a new owner stand in the overview.")
        % {"name": found.user},
    )
    if ended and found.user == request.user:
        return redirect("home-of-user")
    return _to_people(municipality)


def _load(municipality: Municipality, officer_id: int) -> Officer:
    officers = Officer.objects.in_office().select_related("user")
    return get_object_or_404(officers, pk=officer_id, municipality=municipality)


def _to_people(municipality: Municipality) -> HttpResponse:
    return redirect(reverse("console:office", args=[municipality.slug]) + "#people")
