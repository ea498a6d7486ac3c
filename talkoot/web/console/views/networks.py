"""All networks of the instance, and a new one: for operators."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from talkoot.networks.operations import add_coordinator, found_network
from talkoot.networks.rules import may_found
from talkoot.web.console.forms.networks import NewNetworkForm
from talkoot.web.console.page import instance_page
from talkoot.web.console.views.home import home
from talkoot.web.shared.editing import carry_out
from talkoot.web.ui.pieces import Link


def networks(request: HttpRequest) -> HttpResponse:
    """Every network; who runs none has nothing here."""
    if not may_found(request.user):
        raise PermissionDenied
    return home(request)


def network_new(request: HttpRequest) -> HttpResponse:
    """Bring a network to life with its first coordinator."""
    if not may_found(request.user):
        raise PermissionDenied
    form = NewNetworkForm(request.POST or None)

    def change() -> None:
        data, now = form.cleaned_data, timezone.now()
        network = found_network(by=request.user, now=now, **form.facts())
        add_coordinator(
            network_id=network.pk, email=data["coordinator_email"], name=data["coordinator_name"], language=data["language"],
            by=request.user, now=now,
        )  # fmt: skip

    if request.method == "POST" and form.is_valid() and carry_out(form, change):
        messages.success(
            request, gettext("The network is in formation. The public does not see it before it is opened.")
        )
        return redirect("console:today", form.cleaned_data["slug"])
    return _page(request, form)


def _page(request: HttpRequest, form: NewNetworkForm) -> HttpResponse:
    title, way_back = gettext("Begin a new network"), reverse("console:networks")
    context = {
        "form": form, "title": title, "button": gettext("Begin the network"), "cancel": way_back,
        "about": gettext("Texts, tiers and members are added after this, in peace: a network in formation is not public."),
        "trail": [Link(gettext("Networks"), way_back), Link(title)],
    }  # fmt: skip
    return instance_page(request, "console/form.html", context)
