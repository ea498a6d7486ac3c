"""What the columns of a table settle before it is read: each one's decimal mark, and the order of day and month.

The first rows are always looked at; the rest only while a cell that can mean two things waits for one that cannot.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from talkoot.intake.amounts import decimal_mark, read_number, settled_mark
from talkoot.intake.days import day_first, needs_order, settled_order
from talkoot.intake.layout import NUMBERS, ColumnMapping, Role, table_rows
from talkoot.intake.reasons import Bad
from talkoot.intake.table_text import Given
from talkoot.sheets.workbook import Cell

LOOKED_AT = 20_000


@dataclass(frozen=True, slots=True)
class Settled:
    """The decimal mark of every number column, in the order they are read, and whether days come first."""

    marks: tuple[tuple[Role, str | None], ...]
    day_first: bool | None
    credits_are_negative: bool = False  # a credit column that is written with minus signs


@dataclass(slots=True)
class _Marks:
    """What the cells of one column have proved."""

    proved: set[str] = field(default_factory=set)
    is_open: bool = False
    minuses: int = 0
    seen: int = 0

    def see(self, cell: str) -> None:
        self.seen += bool(cell.strip(" 0,.-"))
        self.minuses += "-" in cell and any(digit in cell for digit in "123456789")
        mark = decimal_mark(cell)
        if mark is not None:
            self.proved.add(mark)
        elif not self.is_open and read_number(cell, None) is Bad.AMBIGUOUS_NUMBER:
            self.is_open = True

    @property
    def is_waiting(self) -> bool:
        return self.is_open and not self.proved


@dataclass(slots=True)
class _Orders:
    """What the dates have proved."""

    proved: set[bool] = field(default_factory=set)
    is_open: bool = False

    @property
    def is_waiting(self) -> bool:
        return self.is_open and not self.proved

    def see(self, cell: str) -> None:
        order = day_first(cell)
        if order is not None:
            self.proved.add(order)
        elif not self.is_open:
            self.is_open = needs_order(cell)


def settle(given: Given, name: str, mapping: ColumnMapping) -> Settled:
    """Look through the table. What a person has answered stands where the column proves nothing."""
    places = [(role, mapping.roles[role]) for role in NUMBERS if role in mapping.roles]
    marks = {role: _Marks() for role, _index in places}
    orders = _Orders()
    for number, cells in table_rows(given, name, mapping):
        if number <= mapping.header_row + 1 or cells is None:
            continue
        for role, index in places:
            if isinstance(cell := _at(cells, index), str):
                marks[role].see(cell)
        if isinstance(cell := _at(cells, mapping.roles[Role.DATE]), str):
            orders.see(cell)
        is_waiting = orders.is_waiting or any(each.is_waiting for each in marks.values())
        if number >= LOOKED_AT and not is_waiting:
            break
    order = settled_order(orders.proved)
    credit = marks.get(Role.CREDIT)
    return Settled(
        tuple((role, settled_mark(marks[role].proved) or mapping.decimal) for role, _index in places),
        mapping.day_first if order is None else order,
        credit is not None and credit.minuses * 2 > credit.seen,
    )


def _at(cells: list[Cell], index: int) -> Cell:
    return cells[index] if index < len(cells) else None
