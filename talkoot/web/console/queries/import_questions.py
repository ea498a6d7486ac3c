"""The questions of an import, each beside its cell, in groups of a kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha1
from typing import Any

from django.utils.translation import gettext

from talkoot.imports.models import Import
from talkoot.imports.queries import first_reading_of, mapping_of, open_questions, result_of
from talkoot.imports.wording import KINDS, kind_of, sentence
from talkoot.memberships.enums import MembershipState
from talkoot.networks.enums import TierKind
from talkoot.sheets.mapping import Mapping
from talkoot.sheets.problems import ANOTHER, KEEP, LEAVE_OUT, ROW_CODES, SEPARATE, SUGGESTION, Problem
from talkoot.sheets.result import Goal, Member, Result
from talkoot.sheets.workbook import position
from talkoot.web.ui.numbers import format_amount, format_number

AT_ONCE = 100  # of one kind on the page
GOAL_FIELDS = {"baseline": "baseline_value", "target": "target_value"}


@dataclass(frozen=True)
class Question:
    """One doubt about one cell, and what was answered so far."""

    problem: Problem
    member: str
    heading: str
    read: str
    answer: str
    follow_up: str = ""

    @cached_property
    def name(self) -> str:
        return "q-" + sha1(self.problem.id.encode(), usedforsecurity=False).hexdigest()[:12]

    @property
    def text_name(self) -> str:
        return f"{self.name}-text"

    @property
    def id(self) -> str:
        return self.problem.id

    @property
    def sheet(self) -> str:
        return self.problem.sheet

    @property
    def cell(self) -> str:
        return self.problem.cell

    @property
    def kind(self) -> str:
        return kind_of(self.problem.code)

    @property
    def why(self) -> str:
        return sentence(self.problem)

    @property
    def choices(self) -> tuple[str, ...]:
        return self.problem.options

    @property
    def is_answered(self) -> bool:
        return bool(self.answer)

    @property
    def chosen(self) -> str:
        """Which of the choices: a value as typed is the last one."""
        return self.answer if not self.answer or self.answer in self.choices else ANOTHER

    @property
    def typed(self) -> str:
        return self.answer if self.chosen == ANOTHER else ""

    @property
    def options(self) -> list[tuple[str, str]]:
        """What may be answered besides a value of one's own."""
        return [("", gettext("Answer later")), *((code, self._label(code)) for code in self.choices if code != ANOTHER)]

    @property
    def takes_text(self) -> bool:
        return ANOTHER in self.choices

    def _label(self, code: str) -> str:
        is_row = self.problem.code in ROW_CODES
        if code == KEEP and self.problem.code == "duplicate_member":
            return gettext("They are the same: join them")
        if code == KEEP:
            return gettext("Keep it as we read it")
        if code == SUGGESTION:
            return gettext("Take %(value)s") % {"value": self.problem.suggestion}
        if code == SEPARATE:
            return gettext("Keep them apart: they are two members")
        return gettext("Leave the whole row out") if is_row else gettext("Leave the value out")


@dataclass(frozen=True)
class QuestionGroup:
    """Questions of one kind."""

    kind: str
    title: str
    questions: tuple[Question, ...]
    more: int
    is_open: bool

    @property
    def waiting(self) -> int:
        return sum(not question.is_answered for question in self.questions) + self.more

    @property
    def alike(self) -> list[tuple[str, str]]:
        """What all that still wait can be answered with."""
        labels = {
            KEEP: gettext("Keep all as we read them"), SUGGESTION: gettext("Take all suggestions"), LEAVE_OUT: gettext("Leave all out"),
        }  # fmt: skip
        waiting = [question for question in self.questions if not question.is_answered]
        return [
            (code, label)
            for code, label in labels.items()
            if len(waiting) > 1 and any(code in q.choices for q in waiting)
        ]


def questions_of(imported: Import, answers: dict[str, str] | None = None) -> list[Question]:
    """Every question of the first reading, in the order of the kinds; those without an answer first."""
    given = imported.answers if answers is None else answers
    first, now, headings = first_reading_of(imported), result_of(imported), _Headings(mapping_of(imported))
    asked = open_questions(first)
    readings = _Readings(now)
    known = {problem.id for problem in asked}
    unclear = {(p.sheet, p.cell): p for p in open_questions(now) if p.id not in known}
    names = {member.key: member.name for member in first.members}
    found = [
        Question(
            problem, names.get(problem.member or "", ""), headings.of(problem), readings.of(problem), given.get(problem.id, ""),
            sentence(unclear[problem.sheet, problem.cell]) if (problem.sheet, problem.cell) in unclear else "",
        )
        for problem in asked
    ]  # fmt: skip
    order = list(KINDS)
    return sorted(found, key=lambda question: order.index(question.kind))


def in_groups(questions: list[Question]) -> Iterator[QuestionGroup]:
    """By kind, what waits first, not more than a page can hold; the first kind that waits stands open."""
    is_first = True
    for kind, title in KINDS.items():
        own = sorted((q for q in questions if q.kind == kind), key=lambda question: question.is_answered)
        if own:
            waits = not own[0].is_answered
            yield QuestionGroup(kind, str(title), tuple(own[:AT_ONCE]), len(own[AT_ONCE:]), waits and is_first)
            is_first = is_first and not waits


class _Headings:
    """What the columns are called."""

    def __init__(self, mapping: Mapping) -> None:
        self.mapping = mapping

    def of(self, problem: Problem) -> str:
        row, column = position(problem.cell)
        for table in self.mapping.sheets:
            if table.sheet == problem.sheet and table.first_row <= row <= (
                row if table.last_row is None else table.last_row
            ):
                return next((c.header for c in table.columns if c.column == column), "")
        return ""


class _Readings:
    """What we took a cell to say."""

    def __init__(self, result: Result) -> None:
        self.members = {member.key: member for member in result.members}
        self.figures = {(figure.sheet, figure.cell): figure for figure in result.figures}
        self.goals = result.goals

    def of(self, problem: Problem) -> str:
        figure = self.figures.get((problem.sheet, problem.cell))
        if figure is not None:
            return format_amount(figure.value, figure.unit or "") if figure.value is not None else ""
        member = self.members.get(problem.member or "")
        field = problem.field or ""
        if member is not None and hasattr(member, field) and field not in ("contacts", "sites", "flags", "key"):
            return _of_member(member, field)
        if field == "member" and member is not None:
            return member.name
        return "" if field == "row" else self._of_goal(problem, field)

    def _of_goal(self, problem: Problem, field: str) -> str:
        found = [g for g in self.goals if g.member == problem.member and problem.code in g.doubts and field in g.flags]
        return _goal_value(found[0], field) if len(found) == 1 else ""


def _of_member(member: Member, field: str) -> str:
    value: Any = getattr(member, field)
    if field == "joined":
        value = member.joined.value
    elif field == "status" and value in MembershipState.values:
        value = MembershipState(value).label
    elif field == "tier" and value in TierKind.values:
        value = TierKind(value).label
    elif isinstance(value, int):
        value = format_number(value)
    return str(value or "")


def _goal_value(goal: Goal, field: str) -> str:
    if field == "target" and goal.percent_change is not None:
        return f"{format_number(goal.percent_change)} %"
    value = getattr(goal, GOAL_FIELDS.get(field, field), None)
    if value is None:
        return ""
    return format_amount(value, goal.unit or "") if field in GOAL_FIELDS else str(value)
