"""xlsx, xls and ods as sheets of plain cells, through the reader of office files."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date, datetime, time
from types import MappingProxyType

import python_calamine

from talkoot.sheets.corner import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from talkoot.sheets.workbook import Cell, CellError, Position, Sheet
from talkoot.sheets.xlsx_details import SheetDetails


class UnreadableWorkbook(Exception):
    """Why the file cannot be read: not_a_spreadsheet, password, too_large, damaged, no_rows."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def office_sheets(data: bytes, details: Mapping[str, SheetDetails] = MappingProxyType({})) -> tuple[Sheet, ...]:
    """The sheets of xlsx, xls or ods; `details` by the sheet's name."""
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except python_calamine.PasswordError as error:
        raise UnreadableWorkbook("password") from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise UnreadableWorkbook(_why(data, error)) from error
    visible = {m.name: m.visible == python_calamine.SheetVisibleEnum.Visible for m in book.sheets_metadata}
    kinds = {m.name: m.typ for m in book.sheets_metadata}
    return tuple(
        _office_sheet(book, name, details.get(name, SheetDetails()), hidden=not visible.get(name, True))
        for name in book.sheet_names
        if kinds.get(name, python_calamine.SheetTypeEnum.WorkSheet) == python_calamine.SheetTypeEnum.WorkSheet
    )


def _why(data: bytes, error: Exception) -> str:
    if b"E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k" in data or "assword" in str(error):
        return "password"
    return "not_a_spreadsheet"


def _office_sheet(book: python_calamine.CalamineWorkbook, name: str, details: SheetDetails, *, hidden: bool) -> Sheet:
    try:
        raw = book.get_sheet_by_name(name)
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise UnreadableWorkbook("damaged") from error
    if raw.end is None or raw.start is None:
        return Sheet(name=name, rows=(), hidden=hidden)
    height, width = raw.end[0] + 1, raw.end[1] + 1
    if width > MAX_COLUMNS or height > MAX_ROWS or width * height > MAX_CELLS:
        raise UnreadableWorkbook("too_large")
    rows = [list(map(cell_of, row)) for row in raw.to_python(skip_empty_area=False)]
    _put_errors(rows, details.errors)
    merged = tuple((a[0], a[1], b[0], b[1]) for a, b in raw.merged_cell_ranges or ())
    return Sheet(
        name=name,
        rows=tuple(map(tuple, rows)),
        hidden_columns=details.hidden_columns,
        comments=details.comments,
        merged=merged,
        hidden=hidden,
        totals=details.totals,
    )


def _put_errors(rows: list[list[Cell]], errors: dict[Position, str]) -> None:
    for (row, column), code in errors.items():
        if row < len(rows) and column < len(rows[row]) and rows[row][column] is None:
            rows[row][column] = CellError(code)


def cell_of(raw: object) -> Cell:
    """A value as it came, empty texts as nothing."""
    if isinstance(raw, float):
        return int(raw) if raw.is_integer() and abs(raw) < 1e15 else raw
    if isinstance(raw, str):
        return raw if raw.strip() else None
    if isinstance(raw, bool | int | date | datetime | time):
        return raw
    return None if raw is None else str(raw)
