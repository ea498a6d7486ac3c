"""A measure seen row by row: what it does to each amount, what comes instead, and what the sources did since."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from talkoot.engine import Activity, Amount, FactorSet, Line, Method, UnitsDoNotMix, convert
from talkoot.engine.measures import Effect, Measure, changed, library
from talkoot.footprints.models import Calculation, ChosenMeasure
from talkoot.footprints.queries.footprint import factors_of
from talkoot.footprints.queries.measures import Ground, ground_of, own_shares
from talkoot.footprints.queries.reported import FROM_KINDS

ZERO = Decimal(0)
PLACES = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after a measure: amounts, kg CO2e a year (market-based), and what comes instead."""

    row: Activity
    after: Activity
    added: tuple[Activity, ...]
    share: Decimal  # of the amount that is touched, of the first effect on this row
    change: Decimal
    is_certificate: bool
    before_kg: Decimal
    after_kg: Decimal
    low_kg: Decimal  # less, with the weakest and the strongest plausible effect
    high_kg: Decimal

    @property
    def less_kg(self) -> Decimal:
        return self.before_kg - self.after_kg


@dataclass(frozen=True, slots=True)
class Since:
    """What the sources that a measure acts on emitted when it was chosen and in a later year that is ready."""

    from_year: int
    to_year: int
    before_kg: Decimal
    after_kg: Decimal

    @property
    def change_kg(self) -> Decimal:
        return self.after_kg - self.before_kg


def row_changes(measure: Measure, ground: Ground, share_percent: Decimal | None = None) -> list[RowChange]:
    """Each row that the measure touches, largest effect first."""
    shares = own_shares(measure, share_percent, ground)
    ends = {end: changed(measure, ground.activities, ground.factors, shares, end) for end in ("change", "low", "high")}
    before_kg = _kg_by_row(ground, ground.activities)
    after_kg = {end: _kg_by_row(ground, rows) for end, rows in ends.items()}
    after = _by_row(ends["change"])
    found = []
    for row in ground.activities:
        touching = [
            (number, effect) for number, effect in enumerate(measure.effects) if effect.touches(row, ground.factors)
        ]
        if not touching or row.amount <= 0:
            continue
        number, effect = touching[0]
        less = sorted(before_kg[row.key] - after_kg[end][row.key] for end in ("low", "high"))
        rows = after[row.key]
        found.append(
            RowChange(
                row=row,
                after=rows[0],
                added=tuple(rows[1:]),
                share=(shares or {}).get(number, effect.share),
                change=effect.change,
                is_certificate=effect.market_only,
                before_kg=before_kg[row.key],
                after_kg=after_kg["change"][row.key],
                low_kg=less[0],
                high_kg=less[1],
            )
        )
    return sorted(found, key=lambda one: -one.less_kg)


def since(choice: ChosenMeasure) -> Since | None:
    """What the measure's sources did since it was chosen; None before a later inventory is ready."""
    if choice.code not in library():
        return None
    later = (
        Calculation.objects.filter(
            inventory__organisation_id=choice.organisation_id,
            inventory__state="ready",
            inventory__year__gt=choice.inventory.year,
        )
        .select_related("inventory")
        .order_by("-inventory__year", "-at", "-pk")
        .first()
    )
    if later is None:
        return None
    effects = library()[choice.code].effects
    before = _touched_kg(ground_of(choice.inventory), effects)
    after = _kept_kg(later.lines, effects, factors_of(later.inventory))
    return Since(choice.inventory.year, later.inventory.year, before, after)


def indicator_value(key: str, activities: Iterable[Activity], factors: FactorSet) -> Decimal | None:
    """What a standard indicator that is read from rows would be with these activities, in its own unit."""
    if key not in FROM_KINDS:
        return None
    unit, kinds = FROM_KINDS[key]
    total = ZERO
    for row in activities:
        if row.kind not in kinds or row.category:
            continue
        try:
            total += convert(Amount(row.amount, row.unit), unit, factors.kind(row.kind).properties)
        except UnitsDoNotMix:
            return None
    return total.quantize(PLACES)


def emissions_1_2(ground: Ground, activities: Iterable[Activity] | None = None) -> Decimal:
    """Tonnes of scopes 1 and 2, market-based: the standard indicator of emissions."""
    footprint = ground.footprint(activities)
    return ((footprint.scope_1 + footprint.scope_2_market) / 1000).quantize(PLACES)


def _root(key: str) -> str:
    """The row that an activity comes from: what comes instead carries its key with a plus sign."""
    return key.partition("+")[0]


def _by_row(activities: Iterable[Activity]) -> Mapping[str, list[Activity]]:
    found: dict[str, list[Activity]] = defaultdict(list)
    for activity in activities:
        found[_root(activity.key)].append(activity)
    return found


def _kg_by_row(ground: Ground, activities: Iterable[Activity]) -> Mapping[str, Decimal]:
    totals: dict[str, Decimal] = defaultdict(lambda: ZERO)
    for line in _market(ground.footprint(activities).lines):
        totals[_root(line.activity.key)] += line.kg_co2e
    return totals


def _touched_kg(ground: Ground, effects: Iterable[Effect]) -> Decimal:
    touched = [row for row in ground.activities if any(effect.touches(row, ground.factors) for effect in effects)]
    return sum((line.kg_co2e for line in _market(ground.footprint(touched).lines)), ZERO)


def _kept_kg(lines: Iterable[Mapping[str, Any]], effects: Sequence[Effect], factors: FactorSet) -> Decimal:
    counted = (line for line in lines if line["method"] in {"", str(Method.MARKET)})
    return sum((Decimal(line["kg"]) for line in counted if any(_acts(one, line, factors) for one in effects)), ZERO)


def _acts(effect: Effect, line: Mapping[str, Any], factors: FactorSet) -> bool:
    """Whether the effect touches the row of a kept line."""
    kind = factors.kinds.get(line["kind"])
    if kind is None or (effect.categories and line["category"] not in effect.categories):
        return False
    return kind.code in effect.rows or f"family:{kind.family}" in effect.rows


def _market(lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if line.method in {"", Method.MARKET}]
