"""What an inventory rests on: how its kilograms are known, how good their data are, and which months are covered."""

from calendar import isleap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, localcontext

from talkoot.engine.pedigree import DataQuality, label

PRECISION = 90
ZERO = Decimal(0)

# Age of data in years, upper limits, exclusive. Source: GHG Protocol, Corporate Value Chain (Scope 3) Standard, table
# 7.6, representativeness to time.
AGES = ((3, DataQuality.VERY_GOOD), (6, DataQuality.GOOD), (10, DataQuality.FAIR))


@dataclass(frozen=True, slots=True)
class Graded:
    """One row: signed kg, how the amount is known ("measured", "bill", …), and its GSD² if known."""

    kg: Decimal
    method: str
    gsd2: Decimal | None = None


@dataclass(frozen=True, slots=True)
class InventoryQuality:
    """Shares (0 to 1) of the kilograms by method, their weighted GSD² with its label, and the share that has one."""

    by_method: Mapping[str, Decimal]
    gsd2: Decimal | None
    label: DataQuality | None
    graded_share: Decimal


@dataclass(frozen=True, slots=True)
class Period:
    """A bill or a meter reading from its first to its last day; raises ValueError where it ends before it starts."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a period ends on or after its first day")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Site × month of one year: the share of each month's days (0 to 1) that some period covers."""

    year: int
    months: Mapping[str, tuple[Decimal, ...]]
    share: Decimal  # of all days of all sites
    missing: tuple[tuple[str, int], ...]  # site and month (1–12) with any day uncovered


def shares_by_method(rows: Iterable[Graded]) -> dict[str, Decimal]:
    """Share of the kilograms by method, largest first. Credits weigh as much as charges of their size."""
    weights: dict[str, Decimal] = {}
    with localcontext() as context:
        context.prec = PRECISION
        for row in rows:
            weights[row.method] = weights.get(row.method, ZERO) + abs(row.kg)
        total = sum(weights.values(), ZERO)
    if not total:
        return {}
    ordered = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return {method: kg / total for method, kg in ordered}


def inventory_quality(rows: Iterable[Graded]) -> InventoryQuality:
    """Shares by method and the quality of the typical kilogram: ln GSD² = Σ |E_i| ln GSD²_i / Σ |E_i|.

    A mean of quality, not the uncertainty of the total, where errors cancel (`uncertainty.spread`). Rows without a
    GSD² are left out of the mean; `graded_share` says how much had one.
    """
    rows = tuple(rows)
    weights: dict[Decimal, Decimal] = {}
    with localcontext() as context:
        context.prec = PRECISION
        total = sum((abs(row.kg) for row in rows), ZERO)
        for row in rows:
            if row.gsd2 is not None:
                weights[row.gsd2] = weights.get(row.gsd2, ZERO) + abs(row.kg)
        graded = sum(weights.values(), ZERO)
    by_method = shares_by_method(rows)
    if not graded:
        return InventoryQuality(by_method, None, None, ZERO)
    gsd2 = (sum((kg * gsd2.ln() for gsd2, kg in weights.items()), ZERO) / graded).exp()
    return InventoryQuality(by_method, gsd2, label(gsd2), graded / total)


def age_quality(years: int) -> DataQuality:
    """The word for data that are so many years older than the year they are used for, before or after."""
    return next((quality for limit, quality in AGES if abs(years) < limit), DataQuality.POOR)


def coverage(periods: Mapping[str, Iterable[Period]], year: int) -> Coverage:
    """Which months of the year the periods of each site cover. Days covered twice count once.

    Give a site without any period as well, with an empty list: else nobody sees that it is missing.
    """
    lengths = _month_lengths(year)
    months: dict[str, tuple[Decimal, ...]] = {}
    days = 0
    for site, covering in periods.items():
        seen = _days_covered(covering, year)
        counts = [sum(seen[first : first + length]) for first, length in lengths]
        days += sum(counts)
        months[site] = tuple(Decimal(count) / length for count, (_, length) in zip(counts, lengths, strict=True))
    missing = tuple((site, month) for site, row in months.items() for month, share in enumerate(row, 1) if share < 1)
    wanted = len(months) * (366 if isleap(year) else 365)
    return Coverage(year, months, Decimal(days) / wanted if wanted else ZERO, missing)


def _days_covered(periods: Iterable[Period], year: int) -> bytearray:
    """One byte for each day of the year, 1 where covered."""
    start, end = date(year, 1, 1), date(year, 12, 31)
    seen = bytearray((end - start).days + 1)
    for period in periods:
        first, last = max(period.first, start), min(period.last, end)
        if first <= last:
            length = (last - first).days + 1
            offset = (first - start).days
            seen[offset : offset + length] = b"\x01" * length
    return seen


def _month_lengths(year: int) -> list[tuple[int, int]]:
    """First day (counted from 0) and number of days of each month."""
    start = date(year, 1, 1)
    firsts = [(date(year, month, 1) - start).days for month in range(1, 13)]
    end = (date(year, 12, 31) + timedelta(days=1) - start).days
    return [(first, after - first) for first, after in zip(firsts, [*firsts[1:], end], strict=True)]
