"""Ledgers and fuel cards from any system: rows by a mapping of columns, streaming; a row that cannot be read is listed.

A cell is never read in a way that its column does not settle. Credits are negative.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from talkoot.intake.amounts import Number, read_number
from talkoot.intake.days import read_day
from talkoot.intake.layout import LONGEST_SHOWN, ColumnMapping, Role, mapping_of, signature, table_rows
from talkoot.intake.reasons import Bad, Left, Notice, Refusal, Unreadable
from talkoot.intake.records import BadRow, LeftOut, Quality, Reading, Sort, Source, shown
from talkoot.intake.settling import Settled, settle
from talkoot.intake.sniffing import sniff
from talkoot.intake.table_text import Given
from talkoot.intake.wordlist import words
from talkoot.sheets.values.text import plain, text_of
from talkoot.sheets.workbook import Cell

__all__ = ["ColumnMapping", "LedgerRow", "Role", "mapping_of", "read", "reading_of", "signature", "sniff"]

KNOWN = 20_000
EUROS = frozenset({"", "eur", "€", "euro"})
AMOUNTS = (Role.NET, Role.GROSS, Role.DEBIT, Role.CREDIT)
TEXTS = (
    Role.ACCOUNT, Role.ACCOUNT_NAME, Role.TEXT, Role.SUPPLIER, Role.SUPPLIER_ID, Role.UNIT, Role.PRODUCT, Role.CARD,
    Role.VEHICLE, Role.SITE, Role.VOUCHER, Role.CURRENCY,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A row as booked: euros without VAT where that is known, else with it; texts as they were written."""

    number: int
    dated_on: date
    net_eur: Decimal | None
    gross_eur: Decimal | None
    vat_eur: Decimal | None
    quantity: Decimal | None
    account: str
    account_name: str
    text: str
    supplier: str
    supplier_id: str
    unit: str
    product: str
    card: str
    vehicle: str
    site: str
    voucher: str
    currency: str
    notices: tuple[Notice, ...] = ()

    @property
    def amount_eur(self) -> Decimal | None:
        """The euros to go by: without VAT if possible."""
        return self.gross_eur if self.net_eur is None else self.net_eur

    @property
    def full_account(self) -> str:
        """Number and name of the account."""
        return " ".join(part for part in (self.account, self.account_name) if part)


def read(given: Given, name: str, mapping: ColumnMapping) -> Iterator[LedgerRow | BadRow | LeftOut]:
    """Every row of a table, one at a time; empty rows and what stands above the headings are passed over.

    Raises Unreadable when the mapping names no date, or no amount.
    """
    if Role.DATE not in mapping.roles:
        raise Unreadable(Refusal.MISSING_COLUMN, Role.DATE)
    if not set(mapping.roles) & {*AMOUNTS, Role.QUANTITY}:
        raise Unreadable(Refusal.MISSING_COLUMN, Role.NET)
    reader = _Rows(mapping, settle(given, name, mapping))
    first = mapping.header_row + 2
    for number, cells in table_rows(given, name, mapping):
        if number >= first:
            record = reader.record(number, cells)
            if record is not None:
                yield record


def reading_of(row: LedgerRow, kind: str, file: str = "") -> Reading | None:
    """What was paid on a row, as euros of a kind; None where the row has no euros."""
    if row.amount_eur is None:
        return None
    return Reading(
        kind=kind,
        amount=row.amount_eur,
        unit="eur",
        started_on=row.dated_on,
        ended_on=row.dated_on,
        source=Source.LEDGER,
        reference=str(row.number),
        site=row.site,
        quality=Quality.BOOKED,
        note=row.text or row.full_account,
        sort=Sort.SPEND,
        net_eur=row.net_eur,
        supplier=row.supplier,
        supplier_id=row.supplier_id,
        document=row.voucher,
        file=file,
        notices=(*row.notices, *((Notice.WITH_VAT,) if row.net_eur is None else ())),
    )


class _Rows:
    """Turns cells into records, by a mapping and what the columns have settled."""

    def __init__(self, mapping: ColumnMapping, settled: Settled) -> None:
        self.roles = dict(mapping.roles)
        self.headings = mapping.headings
        self.settled = settled
        self.sign = -1 if mapping.costs_are_negative else 1
        self.width = len(mapping.headings)
        self.texts = tuple((str(role), self.roles[role]) for role in TEXTS if role in self.roles)
        self.no_texts = {str(role): "" for role in TEXTS}
        self.amount = next(role for role in self.roles if role in {*AMOUNTS, Role.QUANTITY})
        self.days: dict[Cell, date | Bad] = {}
        self.known: dict[str, str] = {}

    def record(self, number: int, cells: list[Cell] | None) -> LedgerRow | BadRow | LeftOut | None:
        if cells is None:
            return BadRow(number, Bad.BROKEN_QUOTES)
        if not any(cells):
            return None
        if self.width and len(cells) > self.width and any(cells[self.width :]):
            return self._bad(number, cells, Bad.TOO_MANY_CELLS, None)
        cell = self._cell(cells, Role.DATE)
        day = self.days.get(cell)
        if day is None:
            day = self._day(cell)
        if isinstance(day, Bad):
            return self._without_day(number, cells, day)
        return self._row(number, cells, day)

    def _day(self, cell: Cell) -> date | Bad:
        day = read_day(cell, self.settled.day_first)
        if len(self.days) < KNOWN:
            self.days[cell] = day
        return day

    def _without_day(self, number: int, cells: list[Cell], problem: Bad) -> BadRow | LeftOut | None:
        """Sums, balances and headings that a report repeats are no bad rows."""
        texts = [text_of(cell) for cell in cells]
        if not any(texts):
            return None
        if self.headings and [plain(text) for text in texts] == [plain(heading) for heading in self.headings]:
            return LeftOut(Left.REPEATED_HEADING, number)
        if problem is Bad.MISSING_DATE and any(
            words().total.match(plain(text[:LONGEST_SHOWN])) for text in texts if text
        ):
            return LeftOut(Left.TOTAL_ROW, number, shown(" ".join(text for text in texts if text)))
        return self._bad(number, cells, problem, Role.DATE)

    def _row(self, number: int, cells: list[Cell], day: date) -> LedgerRow | BadRow | LeftOut:
        numbers = self._numbers(number, cells)
        if isinstance(numbers, BadRow):
            return numbers
        texts = dict(self.no_texts)
        for name, index in self.texts:
            if index < len(cells):
                texts[name] = self._text(cells[index])
        net, gross, vat = self._euros(numbers, self._is_credit(cells))
        quantity = numbers.get(Role.QUANTITY)
        if net is None and gross is None and quantity is None:
            return self._bad(number, cells, Bad.MISSING_AMOUNT, self.amount)
        if plain(texts["currency"]) not in EUROS:
            amount = gross if net is None else net
            return LeftOut(
                Left.OTHER_CURRENCY, number, shown(texts["text"]), amount, texts["currency"], texts["voucher"]
            )
        if quantity is not None and not texts["unit"]:
            texts["unit"] = quantity.unit
        notices = {notice for found in numbers.values() for notice in found.notices}
        return LedgerRow(
            number=number,
            dated_on=day,
            net_eur=net,
            gross_eur=gross,
            vat_eur=vat,
            quantity=None if quantity is None else quantity.value,
            notices=tuple(notices),
            **texts,
        )

    def _numbers(self, number: int, cells: list[Cell]) -> dict[Role, Number] | BadRow:
        """The number of every column that has one; euros with another unit behind them are none."""
        numbers: dict[Role, Number] = {}
        for role, mark in self.settled.marks:
            found = read_number(self._cell(cells, role), mark)
            if isinstance(found, Bad):
                return self._bad(number, cells, found, role)
            if found is None:
                continue
            if found.unit and role is not Role.QUANTITY and (found.unit != "%" or role is not Role.VAT):
                return self._bad(number, cells, Bad.UNREADABLE_NUMBER, role)
            numbers[role] = found
        return numbers

    def _euros(
        self, numbers: dict[Role, Number], is_credit: bool
    ) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
        """Net, gross and VAT of a row, with the sign of a cost."""
        told = numbers.get(Role.VAT)
        vat = None if told is None or told.unit == "%" else told.value
        gross = numbers[Role.GROSS].value if Role.GROSS in numbers else None
        net = numbers[Role.NET].value if Role.NET in numbers else None
        if Role.DEBIT in numbers or Role.CREDIT in numbers:
            debit, credit = (numbers[r].value if r in numbers else Decimal(0) for r in (Role.DEBIT, Role.CREDIT))
            net = debit + credit if self.settled.credits_are_negative else debit - credit
        if net is None and gross is not None and vat is not None:
            net = gross - vat
        return self._signed(net, is_credit), self._signed(gross, is_credit), self._signed(vat, is_credit)

    def _signed(self, value: Decimal | None, is_credit: bool) -> Decimal | None:
        if value is None:
            return None
        return -abs(value) if is_credit else value * self.sign

    def _is_credit(self, cells: list[Cell]) -> bool:
        return Role.SIDE in self.roles and plain(text_of(self._cell(cells, Role.SIDE))) in words().credit_side

    def _text(self, cell: Cell) -> str:
        """Accounts and suppliers come again and again: the same string is kept for them."""
        if not isinstance(cell, str):
            return text_of(cell)
        found = self.known.get(cell)
        if found is None:
            found = text_of(cell)
            if len(self.known) < KNOWN:
                self.known[cell] = found
        return found

    def _cell(self, cells: list[Cell], role: Role) -> Cell:
        index = self.roles[role]
        return cells[index] if index < len(cells) else None

    def _bad(self, number: int, cells: list[Cell], reason: Bad, role: Role | None) -> BadRow:
        index = self.roles[role] if role is not None else 0
        heading = self.headings[index] if role is not None and index < len(self.headings) else ""
        cell = "" if role is None else shown(text_of(self._cell(cells, role)))
        return BadRow(number, reason, heading or str(role or ""), cell, tuple(shown(text_of(each)) for each in cells))
