"""What a measure would change: its effect as a formula on a company's own rows, alone and in a chosen order."""

import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cache
from pathlib import Path
from typing import Any

from talkoot.engine.activities import Activity, Instrument, InstrumentKind, Options
from talkoot.engine.calculation import REFUSALS, Planner
from talkoot.engine.factors import FactorSet
from talkoot.engine.lines import ZERO, Line, Method, exact_sum
from talkoot.engine.units import PRECISE, Amount, UnitsDoNotMix, convert

SHIPPED = Path(__file__).parent.parent / "data" / "measures"
ONE = Decimal(1)
Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Addition:
    """What comes instead: `amount` of `kind` in `unit` for each `per` of what was removed."""

    kind: str
    amount: Decimal
    unit: str
    per: str


@dataclass(frozen=True, slots=True)
class Effect:
    """A change of the rows of some kinds: `share` of their amount is touched and changes by `change` (−1 goes away)."""

    rows: tuple[str, ...]  # kinds, or "family:fuel"
    categories: tuple[int, ...]  # of scope 3, where only those rows are meant: [7] commuting; none: all
    share: Decimal
    change: Decimal
    low: Decimal  # the weakest plausible change
    high: Decimal  # the strongest
    question: Words
    source: str
    is_assumption: bool
    market_only: bool  # a certificate: nothing changes where the energy is counted by location
    additions: tuple[Addition, ...]

    def touches(self, activity: Activity, factors: FactorSet) -> bool:
        """Whether a row is of the kinds, and in the categories, that the effect acts on."""
        kind = factors.kinds.get(activity.kind)
        if kind is None or (self.categories and (activity.category or kind.category) not in self.categories):
            return False
        return kind.code in self.rows or f"family:{kind.family}" in self.rows


@dataclass(frozen=True, slots=True)
class Measure:
    """A deed of the library, in three languages, with its effect and what it costs."""

    code: str
    name: Words
    what: Words
    cautions: Words
    replaces: Words
    industries: tuple[str, ...]  # sections ("I") and divisions ("56") of TOL 2008; none: everyone
    theme: str
    group: str  # measures of one group replace each other
    indicator: str
    lifetime_years: int
    cost_class: str
    cost_source: str
    saves_eur: bool
    effects: tuple[Effect, ...]

    def suits(self, industry: Collection[str]) -> bool:
        """Whether it belongs to a company of these sections and divisions of TOL 2008; none known: it may."""
        return not self.industries or not industry or not set(industry).isdisjoint(self.industries)

    @property
    def is_assumed(self) -> bool:
        return any(effect.is_assumption for effect in self.effects)


@dataclass(frozen=True, slots=True)
class Saving:
    """Kilograms less in a year by both ways of counting, with the weakest and strongest plausible effect."""

    measure: Measure
    kg_market: Decimal
    kg_location: Decimal
    low_kg: Decimal
    high_kg: Decimal
    after: tuple[Activity, ...]  # the activities as they would then be


def saving(
    measure: Measure,
    activities: Sequence[Activity],
    factors: FactorSet,
    options: Options,
    shares: Mapping[int, Decimal] | None = None,
) -> Saving:
    """What the measure takes off these activities. `shares` replaces the typical share of an effect by its number."""
    with localcontext(PRECISE):
        after = changed(measure, activities, factors, shares)
        market, location = _less(activities, after, factors, options)
        ends = sorted(
            _less(activities, changed(measure, activities, factors, shares, end), factors, options)[0]
            for end in ("low", "high")
        )
    return Saving(measure, market, location, ends[0], ends[1], after)


def in_order(
    measures: Iterable[Measure],
    activities: Sequence[Activity],
    factors: FactorSet,
    options: Options,
    shares: Mapping[str, Mapping[int, Decimal]] | None = None,
) -> list[Saving]:
    """The savings of several measures done one after another: each against what the ones before it have left."""
    found, left = [], tuple(activities)
    for measure in measures:
        one = saving(measure, left, factors, options, (shares or {}).get(measure.code))
        found.append(one)
        left = one.after
    return found


def ranked(
    measures: Iterable[Measure], activities: Sequence[Activity], factors: FactorSet, options: Options
) -> list[Saving]:
    """The measures that take something off these activities, largest effect first, the best of each group only."""
    planner = Planner(factors, options)
    every = [one for one in (_alone(measure, activities, planner) for measure in measures) if one.kg_market > 0]
    best: dict[str, Saving] = {}
    for one in sorted(every, key=lambda each: (-each.kg_market, each.measure.code)):
        best.setdefault(one.measure.group or one.measure.code, one)
    return sorted(best.values(), key=lambda each: (-each.kg_market, each.measure.code))


def _alone(measure: Measure, activities: Sequence[Activity], planner: Planner) -> Saving:
    touched = [row for row in activities if any(effect.touches(row, planner.factors) for effect in measure.effects)]
    if not touched:
        return Saving(measure, ZERO, ZERO, ZERO, ZERO, tuple(activities))
    return saving(measure, touched, planner.factors, planner.options)


def changed(
    measure: Measure,
    activities: Sequence[Activity],
    factors: FactorSet,
    shares: Mapping[int, Decimal] | None = None,
    end: str = "change",
) -> tuple[Activity, ...]:
    """The activities after the measure; `end` is "change" (typical), "low" or "high"."""
    rows = list(activities)
    for number, effect in enumerate(measure.effects):
        share = (shares or {}).get(number, effect.share)
        change = getattr(effect, end)
        rows = [new for row in rows for new in _after(row, effect, share, change, factors)]
    return tuple(rows)


def _after(row: Activity, effect: Effect, share: Decimal, change: Decimal, factors: FactorSet) -> list[Activity]:
    if not effect.touches(row, factors) or row.amount <= 0:
        return [row]
    touched = row.amount * share
    if effect.market_only:
        held = Instrument(InstrumentKind.CERTIFICATE, -touched * change, row.unit, ZERO)
        return [row._replace(instruments=(*row.instruments, held))]
    removed = -touched * change
    added = [_added(row, one, removed, factors) for one in effect.additions]
    if None in added:
        return [row]  # what would come instead cannot be told: nothing is promised
    return [row._replace(amount=row.amount - removed), *(new for new in added if new is not None)]


def _added(row: Activity, addition: Addition, removed: Decimal, factors: FactorSet) -> Activity | None:
    """The row that comes instead; None when the row's unit does not lead there (spend, say)."""
    try:
        in_per = convert(Amount(removed, row.unit), addition.per, factors.kind(row.kind).properties)
    except UnitsDoNotMix:
        return None
    return Activity(
        kind=addition.kind,
        amount=in_per * addition.amount,
        unit=addition.unit,
        year=row.year,
        key=f"{row.key}+{addition.kind}",
        site=row.site,
        place=row.place,
        scope=row.scope if row.scope == 3 else 0,
        category=row.category if row.scope == 3 else 0,
        depth=row.depth,
    )


def _less(
    before: Sequence[Activity], after: Sequence[Activity], factors: FactorSet, options: Options
) -> tuple[Decimal, Decimal]:
    """Kilograms less, by market and by location. Rows that cannot be calculated before or after count as nothing."""
    planner = Planner(factors, options)
    kg = [_both(rows, planner) for rows in (before, after)]
    return kg[0][0] - kg[1][0], kg[0][1] - kg[1][1]


def _both(rows: Iterable[Activity], planner: Planner) -> tuple[Decimal, Decimal]:
    lines: list[Line] = []
    for row in rows:
        try:
            planner.add_lines(row, lines)
        except REFUSALS:
            continue
    return tuple(  # type: ignore[return-value]
        exact_sum(line.kg_co2e for line in lines if line.method in {"", method})
        for method in (Method.MARKET, Method.LOCATION)
    )


@cache
def library(directory: Path = SHIPPED) -> Mapping[str, Measure]:
    """Every measure by its code."""
    found = {}
    for path in sorted(directory.glob("*.toml")):
        with path.open("rb") as file:
            entry = tomllib.load(file, parse_float=Decimal)
        found[entry["code"]] = measure_of(entry)
    return found


def measure_of(entry: Mapping[str, Any]) -> Measure:
    """A measure from its table."""
    cost = entry.get("cost", {})
    return Measure(
        code=entry["code"],
        name=entry["name"],
        what=entry["what"],
        cautions=entry["cautions"],
        replaces=entry.get("replaces", {}),
        industries=tuple(entry.get("industries", ())),
        theme=entry["theme"],
        group=entry.get("group", ""),
        indicator=entry.get("indicator", ""),
        lifetime_years=entry["lifetime_years"],
        cost_class=cost.get("class", "none"),
        cost_source=cost.get("source", ""),
        saves_eur=cost.get("saves_eur", False),
        effects=tuple(_effect(one) for one in entry.get("effect", [])),
    )


def _effect(entry: Mapping[str, Any]) -> Effect:
    change = Decimal(entry["change"])
    return Effect(
        rows=tuple(entry["rows"]),
        categories=tuple(entry.get("categories", ())),
        share=Decimal(entry.get("share", ONE)),
        change=change,
        low=Decimal(entry.get("low", change)),
        high=Decimal(entry.get("high", change)),
        question=entry.get("question", {}),
        source=entry.get("source", ""),
        is_assumption=entry.get("assumption", False),
        market_only=entry.get("market_only", False),
        additions=tuple(
            Addition(one["kind"], Decimal(one["amount"]), one["unit"], one["per"]) for one in entry.get("add", [])
        ),
    )
