"""A file of activities, one a row: CSV with any delimiter (read row by row), a spreadsheet, or TOML with [[activity]].

A row that cannot be read is listed with its cell and why; the others are read.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from talkoot.engine.activities import Activity
from talkoot.intake.activity_cells import BadCell, BadRow, Wrong, activity_of, bad_row
from talkoot.intake.amounts import decimal_mark, settled_mark
from talkoot.intake.reasons import Refusal, Unreadable
from talkoot.intake.table_text import delimiter_of, encoding_of, head_of, lines_of, records
from talkoot.sheets.office import UnreadableWorkbook
from talkoot.sheets.reading import read_workbook
from talkoot.sheets.workbook import Cell

HEADINGS = {
    "kind": "kind activity code laji toiminto toimintalaji koodi slag aktivitet kod",
    "amount": "amount quantity määrä maara kulutus mängd mangd förbrukning",
    "unit": "unit yksikkö yksikko enhet",
    "year": "year vuosi år ar",
    "key": "key id tunnus rivi nyckel beteckning",
    "site": "site toimipaikka kohde verksamhetsställe anläggning",
    "place": "place network paikka verkko maa plats nät land country",
    "scope": "scope soveltamisala",
    "category": "category kategoria luokka kategori",
    "depth": "depth laatu kvalitet quality",
    "uncertainty": "uncertainty epävarmuus osäkerhet",
    "instrument": "instrument certificate alkuperätakuu ursprungsgaranti",
    "instrument_amount": "instrumentamount",
    "instrument_unit": "instrumentunit",
    "instrument_kg_per_unit": "instrumentkgperunit",
    "instrument_source": "instrumentsource",
    "own_factor": "ownfactor omakerroin egenfaktor",
    "own_factor_unit": "ownfactorunit",
    "own_factor_source": "ownfactorsource",
}
FIELD_OF = {name: field for field, names in HEADINGS.items() for name in names.split()}
NUMBERS = ("amount", "uncertainty", "instrument_amount", "instrument_kg_per_unit", "own_factor")
UNIT_IN_HEADING = re.compile(r"(.+?)\s*[(\[](.+)[)\]]\s*")
NEEDED = frozenset({"kind", "amount"})
SEARCHED = 20  # rows in which the headings may stand
Row = tuple[int, Sequence[Cell] | None]
Read = tuple[list[Activity], list[BadRow]]


def read_activities(path: Path, year: int | None = None) -> Read:
    """The activities of a file and the rows that could not be read; `year` is for rows without one of their own.

    Raises Unreadable where the file is none of the three, or has no columns for kind and amount.
    """
    found: Read = ([], [])
    for one in rows_of(path, year):
        if isinstance(one, BadRow):
            found[1].append(one)
        else:
            found[0].append(one)
    return found


def rows_of(path: Path, year: int | None = None) -> Iterator[Activity | BadRow]:
    """The same, one row after another: a CSV is never held in memory."""
    ending = path.suffix.lower()
    if ending == ".toml":
        yield from _of_toml(path, year)
    elif ending in {".xlsx", ".xlsm", ".xls", ".ods"}:
        yield from _of_workbook(path, year)
    else:
        yield from _of_text(path, year)


def _of_toml(path: Path, year: int | None) -> Iterator[Activity | BadRow]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ArithmeticError) as error:
        raise Unreadable(Refusal.NOT_TEXT, str(error)) from error
    entries = table.get("activity")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise Unreadable(Refusal.NO_TABLE, "[[activity]]")
    of_file = table.get("year", year)
    for number, entry in enumerate(entries, start=1):
        yield _taken(entry, number, of_file if isinstance(of_file, int) else year, None)


def _of_workbook(path: Path, year: int | None) -> Iterator[Activity | BadRow]:
    try:
        book = read_workbook(path.read_bytes(), path.name)
    except UnreadableWorkbook as error:
        raise Unreadable(Refusal.SPREADSHEET, error.reason) from error
    for sheet in book.sheets:
        rows = list(enumerate(sheet.rows, start=1))
        columns = _columns(islice(rows, SEARCHED))
        if columns is not None:
            yield from columns.activities(rows, columns.mark(rows), year)
            return
    raise Unreadable(Refusal.MISSING_COLUMN, "kind, amount")


def _of_text(path: Path, year: int | None) -> Iterator[Activity | BadRow]:
    """Three passes over the file, none of which holds it: headings, decimal mark, rows."""
    encoding = encoding_of(path)
    delimiter = delimiter_of(head_of(path).decode(encoding, errors="replace"))

    def rows() -> Iterator[Row]:
        with lines_of(path, encoding) as lines:
            yield from enumerate(records(lines, delimiter), start=1)

    columns = _columns(islice(rows(), SEARCHED))
    if columns is None:
        raise Unreadable(Refusal.MISSING_COLUMN, "kind, amount")
    yield from columns.activities(rows(), columns.mark(rows()), year)


class _Columns:
    """Which cell of a row is which field, and the unit that the heading of the amounts names."""

    def __init__(self, heading: int, places: dict[str, int], unit: str) -> None:
        self.heading = heading
        self.places = places
        self.unit = unit

    def mark(self, rows: Iterable[Row]) -> str | None:
        """The decimal mark that the table's numbers prove, if they prove one."""
        places = [self.places[field] for field in NUMBERS if field in self.places]
        cells = (row[place] for _, row in rows if row for place in places if place < len(row))
        proofs = (decimal_mark(cell) for cell in cells if isinstance(cell, str) and not cell.isdigit())
        return settled_mark(proofs)

    def activities(self, rows: Iterable[Row], mark: str | None, year: int | None) -> Iterator[Activity | BadRow]:
        for number, row in rows:
            if number <= self.heading:
                continue
            if row is None:
                yield bad_row(number, BadCell("", Wrong.BROKEN_ROW))
                continue
            fields = self._fields(row)
            if fields or any(map(_is_filled, row)):
                yield _taken(fields, number, year, mark)

    def _fields(self, row: Sequence[Cell]) -> dict[str, Any]:
        flat: dict[str, Any] = {
            field: row[place] for field, place in self.places.items() if place < len(row) and _is_filled(row[place])
        }
        if self.unit and flat and "unit" not in flat:
            flat["unit"] = self.unit
        if "instrument" in flat:
            flat["instruments"] = [_nested(flat, "instrument", "kind")]
        if "own_factor" in flat:
            flat["own_factor"] = _nested(flat, "own_factor", "kg_per_unit")
        return flat


def _nested(flat: dict[str, Any], prefix: str, main: str) -> dict[str, Any]:
    """Takes the columns of one thing out of the row: instrument, instrument_amount, …"""
    names = [field for field in flat if field.startswith(f"{prefix}_")]
    return {main: flat.pop(prefix), **{name.removeprefix(f"{prefix}_"): flat.pop(name) for name in names}}


def _is_filled(cell: Cell) -> bool:
    return cell is not None and (not isinstance(cell, str) or (cell != "" and not cell.isspace()))


def _taken(fields: dict[str, Any], number: int, year: int | None, mark: str | None) -> Activity | BadRow:
    try:
        return activity_of(fields, number=number, year=year, mark=mark)
    except BadCell as error:
        return bad_row(number, error)


def _columns(rows: Iterable[Row]) -> _Columns | None:
    """The row of headings: the first that names a kind and an amount."""
    for number, row in rows:
        places: dict[str, int] = {}
        unit = ""
        for place, cell in enumerate(row or ()):
            field, of_heading = _field_of(cell)
            if field and field not in places:
                places[field] = place
                unit = of_heading if field == "amount" else unit
        if places.keys() >= NEEDED:
            return _Columns(number, places, unit)
    return None


def _field_of(cell: Cell) -> tuple[str, str]:
    """The field that a heading names, and the unit in its brackets: `Määrä (kWh)`."""
    if not isinstance(cell, str):
        return "", ""
    match = UNIT_IN_HEADING.fullmatch(cell.strip())
    name, unit = (match[1], match[2].strip()) if match else (cell, "")
    return FIELD_OF.get(re.sub(r"[\s_\-]+", "", name.casefold()), ""), unit
