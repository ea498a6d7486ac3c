"""Who may change what in a municipality's portfolio."""

from talkoot.accounts.models import User
from talkoot.organisations.models import Municipality
from talkoot.organisations.rules import may_lead, may_work_for


def may_adopt(user: User, municipality: Municipality) -> bool:
    """Whoever works for the municipality may take a model into use and tend it."""
    return may_work_for(user, municipality)


def may_choose_method(user: User, municipality: Municipality) -> bool:
    """The way of coordinating concerns everybody: those in charge of the whole choose it."""
    return may_lead(user, municipality)
