"""How far a goal has come, seen from its plan."""

from decimal import Decimal

import pytest

from talkoot.commitments.progress import path_of


@pytest.mark.parametrize(
    ("baseline", "target", "value", "year", "done", "progress"),
    [
        (100, 80, 90, 2024, "0.5", "on_track"),  # 2022–2027, two of five years: 40 % planned
        (100, 80, 98, 2024, "0.1", "behind"),
        (100, 80, 80, 2024, "1", "reached"),
        (100, 80, 70, 2024, "1.5", "reached"),
        (100, 80, 110, 2024, "-0.5", "behind"),
        (0, 9, 3, 2026, "0.3333", "behind"),
        (100, 80, 95, 2022, "0.25", "starting"),
        (100, 80, None, None, None, "unknown"),
        (None, 80, 90, 2024, None, "unknown"),
        (50, 50, 50, 2024, "1", "reached"),
        (50, 50, 49, 2024, "0", "behind"),
    ],
)
def test_place_on_the_way(baseline, target, value, year, done, progress):
    def exact(number):
        return None if number is None else Decimal(number)

    path = path_of(
        baseline=exact(baseline),
        baseline_year=2022,
        target=exact(target),
        target_year=2027,
        value=exact(value),
        year=year,
    )
    assert (None if path.done is None else round(path.done, 4)) == exact(done)
    assert path.progress == progress
