"""Reading a file that waits: its columns first where they are not known, then its rows, with progress on the way."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from time import monotonic
from typing import Any, BinaryIO, cast

from django.db import transaction

from talkoot.footprints.enums import FileKind, FileState
from talkoot.footprints.models import RememberedColumns, SourceFile
from talkoot.footprints.queries.file_groups import Found
from talkoot.footprints.queries.file_invoices import invoices_in
from talkoot.footprints.queries.file_learnt import learnt_of
from talkoot.footprints.queries.file_meters import meters_in
from talkoot.footprints.queries.file_plan import is_table
from talkoot.footprints.queries.file_tables import (
    fuel_card_in,
    ledger_in,
    mapping_from,
    plain_layout,
    plain_mapping,
)
from talkoot.intake.layout import is_spreadsheet, mapping_of, signature
from talkoot.intake.reasons import Unreadable
from talkoot.intake.recognise import Format, recognise
from talkoot.intake.sniffing import sniff
from talkoot.intake.table_text import HEAD, head_of

EVERY_SECONDS = 1.0
LAST_PERCENT = 99  # the rest is writing down what was found
LONGEST_REASON = 300
FORMATS = {
    Format.DATAHUB: FileKind.DATAHUB,
    Format.FINVOICE: FileKind.FINVOICE,
    Format.LEDGER: FileKind.LEDGER,
    Format.FUEL_CARD: FileKind.FUEL_CARD,
}


class Watched(io.BufferedIOBase):
    """A file whose reading is told: `told` gets per cent of the way through, at most once a second."""

    def __init__(self, stream: BinaryIO, size: int, told: Callable[[int], Any]) -> None:
        self.stream, self.size, self.told = stream, max(1, size), told
        self.last = monotonic()

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return self.stream.seek(offset, whence)

    def tell(self) -> int:
        return self.stream.tell()

    def read(self, size: int | None = -1, /) -> bytes:
        return self.stream.read(-1 if size is None else size)

    def read1(self, size: int = -1, /) -> bytes:
        """What readers of text rows use, one piece at a time."""
        now = monotonic()
        if now - self.last >= EVERY_SECONDS:
            self.last = now
            self.told(min(LAST_PERCENT, self.stream.tell() * 100 // self.size))
        return self.stream.read(max(size, HEAD))


def read_file(*, file_id: int, now: datetime) -> SourceFile:
    """Read a file that waits; one that cannot be read says why. Not in one transaction: others go on writing meanwhile."""
    source = SourceFile.objects.select_related("inventory").get(pk=file_id)
    if source.state != FileState.WAITING:
        return source
    try:
        with _opened(source) as stream:
            if is_table(source) and not source.columns.get("is_confirmed"):
                _look_at_columns(source, stream)
            if not is_table(source) or source.columns.get("is_confirmed"):
                _keep(source, _found(source, stream))
    except Unreadable as problem:
        return fail_file(file_id=file_id, reason=f"{problem.reason}:{problem.detail}")
    return _asks(source)


@transaction.atomic
def fail_file(*, file_id: int, reason: str) -> SourceFile:
    """The file could not be read; `reason` is a code with a detail behind a colon."""
    source = SourceFile.objects.select_for_update(of=("self",)).get(pk=file_id)
    source.state, source.reason, source.progress = FileState.FAILED, reason[:LONGEST_REASON], 0
    source.take_version(None).save()
    return source


@transaction.atomic
def _asks(source: SourceFile) -> SourceFile:
    """Keep what was found, unless somebody has taken the file away meanwhile."""
    if SourceFile.objects.select_for_update(of=("self",)).filter(pk=source.pk, state=FileState.WAITING).exists():
        source.state, source.progress, source.reason = FileState.ASKING, 100, ""
        source.take_version(None).save()
    return source


@contextmanager
def _opened(source: SourceFile) -> Iterator[BinaryIO]:
    """The file from its storage, a piece at a time; progress is written down while it is read."""

    def told(percent: int) -> None:
        SourceFile.objects.filter(pk=source.pk).update(progress=percent)

    with source.file.open("rb") as file:
        yield cast(BinaryIO, Watched(cast(BinaryIO, file), source.size, told))


def _look_at_columns(source: SourceFile, stream: BinaryIO) -> None:
    """Remembered columns are taken over; else the suggested ones wait for a person."""
    if is_spreadsheet(head_of(stream, 16)):
        stream.seek(0)
        seen = recognise(stream.read(), source.file_name)
        layout = seen.layout or sniff(stream, source.file_name)
        source.kind = FORMATS.get(seen.format, source.kind)
    else:
        layout = sniff(stream, source.file_name)
    mark = signature(layout)
    remembered = RememberedColumns.objects.filter(organisation=source.inventory.organisation_id, signature=mark).first()
    told = remembered.columns if remembered else None
    source.columns = {**plain_mapping(mapping_of(layout, told)), "signature": mark, "is_confirmed": told is not None}
    source.columns["is_remembered"] = told is not None
    if told is not None:
        source.kind = told.get("kind", source.kind)
    source.summary = {"layout": plain_layout(layout)}


def _found(source: SourceFile, stream: BinaryIO) -> Found:
    year, name = source.inventory.year, source.file_name
    if source.kind == FileKind.DATAHUB:
        return meters_in(stream, name, year)
    learnt = learnt_of(source.inventory.organisation_id)
    if source.kind == FileKind.FINVOICE:
        return invoices_in(stream, name, year, learnt)
    mapping = mapping_from(source.columns)
    if source.kind == FileKind.FUEL_CARD:
        return fuel_card_in(stream, name, mapping, year)
    return ledger_in(stream, name, mapping, year, learnt)


def _keep(source: SourceFile, found: Found) -> None:
    source.groups = [group.to_plain() for group in found.groups]
    layout = source.summary.get("layout")
    source.summary = {**found.summary(), **({"layout": layout} if layout else {})}
