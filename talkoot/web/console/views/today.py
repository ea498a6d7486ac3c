"""The first page of the day."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from talkoot.events.models import Event
from talkoot.memberships.queries import counts_by_state
from talkoot.networks.models import Network
from talkoot.web.console.page import network_page
from talkoot.web.console.queries.rounds import current_round, days_to, year_plan
from talkoot.web.console.queries.settings import missing_texts
from talkoot.web.console.queries.today import jobs, silent_members
from talkoot.web.shared.scoping import in_console_network

SHOWN_SILENT = 5


@in_console_network
def today(request: HttpRequest, network: Network) -> HttpResponse:
    """What waits, this round, the year, and those we have not heard from."""
    now = timezone.now()
    states = counts_by_state(network.pk)
    silent = silent_members(network, now)
    waiting = jobs(network, states, len(silent), now)
    standing = current_round(network)
    context = {
        "now": now,
        "jobs": waiting,
        "things": sum(job.count for job in waiting),
        "standing": standing,
        "time_left": days_to(standing.round.due_on, timezone.localdate(now)) if standing else "",
        "plan": year_plan(standing, now) if standing else [],
        "month": timezone.localdate(now).month,
        "silent": silent[:SHOWN_SILENT],
        "silent_more": len(silent) - SHOWN_SILENT,
        "beginning": _beginning(network, sum(states.values()), _has_begun(network, standing is not None)),
    }
    return network_page(request, network, "console/today/today.html", context, here="today")


def _has_begun(network: Network, has_round: bool) -> bool:
    """An open network begins with its first event, a closed one with its first round."""
    return has_round or (network.is_open and Event.objects.of_network(network.pk).exists())


def _beginning(network: Network, members: int, has_begun: bool) -> list[tuple[SafeString, bool]]:
    """The first steps of a new network; nothing once it runs."""
    if network.state != "forming" and members and has_begun:
        return []
    steps = (
        (gettext("Write the texts in the languages of the network"), "settings-texts", not missing_texts(network)),
        (gettext("Give a contact address and choose a colour"), "settings-basics", bool(network.contact_email)),
        (gettext("Set the rules of the member tiers"), "settings", network.tiers.exists()),
        (gettext("Bring the members, from your spreadsheet or by hand"), "members", bool(members)),
        (gettext("Open the network to the public"), "settings-state", network.state == "active"),
        (gettext("Plan the first event"), "events", has_begun)
        if network.is_open
        else (gettext("Prepare the first follow-up round"), "rounds", has_begun),
    )
    return [
        (format_html('<a href="{}">{}</a>', reverse(f"console:{name}", args=[network.slug]), text), done)
        for text, name, done in steps
    ]
