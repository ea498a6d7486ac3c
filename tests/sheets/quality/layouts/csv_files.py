"""Two csv files: Finnish with semicolons in Latin-1, Swedish in UTF-8; decimal commas in both."""

import csv
import io
import random
from datetime import datetime

from tests.sheets.quality.firms import Firm, firms
from tests.sheets.quality.layouts.common import Built, remark, written_date, written_id
from tests.sheets.quality.oddities import any_oddity, number_text
from tests.sheets.quality.specs import right
from tests.sheets.quality.truths import Truth

YEAR = 2024
FIGURES = ("electricity", "district_heat", "petrol", "mixed_waste", "water")
HEADS = {
    "fi": (
        ["Jäsen", "Y-tunnus", "Liittynyt", "Paikkakunta", "Sähköposti"],
        ["Sähkö MWh", "Kaukolämpö MWh", "Bensiini l", "Sekajäte kg", "Vesi m3"],
        "Omat muistiinpanot",
    ),
    "sv": (
        ["Organisation", "FO-nr", "Anslöt sig", "Ort", "E-postadress"],
        ["El MWh", "Fjärrvärme MWh", "Bensin l", "Blandavfall kg", "Vatten m3"],
        "Egna anteckningar",
    ),
}


def build_latin(rng: random.Random) -> Built:
    return _build(rng, f"luvut-{YEAR}-latin1.csv", "fi", "latin-1")


def build_utf8(rng: random.Random) -> Built:
    return _build(rng, f"siffror-{YEAR}-utf8.csv", "sv", "utf-8-sig")


def _build(rng: random.Random, name: str, language: str, encoding: str) -> Built:
    truth = Truth(name)
    first, figure_heads, notes = HEADS[language]
    year_head = "Vuosi" if language == "fi" else "År"
    lines: list[list[str]] = [[*first, year_head, *figure_heads, notes]]
    for firm in firms(rng, 9, language, (YEAR,), ("Suvantola", "Ängsö")):
        lines.append(_line(rng, firm, language, truth, len(lines) + 1))
    total = "Yhteensä" if language == "fi" else "Totalt"
    lines.append([total, "", "", "", "", "", *["98765,4"] * len(FIGURES), ""])
    stream = io.StringIO()
    csv.writer(stream, delimiter=";", lineterminator="\r\n").writerows(lines)
    return Built(name, stream.getvalue().encode(encoding, errors="replace"), truth.data)


def _line(rng: random.Random, firm: Firm, language: str, truth: Truth, row: int) -> list[str]:
    written, joined = written_id(rng, firm), written_date(rng, firm.joined, language)
    truth.member(firm, f"csv!{row}", business_id=written[1], joined=joined[1], municipality=right(firm.municipality))
    truth.contact(firm, f"csv!E{row}", email=right(firm.people[0].email))
    if isinstance(joined[0], datetime) or (isinstance(joined[0], int) and joined[0] > 10000):
        cells = [firm.name, written[0], firm.joined.strftime("%d.%m.%Y"), firm.municipality, firm.people[0].email, YEAR]
    else:
        cells = [firm.name, written[0], joined[0], firm.municipality, firm.people[0].email, YEAR]
    for column, indicator in enumerate(FIGURES):
        value, spec = any_oddity(rng, firm.figures[YEAR, indicator], language, indicator)
        if value == "#REF!":
            spec = {"any": [None], "ask": "must"}
        truth.figure(firm, YEAR, indicator, f"csv!{'GHIJK'[column]}{row}", spec)
        cells.append(number_text(value, language, thousands="") if isinstance(value, (int, float)) else value)
    cells.append((remark(rng, language, firm, truth) or "").replace("\u202f", " "))
    return [str(cell).replace("\u202f", "\xa0").replace("–", "-") for cell in cells]
