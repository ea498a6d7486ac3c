"""Shares by method, the quality of the typical kilogram, and which months are covered."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkoot.engine.pedigree import DataQuality
from talkoot.engine.quality import Graded, Period, age_quality, coverage, inventory_quality, shares_by_method

D = Decimal
rows = st.lists(
    st.builds(Graded, st.decimals("-1e6", "1e6", places=2), st.sampled_from(["measured", "bill", "spend"])), max_size=10
)


def test_shares_by_method_largest_first():
    found = shares_by_method([Graded(D(20), "bill"), Graded(D(70), "measured"), Graded(D(-10), "bill")])
    assert list(found.items()) == [("measured", D("0.7")), ("bill", D("0.3"))]
    assert shares_by_method([]) == {}


@given(rows)
def test_shares_are_of_one_whole(found):
    shares = shares_by_method(found)
    assert not shares or sum(shares.values()) == pytest.approx(D(1))
    assert all(0 <= share <= 1 for share in shares.values())


def test_quality_of_the_typical_kilogram():
    # exp((75·ln 1 + 25·ln 2)/100) = 2^¼ = 1.1892; a fifth of the kilograms has no grade
    found = inventory_quality(
        [Graded(D(75), "measured", D(1)), Graded(D(25), "spend", D(2)), Graded(D(25), "estimate")]
    )
    assert found.gsd2 == pytest.approx(D("1.189207"), abs=D("1e-6"))
    assert found.label is DataQuality.GOOD
    assert found.graded_share == D("0.8")
    assert found.by_method["measured"] == D("0.6")


def test_quality_without_grades_is_not_known():
    found = inventory_quality([Graded(D(1), "bill")])
    assert (found.gsd2, found.label, found.graded_share) == (None, None, 0)


@pytest.mark.parametrize(
    ("years", "word"),
    [
        (0, DataQuality.VERY_GOOD),
        (-2, DataQuality.VERY_GOOD),
        (3, DataQuality.GOOD),
        (6, DataQuality.FAIR),
        (10, DataQuality.POOR),
    ],
)
def test_age(years, word):
    assert age_quality(years) is word


def test_coverage_by_site_and_month():
    found = coverage(
        {
            "Bakery": [Period(date(2024, 12, 15), date(2025, 3, 31)), Period(date(2025, 3, 1), date(2025, 4, 15))],
            "Shop": [],
        },
        2025,
    )
    assert found.months["Bakery"][:5] == (1, 1, 1, D("0.5"), 0)
    assert found.months["Shop"] == (0,) * 12
    assert found.missing[0] == ("Bakery", 4)
    assert len(found.missing) == 9 + 12
    assert found.share == D(31 + 28 + 31 + 15) / 730


def test_coverage_of_a_leap_year():
    found = coverage({"Bakery": [Period(date(2024, 1, 1), date(2024, 12, 31))]}, 2024)
    assert (found.share, found.missing) == (1, ())
    assert coverage({}, 2024).share == 0


def test_a_period_does_not_end_before_it_starts():
    with pytest.raises(ValueError, match="ends on or after"):
        Period(date(2025, 2, 1), date(2025, 1, 31))


@given(st.lists(st.tuples(st.dates(date(2024, 1, 1), date(2026, 12, 31)), st.integers(0, 400)), max_size=6))
def test_coverage_counts_each_day_once(spans):
    periods = [Period(first, date.fromordinal(first.toordinal() + days)) for first, days in spans]
    days = {day for p in periods for day in range(p.first.toordinal(), p.last.toordinal() + 1)}
    inside = sum(date(2025, 1, 1).toordinal() <= day <= date(2025, 12, 31).toordinal() for day in days)
    assert coverage({"Site": periods}, 2025).share == D(inside) / 365
