"""Questions to the coordinator and private notes, and what was answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from talkoot.sheets.values.doubts import Doubt
from talkoot.sheets.wording import shown
from talkoot.sheets.workbook import Cell, address

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


def decide(problems: Iterable[Problem], answers: Mapping[str, str]) -> Decisions:
    """Turn answers by problem id into replaced cells, settled questions and rows left out."""
    cells: dict[tuple[str, str], str | None] = {}
    settled, dropped, separate = set(), set(), set()
    for problem in problems:
        answer = answers.get(problem.id)
        if answer is None or answer == "":
            continue
        settled.add(problem.id)
        row = (problem.sheet, int(problem.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or 0) - 1)
        if answer == SEPARATE:
            separate.add(row)
        elif answer == LEAVE_OUT and problem.code in ROW_CODES:
            dropped.add(row)
        elif answer == LEAVE_OUT:
            cells[problem.sheet, problem.cell] = None
        elif answer == SUGGESTION:
            cells[problem.sheet, problem.cell] = problem.suggestion
        elif answer != KEEP:
            cells[problem.sheet, problem.cell] = answer
    return Decisions(cells, frozenset(settled), frozenset(dropped), frozenset(separate))


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
