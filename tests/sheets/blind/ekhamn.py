"""Swedish: everything on one sheet, years beside each other in single headings, promises numbered in one cell, a column a site."""
# fmt: off

from typing import Any

from tests.sheets.blind.writing import Book, Q, Truth, V, y

ON, LEFT = V("Aktiv medlem", "active"), V("Lämnat 2023", "left")
HEAD = ["Löpnr", "Organisationens namn", "Y-/FO-nummer", "Medlemsstatus", "Anslutningsår", "Anställda (åv)", "Kommun", "Kontakt", "Mejladress", "Tfn",
        "El 2022 (MWh)", "El 2023 (MWh)", "El 2024 (MWh)", "Olja 2023 (l)", "Olja 2024 (l)", "Biltrafik 2023 (mil)", "Biltrafik 2024 (mil)",
        "Våra klimatlöften", "Åtgärder 2023", "Åtgärder 2024", "Ej för spridning"]
P, S = "partner", "supporting"
ROWS: list[tuple[Any, ...]] = [
    # id, name, tier, status, joined, staff, town, contact, mail, phone, figures x7, goals, measures 23, 24, private
    (y(151), "Ekhamns Varv Ab", P, ON, 2020, 62, "Ekhamn", "Gun Spant", "gun.spant@ekhamnsvarv.example", "019 555 101", (880, 861, 840), (31000, 27500), (V(4200, 42000), V(4100, 41000)),
     [("Oljan bort ur målarhallen före 2027", {"heating", "renewable_energy"}), ("Elen -10 % 2022–2026", {"energy_saving", "efficiency"})], "Värmepump beställd", "Värmepump i drift, torkskåp isolerat", None),
    (y(152), "Skärets Lanthandel", P, ON, 2020, 4, "Ekhamn", "Britta Bod", "britta@skaretslanthandel.example", None, (58, 57, Q("omkring 55", 55)), (None, None), (V(310, 3100), V(300, 3000)),
     [("Mindre svinn i frukthyllan", {"food"})], None, "Kylarna bytta", "sonen tar kanske över"),
    (y(153), "Tryckeri Svärtan Ab", P, ON, V("2021", 2021), 17, "Ekhamn", "Nils Färg", "nils.farg@svartan.example", "019 555 103", (V("242 000 kWh", 242), 236, 231), (0, 0), (None, None),
     [("Miljömärkt papper i alla trycksaker senast 2025", {"procurement", "waste_circular"})], "Spillvärmen till lagret", "Plåtarna återvinns", None),
    (y(154), "Ekhamns Taxi Kb", P, LEFT, 2021, 11, "Ekhamn", "Roffe Ratt", "roffe@ekhamnstaxi.example", "019 555 104", (12, None, None), (None, None), (None, None), [], None, None, "dålig stämning i styrelsen"),
    (y(155), "Gårdsmejeriet Klövern", P, ON, "2021", Q("2-3"), "Norrby", "Åsa Klöver", "asa@klovern.example", "019 555 105", (74, 73, V("ej svarat", None)), (2100, 1900), (V(900, 9000), V("?", None)),
     [("Solel 20 kWp 2026", {"renewable_energy"})], "Betesdrift året om", None, None),
    (y(156), "Kommunens Städ & Mat", P, ON, 2022, 95, "Ekhamn", "Pia Slev", "pia.slev@ekhamnstadmat.example", "019 555 106", (510, 505, 498), (None, None), (V(12100, 121000), V("11 900 mil", 119000)),
     [("Klimatsmarta menyer: 30 % lägre avtryck per portion 2028", {"food"})], "Vegetarisk dag", "Svinnvågar i köken; rutter optimerade", None),
    (y(157), "Verkstad Kolven Ab", P, V("Vilande", "paused"), 2022, 9, "Norrby", "Ove Kolv", "ove@kolven.example", None, (41, 40, None), (5200, None), (None, None), [], None, None, "ekonomin svajar"),
    (y(158), "Ekhamns Simhall Ab", P, ON, 2022, 14, "Ekhamn", "Lena Våg", "lena.vag@ekhamnssimhall.example", "019 555 108", (1210, 1180, 1175), (0, 0), (None, None),
     [("Återvinna värmen ur duschvattnet 2025", {"heating", "energy_saving"})], "Nya cirkulationspumpar", "Täckning av bassängen nattetid", None),
    (y(159), "Norrby Snickeri Tmi", P, ON, 2023, 1, "Norrby", "Ivar Hyvel", "ivar@norrbysnickeri.example", None, (None, 6.4, 6.1), (None, None), (V(1400, 14000), V(1350, 13500)), [], "Spånen eldas", None, None),
    (y(160), "Blomsterbutiken Vallmo", P, ON, 2023, 3, "Ekhamn", "Isa Vallmo", "isa@vallmo.example", "019 555 110", (None, 19, 18.5), (None, None), (V(260, 2600), V(250, 2500)), [("Hälften närodlade blommor 2026", {"procurement"})], None, "Avtal med två odlare", None),
]
SUPPORT: list[tuple[Any, ...]] = [
    (y(161), "Ekhamns gymnasium", S, ON, 2020, 41, "Ekhamn", "Carl Krita", "carl.krita@ekhamnsgymnasium.example", None, (300, 298, 290), (None, None), (None, None), [], "Elevernas klimatdag", "Återbruksbod", None),
    (None, "Ekhamns Företagare rf", S, ON, 2020, None, "Ekhamn", "Siw Affär", "siw@ekhamnsforetagare.example", "019 555 112", (None, None, None), (None, None), (None, None), [], None, None, None),
]


def build() -> tuple[bytes, Truth]:
    book, truth = Book(), Truth()
    rows: list[list[Any]] = [["EKHAMNS KLIMATAVTAL, allt i ett"], HEAD]
    for number, record in enumerate([*ROWS, *SUPPORT], 1):
        if record is SUPPORT[0]:
            rows += [[None, "Summa", *([None] * 8), "=SUM(K3:K12)", "=SUM(L3:L12)"], [], ["Stödjande medlemmar"]]
        business_id, name, _, status, joined, staff, town, person, mail, phone, power, oil, miles, goals, first, second, private = record
        promises = "\n".join(f"{n}) {text}" for n, (text, _) in enumerate(goals, 1)) or None
        rows.append([number, name, business_id, status, joined, staff, town, person, mail, phone, *power, *oil, *miles, promises, first, second, private])
        _tell(truth, record)
    rows += [["Antal medlemmar: 12"], ["(åv) = årsverken"]]
    sheet = book.sheet("Blad1", rows)
    sheet.column_dimensions["U"].hidden = True
    truth.not_members += ["Summa", "Stödjande medlemmar", "Antal medlemmar: 12"]
    return book.bytes(), truth


def _tell(truth: Truth, record: tuple[Any, ...]) -> None:
    business_id, name, tier, status, joined, staff, town, person, mail, phone, power, oil, miles, goals, first, second, private = record
    year = str(joined.value if hasattr(joined, "value") else joined)
    truth.member(name, business_id, tier=tier, status=status, joined=V(joined, year), staff=staff, municipality=town, contacts=[(person, mail, phone and phone.replace(" ", ""))])
    for indicator, years, cells in (("electricity", (2022, 2023, 2024), power), ("heating_oil", (2023, 2024), oil), ("vehicle_km", (2023, 2024), miles)):
        for year_, cell in zip(years, cells, strict=True):
            truth.figure(name, year_, indicator, cell)
    for text, themes in goals:
        truth.goal(name, text, theme=themes)
    for year_, measures in ((2023, first), (2024, second)):
        if measures:
            truth.report(name, year_, measures=measures)
    if private:
        truth.private.append(private)
