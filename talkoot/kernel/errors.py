"""Refusals: an operation that may not happen says why in the user's language."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """What stands in the way of an operation; subclasses give `text`, with named placeholders for `facts`."""

    text: str | Promise = ""

    def __init__(self, **facts: Any) -> None:
        super().__init__(str(facts))
        self.facts = facts

    @property
    def message(self) -> str:
        """The sentence for the user."""
        return str(self.text) % self.facts if self.facts else str(self.text)


class ChangedMeanwhile(Refused):
    text = _("Somebody else changed this while you were editing. What you wrote is kept below: compare and save again.")


class AlreadyDone(Refused):
    text = _("This was already done.")
