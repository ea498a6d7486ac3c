"""Reads that several pages share."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from talkoot.commitments.enums import GoalState
from talkoot.commitments.models import Commitment, Goal
from talkoot.memberships.models import Membership

SOON = timedelta(days=60)


def with_last_day(members: QuerySet[Membership]) -> QuerySet[Membership]:
    """Members with `last_day`: when their latest commitment ended or will end (None: no commitment, or one without an end)."""
    latest = Commitment.objects.filter(membership=OuterRef("pk")).order_by("-starts_on", "-pk")
    return members.annotate(last_day=Subquery(latest.annotate(end=Coalesce("ended_on", "ends_on")).values("end")[:1]))


def commitments_ending(network_id: int, today: date) -> QuerySet[Membership]:
    """Members taking part whose latest commitment has ended or ends within 60 days, the earliest first."""
    members: QuerySet[Any] = with_last_day(Membership.objects.filter(network_id=network_id).taking_part())
    return members.filter(last_day__lte=today + SOON).select_related("organisation").order_by("last_day")


def goal_counts(network_id: int) -> dict[str, int]:
    """How many goals a network has in each state."""
    rows = Goal.objects.filter(membership__network_id=network_id).order_by().values_list("state").annotate(Count("pk"))
    return {**dict.fromkeys(GoalState.values, 0), **dict(rows)}


def goals_of_members(membership_ids: list[int]) -> dict[int, list[Goal]]:
    """What each member promises: its goals that are sent or agreed, as a tier's criteria look at them."""
    promised: dict[int, list[Goal]] = {pk: [] for pk in membership_ids}
    goals = Goal.objects.filter(membership_id__in=membership_ids).filter(
        Q(state=GoalState.SUBMITTED) | Q(state=GoalState.AGREED)
    )
    for goal in goals.select_related("indicator"):
        promised[goal.membership_id].append(goal)
    return promised
