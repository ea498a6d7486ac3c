"""The files of an inventory, and what comes out when the same year was entered in two ways."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from talkoot.engine import FactorSet, Line
from talkoot.engine.judging import parts
from talkoot.engine.uncertainty import Spread, spread
from talkoot.footprints.enums import RowDepth, RowState
from talkoot.footprints.models import Inventory, Row
from talkoot.footprints.queries.file_overlaps import summed
from talkoot.footprints.queries.footprint import factors_of, footprint_of
from talkoot.intake.wordlist import words

DEPTHS = list(RowDepth)  # best first


@dataclass(frozen=True, slots=True)
class Way:
    """One of two ways in which a thing was entered: its rows, their sum and its kilograms with their range."""

    rows: tuple[Row, ...]
    amount: Decimal | None  # in the unit of the pair; None where it cannot be turned into it
    spread: Spread


@dataclass(frozen=True, slots=True)
class Pair:
    """One thing entered twice. `half_width_kg` is how far the two may differ by what is not known exactly (95 %)."""

    key: str
    unit: str
    counted: Way
    aside: Way
    half_width_kg: Decimal

    @property
    def difference_kg(self) -> Decimal:
        return self.aside.spread.value - self.counted.spread.value

    @property
    def difference(self) -> Decimal | None:
        """Relative to what counts; of the amounts where both are known, else of the kilograms."""
        ours, others = self.counted.amount, self.aside.amount
        if ours is None or others is None:
            ours, others = self.counted.spread.value, self.aside.spread.value
        return (others - ours) / abs(ours) if ours else None

    @property
    def is_within(self) -> bool:
        return abs(self.difference_kg) <= self.half_width_kg


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that was entered in several ways, and both totals: as it counts, and had the other way counted."""

    pairs: tuple[Pair, ...]
    alone: tuple[Row, ...]  # rows set aside that meet nothing which counts
    counted: Spread
    other: Spread
    half_width_kg: Decimal

    @property
    def difference_kg(self) -> Decimal:
        return self.other.value - self.counted.value

    @property
    def difference(self) -> Decimal | None:
        return self.difference_kg / abs(self.counted.value) if self.counted.value else None

    @property
    def is_within(self) -> bool:
        return abs(self.difference_kg) <= self.half_width_kg


def comparison_of(inventory: Inventory) -> Comparison:
    """What was entered twice, by kind of thing. Three queries."""
    rows = list(inventory.rows.exclude(state=RowState.TO_CHECK).select_related("site", "file").prefetch_related("instruments"))  # type: ignore[attr-defined]  # fmt: skip
    factors = factors_of(inventory)
    lines = _lines_by_row(inventory, rows)
    counted, aside = _by_thing(row for row in rows if row.is_counted), _by_thing(_set_aside(rows))
    ways = {key: _ways(aside[key]) for key in sorted(aside)}
    pairs = tuple(
        _pair(key, _like(counted[key], way), way, lines, factors)
        for key, every in ways.items()
        if key in counted
        for way in every
    )
    alone = tuple(row for key in ways if key not in counted for row in aside[key])
    ours = [line for row in rows if row.is_counted for line in lines[str(row.pk)]]
    replaced = {row.pk for key in ways if key in counted for row in _like(counted[key], ways[key][0])}
    others = [line for row in rows if row.is_counted and row.pk not in replaced for line in lines[str(row.pk)]]
    others += [line for key in ways if key in counted for row in ways[key][0] for line in lines[str(row.pk)]]
    return Comparison(pairs, alone, spread(parts(ours)), spread(parts(others)), _half_width_of_difference(ours, others))


def _like(counted: list[Row], way: list[Row]) -> list[Row]:
    """Of the rows that count, those of the kinds that the other way has; all of them where it only knows what was paid."""
    kinds = {row.kind for row in way}
    same = [row for row in counted if row.kind in kinds]
    return counted if all(row.depth == RowDepth.SPEND for row in way) else same or counted


def _ways(rows: list[Row]) -> list[list[Row]]:
    """Rows of one thing by where they came from, the best known first: only that one goes into the other total."""
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.file_id or 0].append(row)
    return sorted(found.values(), key=lambda way: (max(DEPTHS.index(RowDepth(row.depth)) for row in way), way[0].pk))


def _set_aside(rows: Iterable[Row]) -> list[Row]:
    """Rows that were set aside, by a file or for one."""
    return [row for row in rows if row.state == RowState.SET_ASIDE]


def _lines_by_row(inventory: Inventory, rows: list[Row]) -> Mapping[str, list[Line]]:
    found: dict[str, list[Line]] = defaultdict(list)
    for line in footprint_of(inventory, rows).counted():
        found[line.activity.key].append(line)
    return found


def _by_thing(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[words().group(row.kind)].append(row)
    return dict(found)


def _pair(key: str, counted: list[Row], aside: list[Row], lines: Mapping[str, list[Line]], factors: FactorSet) -> Pair:
    unit = counted[0].unit
    ours = [line for row in counted for line in lines[str(row.pk)]]
    others = [line for row in aside for line in lines[str(row.pk)]]
    return Pair(
        key=key,
        unit=unit,
        counted=_way(counted, unit, ours, factors),
        aside=_way(aside, unit, others, factors),
        half_width_kg=_half_width_of_difference(ours, others),
    )


def _way(rows: list[Row], unit: str, lines: list[Line], factors: FactorSet) -> Way:
    amounts = [(row.kind, row.amount, row.unit) for row in rows]
    return Way(tuple(rows), summed(amounts, unit, factors), spread(parts(lines)))


def _half_width_of_difference(ours: list[Line], others: list[Line]) -> Decimal:
    """The half width (95 %) of the difference: an error that both share, of one emission factor, cancels out.

    The general error propagation of `engine.uncertainty.spread` on the lines of one and the negative lines of the other.
    """
    shared = {id(line) for line in ours} & {id(line) for line in others}
    mine = [line for line in ours if id(line) not in shared]
    theirs = [line for line in others if id(line) not in shared]
    together = parts([*mine, *theirs])  # at once, so that amounts of the two are told apart
    turned = [replace(part, value=-part.value) for part in together[len(mine) :]]
    return spread([*together[: len(mine)], *turned]).half_width_kg
