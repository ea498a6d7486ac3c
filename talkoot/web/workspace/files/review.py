"""What a file would add, what is doubtful in it and what is in the calculation already: all that its page shows."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import ngettext

from talkoot.footprints.enums import FileState
from talkoot.footprints.models import SourceFile
from talkoot.footprints.operations.files import PATIENCE
from talkoot.footprints.queries.file_groups import EUROS, groups_in
from talkoot.footprints.queries.file_overlaps import meetings
from talkoot.footprints.queries.file_plan import footprint_planned, planned_rows
from talkoot.footprints.queries.footprint import factors_of
from talkoot.web.ui.numbers import format_number
from talkoot.web.workspace.calculator.estimating import price_near
from talkoot.web.workspace.calculator.words import amount_words, emissions_words
from talkoot.web.workspace.files.shown import (
    BadLine,
    Met,
    PlannedLine,
    Point,
    bad_lines,
    left_lines,
    met_lines,
    notice_lines,
    other_years,
    planned_lines,
    points_of,
)
from talkoot.web.workspace.files.words import reason_words


@dataclass(frozen=True, slots=True)
class Review:
    """A file that was read, in words."""

    rows: str
    planned: tuple[PlannedLine, ...]
    figures: int
    emissions: str
    met: tuple[Met, ...]
    unsorted: int
    unsorted_euros: str
    points: tuple[Point, ...]
    notices: tuple[str, ...]
    bad: tuple[BadLine, ...]
    bad_count: int
    left: tuple[str, ...]
    other_years: tuple[tuple[str, str], ...]

    @property
    def more_bad(self) -> int:
        """How many bad rows are not shown on the page."""
        return self.bad_count - len(self.bad)

    @property
    def points_with_gaps(self) -> list[Point]:
        return [point for point in self.points if point.months]


def review_of(source: SourceFile, language: str) -> Review:
    """Everything that the page of a file says. Two queries while it asks."""
    inventory, factors = source.inventory, factors_of(source.inventory)
    planned = planned_rows(source, price_near)
    met = meetings(source, planned) if source.state == FileState.ASKING else []
    open_groups = [group for group in groups_in(source.groups) if group.choice is None]
    euros = sum((group.amount for group in open_groups if group.unit == EUROS), Decimal(0))
    rows = int(source.summary.get("rows", 0))
    return Review(
        rows=ngettext("%(count)s row", "%(count)s rows", rows) % {"count": format_number(rows)},
        planned=tuple(planned_lines(inventory, planned, factors, language)),
        figures=len(planned),
        emissions=emissions_words(footprint_planned(inventory, planned).total_market) if planned else "",
        met=tuple(met_lines(met, planned, factors, language)),
        unsorted=len(open_groups),
        unsorted_euros=amount_words(euros.quantize(Decimal(1)), EUROS) if euros else "",
        points=tuple(points_of(source)),
        notices=tuple(notice_lines(source)),
        bad=tuple(bad_lines(source)),
        bad_count=int(source.summary.get("bad", 0)),
        left=tuple(left_lines(source)),
        other_years=tuple(other_years(source)),
    )


def standing_of(source: SourceFile, now: datetime) -> dict[str, Any]:
    """What the page needs while a file is read, or when it could not be."""
    return {
        "reason": reason_words(source.reason) if source.state == FileState.FAILED else "",
        "is_stuck": source.state == FileState.WAITING and source.at < now - PATIENCE,
    }
