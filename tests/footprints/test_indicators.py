"""Indicators: the standard ones, and a network's own with their unit."""

import pytest

from talkoot.footprints.models import Indicator
from talkoot.footprints.operations import ensure_indicator
from tests.factories import NetworkFactory

pytestmark = pytest.mark.django_db


def test_standard_indicator_is_found_by_its_key():
    network = NetworkFactory()
    found = ensure_indicator(network_id=network.pk, key="electricity", unit="MWh")
    assert (found.network, found.unit) == (None, "MWh")


def test_figure_in_another_unit_is_another_indicator():
    network = NetworkFactory()
    grams = ensure_indicator(network_id=network.pk, key="food_waste", unit="g/portion")
    tonnes = ensure_indicator(network_id=network.pk, key="food_waste", unit="t")
    assert (grams.unit, tonnes.unit) == ("g/portion", "t")
    assert grams.pk != tonnes.pk
    assert ensure_indicator(network_id=network.pk, key="food_waste", unit="t") == tonnes


def test_frequent_own_indicator_has_a_name_in_three_languages():
    made = ensure_indicator(network_id=NetworkFactory().pk, key="charging_points", unit="pcs")
    assert (made.name_fi, made.name_sv, made.name_en) == (
        "Sähköautojen latauspisteet", "Laddpunkter för elbilar", "Charging points for electric cars",
    )  # fmt: skip
    assert made.direction == "up"


def test_unknown_indicator_keeps_the_words_of_the_sheet():
    made = ensure_indicator(network_id=NetworkFactory().pk, key="osuus_saapuvista", unit="fraction")
    assert made.name_fi == "osuus saapuvista"


def test_own_indicator_is_not_the_neighbours():
    mine, theirs = NetworkFactory(), NetworkFactory()
    made = ensure_indicator(network_id=mine.pk, key="stories", unit="pcs")
    assert made not in Indicator.objects.usable_in(theirs.pk)
