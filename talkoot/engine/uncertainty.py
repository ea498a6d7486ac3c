"""How far a total may be from the truth, what causes most of that, and a simulation to check the formula with."""

import math
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum

from talkoot.engine.pedigree import gsd2_of_half_width

PRECISION = 90  # sums are exact, hence the same in any order
ZERO = Decimal(0)

# Above this relative half width an interval is drawn as a lognormal one, which never crosses zero. The propagation of
# errors holds while standard deviation / mean < 0.3, about ±60 % at 95 %. Source: van der Sluijs et al., RIVM/MNP
# Guidance for Uncertainty Assessment, tool catalogue, "Error propagation equation (Tier 1)", leidraad.pbl.nl/tools/12.
LOGNORMAL_ABOVE = Decimal("0.6")

DEVIATIONS = 1.959963984540054  # standard deviations in half of a 95 % interval of the normal distribution


@dataclass(frozen=True, slots=True)
class Part:
    """One row of a total: signed kg, and the relative half widths of the 95 % intervals of its amount and factor.

    Rows with the same `factor_key` share one factor, and so its error; rows with the same `amount_key` share one amount
    (empty: an amount of its own). Raises ValueError where a half width is negative.
    """

    value: Decimal
    activity: Decimal
    factor: Decimal
    factor_key: str
    amount_key: str = ""

    def __post_init__(self) -> None:
        if self.activity < 0 or self.factor < 0:
            raise ValueError("a half width is not negative")


@dataclass(frozen=True, slots=True)
class Spread:
    """A total in kg with its 95 % interval. `relative` is None where the total is 0."""

    value: Decimal
    half_width_kg: Decimal
    relative: Decimal | None
    low: Decimal
    high: Decimal


class Cause(StrEnum):
    """What is not known exactly: an emission factor (with all rows that use it), or the amount in one row."""

    FACTOR = "factor"
    ACTIVITY = "activity"


@dataclass(frozen=True, slots=True)
class Contribution:
    """One cause: its square of half width (kg²), its share of them all, and the half width (kg) if it were known.

    `part` is the index of the (first) row whose amount it is, None for a factor.
    """

    cause: Cause
    factor_key: str
    part: int | None
    variance: Decimal
    share: Decimal
    half_width_without_kg: Decimal


@dataclass(frozen=True, slots=True)
class Simulated:
    """2.5, 50 and 97.5 % of the simulated totals, in kg."""

    low: Decimal
    median: Decimal
    high: Decimal


def spread(parts: Iterable[Part]) -> Spread:
    """The total with its 95 % interval: Var = Σ_f (Σ_{i∈f} u_f,i E_i)² + Σ_a (Σ_{i∈a} u_a,i E_i)².

    IPCC Guidelines 2006, volume 1, chapter 3, approach 1, with full correlation of rows that share a factor or an amount
    (the general form of the error propagation equation). Up to ±60 % the interval is symmetric; above, it is that of a
    lognormal distribution of the same width. Where credits stand among charges the total may lie on either side of zero:
    there the interval stays symmetric. Linear in the number of rows.
    """
    parts = tuple(parts)
    with localcontext() as context:
        context.prec = PRECISION
        value = sum((part.value for part in parts), ZERO)
        of_factors, of_amounts = _half_widths(parts)
        variance = sum((kg * kg for kg in (*of_factors.values(), *of_amounts.values())), ZERO)
    half_width_kg = variance.sqrt()
    relative = half_width_kg / abs(value) if value else None
    has_both_signs = any(part.value and (part.value < 0) != (value < 0) for part in parts)
    low, high = _interval(value, half_width_kg, None if has_both_signs else relative)
    return Spread(value, half_width_kg, relative, low, high)


def contributions(parts: Iterable[Part]) -> tuple[Contribution, ...]:
    """What makes the total uncertain, largest first: to know which one number would improve the figure most."""
    parts = tuple(parts)
    of_factors, of_amounts = _half_widths(parts)
    found: list[tuple[Decimal, Cause, str, int | None]] = [
        (kg * kg, Cause.FACTOR, key, None) for key, kg in of_factors.items() if kg
    ]
    found += [(kg * kg, Cause.ACTIVITY, parts[index].factor_key, index) for index, kg in of_amounts.items() if kg]
    total = sum((row[0] for row in found), ZERO)
    found.sort(key=lambda row: row[0], reverse=True)
    return tuple(
        Contribution(cause, key, index, variance, variance / total, max(total - variance, ZERO).sqrt())
        for variance, cause, key, index in found
    )


def simulate(parts: Iterable[Part], trials: int = 10_000, seed: int = 1) -> Simulated:
    """Monte Carlo (IPCC 2006, volume 1, chapter 3, approach 2), in floats: a check of `spread`, not for every page.

    Each factor is drawn once per trial for all its rows, normal up to ±60 %, above that lognormal with the given value
    as its median. Rows are first added up by factor: the errors of independent amounts become a single draw per factor
    where they are normal; amounts above ±60 % and shared ones are drawn one by one. Raises ValueError without trials.
    """
    if trials < 1:
        raise ValueError("at least one trial")
    source = random.Random(seed)  # noqa: S311 (a reproducible simulation, no secret)
    totals = [0.0] * trials
    groups: dict[str, list[Part]] = defaultdict(list)
    for part in parts:
        groups[part.factor_key].append(part)
    for _, group in sorted(groups.items()):
        _add_group(totals, group, source, seed)
    totals.sort()
    return Simulated(*(_quantile(totals, share) for share in (0.025, 0.5, 0.975)))


def _half_widths(parts: Sequence[Part]) -> tuple[dict[str, Decimal], dict[int, Decimal]]:
    """Signed half widths in kg, added up by factor, and by amount under the index of its first row."""
    of_factors: dict[str, Decimal] = {}
    of_amounts: dict[int, Decimal] = {}
    first_of: dict[str, int] = {}
    for index, part in enumerate(parts):
        of_factors[part.factor_key] = of_factors.get(part.factor_key, ZERO) + part.factor * part.value
        first = first_of.setdefault(part.amount_key, index) if part.amount_key else index
        of_amounts[first] = of_amounts.get(first, ZERO) + part.activity * part.value
    return of_factors, of_amounts


def _interval(value: Decimal, half_width_kg: Decimal, relative: Decimal | None) -> tuple[Decimal, Decimal]:
    if relative is None or relative <= LOGNORMAL_ABOVE:
        return value - half_width_kg, value + half_width_kg
    gsd2 = gsd2_of_half_width(relative)
    near, far = value / gsd2, value * gsd2
    return (near, far) if value > 0 else (far, near)


def _add_group(totals: list[float], group: Sequence[Part], source: random.Random, seed: int) -> None:
    """Add one draw per trial of all rows of one factor."""
    errors = [source.gauss(0, 1) for _ in totals]
    by_half_width: dict[Decimal, list[Part]] = defaultdict(list)
    for part in group:
        by_half_width[part.factor].append(part)
    for relative, rows in sorted(by_half_width.items()):
        amounts = _amounts(rows, len(totals), source, seed)
        multipliers = _multipliers(relative, errors)
        for trial, (kg, multiplier) in enumerate(zip(amounts, multipliers, strict=True)):
            totals[trial] += kg * multiplier


def _amounts(rows: Sequence[Part], trials: int, source: random.Random, seed: int) -> list[float]:
    """Kilograms of the rows in each trial, before the factor's error. A shared amount has its own source of luck."""
    normal = [row for row in rows if row.activity <= LOGNORMAL_ABOVE and not row.amount_key]
    kg = float(sum((row.value for row in normal), ZERO))
    variance = sum(((row.activity * row.value) ** 2 for row in normal), ZERO)
    if variance:
        deviation = math.sqrt(variance) / DEVIATIONS
        drawn = [source.gauss(kg, deviation) for _ in range(trials)]
    else:
        drawn = [kg] * trials
    for row in rows:
        if row.activity > LOGNORMAL_ABOVE or row.amount_key:
            value = float(row.value)
            luck = random.Random(f"{seed} {row.amount_key}") if row.amount_key else source  # noqa: S311
            errors = [luck.gauss(0, 1) for _ in range(trials)]
            drawn = [kg + value * m for kg, m in zip(drawn, _multipliers(row.activity, errors), strict=True)]
    return drawn


def _multipliers(relative: Decimal, errors: Sequence[float]) -> list[float]:
    """What standard normal errors make of a factor of 1."""
    if relative <= LOGNORMAL_ABOVE:
        deviation = float(relative) / DEVIATIONS
        return [1 + deviation * error for error in errors]
    deviation = math.asinh(relative) / DEVIATIONS
    return [math.exp(deviation * error) for error in errors]


def _quantile(ordered: Sequence[float], share: float) -> Decimal:
    """Linear between the two neighbours."""
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return Decimal(repr(ordered[below] + (place - below) * (ordered[above] - ordered[below])))
