"""States in words with their shape (`good`, `due`, `ended` or none): commitments by date, goals by how they stand."""

from datetime import date

from django.utils.translation import gettext, gettext_lazy, ngettext

from talkoot.reporting.queries.standing import Standing
from talkoot.web.ui.numbers import format_day, format_number

State = tuple[str, str]

SOON = 60  # days before its end from which a commitment is said to end
LONG_AGO = 60  # days after which the day itself says more than how many days ago it was

GOALS = {
    Standing.REACHED: (gettext_lazy("Reached"), "good"),
    Standing.ON_TRACK: (gettext_lazy("On schedule"), "good"),
    Standing.BEHIND: (gettext_lazy("Behind the plan"), "due"),
    Standing.BEGUN: (gettext_lazy("Just begun"), ""),
    Standing.UNDER_WAY: (gettext_lazy("Under way"), "good"),
    Standing.NOT_BEGUN: (gettext_lazy("Not begun yet"), ""),
    Standing.GIVEN_UP: (gettext_lazy("Given up"), "ended"),
    Standing.PARTLY: (gettext_lazy("Ended, partly reached"), "due"),
    Standing.NOT_ACHIEVED: (gettext_lazy("Ended, not reached"), "ended"),
    Standing.REPLACED: (gettext_lazy("Replaced by another goal"), ""),
    Standing.OBSOLETE: (gettext_lazy("No longer relevant"), ""),
    Standing.ENDED: (gettext_lazy("Ended"), "ended"),
    Standing.UNKNOWN: (gettext_lazy("Not told yet"), ""),
}


def goal_state(word: Standing) -> State:
    """How a goal stands."""
    text, kind = GOALS[word]
    return str(text), kind


def commitment_state(starts_on: date, ends_on: date | None, ended_on: date | None, today: date) -> State:
    """Whether a commitment is in force: from its dates alone, so that it is right on every day."""
    if ended_on is not None:
        return gettext("Ended %(day)s") % {"day": format_day(ended_on)}, "ended"
    if starts_on > today:
        return gettext("In force from %(day)s") % {"day": format_day(starts_on)}, ""
    if ends_on is None:
        return gettext("In force"), "good"
    left = (ends_on - today).days
    if left < 0:
        return _expired(ends_on, -left), "ended"
    if left > SOON:
        return gettext("In force until %(day)s") % {"day": format_day(ends_on)}, "good"
    return _ends_soon(left), "due"


def _ends_soon(left: int) -> str:
    if left == 0:
        return gettext("Ends today")
    return ngettext("Ends in %(count)s day", "Ends in %(count)s days", left) % {"count": format_number(left)}


def _expired(ends_on: date, ago: int) -> str:
    if ago > LONG_AGO:
        return gettext("Expired %(day)s") % {"day": format_day(ends_on)}
    return ngettext("Expired %(count)s day ago", "Expired %(count)s days ago", ago) % {"count": format_number(ago)}
