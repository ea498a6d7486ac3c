"""Shares of buildings, products and companies."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkoot.engine.allocation import (
    Approach,
    Holding,
    ShareOutside,
    area_share,
    by_area,
    by_mass,
    by_revenue,
    consolidated_share,
    distribute,
)

D = Decimal


def test_tenant_carries_its_share_of_the_empty_rooms():
    # 1,000 m² of 20,000 m², three quarters let: 1/15
    assert area_share(D(1000), D(20_000), D("0.75")) == D(1) / 15
    assert by_area(D(1500), D(1000), D(20_000), D("0.75")) == 100
    assert by_area(D(1500), D(1000), D(20_000)) == 75


@pytest.mark.parametrize(
    ("tenant", "building", "occupancy"), [("800", "1000", "0.75"), ("1", "0", "1"), ("1", "2", "0"), ("-1", "2", "1")]
)
def test_impossible_areas_are_refused(tenant, building, occupancy):
    with pytest.raises(ShareOutside):
        area_share(D(tenant), D(building), D(occupancy))


def test_by_mass_and_revenue():
    assert by_mass(D(300), D(2), D(6)) == 100
    assert by_revenue(D(300), D(50), D(600)) == 25
    with pytest.raises(ShareOutside):
        by_mass(D(300), D(7), D(6))


def test_distribution_leaves_nothing_over():
    assert distribute(D(100), {"a": D(1), "b": D(1), "c": D(1)}) == {
        "a": D("33.333333334"),
        "b": D("33.333333333"),
        "c": D("33.333333333"),
    }
    for weights in ({}, {"a": D(0)}, {"a": D(2), "b": D(-1)}):
        with pytest.raises(ShareOutside):
            distribute(D(1), weights)


@given(
    st.decimals("-1e6", "1e6", places=3),
    st.dictionaries(st.text(max_size=2), st.decimals("0.01", "1e4", places=2), min_size=1, max_size=8),
)
def test_distribution_adds_up_exactly(kg, weights):
    assert sum(distribute(kg, weights).values()) == kg


@pytest.mark.parametrize(
    ("approach", "share"),
    [(Approach.EQUITY_SHARE, D("0.4")), (Approach.FINANCIAL_CONTROL, 0), (Approach.OPERATIONAL_CONTROL, 1)],
)
def test_boundary_approaches(approach, share):
    assert consolidated_share(Holding(D("0.4"), operational_control=True), approach) == share


def test_equity_is_a_share():
    with pytest.raises(ShareOutside):
        Holding(D("1.1"))
