"""An electronic invoice as plain values: who sold, when, and its rows with quantity, unit and euros."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from talkoot.intake.amounts import Number, decimal_mark, read_number, settled_mark
from talkoot.intake.days import read_day
from talkoot.intake.reasons import Bad
from talkoot.intake.xml_tree import Node
from talkoot.sheets.values.units import dimension_of, unit_symbol

# UN/ECE Recommendation 20; Finvoice files also write them with an X in front
UN_UNITS = {"KWH": "kWh", "MWH": "MWh", "GWH": "GWh", "LTR": "l", "MTQ": "m3", "KGM": "kg", "TNE": "t"}
CREDIT_TYPES = frozenset({"INV02", "381"})
INVOICE_TYPES = frozenset({"INV01", "INV02", "INV04", "INV07", "INV09", ""})
METERING_POINT = re.compile(r"(?<!\d)64\d{16}(?!\d)")
AMOUNTS = ("RowVatExcludedAmount", "RowAmount", "RowVatAmount", "UnitPriceAmount", "UnitPriceNetAmount")
QUANTITIES = ("InvoicedQuantity", "DeliveredQuantity")
CENT = Decimal("0.02")


@dataclass(frozen=True, slots=True)
class InvoiceRow:
    """A row as billed; a credit is negative. `problem` says what could not be read: reason, element and text."""

    number: int
    text: str
    quantity: Decimal | None
    unit: str
    unit_text: str
    units_differ: bool
    net_eur: Decimal | None
    currency: str
    started_on: date | None
    ended_on: date | None
    problem: tuple[Bad, str, str] | None = None
    has_parts: bool = False
    is_part: bool = False

    @property
    def dimension(self) -> str:
        """What the unit measures: energy, volume, mass or something else."""
        return dimension_of(self.unit) or ""


@dataclass(frozen=True, slots=True)
class Invoice:
    """The head of an invoice and its rows."""

    seller: str
    seller_id: str
    number: str
    type_code: str
    is_credit: bool
    is_copy: bool
    dated_on: date | None
    started_on: date | None
    ended_on: date | None
    site: str
    texts: str
    rows: tuple[InvoiceRow, ...]


def invoice(tree: Node) -> Invoice:
    """Read one Finvoice message."""
    details = tree.first("InvoiceDetails") or Node("", {})
    mark = settled_mark(decimal_mark(text) for text in _numerals(tree))
    rows = tuple(_rows(tree, mark))
    type_code = details.text("InvoiceTypeCode").upper()
    is_credit = type_code in CREDIT_TYPES or details.text("InvoiceTypeCodeUN") in CREDIT_TYPES
    if is_credit and sum((row.net_eur or Decimal(0) for row in rows), Decimal(0)) > 0:
        rows = tuple(_turned(row) for row in rows)
    period = tree.first("DeliveryDetails", "DeliveryPeriodDetails")
    points = METERING_POINT.findall(" ".join(part for node in tree.walk() for part in node.parts))
    return Invoice(
        seller=tree.text("SellerPartyDetails", "SellerOrganisationName"),
        seller_id=tree.text("SellerPartyDetails", "SellerPartyIdentifier"),
        number=details.text("InvoiceNumber"),
        type_code=type_code,
        is_credit=is_credit,
        is_copy=details.text("OriginCode").lower() == "copy",
        dated_on=_day(details, "InvoiceDate"),
        started_on=_day(period, "StartDate"),
        ended_on=_day(period, "EndDate"),
        site=next((point for point in points if _has_right_check_digit(point)), ""),
        texts=" ".join(node.text() for node in details.all("InvoiceFreeText")),
        rows=rows,
    )


def _rows(tree: Node, mark: str | None) -> Iterator[InvoiceRow]:
    number = 0
    for node in tree.all("InvoiceRow"):
        parts = node.all("SubInvoiceRow")
        number += 1
        yield _row(node, number, mark, prefix="", has_parts=bool(parts))
        for part in parts:
            number += 1
            yield _row(part, number, mark, prefix="Sub", is_part=True)


def _row(
    node: Node, number: int, mark: str | None, *, prefix: str, has_parts: bool = False, is_part: bool = False
) -> InvoiceRow:
    values: dict[str, Decimal | None] = {}
    problem: tuple[Bad, str, str] | None = None
    for name in (*QUANTITIES, *AMOUNTS):
        written = node.text(prefix + name)
        found = _number(written, mark, node, prefix)
        if isinstance(found, Bad):
            problem = problem or (found, name, written)
        values[name] = None if isinstance(found, Bad) else found
    quantity_node = node.first(prefix + "InvoicedQuantity") or node.first(prefix + "DeliveredQuantity")
    unit, unit_text, units_differ = _unit(quantity_node)
    names = ("ArticleName", "ArticleDescription")
    texts = [node.text(prefix + name) for name in names]
    free = [each.text() for each in node.all(f"{prefix}RowFreeText")]
    amount = node.first(prefix + "RowVatExcludedAmount")
    quantity = values["InvoicedQuantity"] if values["InvoicedQuantity"] is not None else values["DeliveredQuantity"]
    return InvoiceRow(
        number=number,
        text=" ".join(text for text in (texts if any(texts) else free) if text),
        quantity=quantity,
        unit=unit,
        unit_text=unit_text,
        units_differ=units_differ,
        net_eur=_net(values, quantity),
        currency=(amount.attributes.get("AmountCurrencyIdentifier", "") if amount else "") or "EUR",
        started_on=_day(node, prefix + "StartDate") or _day(node, f"{prefix}RowDeliveryDate"),
        ended_on=_day(node, prefix + "EndDate") or _day(node, f"{prefix}RowDeliveryDate"),
        problem=problem,
        has_parts=has_parts,
        is_part=is_part,
    )


def _number(written: str, mark: str | None, node: Node, prefix: str) -> Decimal | Bad | None:
    """Finvoice writes a decimal comma and groups nothing; `1.234` is settled by quantity × price, else by the invoice."""
    if decimal_mark(written) is not None or not re.search(r"[.,]", written):
        found = read_number(written, mark)
        return found if found is None or isinstance(found, Bad) else found.value
    readings = {m: found.value for m in ",." if isinstance(found := read_number(written, m), Number)}
    if not readings:
        return Bad.UNREADABLE_NUMBER
    fitting = {value for value in readings.values() if _fits(value, written, node, prefix)}
    if len(fitting) == 1:
        return fitting.pop()
    own = "," if "," in written else "."
    return readings[own] if mark == own or (own == "," and mark is None) else Bad.AMBIGUOUS_NUMBER


def _fits(value: Decimal, written: str, node: Node, prefix: str) -> bool:
    """Whether quantity × price is the amount of the row, with this value in the place where it is written."""
    found: list[Decimal] = []
    for names in (QUANTITIES, ("UnitPriceNetAmount", "UnitPriceAmount"), ("RowVatExcludedAmount",)):
        text = next((told for name in names if (told := node.text(prefix + name))), "")
        number = read_number(text, None)
        if text == written:
            found.append(value)
        elif number is not None and not isinstance(number, Bad):
            found.append(number.value)
    return len(found) == 3 and abs(abs(found[0] * found[1]) - abs(found[2])) <= CENT + abs(found[2]) / 1000


def _net(values: dict[str, Decimal | None], quantity: Decimal | None) -> Decimal | None:
    if values["RowVatExcludedAmount"] is not None:
        return values["RowVatExcludedAmount"]
    total, vat = values["RowAmount"], values["RowVatAmount"]
    if total is not None and vat is not None:
        return total - vat
    price = values["UnitPriceNetAmount"] if values["UnitPriceNetAmount"] is not None else values["UnitPriceAmount"]
    return None if price is None or quantity is None else (price * quantity).quantize(Decimal("0.01"))


def _unit(node: Node | None) -> tuple[str, str, bool]:
    """The unit, as it was written, and whether its two codes contradict each other."""
    if node is None:
        return "", "", False
    written, code = node.attributes.get("QuantityUnitCode", ""), node.attributes.get("QuantityUnitCodeUN", "").upper()
    by_code = UN_UNITS.get(code) or UN_UNITS.get(code.removeprefix("X"))
    by_text = UN_UNITS.get(written.upper()) or unit_symbol(written)
    differ = by_code is not None and by_text is not None and by_code != by_text
    return by_text or by_code or "", written or code, differ


def _turned(row: InvoiceRow) -> InvoiceRow:
    """A credit note that is written with positive figures takes them back."""
    return replace(
        row,
        quantity=None if row.quantity is None else -row.quantity,
        net_eur=None if row.net_eur is None else -row.net_eur,
    )


def _numerals(tree: Node) -> Iterator[str]:
    names = {prefix + name for prefix in ("", "Sub") for name in (*QUANTITIES, *AMOUNTS)}
    return (node.text() for node in tree.walk() if node.tag in names)


def _day(node: Node | None, name: str) -> date | None:
    found = read_day(node.text(name), True) if node is not None else Bad.MISSING_DATE
    return None if isinstance(found, Bad) else found


def _has_right_check_digit(number: str) -> bool:
    """The check digit of a GS1 number: weights 3 and 1 from the right."""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(number)))
    return total % 10 == 0
