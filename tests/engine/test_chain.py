"""Where an activity stands, what cannot stand anywhere, and for which part of its chain a figure is taken."""

from decimal import Decimal

import pytest

from talkoot.engine import Doubt, FactorSet, Footprint, OwnFactor, calculate
from tests.engine.small_library import did, factors, library

D = Decimal
LIBRARY = library()


def footprint(activity, of: FactorSet = LIBRARY) -> Footprint:
    found = calculate([activity], of)
    assert found.refused == ()
    return found


def test_a_category_without_a_scope_means_scope_3_and_a_scope_leaves_a_stray_category_alone():
    assert footprint(did("diesel", 100, "l", category=6)).categories == {6: D("312.032")}
    assert footprint(did("diesel", 100, "l", scope=1, category=6)).scope_1 == D("252.032")
    assert footprint(did("electricity", 1, "MWh", category=8)).scope_2_location == 0


@pytest.mark.parametrize(
    ("activity", "why"),
    [
        (did("diesel", 1, "l", scope=3), "diesel in scope 3 needs a category from 1 to 15"),
        (did("electricity", 1, "kWh", scope=3), "electricity in scope 3 needs a category from 1 to 15"),
        (did("diesel", 1, "l", scope=3, category=16), "diesel in scope 3 needs a category from 1 to 15"),
        (did("diesel", 1, "l", scope=2), "diesel is not counted in scope 2"),
        (did("diesel", 1, "l", scope=4), "diesel is not counted in scope 4"),
        (did("accounting", 1, "eur", scope=1), "accounting is not counted in scope 1"),
        (did("diesel", 1, "l", 0), "no year 0"),
        (did("diesel", 1, "l", 99_999), "no year 99999"),
        (did("diesel", "NaN", "l"), "an amount of NaN"),
        (did("diesel", "-Infinity", "l"), "an amount of -Infinity"),
    ],
)
def test_what_can_stand_nowhere_is_refused_and_the_other_rows_are_calculated(activity, why):
    found = calculate([activity, did("hotel-night", 1, "night")], LIBRARY)
    assert [str(one.error) for one in found.refused] == [why]
    assert found.total_market == D(10)


def test_only_heat_has_networks():
    """A site's network of heat says nothing of its electricity and fuel."""
    for kind, unit in (("electricity", "kWh"), ("diesel", "l")):
        lines = footprint(did(kind, 1, unit, place="FI-TOWN")).lines
        assert not [one for one in lines if Doubt.MEAN in one.choice.doubts], kind


def test_a_country_without_a_residual_mix_takes_the_mean_of_its_grid_not_another_countrys_residual_mix():
    grid = """
        [[factor]]
        id = "el-location-austria"
        kind = "electricity"
        role = "location"
        unit = "kWh"
        gases = { co2 = 0.1 }
        geography = "AT"
    """
    found = footprint(did("electricity", 1, "MWh", place="AT"), of=library([*factors(), *factors(grid)]))
    assert (found.scope_2_location, found.scope_2_market) == (D(100), D(100))


def test_the_suppliers_own_figure_is_for_the_market_and_in_scope_3_for_the_only_method():
    own = OwnFactor(D(20), "MWh", "supplier's declaration")
    bought = footprint(did("electricity", 1, "MWh", own_factor=own))
    assert (bought.scope_2_location, bought.scope_2_market) == (D("30.5"), D(20))
    leased = footprint(did("electricity", 1, "MWh", scope=3, category=8, own_factor=own))
    assert leased.categories == {8: D(31)}  # 20, the fuel chain 10 and losses 1


def test_the_suppliers_figure_for_a_kilometre_needs_no_kilowatt_hours():
    own = OwnFactor(D("0.05"), "km", "hire firm")
    assert footprint(did("car-electric", 1000, "km", own_factor=own)).scope_2_market == D(50)


def test_own_figures_of_two_suppliers_are_two_factors():
    def name(source: str) -> str:
        first = footprint(did("diesel", 1, "l", own_factor=OwnFactor(D(2), "l", source))).lines[0]
        return first.choice.factor.id

    assert name("one") != name("other")
