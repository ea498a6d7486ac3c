"""What measures cost, and the order that does not reward doing less."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkoot.engine.finance import (
    Measure,
    Order,
    abatement_cost,
    annuity_factor,
    measure_value,
    net_present_value,
    payback_years,
    ranked,
    yearly_cost,
)

D = Decimal
FIVE = D("0.05")
LAMPS = Measure("lamps", D(1000), D(500), 10, D(2))
PUMP = Measure("heat pump", D(40_000), D(6000), 20, D(30))
VAN = Measure("electric van", D(20_000), D(1000), 10, D(4))


def test_annuity():
    # 5 % and 10 years: 0.05/(1 − 1.05⁻¹⁰) = 0.129505
    assert round(annuity_factor(FIVE, 10), 6) == D("0.129505")
    assert annuity_factor(FIVE, 1) == D("1.05")
    assert annuity_factor(D(0), 4) == D("0.25")
    for rate, years in ((D(-1), 5), (FIVE, 0)):
        with pytest.raises(ValueError, match="annuity"):
            annuity_factor(rate, years)


@given(st.decimals("0", "0.5", places=4), st.integers(1, 50))
def test_paying_the_annuity_pays_the_investment(rate, years):
    flows = [D(-1000), *[1000 * annuity_factor(rate, years)] * years]
    assert net_present_value(rate, flows) == pytest.approx(D(0), abs=D("1e-15"))


def test_net_present_value():
    # −100 + 60/1.1 + 60/1.21 = 4.1322
    assert round(net_present_value(D("0.1"), [D(-100), D(60), D(60)]), 4) == D("4.1322")
    assert net_present_value(D("0.1"), []) == 0
    with pytest.raises(ValueError, match="above -1"):
        net_present_value(D(-1), [D(1)])


def test_costs_of_a_measure():
    # 20,000·0.129505 − 1,000 = 1,590.09 a year for 4 t: 397.52 €/t
    assert round(yearly_cost(VAN, FIVE), 2) == D("1590.09")
    assert round(abatement_cost(VAN, FIVE), 2) == D("397.52")
    assert round(measure_value(LAMPS, D(0)), 2) == 4000
    assert abatement_cost(Measure("film", D(10), D(0), 1, D(0)), FIVE) is None


def test_payback():
    assert payback_years(LAMPS) == 2
    assert payback_years(Measure("course", D(0), D(-5), 1, D(1))) == 0
    assert payback_years(Measure("film", D(10), D(0), 1, D(1))) is None
    with pytest.raises(ValueError, match="at least one year"):
        Measure("film", D(10), D(0), 0, D(1))


def test_measures_that_pay_are_ordered_by_what_they_do():
    assert yearly_cost(LAMPS, FIVE) / 2 < yearly_cost(PUMP, FIVE) / 30 < 0  # by €/t the lamps would be first
    assert ranked([VAN, LAMPS, PUMP], FIVE) == (PUMP, LAMPS, VAN)
    assert ranked([VAN, LAMPS, PUMP], FIVE, Order.NET_PRESENT_VALUE) == (PUMP, LAMPS, VAN)


def test_what_reduces_nothing_comes_last():
    film = Measure("film", D(0), D(100), 5, D(0))
    harm = Measure("harm", D(0), D(100), 5, D(-3))
    assert ranked([harm, film, VAN], FIVE) == (VAN, film, harm)


tonnes = st.decimals("0.01", "100", places=2)


@given(st.decimals("0", "1e5", places=2), st.decimals("-1e4", "1e5", places=2), st.integers(1, 30), tonnes, tonnes)
def test_doing_more_for_the_same_money_is_never_ranked_lower(capex, saving, years, less, extra):
    smaller = Measure("a smaller", capex, saving, years, less)
    larger = Measure("b larger", capex, saving, years, less + extra)
    first = ranked([smaller, larger], FIVE)[0]
    assert first is larger or yearly_cost(larger, FIVE) == 0
