"""What a municipality or a network asks: open dialogues first, then ended ones with what came of them."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate

from talkoot.dialogue.enums import DialogueState
from talkoot.dialogue.models import Dialogue
from talkoot.dialogue.queries import dialogues_of
from talkoot.networks.models import Network
from talkoot.organisations.models import Municipality
from talkoot.web.public.dialogue_pages import host_page
from talkoot.web.shared.dialogues import group_choices, group_name, state_words
from talkoot.web.shared.public_cache import kept_for_everybody
from talkoot.web.shared.scoping import in_public_municipality, in_public_network

SHOWN = 100


@kept_for_everybody()
@in_public_municipality
def of_municipality(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """The municipality's dialogues, and the way to be told of the next market dialogue."""
    found = dialogues_of(municipality_id=municipality.pk)
    return host_page(request, municipality, "public/dialogues/list.html", _lists(found, groups=group_choices()))


@kept_for_everybody()
@in_public_network
def of_network(request: HttpRequest, network: Network) -> HttpResponse:
    """The network's dialogues."""
    return host_page(request, network, "public/dialogues/list.html", _lists(dialogues_of(network_id=network.pk)))


def _lists(found: QuerySet[Dialogue], groups: list[tuple[str, str]] | None = None) -> dict[str, Any]:
    today = localdate()
    rows = [(one, state_words(one, today)[0], group_name(one.product_group)) for one in found.opened()[:SHOWN]]
    return {
        "open": [row for row in rows if row[0].state(today) == DialogueState.OPEN],
        "ended": [row for row in rows if row[0].state(today) == DialogueState.ENDED],
        "groups": [name for _code, name in groups or []],
    }
