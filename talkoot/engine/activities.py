"""What a company did: an amount of something in a year, how it is known, and what it bought to cover it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from talkoot.engine.factors import HOME
from talkoot.engine.gases import AssessmentReport


class Depth(StrEnum):
    """How an amount is known, best first."""

    MEASURED = "measured"
    BILL = "bill"
    ESTIMATE = "estimate"
    SPEND = "spend"  # only what it cost is known


class InstrumentKind(StrEnum):
    """What a company can hold for its supplied energy, in the order of the GHG Protocol Scope 2 Guidance."""

    CERTIFICATE = "certificate"  # guarantee of origin
    CONTRACT = "contract"
    SUPPLIER_MIX = "supplier_mix"


@dataclass(frozen=True, slots=True)
class Instrument:
    """Covers an amount of supplied energy with its own emissions. Zero grams is zero, not "missing"."""

    kind: InstrumentKind
    amount: Decimal | None  # None: all of the activity
    unit: str
    kg_per_unit: Decimal  # kg CO2e per `unit`
    source: str = ""


class OwnFactor(NamedTuple):
    """A supplier's or product's own figure, kg CO2e per `unit`, with where it is from."""

    kg_per_unit: Decimal
    unit: str
    source: str


class Activity(NamedTuple):
    """An amount of one kind in one year. Negative amounts are credits. `key` is the caller's name for it."""

    kind: str
    amount: Decimal
    unit: str
    year: int
    key: str = ""
    site: str = ""
    place: str = HOME
    scope: int = 0  # 0: as the kind says
    category: int = 0
    depth: Depth = Depth.BILL
    uncertainty: Decimal | None = None  # relative half width of the 95 % interval of the amount
    instruments: tuple[Instrument, ...] = ()
    own_factor: OwnFactor | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """What an inventory chooses once for all its rows."""

    report: AssessmentReport = AssessmentReport.AR6
    radiative_forcing: bool = True  # flights: with the warming of contrails and other effects high up
    residual_publisher: str = "Energiavirasto"  # where two residual mixes exist for a country and year
    heat_method: str = ""  # "benefit-sharing" or "energy-method", where a network has both

    def variants(self) -> frozenset[str]:
        flights = "with-rf" if self.radiative_forcing else "without-rf"
        return frozenset({flights, self.heat_method} - {""})


def activity(row: Mapping[str, object]) -> Activity:
    """An activity from plain values, as a file or a request holds them: kind, amount, unit and year must be there."""
    return Activity(
        kind=str(row["kind"]),
        amount=Decimal(str(row["amount"])),
        unit=str(row["unit"]),
        year=int(str(row["year"])),
        key=str(row.get("key", "")),
        site=str(row.get("site", "")),
        place=str(row.get("place", HOME)),
        scope=int(str(row.get("scope", 0))),
        category=int(str(row.get("category", 0))),
        depth=Depth(str(row.get("depth", Depth.BILL))),
        uncertainty=None if row.get("uncertainty") is None else Decimal(str(row["uncertainty"])),
        instruments=tuple(instrument(held) for held in row.get("instruments", ())),  # type: ignore[attr-defined]
    )


def instrument(held: Mapping[str, object]) -> Instrument:
    """An instrument from plain values; without an amount it covers everything."""
    amount = held.get("amount")
    return Instrument(
        InstrumentKind(str(held["kind"])),
        None if amount is None else Decimal(str(amount)),
        str(held.get("unit", "kWh")),
        Decimal(str(held["kg_per_unit"])),
        str(held.get("source", "")),
    )
