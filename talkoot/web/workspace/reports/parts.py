"""The parts of a report, in the order in which they are asked."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talkoot.reporting.enums import ReportState
from talkoot.web.workspace.forms.report_deeds import DeedsForm
from talkoot.web.workspace.forms.report_figures import FiguresForm
from talkoot.web.workspace.forms.report_goals import GoalsForm
from talkoot.web.workspace.forms.report_part import PartForm
from talkoot.web.workspace.reports.asked import Asked

REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Part:
    """One screen of the report."""

    name: str
    title: str | Promise
    onward: str | Promise  # the button that leads here
    form: type[PartForm] | None = None


FIGURES = Part("figures", _("Figures"), _("Continue to the figures"), FiguresForm)
GOALS = Part("goals", _("Your goals"), _("Continue to your goals"), GoalsForm)
DEEDS = Part("deeds", _("What you did"), _("Continue to what you did"), DeedsForm)
LAST = Part(REVIEW, _("Look through and send"), _("Look through and send"))


def parts_of(asked: Asked) -> list[Part]:
    """The parts that concern this member."""
    asking = [(FIGURES, bool(asked.indicators)), (GOALS, bool(asked.goals)), (DEEDS, True), (LAST, True)]
    return [part for part, is_asked in asking if is_asked]


def part_named(name: Any, asked: Asked) -> Part:
    """The part of this name; without one the first, or the whole for a report that was sent back."""
    parts = parts_of(asked)
    if not name and asked.report.state == ReportState.RETURNED:
        return LAST
    return next((part for part in parts if part.name == name), parts[0])


def part_after(part: Part, asked: Asked) -> Part:
    """Where one goes on."""
    parts = parts_of(asked)
    return parts[min(parts.index(part) + 1, len(parts) - 1)]


def place_of(part: Part, asked: Asked) -> tuple[int, int]:
    """Which part of how many."""
    parts = parts_of(asked)
    return parts.index(part) + 1, len(parts)
