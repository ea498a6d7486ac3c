"""Figures per person, area, turnover and product."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkoot.engine.intensity import (
    Intensity,
    NothingToDivideBy,
    Per,
    per_m2,
    per_person,
    per_product,
    per_real_turnover,
    per_turnover,
    real_eur,
)

D = Decimal


def test_intensities():
    assert per_person(D(5000), D("2.5")) == Intensity(D(2000), Per.PERSON)
    assert per_m2(D(690), D(100)) == Intensity(D("6.9"), Per.M2)
    assert per_product(D(150), D(600)) == Intensity(D("0.25"), Per.PRODUCT)


def test_efrags_sample_of_turnover():
    # VSME digital template 1.3.0, sample: 350 t and EUR 23,500 → 0.014893617021276596 t/€
    assert per_turnover(D(350_000), D(23_500)).value / 1000 == pytest.approx(D("0.014893617021276596"))


def test_tonnes_per_million_euros():
    assert per_turnover(D(60_000), D(1_200_000)).tonnes_per_million == 50


def test_dearer_is_not_cleaner():
    # the same sales at prices 25 % up: nothing changed
    before = per_turnover(D(1000), D(100_000))
    assert per_turnover(D(1000), D(125_000)).value < before.value
    after = per_real_turnover(D(1000), D(125_000), price_index=D(125), base_index=D(100), price_year=2020)
    assert (after.value, after.price_year) == (before.value, 2020)


@pytest.mark.parametrize("divide", [per_person, per_m2, per_product, per_turnover])
def test_nothing_to_divide_by(divide):
    for amount in (D(0), D(-1)):
        with pytest.raises(NothingToDivideBy):
            divide(D(1), amount)


def test_price_index_is_above_nothing():
    with pytest.raises(NothingToDivideBy):
        real_eur(D(1), D(0), D(100))


@given(st.decimals("1", "1e7", places=2), st.decimals("50", "200", places=1), st.decimals("50", "200", places=1))
def test_deflating_there_and_back(eur, price, base):
    assert real_eur(real_eur(eur, price, base), base, price) == pytest.approx(eur)
