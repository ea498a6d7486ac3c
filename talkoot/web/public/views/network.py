"""The home of a network: who is in it, what they have promised, what came of it, how to join."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import ngettext

from talkoot.dialogue.models import Dialogue
from talkoot.networks.models import Network
from talkoot.reporting.queries.public_record import Promise, PublicMember, current_periods, promises, public_members
from talkoot.reporting.queries.results import Participation, participation_by_year, totals_by_year
from talkoot.web.public.page import network_page
from talkoot.web.public.partner_lines import Register, has_figure
from talkoot.web.public.result_pictures import Picture, indicator_picture, participation_picture
from talkoot.web.shared.public_cache import kept_for_everybody
from talkoot.web.shared.scoping import in_public_network
from talkoot.web.ui.numbers import format_number

SHOWN = 4
TELLING = ("emissions", "electricity", "district_heat")  # which indicator tells most about a year, in this order


@kept_for_everybody()
@in_public_network
def network(request: HttpRequest, network: Network) -> HttpResponse:
    """The front page that a coordinator gives to a newspaper."""
    members = public_members(network.pk)
    by_member: dict[int, list[Promise]] = defaultdict(list)
    for promise in promises(network.pk):
        by_member[promise.membership_id].append(promise)
    told = participation_by_year(network.pk)
    newest = _newest(told)
    today = localdate()
    register = Register(network, today, current_periods(network.pk, today), by_member, {})
    context = {
        "title": network.name,
        "description": network.lead,
        "partners": len(members),
        "goals": sum(len(own) for own in by_member.values()),
        "told": newest,
        "tally_label": _tally_label(newest) if newest else "",
        "result": _result(network, told, newest),
        "lines": register.lines(_of_the_day(members, by_member, today.toordinal())),
        "asks": Dialogue.objects.open(today).filter(network=network).exists(),
        "run_by": [
            coordination.organisation.name for coordination in network.coordinations.select_related("organisation")
        ],
    }
    return network_page(request, network, "public/network/page.html", context)


def _newest(told: Mapping[int, Participation]) -> Participation | None:
    """The newest year of which anybody has told; before the first report, the first year that is asked about."""
    years = [year for year in told if told[year].told] or list(told)
    return told[max(years)] if years else None


def _result(network: Network, told: dict[int, Participation], newest: Participation | None) -> Picture | None:
    """The most telling picture of the newest year."""
    if newest is None or not newest.told:
        return None
    totals = totals_by_year(network.pk, told)
    by_key = {total.indicator.key: total for total in totals[newest.year] if total.value is not None}
    comparable = [key for key in (*TELLING, *by_key) if key in by_key and by_key[key].change is not None]
    chosen = next(iter([*comparable, *(key for key in TELLING if key in by_key)]), None)
    if chosen is None:
        return participation_picture(network, told, newest.year)
    return indicator_picture(totals, by_key[chosen])


def _of_the_day(members: Sequence[PublicMember], own: Mapping[int, Sequence[Promise]], day: int) -> list[PublicMember]:
    """Four partners, others every day, so that everybody has a turn; those with a figure first."""
    ready = [m for m in members if has_figure(own.get(m.pk, ()))]
    if len(ready) < SHOWN:
        ready += [m for m in members if m not in ready and own.get(m.pk)][: SHOWN - len(ready)]
    start = day * SHOWN % len(ready) if ready else 0
    chosen = [*ready[start:], *ready[:start]][:SHOWN]
    return sorted(chosen, key=lambda member: member.folded_name)


def _tally_label(told: Participation) -> str:
    facts: dict[str, Any] = {"told": format_number(told.told), "asked": format_number(told.asked), "year": told.year}
    return (
        ngettext(
            "%(told)s of %(asked)s partner has told how %(year)s went.",
            "%(told)s of %(asked)s partners have told how %(year)s went.",
            told.asked,
        )
        % facts
    )
