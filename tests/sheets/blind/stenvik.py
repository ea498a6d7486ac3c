"""Swedish, third round: groups for the contact and the reserve, years as groups over the same figures, a hidden sheet."""
# fmt: off

from typing import Any

from tests.sheets.blind.writing import Book, Q, Truth, V, y

M = V("Klimatmedlem", "partner")
MEMBERS: list[tuple[Any, ...]] = [
    ("Stenviks Slakteri Ab", y(321), M, V("Avtal påskrivet", "active"), V("våren 2021", "2021"), 26, "Stenvik", ("Bo Bog", "bo.bog@stenviksslakteri.example", "0195550101"), ("Pia Fläsk", "pia@stenviksslakteri.example")),
    ("Kusthotellet Bränningen Ab", y(322), M, V("Avtal påskrivet", "active"), V("2021-04-01", "2021-04-01"), 44, "Stenvik", ("Vera Våg", "vera@branningen.example", "0195550102"), None),
    ("Nyby Ull & Garn", y(323), M, V("Avtal påskrivet", "active"), V("2022", "2022"), 3, "Nyby", ("Fia Får", "fia@nybyull.example", None), None),
    ("Stenviks El & VVS Ab", y(324), M, V("Har sagt upp sig", "left"), V("2021", "2021"), 15, "Stenvik", ("Ulf Muff", "ulf@stenviksel.example", "0195550104"), None),
    ("Plastgjuteriet Formen Ab", y(325), M, V("Avtal påskrivet", "active"), V("1.10.2022", "2022-10-01"), 67, "Nyby", ("Ali Alm", "ali.alm@formen.example", "0195550105"), ("Eva Ek", "eva.ek@formen.example")),
    ("Nyby Skola", None, V("Stödmedlem", "supporting"), V("Avtal påskrivet", "active"), V("2021", "2021"), 38, "Nyby", ("Rex Tor", "rex.tor@nybyskola.example", None), None),
]
YEARS: dict[int, list[Any]] = {
    2023: [(640, 310, 21000, 18500), (905, 1200, 4100, 32000), (22, None, 1100, 700), (None, None, None, None), (2900, 800, Q("ca 9000", 9000), 41000), (210, 640, None, 5200)],
    2024: [(622, 301, 20100, 17900), (890, 1165, 3950, V("31,5 t", 31500)), (21.5, None, V("finns ej", None), 690), (None, None, None, None), (2810, 770, 8800, 40200), (204, 622, None, 5100)],
}
DONE = ["Ny kylanläggning med värmeåtervinning", "Buffén mindre, svinnet vägs", None, None, "Hydrauliken bytt till el", "Gröna flaggan"]
GOALS: list[tuple[Any, ...]] = [
    (0, "Minska blandavfallet 25 % till 2026 (2021: 21 ton)", {"waste_circular"}, {"indicator": "mixed_waste", "percent_change": -25, "target_year": 2026, "baseline_value": 21000, "baseline_year": 2021}),
    (1, "Fjärrvärmen högst 1 000 MWh år 2027", {"heating"}, {"indicator": "district_heat", "target_value": 1000, "target_year": 2027}),
    (4, "Sänka elförbrukningen med 8 % 2022–2026", {"energy_saving", "efficiency"}, {"indicator": "electricity", "percent_change": -8, "baseline_year": 2022, "target_year": 2026}),
    (4, "Hälften återvunnen råvara 2028", {"waste_circular", "procurement"}, {"target_year": 2028}),
]
INDICATORS = ("electricity", "district_heat", "diesel", "mixed_waste")


def build() -> tuple[bytes, Truth]:
    book, truth = Book(), Truth()
    rows: list[list[Any]] = [["Medlem", "Org.nr", "Slag", "Avtalsläge", "Med i nätverket från", "Manskap", "Hemkommun", "Kontakt", None, None, "Reserv", None, "Förtroligt"],
                             [None, None, None, None, None, None, None, "Namn", "E-post", "Tel", "Namn", "E-post", None]]
    for name, business_id, tier, status, joined, staff, town, one, two in MEMBERS:
        rows.append([name, business_id, tier, status, joined, staff, town, *one, *(two or (None, None)), "konkurs på gång?" if "Slakteri" in name else None])
        truth.member(name, business_id, tier=tier, status=status, joined=joined, staff=staff, municipality=town, contacts=[one, *([(*two, None)] if two else [])])
    truth.private.append("konkurs på gång")
    sheet = book.sheet("Medlemmar", rows)
    for area in ("H1:J1", "K1:L1", *(f"{c}1:{c}2" for c in "ABCDEFGM")):
        sheet.merge_cells(area)
    _figures(book, truth)
    book.sheet("Mål", [["Medlem", "Mål"], *[[MEMBERS[n][0], text] for n, text, _, _ in GOALS]])
    for n, text, themes, parts in GOALS:
        truth.goal(MEMBERS[n][0], text, theme=themes, **parts)
    book.sheet("Gamla listan", [["Medlem", "Org.nr"], ["Gamla Bolaget Ab", y(330)]], hide=True)
    truth.not_members += ["Gamla Bolaget Ab", "Alla tillsammans"]
    return book.bytes(), truth


def _figures(book: Book, truth: Truth) -> None:
    top: list[Any] = ["Medlem"]
    second: list[Any] = [None]
    for year in YEARS:
        top += [year, None, None, None]
        second += ["El MWh", "Fjärrv. MWh", "Diesel l", "Blandavf. kg"]
    body: list[list[Any]] = []
    for number, member in enumerate(MEMBERS):
        body.append([member[0].replace(" Ab", ""), *[cell for year in YEARS for cell in YEARS[year][number]], DONE[number]])
        for year, series in YEARS.items():
            for indicator, cell in zip(INDICATORS, series[number], strict=True):
                truth.figure(member[0], year, indicator, cell)
            if number != 3:
                truth.report(member[0], year, measures=DONE[number] if year == 2024 else None)
    figures = book.sheet("Siffror", [[*top, "Åtgärder 2024"], second, *body, ["Alla tillsammans", "=SUM(B3:B8)"]])
    for area in ("B1:E1", "F1:I1", "A1:A2", "J1:J2"):
        figures.merge_cells(area)
