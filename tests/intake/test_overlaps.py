"""The same energy in two files is found and told; nothing is taken away."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from talkoot.intake.overlaps import find, proposal
from talkoot.intake.reasons import Same
from talkoot.intake.records import Quality, Reading, Sort, Source


def reading(source, amount, unit="kWh", *, kind="electricity", days=((1, 1), (12, 31)), **told):
    start, end = (date(2025, *day) for day in days)
    told = {"file": f"{source}.csv", "reference": "1"} | told
    return Reading(kind, Decimal(amount), unit, start, end, source, **told)


def whys(*readings):
    return [overlap.why for overlap in find(readings)]


METER = reading(Source.DATAHUB, 46_000, site="643006966022791278", quality=Quality.MEASURED, reference="point BN01")
BILLS = [reading(Source.FINVOICE, 3_850, days=((month, 1), (month, 28)), document=str(month)) for month in range(1, 13)]
TRANSFER = [
    reading(Source.FINVOICE, 3_850, days=((month, 1), (month, 28)), same_energy=True, file="siirto.xml")
    for month in range(1, 13)
]


def test_a_meter_and_bills_of_the_same_year():
    (overlap,) = find([METER, *BILLS])
    assert (overlap.why, overlap.first.source, overlap.second.source) == (
        Same.METER_AND_BILL,
        Source.DATAHUB,
        Source.FINVOICE,
    )
    assert overlap.keep == (0,)
    assert overlap.leave == tuple(range(1, 13))
    assert overlap.difference == Decimal(46_200 - 46_000) / 46_000
    assert not overlap.sites_are_known


def test_only_the_bills_that_meet_the_meter_are_told():
    half = reading(Source.DATAHUB, 20_000, days=((1, 1), (6, 30)))
    (overlap,) = find([half, *BILLS])
    assert (overlap.leave, overlap.started_on, overlap.ended_on) == (
        tuple(range(1, 7)),
        date(2025, 1, 1),
        date(2025, 6, 28),
    )


def test_other_years_kinds_and_known_sites_do_not_meet():
    earlier = Reading("electricity", Decimal(5), "kWh", date(2024, 1, 1), date(2024, 12, 31), Source.FINVOICE, "1")
    heat = reading(Source.FINVOICE, 50, "MWh", kind="district-heat")
    elsewhere = reading(Source.FINVOICE, 50, site="643003825107340356")
    assert whys(METER, earlier, heat, elsewhere) == []


def test_energy_and_its_transfer():
    (overlap,) = find([*BILLS, *TRANSFER])
    assert (overlap.why, overlap.leave, overlap.difference) == (Same.TRANSFER_AND_ENERGY, tuple(range(12, 24)), 0)


def test_transfer_alone_is_the_energy():
    assert find(TRANSFER) == []
    assert proposal(TRANSFER, find(TRANSFER)) == frozenset()


def test_what_was_paid_and_how_much_there_was():
    booked = [reading(Source.LEDGER, 300, "eur", days=((month, 15), (month, 15)), sort=Sort.SPEND) for month in (2, 3)]
    (overlap,) = find([*BILLS, *booked])
    assert (overlap.why, overlap.leave, overlap.difference) == (Same.EUROS_AND_AMOUNT, (12, 13), None)


def test_a_bill_that_was_booked_a_month_later_still_meets():
    january = reading(Source.FINVOICE, 3_850, days=((1, 1), (1, 31)))
    assert whys(january, reading(Source.LEDGER, 300, "eur", days=((3, 1), (3, 1)))) == [Same.EUROS_AND_AMOUNT]
    assert whys(january, reading(Source.LEDGER, 300, "eur", days=((4, 1), (4, 1)))) == []


def test_euros_for_fuel_meet_the_litres_of_every_fuel():
    card = [reading(Source.FUEL_CARD, 40, "l", kind=kind, site="ABC-1") for kind in ("fuel-diesel", "fuel-petrol")]
    euros = reading(Source.LEDGER, 300, "eur", kind="fuel-diesel", days=((2, 28), (2, 28)))
    assert whys(*card, euros) == [Same.EUROS_AND_AMOUNT, Same.EUROS_AND_AMOUNT]
    assert whys(*card) == []


def test_fuel_of_a_card_and_of_an_invoice():
    card = reading(Source.FUEL_CARD, 500, "l", kind="fuel-diesel", site="ABC-1")
    assert whys(card, reading(Source.FINVOICE, 500, "l", kind="fuel-diesel")) == [Same.CARD_AND_BILL]
    assert whys(card, reading(Source.FINVOICE, 500, "l", kind="fuel-petrol")) == []


def test_one_invoice_in_two_files():
    told = {"supplier_id": "9300101-9", "document": "1001"}
    first, second = (reading(Source.FINVOICE, 300, file=file, **told) for file in ("a.xml", "b.xml"))
    (overlap,) = find([first, second])
    assert (overlap.why, overlap.keep, overlap.leave) == (Same.SAME_BILL, (0,), (1,))


def test_two_files_of_one_sort_are_told_and_not_proposed():
    readings = [reading(Source.FINVOICE, 300, file=file, document=file) for file in ("a.xml", "b.xml")]
    overlaps = find(readings)
    assert [overlap.why for overlap in overlaps] == [Same.SAME_PERIOD]
    assert proposal(readings, overlaps) == frozenset()


def test_two_series_of_one_meter():
    again = reading(Source.DATAHUB, 46_000, site=METER.site, reference="point BN02")
    assert whys(METER, again) == [Same.SAME_METER]


def test_measured_and_estimated_energy_of_one_series_belong_together():
    estimated = reading(Source.DATAHUB, 50, site=METER.site, reference=METER.reference, quality=Quality.ESTIMATED)
    assert find([METER, estimated]) == []


def test_euros_of_an_invoice_and_the_books_meet_by_the_seller():
    invoice = reading(
        Source.FINVOICE,
        180,
        "eur",
        kind="spend-cleaning",
        days=((2, 1), (2, 28)),
        supplier="Kirkas Oy",
        sort=Sort.SPEND,
    )
    booked = reading(
        Source.LEDGER, 180, "eur", kind="spend-cleaning", days=((3, 3), (3, 3)), supplier="KIRKAS OY", sort=Sort.SPEND
    )
    other = reading(
        Source.LEDGER, 90, "eur", kind="spend-cleaning", days=((3, 3), (3, 3)), supplier="Toinen Oy", sort=Sort.SPEND
    )
    (overlap,) = find([invoice, booked, other])
    assert (overlap.why, overlap.leave) == (Same.BILL_AND_LEDGER, (1,))


def test_a_credit_note_lowers_the_bills_and_is_no_overlap():
    credit = reading(Source.FINVOICE, -300, days=((3, 1), (3, 31)), document="c")
    (overlap,) = find([METER, *BILLS, credit])
    assert overlap.second.amount == 46_200 - 300


def test_the_proposal_leaves_seconds_and_fees_and_changes_nothing():
    fee = reading(Source.FINVOICE, 5, "eur", kind="", sort=Sort.FEE)
    readings = (METER, *BILLS, *TRANSFER, fee)
    left = proposal(readings, find(readings))
    assert left == frozenset(range(1, 26))
    assert sum(item.amount for place, item in enumerate(readings) if place not in left) == 46_000
