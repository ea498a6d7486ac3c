"""Files as offices send them become workbooks, or are refused with a reason."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from openpyxl.comments import Comment

from talkoot.sheets.office import UnreadableWorkbook
from talkoot.sheets.reading import read_workbook
from talkoot.sheets.workbook import CellError, address, position


def xlsx(fill):
    book = openpyxl.Workbook()
    fill(book.active)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_values_keep_their_kind():
    def fill(sheet):
        sheet.append(["Alpha Oy", 12, 12.5, date(2022, 5, 17), None, "  "])

    sheet = read_workbook(xlsx(fill), "a.xlsx").sheets[0]
    assert sheet.rows == (("Alpha Oy", 12, 12.5, date(2022, 5, 17), None, None),)


def test_uncalculated_formulas_are_errors_and_not_empty():
    def fill(sheet):
        sheet.append(["Alpha Oy", "=C1*12", 5])

    assert read_workbook(xlsx(fill), "a.xlsx").sheets[0].rows == (("Alpha Oy", CellError("#CALC"), 5),)


def test_hidden_columns_and_comments_are_known():
    def fill(sheet):
        sheet.append(["Alpha Oy", "internal"])
        sheet.column_dimensions["B"].hidden = True
        sheet["A1"].comment = Comment("agreed by phone", "EH")

    sheet = read_workbook(xlsx(fill), "a.xlsx").sheets[0]
    assert sheet.hidden_columns == frozenset({1})
    assert sheet.comments == {(0, 0): "agreed by phone"}


def test_merged_cells_are_known():
    def fill(sheet):
        sheet["A1"], sheet["C3"] = "Alpha Oy", "x"
        sheet.merge_cells("A1:A2")

    assert read_workbook(xlsx(fill), "a.xlsx").sheets[0].merged == ((0, 0, 1, 0),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_in_any_office_encoding(encoding):
    data = "Företag;El MWh\nBåtvarvet Ab;12,5\n".encode(encoding)
    assert read_workbook(data, "siffror.csv").sheets[0].rows == (("Företag", "El MWh"), ("Båtvarvet Ab", "12,5"))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no_rows"),
        (b"\x89PNG\r\n\x1a\n....", "not_a_spreadsheet"),
        (b"PK\x03\x04broken", "damaged"),
        (b"\xd0\xcf\x11\xe0not an office file", "not_a_spreadsheet"),
        (b";;;\n;;;\n", "no_rows"),
        (b"a" * 30_000_001, "too_large"),
    ],
)
def test_refused_with_a_reason(data, reason):
    with pytest.raises(UnreadableWorkbook) as refusal:
        read_workbook(data, "jasenet.xlsx")
    assert refusal.value.reason == reason


def test_zip_bomb_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 301_000_000)
    with pytest.raises(UnreadableWorkbook) as refusal:
        read_workbook(stream.getvalue(), "bomb.xlsx")
    assert refusal.value.reason == "too_large"


def test_any_zip_is_not_a_spreadsheet():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(UnreadableWorkbook) as refusal:
        read_workbook(stream.getvalue(), "hello.xlsx")
    assert refusal.value.reason == "not_a_spreadsheet"


@pytest.mark.parametrize(("name", "place"), [("A1", (0, 0)), ("B7", (6, 1)), ("AA10", (9, 26))])
def test_cells_are_named_as_people_name_them(name, place):
    assert address(*place) == name
    assert position(name) == place
