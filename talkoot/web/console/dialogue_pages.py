"""A dialogue's pages: who may open them is asked of the dialogue, the frame is its municipality's or its network's."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from talkoot.dialogue.models import Dialogue
from talkoot.networks.models import Network
from talkoot.organisations.models import Municipality
from talkoot.web.console.page import municipality_page, network_page
from talkoot.web.shared.dialogues import inside
from talkoot.web.ui.pieces import Link

LARGEST_ID = 2**63 - 1


def in_dialogue(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """`view(request, dialogue, …)` for those who run it; for others it does not exist."""

    @wraps(view)
    def run(request: HttpRequest, dialogue_id: int, **kwargs: Any) -> HttpResponse:
        visible = Dialogue.objects.visible_to(request.user).select_related("municipality", "network", "owner")
        ids = [dialogue_id, *(value for value in kwargs.values() if isinstance(value, int))]
        found = get_object_or_404(visible if max(ids) <= LARGEST_ID else visible.none(), pk=dialogue_id)
        with inside(found):
            return view(request, found, **kwargs)

    return run


def host_page(
    request: HttpRequest, host: Municipality | Network, template: str, context: dict[str, Any]
) -> HttpResponse:
    """A page in the frame of the municipality or the network; the way back is in the trail."""
    context = {**context, "host": host, "list_url": list_url(host)}
    if isinstance(host, Municipality):
        return municipality_page(request, host, template, context, here="dialogues")
    return network_page(request, host, template, context, here="network-dialogues")


def dialogue_page(
    request: HttpRequest, found: Dialogue, template: str, context: dict[str, Any] | None = None, *, here: str = ""
) -> HttpResponse:
    """A page of one dialogue; `here` is its name in the trail when it is not the dialogue's first page."""
    url = reverse("console:dialogue", args=[found.pk])
    trail = [Link(gettext("Dialogues"), list_url(found.host)), Link(found.title, url if here else "")]
    context = {"dialogue": found, "trail": [*trail, Link(here)] if here else trail, "back": url, **(context or {})}
    return host_page(request, found.host, template, context)


def list_url(host: Municipality | Network) -> str:
    """Where the host's dialogues are listed."""
    name = "console:dialogues" if isinstance(host, Municipality) else "console:network-dialogues"
    return reverse(name, args=[host.slug])
