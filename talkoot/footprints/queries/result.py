"""One inventory's result as a whole: what the page and the files are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from talkoot.engine import FactorSet, Footprint, Line
from talkoot.engine.judging import parts
from talkoot.engine.uncertainty import Cause, Contribution, Part, Spread, contributions, spread
from talkoot.footprints.models import Inventory, Row
from talkoot.footprints.queries.change import Story, story_of
from talkoot.footprints.queries.coverage import Cover, cover_of
from talkoot.footprints.queries.footprint import factors_of, footprint_of
from talkoot.footprints.queries.years import Series, series_of


@dataclass(frozen=True, slots=True)
class Better:
    """What would narrow the range most: an amount or a factor, the row to begin with, and the range's half without it."""

    contribution: Contribution
    line: Line
    row: Row

    @property
    def is_factor(self) -> bool:
        return self.contribution.cause is Cause.FACTOR


@dataclass(frozen=True)
class Result:
    """Rows as they are now, counted with the pinned release."""

    inventory: Inventory
    rows: tuple[Row, ...]
    footprint: Footprint
    cover: Cover
    series: Series
    story: Story | None

    @cached_property
    def by_key(self) -> Mapping[str, Row]:
        """Rows by `Line.activity.key`."""
        return {str(row.pk): row for row in self.rows}

    @cached_property
    def counted(self) -> tuple[Line, ...]:
        """The lines of the market-based total."""
        return tuple(self.footprint.counted())

    @cached_property
    def uncertain(self) -> list[Part]:
        """The same lines with how sure each is."""
        return parts(self.counted)

    @cached_property
    def spread(self) -> Spread:
        """The market-based total with its 95 % interval."""
        return spread(self.uncertain)

    @property
    def factors(self) -> FactorSet:
        return factors_of(self.inventory)

    @cached_property
    def better(self) -> Better | None:
        """The largest cause of uncertainty; None where nothing is counted."""
        lines, found = self.counted, contributions(self.uncertain)
        if not found:
            return None
        first = found[0]
        sharing = [line for line in lines if line.choice.factor.id == first.factor_key]
        line = lines[first.part] if first.part is not None else max(sharing, key=lambda one: abs(one.kg_co2e))
        return Better(first, line, self.by_key[line.activity.key])

    @cached_property
    def is_as_kept(self) -> bool:
        """Whether a ready inventory still gives the figures that were kept; an open one is never compared."""
        kept = self.series.kept
        if kept is None or not self.inventory.is_ready:
            return True
        found = (self.footprint.scope_1, self.footprint.scope_2_market, self.footprint.scope_3)
        was = (kept.scope_1_kg, kept.scope_2_market_kg, kept.scope_3_kg)
        return all(abs(one - other) < 1 for one, other in zip(found, was, strict=True))  # a kilogram


def all_rows(inventory: Inventory) -> tuple[Row, ...]:
    """Every row, counted or not, with what stands behind it: two queries."""
    rows = inventory.rows.select_related("site", "file", "evidence").prefetch_related("instruments")  # type: ignore[attr-defined]
    return tuple(rows)


def result_of(inventory: Inventory) -> Result:
    """The whole result. Eight queries, with an earlier year two more where instruments are held."""
    rows = all_rows(inventory)
    footprint = footprint_of(inventory, [row for row in rows if row.is_counted])
    series = series_of(inventory, footprint)
    return Result(
        inventory=inventory,
        rows=rows,
        footprint=footprint,
        cover=cover_of(inventory, rows, footprint),
        series=series,
        story=_story(inventory, footprint, series),
    )


def _story(inventory: Inventory, footprint: Footprint, series: Series) -> Story | None:
    """Why it changed; nothing to tell without figures in both years."""
    if series.before is None or not footprint.lines:
        return None
    story = story_of(inventory, footprint, series.before)
    return story if story.has_before else None
