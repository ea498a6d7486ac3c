"""The dialogues of a municipality or a network: what waits for an answer first, then the questions; a new one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext

from talkoot.dialogue import operations
from talkoot.dialogue.models import Dialogue
from talkoot.dialogue.queries import dialogues_of, inputs_waiting
from talkoot.networks.models import Network
from talkoot.organisations.models import Municipality
from talkoot.web.console.dialogue_pages import host_page, list_url
from talkoot.web.console.forms.dialogues import DialogueForm
from talkoot.web.console.queries.dialogues import owners_in_office
from talkoot.web.shared.dialogues import state_words
from talkoot.web.shared.editing import carry_out
from talkoot.web.shared.scoping import in_console_municipality, in_console_network
from talkoot.web.ui.pieces import Link

QUEUE = 20
SHOWN = 200


@in_console_municipality
def of_municipality(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """The municipality's dialogues."""
    return _list(request, municipality, municipality_id=municipality.pk)


@in_console_network
def of_network(request: HttpRequest, network: Network) -> HttpResponse:
    """The network's dialogues."""
    return _list(request, network, network_id=network.pk)


@in_console_municipality
def municipality_new(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """A draft for the municipality."""
    return _new(request, municipality, municipality=municipality)


@in_console_network
def network_new(request: HttpRequest, network: Network) -> HttpResponse:
    """A draft for the network."""
    return _new(request, network, network=network)


def _list(request: HttpRequest, host: Municipality | Network, **whose: int) -> HttpResponse:
    waiting, today = inputs_waiting(**whose), timezone.localdate()
    rows = [(one, *state_words(one, today)) for one in dialogues_of(**whose)[:SHOWN]]
    context = {
        "waiting": list(waiting[:QUEUE]), "count": waiting.count(), "rows": rows, "new_url": _new_url(host),
        "of_network": isinstance(host, Network),
    }  # fmt: skip
    return host_page(request, host, "console/dialogues/list.html", context)


def _new(request: HttpRequest, host: Municipality | Network, **place: Any) -> HttpResponse:
    form = DialogueForm(request.POST or None, host=host, initial={"kind": request.GET.get("kind", "")})
    made: list[Dialogue] = []

    def change() -> None:
        facts = form.facts(owners_in_office(Dialogue(**place)))
        ids = {f"{name}_id": one.pk for name, one in place.items()}
        made.append(operations.prepare_dialogue(**ids, **facts, by=request.user, now=timezone.now()))

    if form.is_bound and form.is_valid() and carry_out(form, change):
        return redirect("console:dialogue", made[0].pk) if made else redirect(list_url(host))
    title = gettext("A new dialogue")
    trail = [Link(gettext("Dialogues"), list_url(host)), Link(title)]
    context = {
        "form": form,
        "title": title,
        "trail": trail,
        "button": gettext("Save the draft"),
        "back": list_url(host),
    }
    return host_page(request, host, "console/dialogues/form.html", context)


def _new_url(host: Municipality | Network) -> str:
    return list_url(host) + "new/"
