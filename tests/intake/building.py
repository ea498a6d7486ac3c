"""Small files as companies' systems write them; every company is invented and its identifier has the right check digit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

POINT = "643006966022791278"
ACTIVE = "8716867000030"
HEADINGS = "Mittauspisteen tunnus;Tuotteen tyyppi;Resoluutio;Yksikkötyyppi;Lukeman tyyppi;Alkuaika;Määrä;Laatu"
SELLER, SELLER_ID = "Kuusiston Virta Oy", "9300101-9"


def meter_row(start: str, amount: str = "1,000000", **told: str) -> str:
    """A row of a Datahub export; `told` replaces point, product, step, unit, type and quality."""
    of = {"point": POINT, "product": ACTIVE, "step": "PT1H", "unit": "kWh", "type": "BN01", "quality": "OK"} | told
    fields = (of["point"], of["product"], of["step"], of["unit"], of["type"], start, amount, of["quality"])
    return ";".join(fields)


def meter_csv(rows: Iterable[str], headings: str = HEADINGS, encoding: str = "utf-8-sig") -> bytes:
    """An export with its headings."""
    return ("\r\n".join([headings, *rows]) + "\r\n").encode(encoding)


def times(start: str, end: str, minutes: int) -> list[str]:
    """UTC start times from one to before another."""
    first, last = datetime.fromisoformat(start).astimezone(UTC), datetime.fromisoformat(end).astimezone(UTC)
    count = int((last - first).total_seconds()) // 60 // minutes
    return [(first + timedelta(minutes=minutes * n)).strftime("%Y-%m-%dT%H:%M:%SZ") for n in range(count)]


def year_of_rows(year: int, minutes: int, amount: str = "0,250000", **told: str) -> list[str]:
    """A row for every interval of a year in Finland."""
    step = "PT1H" if minutes == 60 else f"PT{minutes}M"
    starts = times(f"{year - 1}-12-31T22:00:00Z", f"{year}-12-31T22:00:00Z", minutes)
    return [meter_row(start, amount, step=step, **told) for start in starts]


def row_xml(
    article: str, quantity: str = "", unit: str = "", net: str = "", *, un: str = "", price: str = "",
    days: tuple[str, str] | None = ("20250101", "20250131"), inner: str = "",
) -> str:  # fmt: skip
    """An InvoiceRow with the elements that are given."""
    code = f' QuantityUnitCodeUN="{un}"' if un else ""
    parts = [f"<ArticleName>{article}</ArticleName>"]
    if quantity:
        parts.append(f'<InvoicedQuantity QuantityUnitCode="{unit}"{code}>{quantity}</InvoicedQuantity>')
    if days:
        parts.append(
            f'<StartDate Format="CCYYMMDD">{days[0]}</StartDate><EndDate Format="CCYYMMDD">{days[1]}</EndDate>'
        )
    if price:
        parts.append(f'<UnitPriceAmount AmountCurrencyIdentifier="EUR">{price}</UnitPriceAmount>')
    if net:
        parts.append(f'<RowVatExcludedAmount AmountCurrencyIdentifier="EUR">{net}</RowVatExcludedAmount>')
    return f"<InvoiceRow>{''.join(parts)}{inner}</InvoiceRow>"


def finvoice(
    *rows: str, number: str = "1001", seller: str = SELLER, seller_id: str = SELLER_ID, code: str = "INV01",
    day: str = "20250210", origin: str = "Original", more: str = "",
) -> str:  # fmt: skip
    """A Finvoice message."""
    return (
        '<?xml version="1.0" encoding="ISO-8859-15"?>\n<Finvoice Version="3.0">'
        f"<SellerPartyDetails><SellerPartyIdentifier>{seller_id}</SellerPartyIdentifier>"
        f"<SellerOrganisationName>{seller}</SellerOrganisationName></SellerPartyDetails>{more}"
        f"<InvoiceDetails><InvoiceTypeCode>{code}</InvoiceTypeCode><OriginCode>{origin}</OriginCode>"
        f'<InvoiceNumber>{number}</InvoiceNumber><InvoiceDate Format="CCYYMMDD">{day}</InvoiceDate></InvoiceDetails>'
        f"{''.join(rows)}</Finvoice>"
    )


def in_bytes(*messages: str) -> bytes:
    """Messages one after another in the encoding that they declare."""
    return "\n".join(messages).encode("iso-8859-15")


def table(headings: str, *rows: str, encoding: str = "utf-8") -> bytes:
    """A CSV file."""
    return ("\n".join([headings, *rows]) + "\n").encode(encoding)
