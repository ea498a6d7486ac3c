"""Days in Finnish, ISO and American forms; the column tells them apart."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkoot.intake.days import day_first, needs_order, read_day, settled_order
from talkoot.intake.reasons import Bad

FIFTH_OF_MARCH = date(2025, 3, 5)
PLAIN = [
    "5.3.2025", "05.03.2025", "5.3.25", "5. 3. 2025", "2025-03-05", "2025/03/05", "20250305", "5.3.2025 14:22", "2025-03-05T14:22:00Z",
    "2025-03-05 14:22:00+02:00", "5. maaliskuuta 2025", "5 mars 2025", "March 5, 2025",
]  # fmt: skip


@pytest.mark.parametrize("text", PLAIN)
def test_forms_with_one_meaning_need_no_column(text):
    assert {read_day(text, order) for order in (None, True, False)} == {FIFTH_OF_MARCH}


@pytest.mark.parametrize("text", ["05/03/2025", "5/3/25", "05-03-2025", "05/03/2025 14:22"])
def test_slashes_and_dashes_are_settled_by_the_column_or_asked(text):
    assert read_day(text, None) is Bad.AMBIGUOUS_DATE
    assert read_day(text, True) == FIFTH_OF_MARCH
    assert read_day(text, False) == date(2025, 5, 3)
    assert needs_order(text)


def test_a_day_that_can_be_one_only_is_read_without_the_column():
    assert read_day("13/03/2025", None) == date(2025, 3, 13)
    assert read_day("03/13/2025", None) == date(2025, 3, 13)
    assert read_day("05/05/2025", None) == date(2025, 5, 5)


def test_a_day_that_contradicts_its_column_is_bad():
    assert read_day("03/13/2025", True) is Bad.UNREADABLE_DATE


@pytest.mark.parametrize(
    "text", ["31.2.2025", "2025", "3/2025", "kevät 2025", "5.3.1875", "abc", "2023/24", "1.3.2025 - 5.3.2025"]
)
def test_what_is_no_day_is_bad(text):
    assert read_day(text, True) is Bad.UNREADABLE_DATE


@pytest.mark.parametrize("cell", [None, "", "-"])
def test_an_empty_cell_is_missing(cell):
    assert read_day(cell, True) is Bad.MISSING_DATE


def test_cells_of_a_spreadsheet():
    assert read_day(date(2025, 3, 5), None) == FIFTH_OF_MARCH
    assert read_day(datetime(2025, 3, 5, 12), None) == FIFTH_OF_MARCH  # noqa: DTZ001 -- as spreadsheets hold them
    assert read_day(45_721, None) == FIFTH_OF_MARCH


def test_a_column_settles_its_order_only_when_its_cells_agree():
    assert settled_order(map(day_first, ["03/04/2025", "25/04/2025"])) is True
    assert settled_order(map(day_first, ["03/04/2025", "04/25/2025"])) is False
    assert settled_order(map(day_first, ["03/04/2025", "1.4.2025"])) is None
    assert settled_order(map(day_first, ["25/04/2025", "04/25/2025"])) is None


@given(
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%d.%m.%Y", "%Y-%m-%d", "%Y%m%d", "%d/%m/%Y", "%m/%d/%Y"]),
)
def test_what_is_written_is_read_back_or_asked(day, form):
    order = {"%d/%m/%Y": True, "%m/%d/%Y": False}.get(form)
    text = day.strftime(form)
    assert read_day(text, order) == day
    assert read_day(text, None) in {day, Bad.AMBIGUOUS_DATE}


@given(st.text(max_size=20))
def test_no_text_breaks_the_reader(text):
    assert isinstance(read_day(text, None), Bad | date)
