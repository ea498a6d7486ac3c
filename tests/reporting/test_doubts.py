"""What is asked about a figure that looks wrong."""

from decimal import Decimal

import pytest

from talkoot.reporting.doubts import Doubt, Oddity, doubt_about

ENERGY = (("kWh", Decimal("0.001")), ("MWh", Decimal(1)))


@pytest.mark.parametrize(
    ("typed", "unit", "last", "asked"),
    [
        ("412", "MWh", "398", None),
        ("412", "kWh", "398", Doubt(Oddity.MUCH_LESS, "MWh")),
        ("412000", "MWh", "398", Doubt(Oddity.MUCH_MORE, "kWh")),
        ("1300", "MWh", "398", Doubt(Oddity.MUCH_MORE)),
        ("1194", "MWh", "398", None),
        ("100", "MWh", "398", Doubt(Oddity.MUCH_LESS)),
        ("0", "MWh", "398", Doubt(Oddity.MUCH_LESS)),
        ("5", "MWh", "0", None),
    ],
)
def test_a_figure_is_compared_with_last_years(typed: str, unit: str, last: str, asked: Doubt | None) -> None:
    number = Decimal(typed)
    assert doubt_about(value=number * dict(ENERGY)[unit], last=Decimal(last), typed=number, units=ENERGY) == asked


@pytest.mark.parametrize(
    ("typed", "asked"), [("900", None), ("12000", Doubt(Oddity.LARGE, "kWh")), ("90000000", Doubt(Oddity.LARGE))]
)
def test_without_a_last_year_a_figure_is_compared_with_the_staff(typed: str, asked: Doubt | None) -> None:
    number = Decimal(typed)
    assert doubt_about(value=number, last=None, typed=number, units=ENERGY, largest=Decimal(1000)) == asked
