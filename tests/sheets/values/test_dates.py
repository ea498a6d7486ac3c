"""Dates and years in every form that the sample workbooks hold, and their siblings."""

from datetime import date, datetime

import pytest

from talkoot.sheets.values.dates import parse_date, parse_year
from talkoot.sheets.workbook import Cell, CellError


@pytest.mark.parametrize(
    ("cell", "value", "precision"),
    [
        (datetime.fromisoformat("2023-02-14T00:00:00"), "2023-02-14", "day"),
        (date(2023, 2, 14), "2023-02-14", "day"),
        (44530, "2021-11-30", "day"),
        (45736.0, "2025-03-20", "day"),
        ("44530", "2021-11-30", "day"),
        (20220517, "2022-05-17", "day"),
        ("2023-09-12", "2023-09-12", "day"),
        ("2022-05-17T00:00:00", "2022-05-17", "day"),
        ("17.1.2023", "2023-01-17", "day"),
        ("04.04.2023", "2023-04-04", "day"),
        ("5.5.22", "2022-05-05", "day"),
        ("2.10.23", "2023-10-02", "day"),
        ("17.5.-22", "2022-05-17", "day"),
        ("17/5 2022", "2022-05-17", "day"),
        ("26/4 2026", "2026-04-26", "day"),
        ("05/05/2025", "2025-05-05", "day"),
        ("17 maj 2022", "2022-05-17", "day"),
        ("den 17 maj 2022", "2022-05-17", "day"),
        ("17. toukokuuta 2022", "2022-05-17", "day"),
        ("17th of May 2022", "2022-05-17", "day"),
        ("May 17, 2022", "2022-05-17", "day"),
        ("10/2022", "2022-10", "month"),
        ("6/2023", "2023-06", "month"),
        ("10.2022", "2022-10", "month"),
        (10.2022, "2022-10", "month"),
        (5.202, "2020-05", "month"),
        ("2022-10", "2022-10", "month"),
        ("maaliskuu 2023", "2023-03", "month"),
        ("toukokuussa 2022", "2022-05", "month"),
        ("februari 2023", "2023-02", "month"),
        ("december 2025", "2025-12", "month"),
        ("March 2023", "2023-03", "month"),
        ("2022 lokakuu", "2022-10", "month"),
        (2022, "2022", "year"),
        (2022.0, "2022", "year"),
        ("v. 2022", "2022", "year"),
        ("fr.o.m. 2022", "2022", "year"),
        ("since 2022", "2022", "year"),
    ],
)
def test_date_is_as_precise_as_written(cell: Cell, value: str, precision: str) -> None:
    dated = parse_date(cell)
    assert (dated.value, dated.precision, dated.year) == (value, precision, int(value[:4]))
    assert (dated.remark, dated.doubts) == (None, ())


@pytest.mark.parametrize(
    ("cell", "value", "remark"),
    [
        ("kevät 2022", "2022", "kevät 2022"),
        ("syksy 2024", "2024", "syksy 2024"),
        ("kesä 2022", "2022", "kesä 2022"),
        ("sommaren 2022", "2022", "sommaren 2022"),
        ("våren 2024", "2024", "våren 2024"),
        ("spring 2022", "2022", "spring 2022"),
        ("Q1 2022", "2022", "Q1 2022"),
        ("alkuvuosi 2022", "2022", "alkuvuosi 2022"),
        (
            "18.5.2021 (kaup.johtaja allekirj. vasta 18.6.)",
            "2021-05-18",
            "(kaup.johtaja allekirj. vasta 18.6.)",
        ),
    ],
)
def test_date_keeps_the_words_beside_it(cell: str, value: str, remark: str) -> None:
    dated = parse_date(cell)
    assert (dated.value, dated.remark, dated.doubts) == (value, remark, ())


@pytest.mark.parametrize(
    ("cell", "value", "code", "suggestion"),
    [
        (date(1905, 7, 11), "2019", "serial_as_year", "2019"),
        ("02/10/2025", "2025-10-02", "day_or_month_first", "2025-02-10"),
        ("2022/23", "2022", "two_years", "2023"),
        ("2023/24", "2023", "two_years", "2024"),
        ("2009/10", "2009", "two_years", "2010"),
        ("2022?", "2022", "uncertain", None),
        ("n. 2022", "2022", "approximate", None),
        ("17.5.2022 / 3.10.2023", "2022-05-17", "several_dates", None),
        ("före 2026", "2026", "before_year", "2025"),
        ("2.3.", None, "not_a_date", None),
        ("toukokuu", None, "not_a_date", None),
        ("abc", None, "not_a_date", None),
        ("31.2.2022", None, "no_such_date", None),
        ("2022 ja 2024", None, "several_years", "2024"),
        (date(1949, 10, 1), None, "year_out_of_range", None),
        (12, None, "not_a_date", None),
        (True, None, "not_a_date", None),
        (CellError("#REF!"), None, "cell_error", None),
        (float("inf"), None, "cell_error", None),
        ("x" * 500, None, "not_a_date", None),
    ],
)
def test_date_is_asked_about(cell: Cell, value: str | None, code: str, suggestion: str | None) -> None:
    dated = parse_date(cell)
    assert dated.value == value
    assert [(doubt.code, doubt.suggestion) for doubt in dated.doubts] == [(code, suggestion)]


@pytest.mark.parametrize("cell", [None, "", "-", "?", " – "])
def test_no_date_is_no_question(cell: Cell) -> None:
    dated = parse_date(cell)
    assert (dated.value, dated.year, dated.precision, dated.remark, dated.doubts) == (None, None, None, None, ())


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        (2022, 2022),
        (2022.0, 2022),
        ("2020", 2020),
        (date(2021, 12, 31), 2021),
        ("31.12.2027", 2027),
        (44530, 2021),
        ("2028 menn.", 2028),
        ("2030 mennessä", 2030),
        ("vuoteen 2030 mennessä", 2030),
        ("senast 2026", 2026),
        ("by 2030", 2030),
        ("tilikausi 2022", 2022),
        ("FY2022", 2022),
    ],
)
def test_year_is_certain(cell: Cell, year: int) -> None:
    read = parse_year(cell)
    assert (read.value, read.remark, read.doubts) == (year, None, ())


@pytest.mark.parametrize(
    ("cell", "first", "last", "code"),
    [
        ("2023/24", 2023, 2024, "two_years"),
        ("2023–24", 2023, 2024, "two_years"),
        ("2023/2024", 2023, 2024, "two_years"),
        ("2022 / 2023", 2022, 2023, "two_years"),
        ("2027?", 2027, 2027, "uncertain"),
        ("2022*", 2022, 2022, "approximate"),
        ("'22", 2022, 2022, "short_year"),
        (date(1905, 7, 14), 2022, 2022, "serial_as_year"),
        (20, None, None, "not_a_date"),
    ],
)
def test_year_is_asked_about(cell: Cell, first: int | None, last: int | None, code: str) -> None:
    assert (parse_year(cell).value, parse_year(cell, last=True).value) == (first, last)
    assert [doubt.code for doubt in parse_year(cell).doubts] == [code]


def test_year_of_an_average_is_open_and_the_end_of_a_span_is_its_target() -> None:
    assert parse_year("ka. 2020-2022").value is None
    assert [doubt.code for doubt in parse_year("ka. 2020-2022").doubts] == ["several_years"]
    assert (parse_year("2015–2030", last=True).value, parse_year("2015–2030", last=True).doubts) == (2030, ())


@pytest.mark.parametrize("cell", ["heti", "jatkuva", "löpande", "ongoing", "vuosittain"])
def test_words_for_no_year_become_a_remark(cell: str) -> None:
    assert (parse_year(cell).value, parse_year(cell).remark, parse_year(cell).doubts) == (None, cell, ())
