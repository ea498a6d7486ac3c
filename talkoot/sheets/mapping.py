"""What was recognised in a workbook: which sheet holds what, and which column leads to which field."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping as Mapped
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import Any, Literal, get_args

from talkoot.sheets.columns import FIELDS
from talkoot.sheets.wording import fold, shown
from talkoot.sheets.workbook import Sheet

Kind = Literal["members", "goals", "figures", "contacts", "mixed", "ignored"]
KINDS: tuple[str, ...] = get_args(Kind)


class WrongMapping(Exception):
    """A mapping names a field or kind that does not exist."""


@dataclass(frozen=True)
class ColumnMapping:
    """One column. `unit` may be two ("kWh|MWh") when the heading leaves it open; `site` when the column is a site's."""

    column: int
    header: str
    field: str
    unit: str | None = None
    year: int | None = None
    confidence: float = 0.0
    site: str | None = None


@dataclass(frozen=True)
class SheetMapping:
    """One table of a sheet: its heading rows and its body, rows `first_row` to `last_row` (None: to the end)."""

    sheet: str
    kind: Kind
    header_rows: tuple[int, ...]
    first_row: int
    year: int | None
    columns: tuple[ColumnMapping, ...]
    last_row: int | None = None

    @cached_property
    def by_family(self) -> dict[str, tuple[ColumnMapping, ...]]:
        """The columns by the first part of their field: "member", "figure" …"""
        found: dict[str, tuple[ColumnMapping, ...]] = {}
        for column in self.columns:
            family = column.field.partition(".")[0]
            found[family] = (*found.get(family, ()), column)
        return found

    @cached_property
    def _first(self) -> dict[str, ColumnMapping]:
        return {column.field: column for column in reversed(self.columns)}

    def column(self, field: str) -> ColumnMapping | None:
        """The first column of this field."""
        return self._first.get(field)

    def with_field(self, column: int, field: str) -> SheetMapping:
        """The same table with one column leading elsewhere, as a coordinator corrects it."""
        if field not in FIELDS:
            raise WrongMapping(field)
        columns = tuple(replace(c, field=field, confidence=1.0) if c.column == column else c for c in self.columns)
        return replace(self, columns=columns)


@dataclass(frozen=True)
class Mapping:
    """All tables of a workbook, in the order of its sheets."""

    sheets: tuple[SheetMapping, ...]

    def to_json(self) -> dict[str, Any]:
        """Plain data for the session or the database."""
        return {"sheets": [asdict(sheet) for sheet in self.sheets]}

    @staticmethod
    def from_json(data: Mapped[str, Any]) -> Mapping:
        """The reverse; refuses unknown fields and kinds, since it may come from a form."""
        return Mapping(tuple(_sheet_from_json(sheet) for sheet in data["sheets"]))

    def with_column(self, sheet: str, column: int, field: str) -> Mapping:
        """A corrected copy: every table of that sheet leads this column to `field`."""
        return Mapping(tuple(s.with_field(column, field) if s.sheet == sheet else s for s in self.sheets))

    def with_sheet(self, sheet: str, *, kind: Kind | None = None, year: int | None = None) -> Mapping:
        """A corrected copy: the sheet holds something else, or another year."""
        return Mapping(
            tuple(
                replace(s, kind=kind or s.kind, year=s.year if year is None else year) if s.sheet == sheet else s
                for s in self.sheets
            )
        )


def _sheet_from_json(data: Mapped[str, Any]) -> SheetMapping:
    if data["kind"] not in KINDS:
        raise WrongMapping(str(data["kind"]))
    columns = tuple(ColumnMapping(**column) for column in data["columns"])
    if unknown := [c.field for c in columns if c.field not in FIELDS]:
        raise WrongMapping(unknown[0])
    return SheetMapping(**{**data, "header_rows": tuple(data["header_rows"]), "columns": columns})


def signature(sheet: Sheet, header_rows: tuple[int, ...] = (0, 1, 2, 3)) -> str:
    """The same for the same headings, whatever the year in them: a corrected mapping is found again by it."""
    words = [fold(shown(cell)) for row in header_rows if row < len(sheet.rows) for cell in sheet.rows[row]]
    plain = "|".join("".join(c for c in word if not c.isdigit()) for word in words if word)
    return hashlib.sha256(plain.encode()).hexdigest()[:32]
