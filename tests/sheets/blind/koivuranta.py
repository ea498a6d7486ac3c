"""Finnish: members with two contact columns, three years side by side, leads and leavers on sheets of their own."""
# fmt: off

from datetime import date
from typing import Any

from tests.sheets.blind.writing import Book, Q, Truth, V, comment, wrong, y

T, K = V("täysjäsen", "partner"), V("kannatusjäsen", "supporting")
A = V("mukana", "active")
KR = "Koivuranta"
NAMES = {
    1: "Koivurannan Lämpö Oy", 2: "Leipomo Rukiinen Oy", 3: "Metallipaja Takonen Ky", 4: "Hotelli Kuutamo Oy",
    5: "Kuljetusliike Pitkämatka Oy", 6: "Tmi Aino Virsu", 7: "Saha Kuusipiiri Oy", 8: "Kiinteistö Oy Koivurannan Torni",
    9: "Pesula Kuplat Oy", 10: "Koivurannan Vuokratalot Oy", 11: "IT-talo Bittilintu Oy", 12: "Ruokatukku Aitta Oy",
    13: "Autokoulu Ratti Oy", 14: "Maalaamo Sivellin Oy", 15: "Koivurannan Yrittäjät ry", 16: "Koivurannan Opisto sr",
    17: "Osuuskauppa Koivumaa",
}

MEMBERS: list[tuple[Any, ...]] = [
    # number, id, tier, status, joined, staff, class, town, contact 1, contact 2, remark
    (1, y(1), T, A, V(date(2021, 3, 4), "2021-03-04"), 64, V("keskisuuri", "50-249"), KR,
     V("Paavo Hiisi, paavo.hiisi@koivurannanlampo.example, 044 555 1201", ("Paavo Hiisi", "paavo.hiisi@koivurannanlampo.example", "0445551201")),
     V("Tiina Laakso tiina.laakso@koivurannanlampo.example", ("Tiina Laakso", "tiina.laakso@koivurannanlampo.example", None)), None),
    (2, y(2), T, A, V("4.3.2021", "2021-03-04"), V("22 hlöä", 22), V("pieni", "10-49"), KR,
     V("Maija Ruis, maija@rukiinen.example, 044 555 1202", ("Maija Ruis", "maija@rukiinen.example", "0445551202")), None, "tuo aina pullaa kokouksiin"),
    (3, V(y(3).replace("-", ""), y(3)), T, A, V("syksy 2021", "2021"), V("12,5 htv", None), V("pieni", "10-49"), KR,
     V("Taisto Takonen, taisto@takonen.example", ("Taisto Takonen", "taisto@takonen.example", None)), None, None),
    (4, y(4), T, V("jäässä", "paused"), V("2021-10-12", "2021-10-12"), Q("n. 35", 35), V("pieni", "10-49"), KR,
     V("Kuu Tamminen, kuu.tamminen@hotellikuutamo.example, +358 44 555 1204", ("Kuu Tamminen", "kuu.tamminen@hotellikuutamo.example", "0445551204")),
     V("Laskut: laskut@hotellikuutamo.example", (None, "laskut@hotellikuutamo.example", None)), "maksuvaikeuksia, katsotaan syksyllä uudestaan"),
    (5, V(f"FI{y(5).replace('-', '')}", y(5)), T, A, V("1/2022", "2022-01"), 48, V("pieni", "10-49"), V("Koivuranta, Hiekkaniemi", "Koivuranta, Hiekkaniemi"),
     V("Reino Matkanen, reino.matkanen@pitkamatka.example, 044 555 1205", ("Reino Matkanen", "reino.matkanen@pitkamatka.example", "0445551205")), None, None),
    (6, y(6), T, A, V(2022, "2022"), 1, V("mikro", "<10"), KR,
     V("Aino Virsu, aino@virsu.example, 0445551206", ("Aino Virsu", "aino@virsu.example", "0445551206")), None, "äitiyslomalla 3/2025 asti, ei soitella"),
    (7, y(7), T, A, V("15.02.2022", "2022-02-15"), 118, V("keskisuuri", "50-249"), "Sahajoki",
     V("Petteri Pihka, petteri.pihka@kuusipiiri.example, 044 555 1207", ("Petteri Pihka", "petteri.pihka@kuusipiiri.example", "0445551207")),
     V("Oona Oksa, oona.oksa@kuusipiiri.example", ("Oona Oksa", "oona.oksa@kuusipiiri.example", None)), None),
    (8, y(8), T, V("Mukana ", "active"), V(date(2022, 5, 30), "2022-05-30"), Q("20+", 20), V("pieni", "10-49"), KR,
     V("Isännöitsijä Teuvo Kerros, teuvo.kerros@isannointikerros.example", ("Teuvo Kerros", "teuvo.kerros@isannointikerros.example", None)), None, None),
    (9, Q(wrong(9), wrong(9)), T, A, V("kesäkuu 2022", "2022-06"), 16, V("pieni", "10-49"), KR,
     V("Sanna Vaahto, sanna.vaahto@kuplat.example, 044 555 1209", ("Sanna Vaahto", "sanna.vaahto@kuplat.example", "0445551209")), None, None),
    (10, y(10), T, A, V("12.9.22", "2022-09-12"), 41, V("pieni", "10-49"), KR,
     V("Helka Avain, helka.avain@koivurannanvuokratalot.example, 044 555 1210", ("Helka Avain", "helka.avain@koivurannanvuokratalot.example", "0445551210")), None, None),
    (11, y(11), T, V("hakemus tullut", "applied"), None, 33, V("pieni", "10-49"), KR,
     V("Nea Pilvi, nea.pilvi@bittilintu.example", ("Nea Pilvi", "nea.pilvi@bittilintu.example", None)), None, "toimari hankala, mutta yhdyshenkilö loistava"),
    (12, y(12), T, A, V("2023-02-01", "2023-02-01"), V(310, 310), V("suuri", "250+"), "Hiekkaniemi",
     V("Heimo Laari, heimo.laari@ruokatukkuaitta.example, 044 555 1212", ("Heimo Laari", "heimo.laari@ruokatukkuaitta.example", "0445551212")), None, None),
    (13, y(13), T, V("fuusioitui", "ended_by_merger"), V("3.3.2021", "2021-03-03"), 6, V("mikro", "<10"), KR, None, None, "yhdistyi Liikennekoulu Kaista Oy:öön 2023"),
    (14, y(14), T, V("odottaa allekirj.", "awaiting_signature"), None, 9, V("mikro", "<10"), KR,
     V("Pensi Lakka, pensi.lakka@sivellin.example", ("Pensi Lakka", "pensi.lakka@sivellin.example", None)), None, None),
    (17, y(17), T, A, V(date(2023, 9, 20), "2023-09-20"), 780, V("suuri", "250+"), KR,
     V("Vieno Kori, vieno.kori@osuuskauppakoivumaa.example, 044 555 1217", ("Vieno Kori", "vieno.kori@osuuskauppakoivumaa.example", "0445551217")), None, None),
]
SUPPORTERS = [
    (15, y(15), K, A, V(date(2021, 3, 4), "2021-03-04"), 2, V("mikro", "<10"), KR,
     V("Usko Yritys, toimisto@koivurannanyrittajat.example, 044 555 1215", ("Usko Yritys", "toimisto@koivurannanyrittajat.example", "0445551215")), None, None),
    (16, y(16), K, A, V("2022", "2022"), 55, V("keskisuuri", "50-249"), KR,
     V("Rehtori Lahja Oppi, lahja.oppi@koivurannanopisto.example", ("Lahja Oppi", "lahja.oppi@koivurannanopisto.example", None)), None, None),
]
LEADS = [
    ("Kukkakauppa Orvokki", None, "kiinnostunut", "ilmoitti messuilla 2/2024", "Orvo Kki", "orvokki@kukkaorvokki.example"),
    ("Betoniasema Jalusta Oy", y(20), "kontaktoitu 3/2024", "soitettava uudestaan", None, "info@jalusta.example"),
    ("Lääkärikeskus Pulssi Oy", y(21), "kiinnostunut", None, "Sirkka Syke", "sirkka.syke@pulssi.example"),
]
LEFT = [
    ("Videovuokraamo Kela Oy", y(22), V("lopettanut", "left"), 2022, "konkurssi"),
    ("Kangastus Tekstiili Oy", y(23), V("eronnut", "left"), 2023, "ei ollut aikaa, uusi johto ei lämmennyt"),
]

# (name as it stands in the follow-up sheet, electricity 22-24, district heat 22-24, fuel oil 22-24, mixed waste 22-24, km 22-24)
YEARS = (2022, 2023, 2024)
FIGURES: list[tuple[Any, ...]] = [
    (1, "Koivurannan Lämpö", (2210, 2190.5, 2105), (0, 0, 0), (None, None, None), (12400, 11900, 11020), (410000, 402500, 398000)),
    (2, "Leipomo Rukiinen Oy", (V("312,5", 312.5), 305, 298.4), (180, 171, V("168 200 kWh", 168.2)), (None, None, None), (5600, Q("n. 5400", 5400), 5100), (84000, 83500, 81000)),
    (3, "Takonen", (145, 151, 139), (None, None, None), (18000, 16500, 15200), (3300, 3150, 3200), (V("-", None), V("ei mitattu", None), 22000)),
    (5, "Pitkämatka Oy", (96, 94, 91), (210, 205, 199), (None, None, None), (2100, 2000, 1900), (3450000, 3380000, Q("3 300 000 - 3 400 000"))),
    (6, "Tmi Aino Virsu", (3.1, 3, 2.9), (None, None, None), (None, None, None), (60, 55, 50), (1200, 1150, 900)),
    (7, "Saha Kuusipiiri Oy", (4100, 4050, Q(3990000, None)), (None, None, None), (Q("noin 9000", 9000), 8800, 8500), (22000, 21500, 20900), (156000, 150000, 149000)),
    (8, "KOy Koivurannan Torni", (402, 398, 391), (1250, 1222, 1190), (None, None, None), (8800, 8700, 8650), (None, None, None)),
    (9, "Pesula Kuplat Oy", (260, 255, 249), (V("sis. vuokraan", None), V("sis. vuokraan", None), V("sis. vuokraan", None)), (None, None, None), (1500, 1450, 1400), (33000, 32000, 31500)),
    (10, "Koivurannan Vuokratalot Oy", (1530, 1512, 1490), (9800, 9650, Q(-9420, None)), (22000, 12000, 0), (98000, 96000, 94500), (41000, 40000, 39500)),
    (12, "Ruokatukku Aitta", (5200, 5100, V("4,95 GWh", 4950)), (2100, 2050, 1990), (None, None, None), (V("45,2 t", 45200), 44000, 43100), (910000, 905000, 880000)),
    (17, "OK Koivumaa", (11200, 11050, 10900), (4300, 4250, 4180), (None, None, None), (305000, 298000, 290000), (610000, 600000, 590000)),
]
INDICATORS = ("electricity", "district_heat", "heating_oil", "mixed_waste", "vehicle_km")


def _member_sheet(book: Book, truth: Truth) -> None:
    head = ["#", "Yrityksen nimi", "Y-tunnus", "Jäsenyyden taso", "Vaihe", "Liittymispvm", "Henkilöstömäärä", "Yrityskoko", "Sijaintikunta",
            "Yht.hlö 1", "Yht.hlö 2", "Sisäinen muistiinpano"]
    rows: list[list[Any]] = [["Koivurannan ilmastoverkosto – jäsenrekisteri"], ["päivitetty 12.1.2025 / HK"], [], head]
    for record in [*MEMBERS, *SUPPORTERS]:
        number, *cells = record
        if record is SUPPORTERS[0]:
            rows.append(["Kannatusjäsenet"])
        rows.append([number, NAMES[number], *cells])
        business_id, tier, status, joined, staff, size, town, one, two, remark = cells
        truth.member(NAMES[number], business_id, tier=tier, status=status, joined=joined, staff=staff, size_class=size, municipality=town,
                     contacts=[c.value for c in (one, two) if c])
        if remark:
            truth.private.append(remark)
    rows += [["", "Jäseniä yhteensä", "=COUNTA(C5:C21)"], [], ["", "jäässä = ei kutsuta tilaisuuksiin"]]
    sheet = book.sheet("Jäsenrekisteri", rows)
    comment(sheet, "B6", "Maijan mies on valtuustossa, varovasti")
    truth.private.append("Maijan mies on valtuustossa")


def _other_members(book: Book, truth: Truth) -> None:
    book.sheet("Liidit", [["Kontaktoidut / kiinnostuneet"], ["Yritys", "Y-tunnus", "Tilanne", "Muistiin", "Henkilö", "Sähköposti"], *[list(r) for r in LEADS]])
    for name, business_id, _, remark, person, mail in LEADS:
        truth.member(name, business_id, status="lead", contacts=[(person, mail, None)])
        if remark:
            truth.private.append(remark)
    book.sheet("Poistuneet", [["Nimi", "Y-tunnus", "Tilanne", "Poistui v.", "Syy"], *[list(r) for r in LEFT]])
    for name, business_id, status, _, remark in LEFT:
        truth.member(name, business_id, status=status)
        truth.private.append(remark)


def _follow_up(book: Book, truth: Truth) -> None:
    groups = ("Sähkö (MWh)", "Kaukolämpö (MWh)", "Kevyt polttoöljy (litraa)", "Sekajäte (kg)", "Ajetut km")
    top: list[Any] = ["Jäsen"]
    for group in groups:
        top += [group, None, None]
    rows: list[list[Any]] = [top, [None, *(list(YEARS) * 5)]]
    for number, shown, *series in FIGURES:
        rows.append([shown, *[cell for triple in series for cell in triple]])
        for indicator, triple in zip(INDICATORS, series, strict=True):
            for year, cell in zip(YEARS, triple, strict=True):
                truth.figure(NAMES[number], year, indicator, cell)
    rows.append(["YHTEENSÄ", *[f"=SUM({c}3:{c}13)" for c in "BCDEFGHIJKLMNOP"]])
    sheet = book.sheet("Seuranta 2022-2024", rows)
    for first in (2, 5, 8, 11, 14):
        sheet.merge_cells(start_row=1, end_row=1, start_column=first, end_column=first + 2)
    sheet.merge_cells("A1:A2")


def build() -> tuple[bytes, Truth]:
    book, truth = Book(), Truth()
    book.sheet("Ohje", [["Tähän taulukkoon merkitään verkoston jäsenet"], ["Salasana kyselyyn: kysy Helenalta"], ["Liidit siirretään rekisteriin, kun hakemus on tullut"]])
    _member_sheet(book, truth)
    _follow_up(book, truth)
    _other_members(book, truth)
    book.sheet("Yhteenveto", [["Toimiala", "Jäseniä", "Sähkö yht. MWh", "Osuus"], ["Teollisuus", 4, 9000, 0.31], ["Palvelut", 7, 3000, 0.2], ["Kauppa", 2, 15000, 0.49], ["Yhteensä", 13, 27000, 1]])
    truth.not_members += ["Teollisuus", "Palvelut", "Kauppa", "Yhteensä", "Jäseniä yhteensä", "Kannatusjäsenet", "Liikennekoulu Kaista Oy"]
    return book.bytes(), truth
