"""One row of activities, from a table, TOML or JSON, as an Activity; or the cell that stands in the way and why."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from talkoot.engine.activities import Activity, Depth, Instrument, InstrumentKind, OwnFactor
from talkoot.engine.factors import HOME
from talkoot.engine.units import UnknownUnit, unit
from talkoot.intake.amounts import read_number
from talkoot.intake.calendar_hours import FIRST_YEAR, LAST_YEAR
from talkoot.intake.reasons import Bad, Notice
from talkoot.intake.records import shown

LARGEST, FINEST = Decimal(10) ** 15, -30  # beyond these, sums would no longer be exact
EUROS = re.compile(r"€|\beur", re.IGNORECASE)
WHOLE = re.compile(r"(\d{1,4})(?:[.,]0+)?")
DEPTHS = {
    "mitattu": Depth.MEASURED, "mittari": Depth.MEASURED, "mätt": Depth.MEASURED, "uppmätt": Depth.MEASURED,
    "lasku": Depth.BILL, "laskulta": Depth.BILL, "faktura": Depth.BILL, "räkning": Depth.BILL, "invoice": Depth.BILL,
    "arvio": Depth.ESTIMATE, "arvioitu": Depth.ESTIMATE, "uppskattning": Depth.ESTIMATE,
    "uppskattad": Depth.ESTIMATE, "estimated": Depth.ESTIMATE,
    "euroina": Depth.SPEND, "kustannus": Depth.SPEND, "kostnad": Depth.SPEND, "cost": Depth.SPEND,
}  # fmt: skip
FIELDS = frozenset({
    "kind", "amount", "unit", "year", "key", "site", "place", "scope", "category", "depth", "uncertainty", "instruments",
    "own_factor",
})  # fmt: skip
INSTRUMENT_FIELDS = frozenset({"kind", "amount", "unit", "kg_per_unit", "source"})
OWN_FACTOR_FIELDS = frozenset({"kg_per_unit", "unit", "source"})
Cells = Mapping[str, Any]


class Wrong(StrEnum):
    """Why a row is not taken. The sentence goes with the cell."""

    MISSING = "missing"
    NOT_A_NUMBER = "not_a_number"
    AMBIGUOUS_NUMBER = "ambiguous_number"
    OUT_OF_BOUNDS = "out_of_bounds"
    TWO_UNITS = "two_units"
    NOT_A_YEAR = "not_a_year"
    NOT_A_CHOICE = "not_a_choice"
    NOT_A_TABLE = "not_a_table"
    UNKNOWN_FIELD = "unknown_field"
    BROKEN_ROW = "broken_row"


SENTENCES = {
    Wrong.MISSING: "{field} is missing",
    Wrong.NOT_A_NUMBER: "{field}: “{cell}” is not a number that can be read without guessing",
    Wrong.AMBIGUOUS_NUMBER: "{field}: “{cell}” can mean decimals or thousands, and the other rows do not tell",
    Wrong.OUT_OF_BOUNDS: "{field}: “{cell}” is out of bounds",
    Wrong.TWO_UNITS: "{field}: “{cell}” has another unit than the row",
    Wrong.NOT_A_YEAR: f"{{field}}: “{{cell}}” is not a year between {FIRST_YEAR} and {LAST_YEAR}",
    Wrong.NOT_A_CHOICE: "{field}: “{cell}” is not one of its values",
    Wrong.NOT_A_TABLE: "{field} has another form than expected",
    Wrong.UNKNOWN_FIELD: "no field is called “{field}”",
    Wrong.BROKEN_ROW: "the row has broken quotation marks",
}


class BadCell(ValueError):
    """A cell that stands in the way of its row."""

    def __init__(self, field: str, reason: Wrong, cell: object = "") -> None:
        super().__init__(SENTENCES[reason].format(field=field, cell=shown(cell)))
        self.field, self.reason, self.cell = field, reason, shown(cell)


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was not taken: its number as people count them, the field and the cell in the way, why, in words."""

    number: int
    field: str
    reason: Wrong
    cell: str
    text: str


def bad_row(number: int, error: BadCell) -> BadRow:
    """The row that an error is about."""
    return BadRow(number, error.field, error.reason, error.cell, str(error))


def activity_of(cells: Cells, *, number: int, year: int | None = None, mark: str | None = None) -> Activity:
    """The activity of a row with its fields by name; raises BadCell.

    Without a year of its own it takes `year`, without a key its `number`. `mark` is the decimal mark of the table.
    An amount told as approximate is an estimate, one in money is spend, unless `depth` says how it is known.
    """
    _no_others(cells, FIELDS, "")
    kind = _text(cells, "kind")
    if not kind:
        raise BadCell("kind", Wrong.MISSING)
    amount, written, is_about = _number(cells, "amount", mark)
    if amount is None:
        raise BadCell("amount", Wrong.MISSING)
    given = _unit(_text(cells, "unit"), written, cells["amount"])
    return Activity(
        kind=kind,
        amount=amount,
        unit=given,
        year=_year(cells.get("year"), year),
        key=_text(cells, "key") or str(number),
        site=_text(cells, "site"),
        place=_text(cells, "place").upper() or HOME,
        scope=_choice(cells, "scope", 3),
        category=_choice(cells, "category", 15),
        depth=_depth(cells, given, is_about=is_about),
        uncertainty=_uncertainty(cells, mark),
        instruments=tuple(_instrument(each, given, mark) for each in _tables(cells.get("instruments"))),
        own_factor=_own_factor(cells.get("own_factor"), given, mark),
    )


def _text(cells: Cells, field: str) -> str:
    cell = cells.get(field)
    if cell is None or isinstance(cell, str):
        return cell.strip() if cell else ""
    if isinstance(cell, list | dict | bool):
        raise BadCell(field, Wrong.NOT_A_TABLE)
    return str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell).strip()


def _no_others(cells: Cells, known: frozenset[str], under: str) -> None:
    for name in cells.keys() - known:
        raise BadCell(f"{under}{name}", Wrong.UNKNOWN_FIELD)


def _number(cells: Cells, field: str, mark: str | None) -> tuple[Decimal | None, str, bool]:
    """The value, the unit that stood behind it and whether it was told as approximate."""
    cell = cells.get(field)
    if cell is None:
        return None, "", False
    if isinstance(cell, Decimal):
        return _bounded(cell, field), "", False
    if isinstance(cell, list | dict):
        raise BadCell(field, Wrong.NOT_A_TABLE)
    found = read_number(cell, mark)
    if found is None:
        return None, "", False
    if isinstance(found, Bad):
        reason = Wrong.AMBIGUOUS_NUMBER if found is Bad.AMBIGUOUS_NUMBER else Wrong.NOT_A_NUMBER
        raise BadCell(field, reason, cell)
    written = "eur" if isinstance(cell, str) and not found.unit and EUROS.search(cell) else found.unit
    return _bounded(found.value, field), written, Notice.APPROXIMATE in found.notices


def _bounded(value: Decimal, field: str) -> Decimal:
    if not value.is_finite() or abs(value) >= LARGEST or int(value.as_tuple().exponent) < FINEST:
        raise BadCell(field, Wrong.OUT_OF_BOUNDS, value)
    return value


def _unit(told: str, written: str, cell: object) -> str:
    """The unit of the row: of its column, or what stands behind the number. The two may not differ."""
    if not told and not written:
        raise BadCell("unit", Wrong.MISSING)
    if told and written and _code(told) != _code(written):
        raise BadCell("amount", Wrong.TWO_UNITS, cell)
    return told or (written.lower() if written.lower() == "eur" else written)


def _code(name: str) -> str:
    """A unit under one name, so that `kwh` and `kWh` are the same; of energy, whether net or gross is told apart."""
    try:
        return unit(name).code
    except UnknownUnit:
        return name


def _year(cell: object, otherwise: int | None) -> int:
    if isinstance(cell, date):
        return cell.year
    text = "" if cell is None else str(cell).strip()
    if not text:
        if otherwise is None:
            raise BadCell("year", Wrong.MISSING)
        return otherwise
    match = WHOLE.fullmatch(text)
    if match is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        raise BadCell("year", Wrong.NOT_A_YEAR, cell)
    return int(match[1])


def _choice(cells: Cells, field: str, largest: int) -> int:
    text = _text(cells, field)
    if not text:
        return 0
    match = WHOLE.fullmatch(text.lower().removeprefix("scope").strip())
    if match is None or int(match[1]) > largest:
        raise BadCell(field, Wrong.NOT_A_CHOICE, cells[field])
    return int(match[1])


def _depth(cells: Cells, given: str, *, is_about: bool) -> Depth:
    word = _text(cells, "depth").lower()
    if word:
        if word in DEPTHS:
            return DEPTHS[word]
        if word in set(Depth):
            return Depth(word)
        raise BadCell("depth", Wrong.NOT_A_CHOICE, word)
    if is_about:
        return Depth.ESTIMATE
    try:
        return Depth.SPEND if unit(given).dimension.startswith("money") else Depth.BILL
    except UnknownUnit:
        return Depth.BILL  # the calculation refuses the row by name


def _uncertainty(cells: Cells, mark: str | None) -> Decimal | None:
    """A share of the amount: 0.1 or 10 %."""
    value, written, _ = _number(cells, "uncertainty", mark)
    if value is None:
        return None
    share = value / 100 if written == "%" else value
    if not 0 <= share <= (10 if written == "%" else 1) or written not in {"", "%"}:
        raise BadCell("uncertainty", Wrong.OUT_OF_BOUNDS, cells["uncertainty"])
    return share


def _tables(given: object) -> list[Cells]:
    if given is None:
        return []  # nearly always
    if not isinstance(given, list) or not all(isinstance(each, Mapping) for each in given):
        raise BadCell("instruments", Wrong.NOT_A_TABLE)
    return given


def _instrument(cells: Cells, given: str, mark: str | None) -> Instrument:
    _no_others(cells, INSTRUMENT_FIELDS, "instruments.")
    kind = _text(cells, "kind").lower().replace(" ", "_")
    if kind not in set(InstrumentKind):
        raise BadCell("instruments.kind", Wrong.NOT_A_CHOICE, kind)
    amount, written, _ = _number(cells, "amount", mark)
    if amount is not None and amount < 0:
        raise BadCell("instruments.amount", Wrong.OUT_OF_BOUNDS, amount)
    told = _text(cells, "unit")
    per = _unit(told, written, cells.get("amount")) if told or written else given
    return Instrument(
        InstrumentKind(kind), amount, per, _kg_per_unit(cells, "instruments", mark), _text(cells, "source")
    )


def _own_factor(given: object, of_amount: str, mark: str | None) -> OwnFactor | None:
    if given is None:
        return None
    if not isinstance(given, Mapping):
        raise BadCell("own_factor", Wrong.NOT_A_TABLE)
    _no_others(given, OWN_FACTOR_FIELDS, "own_factor.")
    return OwnFactor(_kg_per_unit(given, "own_factor", mark), _text(given, "unit") or of_amount, _text(given, "source"))


def _kg_per_unit(cells: Cells, under: str, mark: str | None) -> Decimal:
    """Zero is a figure; nothing is not."""
    value, written, _ = _number(cells, "kg_per_unit", mark)
    if value is None or written:
        raise BadCell(
            f"{under}.kg_per_unit", Wrong.NOT_A_NUMBER if written else Wrong.MISSING, cells.get("kg_per_unit")
        )
    return value
