"""The bakery's books and fuel card of 2025: about three hundred rows of a ledger, and its tankings. All of it is invented."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from talkoot.seed.emission_bills import GRID, HEAT, POWER, WATER, bills
from talkoot.seed.emission_meter import YEAR

CENT = Decimal("0.01")
MONTHLY = 30
ACCOUNTS = {
    POWER: ("7410", "Sähkö"), GRID: ("7410", "Sähkö"), HEAT: ("7400", "Lämmitys"), WATER: ("7420", "Vesi ja jätevesi"),
}  # fmt: skip
CARD = ("Järvikaupungin Polttoainekortti Oy", "9200106-9")

# every how many days (30: on that day of every month), first day of the year, account, its name, what, supplier, business id, euros
REGULAR = (
    (7, 3, "4000", "Ostot, raaka-aineet", "Vehnä- ja ruisjauhot", "Harjukosken Mylly Oy", "9200107-7", "412.60"),
    (7, 4, "4000", "Ostot, raaka-aineet", "Voi, maito ja kerma", "Niittylän Meijeri Oy", "9200108-5", "286.35"),
    (14, 9, "4000", "Ostot, raaka-aineet", "Sokeri ja suklaa", "Makean Tukku Oy", "9200109-3", "173.90"),
    (14, 12, "4000", "Ostot, raaka-aineet", "Marjat ja hedelmät", "Marjamaan Tila Oy", "9200110-6", "128.75"),
    (30, 15, "4300", "Pakkaustarvikkeet", "Leipäpussit ja kartonkipakkaukset", "Pakkauslinna Oy", "9200111-4", "342.10"),
    (30, 20, "7430", "Jätehuolto", "Biojäte ja sekajäte, tyhjennykset", "Järvikaupungin Jätehuolto Oy", "9200112-2", "118.40"),
    (30, 1, "7300", "Toimitilavuokra", "Leipomon ja myymälän vuokra", "Kiinteistö Oy Leipurinkatu 4", "9200113-0", "2150.00"),
    (30, 10, "7440", "Siivous ja puhtaanapito", "Siivouspalvelu", "Kirkas Siivous Oy", "9200114-9", "264.00"),
    (30, 18, "8400", "Puhelinkulut", "Matkapuhelinliittymät ja laajakaista", "Tietoranta Oy", "9200115-7", "74.90"),
    (30, 22, "8420", "Ohjelmistot ja lisenssit", "Kassaohjelman lisenssi", "Kassapilvi Oy", "9200116-5", "89.00"),
    (30, 25, "8500", "Taloushallintopalvelut", "Kirjanpito ja palkanlaskenta", "Tilitoimisto Sarake Oy", "9200117-3", "310.00"),
    (30, 28, "8600", "Pankkikulut", "Korttimaksupalkkiot", "Järvikaupungin Pankki Oy", "9200118-1", "58.20"),
    (90, 40, "7510", "Koneiden ja laitteiden huolto", "Uunin määräaikaishuolto", "Uunihuolto Palko Oy", "9200120-2", "486.00"),
    (90, 55, "8300", "Mainonta ja markkinointi", "Ilmoitus paikallislehdessä", "Järvikaupungin Sanomat Oy", "9200121-0", "220.00"),
    (180, 60, "8700", "Vakuutukset", "Yritysvakuutus", "Turvasatama Vakuutus Oy", "9200122-9", "640.00"),
)  # fmt: skip
SINGLE = (
    (date(2025, 2, 17), "1160", "Koneet ja kalusto", "Taikinakone", "Uunihuolto Palko Oy", "9200120-2", "6900.00"),
    (date(2025, 5, 6), "7800", "Matkakulut", "Lentoliput, leipurimessut", "Matkatoimisto Reitti Oy", "9200123-7", "389.00"),
    (date(2025, 5, 8), "7800", "Matkakulut", "Hotelli, leipurimessut", "Matkatoimisto Reitti Oy", "9200123-7", "246.00"),
    (date(2025, 5, 9), "7800", "Matkakulut", "Taksi lentoasemalle", "Aseman Taksi Oy", "9200124-5", "41.20"),
    (date(2025, 9, 12), "4300", "Pakkaustarvikkeet", "Hyvitys, virheelliset pussit", "Pakkauslinna Oy", "9200111-4", "-85.50"),
    (date(2025, 11, 3), "7700", "Koulutus", "Hygieniakoulutus", "Elintarvikeopisto", "", "180.00"),
)  # fmt: skip

# product, unit, litres or pieces at a time, euros with VAT for one
PUMPS = (
    ("Diesel", "l", 42, "1.689"), ("Diesel", "l", 47, "1.712"), ("Uusiutuva diesel HVO", "l", 44, "2.049"),
    ("95E10", "l", 31, "1.789"), ("AdBlue", "l", 10, "0.95"), ("Autopesu, pesuohjelma 3", "kpl", 1, "14.90"),
    ("Diesel", "l", 39, "1.655"), ("Kahvi ja sämpylä", "kpl", 1, "5.90"), ("95E10", "l", 28, "1.812"),
)  # fmt: skip
TANKINGS = 90

LEDGER_ROWS = 321
LEDGER_NET_EUR = Decimal("114316.13")
FUEL_LITRES = {
    "fuel-diesel": Decimal("1339.45"), "fuel-hvo": Decimal("457.25"), "fuel-petrol": Decimal("630.40"),
}  # fmt: skip
CARD_ROWS_LEFT_OUT = 30


class Booking(NamedTuple):
    """A row of the ledger."""

    day: date
    account: str
    name: str
    text: str
    supplier: str
    business_id: str
    euros: Decimal


class Tanking(NamedTuple):
    """A row of the fuel card."""

    day: date
    product: str
    unit: str
    quantity: Decimal
    gross: Decimal
    vehicle: str


def tankings() -> Iterator[Tanking]:
    """The card's rows, one every four days: a van on diesel and renewable diesel, a car on petrol."""
    for place in range(TANKINGS):
        product, unit, usual, price = PUMPS[place % len(PUMPS)]
        quantity = Decimal(usual) if unit == "kpl" else usual + Decimal(place * 37 % 400) / 100
        gross = (quantity * Decimal(price)).quantize(CENT)
        vehicle = "LPK-204" if product == "95E10" else "LPK-117"
        yield Tanking(date(YEAR, 1, 2) + timedelta(days=place * 4), product, unit, quantity, gross, vehicle)


def bookings() -> tuple[Booking, ...]:
    """The ledger in the order of days: every bill, the monthly invoice of the fuel card, and everything else."""
    return tuple(sorted([*_billed(), *_carded(), *_regular(), *_single()], key=lambda row: (row.day, row.account)))


def ledger_csv() -> bytes:
    """The ledger as a bookkeeping programme exports it, with a sum as its last row."""
    lines = ["Pvm;Tosite;Tili;Tilin nimi;Selite;Toimittaja;Y-tunnus;Summa (veroton)"]
    for place, row in enumerate(bookings(), start=1):
        told = (_day(row.day), f"OL-{place}", row.account, row.name, row.text, row.supplier, row.business_id)
        lines.append(";".join([*told, _euros(row.euros)]))
    total = sum((row.euros for row in bookings()), Decimal(0))
    return ("\r\n".join([*lines, f";;;;Yhteensä;;;{_euros(total)}"]) + "\r\n").encode("utf-8-sig")


def fuel_card_csv() -> bytes:
    """The card's report of the year."""
    lines = ["Päivä;Kortti;Rekisterinumero;Asema;Tuote;Määrä;Yksikkö;Summa sis. ALV"]
    for row in tankings():
        quantity = f"{row.quantity:.2f}".replace(".", ",")
        gross = f"{row.gross:.2f}".replace(".", ",")
        lines.append(
            f"{_day(row.day)};**** 4412;{row.vehicle};Järvikaupunki, Satamatie;{row.product};{quantity};{row.unit};{gross}"
        )
    return ("\r\n".join(lines) + "\r\n").encode("cp1252")


def _billed() -> Iterator[Booking]:
    for bill in bills():
        text = f"Lasku {bill.number}"
        yield Booking(min(bill.dated_on, date(YEAR, 12, 31)), *ACCOUNTS[bill.seller], text, *bill.seller, bill.net)


def _carded() -> Iterator[Booking]:
    for month in range(1, 13):
        gross = sum((row.gross for row in tankings() if row.day.month == month), Decimal(0))
        net = (gross / Decimal("1.255")).quantize(CENT)
        yield Booking(_last_day(month), "7600", "Polttoaineet", f"Polttoainekortti {month}/{YEAR}", *CARD, net)


def _regular() -> Iterator[Booking]:
    for every, first, account, name, text, supplier, business_id, euros in REGULAR:
        for turn, day in enumerate(_days(every, first)):
            varied = Decimal(euros) * (1000 + (turn * 53 % 120 - 60 if every < MONTHLY else 0)) / 1000
            yield Booking(day, account, name, text, supplier, business_id, varied.quantize(CENT))


def _days(every: int, first: int) -> Iterator[date]:
    if every == MONTHLY:
        yield from (date(YEAR, month, min(first, 28)) for month in range(1, 13))
        return
    start = date(YEAR, 1, 1) + timedelta(days=first - 1)
    yield from (day for turn in range(60) if (day := start + timedelta(days=every * turn)).year == YEAR)


def _single() -> Iterator[Booking]:
    for day, account, name, text, supplier, business_id, euros in SINGLE:
        yield Booking(day, account, name, text, supplier, business_id, Decimal(euros))


def _last_day(month: int) -> date:
    return date(YEAR + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _euros(euros: Decimal) -> str:
    return f"{euros:,.2f}".replace(",", " ").replace(".", ",")
