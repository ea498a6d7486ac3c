"""Rows of fuel cards as litres and kilograms of each fuel; what is no fuel is left out with the reason.

The grade is kept: renewable diesel, high-blend ethanol and biogas are kinds of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from talkoot.intake.ledger import LedgerRow
from talkoot.intake.reasons import Bad, Left, Notice
from talkoot.intake.records import BadRow, LeftOut, Quality, Reading, Sort, Source, shown
from talkoot.intake.wordlist import WordList, words
from talkoot.sheets.values.units import dimension_of, unit_symbol

GASES = frozenset({"fuel-biomethane", "fuel-cng", "fuel-lng"})
ELECTRICITY = "electricity"
DIMENSIONS = {"l": {"volume", "mass"}, "kg": {"mass"}, "kWh": {"energy"}}


def readings(
    rows: Iterable[LedgerRow | BadRow | LeftOut], file: str = "", *, wordlist: WordList | None = None
) -> Iterator[Reading | BadRow | LeftOut]:
    """Each row of a card as a reading, a bad row, or left out with the reason; none is dropped."""
    wordlist = wordlist or words()
    for row in rows:
        yield _record(row, file, wordlist) if isinstance(row, LedgerRow) else row


def _record(row: LedgerRow, file: str, wordlist: WordList) -> Reading | BadRow | LeftOut:
    name = row.product or row.text
    product = wordlist.product(name)
    if product is None:
        return _bad(row, Bad.UNKNOWN_PRODUCT, "product", name)
    if product.left:
        return LeftOut(Left(product.left), row.number, shown(name), row.amount_eur, "eur", row.card or row.vehicle)
    if row.quantity is None:
        return _bad(row, Bad.MISSING_QUANTITY, "quantity", "")
    usual = _usual_unit(product.kind)
    unit = (unit_symbol(row.unit) if row.unit else usual) or ""
    if dimension_of(unit) not in DIMENSIONS[usual]:
        return _bad(row, Bad.UNKNOWN_UNIT, "unit", row.unit)
    notices = [*row.notices]
    notices += [Notice.CHARGED_ELSEWHERE] if product.kind == ELECTRICITY else []
    return Reading(
        kind=product.kind,
        amount=-abs(row.quantity) if _is_credit(row) else row.quantity,
        unit=unit,
        started_on=row.dated_on,
        ended_on=row.dated_on,
        source=Source.FUEL_CARD,
        reference=str(row.number),
        site=row.vehicle or row.card,
        quality=Quality.BILLED,
        note=shown(name),
        sort=Sort.ACTIVITY,
        net_eur=row.net_eur,
        supplier=row.supplier,
        supplier_id=row.supplier_id,
        document=row.voucher,
        file=file,
        notices=tuple(notices),
    )


def _usual_unit(kind: str) -> str:
    """The unit that a pump sells a fuel in, when the file names none."""
    if kind == ELECTRICITY:
        return "kWh"
    return "kg" if kind in GASES else "l"


def _is_credit(row: LedgerRow) -> bool:
    """Given back: the money is negative, and the quantity may be written either way."""
    return row.amount_eur is not None and row.amount_eur < 0


def _bad(row: LedgerRow, reason: Bad, column: str, cell: str) -> BadRow:
    texts = (
        row.dated_on.isoformat(),
        row.product,
        row.text,
        str(row.quantity or ""),
        row.unit,
        str(row.amount_eur or ""),
    )
    return BadRow(row.number, reason, column, shown(cell), tuple(shown(text) for text in texts if text))
