"""Small files of an invented bakery for tests of taking files in."""

from collections.abc import Container
from decimal import Decimal

from tests.intake.building import finvoice, in_bytes, meter_csv, row_xml, year_of_rows

LEDGER_HEAD = "Pvm;Tili;Selite;Toimittaja;Summa\n"


def datahub_csv(year: int, *, kwh_an_hour: str, missing: Container[int] = ()) -> bytes:
    """A metering point's year by the hour; the hours named are told as missing."""
    amount = f"{Decimal(kwh_an_hour):.6f}".replace(".", ",")
    good, gone = year_of_rows(year, 60, amount), year_of_rows(year, 60, "", quality="MISSING")
    return meter_csv(gone[place] if place in missing else row for place, row in enumerate(good))


def finvoice_xml(number: str, kwh: str, *, credit: bool = False) -> bytes:
    """A bill of electricity for January 2024."""
    sign = "-" if kwh.startswith("-") else ""
    row = row_xml("Sähköenergia", kwh, "kWh", f"{sign}50,00", un="KWH", days=("20240101", "20240131"))
    return in_bytes(finvoice(row, number=number, code="INV02" if credit else "INV01", day="20240210"))


def fuel_card_csv(year: int) -> bytes:
    """Two tankings of diesel and one can of AdBlue a month."""
    rows = ["Päivä;Kortti;Rekisterinumero;Asema;Tuote;Määrä;Yksikkö;Summa sis. ALV"]
    for month in range(1, 13):
        rows += [f"{day}.{month}.{year};4412;LPK-117;Satamatie;Diesel;40,00;l;70,00" for day in (5, 20)]
        rows.append(f"6.{month}.{year};4412;LPK-117;Satamatie;AdBlue;10,00;l;9,50")
    return ("\r\n".join(rows) + "\r\n").encode()
