"""The same heading in other words, and the same columns in another order: no two coordinators agree on either."""

import io
import random
import re
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

SYNONYMS: dict[str, tuple[str, ...]] = {
    "Company": ("Company name", "Organisation", "Member organisation"),
    "Business ID": ("Company ID", "Business ID (Y-tunnus)", "Reg. no."),
    "Employees": ("Staff", "No. of employees", "Headcount"),
    "Joined": ("Member since", "Date of joining", "Joining date"),
    "Town": ("Municipality", "City", "Location"),
    "E-mail": ("Email", "E-mail address", "Contact email"),
    "Phone": ("Tel.", "Telephone", "Mobile"),
    "Electricity (MWh)": ("Electricity use, MWh", "Purchased electricity (MWh)", "Power MWh"),
    "District heating (MWh)": ("District heat, MWh", "Heating (district), MWh"),
    "Diesel (litres)": ("Diesel, l", "Diesel fuel (l)"),
    "Waste, total (kg)": ("Total waste kg", "All waste (kg)"),
    "Water (m3)": ("Water use m³", "Water consumption (m3)"),
    "What was done": ("Measures taken", "Actions", "What did you do?"),
    "Our remarks (internal)": ("Internal notes", "Notes", "Remarks - do not publish"),
    "Baseline year": ("Base year", "Starting year"),
    "Baseline": ("Starting level", "Baseline value"),
    "Target": ("Target value", "Target level"),
    "Kumppani": ("Jäsen", "Yritys", "Organisaation nimi", "Jäsenorganisaatio"),
    "Yritys": ("Organisaatio", "Yrityksen nimi", "Kumppani"),
    "Organisaatio": ("Kumppani", "Jäsen", "Yritys/yhteisö"),
    "Y-tunnus": ("Y-tunn.", "y-tunnus", "Y-TUNNUS", "Yritys- ja yhteisötunnus"),
    "Henkilöstö": ("Henkilöstömäärä", "Hlömäärä", "Työntekijät"),
    "Työntekijöitä": ("Henkilöstö", "Henkilökuntaa", "hlöä"),
    "Kunta": ("Kotikunta", "Paikkakunta", "Sijaintikunta"),
    "Kotipaikka": ("Kunta", "Kotikunta"),
    "S-posti": ("Email", "Sähköposti", "e-mail"),
    "Sähköpostiosoite": ("Sähköposti", "S-posti", "Meili"),
    "Puhelin": ("Puh.", "Puhelinnumero", "GSM"),
    "Sähkö, MWh": ("Sähkönkulutus MWh", "Ostosähkö (MWh)", "Sähköenergia, MWh"),
    "Sähkö (kWh)": ("Sähkönkulutus kWh", "Sähköä, kWh"),
    "Kaukolämpö, MWh": ("Kaukolämmön kulutus MWh", "KL (MWh)", "Kaukolämpöä MWh"),
    "Bensiini, l": ("Bensa l", "Bensiiniä litraa"),
    "Sekajäte, kg": ("Sekajätteen määrä (kg)", "Sekajätettä kg", "Polttokelpoinen/sekajäte, kg"),
    "Vesi, m3": ("Vedenkulutus m³", "Veden kulutus, m3", "Vettä (m3)"),
    "Jätteet yht. (t)": ("Jätteet yhteensä, t", "Kokonaisjätemäärä (t)"),
    "Kevyt polttoöljy (l)": ("Lämmitysöljy, l", "Polttoöljy litraa"),
    "Muistiinpanot": ("Huomioita", "Huom.", "Lisätiedot (sisäiset)"),
    "Liittymispäivä": ("Liittynyt", "Mukana alkaen", "Liittymispvm"),
    "Lähtöarvo": ("Lähtötaso", "Nykytaso"),
    "Tavoitearvo": ("Tavoitetaso", "Tavoite (arvo)"),
    "Medlem / verksamhetsställe": ("Organisation / arbetsplats", "Medlem / ställe"),
    "FO-nummer": ("FO-nr", "Företags- och organisationsnummer", "FO nr"),
    "Med sedan": ("Medlem sedan", "Anslöt sig", "Startdatum"),
    "Hemort": ("Ort", "Kommun", "Hemkommun"),
    "El (MWh)": ("Elförbrukning MWh", "Ström, MWh", "Köpt el (MWh)"),
    "Fjärrvärme (MWh)": ("Fjärrvärme, MWh", "Fjv (MWh)"),
    "Vatten (m3)": ("Vattenförbrukning m³", "Vatten, kubik"),
    "Åtgärder": ("Genomförda åtgärder", "Vad ni gjort", "Gjort under året"),
    "Anteckningar": ("Anm.", "Egna anteckningar", "Övrigt (internt)"),
}


def disguise(rng: random.Random, data: bytes, truth: dict[str, Any], *, shuffle: bool) -> bytes:
    """The same workbook with other headings and, on sheets without merged cells, another order of columns."""
    book = load_workbook(io.BytesIO(data))
    for sheet in book.worksheets:
        for row in sheet.iter_rows(max_row=6):
            _reword(rng, [cell for cell in row if cell.value in SYNONYMS])
        if shuffle and not sheet.merged_cells.ranges:
            _shuffle(rng, sheet, truth)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _reword(rng: random.Random, heads: list[Cell]) -> None:
    """A heading said twice is said the same way; two different ones never in the same words."""
    told: dict[str, str] = {}
    for head in heads:
        word = str(head.value)
        if word not in told:
            free = [other for other in (word, *SYNONYMS[word]) if other not in told.values()]
            told[word] = rng.choice(free or [word])
        head.value = told[word]


def _shuffle(rng: random.Random, sheet: Worksheet, truth: dict[str, Any]) -> None:
    width = sheet.max_column
    places = [1, *rng.sample(range(2, width + 1), width - 1)]
    rows = [[(cell.value, cell.number_format) for cell in row] for row in sheet.iter_rows()]
    for at, row in enumerate(rows, 1):
        for old, (value, number_format) in enumerate(row):
            cell = sheet.cell(at, places[old])
            cell.value, cell.number_format = value, number_format
    moved = {get_column_letter(old): get_column_letter(new) for old, new in enumerate(places, 1)}
    _follow(truth, sheet.title, moved)


def _follow(part: Any, title: str, moved: dict[str, str]) -> None:
    for name, value in part.items() if isinstance(part, dict) else enumerate(part):
        if isinstance(value, (dict, list)):
            _follow(value, title, moved)
        elif name == "cell" and (match := re.fullmatch(rf"{re.escape(title)}!([A-Z]+)(\d+)", str(value))):
            column = match[1] if column_index_from_string(match[1]) > len(moved) else moved[match[1]]
            part[name] = f"{title}!{column}{match[2]}"
