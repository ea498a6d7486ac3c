"""What a network of organisations emits together, without counting the same energy twice and without adding scope 3."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum

PRECISION = 90
ZERO = Decimal(0)
FEWEST = 5  # a distribution of fewer would tell what single members emit


@dataclass(frozen=True, slots=True)
class Purchase:
    """Energy from another organisation: the kg in the buyer's scope 2, and whether the seller says the same.

    `market_kg` where the market-based figure differs from the location-based one.
    """

    from_key: str
    kg: Decimal
    confirmed_by_seller: bool
    market_kg: Decimal | None = None

    @property
    def kg_market(self) -> Decimal:
        return self.kg if self.market_kg is None else self.market_kg


@dataclass(frozen=True, slots=True)
class Member:
    """One organisation's totals of a year in kg. Scope 3 is None where it was not calculated."""

    key: str
    scope1_kg: Decimal
    scope2_location_kg: Decimal
    scope2_market_kg: Decimal
    scope3_kg: Decimal | None = None
    bought: tuple[Purchase, ...] = ()


class DoubtfulBecause(StrEnum):
    """Why a purchase inside the network is not deducted."""

    NOT_CONFIRMED = "not_confirmed"  # only the buyer says so
    FROM_ITSELF = "from_itself"
    NEGATIVE = "negative"
    MORE_THAN_BOUGHT = "more_than_bought"  # its purchases are more than the buyer's scope 2
    MORE_THAN_SOLD = "more_than_sold"  # all sales together are more than the seller's scope 1


@dataclass(frozen=True, slots=True)
class Doubtful:
    """An internal purchase that stays in the sum, and why: to be settled between the two."""

    buyer: str
    seller: str
    kg: Decimal
    because: DoubtfulBecause


@dataclass(frozen=True, slots=True)
class Distribution:
    """How many, and the quartiles in kg. Smallest and largest are single members' figures: not for the public."""

    count: int
    min: Decimal
    q1: Decimal
    median: Decimal
    q3: Decimal
    max: Decimal


@dataclass(frozen=True, slots=True)
class NetworkSum:
    """The network's own emissions in kg, internal energy deducted once; scope 3 only as a distribution."""

    members: int
    scope1: Decimal
    scope2_location: Decimal
    scope2_market: Decimal
    internal_scope2: Decimal  # deducted from the location-based sum
    internal_scope2_market: Decimal
    scope3: Distribution | None  # None: fewer than 5 members have one
    doubtful: tuple[Doubtful, ...]

    @property
    def total_location(self) -> Decimal:
        return self.scope1 + self.scope2_location

    @property
    def total_market(self) -> Decimal:
        return self.scope1 + self.scope2_market


def network_sum(members: Iterable[Member]) -> NetworkSum:
    """E_N = Σ S1_i + Σ S2_i − Σ S2_i bought from j in the network, in kg; raises ValueError if a key occurs twice.

    Energy bought inside the network is in the seller's scope 1 and the buyer's scope 2. It is deducted only where both
    name each other and the figures allow it; the rest is listed as doubtful and stays in, so that doubt never makes
    the sum smaller. Scope 3 is not added: one tonne is in the scope 3 of every company of its chain (GHG Protocol,
    Corporate Value Chain Standard, box 5.5: four companies report 105 t each for 105 t of real emissions).
    """
    members = tuple(members)
    by_key = {member.key: member for member in members}
    if len(by_key) < len(members):
        raise ValueError("each member once")
    with localcontext() as context:
        context.prec = PRECISION
        internal, doubtful = _internal(members, by_key)
        deducted = sum((purchase.kg for _, purchase in internal), ZERO)
        deducted_market = sum((purchase.kg_market for _, purchase in internal), ZERO)
        return NetworkSum(
            members=len(members),
            scope1=sum((member.scope1_kg for member in members), ZERO),
            scope2_location=sum((member.scope2_location_kg for member in members), ZERO) - deducted,
            scope2_market=sum((member.scope2_market_kg for member in members), ZERO) - deducted_market,
            internal_scope2=deducted,
            internal_scope2_market=deducted_market,
            scope3=distribution([member.scope3_kg for member in members if member.scope3_kg is not None]),
            doubtful=doubtful,
        )


def distribution(values: Sequence[Decimal]) -> Distribution | None:
    """Quartiles, linear between neighbours (statistics.quantiles, inclusive); None for fewer than 5 values."""
    if len(values) < FEWEST:
        return None
    ordered = sorted(values)
    q1, median, q3 = (_quartile(ordered, quarter) for quarter in (1, 2, 3))
    return Distribution(len(ordered), ordered[0], q1, median, q3, ordered[-1])


def _quartile(ordered: Sequence[Decimal], quarter: int) -> Decimal:
    below, remainder = divmod(quarter * (len(ordered) - 1), 4)
    if not remainder:
        return ordered[below]
    return ordered[below] + (ordered[below + 1] - ordered[below]) * remainder / 4


def _internal(
    members: Sequence[Member], by_key: dict[str, Member]
) -> tuple[list[tuple[Member, Purchase]], tuple[Doubtful, ...]]:
    """Purchases between members: those that may be deducted, and those that may not with the reason."""
    inside = [(buyer, purchase) for buyer in members for purchase in buyer.bought if purchase.from_key in by_key]
    reasons = [_doubt(buyer, purchase) for buyer, purchase in inside]
    sold: dict[str, Decimal] = {}
    for (_, purchase), reason in zip(inside, reasons, strict=True):
        if reason is None:
            sold[purchase.from_key] = sold.get(purchase.from_key, ZERO) + max(purchase.kg, purchase.kg_market)
    oversold = {key for key, kg in sold.items() if kg > by_key[key].scope1_kg}
    internal, doubtful = [], []
    for (buyer, purchase), reason in zip(inside, reasons, strict=True):
        if reason is None and purchase.from_key in oversold:
            reason = DoubtfulBecause.MORE_THAN_SOLD
        if reason is None:
            internal.append((buyer, purchase))
        else:
            doubtful.append(Doubtful(buyer.key, purchase.from_key, purchase.kg, reason))
    return internal, tuple(doubtful)


def _doubt(buyer: Member, purchase: Purchase) -> DoubtfulBecause | None:
    if purchase.from_key == buyer.key:
        return DoubtfulBecause.FROM_ITSELF
    if not purchase.confirmed_by_seller:
        return DoubtfulBecause.NOT_CONFIRMED
    if min(purchase.kg, purchase.kg_market) < 0:
        return DoubtfulBecause.NEGATIVE
    bought = sum((one.kg for one in buyer.bought if one.confirmed_by_seller), ZERO)
    bought_market = sum((one.kg_market for one in buyer.bought if one.confirmed_by_seller), ZERO)
    if bought > buyer.scope2_location_kg or bought_market > buyer.scope2_market_kg:
        return DoubtfulBecause.MORE_THAN_BOUGHT
    return None
