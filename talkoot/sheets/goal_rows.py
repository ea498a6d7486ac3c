"""Goals, from rows with columns for each part or from sentences; the same goal on two sheets is one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from talkoot.sheets.contacts import parts_together
from talkoot.sheets.goals.reading import GoalReading, read_goal
from talkoot.sheets.labels import is_divider
from talkoot.sheets.problems import Ledger, Place
from talkoot.sheets.result import Goal
from talkoot.sheets.rows import Row
from talkoot.sheets.values.doubts import Doubt
from talkoot.sheets.wording import fold, shown, tidy
from talkoot.sheets.workbook import Cell

NO_GOAL = re.compile(
    r"^(?:[-–—?.x]{1,3}|ei (?:ole|tavoitteita|tavoitetta).*|inga mål.*|inget mål.*|no goals?.*|none|ei|ej|nej)$",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"(?:^|\s)(?:\d{1,2}[.)]|[•·*-])\s+(?=\S)")
LEADING = re.compile(r"^(?:\d{1,2}[.)]|[•·*-])\s*(?=\D)")
LEADING_ONE = re.compile(r"^\(?1[.)]\s+(?=[^\W\d])")
FLAG_OF_PART = {"baseline_value": "baseline", "target_value": "target", "percent_change": "target"}


@dataclass
class Entry:
    """A goal with the row and cells that it was read from."""

    goal: Goal
    row: Row
    column: int
    parts: dict[str, int]
    doubts: tuple[tuple[str, Doubt], ...]

    @property
    def place(self) -> Place:
        return self.row.place(self.column)

    @property
    def year(self) -> int:
        return 9999 if self.row.table.year is None else self.row.table.year


@dataclass
class GoalBook:
    """All goals of a workbook in the order they are met; later sheets replace the same goal of earlier ones."""

    ledger: Ledger
    entries: list[Entry] = field(default_factory=list)
    _of_member: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def read_row(self, row: Row) -> list[Goal]:
        """Every goal of one row."""
        columns = list(row.columns("goal"))
        found: list[Goal] = []
        for column in columns:
            cell = row.cell(column.column) if column.field == "goal.sentence" else None
            if isinstance(cell, str):
                found.extend(self._keep(row, column.column, read_goal(text), {}) for text in _sentences(cell))
        parts = [(c.field.removeprefix("goal."), c.column) for c in columns if c.field != "goal.sentence"]
        for group in parts_together(parts):
            found.extend(self._structured(row, group))
        return found

    def _structured(self, row: Row, group: dict[str, int]) -> Iterator[Goal]:
        cells: dict[str, Cell] = {name: row.cell(column) for name, column in group.items()}
        change = _percentage(cells.pop("change", None))
        if change is not None and cells.get("target") is None:
            cells["target"], change = change, None
        text = tidy(shown(cells.pop("text", None))) or tidy(shown(cells.get("indicator")))
        if not text:
            text = tidy(shown(cells.get("theme"))) if cells.get("target") is not None else ""
        if not text:
            return
        column = group.get("text", next(iter(group.values())))
        if NO_GOAL.match(text) or is_divider(text):
            self.ledger.note(row.place(column), f"goal: {text}", row.member)
            return
        reading = read_goal(text, **cells)
        if change is not None and reading.percent_change is None:
            reading = replace(reading, percent_change=read_goal(text, **{**cells, "target": change}).percent_change)
        yield self._keep(row, column, reading, group)

    def _keep(self, row: Row, column: int, reading: GoalReading, parts: dict[str, int]) -> Goal:
        goal = Goal(
            row.member, reading.theme, reading.text, reading.indicator, reading.unit, reading.type,
            reading.baseline_value, reading.baseline_year, reading.target_value, reading.target_year,
            reading.percent_change,
        )  # fmt: skip
        entry = Entry(goal, row, column, parts, reading.doubts)
        if reading.remark:
            self.ledger.note(entry.place, f"goal: {reading.remark}", row.member)
        twin = self._twin(entry)
        if twin is None:
            self._of_member[goal.member].append(len(self.entries))
            self.entries.append(entry)
        else:
            self._join(twin, entry)
        return goal

    def _twin(self, entry: Entry) -> int | None:
        """The same goal on another sheet: the same words, perhaps with another number in them."""
        for index in self._of_member[entry.goal.member]:
            other = self.entries[index]
            is_elsewhere = other.row.sheet.name != entry.row.sheet.name or _is_same_to_the_letter(
                other.goal, entry.goal
            )
            if is_elsewhere and _same_goal(other.goal.text, entry.goal.text):
                return index
        return None

    def _join(self, index: int, entry: Entry) -> None:
        """The later sheet is right; what the earlier said stays as a note."""
        other = self.entries[index]
        later, earlier = (entry, other) if entry.year >= other.year else (other, entry)
        if fold(later.goal.text) != fold(earlier.goal.text):
            self.ledger.note(earlier.place, f"goal: {earlier.goal.text}", earlier.goal.member)
        self.entries[index] = later

    def settle(self) -> list[Goal]:
        """The goals, with their questions asked."""
        for entry in self.entries:
            for name, doubt in entry.doubts:
                field_name = FLAG_OF_PART.get(name, name)
                at = entry.parts.get(field_name, entry.parts.get(name, entry.column))
                place, written = entry.row.place(at), entry.row.cell(at)
                is_open = self.ledger.ask(place, doubt, written, member=entry.goal.member, field=field_name)
                entry.goal.doubts += [doubt.code] if is_open else []
                if is_open and field_name not in entry.goal.flags:
                    entry.goal.flags.append(field_name)
        return [entry.goal for entry in self.entries]


def _percentage(cell: Cell) -> Cell:
    """A number in a column of changes, -20 or -0.2, as a percentage."""
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return cell
    percent = cell * 100 if -1 <= cell <= 1 else cell
    return f"{percent:+g} %" if percent < 0 else f"{percent:g} %"


def _is_same_to_the_letter(one: Goal, other: Goal) -> bool:
    return one == other


def _same_goal(one: str, other: str) -> bool:
    a, b = fold(one), fold(other)
    if a == b:
        return True
    words_a, words_b = (re.sub(r"[\d%]+", "#", text) for text in (a, b))
    return words_a == words_b or (min(len(a), len(b)) > 20 and fuzz.ratio(a, b) >= 93)


def _sentences(cell: str) -> list[str]:
    """One cell may hold several goals on lines of their own, or numbered."""
    lines = [tidy(line) for line in cell.splitlines() if tidy(line)]
    if len(lines) == 1 and len(NUMBERED.findall(lines[0])) > 1:
        lines = [tidy(part) for part in NUMBERED.split(lines[0]) if tidy(part)]
    bullet = LEADING if len(lines) > 1 else LEADING_ONE
    lines = [tidy(bullet.sub("", line)) or line for line in lines]
    return [line for line in lines if not NO_GOAL.match(line)]
