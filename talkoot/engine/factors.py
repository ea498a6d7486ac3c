"""Emission factors as dated, sourced facts, and the choice of the one that fits an activity best."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from talkoot.engine.gases import AssessmentReport, Blend, Potentials
from talkoot.engine.units import Properties

HOME = "FI"
# Of these another country's grid or network is never used.
SUPPLIED = frozenset({"electricity", "heat"})
STALE_DAYS = 6 * 365  # older than six years a figure is no longer good (GHG Protocol Scope 3 Standard, table 7.6)
STALE_NETWORK_DAYS = 3 * 365  # heat falls so fast that a network's older figure misleads more than the country's mean
NETWORK_ITSELF = 4


class Role(StrEnum):
    """Which part of the chain a factor covers."""

    COMBUSTION = "combustion"  # released where it is used
    LOCATION = "location"  # supplied energy, mean of the network
    MARKET = "market"  # supplied energy, residual mix or product
    UPSTREAM = "upstream"  # well to tank, fuel chain
    LOSSES = "losses"  # transmission and distribution
    LIFECYCLE = "lifecycle"  # cradle to gate, or as its basis says


class Status(StrEnum):
    """How the figure was seen."""

    SEEN = "seen"
    QUOTED = "quoted"
    COMPUTED = "computed"
    OWN = "own"  # given by the company or its supplier


OF_THE_GRID = frozenset({Role.LOCATION, Role.MARKET})


@dataclass(frozen=True, slots=True)
class EnergyBehind:
    """The energy that stands behind a service: 0.054 kWh of electricity per person-kilometre of train."""

    kind: str
    amount: Decimal
    unit: str
    per: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that a company can enter: diesel, a night in a hotel, accounting services."""

    code: str
    family: str
    name: Mapping[str, str]
    unit: str
    scope: int
    category: int = 0
    question: int = 7
    units: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    properties: Properties | None = None
    energy: EnergyBehind | None = None


@dataclass(frozen=True, slots=True)
class Factor:
    """Kilograms of each gas per one `unit` of a kind of activity; or `co2e` alone, in the report `report`."""

    id: str
    kind: str
    role: Role
    unit: str
    gases: Mapping[str, Decimal] = field(default_factory=dict)
    co2e: Decimal | None = None
    report: AssessmentReport = AssessmentReport.AR5
    geography: str = HOME
    valid_from: date = date.min
    valid_to: date = date.max
    publisher: str = ""
    document: str = ""
    url: str = ""
    licence: str = ""
    reference: str = ""
    published_on: date | None = None
    basis: str = ""
    variant: str = ""
    status: Status = Status.SEEN
    uncertainty: Decimal | None = None  # relative half width of the 95 % interval
    note: str = ""
    since: str = ""
    until: str = ""

    def kg_co2e(self, with_potentials: Potentials) -> Decimal:
        """Kilograms of CO2e per unit. A figure without gas split stays as it was published."""
        return self.co2e if self.co2e is not None else with_potentials.co2e(self.gases)

    def covers(self, day: date) -> bool:
        return self.valid_from <= day <= self.valid_to


class Doubt(StrEnum):
    """What is not ideal about a chosen factor. None of them is silent."""

    OLDER = "older"  # of an earlier year than the activity
    NEWER = "newer"  # of a later year
    FOREIGN = "foreign"  # of another country
    MEAN = "mean"  # a national mean where the network's own figure is not known
    QUOTED = "quoted"  # read where the publisher is quoted
    NO_SPLIT = "no_split"  # published in CO2e only, in another report's potentials
    PRICES = "prices"  # prices of two years could not be made comparable


@dataclass(frozen=True, slots=True)
class Choice:
    """A factor, what is doubtful about it for this use, how many were there to choose from, and the runner-up."""

    factor: Factor
    doubts: frozenset[Doubt] = frozenset()
    among: int = 1
    next_best: str = ""

    @property
    def is_stand_in(self) -> bool:
        return not self.doubts.isdisjoint({Doubt.OLDER, Doubt.NEWER, Doubt.FOREIGN, Doubt.MEAN})


class NoFactor(LookupError):
    """Nothing in the set covers this kind in this role."""

    def __init__(self, kind: str, role: str, place: str = "") -> None:
        super().__init__(f"no {role} factor of {kind}" + (f" in {place}" if place else ""))
        self.kind, self.role, self.place = kind, role, place


class UnknownKind(LookupError):
    """No activity is called so."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"unknown kind of activity {kind!r}")
        self.kind = kind


@dataclass(frozen=True, slots=True)
class FactorSet:
    """One release of the library: its factors by kind and role, its kinds, potentials, blends and prices."""

    version: str
    kinds: Mapping[str, Kind]
    by_use: Mapping[tuple[str, str], tuple[Factor, ...]]
    potentials: Mapping[AssessmentReport, Potentials]
    blends: Mapping[str, Blend] = field(default_factory=dict)
    eur_rates: Mapping[tuple[str, int], Decimal] = field(default_factory=dict)  # units of currency per euro
    prices: Mapping[int, Decimal] = field(default_factory=dict)  # price level by year

    def kind(self, code: str) -> Kind:
        """Raises UnknownKind."""
        found = self.kinds.get(code)
        if found is None:
            raise UnknownKind(code)
        return found

    def roles(self, kind: str) -> set[Role]:
        return {role for role in Role if (kind, role) in self.by_use}

    def choose(
        self,
        kind: str,
        role: Role,
        *,
        day: date,
        place: str = HOME,
        variants: frozenset[str] = frozenset(),
        publisher: str = "",
    ) -> Choice:
        """The newest valid factor of the nearest place, and what is doubtful about it; raises NoFactor.

        Order: place (the network itself, its country, the world, elsewhere), the variant asked for, validity on the
        day, the publisher asked for, then the latest. A factor of another place or year is used, but says so. One
        that is more than six years off comes after all others. Supplied energy is never another country's; a heat
        network's own figure that is more than three years off gives way to the country's mean.
        """
        there = self.by_use.get((kind, role), ())
        usable = [f for f in there if not f.variant or f.variant in variants or not variants]
        if not usable:
            raise NoFactor(kind, role)
        family = self.kinds[kind].family if kind in self.kinds else ""
        supplied = family in SUPPLIED
        ranked = sorted(usable, key=lambda f: _fitness(f, day, place, variants, publisher, supplied), reverse=True)
        best = ranked[0]
        if supplied and role in OF_THE_GRID and _nearness(best.geography, place) < 2:
            raise NoFactor(kind, role, place)
        doubts = _doubts(best, day, place)
        if kind.endswith(f"-{best.geography.lower()}"):
            doubts -= {Doubt.FOREIGN}  # a night in a hotel in Germany is meant to be German
        if family == "heat" and len(best.geography) == 2:  # a grid and goods are the country's, whatever the network
            doubts |= {Doubt.MEAN}
        return Choice(best, doubts, len(usable), ranked[1].id if len(ranked) > 1 else "")

    def all_factors(self) -> list[Factor]:
        return [factor for factors in self.by_use.values() for factor in factors]


def _nearness(geography: str, place: str) -> int:
    """4 the place itself, 3 its country, 2 a wider region, 1 another country, 0 another network."""
    if geography == place:
        return 4
    if geography == place[:2]:
        return 3
    if geography in {"EU", "NORDIC", "WORLD"}:
        return 2
    return 1 if len(geography) == 2 else 0


def _distance_in_days(factor: Factor, day: date) -> int:
    """0 when valid that day; earlier ones by how much they lag, later ones a little worse than that."""
    if factor.covers(day):
        return 0
    if factor.valid_to < day:
        return (day - factor.valid_to).days
    return (factor.valid_from - day).days * 2


def _fitness(
    factor: Factor, day: date, place: str, variants: frozenset[str], publisher: str, supplied: bool
) -> tuple[int, int, int, int, date, date, str]:
    near, distance = _nearness(factor.geography, place), _distance_in_days(factor, day)
    if not supplied and distance > STALE_DAYS:
        near = 0
    if supplied and len(factor.geography) > 2 and near == NETWORK_ITSELF and distance > STALE_NETWORK_DAYS:
        near = 2
    return (
        near,
        int(bool(factor.variant) and factor.variant in variants),
        -distance,
        int(bool(publisher) and factor.publisher == publisher),
        factor.valid_from,
        factor.published_on or date.min,
        factor.id,
    )


def _doubts(factor: Factor, day: date, place: str) -> frozenset[Doubt]:
    found = set()
    if factor.valid_to < day:
        found.add(Doubt.OLDER)
    if factor.valid_from > day:
        found.add(Doubt.NEWER)
    if factor.geography not in {place, place[:2], "WORLD", "EU", "NORDIC"}:
        found.add(Doubt.FOREIGN)
    if factor.status is Status.QUOTED:
        found.add(Doubt.QUOTED)
    return frozenset(found)
