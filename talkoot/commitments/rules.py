"""Who may write and agree on goals."""

from talkoot.accounts.models import User
from talkoot.commitments.models import Goal
from talkoot.memberships.rules import may_act_for, may_run


def may_write(user: User, goal: Goal) -> bool:
    """The member's own people while the goal is theirs; the coordinator as their scribe."""
    return may_act_for(user, goal.membership) or may_run(user, goal.membership)


def may_agree(user: User, goal: Goal) -> bool:
    """The network's coordinators."""
    return may_run(user, goal.membership)
