"""Estimates from floor area, staff and prices: the shipped figures, the nearest for an industry, and how wide they are."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from talkoot.engine import convert
from talkoot.engine.judging import YEARS
from talkoot.engine.pedigree import Pedigree, half_width
from talkoot.engine.reading import SHIPPED
from talkoot.engine.units import Amount
from talkoot.organisations.industries import section_of

HOME = "FI"
ONE = Decimal(1)
WIDEST_PERCENT = Decimal("999.9")
BY_QUESTION: Mapping[int, tuple[str, ...]] = {
    2: ("electricity", "energy-total"),
    3: ("district-heat",),
    6: ("commuting",),
    8: ("waste-mixed", "water-supply"),
}
KIND_OF = {"energy-total": "electricity"}  # all the energy of premises that are heated by electricity


@dataclass(frozen=True, slots=True)
class Estimate:
    """`value` of `unit` a year for one `per` (m2 of floor or person), with its source and its range."""

    of: str
    per: str
    what: str
    value: Decimal
    unit: str
    geography: str
    year: int
    source: str
    industries: tuple[str, ...] = ()
    divisions: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def key(self) -> str:
        return f"{self.of}/{self.what}"

    @property
    def kind(self) -> str:
        return KIND_OF.get(self.of, self.of)


@dataclass(frozen=True, slots=True)
class ModeShare:
    """The share of kilometres that one way of travelling has; without `kind` it has no emissions of its own."""

    mode: str
    share: Decimal
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """Euros for one `unit` of a kind in a year, without value added tax."""

    of: str
    value: Decimal
    unit: str
    year: int
    source: str


@cache
def _table() -> dict[str, Any]:
    path = SHIPPED / "estimates.toml"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        return tomllib.load(file, parse_float=Decimal)


@cache
def estimates() -> tuple[Estimate, ...]:
    """Every shipped estimate."""
    return tuple(
        Estimate(
            of=entry["for"],
            per=entry["per"],
            what=entry["what"],
            value=Decimal(entry["value"]),
            unit=entry["unit"],
            geography=entry["geography"],
            year=entry["year"],
            source=entry["source"],
            industries=tuple(entry.get("industries", ())),
            divisions=tuple(entry.get("divisions", ())),
            low=_decimal(entry.get("low")),
            high=_decimal(entry.get("high")),
        )
        for entry in _table().get("estimate", ())
    )


@cache
def mode_shares(of: str = "commuting") -> tuple[ModeShare, ...]:
    """How the kilometres are divided."""
    shares = (entry for entry in _table().get("mode_share", ()) if entry["of"] == of)
    return tuple(
        ModeShare(entry["mode"], Decimal(entry["share"]), entry.get("kind", ""), entry["source"]) for entry in shares
    )


@cache
def prices_of(kind: str) -> tuple[UnitPrice, ...]:
    """The known prices of a kind, by year."""
    found = (entry for entry in _table().get("unit_price", ()) if entry["for"] == kind)
    return tuple(
        sorted(
            (UnitPrice(kind, Decimal(each["value"]), each["unit"], each["year"], each["source"]) for each in found),
            key=lambda price: price.year,
        )
    )


def price_near(kind: str, year: int) -> UnitPrice | None:
    """The price of the year, else of the nearest year; the later one of two that are equally near."""
    return min(prices_of(kind), key=lambda price: (abs(price.year - year), -price.year), default=None)


def estimates_of(question: int, industry: str) -> list[Estimate]:
    """What a question can be estimated by, the nearest to the industry first: its division, its section, then others."""
    wanted = BY_QUESTION.get(question, ())
    found = [estimate for estimate in estimates() if estimate.of in wanted]
    return sorted(found, key=lambda one: (wanted.index(one.of), -nearness(one, industry)))


def nearness(estimate: Estimate, industry: str) -> int:
    """3 the division itself, 2 its section as a whole, 1 a part of the section, 0 another trade."""
    if industry[:2] and industry[:2] in estimate.divisions:
        return 3
    if section_of(industry) not in estimate.industries or not industry:
        return 0
    return 1 if estimate.divisions else 2


def wide_percent(estimate: Estimate, year: int) -> Decimal:
    """Half width of the 95 % interval in per cent: what the source's range says, and never less than the pedigree of it.

    Pedigree: a statistical mean for one company scores 4 in reliability, completeness and technology (Weidema's matrix);
    its age and its country score by themselves.
    """
    age = abs(year - estimate.year)
    time = next((score for limit, score in YEARS if age < limit), 5)
    by_scores = half_width(Pedigree(4, 4, time, 1 if estimate.geography == HOME else 4, 4).gsd2())
    ends = [end for end in (estimate.low, estimate.high) if end is not None]
    by_range = max((abs(end - estimate.value) / estimate.value for end in ends), default=Decimal(0))
    return min(WIDEST_PERCENT, (max(by_scores, by_range) * 100).quantize(Decimal("0.1")))


def amount_for(euros: Decimal, price: Decimal, unit: str, wanted: str) -> Decimal:
    """How much `euros` buy at `price` for one `unit`, in `wanted`: q = € / (€/unit)."""
    return euros / price * (ONE if unit == wanted else convert(Amount(ONE, unit), wanted))


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(value)
