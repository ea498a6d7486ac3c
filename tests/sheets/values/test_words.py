"""Status, tier, staff and size class."""

from datetime import date

import pytest

from talkoot.sheets.values.words import parse_size_class, parse_staff, parse_status, parse_tier, size_class_of
from talkoot.sheets.workbook import Cell, CellError


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        ("aktiivinen|aktiivinen |allekirjoitettu|aktiv|undertecknat|Active|signed|mukana|voimassa|aktivinen", "active"),
        ("odottaa allekirjoitusta|väntar på underskrift|awaiting signature|pending|hyväksytty", "awaiting_signature"),
        ("ei vielä allekirjoitettu|inte undertecknat|not signed", "awaiting_signature"),
        ("tauolla|paus|on hold|keskeytetty|inaktiv|passiivinen", "paused"),
        ("lähtenyt 2022|utgått 2023|slutat 2024|eronnut 12/2024|left 2023|ei mukana|avslutat", "left"),
        ("fuusioitunut|merged 2024|fusionerad|sulautunut toiseen", "ended_by_merger"),
        ("hakemus jätetty|ansökan|applied", "applied"),
        ("kontaktoitu|intresserad|prospect", "lead"),
        ("?|kumppani|hmm|liikunta", "unknown"),
    ],
)
def test_status(cells: str, value: str) -> None:
    assert {parse_status(cell).value for cell in cells.split("|")} == {value}


@pytest.mark.parametrize(
    ("cell", "value", "remark", "codes"),
    [
        ("lähtenyt 2022", "left", "lähtenyt 2022", []),
        ("tauolla kauden 2025", "paused", "tauolla kauden 2025", []),
        ("aktiivinen?", "active", None, ["uncertain"]),
        ("utgåt", "left", "utgåt", ["misspelt"]),
        ("ei aktiivinen", "paused", "ei aktiivinen", ["unclear_status"]),
        ("?", "unknown", None, ["unclear_status"]),
        ("kumppani", "unknown", "kumppani", ["unclear_status"]),
        (date(2026, 2, 3), "unknown", None, ["unclear_status"]),
        (None, None, None, []),
        ("", None, None, []),
    ],
)
def test_status_with_its_words(cell: Cell, value: str | None, remark: str | None, codes: list[str]) -> None:
    word = parse_status(cell)
    assert (word.value, word.remark, [doubt.code for doubt in word.doubts]) == (value, remark, codes)


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        ("kumppani|Kumppani|partner|Partner|klimatpartner|ilmastokumppani|climate partner|jäsen|medlem", "partner"),
        ("tukijäsen|tukijäsen |tuki|stödmedlem|stöd|supporting|supporter|kannatusjäsen|stödjande", "supporting"),
        ("STÖDMEDLEMMAR / TUKIJÄSENET|TUKIJÄSENET|Supporting members", "supporting"),
        ("aktiivinen|Järvikaupunki|Tukikohta Oy|?", None),
    ],
)
def test_tier(cells: str, value: str | None) -> None:
    assert {parse_tier(cell).value for cell in cells.split("|")} == {value}


def test_unclear_tier_is_asked_about_and_an_empty_one_is_not() -> None:
    assert [doubt.code for doubt in parse_tier("aktiivinen").doubts] == ["unclear_tier"]
    assert parse_tier(None).doubts == ()
    assert [doubt.code for doubt in parse_tier("tukijäsen?").doubts] == ["uncertain"]


@pytest.mark.parametrize(
    ("cell", "value", "size", "remark", "codes"),
    [
        (6, 6, None, None, []),
        ("33", 33, None, None, []),
        ("1 200", 1200, None, None, []),
        (0, 0, None, None, []),
        ("15 henkilöä", 15, None, None, []),
        ("24 htv", 24, None, "24 htv", []),
        ("58 årsv.", 58, None, "58 årsv.", []),
        ("16 FTE", 16, None, "16 FTE", []),
        ("8 + kesätyöntekijät", 8, None, "8 + kesätyöntekijät", []),
        ("12 + sommarjobbare", 12, None, "12 + sommarjobbare", []),
        ("96 + seasonal", 96, None, "96 + seasonal", []),
        ("n. 140", 140, None, None, ["approximate"]),
        ("ca 40", 40, None, None, ["approximate"]),
        ("about 15", 15, None, None, ["approximate"]),
        ("10 kokoaik. + 4 osa-aik.", 14, None, "10 kokoaik. + 4 osa-aik.", ["sum_in_cell"]),
        (33.5, 34, None, "33.5", ["not_whole"]),
        ("50–60", None, "50-249", None, ["range"]),
        ("70-80", None, "50-249", None, ["range"]),
        ("30-40", None, "10-49", None, ["range"]),
        ("40–300", None, None, None, ["range"]),
        ("< 10", None, "<10", None, []),
        ("250+", None, "250+", None, []),
        ("yli 250", None, "250+", None, []),
        (date(1949, 10, 1), None, "10-49", None, ["date_for_range"]),
        ("ei työntekijöitä", None, None, "ei työntekijöitä", []),
        ("?", None, None, None, []),
        (None, None, None, None, []),
        (CellError("#REF!"), None, None, None, ["cell_error"]),
    ],
)
def test_staff(cell: Cell, value: int | None, size: str | None, remark: str | None, codes: list[str]) -> None:
    staff = parse_staff(cell)
    assert (staff.value, staff.size_class, staff.remark) == (value, size, remark)
    assert [doubt.code for doubt in staff.doubts] == codes


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        ("1–9|1-4|0-9|< 10|alle 10|mikro|micro|1-10", "<10"),
        ("10–49|10-49|10 - 49 hlö|10..49|pieni|small|liten", "10-49"),
        ("50–249|100–249|keskisuuri|medium|medelstort", "50-249"),
        ("250+|>250|250–|500+|250 or more|suuri|large|stor", "250+"),
    ],
)
def test_size_class(cells: str, value: str) -> None:
    assert {parse_size_class(cell).value for cell in cells.split("|")} == {value}


@pytest.mark.parametrize(
    ("cell", "value", "codes"),
    [
        (date(2023, 9, 1), "<10", ["date_for_range"]),
        (date(1949, 10, 1), "10-49", ["date_for_range"]),
        (date(2049, 10, 1), "10-49", ["date_for_range"]),
        (date(2025, 5, 12), None, ["date_for_range"]),
        (33, "10-49", []),
        ("5-60", None, ["not_a_size"]),
        ("metalli", None, ["not_a_size"]),
        ("?", None, []),
        (None, None, []),
    ],
)
def test_size_class_that_the_spreadsheet_changed(cell: Cell, value: str | None, codes: list[str]) -> None:
    word = parse_size_class(cell)
    assert (word.value, [doubt.code for doubt in word.doubts]) == (value, codes)


def test_size_class_of_a_number() -> None:
    assert [size_class_of(people) for people in (0, 9, 10, 49, 50, 249, 250)] == [
        "<10", "<10", "10-49", "10-49", "50-249", "50-249", "250+",
    ]  # fmt: skip
