"""What sort of file it is, by its content."""

from __future__ import annotations

import io

import openpyxl
import pytest

from talkoot.intake.reasons import Known
from talkoot.intake.recognise import Format, recognise
from tests.intake.building import HEADINGS, finvoice, in_bytes, meter_csv, meter_row, row_xml, table

METER = meter_csv([meter_row("2025-01-01T00:00:00Z")])
INVOICE = in_bytes(finvoice(row_xml("Sähköenergia", "1", "kWh", "1,00")))
LEDGER = table("Pvm;Tili;Selite;Summa", "1.2.2025;4000;Jauhot;12,50")
CARD = table("Päivä;Kortti;Tuote;Määrä;Summa", "1.2.2025;4412;Diesel;40,00;66,80")


@pytest.mark.parametrize(
    ("data", "format", "reason"),
    [
        (METER, Format.DATAHUB, Known.DATAHUB_HEADINGS),
        (meter_row("2025-01-01T00:00:00Z").encode() + b"\n" + meter_row("2025-01-01T01:00:00Z").encode(), Format.DATAHUB, Known.DATAHUB_ROWS),
        (INVOICE, Format.FINVOICE, Known.FINVOICE_ELEMENT),
        (b'<SOAP-ENV:Envelope xmlns:SOAP-ENV="x"/>' + INVOICE, Format.FINVOICE, Known.FINVOICE_ELEMENT),
        (INVOICE.decode("iso-8859-15").encode("utf-16"), Format.FINVOICE, Known.FINVOICE_ELEMENT),
        (LEDGER, Format.LEDGER, Known.LEDGER_HEADINGS),
        (CARD, Format.FUEL_CARD, Known.FUEL_HEADINGS),
        (table("Pvm;Tuote;Määrä;Summa", "1.2.2025;Vehnäjauho;40;66,80"), Format.LEDGER, Known.LEDGER_HEADINGS),
        (b'<?xml version="1.0"?><Invoice/>', Format.UNKNOWN, Known.OTHER_XML),
        (b"%PDF-1.7", Format.UNKNOWN, Known.NOT_A_TABLE),
        (b"kirje\nilman taulukkoa\n", Format.UNKNOWN, Known.NOT_A_TABLE),
        (b"PK\x03\x04 half", Format.UNKNOWN, Known.SPREADSHEET_PART),
        (b" \n", Format.UNKNOWN, Known.EMPTY),
        (table("Nimi;Ikä", "Aino;7"), Format.UNKNOWN, Known.NO_KNOWN_HEADINGS),
    ],
)  # fmt: skip
def test_the_content_tells(data, format, reason):
    found = recognise(data, "tiedosto.bin")
    assert (found.format, found.reason) == (format, reason)


def test_a_spreadsheet_of_a_ledger():
    book = openpyxl.Workbook()
    book.active.append(["Pvm", "Tili", "Selite", "Summa"])
    book.active.append(["1.2.2025", 4000, "Jauhot", 12.5])
    stream = io.BytesIO()
    book.save(stream)
    assert recognise(stream.getvalue(), "a.xlsx").format is Format.LEDGER


def test_the_beginning_of_a_long_file_is_enough_wherever_it_is_cut():
    data = meter_csv([meter_row("2025-01-01T00:00:00Z", quality="OKÄ")] * 200)
    assert {recognise(data[:size]).format for size in range(8_000, 8_100)} == {Format.DATAHUB}


def test_the_name_decides_nothing():
    assert recognise(METER, "lasku.xml").format is Format.DATAHUB


def test_headings_without_rows():
    assert recognise((HEADINGS + "\n").encode()).format is Format.DATAHUB
