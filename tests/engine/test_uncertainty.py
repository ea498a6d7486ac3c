"""Propagation of errors: shared factors, independent amounts, what causes most, and the simulation that agrees."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkoot.engine.uncertainty import Cause, Part, contributions, simulate, spread

D = Decimal
kilograms = st.decimals("-1e6", "1e6", places=3)
half_widths = st.decimals("0", "0.6", places=3)
parts = st.builds(Part, kilograms, half_widths, half_widths, st.sampled_from("abcd"))


def test_amount_and_factor_combine_as_root_of_squares():
    # √(10² + 5²) = 11.18 %
    found = spread([Part(D(1000), D("0.10"), D("0.05"), "diesel")])
    assert found.value == 1000
    assert round(found.relative, 4) == D("0.1118")
    assert (round(found.low, 1), round(found.high, 1)) == (D("888.2"), D("1111.8"))


def test_hundred_independent_rows_of_five_per_cent_make_half_a_per_cent():
    rows = [Part(D(10), D("0.05"), D(0), f"factor {n}") for n in range(100)]
    assert spread(rows).relative == D("0.005")


def test_rows_that_share_a_factor_share_its_error():
    # factor: 0.2·(300 + 100) = 80; amounts: √((0.1·300)² + (0.1·100)²) = √1000; √(6400 + 1000) = 86.02
    rows = [Part(D(300), D("0.1"), D("0.2"), "grid"), Part(D(100), D("0.1"), D("0.2"), "grid")]
    assert round(spread(rows).half_width_kg, 2) == D("86.02")
    apart = [Part(D(300), D("0.1"), D("0.2"), "grid"), Part(D(100), D("0.1"), D("0.2"), "heat")]
    assert round(spread(apart).half_width_kg, 2) == D("70.71")  # √(60² + 20² + 1000) = √5000


def test_credit_takes_the_factors_error_with_it():
    rows = [Part(D(100), D(0), D("0.2"), "grid"), Part(D(-40), D(0), D("0.2"), "grid")]
    found = spread(rows)
    assert (found.value, found.half_width_kg) == (60, 12)


def test_lines_of_one_row_share_the_error_of_its_amount():
    # 0.1·(300 + 100) = 40, not √(30² + 10²)
    rows = [Part(D(300), D("0.1"), D(0), "burnt", "row"), Part(D(100), D("0.1"), D(0), "to the tank", "row")]
    assert spread(rows).half_width_kg == 40
    (only,) = contributions(rows)
    assert (only.cause, only.part, only.variance) == (Cause.ACTIVITY, 0, 1600)
    found = simulate(rows, trials=4000)
    assert float(found.high - found.low) == pytest.approx(80, rel=0.05)


def test_credits_beside_charges_keep_the_interval_symmetric():
    found = spread([Part(D(100), D("0.3"), D(0), "a"), Part(D(-90), D("0.3"), D(0), "b")])
    assert found.low < 0 < found.high
    assert found.value - found.low == found.high - found.value


def test_nothing_at_all():
    found = spread([])
    assert (found.value, found.half_width_kg, found.relative, found.low, found.high) == (0, 0, None, 0, 0)
    assert contributions([]) == ()
    assert simulate([], trials=10).median == 0


def test_total_of_zero_has_no_relative_width():
    found = spread([Part(D(5), D("0.1"), D(0), "a"), Part(D(-5), D("0.1"), D(0), "b")])
    assert found.relative is None
    assert found.low == -found.high


def test_wide_interval_never_crosses_zero():
    # u = 0.75: GSD² = 0.75 + √(0.5625 + 1) = 2, so from half to double, and 1.5 wide
    found = spread([Part(D(100), D(0), D("0.75"), "spend")])
    assert (found.low, found.high, found.half_width_kg) == (50, 200, 75)
    credit = spread([Part(D(-100), D(0), D("0.75"), "spend")])
    assert (credit.low, credit.high) == (-200, -50)


def test_negative_half_width_is_refused():
    with pytest.raises(ValueError, match="not negative"):
        Part(D(1), D("-0.1"), D(0), "a")


def test_contributions_name_the_largest_cause_first():
    rows = [Part(D(300), D("0.1"), D("0.2"), "grid"), Part(D(100), D("0.5"), D("0.2"), "grid")]
    first, second, third = contributions(rows)
    assert (first.cause, first.factor_key, first.part, first.variance) == (Cause.FACTOR, "grid", None, 6400)
    assert (second.cause, second.part, second.variance) == (Cause.ACTIVITY, 1, 2500)
    assert (third.part, third.variance) == (0, 900)
    assert first.half_width_without_kg == D(3400).sqrt()


@given(st.lists(parts, max_size=20))
def test_contributions_are_all_of_the_spread(rows):
    found = contributions(rows)
    assert [one.variance for one in found] == sorted((one.variance for one in found), reverse=True)
    total = sum((one.variance for one in found), D(0))
    assert total.sqrt() == pytest.approx(spread(rows).half_width_kg)
    assert sum(one.share for one in found) == pytest.approx(D(bool(found)))


@given(st.lists(parts, max_size=20), st.randoms())
def test_order_of_rows_does_not_matter(rows, shuffler):
    found = spread(rows)
    shuffler.shuffle(rows)
    assert spread(rows) == found


@given(st.lists(parts, min_size=1, max_size=20))
def test_value_lies_inside_and_plain_addition_is_the_widest(rows):
    found = spread(rows)
    assert found.low <= found.value <= found.high
    added = sum(abs(row.value) * (row.activity + row.factor) for row in rows)
    assert found.half_width_kg <= added + D("1e-9")


def test_simulation_agrees_with_the_formula():
    rows = [Part(D(300), D("0.1"), D("0.2"), "grid"), Part(D(100), D("0.1"), D("0.2"), "grid")]
    rows.append(Part(D(200), D("0.05"), D("0.3"), "fuel"))
    expected, found = spread(rows), simulate(rows)
    assert float(found.median) == pytest.approx(float(expected.value), rel=0.01)
    assert float(found.low) == pytest.approx(float(expected.low), rel=0.02)
    assert float(found.high) == pytest.approx(float(expected.high), rel=0.02)


@pytest.mark.parametrize(("activity", "factor"), [("0", "0.75"), ("0.75", "0")])
def test_simulation_of_a_wide_interval_is_lognormal(activity, factor):
    found = simulate([Part(D(100), D(activity), D(factor), "spend")])
    assert float(found.low) == pytest.approx(50, rel=0.03)
    assert float(found.median) == pytest.approx(100, rel=0.02)
    assert float(found.high) == pytest.approx(200, rel=0.03)


def test_simulation_is_the_same_every_time():
    rows = [Part(D(300), D("0.1"), D("0.2"), "grid"), Part(D(50), D("0.9"), D("0.1"), "grid")]
    assert simulate(rows, trials=200) == simulate(rows[::-1], trials=200)
    assert simulate(rows, trials=200) != simulate(rows, trials=200, seed=2)
    with pytest.raises(ValueError, match="trial"):
        simulate(rows, trials=0)


def test_five_hundred_rows_take_milliseconds():
    rows = [Part(D(n * 7919 + 1) / 7, D("0.1"), D("0.2"), f"factor {n % 60}") for n in range(500)]
    times = []
    for _ in range(5):
        start = time.perf_counter()
        spread(rows)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.005
