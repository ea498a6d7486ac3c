"""Bytes of a file that a coordinator uploaded, to a Workbook; or a reason why not."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime, time

import python_calamine

from talkoot.sheets.workbook import Cell, CellError, Position, Sheet, Workbook
from talkoot.sheets.xlsx_details import SheetDetails, read_details

MAX_BYTES = 30_000_000
MAX_UNPACKED_BYTES = 300_000_000
MAX_ROWS = 100_000
MAX_CELLS = 5_000_000
MAX_COLUMNS = 2_000
ZIP, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
FOREIGN = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"BM", b"RIFF", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"MZ")


class UnreadableWorkbook(Exception):
    """Why the file cannot be read: not_a_spreadsheet, password, too_large, damaged, no_rows."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read_workbook(data: bytes, name: str) -> Workbook:
    """Read xlsx, xlsm, xls, ods or csv. The content decides, the name only helps."""
    if len(data) > MAX_BYTES:
        raise UnreadableWorkbook("too_large")
    if data.startswith(FOREIGN) or not data.strip():
        raise UnreadableWorkbook("no_rows" if not data.strip() else "not_a_spreadsheet")
    if data.startswith((ZIP, COMPOUND)):
        sheets = _office_sheets(data)
    else:
        sheets = (_csv_sheet(data, name),)
    if not any(_has_value(row) for sheet in sheets for row in sheet.rows):
        raise UnreadableWorkbook("no_rows")
    return Workbook(sheets)


def _has_value(row: tuple[Cell, ...]) -> bool:
    return any(cell is not None for cell in row)


def _office_sheets(data: bytes) -> tuple[Sheet, ...]:
    details: dict[str, SheetDetails] = {}
    if data.startswith(ZIP):
        details = _zip_details(data)
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


def _zip_details(data: bytes) -> dict[str, SheetDetails]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_bomb(archive)
            names = set(archive.namelist())
            if any(info.flag_bits & 1 for info in archive.infolist()):
                raise UnreadableWorkbook("password")
            if "xl/workbook.xml" in names:
                return read_details(archive)
            if "content.xml" not in names and not any(part.startswith("xl/") for part in names):
                raise UnreadableWorkbook("not_a_spreadsheet")
    except zipfile.BadZipFile as error:
        raise UnreadableWorkbook("damaged") from error
    return {}


def _refuse_bomb(archive: zipfile.ZipFile) -> None:
    """Unpack to nowhere and count: the sizes that an archive declares of itself may lie."""
    total = sum(info.file_size for info in archive.infolist())
    if total <= MAX_UNPACKED_BYTES:
        total = 0
        for info in archive.infolist():
            with archive.open(info) as stream:
                while chunk := stream.read(1_000_000):
                    total += len(chunk)
                    if total > MAX_UNPACKED_BYTES:
                        break
    if total > MAX_UNPACKED_BYTES:
        raise UnreadableWorkbook("too_large")


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
    rows = [list(map(_cell, row)) for row in raw.to_python(skip_empty_area=False)]
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


def _cell(raw: object) -> Cell:
    if isinstance(raw, float):
        return int(raw) if raw.is_integer() and abs(raw) < 1e15 else raw
    if isinstance(raw, str):
        return raw if raw.strip() else None
    if isinstance(raw, bool | int | date | datetime | time):
        return raw
    return None if raw is None else str(raw)


def _csv_sheet(data: bytes, name: str) -> Sheet:
    text = _decoded(data)
    if "\x00" in text:
        raise UnreadableWorkbook("not_a_spreadsheet")
    delimiter = _delimiter(text)
    rows = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append(tuple(_cell(value) for value in row[:MAX_COLUMNS]))
            if len(rows) > MAX_ROWS:
                raise UnreadableWorkbook("too_large")
    except csv.Error as error:
        raise UnreadableWorkbook("damaged") from error
    return Sheet(name=name.rsplit("/", 1)[-1].rsplit(".", 1)[0] or "csv", rows=tuple(rows))


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    """The separator that gives the same number of columns on most lines."""
    lines = [line for line in text.splitlines()[:60] if line.strip()]

    def agreement(mark: str) -> tuple[int, int]:
        counts = [line.count(mark) for line in lines]
        usual = max(set(counts), key=counts.count) if counts else 0
        return (counts.count(usual) if usual else 0, usual)

    return max(";\t|,", key=agreement)
