"""Entries of the directory as the console shows them: whether they can be trusted, and why not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from talkoot.library.models import Entry
from talkoot.web.ui.numbers import format_day


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry with its state in words."""

    entry: Entry
    state: str
    kind: str  # of the state: good, due, ended
    waits: bool
    verifier: str


def rows(entries: Iterable[Entry], today: date) -> list[EntryRow]:
    """The entries with their states."""
    return [_row(entry, today) for entry in entries]


def _row(entry: Entry, today: date) -> EntryRow:
    state, kind, waits = _state(entry, today)
    verifier = "" if entry.verifier is None else f"{entry.verifier.user}"
    return EntryRow(entry, state, kind, waits, verifier)


def _state(entry: Entry, today: date) -> tuple[str, str, bool]:
    if entry.ended_on is not None:
        return gettext("Taken down %(day)s") % {"day": format_day(entry.ended_on)}, "ended", False
    if entry.is_closed(today):
        return gettext("Closed %(day)s") % {"day": format_day(entry.closes_on)}, "ended", False
    if entry.verifier is None:
        return gettext("Nobody verifies it"), "due", True
    if entry.verifier_has_left:
        return gettext("The person who verified it has left"), "due", True
    verified = gettext("Verified %(day)s") % {"day": format_day(entry.verified_on)}
    if entry.is_old(today):
        return gettext("Not verified since %(day)s") % {"day": format_day(entry.verified_on)}, "due", True
    if entry.opens_on is not None and entry.opens_on > today:
        return gettext("Companies see it from %(day)s") % {"day": format_day(entry.opens_on)}, "", False
    return verified, "good", False
