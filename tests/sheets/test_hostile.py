"""Small files that ask for endless sheets, and files that are damaged in any way, are refused and end nobody's process."""

import io
import random
import zipfile

import pytest
import xlsxwriter

from talkoot.sheets.corner import TAIL, Corner
from talkoot.sheets.office import UnreadableWorkbook
from talkoot.sheets.reading import read_workbook

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
FAR_ODS = f"""<office:document-content xmlns:office="{NAMES}office:1.0" xmlns:table="{NAMES}table:1.0"
 xmlns:text="{NAMES}text:1.0"><office:body><office:spreadsheet><table:table table:name="A">
<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"
 office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


def book() -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as made:
        sheet = made.add_worksheet()
        for row in range(40):
            sheet.write_row(row, 0, ["1.1.2024", 4000, "text", 1.5 * row])
    return target.getvalue()


def with_sheet(rows: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book())) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, SHEET.format(rows) if "sheet1" in info.filename else old.read(info))
    return target.getvalue()


def reason(data: bytes, name: str = "a.xlsx") -> str:
    with pytest.raises(UnreadableWorkbook) as refused:
        read_workbook(data, name)
    return refused.value.reason


@pytest.mark.parametrize(
    "far",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        "<row r='1048576'><c r='A1048576'><v>1</v></c></row>",
        '<row r="1"><c r="XFD1"><v>1</v></c></row>',
        '<row r="9000"><c\nr = "ZZ9000"><v>1</v></c></row>',
    ],
)
def test_a_far_cell_is_refused_and_ends_no_process(far: str) -> None:
    assert reason(with_sheet(f'<row r="1"><c r="A1"><v>1</v></c></row>{far}')) == "too_large"


def test_a_reference_beyond_every_sheet_is_refused() -> None:
    assert reason(with_sheet('<row r="9999999999"><c r="ZZZZZZZ9999999999"><v>1</v></c></row>'))


def test_a_far_cell_without_a_value_does_no_harm() -> None:
    blank = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    found = read_workbook(with_sheet(f'<row r="1"><c r="A1"><v>1</v></c></row>{blank}'), "a.xlsx")
    assert found.sheets[0].rows == ((1,),)


def test_a_reference_cut_in_two_is_seen() -> None:
    text = b'<c r="XFD1048576">'
    for cut in range(len(text)):
        corner = Corner()
        corner.look(b" " * TAIL + text[:cut])
        corner.look(text[cut:])
        assert corner.is_too_far


def test_an_ods_that_repeats_a_cell_without_end_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", FAR_ODS)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    assert reason(target.getvalue(), "a.ods")


def test_damaged_workbooks_are_read_or_refused() -> None:
    whole, chance = book(), random.Random(4)  # noqa: S311
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.choice([1, 2, 5, 20])):
            data[chance.randrange(4, len(data))] = chance.randrange(256)
        try:
            read_workbook(bytes(data), "a.xlsx")
        except UnreadableWorkbook:
            continue
