"""The rows of a table, each told apart: a member, a site, a listed name; or a total, a section, a remark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from talkoot.sheets.labels import (
    is_divider,
    is_total,
    listed_names,
    not_responded_heading,
    section_of,
    site_within,
    without_total,
)
from talkoot.sheets.mapping import ColumnMapping, SheetMapping
from talkoot.sheets.names import compact, has_legal_form, has_strict_legal_form
from talkoot.sheets.problems import Decisions, Ledger, Place
from talkoot.sheets.shifts import shift_start
from talkoot.sheets.values.identifiers import parse_business_id
from talkoot.sheets.wording import fold, shown, tidy
from talkoot.sheets.workbook import Cell, Sheet, address

ASIDE = frozenset({"note.private", "ignore", "row.number"})


@dataclass
class Row:
    """One row about one organisation. `name` is as written, on this row or carried from above."""

    sheet: Sheet
    table: SheetMapping
    index: int
    name: str
    name_row: int
    kind: str = "member"
    site: str | None = None
    tier: str | None = None
    status: str | None = None
    shifted_from: int | None = None
    cells: dict[str, str | None] = field(default_factory=dict)
    member: str = ""

    @property
    def speaks_of_member(self) -> bool:
        """Does the row hold the member's own data, not only a continuation of it?"""
        return self.kind == "member" or (self.kind == "site" and self.name_row == self.index)

    def place(self, column: int) -> Place:
        """Where the value of a column really stands."""
        return Place(self.sheet.name, self.index, self._real(column))

    def cell(self, column: int) -> Cell:
        """The value, read shifted if the row is, and as answered if it was asked about."""
        real = self._real(column)
        if self.cells and (at := address(self.index, real)) in self.cells:
            return self.cells[at]
        return self.sheet.cell(self.index, real)

    def _real(self, column: int) -> int:
        return column + 1 if self.shifted_from is not None and column >= self.shifted_from else column

    def columns(self, *families: str) -> Iterator[ColumnMapping]:
        """The mapped columns of some families ("figure", "goal")."""
        by_family = self.table.by_family
        if len(families) == 1:
            return iter(by_family.get(families[0], ()))
        return (column for name, columns in by_family.items() if name in families for column in columns)

    def value(self, field: str) -> tuple[Cell, int] | None:
        """The value and column of a single field; None when the table does not have it or it is empty."""
        column = self.table.column(field)
        if column is None or (cell := self.cell(column.column)) is None:
            return None
        return cell, column.column


class TableReader:
    """Walks down one table with a memory of sections, lists and the last name."""

    def __init__(self, sheet: Sheet, table: SheetMapping, ledger: Ledger, known: frozenset[str]) -> None:
        self.sheet, self.table, self.ledger, self.known = sheet, table, ledger, known
        named = table.column("member.name")
        self.name_column = named.column if named else 0
        site = table.column("site.name")
        self.site_column = site.column if site else None
        self.fields = ["" for _ in range(sheet.width)]
        for column in table.columns:
            self.fields[column.column] = column.field
        self.aside = {c.column for c in table.columns if c.field in ASIDE}
        self.headings = {tuple(map(shown, sheet.rows[row])) for row in table.header_rows}
        self.first_headings = {next(filter(None, heading), "") for heading in self.headings}
        self.answered = {cell: v for (name, cell), v in ledger.decisions.cells.items() if name == sheet.name}
        of_sheet = section_of(sheet.name) if table.kind == "members" else None
        self.tier: str | None = of_sheet[0] if of_sheet and of_sheet[0] == "supporting" else None
        self.status: str | None = of_sheet[1] if of_sheet else None
        self.listing = not_responded_heading(sheet.name) is not None
        self.last: tuple[str, int] | None = None

    def rows(self) -> Iterator[Row]:
        """All rows about organisations; everything else becomes a note on the way."""
        last = len(self.sheet.rows) - 1 if self.table.last_row is None else self.table.last_row
        decisions = self.ledger.decisions
        for index in range(self.table.first_row, last + 1):
            cells = self.sheet.rows[index]
            filled = [c for c, cell in enumerate(cells) if cell is not None]
            if not filled or (self.sheet.name, index) in decisions.dropped_rows:
                continue
            if shown(cells[filled[0]]) in self.first_headings and tuple(map(shown, cells)) in self.headings:
                continue
            yield from self._row(index, filled, decisions)

    def _row(self, index: int, filled: list[int], decisions: Decisions) -> Iterator[Row]:
        cells = self.sheet.rows[index]
        telling = [c for c in filled if c not in self.aside] or filled
        label = self._renamed(next((tidy(shown(cells[c])) for c in telling if isinstance(cells[c], str)), ""))
        if label is None:
            self._remark(index, filled)
            return
        lone = len(telling) == 1
        if self._is_total(label, index):
            self._remark(index, filled)
        elif lone and (heads := not_responded_heading(label)) is not None:
            self.listing = True
            yield from self._listed(index, telling[0], heads)
        elif self.listing and len(telling) <= 2 and not self._has_numbers(index, telling):
            yield from self._listed(index, telling[0], listed_names(label))
        elif lone:
            yield from self._lone(index, telling[0], label, filled)
        else:
            self.listing = False
            yield from self._full(index, decisions)

    def _renamed(self, label: str) -> str | None:
        """The name as the coordinator answered; None when its rows are to be left out."""
        return self.ledger.decisions.names.get(fold(label), label) if label else label

    def _is_total(self, label: str, index: int) -> bool:
        sums_up = index in self.sheet.totals and compact(label) not in self.known
        if not (is_total(label) or sums_up) or (has_strict_legal_form(label) and not self._sums_up_known(label)):
            return False
        identifier = self.table.column("member.business_id")
        return identifier is None or parse_business_id(self.sheet.cell(index, identifier.column)).value is None

    def _sums_up_known(self, label: str) -> bool:
        """ "Member Oy, total" is a total, "Total Member Oy" may be a member."""
        rest = compact(without_total(label))
        return rest in self.known or (self.last is not None and rest == compact(self.last[0]))

    def _has_numbers(self, index: int, columns: list[int]) -> bool:
        return any(isinstance(self.sheet.cell(index, c), int | float) for c in columns)

    def _remark(self, index: int, columns: list[int]) -> None:
        text = " | ".join(shown(self.sheet.cell(index, c)) for c in columns)
        self.ledger.note(Place(self.sheet.name, index, columns[0]), text)

    def _listed(self, index: int, column: int, names: list[str]) -> Iterator[Row]:
        for name in names:
            if compact(name) in self.known or has_legal_form(name):
                yield self._made(index, name, "listed")
            elif section := section_of(name):
                self.tier, self.status, self.listing = section[0], section[1], False
            else:
                yield self._made(index, name, "listed?")
        if not names:
            self._remark(index, [column])

    def _lone(self, index: int, column: int, label: str, filled: list[int]) -> Iterator[Row]:
        """One telling cell: a section, a name that heads a block, a goal of the last member, or a remark."""
        section = None if has_strict_legal_form(label) else section_of(label)
        if section:
            self.tier, self.status, self.last = section[0], section[1], None
            self._remark(index, filled)
        elif is_divider(label) or not label:
            self._remark(index, filled)
        elif column == self.name_column and (compact(label) in self.known or has_legal_form(label)):
            self.last = (label, index)
            yield self._made(index, label, "member")
        elif column == self.name_column and self.table.kind == "members" and self._numbered(index):
            yield from self._full(index, self.ledger.decisions)
        elif self.last and self.fields[column].startswith(("goal.", "contact.", "report.measures", "site.")):
            yield self._made(index, self.last[0], "member", name_row=self.last[1])
        else:
            self._remark(index, filled)

    def _numbered(self, index: int) -> bool:
        number = self.table.column("row.number")
        return number is not None and self.sheet.cell(index, number.column) is not None

    def _full(self, index: int, decisions: Decisions) -> Iterator[Row]:
        shift = shift_start(self.sheet.rows[index], self.fields)
        row = self._made(index, "", "member")
        row.shifted_from = shift
        written = row.cell(self.name_column)
        label = self._renamed(tidy(shown(written)) if isinstance(written, str) else "") or ""
        if label and is_divider(label):
            self._remark(index, [c for c, cell in enumerate(self.sheet.rows[index]) if cell is not None])
            return
        site = self._site(row)
        if not label:
            yield from self._nameless(row, site)
            return
        inner = site_within(str(written), self.last[0] if self.last else None, self._lacks_id(row))
        if inner and self.last:
            row.kind, row.site, row.name, row.name_row = "site", inner, self.last[0], self.last[1]
        else:
            row.name, row.site = label, site
            row.kind = "site" if site else "member"
            self.last = (label, index)
        yield row

    def _lacks_id(self, row: Row) -> bool:
        return row.value("member.business_id") is None and row.value("member.tier") is None

    def _site(self, row: Row) -> str | None:
        if self.site_column is None:
            return None
        return tidy(shown(row.cell(self.site_column))) or None

    def _nameless(self, row: Row, site: str | None) -> Iterator[Row]:
        """Continues the member above, or is known by its business id; else it is asked about."""
        is_list = self.table.kind in ("goals", "contacts") or self.table.column("figure.indicator") is not None
        carries = site or is_list or self._merged_down(row.index)
        if self.last and (carries or any(row.cell(c.column) is not None for c in row.columns("goal", "contact"))):
            row.name, row.name_row = self.last
            row.site, row.kind = site, "site" if site else "member"
            yield row
        elif row.value("member.business_id"):
            row.name = ""
            yield row
        else:
            row.kind = "nameless"
            yield row

    def _merged_down(self, index: int) -> bool:
        return any(a < index <= b and first <= self.name_column <= last for a, first, b, last in self.sheet.merged)

    def _made(self, index: int, name: str, kind: str, *, name_row: int | None = None) -> Row:
        return Row(
            self.sheet, self.table, index, name, index if name_row is None else name_row, kind,
            tier=self.tier, status=self.status, cells=self.answered,
        )  # fmt: skip
