"""Numbers are read, or refused, and never read wrongly."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkoot.intake.amounts import Number, decimal_mark, read_number, settled_mark
from talkoot.intake.reasons import Bad, Notice

READ = [
    ("1 234,5", "1234.5"),
    ("1\u00a0234,50 €", "1234.50"),
    ("1.234,56", "1234.56"),
    ("1,234.56", "1234.56"),
    ("1'234.50", "1234.50"),
    ("(100)", "-100"),
    ("(1 234,50)", "-1234.50"),
    ("100-", "-100"),
    ("1 234,50-", "-1234.50"),
    ("-5,00 €", "-5"),
    ("5,00 € -", "-5"),
    ("\u2212 5,00", "-5"),
    ("100,-", "100"),
    ("EUR 12,5", "12.5"),
    ("0,123", "0.123"),
    (".5", "0.5"),
    ("1,2e+03", "1200"),
    ("1.234.567", "1234567"),
    ("12 345 678", "12345678"),
    ("+7", "7"),
]
REFUSED = [
    "abc",
    "1.2.3",
    "12 34",
    "(-5)",
    "-5-",
    "120?",
    "5 / 3",
    "5 - 7",
    "yli 100",
    "> 100",
    "1,234,56",
    "1e5",
    "5,",
    "(5",
    "100 kpl 3",
]


@pytest.mark.parametrize(("text", "value"), READ)
def test_one_meaning_is_read_whatever_the_column(text, value):
    for mark in (None, ",", "."):
        found = read_number(text, mark)
        assert isinstance(found, Number)
        assert found.value == Decimal(value)


@pytest.mark.parametrize("text", REFUSED)
def test_no_number_is_refused(text):
    assert {read_number(text, mark) for mark in (None, ",", ".")} == {Bad.UNREADABLE_NUMBER}


@pytest.mark.parametrize("text", ["1.234", "1,234", "12.345", "123,456", "-1.234", "(1.234)"])
def test_three_digits_behind_one_mark_are_settled_by_the_column_or_asked(text):
    assert read_number(text, None) is Bad.AMBIGUOUS_NUMBER
    readings = {abs(read_number(text, mark).value) for mark in ",."}
    assert len(readings) == 2
    assert max(readings) == 1000 * min(readings)


def test_an_approximate_number_is_read_and_says_so():
    assert read_number("n. 120", ",") == Number(Decimal(120), "", (Notice.APPROXIMATE,))
    assert read_number("noin 1 200 €", ",").value == 1200
    assert read_number("n. 1.234", None) is Bad.AMBIGUOUS_NUMBER


def test_the_unit_behind_a_number_is_told():
    assert read_number("120 kWh", ",") == Number(Decimal(120), "kWh")
    assert read_number("3,5 MWh", ",").unit == "MWh"
    assert read_number("12 omenaa", ",") is Bad.UNREADABLE_NUMBER


@pytest.mark.parametrize("cell", [None, "", "-", "  ", "?"])
def test_an_empty_cell_is_none(cell):
    assert read_number(cell, ",") is None


def test_cells_of_a_spreadsheet_are_exact():
    assert read_number(12.1, None) == Number(Decimal("12.1"))
    assert read_number(-3, None) == Number(Decimal(-3))
    assert read_number(True, None) is Bad.UNREADABLE_NUMBER
    assert read_number(float("nan"), None) is Bad.UNREADABLE_NUMBER


def test_a_column_settles_its_mark_only_when_its_cells_agree():
    assert settled_mark(map(decimal_mark, ["1.234", "12,50", "7"])) == ","
    assert settled_mark(map(decimal_mark, ["1.234", "1.234.567"])) == ","
    assert settled_mark(map(decimal_mark, ["1.234", "7"])) is None
    assert settled_mark(map(decimal_mark, ["12,50", "12.50"])) is None


def written(value: Decimal, mark: str, group: str, form: str) -> str:
    """A number as people write it."""
    whole, _, rest = f"{abs(value):,f}".partition(".")
    digits = whole.replace(",", group) + (mark + rest if rest else "")
    minus = {"before": "-{}", "behind": "{}-", "brackets": "({})", "euro": "-{} €"}[form]
    return minus.format(digits) if value < 0 else digits


@given(
    value=st.decimals(-10_000_000, 10_000_000, allow_nan=False, allow_infinity=False, places=3).map(
        lambda value: value.normalize()
    ),
    mark=st.sampled_from(",."),
    group=st.sampled_from(["", " ", "\u00a0", "'", "other"]),
    form=st.sampled_from(["before", "behind", "brackets", "euro"]),
)
def test_what_is_written_in_a_known_style_is_read_back(value, mark, group, form):
    group = {",": ".", ".": ","}[mark] if group == "other" else group
    found = read_number(written(value, mark, group, form), mark)
    assert isinstance(found, Number)
    assert found.value == value


@given(
    value=st.decimals(-10_000_000, 10_000_000, allow_nan=False, allow_infinity=False, places=3).map(
        lambda value: value.normalize()
    ),
    mark=st.sampled_from(",."),
    group=st.sampled_from(["", " ", "'", "other"]),
)
def test_without_a_known_style_it_is_read_rightly_or_asked(value, mark, group):
    group = {",": ".", ".": ","}[mark] if group == "other" else group
    found = read_number(written(value, mark, group, "before"), None)
    assert found is Bad.AMBIGUOUS_NUMBER or found.value == value


@given(st.text(max_size=20))
def test_no_text_breaks_the_reader(text):
    found = read_number(text, None)
    assert found is None or isinstance(found, Bad | Number)
