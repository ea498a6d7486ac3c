"""The layout of a table: which rows and columns it has, and what each column seems to be.

A person confirms the columns once; the signature of the headings finds the choice again for the next file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from talkoot.intake.reasons import Question, Refusal, Unreadable
from talkoot.intake.table_text import Given, delimiter_of, encoding_of, head_of, lines_of, opened, records
from talkoot.sheets.office import UnreadableWorkbook
from talkoot.sheets.reading import COMPOUND, MAX_BYTES, ZIP, read_workbook
from talkoot.sheets.values.text import plain, text_of
from talkoot.sheets.workbook import Cell, Sheet

SAMPLED_ROWS = 200
SAMPLES = 5
LONGEST_SHOWN = 300  # of a heading or a sample


class Role(StrEnum):
    """What a column holds; the names are those of the headings in the word list."""

    DATE = "date"
    ACCOUNT = "account"
    ACCOUNT_NAME = "account_name"
    TEXT = "text"
    SUPPLIER = "supplier"
    SUPPLIER_ID = "supplier_id"
    NET = "net"
    GROSS = "gross"
    DEBIT = "debit"
    CREDIT = "credit"
    SIDE = "side"  # debit or credit, in a column of its own
    VAT = "vat"
    VAT_RATE = "vat_rate"
    CURRENCY = "currency"
    QUANTITY = "quantity"
    UNIT = "unit"
    PRODUCT = "product"
    CARD = "card"
    VEHICLE = "vehicle"
    SITE = "site"
    VOUCHER = "voucher"


NUMBERS = (Role.NET, Role.GROSS, Role.DEBIT, Role.CREDIT, Role.VAT, Role.QUANTITY)


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its heading, a few of its cells, and the role it seems to have."""

    index: int
    heading: str
    samples: tuple[str, ...]
    role: Role | None


@dataclass(frozen=True, slots=True)
class Layout:
    """What a table looks like. `header_row` counts from zero and is -1 where there are no headings."""

    name: str
    encoding: str  # empty for a spreadsheet
    delimiter: str
    sheet: str
    header_row: int
    columns: tuple[Column, ...]
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """How to read a table: as confirmed by a person, or as suggested.

    `decimal` and `day_first` answer what a column may leave open; `costs_are_negative` turns all signs.
    """

    roles: Mapping[Role, int]
    header_row: int = 0
    encoding: str = "utf-8-sig"
    delimiter: str = ";"
    sheet: str = ""
    decimal: str | None = None
    day_first: bool | None = None
    costs_are_negative: bool = False
    headings: tuple[str, ...] = field(default=())

    def to_plain(self) -> dict[str, object]:
        """As values that JSON holds, to be remembered under the signature of the layout."""
        return {
            "roles": {str(role): index for role, index in self.roles.items()},
            "decimal": self.decimal,
            "day_first": self.day_first,
            "costs_are_negative": self.costs_are_negative,
        }


def mapping_of(layout: Layout, remembered: Mapping[str, object] | None = None) -> ColumnMapping:
    """The suggested mapping of a layout; with what was remembered of the same layout in its place."""
    told = remembered or {}
    roles = {column.role: column.index for column in layout.columns if column.role is not None}
    chosen = told.get("roles")
    if isinstance(chosen, Mapping):
        roles = {Role(name): int(index) for name, index in chosen.items()}
    decimal, day_first = told.get("decimal"), told.get("day_first")
    return ColumnMapping(
        roles=roles,
        header_row=layout.header_row,
        encoding=layout.encoding,
        delimiter=layout.delimiter,
        sheet=layout.sheet,
        decimal=decimal if isinstance(decimal, str) else None,
        day_first=day_first if isinstance(day_first, bool) else None,
        costs_are_negative=bool(told.get("costs_are_negative", False)),
        headings=tuple(column.heading for column in layout.columns),
    )


def signature(layout: Layout) -> str:
    """The same for two files with the same headings in the same order, whatever their rows."""
    headings = "|".join(plain(column.heading) for column in layout.columns)
    return hashlib.sha256(f"{len(layout.columns)}|{headings}".encode()).hexdigest()[:16]


def is_spreadsheet(head: bytes) -> bool:
    """Whether the bytes begin like xlsx, ods or xls."""
    return head.startswith((ZIP, COMPOUND))


def sheets_of(given: Given, name: str) -> tuple[Sheet, ...]:
    """The sheets of a spreadsheet file. Raises Unreadable."""
    with opened(given) as stream:
        data = stream.read(MAX_BYTES + 1)
    try:
        return read_workbook(data, name).sheets
    except UnreadableWorkbook as error:
        raise Unreadable(Refusal.SPREADSHEET, error.reason) from error


def table_rows(given: Given, name: str, mapping: ColumnMapping) -> Iterator[tuple[int, list[Cell] | None]]:
    """Every row of the table with its number, from one; None for a row whose quotes never close."""
    if not mapping.encoding:
        sheets = sheets_of(given, name)
        sheet = next((each for each in sheets if each.name == mapping.sheet), sheets[0])
        yield from ((number, list(row)) for number, row in enumerate(sheet.rows, start=1))
        return
    with lines_of(given, mapping.encoding) as lines:
        yield from enumerate(records(lines, mapping.delimiter), start=1)  # type: ignore[misc]


def beginnings(given: Given, name: str) -> Iterator[tuple[str, str, str, list[list[Cell]]]]:
    """For each table of a file: encoding, delimiter, sheet and its first rows. Raises Unreadable."""
    head = head_of(given)
    if not head.strip():
        raise Unreadable(Refusal.EMPTY)
    if is_spreadsheet(head):
        for sheet in sheets_of(given, name):
            yield "", "", sheet.name, [list(row) for row in sheet.rows[:SAMPLED_ROWS]]
        return
    encoding = encoding_of(given)
    text = head.decode(encoding, errors="replace")
    whole = text.rsplit("\n", 1)[0] if "\n" in text and len(head) >= 100_000 else text
    delimiter = delimiter_of(whole)
    rows: list[list[Cell]] = []
    for row in records(whole.splitlines(keepends=True), delimiter):
        rows.append(list(row or []))
        if len(rows) == SAMPLED_ROWS:
            break
    yield encoding, delimiter, "", rows


def samples_of(rows: list[list[Cell]], index: int) -> tuple[str, ...]:
    """A few different cells of a column."""
    cells = dict.fromkeys(text_of(row[index])[:LONGEST_SHOWN] for row in rows if index < len(row))
    return tuple(cell for cell in cells if cell)[:SAMPLES]
