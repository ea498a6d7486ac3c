"""Why two years differ: the four parts and their exact sum."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkoot.engine.change import Item, explain

D = Decimal
figures = st.just(D(0)) | st.decimals("-1e6", "1e6", places=4) | st.decimals("0.000001", "10")
items = st.builds(Item, st.sampled_from("abcdef"), figures, figures, figures, figures, st.booleans())


def test_more_of_the_same_is_activity():
    found = explain([Item("diesel", D(100), D("2.5"), D(120), D("2.5"))])
    assert (found.total, found.activity, found.energy_system) == (50, 50, 0)


def test_a_cleaner_grid_is_the_energy_system():
    found = explain([Item("electricity", D(100), D("0.5"), D(100), D("0.4"))])
    assert (found.total, found.energy_system, found.activity) == (-10, -10, 0)


def test_both_at_once():
    # E0 = 100·2 = 200, E1 = 200·1 = 200: L = 200, so +200·ln 2 and −200·ln 2
    found = explain([Item("heat", D(100), D(2), D(200), D(1))])
    assert found.total == 0
    assert round(found.activity, 3) == D("138.629")
    assert found.energy_system == -found.activity
    # E0 = 100·1, E1 = 200·2 = 400: L = 300/ln 4, half of the change each
    found = explain([Item("heat", D(100), D(1), D(200), D(2))])
    assert (found.activity, found.energy_system) == (150, 150)


def test_a_publishers_new_method_is_not_a_reduction():
    # long-haul flights, DEFRA 2024 and 2025, with radiative forcing: 0.20011 → 0.11704 kg/pkm
    flights = Item("flights", D(10000), D("0.20011"), D(10000), D("0.11704"), method=True)
    found = explain([flights])
    assert (found.method, found.energy_system, found.activity) == (D("-830.7"), 0, 0)


def test_new_ended_and_turned_sources_are_structure():
    rows = [
        Item("new", D(0), D(2), D(10), D(2)),
        Item("ended", D(30), D(1), D(0), D(0)),
        Item("credit", D(5), D(1), D(-5), D(1)),
    ]
    found = explain(rows)
    assert (found.structure, found.total, found.activity) == (20 - 30 - 10, -20, 0)
    assert [change.key for change in found.by_key] == ["ended", "new", "credit"]


def test_a_factor_that_becomes_zero_takes_all_the_change():
    # the analytical limit: electricity that becomes certified, although more of it is used
    found = explain([Item("electricity", D(100), D("0.5"), D(130), D(0))])
    assert (found.energy_system, found.activity, found.structure) == (-50, 0, 0)
    # the same, approached: the smaller the factor, the less is left for the amount
    near = [
        explain([Item("electricity", D(100), D("0.5"), D(130), factor)]) for factor in map(D, ("1e-2", "1e-5", "1e-8"))
    ]
    assert [round(one.activity, 1) for one in near] == [D("3.5"), D("1.2"), D("0.8")]


def test_credits_of_both_years_are_decomposed_like_charges():
    charge = explain([Item("sold", D(100), D(1), D(200), D(2))])
    credit = explain([Item("sold", D(-100), D(1), D(-200), D(2))])
    assert (credit.activity, credit.energy_system) == (-charge.activity, -charge.energy_system)


def test_nothing_to_explain():
    found = explain([])
    assert (found.total, found.by_key) == (0, ())


@given(st.lists(items, max_size=12))
def test_parts_add_up_exactly(rows):
    found = explain(rows)
    assert found.activity + found.energy_system + found.method + found.structure == found.total
    assert sum((change.total for change in found.by_key), D(0)) == found.total
    for change in found.by_key:
        assert change.activity + change.energy_system + change.method + change.structure == change.total


@given(st.lists(items, max_size=12))
def test_total_is_the_difference(rows):
    found = explain(rows)
    difference = sum((row.activity1 * row.factor1 - row.activity0 * row.factor0 for row in rows), D(0))
    assert found.total == pytest.approx(difference, abs=D("1e-7"))


@given(st.lists(items, max_size=12))
def test_looking_back_turns_every_sign(rows):
    back = explain(
        [replace(r, activity0=r.activity1, factor0=r.factor1, activity1=r.activity0, factor1=r.factor0) for r in rows]
    )
    found = explain(rows)
    assert back.total == -found.total
    assert back.activity == pytest.approx(-found.activity, abs=D("1e-7"))
    assert back.structure == -found.structure
