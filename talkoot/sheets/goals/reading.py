"""Goals as coordinators write them: from columns, from one free sentence, or from both."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from talkoot.sheets.goals.indicators import Indicator, read_indicator
from talkoot.sheets.goals.lexicon import EVERY_YEAR, ONCE
from talkoot.sheets.goals.sentences import Promise, read_promise, written_units
from talkoot.sheets.goals.targets import Target, read_target, unsigned_change, wanted_unit
from talkoot.sheets.goals.themes import read_theme
from talkoot.sheets.goals.tokens import is_percent
from talkoot.sheets.values.amounts import Amount
from talkoot.sheets.values.dates import parse_year
from talkoot.sheets.values.doubts import Doubt
from talkoot.sheets.values.numbers import read_amount, read_quantity
from talkoot.sheets.values.phrases import Quantity
from talkoot.sheets.values.text import LONGEST_GOAL, plain, text_of, tidy
from talkoot.sheets.values.units import SHARE, unit_symbol
from talkoot.sheets.workbook import Cell

WITH_YEAR = re.compile(r"^(.*\d.*?)\s*[(\[,/]\s*(?:v\.?|vuonna|år|in|year)?\s*((?:19|20)\d\d)\s*[)\]]?$")
ENGLISH = re.compile(r"(?<!\w)(?:by|from|reduce|cut|the|of|and|with|our|less|more|install)(?!\w)", re.IGNORECASE)
THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3}),(\d{3})(?![\d,])")
NUMERIC, MILESTONE, PRACTICE = "numeric", "milestone", "practice"


@dataclass(frozen=True)
class GoalReading:
    """A goal. `doubts` pairs a column (`theme`, `baseline`, `target_year` …) with what is asked about it."""

    theme: str | None
    text: str
    indicator: str | None
    unit: str | None
    type: str
    baseline_value: Decimal | None = None
    baseline_year: int | None = None
    target_value: Decimal | None = None
    target_year: int | None = None
    percent_change: Decimal | None = None
    remark: str | None = None
    doubts: tuple[tuple[str, Doubt], ...] = ()


class _Cells(NamedTuple):
    theme: Cell
    indicator: Cell
    unit: Cell
    baseline_year: Cell
    baseline: Cell
    target_year: Cell
    target: Cell


@dataclass
class _Findings:
    remarks: list[str] = field(default_factory=list)
    doubts: list[tuple[str, Doubt]] = field(default_factory=list)

    def add(self, about: str, remark: str | None, doubts: tuple[Doubt, ...]) -> None:
        if remark:
            self.remarks.append(f"{about.replace('_', ' ')}: {remark}")
        self.doubts.extend((about, doubt) for doubt in doubts)


def read_goal(
    text: str,
    *,
    theme: Cell = None,
    indicator: Cell = None,
    unit: Cell = None,
    baseline_year: Cell = None,
    baseline: Cell = None,
    target_year: Cell = None,
    target: Cell = None,
) -> GoalReading:
    """Read a goal. What a column says goes before what the sentence says; where they disagree, it is asked."""
    if not text_of(unit) and unit_symbol(text_of(indicator)) is not None:
        indicator, unit = None, indicator
    baseline, baseline_year = _apart(baseline, baseline_year)
    target, target_year = _apart(target, target_year)
    cells = _Cells(theme, indicator, unit, baseline_year, baseline, target_year, target)
    return _read(tidy(str(text)), *cells)


def _apart(value: Cell, year: Cell) -> tuple[Cell, Cell]:
    """A level with its year in brackets, "14 200 (2019)", when the year has no cell of its own."""
    if text_of(year) or not isinstance(value, str) or (match := WITH_YEAR.match(value)) is None:
        return value, year
    return match[1], match[2]


@lru_cache(maxsize=2048, typed=True)
def _read(text: str, *columns: Cell) -> GoalReading:
    found, cells = _Findings(), _Cells(*columns)
    sentence = _english_numbers(text[:LONGEST_GOAL])
    measured = read_indicator(cells.indicator, cells.unit, sentence, written_units(sentence))
    found.add("indicator", None, measured.doubts)
    promise = read_promise(sentence, share=measured.unit == SHARE)
    start = _baseline(cells.baseline, measured, promise, found)
    goal = _target(cells.target, cells.baseline, measured, promise, sentence, found)
    start_year = _year("baseline_year", cells.baseline_year, promise.baseline_year, found)
    goal_year = _year("target_year", cells.target_year, promise.target_year, found)
    kind = _type(sentence, measured, goal, goal_year)
    found.doubts.extend(_still_open(promise, cells.target, cells.target_year))
    found.doubts.extend(_missing(kind, goal, found))
    found_theme = read_theme(cells.theme, measured.name, sentence)
    found.add("theme", found_theme.remark, found_theme.doubts)
    return GoalReading(
        theme=found_theme.value,
        text=text,
        indicator=measured.name if kind == NUMERIC or measured.from_column or start.value is not None else None,
        unit=_unit(measured, goal, start) if kind == NUMERIC or start.value is not None else None,
        type=kind,
        baseline_value=start.value,
        baseline_year=start_year,
        target_value=goal.value,
        target_year=goal_year,
        percent_change=goal.percent_change,
        remark="; ".join(found.remarks) or None,
        doubts=tuple(found.doubts),
    )


def _english_numbers(text: str) -> str:
    """In an English sentence "11,900 MWh" are thousands, not decimals."""
    return THOUSANDS.sub(r"\1 \2", text) if ENGLISH.search(text) else text


def _baseline(cell: Cell, measured: Indicator, promise: Promise, found: _Findings) -> Amount:
    wanted = wanted_unit(measured, None, level=False)
    written = promise.baseline
    if text_of(cell) or written is None:
        amount = read_amount(cell, wanted)
        if amount.value == 1 and measured.unit == SHARE:
            amount = read_amount(cell, wanted_unit(measured, Decimal("0.5"), level=False))
        found.add("baseline", amount.remark, amount.doubts)
        if amount.value is not None or text_of(cell):
            return amount
    return _from_sentence("baseline", written, measured, found)


def _from_sentence(about: str, quantity: Quantity | None, measured: Indicator, found: _Findings) -> Amount:
    if quantity is None:
        return Amount(None, None)
    amount = read_quantity(quantity, wanted_unit(measured, None, level=True))
    found.add(about, amount.remark, amount.doubts)
    return amount


def _target(cell: Cell, baseline: Cell, measured: Indicator, promise: Promise, text: str, found: _Findings) -> Target:
    """The column, then the sentence; a change that the sentence states is kept beside a level in the column."""
    column = read_target(cell, measured, text, baseline) if text_of(cell) else Target()
    found.add("target", column.remark, column.doubts)
    value, change = column.value, column.percent_change
    if value is None and change is None and not column.doubts:
        return _target_of_sentence(promise, measured, text, found)
    if change is None:
        change = promise.percent_change
    elif promise.percent_change is not None and promise.percent_change != change:
        message = f"The sentence says {promise.percent_change} %, the target column {change} %."
        found.add("target", None, (Doubt("text_disagrees", message, f"{promise.percent_change} %"),))
    return Target(value, change, column.unit)


def _target_of_sentence(promise: Promise, measured: Indicator, text: str, found: _Findings) -> Target:
    written = promise.target
    if written is not None and is_percent(written) and measured.unit != SHARE and measured.name is not None:
        change = unsigned_change(written.value, measured, text)
        found.add("target", None, change.doubts)
        return change
    amount = _from_sentence("target", written, measured, found)
    return Target(amount.value, promise.percent_change, amount.unit)


def _year(about: str, cell: Cell, from_sentence: int | None, found: _Findings) -> int | None:
    year = parse_year(cell, last=about == "target_year")
    found.add(about, year.remark, year.doubts)
    if year.value is None:
        return None if year.doubts else from_sentence
    if from_sentence is not None and from_sentence != year.value:
        message = f"The sentence says {from_sentence}, the column {year.value}."
        found.add(about, None, (Doubt("text_disagrees", message, str(from_sentence)),))
    return year.value


def _still_open(promise: Promise, target: Cell, target_year: Cell) -> list[tuple[str, Doubt]]:
    """Questions about the sentence that a column has not answered."""
    answered = {"target": text_of(target), "target_year": text_of(target_year)}
    return [(about, doubt) for about, doubt in promise.doubts if not answered.get(about)]


def _type(text: str, measured: Indicator, goal: Target, year: int | None) -> str:
    word = plain(text)
    if goal.value is not None or goal.percent_change is not None:
        return NUMERIC
    if measured.from_column and measured.unit is not None:
        return NUMERIC
    if EVERY_YEAR.search(word):
        return PRACTICE
    if ONCE.search(word):
        return MILESTONE
    return MILESTONE if year is not None else PRACTICE


def _unit(measured: Indicator, goal: Target, start: Amount) -> str | None:
    if measured.name is None and goal.value is None and start.value is None:
        return None
    return measured.unit or goal.unit or start.unit


def _missing(kind: str, goal: Target, found: _Findings) -> list[tuple[str, Doubt]]:
    """A number is to be reached, nothing says which, and nothing else is asked about it."""
    if kind != NUMERIC or goal.value is not None or goal.percent_change is not None:
        return []
    if any(about == "target" for about, _ in found.doubts):
        return []
    return [("target", Doubt("target_missing", "The goal has a number to reach, but the number is not given."))]
