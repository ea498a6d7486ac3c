"""What this is, which networks there are, and three doors: companies, municipalities, everyone."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django_scopes import scope

from talkoot.memberships.enums import PUBLIC
from talkoot.memberships.models import Membership
from talkoot.networks.enums import NetworkState
from talkoot.networks.models import Network
from talkoot.reporting.models import Round
from talkoot.reporting.queries.public_record import counts_by_network
from talkoot.web.public.page import instance_page
from talkoot.web.shared.public_cache import kept_for_everybody
from talkoot.web.ui.numbers import format_day


@login_not_required
@kept_for_everybody()
def home(request: HttpRequest) -> HttpResponse:
    """The front page of the instance."""
    networks = list(Network.objects.published())
    with scope(network=networks):
        rows, organisations = _rows(networks), _organisations(networks)
    newest = max((row for row in rows if row["year"]), key=lambda row: row["year"], default=None)
    context = {
        "title": gettext("Climate work together"),
        "networks": rows,
        "running": [row for row in rows if row["network"].state == NetworkState.ACTIVE],
        "ended": [row for row in rows if row["network"].state == NetworkState.ENDED],
        "organisations": organisations,
        "goals": sum(row["counts"].goals for row in rows),
        "newest_results": newest,
    }
    return instance_page(request, "public/home/page.html", context)


def _rows(networks: list[Network]) -> list[dict[str, Any]]:
    counts = counts_by_network([network.pk for network in networks])
    rounds = Round.objects.filter(network__in=networks, opened_at__isnull=False).order_by()
    newest = dict(rounds.values_list("network_id").annotate(Max("year")))
    return [{"network": n, "counts": counts[n.pk], "year": newest.get(n.pk), "ended": _ended(n)} for n in networks]


def _ended(network: Network) -> str:
    if network.ended_on is None:
        return ""
    return gettext("Ended %(day)s") % {"day": format_day(network.ended_on)}


def _organisations(networks: list[Network]) -> int:
    members = Membership.objects.filter(network__in=networks, state__in=PUBLIC).order_by()
    return members.values("organisation_id").distinct().count()
