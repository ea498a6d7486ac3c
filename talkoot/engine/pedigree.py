"""Data quality as five scores, and the spread that they stand for: the squared geometric standard deviation, GSD²."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from decimal import Decimal, localcontext
from enum import StrEnum
from functools import lru_cache

PRECISION = 34

# Spread by score, 1 (best) to 5, in the order of the fields of Pedigree.
# Source: pedigree matrix as printed in the Bilan Carbone software, apps/bilan-carbone/src/services/uncertainty.ts
# (Association pour la transition Bas Carbone, MIT), which follows the Bilan Carbone method, section 4.4.2.
# ecoinvent version 1 has 1.02 instead of 1.05 (geography, 4) and 1.0 instead of 1.1 (technology, 2).
SPREADS = tuple(
    tuple(Decimal(text) for text in row.split())
    for row in (
        "1 1.05 1.1 1.2 1.5",  # reliability
        "1 1.02 1.05 1.1 1.2",  # completeness
        "1 1.03 1.1 1.2 1.5",  # time
        "1 1.01 1.02 1.05 1.1",  # geography
        "1 1.1 1.2 1.5 2",  # technology
    )
)
SQUARED_LOGS = tuple(tuple(spread.ln() ** 2 for spread in row) for row in SPREADS)


class DataQuality(StrEnum):
    """How good the data behind a figure are."""

    VERY_GOOD = "very_good"
    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    VERY_POOR = "very_poor"


# Upper limits of GSD², exclusive. Source: the same file; they are the GSD² of five equal scores 2, 3, 4 and 5.
LIMITS = (
    (Decimal("1.1199"), DataQuality.VERY_GOOD),
    (Decimal("1.2621"), DataQuality.GOOD),
    (Decimal("1.6361"), DataQuality.FAIR),
    (Decimal("2.5163"), DataQuality.POOR),
)


@dataclass(frozen=True, slots=True)
class Pedigree:
    """Five scores from 1 (best) to 5 (worst). Base Carbone counts the other way round: see `from_five_is_best`."""

    reliability: int
    completeness: int
    time: int
    geography: int
    technology: int

    def __post_init__(self) -> None:
        if not all(1 <= score <= 5 for score in astuple(self)):
            raise ValueError("pedigree scores are 1 to 5")

    @classmethod
    def from_five_is_best(
        cls, reliability: int, completeness: int, time: int, geography: int, technology: int
    ) -> "Pedigree":
        """The same from scores where 5 is the best, as Base Carbone has them; raises ValueError outside 1 to 5."""
        return cls(6 - reliability, 6 - completeness, 6 - time, 6 - geography, 6 - technology)

    def gsd2(self) -> Decimal:
        """GSD² = exp √Σ (ln f)², no unit, at least 1: 95 % of the values lie between E/GSD² and E·GSD².

        Source: Weidema's pedigree matrix in the form of the Bilan Carbone method, section 4.4.2.
        """
        return _gsd2(astuple(self))


def combine(activity_gsd2: Decimal, factor_gsd2: Decimal) -> Decimal:
    """GSD² of amount × factor: ln GSD² = √(ln² a + ln² f); raises ValueError below 1. Source: Bilan Carbone, 4.4.2."""
    return _combined(activity_gsd2, factor_gsd2)


def combine_total(rows: Iterable[tuple[Decimal, Decimal]]) -> Decimal:
    """GSD² of a sum of independent rows (kg, GSD²): ln GSD² = √Σ (E_i/E)² ln² GSD²_i; 1 where the sum is 0.

    Rows that share a factor are not independent: `uncertainty.spread` takes care of that. Source: Bilan Carbone, 4.4.2.
    """
    with localcontext() as context:
        context.prec = PRECISION
        rows = tuple(rows)
        total = sum((kg for kg, _ in rows), Decimal(0))
        if not total:
            return Decimal(1)
        squares = sum(((kg / total) ** 2 * _squared_log(gsd2) for kg, gsd2 in rows), Decimal(0))
        return squares.sqrt().exp()


def label(gsd2: Decimal) -> DataQuality:
    """The word for a GSD², by the limits of the Bilan Carbone software."""
    return next((quality for limit, quality in LIMITS if gsd2 < limit), DataQuality.VERY_POOR)


def half_width(gsd2: Decimal) -> Decimal:
    """Relative half width of the interval from E/GSD² to E·GSD²: u = (GSD² − 1/GSD²)/2; raises ValueError below 1."""
    _check(gsd2)
    with localcontext() as context:
        context.prec = PRECISION
        return (gsd2 - 1 / gsd2) / 2


def gsd2_of_half_width(relative: Decimal) -> Decimal:
    """GSD² whose interval is ±`relative` wide: u + √(u² + 1), the inverse of `half_width`; raises ValueError below 0."""
    if relative < 0:
        raise ValueError("a half width is not negative")
    with localcontext() as context:
        context.prec = PRECISION
        return relative + (relative * relative + 1).sqrt()


@lru_cache(maxsize=5**5)
def _gsd2(scores: tuple[int, ...]) -> Decimal:
    squares = (row[score - 1] for row, score in zip(SQUARED_LOGS, scores, strict=True))
    return sum(squares, Decimal(0)).sqrt().exp()


@lru_cache(maxsize=4096)  # scores are few, rows many
def _combined(one: Decimal, other: Decimal) -> Decimal:
    with localcontext() as context:
        context.prec = PRECISION
        return (_squared_log(one) + _squared_log(other)).sqrt().exp()


def _squared_log(gsd2: Decimal) -> Decimal:
    _check(gsd2)
    return gsd2.ln() ** 2


def _check(gsd2: Decimal) -> None:
    if gsd2 < 1:
        raise ValueError("GSD² is at least 1")
