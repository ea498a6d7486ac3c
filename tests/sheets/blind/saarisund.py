"""Mixed: bilingual headings, three languages in the cells, contacts on a sheet of their own, duplicates, site rows under a member."""
# fmt: off

from datetime import date
from typing import Any

from tests.sheets.blind.writing import Book, Q, Truth, V, y

P, S = "partner", "supporting"
MEMBERS: list[tuple[Any, ...]] = [
    # name, id, level, status, joined, staff, town, shown municipality
    ("Saarisundin Sähkö Oy", y(211), V("Jäsen / Medlem", P), V("aktiivinen", "active"), V("1.2.2021", "2021-02-01"), 58, "Saarisund"),
    ("Sunds Fiskrökeri Ab", y(212), V("medlem", P), V("aktiv", "active"), V("1.2.2021", "2021-02-01"), 12, "Saarisund"),
    ("Island Ferries Oy Ab", y(213), V("member", P), V("active", "active"), V(date(2021, 2, 1), "2021-02-01"), 84, "Saarisund"),
    ("Päiväkoti Pikku Poiju Oy", y(214), V("jäsen", P), V("aktiivinen", "active"), V("syyskuu 2021", "2021-09"), V("18 hlöä", 18), "Saarisund"),
    ("Holms Byggnads Ab", V(y(215).replace("-", "–"), y(215)), V("medlem", P), V("aktiv", "active"), V("11/2021", "2021-11"), Q("n. 45", 45), "Holmö"),
    ("Kauppa-Aitta Kivi Oy", y(216), V("jäsen", P), V("aktiivinen", "active"), V("2022", "2022"), 23, "Kivilahti"),
    ("Bokhandeln Läsbar", y(217), V("medlem", P), V("slutat", "left"), V("2021", "2021"), 3, "Saarisund"),
    ("Sundin Autokorjaamo Ky", y(218), V("jäsen", P), V("lopettanut toimintansa", "left"), V("2021", "2021"), 4, "Saarisund"),
    ("Kivilahden Kalatukku Oy", y(219), V("jäsen", P), V("aktiivinen", "active"), V("12.12.2022", "2022-12-12"), 37, "Kivilahti"),
    ("Holmö Camping", V("saknas", None), V("medlem", P), V("paus", "paused"), V("våren 2022", "2022"), 2, "Holmö"),
    ("Pohjantähti Software Oy", y(221), V("member", P), V("awaiting signature", "awaiting_signature"), None, 61, "Saarisund"),
    ("Saarisundin Golf Oy", y(222), V("jäsen", P), V("kiinnostunut", "lead"), None, None, "Saarisund"),
    ("Svenska Klubben rf", y(223), V("stödmedlem", S), V("aktiv", "active"), V("2021", "2021"), 1, "Saarisund"),
    ("Saariston ammattiopisto", y(224), V("tukijäsen", S), V("aktiivinen", "active"), V("2021", "2021"), 133, "Saarisund"),
]
CONTACTS: list[tuple[Any, ...]] = [
    # shown name, number, person, role, mail, phone
    ("Saarisundin Sähkö Oy", 0, "Raimo Johto", "yhteyshenkilö", "raimo.johto@saarisundinsahko.example", "0455550001"),
    (None, 0, "Kaija Sulake", "varahenkilö", "kaija.sulake@saarisundinsahko.example", "0455550002"),
    ("Sunds Fiskrökeri", 1, "Pehr Sik", "kontakt", "pehr@sundsfisk.example", "0455550003"),
    ("Island Ferries", 2, "Mary Quay", "contact", "mary.quay@islandferries.example", "0455550004"),
    (None, 2, "Tom Buoy", "signatory", "tom.buoy@islandferries.example", None),
    ("Pikku Poiju", 3, "Poijula, Salla", "yht.hlö", "salla.poijula@pikkupoiju.example", "0455550005"),
    ("Holms Byggnads Ab", 4, "Bo Holm", "kontaktperson", "bo.holm@holmsbygg.example", "0455550006"),
    ("Kauppa-aitta Kivi", 5, "Kirsi Kivi", "yht.hlö", "kirsi@kauppaaittakivi.example", "0455550007"),
    ("Kivilahden Kalatukku Oy", 8, "Ahti Evä", "yht.hlö", "ahti.eva@kalatukku.example", "0455550008"),
    ("Holmö Camping", 9, "Siv Tält", "kontakt", "siv@holmocamping.example", None),
    ("Pohjantähti Software Oy", 10, "Neil Byte", "contact", "neil.byte@pohjantahti.example", None),
    ("Svenska Klubben", 12, "Gösta Skål", "ordförande", "gosta@svenskaklubben.example", "0455550009"),
    ("Saariston ammattiopisto", 13, "Outi Tieto", "yhteyshenkilö", "outi.tieto@saaristonao.example", "0455550010"),
]
YEAR_23: list[tuple[Any, ...]] = [
    # shown, number, site, electricity, heat, diesel, waste, water, measures, note
    ("Saarisundin Sähkö Oy", 0, None, 1450, 310, 21000, 14200, 610, "Verkostohäviöt kartoitettu", None),
    ("Sunds Fiskrökeri Ab", 1, None, V("210,5", 210.5), None, 3900, V("8,1 t", 8100), 4200, "Rökgasen filtreras, isen görs nattetid", "mycket lukt, grannarna klagar"),
    ("Island Ferries", 2, "M/S Saari", 120, None, 420000, 5100, 900, "Slower crossings", None),
    ("Island Ferries", 2, "M/S Holm", 84, None, 288000, 3900, 700, None, None),
    ("Island Ferries", 2, "Terminal", 310, 420, 0, 9800, 1100, None, None),
    ("Päiväkoti Pikku Poiju", 3, None, V("48 600 kWh", 48.6), 95, V("ei ole", None), 4100, 510, "Kasvisruokapäivä", None),
    ("Holms Byggnad", 4, None, 88, None, Q("31 000 - 33 000"), V("ca 40 ton", 40000), V("-", None), "HVO på två byggen", None),
    ("Kauppa-Aitta Kivi", 5, None, 690, 210, None, 33000, 480, "Kylmäkaappeihin ovet", None),
    ("Kivilahden Kalatukku", 8, None, Q(905000, None), None, 12500, 17800, 7900, "CO2-kylmälaitos", "tj avioeron keskellä"),
]
YEAR_24: list[tuple[Any, ...]] = [
    ("Saarisundin Sähkö", 0, None, 1431, 300, 20100, 13900, 600, "Etäluenta käyttöön", None),
    ("Sunds Fiskrökeri", 1, None, 204, None, 3800, 7900, 4100, "Spillvärme till lokalen", None),
    ("Island Ferries Oy Ab", 2, "M/S Saari", 118, None, 401000, 5000, 880, "Shore power at Saarisund", None),
    ("Island Ferries Oy Ab", 2, "M/S Holm", 83, None, 279000, 3800, 690, None, None),
    ("Island Ferries Oy Ab", 2, "Terminal", 301, 411, 0, 9500, 1080, None, None),
    ("Pikku Poiju", 3, None, 47.9, 93, None, 4000, 505, "Lelukierrätys", None),
    ("Holms Byggnads Ab", 4, None, 90, None, 32000, 39500, 95, "Eldriven minigrävare", None),
    ("Kauppa-Aitta Kivi Oy", 5, None, 671, 204, None, 32100, 470, "LED-valot", None),
    ("Kivilahden Kalatukku Oy", 8, None, 880, None, 12100, 17000, 7700, "Styroksi kiertoon", None),
]
GOALS: list[tuple[Any, ...]] = [
    (0, "Verkostohäviöt 4,2 %:sta 3,5 %:iin vuoteen 2027", None, {"numeric"}, 2027),
    (1, "Dieseln minskar 20 % till 2026 (basår 2021)", {"logistics", "mobility"}, {"numeric"}, 2026),
    (2, "One fully electric ferry by 2028", {"logistics", "mobility"}, {"milestone", "numeric"}, 2028),
    (3, "Ruokahävikki puoleen vuoteen 2025 mennessä", {"food"}, {"numeric"}, 2025),
    (4, "Fossilfria byggarbetsplatser senast 2030", {"construction"}, {"milestone", "numeric"}, 2030),
    (8, "Sähkönkulutus -10 % vuoteen 2026 (2022: 930 MWh)", {"energy_saving", "efficiency"}, {"numeric"}, 2026),
]
INDICATORS = ("electricity", "district_heat", "diesel", "mixed_waste", "water")
CHANGES = {1: -20, 3: -50, 8: -10}


def build() -> tuple[bytes, Truth]:
    book, truth = Book(), Truth()
    people: dict[int, list[Any]] = {}
    for _, number, person, _, mail, phone in CONTACTS:
        people.setdefault(number, []).append(("Salla Poijula" if "," in person else person, mail, phone))
    rows: list[list[Any]] = [["Organisaatio / Organisation", "Y-tunnus / FO-nummer", "Jäsentyyppi / Medlemstyp", "Tila / Läge", "Alkoi / Började", "Henkilöstö / Personal", "Kunta / Kommun", "Sisäinen arvio / Intern bedömning"]]
    for number, (name, business_id, tier, status, joined, staff, town) in enumerate(MEMBERS):
        rows.append([name, business_id, tier, status, joined, staff, town, "heikko, ei nosteta esiin" if number == 4 else None])
        truth.member(name, business_id, tier=tier, status=status, joined=joined, staff=staff, municipality=town, contacts=people.get(number, []))
    rows.append(["Kalatukku Kivilahti", y(219).replace("-", ""), "jäsen", "aktiivinen", None, None, None])
    rows += [[], ["Yhteensä / Totalt", 14]]
    book.sheet("Jäsenet-Medlemmar", rows)
    truth.private += ["heikko, ei nosteta esiin"]
    book.sheet("Kontaktit-Kontakter", [["Org.", "Nimi / Namn", "Rooli / Roll", "S-posti / E-post", "GSM"], *[[c[0], c[2], c[3], c[4], c[5]] for c in CONTACTS]])
    goals: list[list[Any]] = [["Jäsen / Medlem", "Tavoite / Mål"]]
    for number, text, themes, types, year in GOALS:
        goals.append([MEMBERS[number][0], text])
        truth.goal(MEMBERS[number][0], text, theme=themes, type=types, target_year=year, percent_change=CHANGES.get(number))
    book.sheet("Tavoitteet-Mål", goals)
    for year, answers in ((2023, YEAR_23), (2024, YEAR_24)):
        _follow(book, truth, year, answers)
    truth.not_members += ["Yhteensä / Totalt", "M/S Saari", "Terminal", "Kalatukku Kivilahti"]
    return book.bytes(), truth


def _follow(book: Book, truth: Truth, year: int, answers: list[tuple[Any, ...]]) -> None:
    rows: list[list[Any]] = [["Jäsen / Medlem", "Toimipaikka / Enhet", "Sähkö / El MWh", "Kaukolämpö / Fjärrvärme MWh", "Diesel l", "Sekajäte / Blandavfall kg", "Vesi / Vatten m3", "Toimenpiteet / Åtgärder", "Muistiinpanot"]]
    reported: set[str] = set()
    for shown, number, site, *cells in answers:
        *figures, measures, note = cells
        rows.append([shown, site, *figures, measures, note])
        name = MEMBERS[number][0]
        for indicator, cell in zip(INDICATORS, figures, strict=True):
            asked = Q(cell.raw, cell.value) if getattr(cell, "raw", None) == "ca 40 ton" else cell
            truth.figure(name, year, indicator, asked, site)
        if name not in reported:
            truth.report(name, year, measures=measures)
            reported.add(name)
        if note:
            truth.private.append(note)
    rows.append(["Summa", None, *[f"=SUM({c}2:{c}{len(answers) + 1})" for c in "CDEFG"]])
    book.sheet(f"Seuranta-Uppföljning {year}", rows)
