"""A figure that looks wrong is asked about, never refused: far from last year, or in another unit by the look of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

FAR = Decimal(3)  # times last year's value, or a third of it
CLOSE = Decimal(3)  # a figure read in another unit is believed when it comes this close to last year's


class Oddity(StrEnum):
    """What is odd about a figure."""

    MUCH_MORE = "much_more"
    MUCH_LESS = "much_less"
    LARGE = "large"  # for so few people; there is no last year to compare with


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question about a figure. `unit`: the figure as typed would fit, were it in this unit."""

    oddity: Oddity
    unit: str = ""


def doubt_about(
    *,
    value: Decimal,
    last: Decimal | None,
    typed: Decimal,
    units: Sequence[tuple[str, Decimal]] = (),
    largest: Decimal | None = None,
) -> Doubt | None:
    """What to ask about `value` (in the kept unit); `units`: names and sizes of those in which `typed` may be meant."""
    if last is None or last == 0:
        if largest is None or value <= largest:
            return None
        smaller = (unit for unit, size in units if typed * size <= largest)
        return Doubt(Oddity.LARGE, next(smaller, ""))
    if last / FAR <= value <= last * FAR:
        return None
    oddity = Oddity.MUCH_MORE if value > last else Oddity.MUCH_LESS
    fitting = (unit for unit, size in units if typed > 0 and last / CLOSE <= typed * size <= last * CLOSE)
    return Doubt(oddity, next(fitting, ""))
