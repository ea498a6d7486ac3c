"""Bytes of a file that a coordinator uploaded, to a Workbook; or a reason why not."""

from __future__ import annotations

import csv
import io
import lzma
import struct
import zipfile
import zlib

from talkoot.sheets.apart import read_apart
from talkoot.sheets.corner import MAX_COLUMNS, MAX_ROWS, Corner
from talkoot.sheets.office import UnreadableWorkbook, cell_of, office_sheets
from talkoot.sheets.workbook import Cell, Sheet, Workbook
from talkoot.sheets.xlsx_details import SheetDetails, read_details

MAX_BYTES = 30_000_000
MAX_UNPACKED_BYTES = 300_000_000
ZIP, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
DAMAGED = (  # what the archive reader says of bytes that are not as they should be
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, NotImplementedError, RuntimeError, ValueError, OSError, EOFError, LookupError,
)  # fmt: skip
FOREIGN = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"BM", b"RIFF", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"MZ")


def read_workbook(data: bytes, name: str) -> Workbook:
    """Read xlsx, xlsm, xls, ods or csv. The content decides, the name only helps."""
    if len(data) > MAX_BYTES:
        raise UnreadableWorkbook("too_large")
    if data.startswith(FOREIGN) or not data.strip():
        raise UnreadableWorkbook("no_rows" if not data.strip() else "not_a_spreadsheet")
    if data.startswith((ZIP, COMPOUND)):
        sheets = _office(data)
    else:
        sheets = (_csv_sheet(data, name),)
    if not any(_has_value(row) for sheet in sheets for row in sheet.rows):
        raise UnreadableWorkbook("no_rows")
    return Workbook(sheets)


def _has_value(row: tuple[Cell, ...]) -> bool:
    return any(cell is not None for cell in row)


def _office(data: bytes) -> tuple[Sheet, ...]:
    """Here where the size is known before anything is laid out; else apart: xls, ods, and xlsx with a far cell."""
    details, is_bounded = _zip_details(data) if data.startswith(ZIP) else ({}, False)
    if is_bounded:
        return office_sheets(data, details)
    found = read_apart(data, details)
    if isinstance(found, str):
        raise UnreadableWorkbook(found)
    return found


def _zip_details(data: bytes) -> tuple[dict[str, SheetDetails], bool]:
    """Details by sheet name, of xlsx, and whether no cell of it is far away."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if any(info.flag_bits & 1 for info in archive.infolist()):
                raise UnreadableWorkbook("password")
            names = set(archive.namelist())
            if "xl/workbook.bin" in names:  # xlsb
                raise UnreadableWorkbook("not_a_spreadsheet")
            is_far = _reaches_far(archive)
            if "xl/workbook.xml" in names:
                return read_details(archive), not is_far
            if "content.xml" not in names and not any(part.startswith("xl/") for part in names):
                raise UnreadableWorkbook("not_a_spreadsheet")
    except DAMAGED as error:
        raise UnreadableWorkbook("damaged") from error
    return {}, False


def _reaches_far(archive: zipfile.ZipFile) -> bool:
    """Unpack to nowhere and count: the sizes that an archive declares of itself may lie, and so may a sheet's corner.

    Raises UnreadableWorkbook for what would unpack to too much.
    """
    is_far = False
    total = sum(info.file_size for info in archive.infolist())
    if total <= MAX_UNPACKED_BYTES:
        total = 0
        for info in archive.infolist():
            corner = Corner()
            with archive.open(info) as stream:
                while chunk := stream.read(1_000_000):
                    total += len(chunk)
                    corner.look(chunk)
                    if total > MAX_UNPACKED_BYTES:
                        break
            is_far = is_far or corner.is_too_far
    if total > MAX_UNPACKED_BYTES:
        raise UnreadableWorkbook("too_large")
    return is_far


def _csv_sheet(data: bytes, name: str) -> Sheet:
    text = _decoded(data)
    if "\x00" in text:
        raise UnreadableWorkbook("not_a_spreadsheet")
    delimiter = _delimiter(text)
    rows = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append(tuple(cell_of(value) for value in row[:MAX_COLUMNS]))
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
