"""Business ids in every disguise."""

import pytest

from talkoot.sheets.values.identifiers import parse_business_id
from talkoot.sheets.workbook import Cell, CellError


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("9474354-1", "9474354-1"),
        ("94737803", "9473780-3"),
        ("97232739", "9723273-9"),
        (97232739, "9723273-9"),
        (97232739.0, "9723273-9"),
        (701990, "0070199-0"),
        (921010, "0092101-0"),
        ("9199126 7", "9199126-7"),
        ("9665845 5", "9665845-5"),
        (" 9243998 - 4 ", "9243998-4"),
        ("957 8046-7", "9578046-7"),
        ("929 4919-1", "9294919-1"),
        ("9537349–0", "9537349-0"),
        ("9474354−1", "9474354-1"),
        ("9474354_1", "9474354-1"),
        ("9474354.1", "9474354-1"),
        ("9.474.354-1", "9474354-1"),
        ("FI98314963", "9831496-3"),
        ("FI-98314963", "9831496-3"),
        ("FI 9831496-3", "9831496-3"),
        ("VAT FI94743541", "9474354-1"),
        ("Y 9308440-9", "9308440-9"),
        ("Y-tunnus: 9308440-9", "9308440-9"),
        ("FO-nr 9458076-2", "9458076-2"),
        ("Business ID 9308440-9", "9308440-9"),
    ],
)
def test_business_id_is_recognised(cell: Cell, value: str) -> None:
    read = parse_business_id(cell)
    assert (read.value, read.kind, read.remark, read.doubts) == (value, "finnish", None, ())


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("9474354-2", "9474354-2", "check_digit"),
        ("9095704-6", "9095704-6", "check_digit"),
        ("961379-5", "0961379-5", "check_digit"),
        ("968660-4", "0968660-4", "check_digit"),
        ("9474354-1?", "9474354-1", "uncertain"),
        ("95O2373-0", "9502373-0", "letter_in_number"),
        ("9502373-0 / 9474354-1", "9502373-0", "several_ids"),
    ],
)
def test_doubtful_business_id_is_kept_as_read(cell: str, value: str, code: str) -> None:
    read = parse_business_id(cell)
    assert (read.value, read.kind, [doubt.code for doubt in read.doubts]) == (value, "finnish", [code])


@pytest.mark.parametrize(
    "cell", ["rek.nro 222.816", "reg.nr 212 139", "Reg no 212139", "rekisterinumero 222816", "PRH 222.816"]
)
def test_register_number_is_not_a_business_id(cell: str) -> None:
    read = parse_business_id(cell)
    assert (read.value, read.kind, read.remark, read.doubts) == (None, "register", cell, ())


@pytest.mark.parametrize(
    ("cell", "remark", "codes"),
    [
        (None, None, []),
        ("?", None, []),
        ("-", None, []),
        ("puuttuu", "puuttuu", []),
        ("kysytään", "kysytään", []),
        ("saknas", "saknas", []),
        ("12345", "12345", ["not_an_id"]),
        ("Hallanotko Oy", "Hallanotko Oy", ["not_an_id"]),
        (2022.5, "2022.5", ["not_an_id"]),
        ("556036-0793", "556036-0793", ["foreign_id"]),
        ("SE556036079301", "SE556036079301", ["foreign_id"]),
        ("131052-308T", None, ["personal_identity_code"]),
        (CellError("#N/A"), None, ["cell_error"]),
    ],
)
def test_what_is_no_business_id(cell: Cell, remark: str | None, codes: list[str]) -> None:
    read = parse_business_id(cell)
    assert (read.value, read.kind, read.remark) == (None, "none", remark)
    assert [doubt.code for doubt in read.doubts] == codes


def test_bare_association_number_is_asked_about() -> None:
    read = parse_business_id("222.816")
    assert (read.value, read.kind, [doubt.code for doubt in read.doubts]) == (None, "register", ["register_number"])


def test_words_beside_the_id_are_kept() -> None:
    read = parse_business_id("9474354-1 (tarkista!)")
    assert (read.value, read.remark) == ("9474354-1", "9474354-1 (tarkista!)")
