"""Scores to spread and back; values as the tests of the Bilan Carbone software print them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkoot.engine.pedigree import (
    DataQuality,
    Pedigree,
    combine,
    combine_total,
    gsd2_of_half_width,
    half_width,
    label,
)

D = Decimal
scores = st.integers(1, 5)
pedigrees = st.builds(Pedigree, scores, scores, scores, scores, scores)
spreads = st.decimals("1", "50", places=6)


# apps/bilan-carbone/src/services/uncertainty.test.ts; there 5 is the best score
@pytest.mark.parametrize(
    ("pedigree", "printed"),
    [
        (Pedigree.from_five_is_best(1, 1, 1, 1, 1), "2.5163566012590954"),
        (Pedigree.from_five_is_best(1, 4, 1, 3, 1), "2.459659422059095"),
        (Pedigree.from_five_is_best(2, 4, 5, 3, 1), "2.0488353976695466"),
    ],
)
def test_published_gsd2(pedigree, printed):
    assert pedigree.gsd2() == pytest.approx(D(printed), rel=D("1e-15"))


def test_from_five_is_best_turns_scores_round():
    assert Pedigree.from_five_is_best(2, 4, 5, 3, 1) == Pedigree(4, 2, 1, 3, 5)


def test_best_scores_have_no_spread():
    assert Pedigree(1, 1, 1, 1, 1).gsd2() == 1


@pytest.mark.parametrize("score", [0, 6])
def test_scores_outside_are_refused(score):
    with pytest.raises(ValueError, match="1 to 5"):
        Pedigree(1, 1, score, 1, 1)


@given(pedigrees, st.sampled_from(["reliability", "completeness", "time", "geography", "technology"]))
def test_a_worse_score_is_never_a_smaller_spread(pedigree, field):
    values = {name: getattr(pedigree, name) for name in Pedigree.__slots__}
    values[field] = min(5, values[field] + 1)
    assert Pedigree(**values).gsd2() >= pedigree.gsd2()


# the published label of (4, 3, 2, 1, 5) is 2 of 5, "poor"; of the worst 1, "very poor"
@pytest.mark.parametrize(
    ("gsd2", "word"),
    [
        ("1", DataQuality.VERY_GOOD),
        ("1.1198", DataQuality.VERY_GOOD),
        ("1.1199", DataQuality.GOOD),
        ("1.2621", DataQuality.FAIR),
        ("1.6361", DataQuality.POOR),
        ("2.0488353976695466", DataQuality.POOR),
        ("2.5163566012590954", DataQuality.VERY_POOR),
    ],
)
def test_labels(gsd2, word):
    assert label(D(gsd2)) is word


def test_combination_of_amount_and_factor():
    # ln² add up: exp √(ln²1.2 + ln²1.5)
    assert combine(D("1.2"), D("1.5")) == pytest.approx(D("1.5598"), abs=D("0.0001"))
    assert combine(D(1), D("1.5")) == pytest.approx(D("1.5"))
    with pytest.raises(ValueError, match="at least 1"):
        combine(D("0.9"), D("1.5"))


def test_total_of_two_equal_rows():
    # ln GSD² = √(2·(½ ln 2)²) = ln 2/√2
    assert combine_total([(D(5), D(2)), (D(5), D(2))]) == pytest.approx(D("1.63253"), abs=D("0.00001"))
    assert combine_total([]) == 1


@given(spreads, spreads)
def test_combination_is_symmetric_and_at_least_the_larger(one, other):
    combined = combine(one, other)
    assert combined == combine(other, one)
    assert combined >= max(one, other) - D("1e-9")


@given(spreads)
def test_half_width_and_back(gsd2):
    assert gsd2_of_half_width(half_width(gsd2)) == pytest.approx(gsd2, rel=D("1e-20"))


def test_half_width_of_half_to_double():
    assert half_width(D(2)) == D("0.75")
    assert gsd2_of_half_width(D("0.75")) == 2
    with pytest.raises(ValueError, match="not negative"):
        gsd2_of_half_width(D("-0.1"))
