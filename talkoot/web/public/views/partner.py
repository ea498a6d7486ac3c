"""One partner: what they promised, until when, how it is going, how sure we are."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import get_language, gettext

from talkoot.commitments.models import Commitment
from talkoot.memberships.enums import PUBLIC
from talkoot.memberships.models import Membership
from talkoot.networks.models import Network
from talkoot.reporting.models import Report
from talkoot.reporting.queries.public_record import Period
from talkoot.reporting.queries.results import goal_standings
from talkoot.reporting.queries.standing import Group
from talkoot.web.public.goal_lines import GoalLine, goal_lines
from talkoot.web.public.page import address, network_page
from talkoot.web.public.partner_history import public_changes
from talkoot.web.public.partner_lines import about, member_state
from talkoot.web.shared.public_cache import kept_for_everybody
from talkoot.web.shared.scoping import in_public_network
from talkoot.web.shared.standing import commitment_state
from talkoot.web.ui.pieces import Link

SURE = (Group.REACHED, Group.ON_TRACK)


@kept_for_everybody()
@in_public_network
def partner(request: HttpRequest, network: Network, member: str) -> HttpResponse:
    """The page that a partner can show to its customers."""
    membership = (
        Membership.objects.filter(network=network, slug=member, state__in=PUBLIC)
        .select_related("organisation", "tier")
        .first()
    )
    if membership is None:
        raise Http404
    standings = goal_standings(network.pk, membership_ids=[membership.pk])
    reports = list(
        Report.objects.filter(membership=membership).accepted().select_related("round").order_by("-round__year")
    )
    goals = goal_lines(network, standings)
    context = {
        "title": membership.organisation.name,
        "trail": [Link(gettext("Partners"), address("partners", network)), Link(membership.organisation.name)],
        "membership": membership,
        "organisation": membership.organisation,
        "facts": _facts(membership),
        "goals": goals,
        **_tally(goals),
        **_promise(membership, standings),
        "told": [report for report in reports if report.measures],
        "changes": public_changes(membership, [s.goal.pk for s in standings], [report.pk for report in reports]),
    }
    return network_page(request, network, "public/partner/page.html", context, here="partners")


def _facts(membership: Membership) -> list[str]:
    organisation, language = membership.organisation, get_language() or "fi"
    towns = ", ".join(town.name for town in organisation.municipalities.all())
    return [part for part in (about(organisation.industry, organisation.size_class, language), towns) if part]


def _tally(goals: list[GoalLine]) -> dict[str, int]:
    counted = [goal for goal in goals if goal.group is not None]
    return {
        "promised": len(counted),
        "well": sum(1 for goal in counted if goal.group in SURE),
        "known": sum(1 for goal in counted if goal.group != Group.UNKNOWN),
    }


def _promise(membership: Membership, standings: list[Any]) -> dict[str, Any]:
    """The commitment that counts today, its state, and the earlier ones."""
    today = localdate()
    commitments = list(Commitment.objects.filter(membership=membership))
    current = next((c for c in commitments if c.is_in_force(today)), commitments[0] if commitments else None)
    period = Period(current.starts_on, current.ends_on, current.ended_on) if current else None
    state, kind = member_state(membership.state, period, membership.joined_on, today)
    return {
        "commitment": current,
        "commitment_state": commitment_state(current.starts_on, current.ends_on, current.ended_on, today)
        if current
        else None,
        "commitment_goals": sum(1 for s in standings if current and s.goal.commitment_id == current.pk),
        "earlier": [c for c in commitments if c is not current],
        "state": state,
        "kind": kind,
    }
