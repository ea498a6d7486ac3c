"""Whose emissions they are: shares of a building, of what a process makes, and of companies owned or controlled."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum

PRECISION = 90
GRAIN = Decimal("1E-9")  # a microgram
ZERO = Decimal(0)
ONE = Decimal(1)


class ShareOutside(ValueError):
    """A part is not between nothing and the whole it is part of."""


class Approach(StrEnum):
    """How an inventory draws its boundary (GHG Protocol, Corporate Standard, chapter 3)."""

    EQUITY_SHARE = "equity_share"
    FINANCIAL_CONTROL = "financial_control"
    OPERATIONAL_CONTROL = "operational_control"


@dataclass(frozen=True, slots=True)
class Holding:
    """What an organisation has in another or in a site: its share of the equity (0 to 1), and what it controls.

    Raises ShareOutside for a share below 0 or above 1.
    """

    equity: Decimal
    financial_control: bool = False
    operational_control: bool = False

    def __post_init__(self) -> None:
        if not ZERO <= self.equity <= ONE:
            raise ShareOutside(self.equity)


def area_share(tenant_m2: Decimal, building_m2: Decimal, occupancy: Decimal = ONE) -> Decimal:
    """Share of a building's emissions by area: A_tenant / (A_building · occupancy), 0 to 1.

    `occupancy` is the share of the building in use: tenants carry the empty rooms together. Raises ShareOutside where
    the tenant has more than is in use. Source: GHG Protocol, Scope 3 Technical Guidance, category 8, example 8.1.
    """
    if not ZERO < occupancy <= ONE:
        raise ShareOutside(occupancy)
    return _share(tenant_m2, building_m2 * occupancy)


def by_area(kg: Decimal, tenant_m2: Decimal, building_m2: Decimal, occupancy: Decimal = ONE) -> Decimal:
    """The tenant's kg of a building's kg; raises ShareOutside as `area_share`. Multiplies before it divides."""
    area_share(tenant_m2, building_m2, occupancy)
    return kg * tenant_m2 / (building_m2 * occupancy)


def by_mass(kg: Decimal, part_kg: Decimal, whole_kg: Decimal) -> Decimal:
    """The part's emissions by its mass among all that was made or carried; raises ShareOutside."""
    _share(part_kg, whole_kg)
    return kg * part_kg / whole_kg


def by_revenue(kg: Decimal, part_eur: Decimal, whole_eur: Decimal) -> Decimal:
    """The part's emissions by its value; second choice, as prices move without emissions. Raises ShareOutside."""
    _share(part_eur, whole_eur)
    return kg * part_eur / whole_eur


def distribute(kg: Decimal, weights: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """All of `kg` shared out by weights (m², kg, euros); the shares, in micrograms, add up to it exactly.

    What rounding leaves goes to the heaviest. Raises ShareOutside for a negative weight or none above 0.
    """
    total = sum(weights.values(), ZERO)
    if total <= 0 or any(weight < 0 for weight in weights.values()):
        raise ShareOutside(total)
    with localcontext() as context:
        context.prec = PRECISION
        shares = {key: (kg * weight / total).quantize(GRAIN) for key, weight in weights.items()}
        heaviest = max(weights, key=lambda key: weights[key])
        shares[heaviest] += kg - sum(shares.values(), ZERO)
    return shares


def consolidated_share(holding: Holding, approach: Approach) -> Decimal:
    """How much of the other's emissions are in this inventory, 0 to 1: the equity, or all or nothing by control.

    Source: GHG Protocol, Corporate Standard, chapter 3. Joint financial control is not handled here.
    """
    if approach is Approach.EQUITY_SHARE:
        return holding.equity
    controls = holding.financial_control if approach is Approach.FINANCIAL_CONTROL else holding.operational_control
    return ONE if controls else ZERO


def _share(part: Decimal, whole: Decimal) -> Decimal:
    if whole <= 0 or not ZERO <= part <= whole:
        raise ShareOutside(part, whole)
    return part / whole
