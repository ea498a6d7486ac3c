"""Swedish, second round: two-digit years, promises in three columns, contacts as "who" and "how to reach", a row a meter with years across."""
# fmt: off

from typing import Any

from tests.sheets.blind.writing import Book, Q, Truth, V, wrong, y

P, S = V("partner", "partner"), V("stödpartner", "supporting")
MEMBERS: list[tuple[Any, ...]] = [
    ("Ljungviks Glasbruk Ab", y(261), P, V("igång", "active"), V("2021", "2021"), 48, "Ljungvik", "Ragnar Glas", "ragnar.glas@glasbruket.example", "018 555 71", ["Ugnens gasförbrukning ner 10 % till 2027", "All el förnybar 2025"]),
    ("Handelsboden Hörnet", y(262), P, V("igång", "active"), V("2021", "2021"), 5, "Ljungvik", "Mimmi Mjöl", "mimmi@hornet.example", None, ["Matsvinn -30 % till 2026 (2022: 4,2 t)", None]),
    ("Skogsvik Plantskola Kb", Q(wrong(263), wrong(263)), P, V("igång", "active"), V("2022", "2022"), 17, "Skogsvik", "Flora Fröberg", "flora@plantskolan.example", "018 555 73", ["Torvfria jordar senast 2028", None]),
    ("Åkeri Långtradarn Ab", y(264), P, V("pausat", "paused"), V("2022", "2022"), 33, "Ljungvik", "Kent Kugg", "kent@langtradarn.example", "018 555 74", ["Dieselförbrukningen från 510 000 l (2021) till 430 000 l (2027)", None]),
    ("Ljungviks Bostäder Ab", y(265), P, V("igång", "active"), V("2021", "2021"), 22, "Ljungvik", "Yrsa Hyra", "yrsa.hyra@ljungviksbostader.example", "018 555 75", ["Fjärrvärmen minskar 12 % 2021–2027", "Solpaneler 80 kWp 2026"]),
    ("Café Kanel", y(266), P, V("avslutat 2024", "left"), V("2022", "2022"), 4, "Ljungvik", "Sanna Socker", "sanna@cafekanel.example", None, [None, None]),
    ("Revisorerna Rät & Rad Ab", y(267), P, V("igång", "active"), V("2023", "2023"), 9, "Skogsvik", "Rolf Rät", "rolf@ratrad.example", "018 555 77", ["Tjänsteresor med tåg i första hand", None]),
    ("Ljungviks Scoutkår rf", None, S, V("igång", "active"), V("2021", "2021"), None, "Ljungvik", "Disa Knop", "disa@ljungviksscouter.example", None, [None, None]),
]
THEMES: dict[str, set[str]] = {
    "All el förnybar 2025": {"renewable_energy"}, "Matsvinn -30 % till 2026 (2022: 4,2 t)": {"food"},
    "Dieselförbrukningen från 510 000 l (2021) till 430 000 l (2027)": {"mobility", "logistics"},
    "Fjärrvärmen minskar 12 % 2021–2027": {"heating"}, "Solpaneler 80 kWp 2026": {"renewable_energy"}, "Tjänsteresor med tåg i första hand": {"mobility"},
}
NUMBERS: dict[str, dict[str, Any]] = {
    "Matsvinn -30 % till 2026 (2022: 4,2 t)": {"percent_change": -30, "target_year": 2026, "baseline_value": 4.2, "baseline_year": 2022},
    "Dieselförbrukningen från 510 000 l (2021) till 430 000 l (2027)": {"indicator": "diesel", "baseline_value": 510000, "baseline_year": 2021, "target_value": 430000, "target_year": 2027},
    "Fjärrvärmen minskar 12 % 2021–2027": {"indicator": "district_heat", "percent_change": -12, "baseline_year": 2021, "target_year": 2027},
    "Solpaneler 80 kWp 2026": {"indicator": "solar_kwp", "target_value": 80, "target_year": 2026},
    "Ugnens gasförbrukning ner 10 % till 2027": {"percent_change": -10, "target_year": 2027},
}
METERS: list[tuple[Any, ...]] = [
    ("Ljungviks Glasbruk", 0, "Elenergi", "electricity", "MWh", (3300, 3250, 3190)), ("Ljungviks Glasbruk", 0, "Vatten", "water", "m3", (2100, 2050, V("ca 2 000", 2000))),
    ("Ljungviks Glasbruk", 0, "Blandavfall", "mixed_waste", "ton", (V(12.5, 12500), V(12, 12000), V(11.4, 11400))),
    ("Handelsboden Hörnet", 1, "Elenergi", "electricity", "MWh", (88, 86, 84)), ("Skogsvik Plantskola", 2, "Elenergi", "electricity", "kWh", (V(210000, 210), V(205000, 205), V(201500, 201.5))),
    ("Skogsvik Plantskola", 2, "Eldningsolja", "heating_oil", "l", (14000, 12500, 11000)),
    ("Ljungviks Bostäder", 4, "Fjärrvärme", "district_heat", "MWh", (8800, 8650, 8420)), ("Ljungviks Bostäder", 4, "Elenergi", "electricity", "MWh", (910, 905, V("-", None))),
    ("Revisorerna Rät och Rad", 6, "Elenergi", "electricity", "MWh", (None, 14, 13.2)), ("Revisorerna Rät och Rad", 6, "Körda km", "vehicle_km", "km", (None, 21000, Q("15000-18000"))),
]


def build() -> tuple[bytes, Truth]:
    book, truth = Book(), Truth()
    rows: list[list[Any]] = [["Partner", "FO", "Partnerskap", "Läge nu", "Inträdesår", "Pers.", "Kommundel/ort", "Vår person där", "Mejla till", "Ring", "Löfte 1", "Löfte 2", "Bara för oss"]]
    for name, business_id, tier, status, joined, staff, town, person, mail, phone, promises in MEMBERS:
        secret = "har dåligt samvete för flygresorna" if name.startswith("Revisorerna") else None
        rows.append([name, business_id, tier, status, joined, staff, town, person, mail, phone, *promises, secret])
        truth.member(name, business_id, tier=tier, status=status, joined=joined, staff=staff, municipality=town, contacts=[(person, mail, phone)])
        for text in filter(None, promises):
            truth.goal(name, text, **({"theme": THEMES[text]} if text in THEMES else {}), **NUMBERS.get(text, {}))
    truth.private.append("dåligt samvete")
    rows.append(["Sammanlagt", None, None, None, None, 138])
    book.sheet("Partnerlista", rows)
    figures: list[list[Any]] = [["Uppföljning, alla år"], [], ["Partner", "Mätare", "Enhet", "2022", "2023", "2024"]]
    for shown, number, meter, indicator, unit, values in METERS:
        figures.append([shown, meter, unit, *values])
        for year, cell in zip((2022, 2023, 2024), values, strict=True):
            asked = Q(cell.raw, cell.value) if getattr(cell, "raw", None) == "ca 2 000" else cell
            truth.figure(MEMBERS[number][0], year, indicator, asked)
    book.sheet("Mätvärden", figures)
    truth.not_members += ["Sammanlagt"]
    return book.bytes(), truth
