"""From an inventory's rows to its calculated footprint, with the release of factors that it pins."""

from collections.abc import Iterable

from talkoot.engine import (
    Activity,
    AssessmentReport,
    Depth,
    FactorSet,
    Footprint,
    Instrument,
    InstrumentKind,
    Options,
    OwnFactor,
    calculate,
    factor_set,
)
from talkoot.engine.judging import parts
from talkoot.engine.reading import releases
from talkoot.engine.uncertainty import Spread, spread
from talkoot.footprints.models import HeldInstrument, Inventory, Row


def newest_version() -> str:
    """The newest release of the shipped factors."""
    return releases()[-1].version


def factors_of(inventory: Inventory) -> FactorSet:
    """The release that the inventory pins."""
    return factor_set(inventory.factors_version)


def options_of(inventory: Inventory) -> Options:
    return Options(report=AssessmentReport(inventory.potentials), radiative_forcing=inventory.radiative_forcing)


def counted_rows(inventory: Inventory) -> list[Row]:
    """The rows that count, with their instruments: two queries."""
    return list(inventory.rows.counted().select_related("site").prefetch_related("instruments"))  # type: ignore[attr-defined]


def footprint_of(inventory: Inventory, rows: Iterable[Row] | None = None) -> Footprint:
    """The inventory's footprint from its rows as they are now. `Line.activity.key` is the row's number."""
    chosen = counted_rows(inventory) if rows is None else rows
    return calculate([activity_of(row, inventory) for row in chosen], factors_of(inventory), options_of(inventory))


def spread_of(footprint: Footprint) -> Spread:
    """The market-based total with its 95 % interval."""
    return spread(parts(footprint.counted()))


def activity_of(row: Row, inventory: Inventory) -> Activity:
    """A row as the engine takes it."""
    percent = row.uncertainty_percent
    own = row.own_kg_per_unit
    return Activity(
        kind=row.kind,
        amount=row.amount,
        unit=row.unit,
        year=inventory.year,
        key=str(row.pk),
        site=row.site.name if row.site else "",
        place=row.place,
        scope=row.scope,
        category=row.category,
        depth=Depth(row.depth),
        uncertainty=None if percent is None else percent / 100,
        instruments=tuple(_instrument(held) for held in row.instruments.all()) if row.pk else (),
        own_factor=None if own is None else OwnFactor(own, row.own_unit or row.unit, row.own_source),
    )


def _instrument(held: HeldInstrument) -> Instrument:
    return Instrument(InstrumentKind(held.kind), held.amount, held.unit, held.kg_per_unit, held.source)
