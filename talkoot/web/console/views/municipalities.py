"""Bringing a municipality onto the service: for operators."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from talkoot.organisations.models import Municipality
from talkoot.organisations.operations_municipalities import add_officer, take_into_use
from talkoot.organisations.rules import may_take_into_use
from talkoot.web.console.forms.office import NewMunicipalityForm
from talkoot.web.console.page import instance_page
from talkoot.web.shared.editing import carry_out
from talkoot.web.ui.pieces import Link


def municipality_new(request: HttpRequest) -> HttpResponse:
    """A municipality with the person in charge."""
    if not may_take_into_use(request.user):
        raise PermissionDenied
    form = NewMunicipalityForm(request.POST or None)
    made: list[Municipality] = []
    if request.method == "POST" and form.is_valid() and carry_out(form, lambda: made.append(_begin(request, form))):
        messages.success(request, gettext("The municipality is on the service. Take the first models into use."))
        return redirect("console:portfolio", made[0].slug) if made else redirect("console:home")
    title, way_back = gettext("Bring a municipality onto the service"), reverse("console:home")
    context = {
        "form": form, "title": title, "button": gettext("Bring it onto the service"), "cancel": way_back,
        "about": gettext("It gets an address, a console and a public page. Colour, people and models are added after this."),
        "trail": [Link(gettext("Networks and municipalities"), way_back), Link(title)],
    }  # fmt: skip
    return instance_page(request, "console/form.html", context)


def _begin(request: HttpRequest, form: NewMunicipalityForm) -> Municipality:
    data, now, today = form.cleaned_data, timezone.now(), timezone.localdate()
    own = data["language"]
    languages = [own, *(code for code in data["languages"] if code != own)]
    found = take_into_use(
        name=data["name"], by=request.user, now=now, today=today, languages=languages, contact_email=data["lead_email"]
    )
    add_officer(
        municipality_id=found.pk, email=data["lead_email"], name=data["lead_name"], unit=data["unit"], is_lead=True,
        language=own, by=request.user, now=now, today=today,
    )  # fmt: skip
    return found
