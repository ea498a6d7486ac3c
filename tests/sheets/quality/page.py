"""Writing a sheet and its truth together, cell by cell."""

import io
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.sheets.quality.firms import Firm
from tests.sheets.quality.oddities import Odd
from tests.sheets.quality.specs import Spec
from tests.sheets.quality.truths import Truth


class Page:
    """One worksheet; every `put` answers with the cell's address, as the truth names it."""

    def __init__(self, book: Workbook, title: str, truth: Truth) -> None:
        self.sheet: Worksheet = book.create_sheet(title)
        self.truth = truth

    def put(self, row: int, column: int, value: Any) -> str:
        if value is not None:
            self.sheet.cell(row, column).value = value
            if isinstance(value, str) and value.startswith("=") and value.strip() != value:
                self.sheet.cell(row, column).data_type = "s"
        return f"{self.sheet.title}!{get_column_letter(column)}{row}"

    def row(self, row: int, values: list[Any], start: int = 1) -> None:
        for offset, value in enumerate(values):
            self.put(row, start + offset, value)

    def figure(
        self, row: int, column: int, firm: Firm, year: int, indicator: str, odd: Odd, site: str | None = None
    ) -> None:
        cell = self.put(row, column, odd[0])
        self.truth.figure(firm, year, indicator, cell, odd[1], site)

    def asked(self, row: int, column: int, value: Any, spec: Spec) -> Spec:
        """A member's field with its cell."""
        return {**spec, "cell": self.put(row, column, value)}

    def merge(self, first_row: int, first_column: int, last_row: int, last_column: int) -> None:
        self.sheet.merge_cells(start_row=first_row, start_column=first_column, end_row=last_row, end_column=last_column)


def new_book() -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
