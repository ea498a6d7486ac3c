"""A report on one screen: before it is sent, after it was sent, and for those who only read."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from talkoot.commitments.models import Goal
from talkoot.reporting.doubts import Doubt
from talkoot.reporting.enums import GoalProgress
from talkoot.web.ui.numbers import format_amount
from talkoot.web.workspace.forms.report_figures import FiguresForm, Row, label_of
from talkoot.web.workspace.reports.asked import Asked, AskedGoal, total_of


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure: what it is now and what it was."""

    key: str
    label: str
    now: str
    last: str
    comment: str
    doubt: Doubt | None


@dataclass(frozen=True, slots=True)
class GoalLine:
    """What is told of one goal."""

    goal: Goal
    progress: str
    value: str
    text: str
    is_told: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything that was told."""

    figures: tuple[FigureLine, ...]
    empty: tuple[str, ...]  # figures asked and left empty
    goals: tuple[GoalLine, ...]
    measures: str
    remark: str

    @property
    def doubts(self) -> int:
        return sum(1 for line in self.figures if line.doubt)

    @property
    def is_empty(self) -> bool:
        """Nothing has been told yet."""
        return not (self.figures or self.measures or self.remark or any(line.is_told for line in self.goals))


def summary_of(asked: Asked) -> Summary:
    """The report as it is saved now."""
    rows = list(FiguresForm(None, asked=asked).rows)
    return Summary(
        figures=tuple(_figure(row) for row in rows if row.figure.now is not None),
        empty=tuple(label_of(row.figure) for row in rows if row.figure.now is None),
        goals=tuple(_goal(each, asked) for each in asked.goals),
        measures=asked.report.measures,
        remark=asked.report.remark,
    )


def _figure(row: Row) -> FigureLine:
    return FigureLine(row.key, label_of(row.figure), row.typed, row.then, row.figure.comment, row.doubt)


def _goal(each: AskedGoal, asked: Asked) -> GoalLine:
    now = each.now
    value = now.value if now else None
    if value is None and each.follows and not asked.report.is_answered:
        value = total_of(each.goal.indicator_id, asked.values)
    return GoalLine(
        goal=each.goal,
        progress=str(GoalProgress(now.progress).label) if now and now.progress else _("Not told"),
        value=format_amount(value, each.goal.unit),
        text=now.text if now else "",
        is_told=now is not None,
    )
