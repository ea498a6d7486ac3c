"""Files on their way into an inventory: given, their columns confirmed, sorted, taken in, taken out again as a whole."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import SEEK_END
from pathlib import PurePath
from tempfile import SpooledTemporaryFile
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.footprints.enums import FileKind, FileState
from talkoot.footprints.models import Inventory, LearntKind, RememberedColumns, SourceFile
from talkoot.footprints.operations.file_reading import FORMATS
from talkoot.footprints.operations.inventories import writable
from talkoot.footprints.queries.file_groups import Group, groups_in
from talkoot.footprints.queries.file_learnt import LONGEST
from talkoot.footprints.queries.file_plan import is_table
from talkoot.footprints.signals import file_to_read
from talkoot.intake.layout import Role, is_spreadsheet
from talkoot.intake.recognise import Format, recognise
from talkoot.intake.suggestions import learnt_keys
from talkoot.intake.table_text import CHUNK, HEAD
from talkoot.kernel.errors import Refused
from talkoot.kernel.text import tidy

PATIENCE = timedelta(minutes=15)  # after which reading may have been lost; reading twice finds the same
MOST_FILES = 200  # of one inventory
LONGEST_NAME = 200
AMOUNTS = frozenset({Role.NET, Role.GROSS, Role.DEBIT, Role.CREDIT})


class FileTooLarge(Refused):
    text = _("%(name)s is larger than %(limit)s MB. Export one year at a time.")


class FileEmpty(Refused):
    text = _("%(name)s is empty. Check that you chose the right file.")


class FileNotRecognised(Refused):
    text = _(
        "%(name)s is no file that we can read. Give meter data, e-invoices (Finvoice), or a table as CSV or Excel."
    )


class SameFileTwice(Refused):
    text = _("%(name)s is here already: it is the same file as %(other)s.")


class TooManyFiles(Refused):
    text = _("There are %(most)s files already. Remove one that is not needed.")


class FileNotAsking(Refused):
    text = _("This file is not waiting for answers. Look at how it stands now.")


class ColumnsMissing(Refused):
    text = _("Say which column is the date, and which one holds the amount.")


class ColumnTwice(Refused):
    text = _("Two columns cannot be the same thing. Choose another meaning for one of them.")


@dataclass(frozen=True, slots=True)
class Brought:
    """A file as a person gave it. `file` is any file object; it is never read into memory as a whole."""

    file: Any
    name: str


@transaction.atomic
def upload_files(*, inventory_id: int, brought: Sequence[Brought], by: User | None, now: datetime) -> list[SourceFile]:
    """Keep files and have them read in the background. Invoices given together become one file.

    Raises NotWritable, FileEmpty, FileTooLarge, FileNotRecognised, SameFileTwice, TooManyFiles; then none is kept.
    """
    inventory = writable(inventory_id)
    kinds = [(one, _kind_of(one)) for one in brought]
    invoices = [one for one, kind in kinds if kind == FileKind.FINVOICE]
    kept = [_keep(inventory, one, kind, by, now) for one, kind in kinds if len(invoices) < 2 or one not in invoices]
    if len(invoices) > 1:
        with _joined(invoices) as together:
            kept.append(_keep(inventory, together, FileKind.FINVOICE, by, now))
    for source in kept:
        file_to_read.send(SourceFile, file_id=source.pk, by_id=by.pk if by else None)
    return kept


def _kind_of(one: Brought) -> str:
    """By its beginning; what a spreadsheet holds is seen when it is read."""
    size = _size(one.file)
    if size > settings.LEDGER_LIMIT:
        raise FileTooLarge(name=one.name, limit=settings.LEDGER_LIMIT // 1024 // 1024)
    one.file.seek(0)
    head = one.file.read(HEAD)
    if not head.strip():
        raise FileEmpty(name=one.name)
    if is_spreadsheet(head):
        return FileKind.LEDGER
    seen = recognise(head, one.name)
    if seen.format is Format.UNKNOWN and seen.layout is None:
        raise FileNotRecognised(name=one.name)
    return FORMATS.get(seen.format, FileKind.LEDGER)


def _keep(inventory: Inventory, one: Brought, kind: str, by: User | None, now: datetime) -> SourceFile:
    if inventory.files.count() >= MOST_FILES:  # type: ignore[attr-defined]
        raise TooManyFiles(most=MOST_FILES)
    digest, name = _digest(one.file), tidy(PurePath(one.name).name)[-LONGEST_NAME:] or "x"
    same = inventory.files.filter(digest=digest).first()  # type: ignore[attr-defined]
    if same is not None:
        raise SameFileTwice(name=name, other=same.file_name)
    source = SourceFile(inventory=inventory, kind=kind, file_name=name, digest=digest, at=now, by=by)
    source.size = _size(one.file)
    one.file.seek(0)
    source.file.save(uuid4().hex, one.file if isinstance(one.file, File) else File(one.file, name=name), save=False)
    try:
        source.save()
    except BaseException:
        source.file.delete(save=False)
        raise
    return source


def _size(file: Any) -> int:
    return file.seek(0, SEEK_END) or file.tell()


def _digest(file: Any) -> str:
    file.seek(0)
    found = hashlib.sha256()
    while chunk := file.read(CHUNK):
        found.update(chunk)
    return found.hexdigest()


@contextmanager
def _joined(invoices: Sequence[Brought]) -> Iterator[Brought]:
    """Several files of invoices one behind another, in the order of their names."""
    ordered = sorted(invoices, key=lambda one: one.name)
    with SpooledTemporaryFile(max_size=HEAD * 8) as together:
        for one in ordered:
            one.file.seek(0)
            while chunk := one.file.read(CHUNK):
                together.write(chunk)
            together.write(b"\n")
        name = f"{ordered[0].name} … {ordered[-1].name} ({len(ordered)})"
        yield Brought(together, name)


@transaction.atomic
def read_again(*, file_id: int, by: User | None, now: datetime) -> SourceFile:
    """Have a file read once more: reading was lost, failed, or its columns are to be asked again."""
    source = locked(file_id)
    if source.state not in {FileState.FAILED, FileState.WAITING}:
        raise FileNotAsking
    return _to_read(source, by, now)


@dataclass(frozen=True, slots=True)
class Columns:
    """What a person says of a table's columns: the column of each role, and what its cells leave open."""

    kind: str
    roles: Mapping[str, int]
    decimal: str | None = None
    day_first: bool | None = None
    costs_are_negative: bool = False


@transaction.atomic
def correct_columns(
    *, file_id: int, columns: Columns, by: User | None, now: datetime, seen_version: int | None = None
) -> SourceFile:
    """Take over the columns as a person says, remember them for files with the same headings, and read the rows."""
    source = asking(file_id, seen_version)
    if not is_table(source):
        raise FileNotAsking
    if len(set(columns.roles.values())) < len(columns.roles):
        raise ColumnTwice
    enough = {Role.QUANTITY} if columns.kind == FileKind.FUEL_CARD else AMOUNTS
    if Role.DATE not in columns.roles or not enough & set(columns.roles):
        raise ColumnsMissing
    source.kind = columns.kind
    told = {
        "roles": {str(role): index for role, index in columns.roles.items()},
        "decimal": columns.decimal,
        "day_first": columns.day_first,
        "costs_are_negative": columns.costs_are_negative,
    }
    source.columns = {**source.columns, **told, "is_confirmed": True}
    RememberedColumns.objects.update_or_create(
        organisation_id=source.inventory.organisation_id,
        signature=source.columns["signature"],
        defaults={"columns": {**told, "kind": columns.kind}},
    )
    return _to_read(source, by, now)


@transaction.atomic
def ask_columns_again(*, file_id: int, seen_version: int | None = None) -> SourceFile:
    """Go back to the columns of a table that was read."""
    source = asking(file_id, seen_version)
    if not is_table(source):
        raise FileNotAsking
    source.columns = {**source.columns, "is_confirmed": False}
    source.groups = []
    source.take_version(None).save()
    return source


@transaction.atomic
def choose_kinds(
    *,
    file_id: int,
    choices: Mapping[str, str | None],
    by: User | None,
    now: datetime,
    seen_version: int | None = None,
) -> SourceFile:
    """Say what groups of rows are: a kind, empty for "not counted", None to leave it open. The company's words are learnt."""
    source = asking(file_id, seen_version)
    groups = [group.chosen(choices.get(group.key, group.choice)) for group in groups_in(source.groups)]
    source.groups = [group.to_plain() for group in groups]
    source.take_version(None).save()
    _learn(source.inventory.organisation_id, [group for group in groups if choices.get(group.key) is not None], now)
    return source


def _learn(organisation_id: int, groups: list[Group], now: datetime) -> None:
    """Remember each choice under supplier and account, and under one of them alone where the file is of one mind."""
    said: dict[str, set[str]] = {}
    for group in groups:
        for key in learnt_keys(group.supplier, group.account).values():
            said.setdefault(key[:LONGEST], set()).add(group.choice or "")
    for key, kinds in said.items():
        if len(kinds) == 1:
            LearntKind.objects.update_or_create(
                organisation_id=organisation_id, key=key, defaults={"kind": kinds.pop(), "at": now}
            )


@transaction.atomic
def remove_file(*, file_id: int) -> None:
    """Take a file away that adds nothing now; what was stored of it goes when the change is final."""
    source = locked(file_id)
    if source.state == FileState.TAKEN:
        raise FileNotAsking
    source.delete()


def _to_read(source: SourceFile, by: User | None, now: datetime) -> SourceFile:
    source.state, source.progress, source.reason, source.at = FileState.WAITING, 0, "", now
    source.groups = []
    source.take_version(None).save()
    file_to_read.send(SourceFile, file_id=source.pk, by_id=by.pk if by else None)
    source.refresh_from_db()
    return source


def asking(file_id: int, seen_version: int | None) -> SourceFile:
    """The file that waits for answers, locked for a change."""
    source = locked(file_id)
    if source.state != FileState.ASKING:
        raise FileNotAsking
    if seen_version is not None and seen_version != source.version:
        source.take_version(seen_version)
    return source


def locked(file_id: int) -> SourceFile:
    """The file and its inventory locked for a change."""
    source = SourceFile.objects.select_for_update(of=("self",)).get(pk=file_id)
    source.inventory = writable(source.inventory_id)
    return source
