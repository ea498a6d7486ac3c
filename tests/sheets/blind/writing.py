"""How a blind workbook is written down: cells with their truth beside them, rows, sheets, made-up business ids."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment

WEIGHTS = (7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True)
class V:
    """What stands in the sheet and what it certainly means."""

    raw: Any
    value: Any
    asked: bool = False


@dataclass(frozen=True)
class Q(V):
    """What stands in the sheet, and what it means if the coordinator, who must be asked, agrees."""

    value: Any = None
    asked: bool = True


def raw(cell: Any) -> Any:
    return cell.raw if isinstance(cell, V) else cell


def y(number: int) -> str:
    """The number'th made-up business id whose check digit is right."""
    digits = 9_100_000 + number * 173
    while True:
        remainder = sum(int(d) * w for d, w in zip(str(digits), WEIGHTS, strict=True)) % 11
        if remainder != 1:
            return f"{digits}-{0 if remainder == 0 else 11 - remainder}"
        digits += 1


def wrong(number: int) -> str:
    """The same id with its last digit mistyped."""
    right = y(number)
    return right[:-1] + str((int(right[-1]) + 3) % 10)


@dataclass
class Truth:
    """What a careful colleague would enter by hand from the workbook."""

    members: list[dict[str, Any]] = field(default_factory=list)
    goals: list[dict[str, Any]] = field(default_factory=list)
    figures: list[dict[str, Any]] = field(default_factory=list)
    reports: list[dict[str, Any]] = field(default_factory=list)
    private: list[str] = field(default_factory=list)
    not_members: list[str] = field(default_factory=list)

    def member(self, name: Any, business_id: Any = None, **fields: Any) -> None:
        self.members.append({"name": name, "business_id": business_id, **fields})

    def figure(self, member: str, year: int, indicator: str, value: Any, site: str | None = None) -> None:
        """A figure, unless the cell says that there is none to expect."""
        if raw(value) is None or (isinstance(value, V) and value.value is None and not value.asked):
            return
        self.figures.append({"member": member, "year": year, "indicator": indicator, "value": value, "site": site})

    def goal(self, member: str, text: str, **fields: Any) -> None:
        self.goals.append({"member": member, "text": text, **fields})

    def report(
        self, member: str, year: int, state: str = "accepted", responded: Any = None, measures: Any = None
    ) -> None:
        self.reports.append(
            {"member": member, "year": year, "state": state, "responded": responded, "measures": measures}
        )


class Book:
    """An openpyxl workbook filled row by row."""

    def __init__(self) -> None:
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.active)

    def sheet(self, name: str, rows: list[list[Any]], *, hidden: tuple[str, ...] = (), hide: bool = False) -> Any:
        sheet = self.workbook.create_sheet(name)
        for number, cells in enumerate(rows, 1):
            for column, cell in enumerate(cells, 1):
                if raw(cell) is not None:
                    sheet.cell(number, column, raw(cell))
        for letter in hidden:
            sheet.column_dimensions[letter].hidden = True
        if hide:
            sheet.sheet_state = "hidden"
        return sheet

    def bytes(self) -> bytes:
        buffer = BytesIO()
        self.workbook.save(buffer)
        return buffer.getvalue()


def comment(sheet: Any, address: str, text: str) -> None:
    sheet[address].comment = Comment(text, "coordinator")
