"""The invented bakery's files: they are read without a bad row, and come to the totals that stand beside their generators."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from stdnum.fi import ytunnus

from talkoot.intake import datahub, finvoice, fuel_cards, ledger, overlaps
from talkoot.intake.recognise import Format, recognise
from talkoot.intake.records import LeftOut, Reading, Sort
from talkoot.seed import emission_bills as bills
from talkoot.seed import emission_books as books
from talkoot.seed import emission_meter as meter
from talkoot.seed.emission_files import COMPANY_ID, emission_files

METER, INVOICES, LEDGER, CARD = emission_files()
FILES = emission_files()


def rows(name):
    return list(ledger.read(FILES[name], name, ledger.mapping_of(ledger.sniff(FILES[name], name))))


@pytest.fixture(scope="module")
def meter_file():
    return datahub.read(FILES[METER], METER)


@pytest.fixture(scope="module")
def invoice_file():
    return finvoice.read(FILES[INVOICES], INVOICES)


def test_every_file_is_recognised():
    found = {name: recognise(data[:200_000], name).format for name, data in FILES.items()}
    assert found == {METER: Format.DATAHUB, INVOICES: Format.FINVOICE, LEDGER: Format.LEDGER, CARD: Format.FUEL_CARD}


def test_the_files_are_the_same_at_every_run():
    assert emission_files() == FILES


def test_the_meter(meter_file):
    (year,) = meter_file.years
    assert (year.measured_kwh, year.estimated_kwh) == (meter.MEASURED_KWH, meter.ESTIMATED_KWH)
    assert (year.missing, year.filled, dict(year.qualities)["EST"]) == (meter.MISSING_HOURS, meter.MISSING_HOURS, 5)
    assert sum(meter.monthly_kwh()) == meter.USED_KWH
    assert abs(year.measured_kwh + year.estimated_kwh + year.filled_kwh - meter.USED_KWH) < 2
    assert (meter_file.bad, year.months_covered) == ([], 12)


def test_the_invoices(invoice_file):
    amounts = Counter()
    for reading in invoice_file.readings:
        amounts[reading.kind, reading.unit, reading.same_energy, reading.sort] += reading.amount
    assert amounts["electricity", "kWh", False, Sort.ACTIVITY] == bills.BILLED_KWH
    assert amounts["electricity", "kWh", True, Sort.ACTIVITY] == bills.BILLED_KWH
    assert amounts["district-heat", "MWh", False, Sort.ACTIVITY] == bills.HEAT_TOTAL_MWH
    assert amounts["water-supply", "m3", False, Sort.ACTIVITY] == bills.WATER_TOTAL_M3
    assert amounts["water-treatment", "m3", False, Sort.ACTIVITY] == bills.WATER_TOTAL_M3
    assert invoice_file.summary().counts["invoices"] == bills.INVOICES
    assert invoice_file.summary().counts["credit_notes"] == 1
    assert (invoice_file.bad, invoice_file.left_out) == ([], [])


def test_bills_alone_and_the_meter_agree_within_one_per_cent(meter_file, invoice_file):
    metered = sum(reading.amount for reading in meter_file.readings())
    assert abs(bills.BILLED_KWH - metered) / metered < Decimal("0.01")
    found = overlaps.find([*meter_file.readings(), *invoice_file.readings])
    assert abs(found[0].difference) < Decimal("0.01")


def test_the_ledger():
    read = [row for row in rows(LEDGER) if isinstance(row, ledger.LedgerRow)]
    assert (len(read), sum(row.net_eur for row in read)) == (books.LEDGER_ROWS, books.LEDGER_NET_EUR)
    assert [row.text for row in rows(LEDGER) if isinstance(row, LeftOut)] == ["Yhteensä 114 316,13"]
    energy = sum(row.net_eur for row in read if row.account_name == "Sähkö")
    assert energy == sum(bill.net for bill in bills.bills() if bill.seller in {bills.POWER, bills.GRID})


def test_the_fuel_card():
    litres, left = Counter(), 0
    for record in fuel_cards.readings(rows(CARD)):
        if isinstance(record, Reading):
            litres[record.kind] += record.amount
        else:
            assert isinstance(record, LeftOut)
            left += 1
    assert (dict(litres), left) == (books.FUEL_LITRES, books.CARD_ROWS_LEFT_OUT)


def test_every_identifier_has_its_check_digit():
    identifiers = {COMPANY_ID, *(row.business_id for row in books.bookings() if row.business_id)}
    assert [each for each in identifiers if not ytunnus.is_valid(each)] == []
    digits = [int(digit) for digit in reversed(meter.POINT)]
    assert sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0
