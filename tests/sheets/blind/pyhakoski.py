"""Finnish, third round: abbreviated headings with line breaks, two years stacked on one sheet, sites as indented rows, goals as sentences."""
# fmt: off

from datetime import date
from typing import Any

from tests.sheets.blind.writing import Book, Q, Truth, V, y

P, S = V("jäs.", None), V("tukijäs.", None)
MEMBERS: list[tuple[Any, ...]] = [
    ("Pyhäkosken Sähköasema Oy", y(301), V("jäsen", "partner"), V("aktiivi", "active"), V("4.5.20", "2020-05-04"), 33, "Pyhäkoski", ("Urpo Volt", "urpo.volt@pyhakoskensahkoasema.example")),
    ("Lihajaloste Palvi Oy", y(302), V("jäsen", "partner"), V("aktiivi", "active"), V(date(2020, 5, 4), "2020-05-04"), 121, "Pyhäkoski", ("Mirva Kinkku", "mirva.kinkku@lihapalvi.example")),
    ("Nuorisokoti Suoja ry", y(303), V("jäsen", "partner"), V("aktiivi", "active"), V("2021", "2021"), 19, "Kiviniemi", ("Jere Suoja", "jere@nuorisosuoja.example")),
    ("Hautaustoimisto Rauha Ky", y(304), V("jäsen", "partner"), V("tauko 2025", "paused"), V("2021", "2021"), 3, "Pyhäkoski", ("Tyyne Rauha", "tyyne@rauhaky.example")),
    ("Kiviniemen Kaivin Oy", y(305), V("jäsen", "partner"), V("aktiivi", "active"), V("10/2022", "2022-10"), V("11 hlöä", 11), "Kiviniemi", ("Kaj Kauha", "kaj@kaivin.example")),
    ("Pyhäkosken kirjasto", None, V("tukijäsen", "supporting"), V("aktiivi", "active"), V("2020", "2020"), 9, "Pyhäkoski", ("Pirjo Opus", "pirjo.opus@pyhakoskenkirjasto.example")),
    ("Tuulivoima Puhuri Oy", y(307), V("jäsen", "partner"), V("hakenut 12/2025", "applied"), None, 4, "Pyhäkoski", ("Otto Tuuli", "otto@puhuri.example")),
]
BLOCKS: dict[int, list[tuple[Any, ...]]] = {
    2023: [("Pyhäkosken Sähköasema", 0, None, 420, 96, 8100, 3100, "Valot lediksi", "Ajojen yhdistely"),
           ("Lihajaloste Palvi Oy", 1, None, 2950, 1100, 51000, 61000, "Savustamon lto", None),
           ("Nuorisokoti Suoja", 2, None, 88, 190, V("-", None), 5200, None, None),
           ("Kiviniemen Kaivin", 4, None, 31, None, Q("n. 77 000", 77000), 1900, "Tyhjäkäyntikoulutus", None)],
    2024: [("Pyhäkosken Sähköasema", 0, None, 411, 94, 7900, 3050, "Sähköpakettiauto", None),
           ("Lihajaloste Palvi Oy", 1, None, None, None, None, None, None, None),
           ("  - Tehdas", 1, "Tehdas", 2600, 980, 12000, 52000, None, None),
           ("  - Terminaali", 1, "Terminaali", 310, 99, 38000, 8100, None, None),
           ("Nuorisokoti Suoja", 2, None, 85, 184, 400, 5100, "Ruokahävikin punnitus", None),
           ("Kiviniemen Kaivin", 4, None, 30, None, 75500, 1850, "Biopolttoaine kokeilussa", "Renkaat uusiksi")],
}
INDICATORS = ("electricity", "district_heat", "diesel", "mixed_waste")
GOALS: list[tuple[Any, ...]] = [
    (0, "Dieselin kulutus -20 % vuoteen 2027 mennessä (2020: 9 500 l)", {"mobility", "logistics"}, {"indicator": "diesel", "percent_change": -20, "target_year": 2027, "baseline_value": 9500, "baseline_year": 2020}),
    (1, "Kaukolämmön kulutus 1 250 MWh:sta 1 000 MWh:iin 2021–2026", {"heating"}, {"indicator": "district_heat", "baseline_value": 1250, "baseline_year": 2021, "target_value": 1000, "target_year": 2026}),
    (1, "Sekajäte enintään 50 000 kg vuonna 2028", {"waste_circular"}, {"indicator": "mixed_waste", "target_value": 50000, "target_year": 2028}),
    (2, "Kasvisruoka kahtena päivänä viikossa", {"food"}, {"type": "practice"}),
    (4, "Kaikki pienkoneet akkukäyttöisiksi vuoteen 2026", None, {"target_year": 2026}),
]


def build() -> tuple[bytes, Truth]:
    book, truth = Book(), Truth()
    rows: list[list[Any]] = [["Ilmastoryhmä / Pyhäkoski"], ["Org.\nnimi", "Y-tunn.", "Jäs.\ntaso", "Tila\n1/26", "Liitt.", "Hlöstö\n(lkm)", "Kotip.", "Yhteyshlö\n+ sposti", "Sis. kommentti"]]
    for name, business_id, tier, status, joined, staff, town, (person, mail) in MEMBERS:
        secret = "leskeksi jäänyt, hienotunteisesti" if "Rauha" in name else None
        rows.append([name, business_id, tier, status, joined, staff, town, f"{person}\n{mail}", secret])
        truth.member(name, business_id, tier=tier, status=status, joined=joined, staff=staff, municipality=town, contacts=[(person, mail, None)])
    truth.private.append("leskeksi")
    book.sheet("Lista", rows)
    stacked: list[list[Any]] = []
    for year, answers in BLOCKS.items():
        stacked += [[f"Vuosi {year}"], ["Organisaatio", "Sähkö MWh", "Kaukolämpö MWh", "Diesel l", "Sekajäte kg", "Toimenpide 1", "Toimenpide 2"]]
        for shown, number, site, *cells in answers:
            *figures, one, two = cells
            stacked.append([shown, *figures, one, two])
            for indicator, cell in zip(INDICATORS, figures, strict=True):
                truth.figure(MEMBERS[number][0], year, indicator, cell, site)
            if site is None:
                truth.report(MEMBERS[number][0], year, measures="\n".join(filter(None, (one, two))) or None)
        stacked += [["Yhteensä", f"=SUM(B3:B{len(stacked)})"], []]
    book.sheet("Seuranta", stacked)
    book.sheet("Tavoitteet", [["Organisaatio", "Tavoite (mitä, paljonko, mihin mennessä)", "Huom."], *[[MEMBERS[n][0], text, None] for n, text, _, _ in GOALS]])
    for number, text, themes, parts in GOALS:
        truth.goal(MEMBERS[number][0], text, **({"theme": themes} if themes else {}), **parts)
    return book.bytes(), truth
