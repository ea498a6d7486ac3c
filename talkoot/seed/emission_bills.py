"""The bakery's electronic invoices of 2025 in Finvoice 3.0: electricity, its transfer, district heat, water, a credit note.

Sellers, identifiers and prices are invented. The kilowatt-hours agree with the meter to less than one per cent.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from xml.sax.saxutils import escape

from talkoot.seed.emission_meter import POINT, YEAR, monthly_kwh

BUYER, BUYER_ID = "Leipomo Kuusenkukka Oy", "9200101-8"
POWER = ("Järvikaupungin Virta Oy", "9200102-6")
GRID = ("Järvikaupungin Sähköverkko Oy", "9200103-4")
HEAT = ("Järvikaupungin Kaukolämpö Oy", "9200104-2")
WATER = ("Järvikaupungin Vesi Oy", "9200105-0")
VAT = Decimal("25.5")
CENT = Decimal("0.01")

HEAT_MWH = tuple(Decimal(kwh) / 1000 for kwh in (8240, 7105, 6318, 4467, 2630, 1214, 985, 1102, 2044, 4251, 5876, 7368))
WATER_M3 = (148, 155, 162, 151)
BILLED_TOO_MUCH = (3, 300)  # March: kilowatt-hours that a credit note takes back

BILLED_KWH = 46_226  # electricity sold, the credit note taken off
HEAT_TOTAL_MWH = Decimal("51.600")
WATER_TOTAL_M3 = 616
INVOICES = 41


@dataclass(frozen=True, slots=True)
class Row:
    """A row of an invoice: article, quantity, its unit here and in the UN list, euros for one unit."""

    article: str
    quantity: Decimal
    unit: str
    code: str
    price: Decimal

    @property
    def net(self) -> Decimal:
        return (self.quantity * self.price).quantize(CENT)


@dataclass(frozen=True, slots=True)
class Bill:
    """An invoice for one period."""

    seller: tuple[str, str]
    number: str
    starts: date
    ends: date
    rows: tuple[Row, ...]
    is_credit: bool = False

    @property
    def dated_on(self) -> date:
        return self.ends + timedelta(days=40 if self.is_credit else 6)

    @property
    def net(self) -> Decimal:
        return sum((row.net for row in self.rows), Decimal(0))


def bills() -> tuple[Bill, ...]:
    """All invoices of the year, month by month."""
    return tuple(sorted(_bills(), key=lambda bill: (bill.dated_on, bill.seller)))


def finvoice_xml() -> bytes:
    """The invoices one after another in a file, as an e-invoice archive gives them."""
    return "\n".join(map(_message, bills())).encode("iso-8859-15")


def _bills() -> Iterator[Bill]:
    for month, used in enumerate(monthly_kwh(), start=1):
        starts, ends = _period(month, month)
        kwh = Decimal(round(used))
        extra = BILLED_TOO_MUCH[1] if month == BILLED_TOO_MUCH[0] else 0
        sold = (_row("Sähköenergia", kwh + extra, "kWh", "0.0685"), _row("Perusmaksu", 1, "kk", "4.90"))
        yield Bill(POWER, f"{YEAR}{month:02d}101", starts, ends, sold)
        moved = (
            _row("Sähkön siirto", kwh, "kWh", "0.0341"),
            _row("Sähkövero", kwh, "kWh", "0.0205"),
            _row("Siirron perusmaksu", 1, "kk", "18.40"),
        )
        yield Bill(GRID, f"{YEAR}{month:02d}202", starts, ends, moved)
        heated = (
            _row("Kaukolämpö, energiamaksu", HEAT_MWH[month - 1], "MWh", "78.50"),
            _row("Kaukolämpö, perusmaksu", 1, "kk", "96.00"),
        )
        yield Bill(HEAT, f"{YEAR}{month:02d}303", starts, ends, heated)
    for quarter, used in enumerate(WATER_M3):
        starts, ends = _period(3 * quarter + 1, 3 * quarter + 3)
        flowed = (
            _row("Käyttövesi", used, "m3", "1.62"),
            _row("Jätevesi", used, "m3", "2.35"),
            _row("Perusmaksu", 3, "kk", "14.20"),
        )
        yield Bill(WATER, f"{YEAR}{quarter + 1:02d}404", starts, ends, flowed)
    month, extra = BILLED_TOO_MUCH
    taken_back = (_row("Sähköenergia, hyvitys", -extra, "kWh", "0.0685"),)
    yield Bill(POWER, f"{YEAR}{month:02d}191", *_period(month, month), taken_back, is_credit=True)


def _row(article: str, quantity: Decimal | int, unit: str, price: str) -> Row:
    codes = {"kWh": "KWH", "MWh": "MWH", "m3": "MTQ", "kk": "MON"}
    return Row(article, Decimal(quantity), unit, codes[unit], Decimal(price))


def _period(first: int, last: int) -> tuple[date, date]:
    after = date(YEAR + last // 12, last % 12 + 1, 1)
    return date(YEAR, first, 1), after - timedelta(days=1)


def _message(bill: Bill) -> str:
    name, business_id = bill.seller
    vat = (bill.net * VAT / 100).quantize(CENT)
    type_code, type_text = ("INV02", "HYVITYSLASKU") if bill.is_credit else ("INV01", "LASKU")
    return f"""<?xml version="1.0" encoding="ISO-8859-15"?>
<Finvoice Version="3.0">
  <SellerPartyDetails>
    <SellerPartyIdentifier>{business_id}</SellerPartyIdentifier>
    <SellerOrganisationName>{escape(name)}</SellerOrganisationName>
  </SellerPartyDetails>
  <BuyerPartyDetails>
    <BuyerPartyIdentifier>{BUYER_ID}</BuyerPartyIdentifier>
    <BuyerOrganisationName>{escape(BUYER)}</BuyerOrganisationName>
  </BuyerPartyDetails>
  <InvoiceDetails>
    <InvoiceTypeCode>{type_code}</InvoiceTypeCode>
    <InvoiceTypeText>{type_text}</InvoiceTypeText>
    <OriginCode>Original</OriginCode>
    <InvoiceNumber>{bill.number}</InvoiceNumber>
    <InvoiceDate Format="CCYYMMDD">{bill.dated_on:%Y%m%d}</InvoiceDate>
    <InvoiceTotalVatExcludedAmount AmountCurrencyIdentifier="EUR">{_comma(bill.net)}</InvoiceTotalVatExcludedAmount>
    <InvoiceTotalVatAmount AmountCurrencyIdentifier="EUR">{_comma(vat)}</InvoiceTotalVatAmount>
    <InvoiceTotalVatIncludedAmount AmountCurrencyIdentifier="EUR">{_comma(bill.net + vat)}</InvoiceTotalVatIncludedAmount>
    <InvoiceFreeText>{_place(bill)}</InvoiceFreeText>
  </InvoiceDetails>
{"".join(_row_xml(bill, row) for row in bill.rows)}</Finvoice>
"""


def _row_xml(bill: Bill, row: Row) -> str:
    return f"""  <InvoiceRow>
    <ArticleName>{escape(row.article)}</ArticleName>
    <InvoicedQuantity QuantityUnitCode="{row.unit}" QuantityUnitCodeUN="{row.code}">{_comma(row.quantity)}</InvoicedQuantity>
    <StartDate Format="CCYYMMDD">{bill.starts:%Y%m%d}</StartDate>
    <EndDate Format="CCYYMMDD">{bill.ends:%Y%m%d}</EndDate>
    <UnitPriceAmount AmountCurrencyIdentifier="EUR">{_comma(row.price)}</UnitPriceAmount>
    <RowVatRatePercent>{_comma(VAT)}</RowVatRatePercent>
    <RowVatExcludedAmount AmountCurrencyIdentifier="EUR">{_comma(row.net)}</RowVatExcludedAmount>
  </InvoiceRow>
"""


def _place(bill: Bill) -> str:
    return f"Käyttöpaikka {POINT}" if bill.seller in {POWER, GRID} else "Leipurinkatu 4, Järvikaupunki"


def _comma(number: Decimal) -> str:
    return f"{number:f}".replace(".", ",")
