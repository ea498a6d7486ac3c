"""Who may keep the directory."""

from talkoot.accounts.models import User
from talkoot.library.models import Shelf
from talkoot.organisations.rules import may_work_for


def may_keep(user: User, shelf: Shelf) -> bool:
    """Everybody who works for the municipality: the more eyes, the fresher the entries."""
    return may_work_for(user, shelf.municipality)
