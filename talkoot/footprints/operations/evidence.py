"""Papers that show figures: taken in by what is in them, tied to rows, taken away with the stored file."""

import struct
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from pathlib import PurePath
from typing import Any
from unicodedata import category
from uuid import uuid4
from zipfile import BadZipFile, ZipFile

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.footprints.models import Evidence, Row
from talkoot.footprints.operations.inventories import writable
from talkoot.history.operations import record
from talkoot.kernel.errors import Refused

LONGEST_NAME = 120
MOST_PAPERS = 300  # of one inventory
SUFFIXES = {  # by what is in the file; the first is given to a name that says something else
    "pdf": (".pdf",),
    "jpg": (".jpg", ".jpeg"),
    "png": (".png",),
    "xlsx": (".xlsx",),
    "docx": (".docx",),
    "text": (".txt", ".csv"),
}
STARTS = ((b"%PDF-", "pdf"), (b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"))
INSIDE = (("xl/workbook.xml", "xlsx"), ("word/document.xml", "docx"))
BLANK = frozenset("\t\n\r\f")


class EmptyPaper(Refused):
    text = _("The file is empty. Check that you chose the right one.")


class PaperTooLarge(Refused):
    text = _(
        "The file is larger than %(limit)s MB. Take a smaller picture of it, or leave out pages that show nothing."
    )


class UnknownPaper(Refused):
    text = _(
        "Only PDF, JPG, PNG, Excel (xlsx), Word (docx), CSV and text files are taken. Save the file as one of them."
    )


class TooManyPapers(Refused):
    text = _("There are %(most)s papers already. Remove one that is not needed.")


@transaction.atomic
def attach_evidence(
    *, inventory_id: int, file: Any, name: str, by: User, now: datetime, row_ids: Iterable[int] = ()
) -> Evidence:
    """Keep a paper, and let it show the rows named. `file` is read whole; its kind is told by its content, not its name.

    Raises NotWritable, EmptyPaper, PaperTooLarge, UnknownPaper, TooManyPapers.
    """
    inventory = writable(inventory_id)
    if inventory.evidence.count() >= MOST_PAPERS:  # type: ignore[attr-defined]
        raise TooManyPapers(most=MOST_PAPERS)
    data = file.read(settings.UPLOAD_LIMIT + 1)
    kind = kind_of(data)
    shown = tidy_name(name, kind)
    paper = Evidence(inventory=inventory, file_name=shown, size=len(data), at=now, by=by)
    paper.file.save(uuid4().hex + PurePath(shown).suffix, ContentFile(data), save=False)
    try:
        paper.save()
        _tie(paper, row_ids)
    except BaseException:
        paper.file.delete(save=False)
        raise
    return paper


@transaction.atomic
def remove_evidence(*, evidence_id: int, by: User, now: datetime) -> None:
    """Take a paper away; the stored file goes when the change is final. Rows that it showed are without evidence again."""
    paper = _open_paper(evidence_id)
    record(
        verb="evidence_removed", subject="inventory", subject_id=paper.inventory_id, network_id=None, by=by, now=now,
        facts={"year": paper.inventory.year, "file": paper.file_name},
    )  # fmt: skip
    paper.delete()


def kind_of(data: bytes) -> str:
    """What kind of paper the bytes are, as in `SUFFIXES`; raises EmptyPaper, PaperTooLarge, UnknownPaper."""
    if not data.strip():
        raise EmptyPaper
    if len(data) > settings.UPLOAD_LIMIT:
        raise PaperTooLarge(limit=settings.UPLOAD_LIMIT // 1024 // 1024)
    for start, kind in STARTS:
        if data.startswith(start):
            return kind
    kind = _office_kind(data) if data.startswith(b"PK") else _text_kind(data)
    if not kind:
        raise UnknownPaper
    return kind


def tidy_name(name: str, kind: str) -> str:
    """The name to show: without folders, control and direction characters, and with a suffix that fits the content."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(sign for sign in last if category(sign) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
    path = PurePath(" ".join(plain.split()).strip(". "))
    fitting = SUFFIXES[kind]
    suffix = path.suffix.lower()
    stem = path.stem if suffix in fitting else path.name
    return f"{stem.strip('. ')[:LONGEST_NAME] or 'paper'}{suffix if suffix in fitting else fitting[0]}"


def _office_kind(data: bytes) -> str:
    """A workbook or a document without macros; only the table of contents is read, nothing is unpacked."""
    try:
        names = set(ZipFile(BytesIO(data)).namelist())
    except (BadZipFile, NotImplementedError, ValueError, OSError, struct.error):
        return ""
    if "[Content_Types].xml" not in names or any(name.endswith("vbaProject.bin") for name in names):
        return ""
    return next((kind for name, kind in INSIDE if name in names), "")


def _text_kind(data: bytes) -> str:
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return "text" if all(sign in BLANK or category(sign) != "Cc" for sign in text) else ""
    return ""


def _tie(paper: Evidence, row_ids: Iterable[int]) -> None:
    Row.objects.filter(inventory_id=paper.inventory_id, pk__in=set(row_ids)).update(evidence=paper)


def _open_paper(evidence_id: int) -> Evidence:
    paper = Evidence.objects.select_for_update(of=("self",)).get(pk=evidence_id)
    paper.inventory = writable(paper.inventory_id)
    return paper
