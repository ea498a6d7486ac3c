"""Everything the coordinators know of one member."""

from dataclasses import dataclass
from datetime import date

from django.shortcuts import get_object_or_404

from talkoot.commitments.criteria import Criterion, criteria_of
from talkoot.commitments.models import Commitment, Goal
from talkoot.history.queries import events_of
from talkoot.memberships.models import Application, Membership, Note
from talkoot.networks.models import Network
from talkoot.organisations.models import Contact
from talkoot.reporting.models import Report
from talkoot.web.console.queries.history import Happening, happenings

GOAL_KINDS = {"agreed": "good", "submitted": "due", "returned": "due", "ended": "ended"}
REPORT_KINDS = {"accepted": "good", "submitted": "due", "returned": "due", "missing": "ended"}


@dataclass(frozen=True, slots=True)
class Whole:
    """A member with all that belongs to it."""

    contacts: list[Contact]
    former_contacts: list[Contact]
    goals: list[Goal]
    criteria: list[Criterion]
    commitments: list[Commitment]
    reports: list[Report]
    notes: list[Note]
    applications: list[Application]
    happenings: list[Happening]


def member_of(network: Network, slug: str) -> Membership:
    """The member at this address, or page not found."""
    members = Membership.objects.select_related("organisation", "tier", "network")
    return get_object_or_404(members, network=network, slug=slug)


def whole(member: Membership) -> Whole:
    """All that belongs to the member, one query for each kind."""
    contacts = list(Contact.objects.filter(organisation=member.organisation))
    goals = list(Goal.objects.filter(membership=member).select_related("indicator"))
    return Whole(
        contacts=[person for person in contacts if person.until_on is None],
        former_contacts=[person for person in contacts if person.until_on is not None],
        goals=goals,
        criteria=criteria_of(member.tier, [goal for goal in goals if goal.state in {"submitted", "agreed"}]),
        commitments=list(Commitment.objects.filter(membership=member)),
        reports=list(Report.objects.filter(membership=member).select_related("round").order_by("-round__year")),
        notes=list(Note.objects.filter(membership=member).select_related("by")),
        applications=list(Application.objects.filter(membership=member)),
        happenings=happenings(list(events_of("membership", member.pk)[:50])),
    )


def commitment_words(commitments: list[Commitment], today: date) -> tuple[Commitment | None, str]:
    """The latest commitment and how it stands: `good`, `due`, `ended` or nothing."""
    if not commitments:
        return None, ""
    latest, last = commitments[0], commitments[0].last_day()
    if not latest.is_in_force(today):
        return latest, "ended"
    return latest, "due" if last is not None and (last - today).days <= 60 else "good"
