"""Papers: told by their content, named tidily, kept within limits, deleted with their file."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from docx import Document
from openpyxl import Workbook

from talkoot.accounts.models import User
from talkoot.footprints.models import Evidence, Inventory
from talkoot.footprints.operations import NotWritable
from talkoot.footprints.operations import evidence as papers
from talkoot.history.models import Event
from tests.factories import NOW, UserFactory
from tests.factories.footprints import InventoryFactory, RowFactory

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00"
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF"


@pytest.fixture
def inventory(db: None) -> Inventory:
    return InventoryFactory()


@pytest.fixture
def person(db: None) -> User:
    return UserFactory()


def stored() -> set[str]:
    """The files kept."""
    return set(default_storage.listdir("evidence")[1]) if default_storage.exists("evidence") else set()


def saved(thing: Any) -> bytes:
    data = BytesIO()
    thing.save(data)
    return data.getvalue()


def packed(*names: str) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return data.getvalue()


def attach(inventory: Inventory, person: User, data: bytes = PDF, name: str = "bill.pdf", rows: Any = ()) -> Evidence:
    return papers.attach_evidence(
        inventory_id=inventory.pk, file=ContentFile(data), name=name, by=person, now=NOW, row_ids=rows
    )


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PDF, "pdf"), (PNG, "png"), (JPG, "jpg"), (b"kWh;1 200\n", "text"), ("sähkö 12 €".encode("cp1252"), "text"),
        ("värme".encode("utf-16"), "text"), (packed("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
        (packed("[Content_Types].xml", "word/document.xml"), "docx"),
    ],
)  # fmt: skip
def test_the_kind_is_told_by_the_content(data: bytes, kind: str):
    assert papers.kind_of(data) == kind


def test_real_office_files_are_taken():
    assert papers.kind_of(saved(Workbook())) == "xlsx"
    assert papers.kind_of(saved(Document())) == "docx"


@pytest.mark.parametrize(
    "data",
    [
        b"MZ\x90\x00\x03\x00", b"\x7fELF\x02\x01", b"PK\x03\x04broken", b"a\x00b", b"\x1b[31mred",
        packed("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"), packed("hello.txt"),
        b"\xff\xfe\x00", b"\x00\x01\x02\x03",
    ],
)  # fmt: skip
def test_anything_else_is_refused(data: bytes):
    with pytest.raises(papers.UnknownPaper):
        papers.kind_of(data)


def test_limits(settings: Any, inventory: Inventory, person: User):
    with pytest.raises(papers.EmptyPaper):
        attach(inventory, person, b" \n")
    with pytest.raises(papers.PaperTooLarge):
        attach(inventory, person, PDF + b"x" * settings.UPLOAD_LIMIT)
    assert attach(inventory, person, PDF + b"x" * (settings.UPLOAD_LIMIT - len(PDF))).size == settings.UPLOAD_LIMIT


@pytest.mark.parametrize(
    ("name", "kind", "shown"),
    [
        ("lasku.pdf", "pdf", "lasku.pdf"),
        ("C:\\Bills\\lasku.PDF", "pdf", "lasku.pdf"),
        ("../../etc/passwd", "text", "passwd.txt"),
        ("bill.exe", "pdf", "bill.exe.pdf"),
        ("photo.jpeg", "jpg", "photo.jpeg"),
        ("invoice\u202efdp.exe", "pdf", "invoicefdp.exe.pdf"),
        ("a\r\nSet-Cookie: x.csv", "text", "aSet-Cookie: x.csv"),
        ("", "png", "paper.png"),
        (".pdf", "pdf", "pdf.pdf"),
        ("page.html", "text", "page.html.txt"),
        ("ä" * 300 + ".pdf", "pdf", "ä" * 120 + ".pdf"),
    ],
)
def test_the_name_is_tidied_and_its_suffix_fits_the_content(name: str, kind: str, shown: str):
    assert papers.tidy_name(name, kind) == shown


def test_a_paper_shows_rows_of_its_own_inventory_only(inventory: Inventory, person: User):
    mine, other = RowFactory(inventory=inventory), RowFactory()
    paper = attach(inventory, person, rows=[mine.pk, other.pk])
    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.evidence_id, other.evidence_id) == (paper.pk, None)
    assert paper.file.name.removeprefix("evidence/") in stored()
    assert "bill" not in paper.file.name


def test_removing_deletes_the_stored_file_after_the_commit(
    inventory: Inventory, person: User, django_capture_on_commit_callbacks: Any
):
    row, before = RowFactory(inventory=inventory), stored()
    paper = attach(inventory, person, rows=[row.pk])
    with django_capture_on_commit_callbacks() as callbacks:
        papers.remove_evidence(evidence_id=paper.pk, by=person, now=NOW)
    assert len(stored() - before) == 1
    for callback in callbacks:
        callback()
    row.refresh_from_db()
    assert (row.evidence_id, stored()) == (None, before)
    assert Event.objects.get().facts == {"year": 2024, "file": "bill.pdf"}


def test_a_refusal_leaves_no_file_behind(inventory: Inventory, person: User):
    before = stored()
    with pytest.raises(ValueError, match="expected a number"):
        attach(inventory, person, rows=["x"])
    assert stored() == before


@pytest.mark.parametrize("state", ["handed_in", "reviewed"])
def test_nobody_adds_or_removes_a_paper_while_the_work_is_not_open(inventory: Inventory, person: User, state: str):
    paper = attach(inventory, person)
    Inventory.objects.filter(pk=inventory.pk).update(state=state)
    with pytest.raises(NotWritable):
        attach(inventory, person)
    with pytest.raises(NotWritable):
        papers.remove_evidence(evidence_id=paper.pk, by=person, now=NOW)


def test_there_is_a_limit_to_papers(inventory: Inventory, person: User, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(papers, "MOST_PAPERS", 1)
    attach(inventory, person)
    with pytest.raises(papers.TooManyPapers):
        attach(inventory, person)
