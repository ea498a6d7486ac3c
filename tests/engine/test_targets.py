"""Straight paths, the budget under them, and the small companies' route; published values of the Bilan Carbone tests."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkoot.engine.targets import (
    RATE_1_5C,
    RATE_WELL_BELOW_2C,
    BaseYearOutside,
    BudgetSpent,
    Company,
    Path,
    Reason,
    State,
    budget_left,
    consumed_kg,
    eligibility,
    is_net_zero_cut,
    late_start_rate,
    net_zero_residual_kg,
    path_to,
    sme_path,
    status,
)

D = Decimal
SINCE_2020 = Path(2020, D(1000), RATE_1_5C)
BAKERY = Company(D(40_000), D(20_000), employees=12, turnover_eur=D(900_000), assets_eur=D(300_000))


def test_path_falls_by_the_same_amount_each_year():
    # printed: 1000 in 2020, 958 in 2021, 1000 − 23·42 = 34 in 2043, 0 in 2044
    assert [SINCE_2020.at(year) for year in (2020, 2021, 2043, 2044, 2050)] == [1000, 958, 34, 0, 0]
    assert Path(2020, D(1000), RATE_WELL_BELOW_2C).at(2050) == 250
    with pytest.raises(ValueError, match="base year"):
        SINCE_2020.at(2019)


@pytest.mark.parametrize(
    ("rate", "printed"), [(RATE_1_5C, "0.07241379310344829"), (RATE_WELL_BELOW_2C, "0.03333333333333333")]
)
def test_late_start_at_the_same_level(rate, printed):
    found = late_start_rate(Path(2020, D(1000), rate), {2020: D(1000), 2025: D(1000)})
    assert found == pytest.approx(D(printed), rel=D("1e-14"))


def test_budget_of_a_path_and_what_is_left():
    # B = 1000/(2·0.042) = 11904.76; five years at 1000 leave 6904.76, which last 6.9 years more
    found = budget_left(SINCE_2020, {2020: D(1000), 2025: D(1000)})
    assert round(found.budget_kg, 2) == D("11904.76")
    assert found.consumed_kg == 5000
    assert round(found.left_kg, 2) == D("6904.76")
    assert round(found.years, 2) == D("6.90")


def test_base_year_without_figure_stands_at_the_path():
    assert budget_left(SINCE_2020, {2025: D(1000)}) == budget_left(SINCE_2020, {2020: D(1000), 2025: D(1000)})
    assert budget_left(SINCE_2020, {2015: D(9999), 2025: D(1000)}).consumed_kg == 5000
    with pytest.raises(ValueError, match="no figure"):
        budget_left(SINCE_2020, {2019: D(1)})


def test_budget_may_be_spent():
    years = {2020: D(1000), 2032: D(1000)}
    assert budget_left(SINCE_2020, years).years == 0
    with pytest.raises(BudgetSpent):
        late_start_rate(SINCE_2020, years)
    assert budget_left(SINCE_2020, {2025: D(0)}).years is None


def test_path_that_does_not_fall_has_no_budget():
    with pytest.raises(ValueError, match="no budget"):
        _ = Path(2020, D(1000), D(0)).budget_kg


def test_consumed_runs_straight_over_gaps():
    assert consumed_kg({2020: D(100), 2022: D(60)}) == 160
    assert consumed_kg({2020: D(100), 2021: D(80), 2022: D(60)}) == 160
    assert consumed_kg({2020: D(100)}) == 0


@given(st.decimals("1", "1e6", places=2), st.integers(1, 20), st.sampled_from([RATE_1_5C, RATE_WELL_BELOW_2C]))
def test_who_keeps_to_the_path_needs_no_more_than_its_rate(base_kg, years, rate):
    path = Path(2020, base_kg, rate)
    series = {2020 + n: path.at(2020 + n) for n in range(years + 1)}
    present = series[2020 + years]
    assert late_start_rate(path, series) * present == pytest.approx(rate * base_kg, rel=D("1e-9"))


@given(st.integers(2021, 2030), st.integers(1, 20))
def test_the_later_the_steeper(year, later):
    path = Path(2020, D(1000), RATE_WELL_BELOW_2C)
    if year + later < 2040:
        soon, late = (late_start_rate(path, {when: D(1000)}) for when in (year, year + later))
        assert late > soon > RATE_WELL_BELOW_2C


def test_small_companies_path_has_a_fixed_year():
    # who starts in 2026 has four years: 10.5 % each
    assert sme_path(2026, D(1000)).rate == D("0.105")
    assert sme_path(2020, D(1000)).rate == RATE_1_5C
    assert sme_path(2015, D(1000)).at(2030) == 580
    for year in (2014, 2030):
        with pytest.raises(BaseYearOutside):
            sme_path(year, D(1000))
    with pytest.raises(ValueError, match="after the base year"):
        path_to(2025, D(1), 2025, D("0.5"))


@pytest.mark.parametrize(
    ("kg", "state"), [("958", State.ON_PATH), ("959", State.NEAR), ("1005.9", State.NEAR), ("1006", State.ABOVE)]
)
def test_status(kg, state):
    found = status(SINCE_2020, 2021, D(kg))
    assert (found.state, found.path_kg, found.difference_kg) == (state, 958, D(kg) - 958)


def test_status_at_the_end_of_the_path():
    assert status(SINCE_2020, 2050, D(0)).state is State.ON_PATH
    found = status(SINCE_2020, 2050, D(1))
    assert (found.state, found.over) == (State.ABOVE, None)


def test_net_zero_is_a_cut_of_nine_tenths():
    assert net_zero_residual_kg(D(1000)) == 100
    assert is_net_zero_cut(D(1000), D(100))
    assert not is_net_zero_cut(D(1000), D("100.1"))


def test_small_bakery_may_use_the_route():
    found = eligibility(BAKERY)
    assert (found.eligible, found.unmet, len(found.conditions)) == (True, (), 8)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"scope_1_kg": D(9_980_000)}, Reason.EMISSIONS),
        ({"financial_or_oil_and_gas": True}, Reason.SECTOR),
        ({"sector_with_own_criteria": True}, Reason.OWN_CRITERIA),
        ({"subsidiary_of_large": True}, Reason.INDEPENDENT),
    ],
)
def test_each_needed_condition_shuts_the_route(change, reason):
    found = eligibility(replace(BAKERY, **change))
    assert (found.eligible, found.unmet) == (False, (reason,))


def test_three_of_the_four_on_size_are_enough():
    larger = replace(BAKERY, employees=250)
    assert eligibility(larger).eligible
    assert eligibility(larger).unmet == (Reason.EMPLOYEES,)
    farm = replace(larger, mandatory_flag=True)
    assert eligibility(farm).unmet == (Reason.EMPLOYEES, Reason.NOT_FLAG)
    assert not eligibility(farm).eligible


def test_what_is_not_known_is_not_met():
    found = eligibility(Company(D(1), D(1)))
    assert (found.eligible, found.unmet) == (False, (Reason.EMPLOYEES, Reason.TURNOVER, Reason.ASSETS))
