"""Electronic invoices: signs, units, periods, parts of an energy bill, copies, and files that are refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from talkoot.intake import finvoice as reader
from talkoot.intake.reasons import Bad, Left, Notice, Refusal, Unreadable
from talkoot.intake.records import Sort, Source
from tests.intake.building import POINT, SELLER, SELLER_ID, finvoice, in_bytes, row_xml

ENERGY = row_xml("Sähköenergia", "1200,5", "kWh", "96,04", un="KWH")
TRANSFER = row_xml("Sähkön siirto, yleissiirto", "1200,5", "kWh", "42,02", un="KWH")
TAX = row_xml("Sähkövero", "1200,5", "kWh", "27,00", un="KWH")
BASIC = row_xml("Perusmaksu", "1", "kk", "4,90")


def read(*messages):
    return reader.read(in_bytes(*messages), "laskut.xml")


def only(*rows, **told):
    (reading,) = read(finvoice(*rows, **told)).readings
    return reading


def test_an_energy_row_is_an_amount_with_its_period_and_seller():
    reading = only(ENERGY)
    assert (reading.kind, reading.amount, reading.unit, reading.sort) == (
        "electricity",
        Decimal("1200.5"),
        "kWh",
        Sort.ACTIVITY,
    )
    assert (reading.started_on, reading.ended_on) == (date(2025, 1, 1), date(2025, 1, 31))
    assert (reading.supplier, reading.supplier_id, reading.document) == (SELLER, SELLER_ID, "1001")
    assert (reading.source, reading.reference, reading.net_eur) == (Source.FINVOICE, "1001/1", Decimal("96.04"))


def test_fixed_fees_and_taxes_are_kept_and_not_counted():
    readings = read(finvoice(ENERGY, TAX, BASIC)).readings
    assert [(reading.sort, reading.amount, reading.unit) for reading in readings[1:]] == [
        (Sort.FEE, Decimal("27.00"), "eur"),
        (Sort.FEE, Decimal("4.90"), "eur"),
    ]


def test_transfer_is_the_same_energy_once_more():
    grid = finvoice(TRANSFER, TAX, BASIC, number="2002", seller="Kuusiston Sähköverkko Oy", seller_id="9300102-7")
    file = read(finvoice(ENERGY, BASIC), grid)
    counted = [reading for reading in file.readings if reading.sort is Sort.ACTIVITY]
    assert [(reading.kind, reading.same_energy) for reading in counted] == [
        ("electricity", False),
        ("electricity", True),
    ]
    assert Notice.SAME_ENERGY in counted[1].notices
    assert file.summary().counts["invoices"] == 2


def test_energy_and_transfer_on_one_invoice():
    readings = read(finvoice(ENERGY, TRANSFER)).readings
    assert [reading.same_energy for reading in readings] == [False, True]


def test_a_grid_company_bills_transfer_also_where_it_does_not_say_so():
    rows = (row_xml("Sähkö, kulutus päivä", "700", "kWh", "24,00"), row_xml("Sähköenergia", "700", "kWh", "56,00"))
    readings = read(finvoice(*rows, seller="Kuusiston Sähköverkko Oy")).readings
    assert [reading.same_energy for reading in readings] == [True, False]


@pytest.mark.parametrize(
    ("article", "unit", "un", "kind"),
    [
        ("Kaukolämpö, energia", "MWh", "MWH", "district-heat"),
        ("Fjärrvärme", "MWh", "", "district-heat"),
        ("District heating", "", "MWH", "district-heat"),
        ("Elenergi", "kWh", "", "electricity"),
        ("Electricity, spot", "kWh", "", "electricity"),
        ("Kevyt polttoöljy", "l", "LTR", "fuel-light-oil"),
        ("Diesel", "ltr", "LTR", "fuel-diesel"),
        ("Bensin 95E10", "l", "", "fuel-petrol"),
        ("Maakaasu", "MWh", "", "fuel-natural-gas"),
        ("Gasol", "kg", "XKGM", "fuel-lpg"),
        ("Käyttövesi", "m3", "MTQ", "water-supply"),
        ("Avloppsvatten", "m3", "", "water-treatment"),
        ("Sekajäte", "kg", "KGM", "waste-mixed"),
        ("Biojäte", "t", "TNE", "waste-bio"),
        ("Vehnäjauho", "kg", "KGM", "food-flour"),
    ],
)
def test_words_in_three_languages_tell_the_kind(article, unit, un, kind):
    reading = only(row_xml(article, "12,5", unit, "100,00", un=un))
    assert (reading.kind, reading.amount, reading.sort) == (kind, Decimal("12.5"), Sort.ACTIVITY)


def test_gas_in_kilowatt_hours_asks_for_the_calorific_value():
    assert Notice.GROSS_OR_NET in only(row_xml("Maakaasu", "10", "MWh", "900,00")).notices
    assert Notice.GROSS_OR_NET not in only(row_xml("Maakaasu", "10", "m3", "900,00")).notices


def test_other_rows_are_what_was_spent():
    reading = only(row_xml("Siivouspalvelu", "4", "h", "180,00"))
    assert (reading.kind, reading.amount, reading.unit, reading.sort) == (
        "spend-cleaning",
        Decimal("180.00"),
        "eur",
        Sort.SPEND,
    )


def test_a_row_that_nobody_knows_is_kept_without_a_kind():
    reading = only(row_xml("Tuote 4711", "4", "kpl", "180,00"))
    assert (reading.kind, reading.notices) == ("", (Notice.KIND_UNKNOWN,))


def test_a_monthly_fee_of_a_telephone_is_spent():
    assert only(row_xml("Laajakaista, kuukausimaksu", "1", "kk", "39,90")).sort is Sort.SPEND


def test_a_bare_energy_row_takes_the_kind_of_its_invoice():
    rows = (row_xml("Kaukolämmön perusmaksu", "1", "kk", "40,00"), row_xml("Energiamaksu", "3,2", "MWh", "256,00"))
    reading = read(finvoice(*rows)).readings[1]
    assert (reading.kind, Notice.KIND_FROM_INVOICE in reading.notices) == ("district-heat", True)


def test_a_credit_note_takes_back_whatever_its_signs():
    positive = row_xml("Sähköenergia", "300", "kWh", "24,00")
    negative = row_xml("Sähköenergia", "-300", "kWh", "-24,00")
    for row in (positive, negative):
        reading = only(row, code="INV02")
        assert (reading.amount, reading.net_eur) == (Decimal(-300), Decimal("-24.00"))
        assert reading.notices == (Notice.CREDIT_NOTE,)


def test_a_charge_on_a_credit_note_keeps_the_other_sign():
    rows = (row_xml("Sähköenergia", "-300", "kWh", "-24,00"), row_xml("Palvelu", "1", "kpl", "5,00"))
    assert [reading.net_eur for reading in read(finvoice(*rows, code="INV02")).readings] == [Decimal(-24), Decimal(5)]


def test_a_negative_quantity_on_an_invoice_is_a_negative_row():
    reading = only(row_xml("Sähköenergia, korjaus", "-50", "kWh", "-4,00"))
    assert (reading.amount, reading.notices) == (Decimal(-50), (Notice.CREDIT_ROW,))


def test_a_discount_repeats_a_quantity_and_is_not_counted():
    discount = row_xml("Alennus sähköenergiasta", "1200,5", "kWh", "-10,00")
    readings = read(finvoice(ENERGY, discount)).readings
    assert (readings[1].sort, Notice.PRICE_ADJUSTMENT in readings[1].notices) == (Sort.FEE, True)


def test_the_margin_of_a_spot_price_is_no_energy():
    margin = row_xml("Marginaali", "1200,5", "kWh", "4,80")
    readings = read(finvoice(row_xml("Pörssisähkö", "1200,5", "kWh", "60,00"), margin)).readings
    assert [reading.sort for reading in readings] == [Sort.ACTIVITY, Sort.FEE]


def test_the_same_amount_of_the_same_energy_twice_is_noticed():
    readings = read(finvoice(ENERGY, row_xml("Sähkö, tuulivoima", "1200,5", "kWh", "6,00"))).readings
    assert [Notice.SAME_QUANTITY in reading.notices for reading in readings] == [False, True]


def test_the_period_falls_back_to_the_invoice_and_to_its_day():
    row = row_xml("Sähköenergia", "10", "kWh", "1,00", days=None)
    period = (
        "<DeliveryDetails><DeliveryPeriodDetails><StartDate Format='CCYYMMDD'>20241201</StartDate>"
        "<EndDate Format='CCYYMMDD'>20241231</EndDate></DeliveryPeriodDetails></DeliveryDetails>"
    )
    told = only(row, more=period)
    assert (told.started_on, told.notices) == (date(2024, 12, 1), (Notice.PERIOD_FROM_INVOICE,))
    bare = only(row)
    assert (bare.started_on, bare.ended_on) == (date(2025, 2, 10), date(2025, 2, 10))
    assert bare.notices == (Notice.PERIOD_FROM_INVOICE_DATE,)


def test_the_metering_point_is_found_by_its_check_digit():
    point = f"<InvoiceRow><RowFreeText>Käyttöpaikka {POINT}, viite 643006966022791279</RowFreeText></InvoiceRow>"
    assert only(ENERGY, point).site == POINT


@pytest.mark.parametrize(
    ("quantity", "amount"),
    [("1 200,5", "1200.5"), ("1200.50", "1200.50"), ("1200,500", "1200.500"), ("-12,0", "-12.0")],
)
def test_numbers_of_rows(quantity, amount):
    assert only(row_xml("Sähköenergia", quantity, "kWh", "-1,00" if "-" in quantity else "1,00")).amount == Decimal(
        amount
    )


def test_a_point_before_three_digits_is_settled_by_quantity_times_price():
    assert only(row_xml("Sähköenergia", "1.234", "kWh", "98,72", price="0,08")).amount == 1234
    assert only(row_xml("Kaukolämpö", "1.234", "MWh", "98,72", price="80,00")).amount == Decimal("1.234")


def test_a_point_that_nothing_settles_is_a_bad_row_and_the_others_are_read():
    file = read(finvoice(ENERGY, row_xml("Kaukolämpö", "1.234", "MWh", "98,72")))
    assert [(bad.number, bad.reason, bad.column, bad.cell) for bad in file.bad] == [
        (2, Bad.AMBIGUOUS_NUMBER, "InvoicedQuantity", "1.234")
    ]
    assert len(file.readings) == 1


def test_a_comma_before_three_digits_is_a_decimal_comma():
    assert only(row_xml("Kaukolämpö", "1,234", "MWh")).amount == Decimal("1.234")


def test_unit_codes_that_contradict_each_other_are_noticed():
    reading = only(row_xml("Sähköenergia", "10", "MWh", "800,00", un="KWH"))
    assert (reading.unit, Notice.UNIT_CODES_DIFFER in reading.notices) == ("MWh", True)


def test_sub_rows_are_not_counted_twice():
    sub = (
        "<SubInvoiceRow><SubArticleName>Sähköenergia</SubArticleName>"
        "<SubInvoicedQuantity QuantityUnitCode='kWh'>100</SubInvoicedQuantity>"
        "<SubRowVatExcludedAmount AmountCurrencyIdentifier='EUR'>8,00</SubRowVatExcludedAmount></SubInvoiceRow>"
    )
    whole = read(finvoice(row_xml("Sähköenergia", "100", "kWh", "8,00", inner=sub)))
    assert [reading.amount for reading in whole.readings] == [100]
    assert [row.reason for row in whole.left_out] == [Left.PART_OF_ROW]
    parts = read(finvoice(row_xml("Sähkölasku", "", "", "8,00", inner=sub)))
    assert [(reading.amount, reading.unit) for reading in parts.readings] == [(100, "kWh")]
    assert [row.reason for row in parts.left_out] == [Left.SUMMARY_ROW]


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"code": "INV08"}, Left.NOT_AN_INVOICE),
        ({"code": "ORD01"}, Left.NOT_AN_INVOICE),
        ({"origin": "Copy"}, Left.COPY_OF_INVOICE),
        ({}, Left.SAME_INVOICE_TWICE),
    ],
)
def test_what_repeats_an_invoice_is_left_out_with_the_reason(told, reason):
    file = read(finvoice(ENERGY), finvoice(ENERGY, **told))
    assert [(row.reason, row.reference, row.amount) for row in file.left_out] == [(reason, "1001", Decimal("96.04"))]
    assert len(file.readings) == 1


def test_another_currency_is_left_out():
    row = row_xml("Ohjelmisto", "1", "kpl", "50,00").replace('"EUR"', '"SEK"')
    (left,) = read(finvoice(row)).left_out
    assert (left.reason, left.unit) == (Left.OTHER_CURRENCY, "SEK")


def test_many_invoices_with_envelopes_prefixes_and_encodings():
    envelope = '<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body/></SOAP-ENV:Envelope>'
    utf8 = finvoice(ENERGY, number="2", seller="Åbo Värmekraft Ab").replace("ISO-8859-15", "UTF-8").encode()
    data = (
        envelope.encode() + in_bytes(finvoice(ENERGY, seller="Äänekosken Puro Oy")) + b"\n" + envelope.encode() + utf8
    )
    file = reader.read(data)
    assert [head.seller for head in file.invoices] == ["Äänekosken Puro Oy", "Åbo Värmekraft Ab"]


def test_a_namespace_is_no_hindrance():
    message = finvoice(ENERGY).replace(
        '<Finvoice Version="3.0">', '<Finvoice Version="3.0" xmlns="http://www.finvoice.info/finvoice/3.0">'
    )
    assert len(read(message).readings) == 1


def test_a_broken_invoice_does_not_stop_the_others():
    broken = finvoice(ENERGY, number="5").replace("</ArticleName>", "")
    file = read(broken, finvoice(ENERGY))
    assert [bad.reason for bad in file.bad] == [Bad.BROKEN_XML]
    assert len(file.readings) == 1


def test_xml_of_endless_depth_is_broken():
    deep = finvoice("<InvoiceRow>" + "<a>" * 200 + "</a>" * 200 + "</InvoiceRow>")
    assert [bad.reason for bad in read(deep, finvoice(ENERGY, number="2")).bad] == [Bad.BROKEN_XML]


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE Finvoice SYSTEM "Finvoice.dtd">',
        '<!DOCTYPE x [<!ENTITY a "b">]>',
        "<!doctype Finvoice>",
        '<!ENTITY a "b">',
    ],
)
def test_document_types_and_entities_are_refused(declaration):
    with pytest.raises(Unreadable) as refused:
        read(declaration + finvoice(ENERGY))
    assert refused.value.reason is Refusal.DOCUMENT_TYPE


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", Refusal.EMPTY), (b"<Invoice/>", Refusal.NO_INVOICE), (b"a;b;c", Refusal.NO_INVOICE)],
)
def test_other_files_are_refused(data, reason):
    with pytest.raises(Unreadable) as refused:
        reader.read(data)
    assert refused.value.reason is reason


def test_rows_of_text_only_are_passed_over():
    text = "<InvoiceRow><RowFreeText>Kulutusjakso 1.1.-31.1.2025</RowFreeText></InvoiceRow>"
    file = read(finvoice(text, ENERGY))
    assert (len(file.readings), file.bad, file.left_out) == (1, [], [])
