"""The health of a network, without any report."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from talkoot.networks.models import Network
from talkoot.web.console.page import network_page
from talkoot.web.console.queries.attendance import (
    attendance_bars,
    attendance_sentence,
    attendance_table,
    gatherings_with_people,
)
from talkoot.web.console.queries.health import health_bars, health_of, health_table, most_active
from talkoot.web.shared.scoping import in_console_network


@in_console_network
def health(request: HttpRequest, network: Network) -> HttpResponse:
    """Reach, attendance and signs of life in twelve months, by size and industry."""
    found = health_of(network, timezone.localdate(), timezone.now())
    held = gatherings_with_people(network, timezone.localdate())
    context = {
        "held": held,
        "held_sentence": attendance_sentence(held) if held else "",
        "held_bars": attendance_bars(held),
        "held_table": attendance_table(held),
        "held_keys": [("d1", gettext("from members")), ("d2", gettext("other guests"))],
        "health": found,
        "whole": found.whole,
        "keys": [("d1", gettext("a sign of life in twelve months")), ("d0", gettext("nothing heard"))],
        "size_sentence": most_active(found.sizes) if found.sizes else "",
        "sector_sentence": most_active(found.sectors) if found.sectors else "",
        "size_bars": health_bars(found.sizes),
        "size_table": health_table(gettext("Size"), found.sizes),
        "sector_bars": health_bars(found.sectors),
        "sector_table": health_table(gettext("Industry"), found.sectors),
    }
    return network_page(request, network, "console/events/health.html", context, here="events")
