"""The network's settings: texts, basics, colour, state."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from talkoot.networks.enums import NetworkState
from talkoot.networks.models import Coordination, Network
from talkoot.networks.operations import change_network, change_network_state
from talkoot.web.console.forms.settings import BasicsForm, ColourForm, StateForm, TextsForm
from talkoot.web.console.page import network_page
from talkoot.web.console.queries.colour import preview_of
from talkoot.web.console.queries.settings import missing_texts
from talkoot.web.shared.editing import EditForm, carry_out
from talkoot.web.shared.scoping import in_console_network
from talkoot.web.ui.pieces import Link


@in_console_network
def settings_page(request: HttpRequest, network: Network) -> HttpResponse:
    """What is set, what is missing, and the way to each."""
    context = {
        "missing": missing_texts(network),
        "tiers": list(network.tiers.all()),
        "coordinators": list(network.coordinators.in_office().select_related("user")),
        "coordinations": list(Coordination.objects.filter(network=network).select_related("organisation")),
        "languages": [
            str(name) for code, name in BasicsForm.base_fields["languages"].choices if code in network.languages
        ],
    }
    return network_page(request, network, "console/settings/settings.html", context, here="settings")


@in_console_network
def texts(request: HttpRequest, network: Network) -> HttpResponse:
    """The public texts, the languages side by side."""
    form = TextsForm(request.POST or None, network=network)
    if _saved(request, network, form, lambda: form.facts(), TextsForm.values_of):
        return redirect("console:settings", network.slug)
    context = {"form": form, "missing": missing_texts(network), "trail": _trail(network, gettext("Texts"))}
    return network_page(request, network, "console/settings/texts.html", context, here="settings")


@in_console_network
def basics(request: HttpRequest, network: Network) -> HttpResponse:
    """How one joins, languages, contact address."""
    form = BasicsForm(request.POST or None, initial={**BasicsForm.values_of(network), "version": network.version})

    def facts() -> dict[str, Any]:
        chosen = form.facts()
        before = [code for code in network.languages if code in chosen["languages"]]
        return {**chosen, "languages": [*before, *(code for code in chosen["languages"] if code not in before)]}

    if _saved(request, network, form, facts, BasicsForm.values_of):
        return redirect("console:settings", network.slug)
    title = gettext("Basics")
    context = {
        "form": form, "title": title, "about": "", "button": gettext("Save"), "trail": _trail(network, title),
        "cancel": reverse("console:settings", args=[network.slug]),
    }  # fmt: skip
    return network_page(request, network, "console/form.html", context, here="settings")


@in_console_network
def colour(request: HttpRequest, network: Network) -> HttpResponse:
    """The colour with its contrasts; ?colour= shows the page in that colour before it is saved."""
    tried = request.GET.get("colour", "")
    initial = {"colour": tried or network.theme_colour, "version": network.version}
    form = ColourForm(request.POST or None, initial=initial)
    if _saved(
        request,
        network,
        form,
        lambda: {"theme_colour": form.cleaned_data["colour"]},
        lambda saved: {"colour": saved.theme_colour},
    ):
        return redirect("console:settings", network.slug)
    preview = preview_of(str(form["colour"].value() or ""), network.theme_colour)
    if request.htmx:
        return render(request, "console/settings/_colour.html", {"preview": preview})
    context = {
        "form": form,
        "preview": preview,
        "theme_colour": preview.colour,
        "trail": _trail(network, gettext("Colour")),
    }
    return network_page(request, network, "console/settings/colour.html", context, here="settings")


@in_console_network
def state(request: HttpRequest, network: Network) -> HttpResponse:
    """Open the network to the public, or end it."""
    form = StateForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and carry_out(
            form,
            lambda: change_network_state(
                network_id=network.pk,
                state=form.cleaned_data["state"],
                reason=form.cleaned_data["reason"],
                by=request.user,
                now=timezone.now(),
            ),
        )
    ):
        messages.success(request, gettext("The state of the network is saved."))
        return redirect("console:settings", network.slug)
    context = {
        "form": form, "missing": missing_texts(network), "is_forming": network.state == NetworkState.FORMING,
        "is_active": network.state == NetworkState.ACTIVE, "has_tiers": network.tiers.exists(),
        "trail": _trail(network, gettext("State of the network")),
    }  # fmt: skip
    return network_page(request, network, "console/settings/state.html", context, here="settings")


def _saved(request: HttpRequest, network: Network, form: EditForm, facts: Any, values_of: Any) -> bool:
    def fresh() -> tuple[int, dict[str, Any]]:
        saved = Network.objects.get(pk=network.pk)
        return saved.version, values_of(saved)

    def change() -> None:
        change_network(
            network_id=network.pk, by=request.user, now=timezone.now(), seen_version=form.seen_version, **facts()
        )

    if request.method == "POST" and form.is_valid() and carry_out(form, change, fresh=fresh):
        messages.success(request, gettext("Saved. The public pages show it at once."))
        return True
    return False


def _trail(network: Network, last: str) -> list[Link]:
    return [Link(gettext("Settings"), reverse("console:settings", args=[network.slug])), Link(last)]
