"""Fuel cards: litres by product, grades kept, everything else left out with its reason."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from talkoot.intake import fuel_cards
from talkoot.intake.ledger import mapping_of, read, sniff
from talkoot.intake.reasons import Bad, Left, Notice
from talkoot.intake.records import BadRow, LeftOut, Reading, Source
from tests.intake.building import table

HEADINGS = "Päivä;Kortti;Rekisterinumero;Asema;Tuote;Määrä;Yksikkö;Summa sis. ALV"


def records(*rows, headings=HEADINGS):
    data = table(headings, *rows)
    return list(fuel_cards.readings(read(data, "kortti.csv", mapping_of(sniff(data, "kortti.csv"))), "kortti.csv"))


def only(product, quantity="40,00", unit="l", euros="66,80"):
    (record,) = records(f"5.3.2025;**** 4412;ABC-123;Kuusisto;{product};{quantity};{unit};{euros}")
    return record


@pytest.mark.parametrize(
    ("product", "kind"),
    [
        ("Diesel", "fuel-diesel"), ("Dieselöljy talvi", "fuel-diesel"), ("Pro diesel", "fuel-diesel"),
        ("Uusiutuva diesel", "fuel-hvo"), ("HVO100", "fuel-hvo"), ("Neste MY Uusiutuva Diesel", "fuel-hvo"), ("Diesel HVO", "fuel-hvo"),
        ("95E10", "fuel-petrol"), ("98 E5", "fuel-petrol"), ("Bensin 95", "fuel-petrol"), ("Petrol", "fuel-petrol"),
        ("RE85", "fuel-e85"), ("E85 Flexifuel", "fuel-e85"),
        ("Moottoripolttoöljy", "fuel-machine-oil"),
    ],
)  # fmt: skip
def test_the_grade_of_a_fuel_is_kept(product, kind):
    record = only(product)
    assert (record.kind, record.amount, record.unit) == (kind, 40, "l")
    assert (record.source, record.site, record.started_on) == (Source.FUEL_CARD, "ABC-123", date(2025, 3, 5))


@pytest.mark.parametrize(
    ("product", "kind"), [("Biokaasu", "fuel-biomethane"), ("Fordonsgas", "fuel-cng"), ("CNG", "fuel-cng")]
)
def test_gas_is_sold_by_the_kilogram(product, kind):
    record = only(product, "12,5", "")
    assert (record.kind, record.amount, record.unit) == (kind, Decimal("12.5"), "kg")


@pytest.mark.parametrize(
    ("product", "reason"),
    [
        ("AdBlue", Left.ADBLUE), ("Ad Blue 10 l", Left.ADBLUE),
        ("Autopesu", Left.CAR_WASH), ("Pesuohjelma 3", Left.CAR_WASH), ("Biltvätt", Left.CAR_WASH), ("Car wash", Left.CAR_WASH),
        ("Kahvi", Left.SHOP), ("Lasinpesuneste", Left.SHOP), ("Myymälätuote", Left.SHOP), ("Moottoriöljy 1 l", Left.SHOP),
        ("Korttimaksu", Left.CARD_FEE),
    ],
)  # fmt: skip
def test_what_is_no_fuel_is_left_out_with_the_reason(product, reason):
    record = only(product, "1", "kpl", "14,90")
    assert isinstance(record, LeftOut)
    assert (record.reason, record.number, record.amount, record.unit) == (reason, 2, Decimal("14.90"), "eur")


def test_charging_elsewhere_says_so():
    record = only("Lataus", "32,4", "kWh")
    assert (record.kind, record.unit, record.notices) == ("electricity", "kWh", (Notice.CHARGED_ELSEWHERE,))


def test_a_refund_is_negative_whatever_its_quantity():
    assert [only("Diesel", quantity, "l", "-66,80").amount for quantity in ("40,00", "-40,00")] == [-40, -40]


@pytest.mark.parametrize(
    ("told", "reason", "column"),
    [
        ({"product": "Tuote 9"}, Bad.UNKNOWN_PRODUCT, "product"),
        ({"product": "Diesel", "quantity": ""}, Bad.MISSING_QUANTITY, "quantity"),
        ({"product": "Diesel", "unit": "kpl"}, Bad.UNKNOWN_UNIT, "unit"),
    ],
)
def test_a_row_that_cannot_be_read_is_listed(told, reason, column):
    record = only(**told)
    assert isinstance(record, BadRow)
    assert (record.number, record.reason, record.column) == (2, reason, column)


def test_headings_in_swedish_and_english():
    swedish = "Datum;Kortnummer;Fordon;Station;Produkt;Mängd;Enhet;Summa inkl. moms"
    english = "Date;Card number;Vehicle;Station;Product;Quantity;Unit;Total amount"
    row = "2025-03-05;4412;ABC-123;Kuusisto;Diesel;40,00;l;66,80"
    for headings in (swedish, english):
        (record,) = records(row, headings=headings)
        assert isinstance(record, Reading)
        assert (record.kind, record.amount, record.site) == ("fuel-diesel", 40, "ABC-123")
