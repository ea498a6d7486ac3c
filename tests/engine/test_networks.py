"""The sum of a network: no energy twice, no scope 3 at all, doubts in the open."""

from dataclasses import replace
from decimal import Decimal
from statistics import quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkoot.engine.networks import Doubtful, DoubtfulBecause, Member, Purchase, distribution, network_sum

D = Decimal
HEAT = Member("Heat Oy", D(1000), D(20), D(30))
BAKERY = Member("Bakery", D(10), D(100), D(120), bought=(Purchase("Heat Oy", D(80), confirmed_by_seller=True),))


def because(*members):
    return [doubt.because for doubt in network_sum(members).doubtful]


def test_energy_sold_inside_counts_once():
    found = network_sum([HEAT, BAKERY])
    assert (found.scope1, found.scope2_location, found.scope2_market) == (1010, 40, 70)
    assert (found.internal_scope2, found.internal_scope2_market, found.doubtful) == (80, 80, ())
    assert (found.total_location, found.total_market) == (1050, 1080)


def test_market_figure_may_differ():
    bought = (Purchase("Heat Oy", D(80), confirmed_by_seller=True, market_kg=D(0)),)
    found = network_sum([HEAT, replace(BAKERY, bought=bought)])
    assert (found.scope2_location, found.scope2_market, found.internal_scope2_market) == (40, 150, 0)


def test_what_only_the_buyer_says_stays_in_and_is_listed():
    bought = (Purchase("Heat Oy", D(80), confirmed_by_seller=False),)
    found = network_sum([HEAT, replace(BAKERY, bought=bought)])
    assert (found.scope2_location, found.internal_scope2) == (120, 0)
    assert found.doubtful == (Doubtful("Bakery", "Heat Oy", D(80), DoubtfulBecause.NOT_CONFIRMED),)


def test_energy_from_outside_is_nobodys_doubt():
    bought = (Purchase("Elsewhere", D(80), confirmed_by_seller=True),)
    found = network_sum([HEAT, replace(BAKERY, bought=bought)])
    assert (found.scope2_location, found.doubtful) == (120, ())


def test_figures_that_cannot_be_are_doubtful():
    def buying(key, kg):
        return replace(BAKERY, bought=(Purchase(key, D(kg), confirmed_by_seller=True),))

    assert because(HEAT, buying("Bakery", 5)) == [DoubtfulBecause.FROM_ITSELF]
    assert because(HEAT, buying("Heat Oy", -5)) == [DoubtfulBecause.NEGATIVE]
    assert because(HEAT, buying("Heat Oy", 101)) == [DoubtfulBecause.MORE_THAN_BOUGHT]
    assert because(replace(HEAT, scope1_kg=D(79)), BAKERY) == [DoubtfulBecause.MORE_THAN_SOLD]


def test_each_member_once():
    with pytest.raises(ValueError, match="once"):
        network_sum([HEAT, HEAT])


def test_empty_network():
    found = network_sum([])
    assert (found.members, found.total_location, found.scope3) == (0, 0, None)


def test_scope_3_is_a_distribution_and_only_of_five():
    # GHG Protocol, Scope 3 Standard, box 5.5: four companies of one chain have 105 t each for 105 t of real emissions
    chain = [Member(f"Company {n}", D(0), D(0), D(0), scope3_kg=D(105_000)) for n in range(4)]
    assert network_sum(chain).scope3 is None
    assert network_sum(chain).total_location == 0
    found = network_sum([*chain, Member("Fifth", D(0), D(0), D(0), D(5000)), Member("No figure", D(0), D(0), D(0))])
    assert (found.scope3.count, found.scope3.min, found.scope3.median) == (5, 5000, 105_000)


def test_quartiles():
    found = distribution([D(n) for n in (6, 1, 2, 3, 4, 5)])
    assert (found.min, found.q1, found.median, found.q3, found.max) == (1, D("2.25"), D("3.5"), D("4.75"), 6)


@given(st.lists(st.decimals("-1e6", "1e6", places=2), min_size=5, max_size=30))
def test_quartiles_are_those_of_the_standard_library(values):
    found = distribution(values)
    assert [found.q1, found.median, found.q3] == pytest.approx(quantiles(values, n=4, method="inclusive"))


kilograms = st.decimals("0", "1000", places=1)
keys = st.sampled_from("abcde")
purchases = st.lists(st.builds(Purchase, keys, kilograms, st.booleans()), max_size=3).map(tuple)


@given(st.lists(st.builds(Member, keys, kilograms, kilograms, kilograms, bought=purchases), unique_by=lambda m: m.key))
def test_sum_lies_between_nothing_and_plain_addition(members):
    found = network_sum(members)
    added = sum((member.scope2_location_kg for member in members), D(0))
    assert 0 <= found.scope2_location == added - found.internal_scope2 <= added
    assert found.scope2_market >= 0
    # never more is deducted than the sellers emitted
    assert found.internal_scope2 <= found.scope1
    inside = {member.key for member in members}
    doubted = sum((doubt.kg for doubt in found.doubtful), D(0))
    named = sum((one.kg for member in members for one in member.bought if one.from_key in inside), D(0))
    assert found.internal_scope2 + doubted == named
