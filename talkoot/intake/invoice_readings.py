"""What a row of an invoice is: energy or goods that were used, something bought, or a fee that is kept and not counted.

Rows for the transfer of electricity or gas bill the same energy once more, so they are marked and not added.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from talkoot.intake.invoices import Invoice, InvoiceRow
from talkoot.intake.reasons import Bad, Left, Notice
from talkoot.intake.records import BadRow, LeftOut, Quality, Reading, Sort, Source, Suggestion, shown
from talkoot.intake.suggestions import suggest
from talkoot.intake.wordlist import WordList, words

SUPPLIES = (
    "electricity",
    "district-heat",
    "district-cooling",
    "steam",
    "fuel-natural-gas",
    "fuel-biogas",
    "water-supply",
)
PIPED_GAS = frozenset({"fuel-natural-gas", "fuel-biogas", "fuel-lng", "fuel-lpg"})
ENERGY_ONLY = frozenset({"electricity", "district-heat", "district-cooling", "steam"})
DIMENSIONS = {"water-": {"volume"}, "waste-": {"mass"}, "food-": {"mass"}, "fuel-": {"energy", "mass", "volume"}}
PHYSICAL = frozenset({"energy", "volume", "mass"})


@dataclass(frozen=True, slots=True)
class Context:
    """What the rows of an invoice have in common: what it bills, and how sure that is."""

    supply: Suggestion | None
    wordlist: WordList


def context_of(invoice: Invoice, wordlist: WordList | None = None) -> Context:
    """What the invoice as a whole is about, when that is energy or water that comes by a wire or a pipe."""
    wordlist = wordlist or words()
    together = " ".join([*(row.text for row in invoice.rows), invoice.texts])
    for suggestion in suggest(text=together, supplier=invoice.seller, wordlist=wordlist):
        if suggestion.kind in SUPPLIES:
            return Context(suggestion, wordlist)
    return Context(None, wordlist)


def record_of(invoice: Invoice, row: InvoiceRow, context: Context, number: int) -> Reading | BadRow | LeftOut | None:
    """The record of a row; None for a row of text only. `number` is the row's place in the file."""
    if row.problem is not None:
        reason, element, written = row.problem
        return BadRow(number, reason, element, shown(written), (shown(row.text),))
    if row.quantity is None and row.net_eur is None:
        return None
    days = _days(invoice, row)
    if days is None:
        return BadRow(number, Bad.MISSING_DATE, "InvoiceDate", "", (shown(row.text),))
    started_on, ended_on, notices = days
    reading = Reading(
        kind="",
        amount=row.net_eur or Decimal(0),
        unit="eur",
        started_on=started_on,
        ended_on=ended_on,
        source=Source.FINVOICE,
        reference=f"{invoice.number}/{row.number}",
        site=invoice.site,
        quality=Quality.BILLED,
        note=row.text,
        sort=Sort.SPEND,
        net_eur=row.net_eur if row.currency == "EUR" else None,
        supplier=invoice.seller,
        supplier_id=invoice.seller_id,
        document=invoice.number,
        notices=(*((Notice.CREDIT_NOTE,) if invoice.is_credit else ()), *notices),
    )
    return _sorted(invoice, row, context, number, reading)


def _days(invoice: Invoice, row: InvoiceRow) -> tuple[date, date, tuple[Notice, ...]] | None:
    """The row's own period, else the invoice's, else the day of the invoice."""
    if row.started_on and row.ended_on and row.started_on <= row.ended_on:
        return row.started_on, row.ended_on, ()
    if invoice.started_on and invoice.ended_on and invoice.started_on <= invoice.ended_on:
        return invoice.started_on, invoice.ended_on, (Notice.PERIOD_FROM_INVOICE,)
    day = row.ended_on or row.started_on or invoice.dated_on
    return None if day is None else (day, day, (Notice.PERIOD_FROM_INVOICE_DATE,))


def _sorted(
    invoice: Invoice, row: InvoiceRow, context: Context, number: int, reading: Reading
) -> Reading | BadRow | LeftOut:
    parts = context.wordlist.bill_parts(row.text)
    suggestions = _suggestions(invoice, row, context)
    reading = replace(reading, suggestions=suggestions)
    if _is_fee(parts, row, context):
        return _fee(reading)
    if row.dimension in PHYSICAL and row.quantity is not None:
        return _used(invoice, row, context, reading, parts)
    if row.net_eur is None:
        return BadRow(number, Bad.MISSING_AMOUNT, "RowVatExcludedAmount", "", (shown(row.text),))
    if row.currency != "EUR":
        return LeftOut(Left.OTHER_CURRENCY, number, row.text, row.net_eur, row.currency, reading.reference)
    kind = next((each.kind for each in suggestions), "")
    return replace(reading, kind=kind, notices=(*reading.notices, *(() if kind else (Notice.KIND_UNKNOWN,))))


def _is_fee(parts: frozenset[str], row: InvoiceRow, context: Context) -> bool:
    """Taxes and charges always; basic and power fees and price parts on a bill of energy or water."""
    if parts & {"tax", "charge"}:
        return True
    return context.supply is not None and bool(
        parts & {"price"} or (parts & {"fixed"} and row.dimension not in PHYSICAL)
    )


def _fee(reading: Reading, *notices: Notice) -> Reading:
    return replace(reading, kind="", sort=Sort.FEE, notices=(*reading.notices, *notices))


def _used(invoice: Invoice, row: InvoiceRow, context: Context, reading: Reading, parts: frozenset[str]) -> Reading:
    """A row with an amount of energy, volume or mass."""
    quantity = row.quantity or Decimal(0)
    net = row.net_eur or Decimal(0)
    if not invoice.is_credit and quantity > 0 and (net < 0 or "discount" in parts):
        return _fee(reading, Notice.PRICE_ADJUSTMENT)
    kinds = [each for each in reading.suggestions if _may_be(each.kind, row.dimension)]
    notices: list[Notice] = list(reading.notices)
    kind = kinds[0].kind if kinds else ""
    if not kind and row.dimension == "energy" and context.supply is not None:
        kind = context.supply.kind
        notices.append(Notice.KIND_FROM_INVOICE)
    if not kind and reading.suggestions and row.dimension != "energy" and row.net_eur is not None:
        return replace(reading, kind=reading.suggestions[0].kind)  # bought goods that are known by their price only
    same_energy = row.dimension == "energy" and _is_transfer(invoice, kind, context, parts)
    told = {
        Notice.KIND_UNKNOWN: not kind,
        Notice.SAME_ENERGY: same_energy,
        Notice.CREDIT_ROW: quantity < 0 and not invoice.is_credit,
        Notice.SIGNS_DIFFER: quantity * net < 0,
        Notice.UNIT_CODES_DIFFER: row.units_differ,
        Notice.GROSS_OR_NET: kind in PIPED_GAS and row.dimension == "energy",
    }
    notices += [notice for notice, applies in told.items() if applies]
    return replace(
        reading,
        kind=kind,
        amount=quantity,
        unit=row.unit,
        sort=Sort.ACTIVITY,
        same_energy=same_energy,
        suggestions=tuple(kinds),
        notices=tuple(notices),
    )


def _is_transfer(invoice: Invoice, kind: str, context: Context, parts: frozenset[str]) -> bool:
    """By the words of the row; a grid company's row that does not speak of energy is transfer as well."""
    if "transfer" in parts:
        return True
    is_grid = "grid_seller" in context.wordlist.bill_parts(invoice.seller)
    return is_grid and "energy" not in parts and (kind == "electricity" or kind in PIPED_GAS)


def _suggestions(invoice: Invoice, row: InvoiceRow, context: Context) -> tuple[Suggestion, ...]:
    """By the words of the row and the seller; goods that are sold by weight also by the kind that is kept in kilograms."""
    found = suggest(text=row.text, supplier=invoice.seller, wordlist=context.wordlist)
    if row.dimension != "mass":
        return found
    by_weight = context.wordlist.by_weight
    return tuple(replace(each, kind=by_weight.get(each.kind, each.kind)) for each in found)


def _may_be(kind: str, dimension: str) -> bool:
    """Whether an amount of this dimension can be of the kind."""
    if kind in ENERGY_ONLY:
        return dimension == "energy"
    return next((dimension in allowed for start, allowed in DIMENSIONS.items() if kind.startswith(start)), False)
