"""A workbook as plain values: what every later step reads, whatever the file format was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache


@dataclass(frozen=True)
class CellError:
    """A cell that holds a spreadsheet error (`#REF!`) or a formula that was never calculated (`#CALC`)."""

    code: str


Cell = str | int | float | bool | date | datetime | time | CellError | None
Position = tuple[int, int]
Area = tuple[int, int, int, int]


@dataclass(frozen=True)
class Sheet:
    """One sheet. Rows and columns count from zero; `merged` holds (first row, first column, last row, last column)."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden_columns: frozenset[int] = frozenset()
    comments: Mapping[Position, str] = field(default_factory=dict)
    merged: tuple[Area, ...] = ()
    hidden: bool = False
    totals: frozenset[int] = frozenset()

    def cell(self, row: int, column: int) -> Cell:
        """The value, or None outside the sheet."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return None

    @property
    def width(self) -> int:
        """The number of columns of the widest row."""
        return max((len(row) for row in self.rows), default=0)


@dataclass(frozen=True)
class Workbook:
    """The sheets in the order of the file."""

    sheets: tuple[Sheet, ...]

    def sheet(self, name: str) -> Sheet:
        """The sheet of this name; raises KeyError."""
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        raise KeyError(name)


@cache
def column_letters(column: int) -> str:
    """0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """The name that people know the cell by: (6, 1) is "B7"."""
    return f"{column_letters(column)}{row + 1}"


def position(reference: str) -> Position:
    """The other way round: "B7" is (6, 1)."""
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter.upper()) - 64
    return int(reference[len(letters) :]) - 1, column - 1
