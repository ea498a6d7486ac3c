"""Figures: every way of writing a number that the sample workbooks hold, and their siblings."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from talkoot.sheets.values.doubts import Doubt
from talkoot.sheets.values.numbers import parse_amount
from talkoot.sheets.workbook import Cell, CellError


def read(cell: Cell, indicator: str | None, hint: str | None) -> tuple[str | None, str | None, list[str]]:
    amount = parse_amount(cell, indicator, hint)
    value = None if amount.value is None else format(amount.value, "f")
    return value, amount.unit, [doubt.code for doubt in amount.doubts]


@pytest.mark.parametrize(
    ("cell", "indicator", "hint", "value", "unit"),
    [
        (65.7, "electricity", "MWh", "65.7", "MWh"),
        (1038.6, "electricity", "MWh", "1038.6", "MWh"),
        (200.04000000000002, "electricity", "MWh", "200.04", "MWh"),
        (0, "heating_oil", "l", "0", "l"),
        (328361, "electricity", "kWh", "328.361", "MWh"),
        ("0", "water", "m3", "0", "m3"),
        ("nolla", "water", "m3", "0", "m3"),
        ("159,135", "electricity", "MWh", "159.135", "MWh"),
        ("167,299MWh", "electricity", "MWh", "167.299", "MWh"),
        ("610.2", "electricity", "MWh", "610.2", "MWh"),
        ("1.671,3", "electricity", "MWh", "1671.3", "MWh"),
        ("1.287,0", "electricity", "MWh", "1287", "MWh"),
        ("2\xa0112,4", "electricity", "MWh", "2112.4", "MWh"),
        ("208,9 ", "electricity", "MWh", "208.9", "MWh"),
        ("8,58 GWh", "electricity", "MWh", "8580", "MWh"),
        ("1\xa0275\xa0100\xa0kWh", "electricity", "MWh", "1275.1", "MWh"),
        ("5 300 kWh/v", "electricity", "MWh", "5.3", "MWh"),
        ("3,6 TJ", "district_heat", "MWh", "1000", "MWh"),
        ("1\xa0003\xa0000", "diesel", "l", "1003000", "l"),
        ("2263l", "petrol", "l", "2263", "l"),
        ("30,5 m3", "heating_oil", "l", "30500", "l"),
        ("30,512 m3", "heating_oil", "l", "30512", "l"),
        ("1'234", "diesel", "l", "1234", "l"),
        ("1’234,5", "diesel", "l", "1234.5", "l"),
        ("1 234,5", "diesel", "l", "1234.5", "l"),
        ("1.234,5", "diesel", "l", "1234.5", "l"),
        ("1,234.5", "diesel", "l", "1234.5", "l"),
        ("1.234.567", "diesel", "l", "1234567", "l"),
        ("1.234", "diesel", "l", "1234", "l"),
        ("1 200,-", "diesel", "l", "1200", "l"),
        ("3k", "diesel", "l", "3000", "l"),
        ("1e5", "diesel", "l", "100000", "l"),
        ("71\u202f360", "waste_total", "kg", "71360", "kg"),
        ("148,5 tn", "waste_total", "kg", "148500", "kg"),
        ("24,3 t", "waste_total", "kg", "24300", "kg"),
        ("24.312 t", "waste_total", "kg", "24312", "kg"),
        (2.214, "mixed_waste", "t", "2214", "kg"),
        ("2991 tuhatta", "vehicle_km", "km", "2991000", "km"),
        ("9 tusen", "vehicle_km", "km", "9000", "km"),
        ("76 thousand", "vehicle_km", "km", "76000", "km"),
        ("1,2 milj. km", "vehicle_km", "km", "1200000", "km"),
        ("10 520 mil", "vehicle_km", "km", "105200", "km"),
        ("12 443 000 l", "water", "m3", "12443", "m3"),
        ("10890 m³", "water", "m3", "10890", "m3"),
        ("642 kuutiota", "water", "m3", "642", "m3"),
        ("4,1 tusen ton CO2", "emissions", None, "4100", "tCO2e"),
        ("4100 kg CO2-ekv", "emissions", "tCO2e", "4.1", "tCO2e"),
        ("31 200", "emissions", "t", "31200", "tCO2e"),
        ("240 kWp", "solar_kwp", "kWp", "240", "kWp"),
        ("48 g/annos", None, "g/annos", "48", "g/portion"),
        ("61,4", None, "MWh/M€", "61.4", "MWh/M€"),
        ("8 kpl", None, "kpl", "8", "pcs"),
        ("kaikki (21)", None, "kpl", "21", "pcs"),
        ("2,4 %", None, None, "0.024", "fraction"),
        ("1 200 (laskuilta)", "diesel", "l", "1200", "l"),
        ("yht. 1 200 l", "diesel", "l", "1200", "l"),
    ],
)
def test_amount_is_exact_and_certain(
    cell: Cell, indicator: str | None, hint: str | None, value: str, unit: str
) -> None:
    assert read(cell, indicator, hint) == (value, unit, [])


@pytest.mark.parametrize(
    ("cell", "indicator", "hint", "value", "codes"),
    [
        ("noin 13 000", "heating_oil", "l", "13000", ["approximate"]),
        ("n. 6300", "bio_waste", "kg", "6300", ["approximate"]),
        ("n. 400", "electricity", "MWh", "400", ["approximate"]),
        ("ca 380", "petrol", "l", "380", ["approximate"]),
        ("ca. 1,5 t", "mixed_waste", "kg", "1500", ["approximate"]),
        ("~412210", "vehicle_km", "km", "412210", ["approximate"]),
        ("ungefär 2 800", "water", "m3", "2800", ["approximate"]),
        ("approx. 120", "diesel", "l", "120", ["approximate"]),
        ("6703*", "mixed_waste", "kg", "6703", ["approximate"]),
        ("250 (arvio)", "water", "m3", "250", ["approximate"]),
        ("1200?", "diesel", "l", "1200", ["uncertain"]),
        ("toimisto 52 + varasto 121", "electricity", "MWh", "173", ["sum_in_cell"]),
        ("office 52 MWh + store 121 MWh", "electricity", "MWh", "173", ["sum_in_cell"]),
        (-699, "water", "m3", "-699", ["negative"]),
        ("−20", "water", "m3", "-20", ["negative"]),
        ("1,234", "diesel", "l", "1234", ["separator"]),
        ("1.234", "electricity", "MWh", "1234", ["separator"]),
        ("1,234", "electricity", "MWh", "1.234", ["separator"]),
        (74000, "electricity", "MWh tai kWh", "74", ["unit_guessed"]),
        (8163, "electricity", "kWh/MWh", "8163", ["unit_guessed"]),
        (8163.9, "electricity", "MWh tai kWh", "8163.9", []),
        (739, "electricity", "MWh tai kWh", "739", []),
        (1079.1, "electricity", "kWh eller MWh", "1079.1", []),
        ("74 000 kWh", "electricity", "MWh tai kWh", "74", []),
        ("1200 (tammi-kesä)", "diesel", "l", "1200", ["part_of_year"]),
        ("250, uusi mittari", "water", "m3", "250", ["extra_text"]),
    ],
)
def test_amount_is_read_and_asked_about(cell: Cell, indicator: str, hint: str, value: str, codes: list[str]) -> None:
    number, _, found = read(cell, indicator, hint)
    assert (number, found) == (value, codes)


@pytest.mark.parametrize(
    ("cell", "indicator", "hint", "code", "suggestion"),
    [
        ("100000-150000", "waste_total", "kg", "range", "125000"),
        ("9000–9500", "petrol", "l", "range", "9250"),
        ("9000 -9500", "petrol", "l", "range", "9250"),
        ("30 000–35 000 km", "vehicle_km", "km", "range", "32500"),
        ("460-470", "district_heat", "MWh", "range", "465"),
        ("ca. 1,2 - 1,4 t", "mixed_waste", "kg", "range", "1300"),
        ("välillä 50 ja 60", "water", "m3", "range", "55"),
        ("50 to 60 m3", "water", "m3", "range", "55"),
        ("<5", "water", "m3", "bound", "5"),
        ("alle 75", "electricity", "MWh", "bound", "75"),
        ("max 0,5", None, "kg", "bound", "0.5"),
        ("över 100", "water", "m3", "bound", "100"),
        (datetime.fromisoformat("2025-05-12T00:00:00"), "electricity", "MWh", "date_for_number", "12.5"),
        (date(2025, 5, 9), "water", "m3", "date_for_number", "9.5"),
        (date(1949, 10, 1), "water", "m3", "date_for_number", "10.49"),
        (date(1900, 9, 6), "electricity", "MWh", "date_for_number", "250"),
        (time(12, 30), "water", "m3", "date_for_number", "12.30"),
        ("12.5.", "electricity", "MWh", "date_for_number", "12.5"),
        ("12.5.2025", "electricity", "MWh", "date_for_number", "12.5"),
        (CellError("#REF!"), "electricity", "MWh", "cell_error", None),
        ("=#REF!*1.02", "electricity", "MWh", "cell_error", None),
        ("#DIV/0!", "electricity", "MWh", "cell_error", None),
        (float("nan"), "electricity", "MWh", "cell_error", None),
        ("=SUM(D4:D48)", "electricity", "MWh", "formula_text", None),
        ("haketta 40 irto-m3", "heating_oil", "l", "other_substance", None),
        ("flis 40 m3", "heating_oil", "l", "other_substance", None),
        ("40 m3 wood chips", "heating_oil", "l", "other_substance", None),
        ("1 200 €", "diesel", "l", "unit_mismatch", None),
        ("1200 kg", "diesel", "l", "unit_mismatch", None),
        ("12 säkkiä", "mixed_waste", "kg", "unit_unknown", "12"),
        ("52 ja 121", "electricity", "MWh", "several_numbers", None),
        ("2 x 150", "electricity", "MWh", "several_numbers", None),
        ("tiedossa toukokuussa", "water", "m3", "not_a_number", None),
        (True, "water", "m3", "not_a_number", None),
        ("pitkä selitys " * 40, "water", "m3", "not_a_number", None),
    ],
)
def test_amount_is_left_open_with_a_question(
    cell: Cell, indicator: str | None, hint: str, code: str, suggestion: str | None
) -> None:
    amount = parse_amount(cell, indicator, hint)
    assert amount.value is None
    assert [(doubt.code, doubt.suggestion) for doubt in amount.doubts] == [(code, suggestion)]


@pytest.mark.parametrize(
    ("cell", "remark"),
    [
        (None, None),
        ("", None),
        ("  ", None),
        ("-", None),
        ("–", None),
        ("?", None),
        ("ei mitattu", "ei mitattu"),
        ("ei tietoa", "ei tietoa"),
        ("ei ole", "ei ole"),
        ("sis. vuokraan", "sis. vuokraan"),
        ("selvitetään", "selvitetään"),
        ("ingår i hyran", "ingår i hyran"),
        ("finns ej", "finns ej"),
        ("vet ej", "vet ej"),
        ("paus – inga siffror", "paus – inga siffror"),
        ("=( ingen egen elmätare", "( ingen egen elmätare"),
        ("included in the rent", "included in the rent"),
        ("not measured", "not measured"),
        ("n/a", "n/a"),
    ],
)
def test_nothing_written_is_no_zero_and_no_question(cell: Cell, remark: str | None) -> None:
    amount = parse_amount(cell, "water", "m3")
    assert (amount.value, amount.unit, amount.remark, amount.doubts) == (None, "m3", remark, ())


@pytest.mark.parametrize(
    ("cell", "hint", "value", "codes"),
    [
        (0.6, "%", "0.6", []),
        (60, "%", "0.6", []),
        (60, None, "0.6", []),
        (35.0, None, "0.35", []),
        (100, "%", "1", []),
        (0, "%", "0", []),
        (1.0, "fraction", "1", []),
        (1.0, "%", "1", ["one_or_hundred"]),
        (1, None, "1", ["one_or_hundred"]),
        (1.2, "%", "0.012", ["unit_guessed"]),
        ("20 %", "%", "0.2", []),
        ("100%", "%", "1", []),
        ("2,4 %", "%", "0.024", []),
        ("35 pros.", None, "0.35", []),
        ("60 procent", None, "0.6", []),
        ("0,35", "%", "0.35", []),
        ("100 % vihreää", "%", "1", []),
        ("n. 60 %", "%", "0.6", ["approximate"]),
        ("kyllä", "%", "1", ["words_for_number"]),
        ("ja", "%", "1", ["words_for_number"]),
        ("yes", "%", "1", ["words_for_number"]),
        ("vihreä sähkö", "%", "1", ["words_for_number"]),
        ("grön el", "%", "1", ["words_for_number"]),
        (True, "%", "1", ["words_for_number"]),
        ("ei", "%", None, ["words_for_number"]),
        ("osittain", "%", None, ["not_a_number"]),
        ("50-60 %", "%", None, ["range"]),
        ("225 MWh", "%", None, ["unit_mismatch"]),
        (225, "%", None, ["out_of_range"]),
        ("?", "%", None, []),
    ],
)
def test_share_is_a_fraction(cell: Cell, hint: str | None, value: str | None, codes: list[str]) -> None:
    assert read(cell, "renewable_share", hint) == (value, "fraction", codes)


def test_amount_keeps_its_words() -> None:
    assert parse_amount("toimisto 52 + varasto 121", "electricity", "MWh").remark == "toimisto 52 + varasto 121"
    assert parse_amount("1 200 €", "diesel", "l").remark == "1 200 €"
    assert parse_amount("vihreä sähkö", "renewable_share", "%").remark == "vihreä sähkö"


def test_amount_without_indicator_keeps_the_unit_it_is_written_in() -> None:
    assert parse_amount("5 kg", None, None).unit == "kg"
    assert parse_amount(5, None, "tutkintoa").unit == "tutkintoa"
    assert parse_amount(5, None, None).unit is None


def test_doubt_says_what_was_guessed() -> None:
    amount = parse_amount(74000, "electricity", "MWh tai kWh")
    message = "The unit is not written with the figure; it was taken to be kWh."
    assert amount.doubts == (Doubt("unit_guessed", message, "74000"),)
    assert amount.value == Decimal(74)
