"""What the public pages about dialogue share: the frame of the host, loading, links that open nothing."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from talkoot.dialogue.models import Dialogue
from talkoot.networks.models import Network
from talkoot.organisations.models import Municipality
from talkoot.web.public.page import instance_page, municipality_page, network_frame

LARGEST_ID = 2**63 - 1
LONGEST_TOKEN = 64


def published_dialogue(dialogue_id: int) -> Dialogue:
    """The dialogue if the public may know of it."""
    found = Dialogue.objects.published().select_related("municipality", "network")
    dialogue = found.filter(pk=dialogue_id).first() if dialogue_id <= LARGEST_ID else None
    if dialogue is None:
        raise Http404
    return dialogue


def host_page(
    request: HttpRequest, host: Municipality | Network, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page in the frame of the municipality or the network."""
    context = {**context, "host": host, "of_network": isinstance(host, Network)}
    if isinstance(host, Municipality):
        return municipality_page(request, host, template, context, here="dialogues", status=status)
    return render(request, template, {**network_frame(request, host), **context}, status=status)


def can_be_token(token: str) -> bool:
    """Whether it is worth asking the database."""
    return token.isascii() and token.isprintable() and len(token) <= LONGEST_TOKEN


def unknown_link(request: HttpRequest) -> HttpResponse:
    """A link that opens nothing is told kindly."""
    response = instance_page(request, "public/dialogues/unknown_link.html")
    response.status_code = 404
    return response
