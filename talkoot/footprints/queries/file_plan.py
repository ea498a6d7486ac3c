"""What a file would add to an inventory: its groups as rows to be, one per kind and metering point, and their figure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from talkoot.engine import FactorSet, Footprint, Kind, Role, convert
from talkoot.engine.units import Amount, UnitsDoNotMix, UnknownUnit
from talkoot.footprints.enums import FileKind, RowDepth, RowState
from talkoot.footprints.models import Inventory, Row, SourceFile
from talkoot.footprints.queries.file_groups import EUROS, NOTHING, Group, groups_in
from talkoot.footprints.queries.file_meters import uncertainty_percent
from talkoot.footprints.queries.footprint import factors_of, footprint_of

TRAVEL, WASTE = 6, 5  # categories of scope 3 whose amounts have a question of their own
QUESTION_OF = {TRAVEL: 6, WASTE: 8}
COVERED = frozenset({2, 3, 4, 6, 8})  # energy, fuel, travel, waste: what was paid for them is in their amounts
PLACES = Decimal("0.000001")


class Price(Protocol):
    """Euros for one unit of a kind in a year, and where that is from."""

    value: Decimal
    unit: str
    year: int
    source: str


PriceOf = Callable[[str, int], Price | None]


@dataclass(frozen=True, slots=True)
class Planned:
    """A row to be. `keys` are the groups of the file that it is the sum of."""

    kind: str
    question: int
    amount: Decimal
    unit: str
    depth: str
    started_on: date | None
    ended_on: date | None
    uncertainty_percent: Decimal | None
    source: str
    rows: int
    keys: tuple[str, ...]
    point: str = ""
    is_elsewhere: bool = False  # charging away from home meets no bill of one's own
    euros: Decimal | None = None  # what was paid, where the amount is worked out from a mean price
    price: Price | None = None

    def estimate(self) -> dict[str, Any]:
        """How an amount was worked out from a price, as rows keep it."""
        if self.price is None:
            return {}
        return {"by": "price", "of": str(self.euros), "price": str(self.price.value), "year": self.price.year}


def planned_rows(source: SourceFile, price_of: PriceOf) -> list[Planned]:
    """What would be added, the groups that nobody has sorted left out."""
    factors = factors_of(source.inventory)
    together: dict[tuple[str, ...], list[Group]] = defaultdict(list)
    for group in groups_in(source.groups):
        if group.choice and group.choice in factors.kinds:
            elsewhere = "charged_elsewhere" if "charged_elsewhere" in group.notices else ""
            together[group.choice, group.unit, group.point, group.depth, elsewhere].append(group)
    rows = (_planned(source, factors.kinds[key[0]], groups, price_of) for key, groups in together.items())
    return sorted((row for row in rows if row is not None), key=lambda row: (row.question, row.kind))


def _planned(source: SourceFile, kind: Kind, groups: list[Group], price_of: PriceOf) -> Planned | None:
    first = groups[0]
    amount = sum((group.amount for group in groups), Decimal(0))
    unit, price, euros = first.unit, None, None
    if unit == EUROS and kind.unit != EUROS:
        price = price_of(kind.code, source.inventory.year)
        if price is None:
            return None
        euros, unit, amount = amount, price.unit, amount / price.value
    if not amount:
        return None
    return Planned(
        kind=kind.code,
        question=kind.question,
        amount=amount.quantize(PLACES),
        unit=unit,
        depth=RowDepth.SPEND if price else first.depth,
        started_on=min((group.started_on for group in groups if group.started_on), default=None),
        ended_on=max((group.ended_on for group in groups if group.ended_on), default=None),
        uncertainty_percent=uncertainty_percent(_unmeasured(groups, amount)),
        source=", ".join(part for part in (source.file_name[:150], first.point, price.source if price else "") if part),
        rows=sum(group.rows for group in groups),
        keys=tuple(group.key for group in groups),
        point=first.point,
        is_elsewhere="charged_elsewhere" in first.notices,
        euros=euros,
        price=price,
    )


def _unmeasured(groups: Sequence[Group], amount: Decimal) -> Decimal:
    """The share of a sum that was estimated or filled."""
    return sum((group.unmeasured * group.amount for group in groups), Decimal(0)) / amount


def footprint_planned(inventory: Inventory, planned: Iterable[Planned]) -> Footprint:
    """The footprint of rows to be."""
    return footprint_of(inventory, [row_of(inventory, one) for one in planned])


def row_of(inventory: Inventory, planned: Planned) -> Row:
    """A row as it would be, not saved."""
    return Row(
        inventory=inventory,
        question=planned.question,
        kind=planned.kind,
        amount=planned.amount,
        unit=planned.unit,
        depth=planned.depth,
        place=place_of(inventory, planned.kind),
        uncertainty_percent=planned.uncertainty_percent,
        started_on=planned.started_on,
        ended_on=planned.ended_on,
    )


def place_of(inventory: Inventory, kind: str) -> str:
    """The network of district heat, where the company has named its own; else the country."""
    return inventory.heat_network if kind == "district-heat" and inventory.heat_network else "FI"


def questions_with_amounts(inventory: Inventory, file_id: int | None = None) -> frozenset[int]:
    """The questions that have amounts already, from elsewhere than this file: what was paid for them is in those."""
    rows = inventory.rows.filter(state=RowState.COUNTED, question__in=COVERED).exclude(unit=EUROS)  # type: ignore[attr-defined]
    if file_id:
        rows = rows.exclude(file_id=file_id)
    return frozenset(rows.exclude(depth=RowDepth.SPEND).values_list("question", flat=True).distinct().order_by())


def question_of(kind: Kind) -> int:
    """Where the amounts of what a kind pays for are asked: of a hotel bill under travel."""
    return QUESTION_OF.get(kind.category, 8 if kind.code == "spend-water" else kind.question)


def proposal_of(group: Group, covered: frozenset[int], factors: FactorSet, price_of: PriceOf, year: int) -> str | None:
    """The choice to propose: what was said, "not counted" where amounts are known, else the best suggestion."""
    if group.choice is not None:
        return group.choice
    for kind, _score, _why in group.suggestions:
        known = factors.kinds.get(kind)
        if known is None:
            continue
        if group.unit == EUROS and question_of(known) in covered:
            return NOTHING
        if can_count(known, group.unit, factors, price_of, year):
            return kind
    return None


def can_count(kind: Kind, unit: str, factors: FactorSet, price_of: PriceOf, year: int) -> bool:
    """Whether an amount in this unit can be of the kind; euros also by way of a mean price."""
    source = factors.kinds[kind.energy.kind] if kind.energy else kind
    if factors.roles(source.code).isdisjoint({Role.COMBUSTION, Role.LIFECYCLE, Role.LOCATION}):
        return False
    if unit == EUROS:
        return kind.unit == EUROS or price_of(kind.code, year) is not None
    try:
        convert(Amount(Decimal(1), unit), kind.unit, kind.properties)
    except (UnitsDoNotMix, UnknownUnit):
        return False
    return True


def is_table(source: SourceFile) -> bool:
    """Whether its columns have to be known before it can be read."""
    return source.kind in {FileKind.LEDGER, FileKind.FUEL_CARD}
