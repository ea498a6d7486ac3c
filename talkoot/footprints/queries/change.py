"""Why an organisation's emissions differ from an earlier year's, and what another release of factors would change."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from talkoot.engine import (
    Activity,
    Amount,
    AssessmentReport,
    FactorSet,
    Footprint,
    Line,
    Role,
    Status,
    UnitsDoNotMix,
    UnknownUnit,
    calculate,
    convert,
    factor_set,
)
from talkoot.engine.change import Item, explain
from talkoot.engine.factors import SUPPLIED
from talkoot.engine.lines import exact_sum
from talkoot.engine.releases import Difference, difference
from talkoot.footprints.models import Inventory, Row
from talkoot.footprints.queries.footprint import activity_of, counted_rows, factors_of, footprint_of, options_of

ZERO, ONE = Decimal(0), Decimal(1)


@dataclass(frozen=True, slots=True)
class Parts:
    """A change in kg CO2e, market-based, by why: the four parts add up to it."""

    activity: Decimal = ZERO
    energy_system: Decimal = ZERO
    method: Decimal = ZERO
    structure: Decimal = ZERO

    @property
    def total(self) -> Decimal:
        return exact_sum((self.activity, self.energy_system, self.method, self.structure))

    def plus(self, other: "Parts") -> "Parts":
        """Both together."""
        names = ("activity", "energy_system", "method", "structure")
        return Parts(*(getattr(self, name) + getattr(other, name) for name in names))


@dataclass(frozen=True, slots=True)
class Story:
    """Why one year differs from an earlier one; `sources` by kind of activity, largest change first."""

    before: Inventory
    after_year: int
    before_kg: Decimal
    after_kg: Decimal
    parts: Parts
    sources: tuple[tuple[str, Parts], ...]
    has_before: bool  # whether the earlier year has any figures
    recounted_kg: Decimal  # within `method`: the earlier year by this year's release and potentials, minus as it was


class Source(NamedTuple):
    """What is compared between the years: a kind in one part of the chain. `cover` is the contract of bought energy."""

    kind: str
    place: str
    role: Role
    scope: int
    category: int
    cover: str


@dataclass(frozen=True, slots=True)
class Sum:
    """All lines of one source: quantity in the unit of its factor, and kg CO2e."""

    quantity: Decimal
    unit: str
    kg: Decimal
    publishers: frozenset[str]


def story_of(inventory: Inventory, footprint: Footprint, before: Inventory) -> Story:
    """Decompose the change since `before`, in two steps.

    First the earlier year's rows are counted again with this inventory's release and options: what moves then is
    method. Then each source's amount and factor are compared (engine.change). Two queries.
    """
    rows = counted_rows(before)
    as_it_was = footprint_of(before, rows)
    recounted = calculate([activity_of(row, before) for row in rows], factors_of(inventory), footprint.options)
    by_kind: dict[str, Parts] = defaultdict(Parts)
    recounted_by_kind = _kg_by_kind(recounted)
    for kind, kg in _kg_by_kind(as_it_was).items():
        recounted_by_kind[kind] = recounted_by_kind.get(kind, ZERO) - kg
    for kind, kg in recounted_by_kind.items():
        by_kind[kind] = Parts(method=kg)
    for source, parts in compared(recounted, footprint, factors_of(inventory)):
        by_kind[source.kind] = by_kind[source.kind].plus(parts)
    ordered = sorted(by_kind.items(), key=lambda pair: (-abs(pair[1].total), pair[0]))
    whole = Parts()
    for _, parts in ordered:
        whole = whole.plus(parts)
    return Story(
        before=before,
        after_year=inventory.year,
        before_kg=as_it_was.total_market,
        after_kg=footprint.total_market,
        parts=whole,
        sources=tuple((kind, parts) for kind, parts in ordered if parts.total),
        has_before=bool(as_it_was.lines),
        recounted_kg=exact_sum(recounted_by_kind.values()),
    )


def compared(before: Footprint, after: Footprint, factors: FactorSet) -> list[tuple[Source, Parts]]:
    """The change of each source by why; both footprints counted with the same release and options."""
    old, new = _sums(before), _sums(after)
    sources = list({**old, **new})
    items = [_item(str(n), source, old.get(source), new.get(source), factors) for n, source in enumerate(sources)]
    return [
        (sources[int(one.key)], Parts(one.activity, one.energy_system, one.method, one.structure))
        for one in explain(items).by_key
    ]


def footprint_with(inventory: Inventory, version: str, potentials: str = "", rows: Sequence[Row] = ()) -> Footprint:
    """The inventory's rows with another release or other potentials; nothing is kept."""
    chosen = rows or counted_rows(inventory)
    options = options_of(inventory)
    if potentials:
        options = replace(options, report=AssessmentReport(potentials))
    return calculate([activity_of(row, inventory) for row in chosen], factor_set(version), options)


def effect_of(inventory: Inventory, version: str, potentials: str = "") -> tuple[Footprint, Footprint, Difference]:
    """The inventory as it is, as it would be, and what lies between. Two queries."""
    rows = counted_rows(inventory)
    now, then = footprint_of(inventory, rows), footprint_with(inventory, version, potentials, rows)
    return now, then, difference(now, then)


def _kg_by_kind(footprint: Footprint) -> dict[str, Decimal]:
    kilograms: dict[str, list[Decimal]] = defaultdict(list)
    for line in footprint.counted():
        kilograms[line.activity.kind].append(line.kg_co2e)
    return {kind: exact_sum(found) for kind, found in kilograms.items()}


def _sums(footprint: Footprint) -> dict[Source, Sum]:
    lines: dict[Source, list[Line]] = defaultdict(list)
    for line in footprint.counted():
        lines[_source(line)].append(line)
    return {source: _sum(found) for source, found in lines.items()}


def _source(line: Line) -> Source:
    """A contract is a source of its own: buying green electricity is the company's doing, not the energy system's."""
    done = line.activity
    own = line.choice.factor.status is Status.OWN
    cover = line.choice.factor.id if own and line.role is Role.MARKET and done.own_factor is None else ""
    return Source(done.kind, _place(done, line.role), line.role, line.scope, line.category, cover)


def _place(done: Activity, role: Role) -> str:
    return done.place if role in {Role.LOCATION, Role.MARKET} else ""


def _sum(lines: Iterable[Line]) -> Sum:
    lines = tuple(lines)
    unit = lines[0].choice.factor.unit
    same = all(line.choice.factor.unit == unit for line in lines)
    kg = exact_sum(line.kg_co2e for line in lines)
    quantity = exact_sum(line.quantity for line in lines) if same else ONE
    return Sum(quantity, unit if same else "", kg, frozenset(line.choice.factor.publisher for line in lines))


def _item(key: str, source: Source, old: Sum | None, new: Sum | None, factors: FactorSet) -> Item:
    if old is None or new is None:
        there = old or new
        assert there is not None  # noqa: S101
        per_unit = there.kg / there.quantity if there.quantity else ZERO
        quantities = (there.quantity, ZERO) if old else (ZERO, there.quantity)
        return Item(key, quantities[0], per_unit, quantities[1], per_unit)
    before = _quantity_in(new.unit, old, source.kind, factors)
    if not before or not new.quantity:  # no common unit: nothing tells "more" from "counted otherwise"
        return Item(key, ONE, old.kg, ONE, new.kg, method=True)
    method = old.publishers != new.publishers or not _is_energy(source, factors)
    return Item(key, before, old.kg / before, new.quantity, new.kg / new.quantity, method)


def _quantity_in(unit: str, total: Sum, kind: str, factors: FactorSet) -> Decimal | None:
    if unit == total.unit:
        return total.quantity
    found = factors.kinds.get(kind)
    try:
        return convert(Amount(total.quantity, total.unit), unit, found.properties if found else None)
    except (UnitsDoNotMix, UnknownUnit):
        return None


def _is_energy(source: Source, factors: FactorSet) -> bool:
    """Whether a new figure of the same publisher tells of the world: grids, heat networks, what is mixed into fuel."""
    kind = factors.kinds.get(source.kind)
    if kind is None:
        return False
    return kind.family in SUPPLIED or kind.energy is not None or source.role is Role.COMBUSTION


def kept_between(old: Sequence[dict[str, str]], new: Sequence[dict[str, str]]) -> list[tuple[str, Decimal, Decimal]]:
    """What moved between the lines of two kept results: kind with its market-based kilograms then and now."""
    before, after = _kept_by_kind(old), _kept_by_kind(new)
    pairs = [(kind, before.get(kind, ZERO), after.get(kind, ZERO)) for kind in {**before, **after}]
    return sorted((pair for pair in pairs if pair[1] != pair[2]), key=lambda pair: (-abs(pair[2] - pair[1]), pair[0]))


def _kept_by_kind(lines: Sequence[dict[str, str]]) -> dict[str, Decimal]:
    kilograms: dict[str, list[Decimal]] = defaultdict(list)
    for line in lines:
        if line["method"] != "location":
            kilograms[line["kind"]].append(Decimal(line["kg"]))
    return {kind: exact_sum(found) for kind, found in kilograms.items()}
