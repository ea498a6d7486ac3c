"""Ledgers: layouts are told, rows are read one by one, a bad one is listed and stops nothing."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from itertools import chain

import openpyxl
import pytest

from talkoot.intake.layout import ColumnMapping
from talkoot.intake.ledger import LedgerRow, Role, mapping_of, read, reading_of, signature, sniff
from talkoot.intake.reasons import Bad, Left, Notice, Question, Refusal, Unreadable
from talkoot.intake.records import BadRow, LeftOut, Quality, Source
from tests.intake.building import table

HEADINGS = "Pvm;Tili;Tilin nimi;Selite;Toimittaja;Y-tunnus;Summa;ALV"
ROW = "5.3.2025;7410;Sähkö;Lasku 17;Kuusiston Virta Oy;9300101-9;1 234,50;314,80"


def records(data, **told):
    layout = sniff(data, "kirja.csv")
    mapping = mapping_of(layout, told or None)
    return list(read(data, "kirja.csv", mapping))


def rows_of(data, **told):
    return [record for record in records(data, **told) if isinstance(record, LedgerRow)]


def bad_of(data, **told):
    return [(bad.number, bad.reason, bad.column, bad.cell) for bad in records(data, **told) if isinstance(bad, BadRow)]


def amounts(*cells, **told):
    return [
        row.net_eur for row in rows_of(table("Pvm;Selite;Summa", *(f"1.2.2025;x;{cell}" for cell in cells)), **told)
    ]


def test_a_row_as_it_was_booked():
    (row,) = rows_of(table(HEADINGS, ROW))
    assert (row.number, row.dated_on, row.net_eur, row.vat_eur) == (
        2,
        date(2025, 3, 5),
        Decimal("1234.50"),
        Decimal("314.80"),
    )
    assert (row.account, row.account_name, row.full_account) == ("7410", "Sähkö", "7410 Sähkö")
    assert (row.text, row.supplier, row.supplier_id) == ("Lasku 17", "Kuusiston Virta Oy", "9300101-9")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_any_encoding_and_delimiter(encoding, delimiter):
    data = table(HEADINGS.replace(";", delimiter), ROW.replace(";", delimiter), encoding=encoding)
    assert [(row.account_name, row.net_eur) for row in rows_of(data)] == [("Sähkö", Decimal("1234.50"))]


def test_commas_between_cells_and_quoted_amounts():
    data = table(
        "Date,Account,Description,Supplier,Amount", '2025-03-05,7410,"Electricity, March",Kuusisto Power,"1,234.50"'
    )
    assert [(row.text, row.net_eur) for row in rows_of(data)] == [("Electricity, March", Decimal("1234.50"))]


@pytest.mark.parametrize(
    "headings",
    [
        "Datum;Konto;Kontonamn;Beskrivning;Leverantör;FO-nummer;Belopp;Moms",
        "Posting date;Account no.;Account name;Description;Vendor name;Business ID;Net amount;VAT amount",
        "Tositepvm;Tilinumero;Tilin nimi;Selitys;Toimittajan nimi;Toimittajan Y-tunnus;Veroton summa;Veron määrä",
    ],
)
def test_headings_in_three_languages(headings):
    layout = sniff(table(headings, ROW), "a.csv")
    roles = [Role.DATE, Role.ACCOUNT, Role.ACCOUNT_NAME, Role.TEXT, Role.SUPPLIER, Role.SUPPLIER_ID, Role.NET, Role.VAT]
    assert [column.role for column in layout.columns] == roles
    assert layout.questions == ()


def test_the_headings_may_stand_below_other_rows():
    data = table("Leipomo Oy;;;;;;;", "Pääkirja 1.1.-31.12.2025;;;;;;;", "", HEADINGS, ROW)
    layout = sniff(data, "a.csv")
    assert layout.header_row == 3
    assert [row.number for row in rows_of(data)] == [5]
    assert layout.columns[4].samples == ("Kuusiston Virta Oy",)


def test_a_table_without_headings_is_told_by_its_cells():
    data = table("5.3.2025;Lasku 17;12,50", "6.3.2025;Lasku 18;8,00")
    layout = sniff(data, "a.csv")
    assert (layout.header_row, [column.role for column in layout.columns]) == (-1, [Role.DATE, None, Role.NET])
    assert [row.net_eur for row in rows_of(data)] == [Decimal("12.50"), Decimal("8.00")]


def test_the_signature_knows_the_layout_again_and_not_another():
    first, second = sniff(table(HEADINGS, ROW), "a.csv"), sniff(table(HEADINGS, ROW, ROW, encoding="cp1252"), "b.csv")
    other = sniff(table(HEADINGS.replace("Selite", "Viesti"), ROW), "a.csv")
    assert signature(first) == signature(second) != signature(other)


def test_a_mapping_is_remembered_as_plain_values():
    layout = sniff(table("Pvm;Selite;A;B", "03/04/2025;x;1.234;2,50"), "a.csv")
    told = ColumnMapping({Role.DATE: 0, Role.NET: 3}, decimal=",", day_first=False, costs_are_negative=True).to_plain()
    mapping = mapping_of(layout, told)
    assert (mapping.roles, mapping.decimal, mapping.day_first) == ({Role.DATE: 0, Role.NET: 3}, ",", False)
    (row,) = read(table("Pvm;Selite;A;B", "03/04/2025;x;1.234;2,50"), "a.csv", mapping)
    assert (row.dated_on, row.net_eur) == (date(2025, 3, 4), Decimal("-2.50"))


def test_one_bad_row_of_a_hundred_thousand_is_listed_and_the_others_are_read():
    good = "5.3.2025;7410;Sähkö;Lasku;Kuusiston Virta Oy;9300101-9;10,00;2,55"
    bad = good.replace("5.3.2025", "32.13.2025")
    data = table(HEADINGS, *chain([good] * 60_000, [bad], [good] * 39_999))
    read_rows = bad_rows = 0
    total = Decimal(0)
    for record in read(data, "a.csv", mapping_of(sniff(data, "a.csv"))):
        if isinstance(record, LedgerRow):
            read_rows, total = read_rows + 1, total + record.net_eur
        else:
            bad_rows += 1
            assert (record.number, record.reason, record.column, record.cell) == (
                60_002,
                Bad.UNREADABLE_DATE,
                "Pvm",
                "32.13.2025",
            )
            assert record.cells[3] == "Lasku"
    assert (read_rows, bad_rows, total) == (99_999, 1, Decimal("999990.00"))


def test_every_kind_of_bad_row():
    data = table(
        "Pvm;Selite;Summa",
        "1.2.2025;x;abc",
        ";x;5,00",
        "1.2.2025;x;",
        "1.2.2025;x;5,00;y",
        '1.2.2025;"x;5,00',
        "1.2.2025;x;120 kWh",
        "1.2.2025;x;7,00",
    )
    assert bad_of(data) == [
        (2, Bad.UNREADABLE_NUMBER, "Summa", "abc"),
        (3, Bad.MISSING_DATE, "Pvm", ""),
        (4, Bad.MISSING_AMOUNT, "Summa", ""),
        (5, Bad.TOO_MANY_CELLS, "", ""),
        (6, Bad.BROKEN_QUOTES, "", ""),
        (7, Bad.UNREADABLE_NUMBER, "Summa", "120 kWh"),
    ]
    assert [row.net_eur for row in rows_of(data)] == [7]


def test_quotes_over_several_lines_and_inch_marks():
    data = table("Pvm;Selite;Summa", '1.2.2025;"kaksi\nriviä; yhdessä";5,00', '2.2.2025;putki 5" musta;6,00')
    assert [(row.number, row.text, row.net_eur) for row in rows_of(data)] == [
        (2, "kaksi riviä; yhdessä", 5),
        (3, 'putki 5" musta', 6),
    ]


def test_the_rest_of_the_column_settles_a_number():
    assert amounts("1.234", "12,50") == [Decimal(1234), Decimal("12.50")]
    assert amounts("1.234", "12.5") == [Decimal("1.234"), Decimal("12.5")]
    assert amounts("1,234", "12.5") == [Decimal(1234), Decimal("12.5")]


def test_a_number_that_nothing_settles_is_asked():
    data = table("Pvm;Selite;Summa", "1.2.2025;x;1.234", "1.2.2025;x;500")
    assert sniff(data, "a.csv").questions == (Question.DECIMAL_MARK,)
    assert bad_of(data) == [(2, Bad.AMBIGUOUS_NUMBER, "Summa", "1.234")]
    assert amounts("1.234", "500", decimal=",") == [1234, 500]


def test_a_number_is_settled_even_by_the_last_row_of_a_long_column():
    cells = ["1.234", *["500"] * 25_000, "12,50"]
    assert amounts(*cells)[0] == 1234


def test_numbers_in_every_office_form():
    cells = ("1 234,5", "1.234,56", "(100)", "100-", "n. 120", "-5,00 €")
    assert amounts(*cells) == [Decimal(each) for each in ("1234.5", "1234.56", "-100", "-100", "120", "-5.00")]


def test_an_approximate_amount_says_so():
    (row,) = rows_of(table("Pvm;Selite;Summa", "1.2.2025;x;n. 120"))
    assert row.notices == (Notice.APPROXIMATE,)


def test_the_column_tells_finnish_from_american_days():
    def days(*cells, **told):
        return [
            row.dated_on for row in rows_of(table("Pvm;Selite;Summa", *(f"{cell};x;1,00" for cell in cells)), **told)
        ]

    assert days("03/04/2025", "25/04/2025") == [date(2025, 4, 3), date(2025, 4, 25)]
    assert days("03/04/2025", "04/25/2025") == [date(2025, 3, 4), date(2025, 4, 25)]
    assert days("3.4.2025", "2025-04-25") == [date(2025, 4, 3), date(2025, 4, 25)]
    assert days("03/04/2025", day_first=True) == [date(2025, 4, 3)]


def test_days_that_nothing_settles_are_asked():
    data = table("Pvm;Selite;Summa", "03/04/2025;x;1,00", "05/04/2025;x;2,00")
    assert sniff(data, "a.csv").questions == (Question.DAY_OR_MONTH_FIRST,)
    assert [reason for _number, reason, *_rest in bad_of(data)] == [Bad.AMBIGUOUS_DATE, Bad.AMBIGUOUS_DATE]


def test_debit_and_credit_in_columns_of_their_own():
    data = table("Pvm;Tili;Selite;Debet;Kredit", "1.2.2025;4000;a;100,00;", "1.2.2025;4000;b;;30,00")
    assert [row.net_eur for row in rows_of(data)] == [100, -30]
    negative = table("Pvm;Tili;Selite;Debet;Kredit", "1.2.2025;4000;a;100,00;", "1.2.2025;4000;b;;-30,00")
    assert [row.net_eur for row in rows_of(negative)] == [100, -30]


def test_debit_or_credit_as_a_letter():
    data = table("Pvm;Tili;D/K;Selite;Summa", "1.2.2025;4000;D;a;100,00", "1.2.2025;4000;K;b;30,00")
    assert [row.net_eur for row in rows_of(data)] == [100, -30]


def test_net_is_gross_less_vat_and_gross_alone_says_so():
    data = table("Pvm;Selite;Verollinen summa;ALV", "1.2.2025;a;125,50;25,50")
    assert [row.net_eur for row in rows_of(data)] == [100]
    (row,) = rows_of(table("Pvm;Selite;Verollinen summa", "1.2.2025;a;125,50"))
    assert (row.net_eur, row.gross_eur, row.amount_eur) == (None, Decimal("125.50"), Decimal("125.50"))
    assert reading_of(row, "spend-other").notices == (Notice.WITH_VAT,)


def test_mostly_negative_amounts_are_asked_about_and_can_be_turned():
    data = table("Pvm;Selite;Summa", "1.2.2025;a;-10,00", "1.2.2025;b;-20,00", "1.2.2025;c;5,00")
    assert sniff(data, "a.csv").questions == (Question.SIGNS,)
    assert [row.net_eur for row in rows_of(data, costs_are_negative=True)] == [10, 20, -5]


def test_sums_balances_repeated_headings_and_empty_rows_are_no_bad_rows():
    data = table(
        "Pvm;Selite;Summa", "1.2.2025;a;10,00", ";;", "", "Pvm;Selite;Summa", ";Yhteensä;10,00", ";Loppusaldo;10,00"
    )
    left = [record.reason for record in records(data) if isinstance(record, LeftOut)]
    assert left == [Left.REPEATED_HEADING, Left.TOTAL_ROW, Left.TOTAL_ROW]
    assert bad_of(data) == []


def test_another_currency_is_left_out_and_is_no_euros():
    data = table("Pvm;Selite;Summa;Valuutta", "1.2.2025;a;10,00;EUR", "1.2.2025;b;99,00;SEK", "1.2.2025;c;5,00;")
    assert [row.net_eur for row in rows_of(data)] == [10, 5]
    (left,) = (record for record in records(data) if isinstance(record, LeftOut))
    assert (left.reason, left.number, left.amount, left.unit) == (Left.OTHER_CURRENCY, 3, 99, "SEK")


def test_a_spreadsheet_and_the_sheet_that_says_most():
    book = openpyxl.Workbook()
    book.active.append(["Ohje", "Täytä seuraava välilehti"])
    sheet = book.create_sheet("Kirjaukset")
    sheet.append(["Päivämäärä", "Tili", "Selite", "Summa"])
    sheet.append([date(2025, 3, 5), 7410, "Sähkö", 12.1])
    stream = io.BytesIO()
    book.save(stream)
    (row,) = rows_of(stream.getvalue())
    assert (row.dated_on, row.account, row.net_eur) == (date(2025, 3, 5), "7410", Decimal("12.1"))
    assert sniff(stream.getvalue(), "a.xlsx").sheet == "Kirjaukset"


def test_a_path_and_an_open_file_are_read_as_well(tmp_path):
    path = tmp_path / "kirja.csv"
    path.write_bytes(table(HEADINGS, ROW))
    assert [row.net_eur for row in rows_of(path)] == [Decimal("1234.50")]
    with path.open("rb") as stream:
        assert [row.net_eur for row in rows_of(stream)] == [Decimal("1234.50")]
        assert not stream.closed


def test_a_mapping_without_day_or_amount_is_refused():
    data = table("A;B", "1;2")
    for roles in ({}, {Role.DATE: 0}, {Role.NET: 1}):
        with pytest.raises(Unreadable) as refused:
            list(read(data, "a.csv", ColumnMapping(roles)))
        assert refused.value.reason is Refusal.MISSING_COLUMN


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Refusal.EMPTY),
        (b"%PDF-1.7 ...", Refusal.NOT_TEXT),
        (b"hello\nworld\n", Refusal.NO_TABLE),
        (b"PK\x03\x04 no", Refusal.SPREADSHEET),
    ],
)
def test_what_is_no_table_is_refused(data, reason):
    with pytest.raises(Unreadable) as refused:
        sniff(data, "a")
    assert refused.value.reason is reason


def test_a_row_becomes_euros_of_a_kind():
    (row,) = rows_of(table(HEADINGS, ROW))
    reading = reading_of(row, "electricity", "kirja.csv")
    assert (reading.kind, reading.amount, reading.unit, reading.source) == (
        "electricity",
        Decimal("1234.50"),
        "eur",
        Source.LEDGER,
    )
    assert (reading.started_on, reading.ended_on, reading.quality) == (
        date(2025, 3, 5),
        date(2025, 3, 5),
        Quality.BOOKED,
    )
