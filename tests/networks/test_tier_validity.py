"""How long a commitment of a tier is valid."""

from datetime import date

import pytest

from talkoot.networks.models import Tier


@pytest.mark.parametrize(
    ("start", "months", "last_day"),
    [
        (date(2025, 1, 12), 36, date(2028, 1, 12)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 11, 30), 1, date(2025, 12, 30)),
        (date(2025, 5, 1), None, None),
    ],
)
def test_commitment_ends_after_the_tiers_months(start, months, last_day):
    assert Tier(validity_months=months).valid_until(start) == last_day
