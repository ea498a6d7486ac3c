"""Coordinators, and the organisations that coordinate together."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from talkoot.networks.models import Coordination, Coordinator, Network
from talkoot.networks.operations import add_coordinator, end_coordinator
from talkoot.networks.operations_coordination import name_coordinating_organisation
from talkoot.web.console.forms.people import CoordinatingForm, CoordinatorForm
from talkoot.web.console.page import network_page
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.scoping import in_console_network
from talkoot.web.ui.pieces import Link


@in_console_network
def people(request: HttpRequest, network: Network) -> HttpResponse:
    """Who runs the network; add one more."""
    is_organisation = "organisation" in request.POST
    person = CoordinatorForm(
        None if is_organisation else request.POST or None, initial={"language": network.languages[0]}
    )
    organisation = CoordinatingForm(request.POST if is_organisation else None)
    if request.method == "POST" and (
        _organisation_added(request, network, organisation)
        if is_organisation
        else _person_added(request, network, person)
    ):
        return redirect("console:people", network.slug)
    context = {
        "coordinators": list(network.coordinators.in_office().select_related("user", "organisation")),
        "former": list(network.coordinators.filter(until_on__isnull=False).select_related("user")),
        "coordinations": list(Coordination.objects.filter(network=network).select_related("organisation")),
        "person_form": person, "organisation_form": organisation,
        "trail": [Link(gettext("Settings"), reverse("console:settings", args=[network.slug])), Link(gettext("People"))],
    }  # fmt: skip
    return network_page(request, network, "console/people/people.html", context, here="settings")


@require_POST
@in_console_network
def coordinator_end(request: HttpRequest, network: Network, coordinator_id: int) -> HttpResponse:
    """The person no longer runs the network."""
    found = get_object_or_404(
        Coordinator.objects.in_office().select_related("user"), pk=coordinator_id, network=network
    )
    ended = act(
        request,
        lambda: end_coordinator(
            coordinator_id=found.pk, by=request.user, today=timezone.localdate(), now=timezone.now()
        ),
        gettext("%(name)s no longer runs the network.") % {"name": found.user},
    )
    if ended and found.user == request.user:
        return redirect("home-of-user")
    return redirect("console:people", network.slug)


def _person_added(request: HttpRequest, network: Network, form: Any) -> bool:
    if not form.is_valid() or not carry_out(
        form,
        lambda: add_coordinator(
            network_id=network.pk, email=form.cleaned_data["email"], name=form.cleaned_data["name"],
            language=form.cleaned_data["language"], by=request.user, now=timezone.now(),
        ),
    ):  # fmt: skip
        return False
    messages.success(
        request, gettext("%(name)s can sign in and run the network now.") % {"name": form.cleaned_data["name"]}
    )
    return True


def _organisation_added(request: HttpRequest, network: Network, form: Any) -> bool:
    if not form.is_valid() or not carry_out(
        form, lambda: name_coordinating_organisation(network_id=network.pk, words=form.cleaned_data["organisation"])
    ):
        return False
    messages.success(request, gettext("The organisation was added."))
    return True
