"""Questions to the coordinator and private notes, and what was answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from talkoot.sheets.values.doubts import Doubt
from talkoot.sheets.wording import fold, shown
from talkoot.sheets.workbook import Cell, address, position

KEEP, SUGGESTION, LEAVE_OUT, SEPARATE, ANOTHER = "keep", "suggestion", "leave_out", "separate", "another"
ROW_CODES = frozenset({"shifted_row", "duplicate_member", "no_name", "unknown_member"})


@dataclass(frozen=True)
class Place:
    """A cell of a sheet, as people name it."""

    sheet: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        return address(self.row, self.column)


@dataclass(frozen=True)
class Problem:
    """One question (severity "question") or one thing to know (severity "info")."""

    id: str
    sheet: str
    cell: str
    severity: str
    code: str
    message: str
    value: str
    member: str | None = None
    field: str | None = None
    options: tuple[str, ...] = ()
    suggestion: str | None = None

    def as_json(self) -> dict[str, Any]:
        keys = ("id", "sheet", "cell", "severity", "code", "message", "value", "member", "field", "suggestion")
        return {key: getattr(self, key) for key in keys} | {"options": list(self.options)}


@dataclass(frozen=True)
class Note:
    """Private: what the sheet says besides. Without a member it belongs to the whole workbook."""

    member: str | None
    sheet: str
    cell: str
    text: str

    def as_json(self) -> dict[str, Any]:
        return {"member": self.member, "sheet": self.sheet, "cell": self.cell, "text": self.text}


@dataclass(frozen=True)
class Decisions:
    """What the answers mean for a second reading."""

    cells: Mapping[tuple[str, str], str | None] = field(default_factory=dict)
    settled: frozenset[str] = frozenset()
    dropped_rows: frozenset[tuple[str, int]] = frozenset()
    separate: frozenset[tuple[str, int]] = frozenset()
    names: Mapping[str, str | None] = field(default_factory=dict)


def decide(problems: Iterable[Problem], answers: Mapping[str, str]) -> Decisions:
    """Turn answers by problem id into replaced cells, other names, settled questions and rows left out."""
    answered = [(problem, answer) for problem in problems if (answer := answers.get(problem.id))]
    about_names = [(p, answer) for p, answer in answered if p.code == "name_guessed"]
    about_rows = [(p, answer) for p, answer in answered if p.code in ROW_CODES]
    about_cells = [(p, answer) for p, answer in answered if p.code not in ROW_CODES and p.code != "name_guessed"]
    return Decisions(
        cells={(p.sheet, p.cell): _replacement(p, answer) for p, answer in about_cells if answer != KEEP},
        settled=frozenset(problem.id for problem, _ in answered),
        dropped_rows=frozenset(_row(p) for p, answer in about_rows if answer == LEAVE_OUT),
        separate=frozenset(_row(p) for p, answer in about_rows if answer == SEPARATE),
        names={fold(p.value): _replacement(p, answer) for p, answer in about_names if answer != KEEP},
    )


def _replacement(problem: Problem, answer: str) -> str | None:
    """What is read instead: nothing, the suggestion, or what was typed."""
    return {LEAVE_OUT: None, SUGGESTION: problem.suggestion}.get(answer, answer)


def _row(problem: Problem) -> tuple[str, int]:
    return problem.sheet, position(problem.cell)[0]


class Ledger:
    """Collects problems and notes while a workbook is read."""

    def __init__(self, decisions: Decisions) -> None:
        self.decisions = decisions
        self.problems: dict[str, Problem] = {}
        self.notes: list[Note] = []

    def ask(
        self, place: Place, doubt: Doubt, value: Cell, *, member: str | None = None, field: str | None = None
    ) -> bool:
        """Raise a question; False when it has been answered already, so that nothing need be flagged."""
        key = f"{place.sheet}!{place.cell}!{doubt.code}"
        if key in self.decisions.settled:
            return False
        options = [KEEP, *([SUGGESTION] if doubt.suggestion is not None else []), LEAVE_OUT]
        if doubt.code == "duplicate_member":
            options.append(SEPARATE)
        if doubt.code not in ROW_CODES:
            options.append(ANOTHER)
        self.problems[key] = Problem(
            key, place.sheet, place.cell, "question", doubt.code, doubt.message, shown(value), member, field,
            tuple(options), doubt.suggestion,
        )  # fmt: skip
        return True

    def ask_all(self, place: Place, doubts: Iterable[Doubt], value: Cell, *, member: str | None, field: str) -> bool:
        """Raise every doubt of one cell; True when at least one is still open."""
        if not doubts:
            return False
        still_open = [self.ask(place, doubt, value, member=member, field=field) for doubt in doubts]
        return any(still_open)

    def tell(self, place: Place, code: str, message: str, value: Cell, member: str | None = None) -> None:
        """Something the coordinator should know, without a question."""
        key = f"{place.sheet}!{place.cell}!{code}"
        if key not in self.decisions.settled:
            self.problems[key] = Problem(
                key, place.sheet, place.cell, "info", code, message, shown(value), member, None, (KEEP,)
            )

    def note(self, place: Place, text: str | None, member: str | None = None) -> None:
        """Keep a text privately."""
        if text and text.strip():
            self.notes.append(Note(member, place.sheet, place.cell, text.strip()))
