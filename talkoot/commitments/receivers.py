"""An accepted application brings its goals along."""

from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.dispatch import receiver

from talkoot.commitments.operations import GoalFacts, submit_goals, write_goal
from talkoot.memberships.models import Application, Membership
from talkoot.memberships.signals import application_accepted

FIGURES = ("baseline_value", "target_value", "percent_change")


@receiver(application_accepted)
def take_over_goals(*, application: Application, membership: Membership, now: datetime, **kwargs: Any) -> None:
    """Goals written in the application become the member's goals, sent for agreement."""
    for written in application.answers.get("goals", []):
        write_goal(
            membership_id=membership.pk, facts=facts_from_json(written), by=None, by_name=application.email,
            language=application.language, now=now,
        )  # fmt: skip
    submit_goals(membership_id=membership.pk, by=None, by_name=application.email, now=now)


def facts_from_json(written: dict[str, Any]) -> GoalFacts:
    """A goal as an application keeps it (figures as text)."""
    facts: dict[str, Any] = {key: _figure(value) if key in FIGURES else value for key, value in written.items()}
    return GoalFacts(**facts)


def _figure(value: Any) -> Decimal | None:
    try:
        return Decimal(str(value)) if value not in (None, "") else None
    except InvalidOperation:
        return None
