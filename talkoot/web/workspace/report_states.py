"""The state of a report as its writers read it."""

from datetime import date

from django.utils.translation import gettext, ngettext

from talkoot.reporting.enums import ReportState
from talkoot.reporting.models import Report
from talkoot.web.ui.numbers import format_number

State = tuple[str, str]


def state_of(report: Report, today: date) -> State:
    """The word and its shape."""
    told: dict[str, State] = {
        ReportState.SUBMITTED: (gettext("Sent, the coordinator reads it next"), "good"),
        ReportState.ACCEPTED: (gettext("Accepted"), "good"),
        ReportState.RETURNED: (gettext("The coordinator has a question"), "due"),
        ReportState.WAIVED: (gettext("Not asked of you this year"), ""),
    }
    if report.state in told:
        return told[report.state]
    if not report.round.is_open:
        return gettext("We have not heard from you"), ""
    return days_left_in_words(report.round.days_left(today)), "due"


def days_left_in_words(left: int) -> str:
    """How long a report is awaited; never a scolding."""
    if left < 0:
        return gettext("We have not heard from you yet")
    if left == 0:
        return gettext("Awaited today")
    return ngettext("%(count)s day left", "%(count)s days left", left) % {"count": format_number(left)}
