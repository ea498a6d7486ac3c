"""How sure each line is: a relative half width for its amount and one for its factor, given or by pedigree scores."""

from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from talkoot.engine.activities import Activity, Depth
from talkoot.engine.factors import Choice, Doubt, Factor, Role, Status
from talkoot.engine.lines import Line
from talkoot.engine.pedigree import Pedigree, half_width
from talkoot.engine.uncertainty import Part

# Reliability of an amount by how it is known: 1 measured and checked … 5 a guess (pedigree matrix, Weidema).
RELIABILITY = {Depth.MEASURED: 1, Depth.BILL: 2, Depth.ESTIMATE: 4, Depth.SPEND: 4}
COMPLETENESS = {Depth.MEASURED: 2, Depth.BILL: 2, Depth.ESTIMATE: 4, Depth.SPEND: 4}
OF_THE_YEAR = frozenset({Role.LOCATION, Role.MARKET, Role.LOSSES})
YEARS = ((3, 1), (6, 2), (10, 3), (15, 4))  # age below which the score holds; older scores 5


def parts(lines: Iterable[Line]) -> list[Part]:
    """The lines as the uncertainty formulas take them.

    Lines with the same factor share its error, lines of one activity (burnt fuel, its way to the tank) that of its amount.
    """
    found: list[Part] = []
    before, number = None, 0
    for line in lines:
        if line.activity is not before:  # the lines of an activity stand together
            before, number = line.activity, number + 1
        factor = of_factor(line.choice, line.activity.year)
        found.append(Part(line.kg_co2e, of_amount(line.activity), factor, line.choice.factor.id, str(number)))
    return found


def of_amount(activity: Activity) -> Decimal:
    """Relative half width of the amount: as given, else by how it is known."""
    if activity.uncertainty is not None:
        return activity.uncertainty
    return _half_width(Pedigree(RELIABILITY[activity.depth], COMPLETENESS[activity.depth], 1, 1, 1))


def of_factor(choice: Choice, year: int) -> Decimal:
    """Relative half width of the factor for this use: as published, else by pedigree scores of what is doubtful."""
    if choice.factor.uncertainty is not None and not choice.is_stand_in:
        return choice.factor.uncertainty
    by_scores = _half_width(pedigree_of(choice, year))
    return max(by_scores, choice.factor.uncertainty or Decimal(0))


def pedigree_of(choice: Choice, year: int) -> Pedigree:
    """Scores 1 (best) to 5 of a factor for a use in `year`."""
    factor = choice.factor
    return Pedigree(
        reliability=_reliability(factor),
        completeness=2,
        time=_time(factor, year),
        geography=4 if Doubt.FOREIGN in choice.doubts else 2 if Doubt.MEAN in choice.doubts else 1,
        technology=_technology(choice),
    )


def _reliability(factor: Factor) -> int:
    return 3 if factor.status in {Status.COMPUTED, Status.QUOTED} else 2


def _time(factor: Factor, year: int) -> int:
    """Bought energy of another year says little of this one: Finland's residual mix doubled from 2021 to 2022."""
    if factor.valid_from.year <= year <= factor.valid_to.year:
        return 1
    if factor.role in OF_THE_YEAR:
        return 5
    age = min(abs(year - factor.valid_to.year), abs(factor.valid_from.year - year))
    return next((score for limit, score in YEARS if age < limit), 5)


def _technology(choice: Choice) -> int:
    """A mean of a whole trade says little of one supplier; a national mean of heat says little of one network."""
    if choice.factor.unit[:3] in {"eur", "usd"}:
        return 4
    if Doubt.MEAN in choice.doubts:
        return 4
    return 2 if choice.factor.role is Role.LIFECYCLE else 1


@cache
def _half_width(pedigree: Pedigree) -> Decimal:
    return half_width(pedigree.gsd2())
