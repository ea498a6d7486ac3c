"""Electronic invoices in Finvoice 3.0 (and earlier): their rows as readings.

Elements, type codes and signs as the Finvoice implementation guidelines and the notes of Maventa and Visma tell them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from talkoot.intake.finvoice_documents import documents
from talkoot.intake.invoice_readings import context_of, record_of
from talkoot.intake.invoices import INVOICE_TYPES, Invoice, InvoiceRow, invoice
from talkoot.intake.reasons import Bad, Left, Notice
from talkoot.intake.records import BadRow, FileSummary, LeftOut, Reading, Sort, Source
from talkoot.intake.table_text import Given
from talkoot.intake.wordlist import WordList


@dataclass(frozen=True, slots=True)
class InvoiceHead:
    """One invoice of a file: whose, when, what its rows come to without VAT."""

    seller: str
    seller_id: str
    number: str
    dated_on: date | None
    is_credit: bool
    rows: int
    net_eur: Decimal


@dataclass(slots=True)
class InvoiceFile:
    """What a file of invoices holds."""

    name: str
    invoices: list[InvoiceHead] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    rows: int = 0

    def summary(self) -> FileSummary:
        """Counts, days and notices of the file."""
        counts = Counter(str(reading.sort) for reading in self.readings)
        counts["invoices"] = len(self.invoices)
        counts["credit_notes"] = sum(head.is_credit for head in self.invoices)
        return FileSummary(
            source=Source.FINVOICE,
            name=self.name,
            rows=self.rows,
            read=len(self.readings),
            bad=len(self.bad),
            left_out=len(self.left_out),
            started_on=min((reading.started_on for reading in self.readings), default=None),
            ended_on=max((reading.ended_on for reading in self.readings), default=None),
            notices=tuple(sorted({notice for reading in self.readings for notice in reading.notices})),
            counts=dict(counts),
        )


def read(given: Given, name: str = "", *, wordlist: WordList | None = None) -> InvoiceFile:
    """Read every invoice of a file.

    Raises Unreadable for a file that is too large, declares a document type or entities, or holds no Finvoice.
    """
    file = InvoiceFile(name)
    seen: set[tuple[str, str, str]] = set()
    for tree in documents(given):
        if tree is None:
            file.bad.append(BadRow(file.rows + 1, Bad.BROKEN_XML))
            continue
        told = invoice(tree)
        reason = _not_counted(told, seen)
        if reason is not None:
            net = sum((row.net_eur or Decimal(0) for row in told.rows), Decimal(0))
            file.left_out.append(LeftOut(reason, file.rows + 1, told.seller, net, "eur", told.number))
            file.rows += len(told.rows)
            continue
        _take(file, told, wordlist)
    return file


def _not_counted(told: Invoice, seen: set[tuple[str, str, str]]) -> Left | None:
    """Why a whole invoice does not count: a reminder, a copy, or the same one once more."""
    if told.type_code not in INVOICE_TYPES:
        return Left.NOT_AN_INVOICE
    if told.is_copy:
        return Left.COPY_OF_INVOICE
    key = (told.seller_id or told.seller, told.number, told.type_code)
    if told.number and key in seen:
        return Left.SAME_INVOICE_TWICE
    seen.add(key)
    return None


def _take(file: InvoiceFile, told: Invoice, wordlist: WordList | None) -> None:
    context = context_of(told, wordlist)
    net = Decimal(0)
    readings: list[Reading] = []
    for place, row in enumerate(told.rows):
        file.rows += 1
        repeated = _repeated(told.rows, place)
        if repeated is not None:
            file.left_out.append(LeftOut(repeated, file.rows, row.text, row.net_eur, "eur", told.number))
            continue
        record = record_of(told, row, context, file.rows)
        if isinstance(record, Reading):
            readings.append(replace(record, file=file.name))
            net += row.net_eur or 0
        elif isinstance(record, BadRow):
            file.bad.append(record)
        elif record is not None:
            file.left_out.append(record)
    file.readings += _marked(readings)
    head = InvoiceHead(told.seller, told.seller_id, told.number, told.dated_on, told.is_credit, len(told.rows), net)
    file.invoices.append(head)


def _repeated(rows: tuple[InvoiceRow, ...], place: int) -> Left | None:
    """A row and its sub-rows tell the same: the row counts, unless only its parts name an amount of energy or goods."""
    row = rows[place]
    if row.has_parts:
        return Left.SUMMARY_ROW if _parts_count(rows, place) else None
    if row.is_part:
        above = next(place_above for place_above in range(place, -1, -1) if rows[place_above].has_parts)
        return None if _parts_count(rows, above) else Left.PART_OF_ROW
    return None


def _parts_count(rows: tuple[InvoiceRow, ...], above: int) -> bool:
    row = rows[above]
    parts = []
    for part in rows[above + 1 :]:
        if not part.is_part:
            break
        parts.append(part)
    has_amount = any(part.quantity is not None or part.net_eur is not None for part in parts)
    if row.quantity is None and row.net_eur is None:
        return has_amount
    return not row.dimension and any(part.dimension in {"energy", "volume", "mass"} for part in parts)


def _marked(readings: list[Reading]) -> list[Reading]:
    """Energy rows of one invoice with the same kind, period and amount as one above: perhaps the same, priced twice."""
    seen: set[tuple[object, ...]] = set()
    marked = []
    for row in readings:
        key = (row.kind, row.unit, row.amount, row.started_on, row.ended_on)
        is_energy = row.sort is Sort.ACTIVITY and not row.same_energy and row.unit in {"kWh", "MWh", "GWh"}
        marked.append(replace(row, notices=(*row.notices, Notice.SAME_QUANTITY)) if is_energy and key in seen else row)
        if is_energy:
            seen.add(key)
    return marked
