"""Taking a file into its inventory and out again as a whole. What was there already is asked about, never counted twice."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.footprints.enums import FileState, RowOrigin, RowState
from talkoot.footprints.models import Row, SourceFile
from talkoot.footprints.operations.files import FileNotAsking, asking, locked
from talkoot.footprints.operations.rows import RowFacts, add_row, count_row, set_row_aside
from talkoot.footprints.queries.file_overlaps import Meeting, meetings
from talkoot.footprints.queries.file_paid import paid_elsewhere
from talkoot.footprints.queries.file_plan import Planned, PriceOf, place_of, planned_rows
from talkoot.kernel.errors import Refused

FILE, INVENTORY, BOTH = "file", "inventory", "both"
ANSWERS = frozenset({FILE, INVENTORY, BOTH})


class OverlapsUnanswered(Refused):
    text = _("Something in the file is in the calculation already. Say which of the two counts.")


class NothingToTake(Refused):
    text = _("Nothing in the file would be counted. Say what the rows are first.")


@transaction.atomic
def take_in(
    *,
    file_id: int,
    answers: Mapping[str, str],
    price_of: PriceOf,
    by: User | None,
    now: datetime,
    seen_version: int | None = None,
) -> list[Row]:
    """Add the file's rows; `answers` say for each overlap by its key which counts. What does not count is set aside.

    Raises FileNotAsking, NothingToTake, OverlapsUnanswered, ChangedMeanwhile, NotWritable.
    """
    source = asking(file_id, seen_version)
    planned = planned_rows(source, price_of)
    if not planned:
        raise NothingToTake
    met = meetings(source, planned)
    if any(answers.get(one.key) not in ANSWERS for one in met):
        raise OverlapsUnanswered
    rows = [_add(source, one, by, now) for one in planned]
    for one in met:
        if answers[one.key] == INVENTORY:
            _aside([rows[place] for place in one.mine], _because_there(one), by, now)
    aside = _theirs_aside(source, [one for one in met if answers[one.key] == FILE], by, now)
    for paid in paid_elsewhere(source, price_of):
        rows.append(_add(source, paid, by, now))
        _aside(rows[-1:], gettext("What was paid for it: the amounts themselves are counted."), by, now)
    source.state = FileState.TAKEN
    source.summary = {**source.summary, "aside": aside}
    source.take_version(None).save()
    return rows


@transaction.atomic
def undo_file(*, file_id: int, by: User | None, now: datetime) -> SourceFile:
    """Take every row of the file out again, and count again what had been set aside for it."""
    source = locked(file_id)
    if source.state != FileState.TAKEN:
        raise FileNotAsking
    source.rows.all().delete()  # type: ignore[attr-defined]
    kept = source.summary.get("aside", {})
    for row in source.inventory.rows.filter(pk__in=kept, state=RowState.SET_ASIDE):  # type: ignore[attr-defined]
        if row.reason == kept[str(row.pk)]:
            count_row(row_id=row.pk, by=by, now=now)
    source.state = FileState.UNDONE
    source.take_version(None).save()
    return source


@transaction.atomic
def ask_again(*, file_id: int) -> SourceFile:
    """A file that was taken out can be taken in again, with other answers."""
    source = locked(file_id)
    if source.state != FileState.UNDONE:
        raise FileNotAsking
    source.state = FileState.ASKING
    source.take_version(None).save()
    return source


def _add(source: SourceFile, one: Planned, by: User | None, now: datetime) -> Row:
    facts = RowFacts(
        kind=one.kind,
        amount=one.amount,
        unit=one.unit,
        depth=one.depth,
        place=place_of(source.inventory, one.kind),
        started_on=one.started_on,
        ended_on=one.ended_on,
        uncertainty_percent=one.uncertainty_percent,
        source=one.source[:300],
        estimate=one.estimate(),
    )
    return add_row(
        inventory_id=source.inventory_id,
        question=one.question,
        facts=facts
        if not one.point
        else replace(facts, note=gettext("Metering point %(point)s") % {"point": one.point}),
        by=by,
        now=now,
        origin=RowOrigin.FILE,
        file_id=source.pk,
        file_rows=one.rows,
    )


def _aside(rows: list[Row], reason: str, by: User | None, now: datetime) -> None:
    for row in rows:
        set_row_aside(row_id=row.pk, reason=reason, by=by, now=now)


def _theirs_aside(source: SourceFile, met: list[Meeting], by: User | None, now: datetime) -> dict[str, str]:
    """Set aside what the file replaces; their numbers and the reason are kept for undoing."""
    rows = {row.pk: row for one in met for row in one.theirs}
    reason = gettext("The same is in the file %(file)s, which counts.") % {"file": source.file_name[:150]}
    _aside(list(rows.values()), reason, by, now)
    return {str(pk): reason for pk in sorted(rows)}


def _because_there(one: Meeting) -> str:
    names = sorted({row.file.file_name[:60] for row in one.theirs if row.file})
    if names:
        return gettext("The same is in the file %(file)s, which counts.") % {"file": ", ".join(names)[:150]}
    return gettext("The same was written in the calculation already, and that counts.")
