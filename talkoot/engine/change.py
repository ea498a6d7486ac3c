"""Why the emissions of two years differ: what was done, what the energy system did, new methods, and what came or went."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext

PRECISION = 90
LOGARITHM_PRECISION = 40
GRAIN = Decimal("1E-9")  # a microgram: parts are whole multiples, so that they add up exactly in any context
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Item:
    """One source in two years: amounts in one unit, factors in kg per unit. A source not there has an amount of 0.

    `method`: the factor differs because the publisher changed the way of calculating, not because emissions did.
    """

    key: str
    activity0: Decimal
    factor0: Decimal
    activity1: Decimal
    factor1: Decimal
    method: bool = False


@dataclass(frozen=True, slots=True)
class KeyChange:
    """The change of one source in kg; its four parts add up to `total`."""

    key: str
    total: Decimal
    activity: Decimal = ZERO
    energy_system: Decimal = ZERO
    method: Decimal = ZERO
    structure: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Change:
    """The whole change in kg and its parts, which add up to it exactly; by source, largest change first.

    `activity`: more or less was used. `energy_system`: emissions per unit changed. `method`: only the calculation did.
    `structure`: sources that are new, ended, or turned from a charge into a credit.
    """

    total: Decimal
    activity: Decimal
    energy_system: Decimal
    method: Decimal
    structure: Decimal
    by_key: tuple[KeyChange, ...]


def explain(items: Iterable[Item]) -> Change:
    """Decompose ΔE = Σ (a1·f1 − a0·f0), additive LMDI I: ΔE_a = L(E1, E0) ln(a1/a0), with L(x, y) = (x − y)/ln(x/y).

    Exact: the factor's part is what the amount's part leaves of ΔE, as the method's identity says. A factor that is or
    becomes 0 takes all the change, the analytical limit. Source: B. W. Ang and Na Liu, Handling zero values in the
    logarithmic mean Divisia index decomposition approach, Energy Policy 35 (2007) 238–246. Figures are in kg, to a
    microgram.
    """
    with localcontext() as context:
        context.prec = PRECISION
        changes = sorted((_explain(item) for item in items), key=lambda change: (-abs(change.total), change.key))
        return Change(
            sum((change.total for change in changes), ZERO),
            sum((change.activity for change in changes), ZERO),
            sum((change.energy_system for change in changes), ZERO),
            sum((change.method for change in changes), ZERO),
            sum((change.structure for change in changes), ZERO),
            tuple(changes),
        )


def _explain(item: Item) -> KeyChange:
    before, after = _grained(item.activity0 * item.factor0), _grained(item.activity1 * item.factor1)
    total = after - before
    if _changed_kind(item):
        return KeyChange(item.key, total, structure=total)
    activity = _activity_part(item, before, after)
    if item.method:
        return KeyChange(item.key, total, activity=activity, method=total - activity)
    return KeyChange(item.key, total, activity=activity, energy_system=total - activity)


def _changed_kind(item: Item) -> bool:
    """Whether the source is new, ended, or changed its sign: no part of that is "more" or "less" of the same."""
    return item.activity0 * item.activity1 <= 0 or item.factor0 * item.factor1 < 0


def _activity_part(item: Item, before: Decimal, after: Decimal) -> Decimal:
    if item.activity0 == item.activity1 or not before or not after:
        return ZERO
    if item.factor0 == item.factor1:
        return after - before
    with localcontext() as context:
        context.prec = LOGARITHM_PRECISION
        part = _logarithmic_mean(after, before) * (item.activity1 / item.activity0).ln()
    return _grained(part)


def _logarithmic_mean(one: Decimal, other: Decimal) -> Decimal:
    """L(x, y) of two figures of the same sign; L(x, x) = x. Negative ones have a negative mean."""
    if one == other:
        return one
    return (one - other) / (one / other).ln()


def _grained(kg: Decimal) -> Decimal:
    exponent = kg.as_tuple().exponent
    return kg.quantize(GRAIN) if isinstance(exponent, int) and exponent < -9 else kg
