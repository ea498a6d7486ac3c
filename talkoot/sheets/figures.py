"""Yearly figures: from columns of indicators, columns of years, or a long list with one figure a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from talkoot.sheets.columns import FRACTIONS, INDICATORS, scores, unit_in
from talkoot.sheets.mapping import ColumnMapping
from talkoot.sheets.problems import Ledger, Place
from talkoot.sheets.result import Figure
from talkoot.sheets.rows import Row
from talkoot.sheets.values.dates import parse_year
from talkoot.sheets.values.doubts import Doubt
from talkoot.sheets.values.numbers import CANONICAL_UNITS, Amount, parse_amount
from talkoot.sheets.wording import fold, shown, slug, tidy
from talkoot.sheets.workbook import Cell


@dataclass
class Reading:
    """A figure with the cell that it was read from."""

    figure: Figure
    place: Place
    written: Cell
    open_unit: bool = False


@dataclass
class FigureBook:
    """All figures of a workbook; the first of two for the same thing stays, the second is asked about."""

    ledger: Ledger
    readings: list[Reading] = field(default_factory=list)
    filled_years: dict[str, set[int | None]] = field(default_factory=lambda: defaultdict(set))
    _fractions: dict[tuple[str, int], bool] = field(default_factory=dict)
    _seen: dict[tuple[str, str | None, int | None, str], Reading] = field(default_factory=dict)

    def read_row(self, row: Row) -> None:
        """Every figure of one row."""
        for column in row.columns("figure"):
            if column.field in ("figure.year", "figure.indicator", "figure.unit"):
                continue
            cell = row.cell(column.column)
            if cell is None:
                continue
            self._read(row, column, cell)

    def _read(self, row: Row, column: ColumnMapping, cell: Cell) -> None:
        indicator, unit, name = self._indicator(row, column) if column.field == "figure.value" else _named(column)
        year, year_is_open = self._year(row, column)
        hint, open_unit = _hint(indicator, unit)
        amount = _plain(cell, indicator, hint) or parse_amount(
            cell, indicator if indicator in INDICATORS else None, hint
        )
        place = row.place(column.column)
        figure = Figure(
            row.member, row.site or column.site, year, indicator, amount.value, amount.unit or _unit(indicator, hint)
        )
        if amount.remark:
            self.ledger.note(place, f"{name}: {shown(cell)}", row.member)
        doubts = amount.doubts
        if doubts and indicator in FRACTIONS and self._holds_fractions(row, column):
            doubts = tuple(doubt for doubt in doubts if doubt.code != "one_or_hundred")
        if self.ledger.ask_all(place, doubts, cell, member=row.member, field="value"):
            figure.flags.append("value")
        if year_is_open:
            figure.flags.append("year")
        if amount.value is not None:
            self.filled_years[row.member].add(year)
        self._keep(Reading(figure, place, cell, open_unit and not _own_unit(cell)))

    def _holds_fractions(self, row: Row, column: ColumnMapping) -> bool:
        """Do the other numbers of the column lie between 0 and 1, so that 1 is all of it?"""
        key = (row.sheet.name, column.column)
        if key not in self._fractions:
            cells = (row.sheet.cell(index, column.column) for index in range(len(row.sheet.rows)))
            numbers = [cell for cell in cells if isinstance(cell, int | float)]
            inside = sum(0 < number < 1 for number in numbers)
            self._fractions[key] = inside >= 2 and inside > sum(number > 1 for number in numbers)
        return self._fractions[key]

    def _keep(self, reading: Reading) -> None:
        figure = reading.figure
        key = (figure.member, figure.site, figure.year, figure.indicator)
        earlier = self._seen.get(key)
        if earlier is None:
            self._seen[key] = reading
            self.readings.append(reading)
        elif earlier.figure.value is None:
            index = self.readings.index(earlier)
            self.readings[index] = self._seen[key] = reading
        elif figure.value is not None and figure.value != earlier.figure.value:
            message = f"Another cell gives {earlier.figure.value} for the same figure; that one was taken."
            doubt = Doubt("two_values", message, str(earlier.figure.value))
            if self.ledger.ask(reading.place, doubt, reading.written, member=figure.member, field="value"):
                _flag(earlier.figure, "value")
                earlier.figure.doubts.append(doubt.code)

    def _indicator(self, row: Row, column: ColumnMapping) -> tuple[str, str | None, str]:
        """Where each row names its own: the code, the unit and what the sheet calls it."""
        named = row.value("figure.indicator") or row.value("goal.indicator")
        unit = row.value("figure.unit") or row.value("goal.unit")
        text = tidy(shown(named[0])) if named else column.header
        own_unit, words = unit_in(text)
        written = _unit_text(unit[0] if unit else None)
        return indicator_of(words, tuple(fold(text).split())), written or column.unit or own_unit, text

    def _year(self, row: Row, column: ColumnMapping) -> tuple[int | None, bool]:
        if column.year is not None:
            return column.year, False
        if told := row.value("figure.year"):
            read = parse_year(told[0])
            asked = self.ledger.ask_all(row.place(told[1]), read.doubts, told[0], member=row.member, field="year")
            return read.value, asked
        if row.table.year is not None:
            return row.table.year, False
        place = Place(row.sheet.name, row.table.header_rows[0] if row.table.header_rows else row.table.first_row, 0)
        doubt = Doubt("year_unknown", "The sheet does not say which year its figures are for.")
        return None, self.ledger.ask(place, doubt, row.sheet.name, field="year")


@lru_cache(maxsize=2000)
def _named(column: ColumnMapping) -> tuple[str, str | None, str]:
    """The code of a column's indicator, its unit and what the sheet calls it."""
    part, leaf = column.field.partition(".")[2], column.header.rsplit(" / ", 1)[-1]
    if part == "other":
        part = slug(" ".join(unit_in(leaf)[1] or tuple(fold(column.header).split())))
    return part, column.unit, leaf


def indicator_of(words: tuple[str, ...], with_unit: tuple[str, ...] = ()) -> str:
    """The indicator that some words name, or a code of their own."""
    named: dict[str, float] = {}
    for name, score in (*scores(words).items(), *scores(with_unit).items()):
        indicator = name.removeprefix("figure.")
        if indicator in INDICATORS:
            named[indicator] = max(score, named.get(indicator, 0.0))
    best = max(named, key=lambda name: named[name], default=None)
    return best if best and named[best] >= 0.7 else slug(" ".join(words or with_unit))


def _plain(cell: Cell, indicator: str, hint: str | None) -> Amount | None:
    """A number in the usual unit needs no closer reading."""
    if hint is None or indicator in FRACTIONS or CANONICAL_UNITS.get(indicator) != hint:
        return None
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool) and cell >= 0
    return Amount(Decimal(str(cell)), hint) if is_number else None


def _unit_text(cell: Cell) -> str | None:
    text = tidy(shown(cell))
    return (unit_in(text)[0] or text) if text else None


@lru_cache(maxsize=2000)
def _hint(indicator: str, unit: str | None) -> tuple[str | None, bool]:
    """The unit to read by; of two in the heading the usual one, and then the choice is open."""
    if unit is None or "|" not in unit:
        return unit, False
    units = unit.split("|")
    usual = CANONICAL_UNITS.get(indicator)
    return (usual if usual in units else units[0]), True


def _unit(indicator: str, hint: str | None) -> str | None:
    return CANONICAL_UNITS.get(indicator, hint)


def _own_unit(cell: Cell) -> bool:
    return isinstance(cell, str) and unit_in(cell)[0] is not None


def _flag(figure: Figure, name: str) -> None:
    if name not in figure.flags:
        figure.flags.append(name)


def scaled(value: Decimal, factor: int) -> str:
    """A thousandth or a thousandfold as plain text."""
    result = value / 1000 if factor == -1 else value * 1000
    text = format(result, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def by_series(readings: list[Reading]) -> Iterator[list[Reading]]:
    """The readings of one indicator of one member or site over the years."""
    series: dict[tuple[str, str | None, str], list[Reading]] = defaultdict(list)
    for reading in readings:
        series[reading.figure.member, reading.figure.site, reading.figure.indicator].append(reading)
    yield from series.values()
