"""When the base year is restated, and that nothing old is lost."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkoot.engine.base_year import HistoryBroken, Reason, Restatement, needs_restating, series

D = Decimal
SOLD = Restatement(2020, D(1000), D(900), Reason.STRUCTURAL_CHANGE, date(2024, 5, 2))
ERROR = Restatement(2020, D(900), D(930), Reason.ERROR, date(2025, 1, 10))


@pytest.mark.parametrize(
    ("changes", "obliges"),
    [
        ([], False),
        ([50], False),
        ([51], True),
        ([-51], True),
        ([20, 20, 11], True),
        ([-30, -30], True),
        ([60, -20], False),
    ],
)
def test_changes_count_together_in_both_directions(changes, obliges):
    assert needs_restating([D(kg) for kg in changes], D(1000)) is obliges


def test_another_threshold_as_in_the_ghg_protocols_example():
    assert not needs_restating([D(99)], D(1000), D("0.10"))
    assert needs_restating([D(101)], D(1000), D("0.10"))
    assert needs_restating([D(1)], D(0))


def test_both_series_and_everything_between():
    found = series(2020, {2021: D(800), 2020: D(1000)}, [ERROR, SOLD])
    assert found.as_reported == {2020: 1000, 2021: 800}
    assert found.as_recalculated == {2020: 930, 2021: 800}
    assert found.base.restatements == (SOLD, ERROR)
    assert [figure.is_restated for figure in found.years] == [True, False]
    assert [one.change_kg for one in found.base.restatements] == [-100, 30]


def test_history_has_no_holes():
    with pytest.raises(HistoryBroken):
        series(2020, {2020: D(1000)}, [ERROR])
    with pytest.raises(HistoryBroken):
        series(2020, {2020: D(1000)}, [Restatement(2019, D(1), D(2), Reason.METHOD, date(2024, 1, 1))])
    with pytest.raises(KeyError):
        series(2018, {2020: D(1000)}, [])


@given(st.lists(st.decimals("0", "1e5", places=1), min_size=1, max_size=8))
def test_old_values_are_kept(figures):
    changes = [
        Restatement(2020, old, new, Reason.FACTOR, date(2024, 1, 1 + day))
        for day, (old, new) in enumerate(zip(figures, figures[1:], strict=False))
    ]
    found = series(2020, {2020: figures[0]}, changes[::-1]).base
    assert [found.reported_kg, *(one.new_kg for one in found.restatements)] == figures
    assert found.recalculated_kg == figures[-1]
