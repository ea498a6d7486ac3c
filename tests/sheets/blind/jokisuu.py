"""Finnish: figures in long form, a row a site, year and meter; register with status letters spelt out in a legend."""
# ruff: noqa: ERA001
# fmt: off

from datetime import date
from typing import Any

from tests.sheets.blind.writing import Book, Q, Truth, V, y

P, S = V("Varsinainen", "partner"), V("Tukeva", "supporting")
MEMBERS: list[tuple[Any, ...]] = [
    # id, name, mail(s), tier, status, joined, employees, town
    (y(91), "Jokisuun Kiinteistöt Oy", "tuula.tontti@jokisuunkiinteistot.example; vahtimestari@jokisuunkiinteistot.example", P, V("aktiivinen", "active"), V("01.09.2021", "2021-09-01"), 24, "Jokisuu"),
    (y(92), "Kauppahuone Ranta Oy", "rauno.ranta@kauppahuoneranta.example", P, V("aktiivinen", "active"), V(date(2021, 9, 1), "2021-09-01"), 88, "Jokisuu"),
    (y(93), "Uimahalli Laine sr", "merja.laine@uimahallilaine.example", P, V("aktiivinen", "active"), V("2022", "2022"), 31, "Jokisuu"),
    (y(94), "Jokisuun Satama Oy", "tapio.laituri@jokisuunsatama.example", P, V("aktiivinen", "active"), V("helmikuu 2022", "2022-02"), 45, "Jokisuu"),
    (y(95), "Teurastamo Tarkka Oy", "ville.vartti@teurastamotarkka.example", P, V("aktiivinen", "active"), V("10/2022", "2022-10"), 140, "Perukka"),
    (y(96), "Kukka-Kaisa Tmi", "kaisa@kukkakaisa.example", P, V("keskeyttänyt", "paused"), V(2022, "2022"), 1, "Jokisuu"),
    (y(97), "Jokisuun Kuljetuspiste Oy", "olavi.rekka@kuljetuspiste.example", P, V("aktiivinen", "active"), V(date(2023, 1, 19), "2023-01-19"), 52, "Jokisuu"),
    (y(98), "Lääkäriasema Hetki Oy", "sini.hetki@laakarihetki.example", P, V("aktiivinen", "active"), V("2023", "2023"), V("19 hlö", 19), "Jokisuu"),
    (y(99), "Optikko Silmäys Oy", "seija@silmays.example", P, V("irtisanoutunut", "left"), V(2021, "2021"), 5, "Perukka"),
    (y(100), "Veneveistämö Köli Ky", "kari.koli@veneveistamokoli.example", P, V("aktiivinen", "active"), V(2023, "2023"), 11, "Jokisuu"),
    (y(101), "Varaosaliike Mutteri Oy", "marko@varaosamutteri.example", P, V("haku jätetty", "applied"), None, 7, "Perukka"),
    (y(102), "Jokisuun ammattikoulu", "rehtori@jokisuunammattikoulu.example", S, V("aktiivinen", "active"), V(2021, "2021"), 160, "Jokisuu"),
    (y(103), "Perukan Martat ry", "martat@perukanmartat.example", S, V("aktiivinen", "active"), V(2021, "2021"), None, "Perukka"),
]
ROWS: list[tuple[Any, ...]] = [
    # number, shown, site, year, meter, indicator, value, unit
    (0, "Jokisuun Kiinteistöt Oy", "Torikatu 4", 2022, "Sähkö", "electricity", 220, "MWh"),
    (0, "Jokisuun Kiinteistöt Oy", "Torikatu 4", 2023, "Sähkö", "electricity", 214, "MWh"),
    (0, "Jokisuun Kiinteistöt Oy", "Torikatu 4", 2022, "Kaukolämpö", "district_heat", 610, "MWh"),
    (0, "Jokisuun Kiinteistöt Oy", "Torikatu 4", 2023, "Kaukolämpö", "district_heat", 598, "MWh"),
    (0, "Jokisuun Kiinteistöt Oy", "Rantatie 11", 2022, "Sähkö", "electricity", V(95000, 95), "kWh"),
    (0, "Jokisuun Kiinteistöt Oy", "Rantatie 11", 2023, "Sähkö", "electricity", V(91000, 91), "kWh"),
    (0, "Jokisuun Kiinteistöt Oy", "Rantatie 11", 2023, "Vesi", "water", 1820, "m3"),
    (1, "Kauppahuone Ranta", "Keskusta", 2022, "Sähkö", "electricity", 1100, "MWh"),
    (1, "Kauppahuone Ranta", "Keskusta", 2023, "Sähkö", "electricity", 1065, "MWh"),
    (1, "Kauppahuone Ranta", "Perukka", 2022, "Sähkö", "electricity", 640, "MWh"),
    (1, "Kauppahuone Ranta", "Perukka", 2023, "Sähkö", "electricity", Q("n. 620", 620), "MWh"),
    (1, "Kauppahuone Ranta", "Keskusta", 2023, "Sekajäte", "mixed_waste", V(18.4, 18400), "t"),
    (1, "Kauppahuone Ranta", "Keskusta", 2023, "Biojäte", "bio_waste", V("22 500", 22500), "kg"),
    (2, "Uimahalli Laine", None, 2022, "Sähkö", "electricity", 1320, "MWh"),
    (2, "Uimahalli Laine", None, 2023, "Sähkö", "electricity", 1298, "MWh"),
    (2, "Uimahalli Laine", None, 2023, "Vesi", "water", 31000, "m3"),
    (2, "Uimahalli Laine", None, 2023, "Kaukolämpö", "district_heat", 2750, "MWh"),
    (3, "Jokisuun Satama", "Nosturit", 2023, "Diesel", "diesel", 64000, "l"),
    (3, "Jokisuun Satama", "Varasto B", 2023, "Sähkö", "electricity", 410, "MWh"),
    (3, "Jokisuun Satama", "Varasto B", 2023, "Kevyt polttoöljy", "heating_oil", V("12 m3", 12000), "l"),
    (4, "Teurastamo Tarkka Oy", None, 2022, "Sähkö", "electricity", V("3,9", 3900), "GWh"),
    (4, "Teurastamo Tarkka Oy", None, 2023, "Sähkö", "electricity", V(3.8, 3800), "GWh"),
    (4, "Teurastamo Tarkka Oy", None, 2023, "Jätteet yhteensä", "waste_total", 410000, "kg"),
    (6, "Kuljetuspiste", None, 2022, "Diesel", "diesel", 512000, "litraa"),
    (6, "Kuljetuspiste", None, 2023, "Diesel", "diesel", Q("490 000–500 000"), "litraa"),
    (6, "Kuljetuspiste", None, 2023, "Ajokilometrit", "vehicle_km", 1620000, "km"),
    (7, "Lääkäriasema Hetki Oy", None, 2023, "Sähkö", "electricity", V("ei erillistä mittaria", None), "MWh"),
    (7, "Lääkäriasema Hetki Oy", None, 2023, "Bensiini", "petrol", 800, "l"),
    (9, "Veneveistämö Köli", None, 2023, "Sähkö", "electricity", 76.5, "MWh"),
    (9, "Veneveistämö Köli", None, 2023, "Uusiutuvan sähkön osuus", "renewable_share", V(80, 0.8), "%"),
]
GOALS: list[tuple[Any, ...]] = [
    (0, "Energiankäyttö -15 % vuoteen 2027 mennessä (lähtötaso 2021: 980 MWh)", {"energy_saving", "efficiency"}, None, "MWh", 980, 2021, None, 2027, -15),
    (1, "Sähkön kulutus 1 500 MWh vuonna 2026 (2022: 1 740 MWh)", {"energy_saving", "efficiency"}, "electricity", "MWh", 1740, 2022, 1500, 2026, None),
    (2, "Vedenkulutus -10 % vuoteen 2026 (vertailuvuosi 2022)", {"water"}, "water", "m3", None, 2022, None, 2026, -10),
    (3, "Nosturien diesel vähenee 64 000 litrasta 30 000 litraan 2023–2028", {"logistics", "mobility"}, "diesel", "l", 64000, 2023, 30000, 2028, None),
    (4, "Kierrätysaste 60 %:sta 75 %:iin vuoteen 2027", {"waste_circular"}, "recycling_rate", "fraction", 0.6, None, 0.75, 2027, None),
    (6, "Puolet kalustosta biokaasulle vuoteen 2030 mennessä", {"logistics", "mobility", "renewable_energy"}, None, None, None, None, None, 2030, None),
    (9, "Laminointimuovin kierrätyskokeilu", {"waste_circular"}, None, None, None, None, None, None, None),
]
KINDS = {5: None, 6: "practice"}


def build() -> tuple[bytes, Truth]:
    book, truth = Book(), Truth()
    rows: list[list[Any]] = [["Y-tunnus", "Organisaatio", "Sähköpostiosoite", "Jäsenmuoto", "Jäsenyyden tila", "Sopimuksen pvm", "Hlömäärä", "Sijainti"]]
    for business_id, name, mails, tier, status, joined, staff, town in MEMBERS:
        rows.append([business_id, name, mails, tier, status, joined, staff, town])
        truth.member(name, business_id, tier=tier, status=status, joined=joined, staff=staff, municipality=town, contacts=[(None, m.strip(), None) for m in mails.split(";")])
    book.sheet("Rekisteri", rows)
    long: list[list[Any]] = [["Jäsen", "Kohde", "Vuosi", "Mitä mitataan", "Lukema", "Yks.", "Huom"]]
    for number, shown, site, year, meter, indicator, value, unit in ROWS:
        long.append([shown, site, year, meter, value, unit])
        truth.figure(MEMBERS[number][1], year, indicator, value, site)
    long[5].append("vuokralaisen poika hoitaa, unohtelee")
    truth.private.append("vuokralaisen poika")
    book.sheet("Kulutustiedot", long)
    goals: list[list[Any]] = [["Organisaatio", "Ilmastolupaus", "Vastuuhenkilö"]]
    for position, (number, text, themes, indicator, unit, base, base_year, value, year, change) in enumerate(GOALS):
        goals.append([MEMBERS[number][1], text, None])
        kind = KINDS.get(position, "numeric")
        truth.goal(MEMBERS[number][1], text, theme=themes, indicator=indicator, unit=unit, type={kind} if kind else {"numeric", "milestone"},
                   baseline_value=base, baseline_year=base_year, target_value=value, target_year=year, percent_change=change)
    book.sheet("Lupaukset", goals)
    book.sheet("Koontia", [["Mittari", 2022, 2023], ["Sähkö", 7275, 7110], ["Kaukolämpö", 610, 3348]])
    truth.not_members += ["Sähkö", "Kaukolämpö", "Torikatu 4", "Keskusta", "Nosturit"]
    return book.bytes(), truth
