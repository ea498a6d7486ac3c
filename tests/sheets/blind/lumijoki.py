"""Finnish: a register and the export of a survey tool, with whole questions as headings."""
# ruff: noqa: DTZ001
# fmt: off

from datetime import datetime
from typing import Any

from tests.sheets.blind.writing import Book, Q, Truth, V, wrong, y

P, S = V("Ilmastokumppani", "partner"), V("Tukija", "supporting")
ON = V("Aktiivi", "active")
MEMBERS: list[tuple[Any, ...]] = [
    # name, id, tier, status, joined, town, contact name, mail, phone, second mail
    ("Lumijoen Osuusmeijeri", y(31), P, ON, V(2020, "2020"), "Lumijoki", "Kerttu Kirnu", "kerttu.kirnu@lumijoenmeijeri.example", "050 555 3101", None),
    ("Konepaja Rautio & Pojat Ky", y(32), P, ON, V(2020, "2020"), "Lumijoki", "Eero Rautio", "eero@rautiopojat.example", "0505553102", None),
    ("Hirsitalo Honka-aho Oy", y(33), P, ON, V("2021", "2021"), "Lumijoki", "Anne Honka-aho", "anne.honka-aho@hirsihonkaaho.example", "050-5553103", None),
    ("Parturi-kampaamo Kihara Tmi", y(34), P, ON, V("5/2021", "2021-05"), "Lumijoki", "Ritva Kihara", "ritva@kihara.example", "050 555 3104", None),
    ("Lumijoen Vesi Oy", y(35), P, ON, V("11.5.2021", "2021-05-11"), "Lumijoki", "Ilmari Putki", "ilmari.putki@lumijoenvesi.example", "050 555 3105", "asiakaspalvelu@lumijoenvesi.example"),
    ("Perunatila Multa", V(y(36).replace("-", " "), y(36)), P, ON, V("2021", "2021"), "Alajoki", "Jussi Multa", "jussi@perunatilamulta.example", None, None),
    ("Sähköasennus Volttila Oy", y(37), P, V("Tauko", "paused"), V(2022, "2022"), "Lumijoki", "Kaapo Volttila", "kaapo@volttila.example", "050 555 3107", None),
    ("Rakennus-Ahti Oy", y(38), P, ON, V(2022, "2022"), "Lumijoki", "Ahti Laasti", "ahti@rakennusahti.example", "050 555 3108", None),
    ("Kylpylä Lumihuuru Oy", y(39), P, ON, V("17.10.2022", "2022-10-17"), "Lumijoki", "Suvi Höyry", "suvi.hoyry@lumihuuru.example", "050 555 3109", None),
    ("Tilausajot Nopsa Oy", y(40), P, V("Eronnut 12/2024", "left"), V(2022, "2022"), "Alajoki", "Veijo Nopsa", "veijo@nopsa.example", "050 555 3110", None),
    ("Lumijoen Puhelin Oy", y(41), P, ON, V(2023, "2023"), "Lumijoki", "Linnea Linja", "linnea.linja@lumijoenpuhelin.example", "050 555 3111", None),
    ("Eläinlääkäri Tassu Oy", Q(wrong(42), wrong(42)), P, ON, V(2023, "2023"), "Lumijoki", "Päivi Tassu", "paivi@elaintassu.example", "050 555 3112", None),
    ("Lumijoen seurakunta", y(43), S, ON, V(2020, "2020"), "Lumijoki", "Kaisu Virsi", "kaisu.virsi@lumijoenseurakunta.example", "050 555 3113", None),
    ("Lumijoen Luonnonystävät ry", V("ei ole", None), S, ON, V(2020, "2020"), "Lumijoki", "Tuovi Sammal", "tuovi@luonnonystavat.example", None, None),
    ("Kansanopisto Kajo sr", y(44), S, ON, V(2021, "2021"), "Lumijoki", "Urho Kateederi", "urho.kateederi@kansanopistokajo.example", "050 555 3115", None),
]
QUESTIONS = [
    "Vastausaika", "Vastaajan sähköposti", "1. Organisaation nimi", "2. Organisaation Y-tunnus",
    "3. Montako työntekijää teillä oli vuoden 2024 lopussa?", "4. Paljonko sähköä kului vuonna 2024 (MWh)?",
    "5. Kuinka suuri osuus sähköstä oli uusiutuvaa (%)?", "6. Paljonko kaukolämpöä kului vuonna 2024 (MWh)?",
    "7. Dieselin kulutus vuonna 2024 (litraa)", "8. Paljonko sekajätettä syntyi (kg)?", "9. Veden kulutus 2024, m3",
    "10. Mitä toimenpiteitä teitte vuonna 2024 ilmaston hyväksi?", "11. Terveiset koordinaattorille (ei julkaista)",
]
SIXTY = V("60 %", 0.6)
ANSWERS: list[tuple[Any, ...]] = [
    # when, mail, name written by the respondent, register name, id, staff, MWh, share, heat, diesel, waste, water, measures, greeting
    (V(datetime(2025, 2, 3, 9, 12, 44), "2025-02-03"), "kerttu.kirnu@lumijoenmeijeri.example", "Lumijoen osuusmeijeri", 0, y(31), 71, 2890, V(100, 1), 1420, 23100, 9800, 41200, "Pesuvesien lämpö talteen. Kylmävaraston ovet uusittu", None),
    (V(datetime(2025, 2, 3, 15, 2, 1), "2025-02-03"), "eero@rautiopojat.example", "Konepaja Rautio ja pojat", 1, None, V("14", 14), V("188,4", 188.4), V("35%", 0.35), V("ei ole", None), 6100, 2300, 210, "LED-valot halliin; paineilmavuodot korjattu", "vaimo sairaana, siksi myöhässä"),
    (V("4.2.2025 klo 8.05", "2025-02-04"), "anne.honka-aho@hirsihonkaaho.example", "Honka-aho", 2, y(33), 38, 640, SIXTY, 310, 18200, Q("ehkä 7000", 7000), 530, "Kuivaamon ohjaus uusittu", None),
    (V(datetime(2025, 2, 6, 20, 31, 5), "2025-02-06"), "ritva@kihara.example", "Kihara", 3, V(y(34).replace("-", ""), y(34)), 2, V("6 200 kWh", 6.2), V("100 %", 1), V("en tiedä", None), V(0, 0), 90, V("kuuluu vuokraan", None), "Pyyhkeet ilmakuivaukseen", "kiva kysely!"),
    (V(datetime(2025, 2, 10, 10, 0, 0), "2025-02-10"), "ilmari.putki@lumijoenvesi.example", "Lumijoen Vesi", 4, y(35), 19, 1210, V(0, 0), 140, 5200, 1100, 870, "Vuotovesien etsintä jatkui. Pumppuja vaihdettu taajuusmuuttajakäyttöön", None),
    (V(datetime(2025, 2, 11, 21, 44, 0), "2025-02-11"), "jussi@perunatilamulta.example", "Perunatila Multa", 5, y(36), V("3 + kausiväki", 3), V("89 500 kWh", 89.5), V("0 %", 0), None, V("7800 l", 7800), 640, 2100, None, "rahat tiukilla, ei investoida"),
    (V(datetime(2025, 2, 12, 12, 0, 0), "2025-02-12"), "ahti@rakennusahti.example", "Rakennus Ahti Oy", 7, y(38), 44, 121, SIXTY, 88, Q("30000-35000"), V("31 t", 31000), 190, "Purkupuu uusiokäyttöön; työmaakoppien lämmitys ajastettu", None),
    (V(datetime(2025, 2, 12, 16, 20, 0), "2025-02-12"), "suvi.hoyry@lumihuuru.example", "Kylpylä Lumihuuru", 8, y(39), 57, 1830, V("100%", 1), 2950, 1400, 11200, 38900, "Allaspeitteet öiksi", "omistaja myymässä, älä kerro eteenpäin"),
    (V("14.2.2025", "2025-02-14"), "linnea.linja@lumijoenpuhelin.example", "Lumijoen Puhelin", 10, y(41), 26, 480, V("vihreä sähkö", None), 120, 3300, 700, 140, "Konesalin jäähdytys vapaajäähdytykselle", None),
    (V(datetime(2025, 2, 20, 8, 0, 0), "2025-02-20"), "paivi@elaintassu.example", "Eläinlääkäri Tassu", 11, y(42), 8, Q("~42", 42), V(20, 0.2), 36, 1900, 410, 160, None, None),
    (V(datetime(2025, 2, 28, 23, 58, 0), "2025-02-28"), "kaisu.virsi@lumijoenseurakunta.example", "Lumijoen srk", 12, y(43), 21, 260, V("50 %", 0.5), 690, 2100, 1900, 610, "Kirkon peruslämpö 12 asteeseen", None),
    (V(datetime(2025, 3, 1, 7, 15, 0), "2025-03-01"), "urho.kateederi@kansanopistokajo.example", "Kansanopisto Kajo", 14, y(44), 31, 410, V("100 %", 1), 980, 900, 3300, 2900, "Kasvisruokapäivä kahdesti viikossa", None),
]
INDICATORS = ("electricity", "renewable_share", "district_heat", "diesel", "mixed_waste", "water")
GOALS: list[tuple[Any, ...]] = [
    # register number, theme cell, themes accepted, goal, indicator cell, indicator, unit, base year, base, target year, target, (value, change)
    (0, "Energia", {"energy_saving", "efficiency"}, "Sähkönkulutus laskee", "sähkö", "electricity", "MWh", 2020, 3200, 2027, "-15 %", (None, -15)),
    (0, "Vesi", {"water"}, "Vettä kuluu vähemmän", "vedenkulutus", "water", "m3", 2020, 46000, 2026, 40000, (40000, None)),
    (1, "Energia", {"energy_saving", "efficiency"}, "Valaistus ja paineilma kuntoon", "sähkön käyttö", "electricity", "MWh", 2021, 201, 2026, 180, (180, None)),
    (2, "Jätteet", {"waste_circular"}, "Sekajätettä puolet vähemmän", "sekajäte", "mixed_waste", "kg", 2021, 12400, 2028, 6200, (6200, None)),
    (4, "Uusiutuvat", {"renewable_energy"}, "Oma aurinkovoimala", "aurinkopaneelien teho", "solar_kwp", "kWp", 2022, 0, 2027, 120, (120, None)),
    (7, "Liikenne", {"mobility", "logistics"}, "Dieselin kulutus pienemmäksi", "diesel", "diesel", "l", 2021, 39000, 2030, "-30 %", (None, -30)),
    (8, "Lämmitys", {"heating"}, "Lämmön talteenotto altaista", "kaukolämpö", "district_heat", "MWh", 2022, 3300, 2026, 2800, (2800, None)),
    (10, "Uusiutuvat", {"renewable_energy"}, "Sähkö 100 % uusiutuvaa", "uusiutuvan osuus", "renewable_share", "%", 2023, V("40 %", 0.4), 2026, "100 %", (1.0, None)),
]


def build() -> tuple[bytes, Truth]:
    book, truth = Book(), Truth()
    _register(book, truth)
    _goals(book, truth)
    _answers(book, truth)
    book.sheet("Pivot", [["Rivi", "Summa / sähkö"], ["Lumijoki", 8100], ["Alajoki", 89.5], ["Kaikki yhteensä", 8189.5]])
    truth.not_members += ["Lumijoki", "Alajoki", "Kaikki yhteensä", "Testi Testaaja"]
    return book.bytes(), truth


def _register(book: Book, truth: Truth) -> None:
    rows: list[list[Any]] = [["Kotikunta", "Jäsen", "Jäsenlaji", "Tilanne", "Vuodesta", "Y-tunnus", "Yhteyshenkilön nimi", "Yhteyshenkilön sposti", "Yht.hlön puhelin", "Muu sposti"]]
    for name, business_id, tier, status, joined, town, person, mail, phone, other in MEMBERS:
        rows.append([town, name, tier, status, joined, business_id, person, mail, phone, other])
        staff = next((a[5] for a in ANSWERS if MEMBERS[a[3]][0] == name), None)
        contacts = [(person, mail, phone), *([(None, other, None)] if other else [])]
        truth.member(name, business_id, tier=tier, status=status, joined=joined, municipality=town, staff=staff, contacts=contacts)
    book.sheet("Jäsenet 2025", rows)


def _goals(book: Book, truth: Truth) -> None:
    rows: list[list[Any]] = [["Jäsen", "Aihe", "Mihin sitoudutaan", "Millä mitataan", "Yksikkö", "Nykytaso", "Nykytason vuosi", "Tavoitearvo", "Mihin mennessä"]]
    for number, theme, themes, text, shown, indicator, unit, base_year, base, target_year, target, (value, change) in GOALS:
        rows.append([MEMBERS[number][0], theme, text, shown, unit, base, base_year, target, target_year])
        truth.goal(MEMBERS[number][0], text, theme=themes, indicator=indicator, unit="fraction" if unit == "%" else unit, type="numeric",
                   baseline_value=base, baseline_year=base_year, target_value=value, target_year=target_year, percent_change=change)
    book.sheet("Lupaukset", rows)


def _answers(book: Book, truth: Truth) -> None:
    rows: list[list[Any]] = [list(QUESTIONS)]
    for when, mail, shown, number, business_id, staff, *figures in ANSWERS:
        *amounts, measures, greeting = figures
        rows.append([when, mail, shown, business_id, staff, *amounts, measures, greeting])
        name = MEMBERS[number][0]
        for indicator, amount in zip(INDICATORS, amounts, strict=True):
            truth.figure(name, 2024, indicator, amount)
        truth.report(name, 2024, responded=when.value, measures=measures)
        if greeting:
            truth.private.append(greeting)
    rows.append([None, None, None, None])
    book.sheet("Vastaukset", rows)
