"""Numbers and days are written as each language writes them."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from talkoot.web.ui import numbers as n


@pytest.mark.parametrize(
    ("value", "places", "fi", "en"),
    [
        (31800.5, None, "31\u00a0800,5", "31,800.5"),
        (Decimal(1240), None, "1\u00a0240", "1,240"),
        (Decimal("1E+3"), None, "1\u00a0000", "1,000"),
        (Decimal("0.10"), None, "0,1", "0.1"),
        (5, 1, "5,0", "5.0"),
        (Decimal("2.345"), None, "2,35", "2.35"),
        (Decimal("-12.5"), None, "\u221212,5", "\u221212.5"),
        (Decimal("-0.004"), None, "0", "0"),
        (0, None, "0", "0"),
        (None, None, "", ""),
        ("", None, "", ""),
    ],
)
def test_number(value, places, fi, en):
    written = [n.format_number(value, places, language) for language in ("fi", "sv", "en")]
    assert written == [fi, fi, en]


@pytest.mark.parametrize(
    ("value", "unit", "fi", "en"),
    [
        (31800, "tCO2e", "31\u00a0800\u00a0t\u00a0CO₂e", "31,800\u00a0t\u00a0CO₂e"),
        (Decimal("12.5"), "m3", "12,5\u00a0m³", "12.5\u00a0m³"),
        (Decimal("-0.062"), "fraction", "\u22126,2\u00a0%", "\u22126.2%"),
        (Decimal("5.9"), "percent", "5,9\u00a0%", "5.9%"),
        (1200, "EUR", "1\u00a0200\u00a0€", "€1,200"),
        (-1200, "EUR", "\u22121\u00a0200\u00a0€", "\u2212€1,200"),
        (40, "kWp", "40\u00a0kWp", "40\u00a0kWp"),
        (7, "", "7", "7"),
        (None, "kg", "", ""),
    ],
)
def test_amount(value, unit, fi, en):
    assert [n.format_amount(value, unit, language=language) for language in ("fi", "en")] == [fi, en]


@pytest.mark.parametrize(
    ("value", "written"),
    [("0.0312", "+3,1\u00a0%"), ("-0.069", "\u22126,9\u00a0%"), ("0", "0\u00a0%"), ("0.00001", "0\u00a0%")],
)
def test_change_shows_its_sign(value, written):
    assert n.format_change(Decimal(value), language="fi") == written


def test_day():
    written = [n.format_day(date(2027, 12, 31), language) for language in ("fi", "sv", "en")]
    assert written == ["31.12.2027", "31.12.2027", "31\u00a0December 2027"]


def test_day_time_is_local():
    moment = datetime(2027, 12, 31, 10, 41, tzinfo=UTC)
    assert [n.format_day_time(moment, language) for language in ("fi", "sv", "en")] == [
        "31.12.2027 klo\u00a012.41",
        "31.12.2027 kl.\u00a012.41",
        "31\u00a0December 2027, 12:41",
    ]


def test_time_and_year_span():
    assert n.format_time(time(9, 5), "fi") == "9.05"
    assert n.format_year_span(2022, 2025) == "2022\u20132025"
    assert n.format_year_span(2025, 2025) == "2025"


def test_month_name():
    assert [n.month_name(3, language) for language in ("fi", "sv", "en")] == ["maaliskuu", "mars", "March"]
