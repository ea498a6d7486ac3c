"""Heat of a normal year."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkoot.engine.degree_days import normalised_heat, weather_effect

D = Decimal


def test_only_the_heating_of_rooms_follows_the_weather():
    # 20 + (100 − 20)·4000/3200 = 120
    found = normalised_heat(D(100), hot_water=D(20), normal_hdd=D(4000), year_hdd=D(3200))
    assert found == 120
    assert weather_effect(D(100), found) == -20


def test_municipal_factor_moves_the_rooms_not_the_water():
    found = normalised_heat(D(100), hot_water=D(20), normal_hdd=D(4000), year_hdd=D(3200), municipal_factor=D("0.9"))
    assert found == 110


@pytest.mark.parametrize(
    "change", [{"hot_water": D(101)}, {"hot_water": D(-1)}, {"year_hdd": D(0)}, {"municipal_factor": D(0)}]
)
def test_impossible_figures_are_refused(change):
    with pytest.raises(ValueError, match="heat|above 0"):
        normalised_heat(D(100), **{"hot_water": D(20), "normal_hdd": D(4000), "year_hdd": D(3200)} | change)


@given(st.decimals("0", "1e6", places=2), st.decimals("0", "1", places=3), st.decimals("2000", "7000", places=0))
def test_a_normal_year_is_left_alone(consumption, share, hdd):
    found = normalised_heat(consumption, hot_water=consumption * share, normal_hdd=hdd, year_hdd=hdd)
    assert found == pytest.approx(consumption)
