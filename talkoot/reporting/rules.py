"""Who may answer and who may review."""

from talkoot.accounts.models import User
from talkoot.memberships.rules import may_act_for, may_run
from talkoot.reporting.models import Report


def may_answer(user: User, report: Report) -> bool:
    """The member's people who may act, and the coordinator on their behalf."""
    return may_act_for(user, report.membership) or may_run(user, report.membership)


def may_review(user: User, report: Report) -> bool:
    """The network's coordinators."""
    return may_run(user, report.membership)
