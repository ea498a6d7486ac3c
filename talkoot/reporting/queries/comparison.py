"""The change among the same members, published so that nobody's own figure can be worked out from it.

If one or two members told it in one of the years only, the sum of the same members subtracted from the whole sum would
tell their figure. Then only the change in whole per cents is published, without the sums.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from talkoot.reporting.queries.results import SMALLEST_GROUP, Total


@dataclass(frozen=True, slots=True)
class Comparison:
    """`change` is a fraction; `before` and `now` are the sums of the `same` members, None when they are not published."""

    same: int
    change: Decimal
    before: Decimal | None
    now: Decimal | None


def comparison(total: Total, year_before: Total | None) -> Comparison | None:
    """The change of a total since the year before, None when too few told it both years."""
    if total.change is None or total.before is None:
        return None
    others = (total.n - total.same, (year_before.n if year_before else total.same) - total.same)
    if any(0 < left < SMALLEST_GROUP for left in others):
        return Comparison(total.same, round(total.change, 2), None, None)
    return Comparison(total.same, total.change, total.before, total.before * (1 + total.change))


def comparisons(totals: Iterable[Total], before: Iterable[Total]) -> Mapping[int, Comparison | None]:
    """The comparisons of a year's totals, by indicator."""
    earlier = {total.indicator.pk: total for total in before}
    return {total.indicator.pk: comparison(total, earlier.get(total.indicator.pk)) for total in totals}
