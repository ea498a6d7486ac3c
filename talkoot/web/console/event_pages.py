"""The pages of gatherings: a network's and a municipality's own are the same, in the frame of their host."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from talkoot.adoptions.queries.clock import forums_of
from talkoot.events.models import Event
from talkoot.networks.models import Network
from talkoot.organisations.models import Municipality
from talkoot.web.console.page import municipality_page, network_page
from talkoot.web.ui.pieces import Link

Host = Network | Municipality
PAGES = ("events", "new", "event", "edit", "cancel", "attendance")


def address_names(host: Host) -> dict[str, str]:
    """The names of the host's addresses by what the pages are."""
    if isinstance(host, Network):
        return {page: f"console:{_name(page)}" for page in PAGES}
    return {page: f"console:town-{_name(page)}" for page in PAGES if page != "attendance"}


def event_url(host: Host, page: str, *args: object) -> str:
    """The address of one of the host's pages."""
    return reverse(address_names(host)[page], args=[host.slug, *args])


def owned_by(host: Host) -> dict[str, int | None]:
    """Whose the gathering is, as its columns tell it."""
    if isinstance(host, Network):
        return {"network_id": host.pk}
    return {"network_id": None, "municipality_id": host.pk}


def load_event(host: Host, event_id: int) -> Event:
    """The host's own gathering, or not found."""
    return get_object_or_404(Event, pk=event_id, **owned_by(host))


def facts_of_form(host: Host) -> dict[str, Any]:
    """What the form asks to know of the host: its languages, and the forums that it already has."""
    if isinstance(host, Network):
        return {"languages": host.languages, "is_network": True, "forums": []}
    return {"languages": host.languages, "is_network": False, "forums": forums_of(host)}


def event_page(request: HttpRequest, host: Host, template: str, context: dict[str, Any]) -> HttpResponse:
    """A page in the frame of the host; a municipality's gatherings stand under its year clock."""
    context = {**context, "host": host, "names": address_names(host), "is_network": isinstance(host, Network)}
    if isinstance(host, Network):
        return network_page(request, host, template, context, here="events")
    return municipality_page(request, host, template, context, here="clock")


def event_form_page(
    request: HttpRequest, host: Host, form: Any, title: str, button: str, about: str = "", found: Event | None = None
) -> HttpResponse:  # fmt: skip
    """A form about gatherings, with the way back to the one it is about."""
    back = event_url(host, "event", found.pk) if found else event_url(host, "events")
    trail = event_trail(host, found.title, back, title) if found else event_trail(host, title)
    context = {"form": form, "title": title, "button": button, "about": about, "cancel": back, "trail": trail}
    return event_page(request, host, "console/events/form.html", context)


def event_trail(host: Host, title: str = "", url: str = "", last: str = "") -> list[Link]:
    """The way from the year clock or the network's list to here."""
    trail = (
        [] if isinstance(host, Network) else [Link(gettext("Year clock"), reverse("console:clock", args=[host.slug]))]
    )
    trail += [Link(gettext("Events"), event_url(host, "events") if title else "")]
    trail += [Link(title, url)] if title else []
    return [*trail, Link(last)] if last else trail


def _name(page: str) -> str:
    return page if page in {"events", "event"} else f"event-{page}"
