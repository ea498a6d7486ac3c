"""Finnish, second round: rarer headings, figures a row a member and year in kWh and tonnes, change and level beside each other."""
# fmt: off

from datetime import date
from typing import Any

from tests.sheets.blind.writing import Book, Q, Truth, V, y

P, S = V("ilmastokumppani", "partner"), V("tukijajäsen", "supporting")
MEMBERS: list[tuple[Any, ...]] = [
    ("Haukirannan Konttori Oy", y(241), P, V("messissä", "active"), V(date(2021, 1, 15), "2021-01-15"), 12, V("10-49", "10-49"), "Haukiranta", "Aila Mappi", "aila.mappi@konttori.example", "041 555 6001", None),
    ("Louhosmiehet Oy", y(242), P, V("mukana", "active"), V("15.1.2021", "2021-01-15"), 58, V("50-249", "50-249"), "Haukiranta", "Timo Murske", "timo.murske@louhosmiehet.example", "041 555 6002", None),
    ("Kalastaja Vene Tmi", y(243), P, V("mukana", "active"), V("keväällä 2021", "2021"), 1, V("alle 10", "<10"), "Siikasaari", "Vesa Vene", "vesa@kalastajavene.example", None, "puhelin toimii vain maissa"),
    ("Haukirannan Lentopallo ry", y(244), S, V("mukana", "active"), V("2022", "2022"), None, None, "Haukiranta", "Lea Verkko", "lea@haukirannanlentis.example", None, None),
    ("Ikkunatehdas Ruutu Oy", y(245), P, V("tauolla", "paused"), V("3/2022", "2022-03"), 41, V("10-49", "10-49"), "Haukiranta", "Ossi Karmi", "ossi.karmi@ruutu.example", "041 555 6005", "lomautuksia, ei kiusata"),
    ("Matkahuolto Majakka Oy", y(246), P, V("sopimus allekirjoitettavana", "awaiting_signature"), None, 8, V("alle 10", "<10"), "Siikasaari", "Maj-Lis Loisto", "majlis@majakka.example", "041 555 6006", None),
    ("Hoitokoti Tuulentupa Oy", y(247), P, V("mukana", "active"), V("30.8.2022", "2022-08-30"), 77, V("50-249", "50-249"), "Haukiranta", "Heta Hoiva", "heta.hoiva@tuulentupa.example", "041 555 6007", None),
    ("Siikasaaren Osuuspankki", y(248), P, V("yhdistyi 2024", "ended_by_merger"), V("2021", "2021"), 14, V("10-49", "10-49"), "Siikasaari", None, None, None, None),
    ("Kahvipaahtimo Tumma Oy", y(249), P, V("mukana", "active"), V("11.11.2023", "2023-11-11"), 6, V("alle 10", "<10"), "Haukiranta", "Ida Papu", "ida@kahvitumma.example", "041 555 6009", None),
    ("Haukirannan lukio", None, S, V("mukana", "active"), V("2021", "2021"), 44, V("10-49", "10-49"), "Haukiranta", "Rauni Reppu", "rauni.reppu@haukirannanlukio.example", None, None),
]
DATA: list[tuple[Any, ...]] = [
    # shown, number, year, kWh, green %, heat, oil, diesel, waste t, water, CO2, deeds, returned
    ("Haukirannan Konttori", 0, 2023, V(41200, 41.2), V(50, 0.5), 62, None, 900, V(3.1, 3100), 120, 14, "Tulostimet pois", V("2.2.2024", "2024-02-02")),
    ("Haukirannan Konttori", 0, 2024, V("39 800", 39.8), V(100, 1), 60, None, 850, V(2.9, 2900), 115, 11, "Vihreä sähkö", V("5.2.2025", "2025-02-05")),
    ("Louhosmiehet Oy", 1, 2023, V(812000, 812), V(0, 0), None, 22000, 188000, V(44, 44000), 510, 690, "Tyhjäkäynti kuriin; murskaimeen taajuusmuuttaja", V(date(2024, 2, 9), "2024-02-09")),
    ("Louhosmiehet Oy", 1, 2024, V(798000, 798), V(20, 0.2), None, 20500, Q("n. 180 000", 180000), V(41, 41000), 500, 655, "Sähköinen pyöräkuormaaja", V(date(2025, 2, 12), "2025-02-12")),
    ("Kalastaja Vene", 2, 2024, V(4100, 4.1), V(100, 1), None, None, 5200, V(0.4, 400), V("ei mittaria", None), 14, None, V("1.3.2025", "2025-03-01")),
    ("Hoitokoti Tuulentupa", 6, 2023, V(301000, 301), V(60, 0.6), 540, None, 2100, V(18.5, 18500), 3900, 160, "Ruokalistat uusiksi", V("12.2.2024", "2024-02-12")),
    ("Hoitokoti Tuulentupa", 6, 2024, V(298500, 298.5), V(60, 0.6), 522, None, 2000, V(17.9, 17900), 3850, 151, "LEDit käytäville\nTermostaatit vaihdettu", V("14.2.2025", "2025-02-14")),
    ("Kahvipaahtimo Tumma", 8, 2024, V("88 MWh", 88), V(100, 1), 12, None, 700, V("2,2", 2200), 90, 19, "Paahtimen hukkalämpö talteen", V("20.2.2025", "2025-02-20")),
]
INDICATORS = ("electricity", "renewable_share", "district_heat", "heating_oil", "diesel", "waste_total", "water", "emissions")
SAVE = {"energy_saving", "efficiency"}
GOALS: list[tuple[Any, ...]] = [
    (0, "Energiansäästö", SAVE, "Sähköä viidennes vähemmän", "sähkönkulutus", "electricity", "MWh", "MWh", 2021, 46, 2026, -20, None),
    (1, "Kuljetus", {"logistics", "mobility"}, "Dieselin kulutus laskuun", "diesel", "diesel", "l", "l", 2021, 210000, 2028, None, 160000),
    (2, "Liikenne", {"mobility", "logistics"}, "Veneeseen sähkömoottori", None, None, None, None, None, None, 2030, None, None),
    (6, "Vesi", {"water"}, "Vettä säästetään suihkuissa", "vedenkulutus", "water", "m3", "m3", 2022, 4100, 2026, -10, None),
    (8, "Jätteet", {"waste_circular"}, "Kierrätysaste ylös", "kierrätysaste", "recycling_rate", "%", "fraction", 2023, V(55, 0.55), 2027, None, V(80, 0.8)),
]


def build() -> tuple[bytes, Truth]:
    book, truth = Book(), Truth()
    rows: list[list[Any]] = [["HAUKIRANNAN ILMASTOPORUKKA"], ["Vastuuhenkilö: kaupungin ympäristösuunnittelija"], ["Väriselitteet: sininen = soitettu"], [],
                             ["Yrityksen virallinen nimi", "Yritystunnus (Y)", "Osallistumisen laji", "Tilanne 1/2026", "Sopimus astui voimaan", "Henkilöitä", "Kokoluokka (EU)",
                              "Kotipaikka", "Ensisijainen yhteyshlö", "Hänen meilinsä", "Matkapuh.", "Omia merkintöjä"]]
    for record in MEMBERS:
        rows.append(list(record))
        name, business_id, tier, status, joined, staff, size, town, person, mail, phone, remark = record
        truth.member(name, business_id, tier=tier, status=status, joined=joined, staff=staff, size_class=size, municipality=town, contacts=[(person, mail, phone)] if person else [])
        if remark:
            truth.private.append(remark)
    book.sheet("Yritysluettelo", rows)
    data: list[list[Any]] = [["Yritys", "Vuosi", "Sähkönkulutus, kWh", "josta vihreää (%)", "Lämpö, MWh (kaukolämpö)", "Löpö (l)", "Dieseliä (l)", "Jätettä yht. (t)", "Vettä (m³)", "Päästöt tCO2", "Tehdyt teot", "Palautuspäivä"]]
    for shown, number, year, *cells in DATA:
        data.append([shown, year, *cells])
        *figures, deeds, returned = cells
        for indicator, cell in zip(INDICATORS, figures, strict=True):
            truth.figure(MEMBERS[number][0], year, indicator, cell)
        truth.report(MEMBERS[number][0], year, responded=returned.value, measures=deeds)
    book.sheet("SEURANTA", data)
    goals: list[list[Any]] = [["Nimi", "Tavoitealue", "Tavoitteen sanallinen muoto", "Seurattava luku", "Yks", "Vertailuvuosi", "Vertailuarvo", "Tavoitevuosi", "Tavoiteltu muutos %", "Tavoiteltu taso"]]
    for number, area, themes, text, shown, indicator, unit, canonical, base_year, base, year, change, level in GOALS:
        goals.append([MEMBERS[number][0], area, text, shown, unit, base_year, base, year, change, level])
        truth.goal(MEMBERS[number][0], text, theme=themes, indicator=indicator, unit=canonical, type="numeric" if indicator else "milestone", baseline_value=base,
                   baseline_year=base_year, target_value=level, target_year=year, percent_change=change)
    book.sheet("Tavoitetaulu", goals)
    return book.bytes(), truth
