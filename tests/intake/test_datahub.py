"""Meter data: Finnish years, quarters and hours, gaps, estimates, duplicates, production, bad rows."""

from __future__ import annotations

import tracemalloc
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from talkoot.intake import datahub
from talkoot.intake.metering import Direction
from talkoot.intake.reasons import Bad, Left, Notice, Refusal, Unreadable
from talkoot.intake.records import Quality
from tests.intake.building import ACTIVE, POINT, meter_csv, meter_row, times, year_of_rows


def read(*rows, **options):
    return datahub.read(meter_csv(rows), "mittaus.csv", **options)


def test_the_last_two_hours_of_december_in_utc_are_the_next_year():
    row = f"{POINT};{ACTIVE};PT15M;kWh;BN01;2024-12-31T22:00:00Z;2,126000;OK"
    (year,) = read(row).years
    assert (year.year, year.measured_kwh, year.started_on) == (2025, Decimal("2.126"), date(2025, 1, 1))


def test_an_offset_is_the_same_moment_as_utc():
    file = read(meter_row("2025-01-01T00:00:00+02:00"), meter_row("2024-12-31T22:00:00Z"))
    assert [year.year for year in file.years] == [2025]
    assert file.counts[Notice.DUPLICATES] == 1


@pytest.mark.parametrize(
    ("year", "minutes", "expected"),
    [(2025, 15, 35_040), (2024, 15, 35_136), (2025, 60, 8_760), (2024, 60, 8_784)],
)
def test_a_whole_year_has_no_gaps(year, minutes, expected):
    (found,) = read(*year_of_rows(year, minutes)).years
    assert (found.expected, found.missing, found.months_covered) == (expected, 0, 12)
    assert found.measured_kwh == Decimal("0.25") * expected
    assert (found.started_on, found.ended_on) == (date(year, 1, 1), date(year, 12, 31))


def test_the_months_in_which_clocks_turn_have_an_hour_less_and_an_hour_more():
    (year,) = read(*year_of_rows(2025, 60)).years
    assert [month.expected for month in year.months] == [744, 672, 743, 720, 744, 720, 744, 744, 720, 745, 720, 744]


def test_days_of_23_and_25_hours_are_complete_with_that_many_rows():
    spring = times("2025-03-29T22:00:00Z", "2025-03-30T21:00:00Z", 60)
    autumn = times("2025-10-25T21:00:00Z", "2025-10-26T22:00:00Z", 60)
    (year,) = read(*(meter_row(start) for start in [*spring, *autumn])).years
    assert (len(spring), len(autumn)) == (23, 25)
    assert (year.months[2].measured, year.months[9].measured) == (23, 25)
    assert (year.started_on, year.ended_on) == (date(2025, 3, 30), date(2025, 10, 26))


def test_a_row_that_is_not_ok_is_kept_apart_and_a_missing_one_has_no_energy():
    file = read(
        meter_row("2025-01-01T00:00:00Z", "2,0"),
        meter_row("2025-01-01T01:00:00Z", "3,5", quality="EST"),
        meter_row("2025-01-01T02:00:00Z", "", quality="MISSING"),
        meter_row("2025-01-01T03:00:00Z", "4,0"),
    )
    (year,) = file.years
    assert (year.measured_kwh, year.estimated_kwh) == (Decimal(6), Decimal("3.5"))
    assert year.qualities == (("EST", 1), ("MISSING", 1))
    assert (year.missing, year.filled) == (8_757, 1)


def test_a_gap_is_filled_with_the_mean_of_the_same_clock_hour_of_the_month():
    mornings = [meter_row(f"2025-06-{day:02d}T05:00:00Z", f"{day},0") for day in (2, 3, 4)]
    evenings = [meter_row(f"2025-06-{day:02d}T17:00:00Z", "100,0") for day in (2, 3)]
    gap = meter_row("2025-06-03T05:00:00Z", "", quality="MISSING")
    (year,) = read(mornings[0], evenings[0], gap, evenings[1], mornings[2]).years
    assert year.measured_kwh == Decimal(206)
    # of the 49 hours from first to last row, 44 gaps have no value of their clock hour: the mean of all five is used
    known, morning = Decimal(206) / 4, Decimal(3)
    assert year.filled == 45
    assert abs(year.filled_kwh - (morning + 44 * known)) < Decimal("0.00001")


def test_nothing_is_filled_before_the_first_and_after_the_last_row():
    rows = [meter_row(start) for start in times("2025-03-01T00:00:00Z", "2025-04-01T00:00:00Z", 60)]
    (year,) = read(*rows).years
    assert (year.filled, year.filled_kwh, year.months_covered) == (0, 0, 2)
    assert read(*rows).summary().notices == (Notice.GAPS, Notice.PART_OF_YEAR)


def test_the_missing_share_is_told_per_month_and_for_the_year():
    rows = year_of_rows(2025, 60)
    (year,) = read(*rows[:100], *rows[107:]).years
    assert (year.missing, year.months[0].missing) == (7, 7)
    assert year.months[0].missing_share == Decimal(7) / 744
    assert year.missing_share == Decimal(7) / 8_760


def test_a_time_that_is_told_twice_counts_once_and_is_listed():
    file = read(
        meter_row("2025-01-01T00:00:00Z", "2,0"),
        meter_row("2025-01-01T00:00:00Z", "2,0"),
        meter_row("2025-01-01T00:00:00Z", "5,0"),
    )
    assert file.years[0].measured_kwh == 2
    assert [(each.number, each.kept_kwh, each.other_kwh) for each in file.duplicates] == [(3, 2, 2), (4, 2, 5)]
    assert file.summary().notices[:2] == (Notice.DUPLICATES, Notice.DUPLICATES_DIFFER)


def test_a_better_row_takes_the_place_of_a_missing_one():
    file = read(
        meter_row("2025-01-01T00:00:00Z", "", quality="MISSING"),
        meter_row("2025-01-01T00:00:00Z", "2,5"),
        meter_row("2025-01-01T00:00:00Z", "9,0", quality="EST"),
    )
    assert (file.years[0].measured_kwh, file.years[0].estimated_kwh) == (Decimal("2.5"), 0)
    assert [(each.kept_kwh, each.other_kwh) for each in file.duplicates] == [(Decimal("2.5"), 0), (Decimal("2.5"), 9)]


def test_hours_and_quarters_may_stand_in_one_year():
    hours = [meter_row(start, "4,0") for start in times("2025-01-01T00:00:00Z", "2025-01-01T04:00:00Z", 60)]
    quarters = [
        meter_row(start, "1,0", step="PT15M") for start in times("2025-01-01T04:00:00Z", "2025-01-01T06:00:00Z", 15)
    ]
    file = read(*hours, *quarters, meter_row("2025-01-01T01:15:00Z", "7,0", step="PT15M"))
    (year,) = file.years
    assert (year.measured_kwh, year.interval_minutes, year.expected) == (24, 15, 35_040)
    assert year.months[0].measured == 24
    assert file.counts[Notice.DUPLICATES] == 1
    known = [kwh for _start, kwh in file.hourly(POINT, 2025) if kwh is not None]
    assert known == [4] * 6


def test_hours_can_be_asked_for():
    file = read(meter_row("2024-12-31T22:00:00Z", "1,5"), meter_row("2024-12-31T23:00:00Z", "", quality="MISSING"))
    hours = list(file.hourly(POINT, 2025))
    assert len(hours) == 8_760
    assert hours[:2] == [
        (datetime(2024, 12, 31, 22, tzinfo=UTC), Decimal("1.5")),
        (datetime(2024, 12, 31, 23, tzinfo=UTC), None),
    ]
    with pytest.raises(KeyError):
        file.hourly(POINT, 2024)


def test_an_hour_with_a_missing_quarter_is_not_known():
    starts = times("2025-01-01T00:00:00Z", "2025-01-01T02:00:00Z", 15)
    rows = [meter_row(start, "0,25", step="PT15M") for start in starts if start != "2025-01-01T01:15:00Z"]
    known = [kwh for _start, kwh in read(*rows).hourly(POINT, 2025) if kwh is not None]
    assert known == [1]


def test_several_points_are_told_apart_in_readings():
    other = "643003825107340356"
    file = read(meter_row("2025-01-01T00:00:00Z", "1,0"), meter_row("2025-01-01T00:00:00Z", "2,0", point=other))
    assert {reading.site: reading.amount for reading in file.readings()} == {POINT: 1, other: 2}


def test_readings_name_what_was_measured_estimated_and_filled():
    file = read(
        meter_row("2025-01-01T00:00:00Z", "2,0"),
        meter_row("2025-01-01T01:00:00Z", "3,0", quality="EST"),
        meter_row("2025-01-01T02:00:00Z", "", quality="MISSING"),
    )
    amounts = {reading.quality: reading.amount for reading in file.readings()}
    assert amounts == {Quality.MEASURED: 2, Quality.ESTIMATED: 3, Quality.FILLED: Decimal("2.5")}
    assert {reading.kind for reading in file.readings()} == {"electricity"}


@pytest.mark.parametrize(
    ("told", "options"),
    [({"type": "Tuotanto"}, {}), ({"type": "AG02"}, {}), ({}, {"producing": [POINT]}), ({}, {"producing": [ACTIVE]})],
)
def test_production_is_told_apart_from_consumption(told, options):
    file = read(meter_row("2025-06-01T09:00:00Z", "5,0", **told), **options)
    assert (file.years[0].direction, file.years[0].measured_kwh) == (Direction.PRODUCTION, 5)
    assert file.readings() == ()
    assert Notice.PRODUCTION in file.summary().notices


def test_a_point_with_negative_amounts_only_produces():
    file = read(meter_row("2025-06-01T09:00:00Z", "-5,0"), meter_row("2025-06-01T22:00:00Z", "0,0"))
    assert (file.years[0].direction, file.years[0].measured_kwh, file.readings()) == (Direction.PRODUCTION, 5, ())


def test_what_is_fed_in_is_not_deducted_from_what_was_used():
    file = read(meter_row("2025-06-01T09:00:00Z", "-5,0"), meter_row("2025-06-01T22:00:00Z", "7,0"))
    (year,) = file.years
    assert (year.measured_kwh, year.fed_in_kwh, year.direction) == (7, 5, Direction.CONSUMPTION)
    assert Notice.FED_IN in file.readings()[0].notices


def test_reactive_energy_and_power_are_left_out():
    file = read(
        meter_row("2025-01-01T00:00:00Z", "2,0"),
        meter_row("2025-01-01T00:00:00Z", "2,0", product="8716867000047", unit="kvarh"),
        meter_row("2025-01-01T00:00:00Z", "2,0", product="8716867000016"),
    )
    assert [row.reason for row in file.left_out] == [Left.REACTIVE_ENERGY, Left.POWER]
    assert len(file.years) == 1


def test_other_units_of_energy_are_turned_into_kilowatt_hours():
    assert read(meter_row("2025-01-01T00:00:00Z", "0,002", unit="MWh")).years[0].measured_kwh == 2


BAD_ROWS = [
    (meter_row("2025-01-01T00:00:00", "1,0"), Bad.TIME_WITHOUT_ZONE, "start"),
    (meter_row("1.1.2025 0:00", "1,0"), Bad.UNREADABLE_DATE, "start"),
    (meter_row("", "1,0"), Bad.MISSING_DATE, "start"),
    (meter_row("2025-01-01T00:07:00Z", "1,0"), Bad.OFF_THE_INTERVAL, "start"),
    (meter_row("2025-01-01T00:00:00Z", "1,0", step="P1D"), Bad.UNKNOWN_RESOLUTION, "resolution"),
    (meter_row("2025-01-01T00:00:00Z", "abc"), Bad.UNREADABLE_NUMBER, "amount"),
    (meter_row("2025-01-01T00:00:00Z", "1.234,5"), Bad.UNREADABLE_NUMBER, "amount"),
    (meter_row("2025-01-01T00:00:00Z", ""), Bad.MISSING_QUANTITY, "amount"),
    (meter_row("2025-01-01T00:00:00Z", "1,0", unit="m3"), Bad.UNKNOWN_UNIT, "unit"),
]


@pytest.mark.parametrize(("row", "reason", "column"), BAD_ROWS)
def test_a_bad_row_is_listed_and_the_others_are_read(row, reason, column):
    file = read(meter_row("2025-02-01T00:00:00Z", "2,0"), row, meter_row("2025-02-01T01:00:00Z", "3,0"))
    assert [(bad.number, bad.reason, bad.column) for bad in file.bad] == [(3, reason, column)]
    assert file.years[0].measured_kwh == 5
    assert (file.summary().rows, file.summary().read, file.summary().bad) == (3, 2, 1)


HEADINGS_IN_OTHER_LANGUAGES = (
    "Mätpunktens ID;Produkttyp;Upplösning;Enhetstyp;Avläsningstyp;Starttid;Mängd;Kvalitet",
    "Metering point ID;Product type;Resolution;Unit type;Reading type;Start time;Quantity;Quality",
    "Käyttöpaikka;Tuote;Aika-askel;Yksikkö;Lukema;Alku;Kulutus;Laatu",
)


@pytest.mark.parametrize("headings", HEADINGS_IN_OTHER_LANGUAGES)
def test_headings_in_any_language(headings):
    file = datahub.read(meter_csv([meter_row("2025-01-01T00:00:00Z", "2,0", quality="EST")], headings))
    assert (file.years[0].point, file.years[0].estimated_kwh) == (POINT, 2)


def test_columns_may_stand_in_another_order():
    data = meter_csv(
        [f"2,5;2025-01-01T00:00:00Z;OK;PT1H;{POINT}"], "Määrä;Alkuaika;Laatu;Resoluutio;Mittauspisteen tunnus"
    )
    assert datahub.read(data).years[0].measured_kwh == Decimal("2.5")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
def test_any_office_encoding(encoding):
    data = meter_csv([meter_row("2025-01-01T00:00:00Z", "2,0")], encoding=encoding)
    assert datahub.read(data).years[0].measured_kwh == 2


def test_garbled_headings_and_none_at_all_are_read_by_their_order():
    row = meter_row("2025-01-01T00:00:00Z", "2,0")
    garbled = "Mittauspisteen tunnus;Tuotteen tyyppi;Resoluutio;YksikkÃ¶tyyppi;Lukeman tyyppi;Alkuaika;MÃ¤Ã¤rÃ¤;Laatu"
    assert datahub.read(meter_csv([row], garbled)).years[0].measured_kwh == 2
    assert datahub.read(row.encode()).years[0].measured_kwh == 2


def test_a_file_of_something_else_is_refused():
    with pytest.raises(Unreadable) as refused:
        datahub.read(b"a;b;c\n1;2;3\n")
    assert (refused.value.reason, refused.value.detail) == (Refusal.MISSING_COLUMN, "resolution, start, amount")
    with pytest.raises(Unreadable) as refused:
        datahub.read(b"")
    assert refused.value.reason is Refusal.EMPTY


def test_two_series_of_one_point_are_noticed():
    file = read(meter_row("2025-01-01T00:00:00Z", "2,0"), meter_row("2025-01-01T00:00:00Z", "2,0", type="BN05"))
    assert len(file.years) == 2
    assert Notice.SEVERAL_SERIES in file.summary().notices


def test_memory_stays_small(tmp_path):
    path = tmp_path / "mittaus.csv"
    path.write_bytes(meter_csv(year_of_rows(2025, 15)))
    tracemalloc.start()
    try:
        file = datahub.read(path)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert file.summary().rows == 35_040
    assert peak < 6_000_000  # twenty points of a year stay far below 100 MB
