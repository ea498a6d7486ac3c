"""The same thing in a file and in the inventory: found and asked about, never counted twice and never decided here."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from talkoot.engine import FactorSet, convert
from talkoot.engine.units import Amount, UnitsDoNotMix, UnknownUnit
from talkoot.footprints.enums import FileKind
from talkoot.footprints.models import Row, SourceFile
from talkoot.footprints.queries.file_groups import EUROS
from talkoot.footprints.queries.file_plan import Planned
from talkoot.footprints.queries.footprint import factors_of
from talkoot.intake.wordlist import words


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a file and an inventory both hold of one thing for the same time. Amounts are in `unit`, None where euros meet amounts."""

    key: str
    kinds: tuple[str, ...]
    mine: tuple[int, ...]  # places of the planned rows
    theirs: tuple[Row, ...]
    unit: str
    my_amount: Decimal | None
    their_amount: Decimal | None

    @property
    def difference(self) -> Decimal | None:
        """How much more the file has, relative to the inventory."""
        if self.my_amount is None or not self.their_amount:
            return None
        return (self.my_amount - self.their_amount) / abs(self.their_amount)


def meetings(source: SourceFile, planned: list[Planned]) -> list[Meeting]:
    """Every thing that is both in the file and among the rows that count. One query."""
    if not planned:
        return []
    rows = source.inventory.rows.counted().exclude(file=source).select_related("file", "site")  # type: ignore[attr-defined]
    factors, found = (
        factors_of(source.inventory),
        defaultdict[str, tuple[set[int], dict[int, Row]]](lambda: (set(), {})),
    )
    theirs = _by_group(rows)
    for place, one in enumerate(planned):
        group = words().group(one.kind)
        for row in theirs.get(group, ()):
            if _may_be_same(one, row):
                found[group][0].add(place)
                found[group][1][row.pk] = row
    return [_meeting(key, planned, places, rows, factors) for key, (places, rows) in sorted(found.items())]


def _by_group(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[words().group(row.kind)].append(row)
    return found


def _may_be_same(one: Planned, row: Row) -> bool:
    """The same kind, or euros on one side only; at the same time; not two different metering points."""
    by_euros = one.unit == EUROS, row.unit == EUROS
    if by_euros[0] == by_euros[1] and one.kind != row.kind:
        return False
    if one.is_elsewhere or not _meet(one, row):
        return False
    return not _is_other_point(one, row)


def _meet(one: Planned, row: Row) -> bool:
    """A row without days is one of the whole year."""
    starts, ends = one.started_on or date.min, one.ended_on or date.max
    return starts <= (row.ended_on or date.max) and (row.started_on or date.min) <= ends


def _is_other_point(one: Planned, row: Row) -> bool:
    if row.file is None or row.file.kind != FileKind.DATAHUB or not one.point:
        return False
    return one.point not in row.source


def _meeting(key: str, planned: list[Planned], places: set[int], rows: dict[int, Row], factors: FactorSet) -> Meeting:
    mine, theirs = [planned[place] for place in sorted(places)], list(rows.values())
    unit = theirs[0].unit
    amounts = [(one.kind, one.amount, one.unit) for one in mine], [(row.kind, row.amount, row.unit) for row in theirs]
    return Meeting(
        key=key,
        kinds=tuple(sorted({one.kind for one in mine})),
        mine=tuple(sorted(places)),
        theirs=tuple(theirs),
        unit=unit,
        my_amount=summed(amounts[0], unit, factors),
        their_amount=summed(amounts[1], unit, factors),
    )


def summed(amounts: Iterable[tuple[str, Decimal, str]], unit: str, factors: FactorSet) -> Decimal | None:
    """The sum in one unit; None where one of them cannot be turned into it."""
    total = Decimal(0)
    for kind, amount, given in amounts:
        known = factors.kinds.get(kind)
        try:
            total += convert(Amount(amount, given), unit, known.properties if known else None)
        except (UnitsDoNotMix, UnknownUnit):
            return None
    return total
