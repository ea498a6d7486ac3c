"""What came of it: the results of one year, and over the years."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext, pgettext

from talkoot.networks.models import Network
from talkoot.reporting.models import Round
from talkoot.reporting.queries.results import (
    Total,
    goal_standings,
    participation_by_year,
    published_rounds,
    totals_by_year,
)
from talkoot.reporting.queries.standing import Group, belongs_to_year
from talkoot.web.public.goal_pictures import goal_table, goals_picture, group_counts
from talkoot.web.public.page import address, network_page
from talkoot.web.public.result_pictures import downloads, indicator_picture, not_shown, participation_picture
from talkoot.web.public.year_pictures import over_the_years
from talkoot.web.shared.public_cache import kept_for_everybody
from talkoot.web.shared.scoping import in_public_network
from talkoot.web.ui.pieces import Link

SECTIONS = ("energy", "transport", "waste", "water", "emissions", "other")


@kept_for_everybody()
@in_public_network
def results(request: HttpRequest, network: Network, year: int) -> HttpResponse:
    """The results of one year."""
    rounds = published_rounds(network.pk)
    round_ = next((each for each in rounds if each.year == year), None)
    if round_ is None:
        raise Http404
    told = participation_by_year(network.pk)
    totals = totals_by_year(network.pk, told)
    standings = [s for s in goal_standings(network.pk, year=year) if belongs_to_year(s, year)]
    counts = group_counts(standings)
    context = {
        "title": gettext("Results of %(year)s") % {"year": year},
        "round": round_,
        "years": _years(network, rounds, year),
        "participation": told[year],
        "participation_picture": participation_picture(network, told, year),
        "all_goals": sum(counts.values()),
        "good_goals": counts[Group.REACHED] + counts[Group.ON_TRACK],
        "goals_picture": goals_picture(network, standings) if standings else None,
        "goal_table": goal_table(network, standings),
        "downloads": downloads(network, year),
        "sections": _sections(totals, year),
    }
    return network_page(request, network, "public/results/page.html", context, here="all-results")


@kept_for_everybody()
@in_public_network
def all_results(request: HttpRequest, network: Network) -> HttpResponse:
    """All years side by side."""
    rounds = published_rounds(network.pk)
    told = participation_by_year(network.pk)
    totals = totals_by_year(network.pk, told)
    context = {
        "title": gettext("Results over the years"),
        "years": _years(network, rounds, None),
        "rounds": [(round_, told[round_.year]) for round_ in rounds],
        "span": (min(told), max(told)) if told else None,
        "newest": told[max(told)] if told else None,
        "participation_picture": participation_picture(network, told, None) if told else None,
        "pictures": over_the_years(totals),
    }
    return network_page(request, network, "public/results/all.html", context, here="all-results")


def _years(network: Network, rounds: Sequence[Round], here: int | None) -> list[Link]:
    links = [Link(str(r.year), address("results", network, r.year), current=r.year == here) for r in rounds]
    return [*links, Link(gettext("All years"), address("all-results", network), current=here is None)]


def _sections(totals: dict[int, tuple[Total, ...]], year: int) -> list[dict[str, Any]]:
    """The year's figures by subject; what has no sum says why."""
    sections = []
    for group in SECTIONS:
        found = [total for total in totals[year] if _section_of(total) == group]
        if found:
            sections.append(
                {
                    "title": section_title(group),
                    "pictures": [indicator_picture(totals, t) for t in found if t.value is not None],
                    "notes": [not_shown(t) for t in found if t.value is None],
                }
            )
    return sections


def _section_of(total: Total) -> str:
    return total.indicator.group if total.indicator.group in SECTIONS else "other"


def section_title(group: str) -> str:
    """The heading of a subject."""
    titles = {
        "energy": pgettext("results", "Energy"),
        "transport": pgettext("results", "Transport"),
        "waste": pgettext("results", "Waste"),
        "water": pgettext("results", "Water"),
        "emissions": pgettext("results", "Emissions"),
        "other": pgettext("results", "Other figures"),
    }
    return titles[group]
