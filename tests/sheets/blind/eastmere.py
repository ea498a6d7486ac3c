"""English, second round: signatories, people on a sheet of their own, fiscal-year sheets with groups of columns, alumni, one-sentence targets."""
# fmt: off

from datetime import date
from typing import Any

from tests.sheets.blind.writing import Book, Q, Truth, V, y

MEMBERS: list[tuple[Any, ...]] = [
    ("Eastmere Dairy Oy", y(281), V("Signatory", "partner"), V("current", "active"), V(date(2021, 6, 1), "2021-06-01"), 92, "Eastmere"),
    ("Brick & Beam Builders Oy", y(282), V("Signatory", "partner"), V("current", "active"), V("June 2021", "2021-06"), 37, "Eastmere"),
    ("Willow Dental", y(283), V("Signatory", "partner"), V("current", "active"), V(2022, "2022"), V("7 people", 7), "Westmere"),
    ("Ironworks Eastmere Oy", y(284), V("Signatory", "partner"), V("current", "active"), V("2022-11-30", "2022-11-30"), 310, "Eastmere"),
    ("Corner Bookshop", y(285), V("Signatory", "partner"), V("dormant", "paused"), V(2022, "2022"), 2, "Eastmere"),
    ("Meadow Mill Ky", y(286), V("Signatory", "partner"), V("current", "active"), V(2023, "2023"), Q("15-20"), "Westmere"),
    ("Eastmere Chamber of Commerce", y(287), V("Supporting organisation", "supporting"), V("current", "active"), V(2021, "2021"), 6, "Eastmere"),
]
ALUMNI = [("Old Harbour Pub", y(288), "2023", "closed down"), ("Fabric Loft Oy", y(289), "2024", "fell out with the board")]
PEOPLE: list[tuple[Any, ...]] = [
    ("Eastmere Dairy", 0, "Cora Curd", "cora.curd@eastmeredairy.example", "0425550001", "main contact"),
    ("Eastmere Dairy", 0, "Dex Whey", "dex.whey@eastmeredairy.example", None, "deputy"),
    ("Brick and Beam", 1, "Max Mortar", "max@brickbeam.example", "0425550002", "main contact"),
    ("Willow Dental", 2, "Flo Ridge", "flo@willowdental.example", "0425550003", "main contact"),
    ("Ironworks Eastmere", 3, "Al Anvil", "al.anvil@ironworkseastmere.example", "0425550004", "main contact"),
    ("Meadow Mill", 5, "Hugo Husk", "hugo@meadowmill.example", "0425550005", "main contact"),
    ("Eastmere Chamber of Commerce", 6, "Tess Tariff", "tess@eastmerechamber.example", "0425550006", "main contact"),
]
FY: dict[int, list[tuple[Any, ...]]] = {
    2023: [("Eastmere Dairy", 0, 4100, V("40 %", 0.4), 2300, 61000, 2100, 38000, V("61 %", 0.61), 44000, "Heat recovery on the pasteuriser"),
           ("Brick and Beam Builders", 1, 96, V("0 %", 0), None, 54000, 6100, 88000, V("48 %", 0.48), 410, "Timber offcuts donated"),
           ("Willow Dental", 2, V("18 900 kWh", 18.9), V("100 %", 1), 22, None, 300, 410, None, 260, "Digital X-rays"),
           ("Ironworks Eastmere", 3, V("11,2 GWh", 11200), V("25 %", 0.25), 5100, 39000, 2000, 410000, V("88 %", 0.88), 8100, "Furnace lid; compressed-air audit"),
           ("Meadow Mill", 5, 610, V("55 %", 0.55), None, 8800, Q("approx. 900", 900), 12000, None, 700, None)],
    2024: [("Eastmere Dairy Oy", 0, 4020, V("60 %", 0.6), 2210, 58500, 2000, 36500, V("64 %", 0.64), 43100, "Second heat pump"),
           ("Brick & Beam Builders", 1, 94, V("50 %", 0.5), None, 51000, 5800, 84000, V("52 %", 0.52), 400, "HVO in two diggers"),
           ("Willow Dental", 2, 18.4, V("100 %", 1), 21, None, 280, 395, None, 255, "Staff cycle scheme"),
           ("Ironworks Eastmere", 3, 10900, V("25 %", 0.25), 4980, 37500, 1900, 402000, V("89 %", 0.89), 7900, "Waste heat sold to the district network"),
           ("Meadow Mill", 5, V("not available", None), V("55 %", 0.55), None, 8600, 880, 11800, None, 690, "Husks to feed")],
}
INDICATORS = ("electricity", "renewable_share", "district_heat", "diesel", "petrol", "waste_total", "recycling_rate", "water")
TARGETS: list[tuple[Any, ...]] = [
    (0, "Cut water use by 15% by 2027 (2021: 47,000 m3)", {"water"}, {"indicator": "water", "percent_change": -15, "target_year": 2027, "baseline_value": 47000, "baseline_year": 2021}),
    (0, "100% renewable electricity by 2026", {"renewable_energy"}, {"indicator": "renewable_share", "target_value": 1, "target_year": 2026}),
    (1, "Half of the vans electric by 2028", {"mobility", "logistics"}, {"target_year": 2028}),
    (2, "All staff trained in climate skills by 2025", {"staff"}, {"target_year": 2025}),
    (3, "Reduce electricity from 11,900 MWh (2021) to 10,500 MWh (2027)", {"energy_saving", "efficiency"}, {"indicator": "electricity", "baseline_value": 11900, "baseline_year": 2021, "target_value": 10500, "target_year": 2027}),
    (5, "Install 60 kWp of solar by 2026", {"renewable_energy"}, {"indicator": "solar_kwp", "target_value": 60, "target_year": 2026}),
]


def build() -> tuple[bytes, Truth]:
    book, truth = Book(), Truth()
    people: dict[int, list[Any]] = {}
    for _, number, person, mail, phone, _ in PEOPLE:
        people.setdefault(number, []).append((person, mail, phone))
    rows: list[list[Any]] = [["Organisation (as registered)", "Business ID", "Kind of participation", "Standing", "Signed up", "No. of people", "Home town", "Chair's private view"]]
    for number, record in enumerate(MEMBERS):
        rows.append([*record, "sinking ship" if number == 5 else None])
        name, business_id, tier, status, joined, staff, town = record
        truth.member(name, business_id, tier=tier, status=status, joined=joined, staff=staff, municipality=town, contacts=people.get(number, []))
    book.sheet("Signatories", rows)
    book.sheet("Alumni", [["Organisation", "Business ID", "Left in", "Why"], *[list(r) for r in ALUMNI]])
    for name, business_id, _, why in ALUMNI:
        truth.member(name, business_id, status="left")
        truth.private.append(why)
    truth.private.append("sinking ship")
    book.sheet("People", [["Organisation", "Person", "E-mail address", "Mobile", "Function"], *[[p[0], *p[2:]] for p in PEOPLE]])
    for year, answers in FY.items():
        _year(book, truth, year, answers)
    book.sheet("Targets", [["Organisation", "What they aim for"], *[[MEMBERS[n][0], text] for n, text, _, _ in TARGETS]])
    for number, text, themes, parts in TARGETS:
        truth.goal(MEMBERS[number][0], text, theme=themes, **parts)
    return book.bytes(), truth


def _year(book: Book, truth: Truth, year: int, answers: list[tuple[Any, ...]]) -> None:
    rows: list[list[Any]] = [[None, "Energy", None, None, "Vehicles", None, "Waste", None, "Other", None],
                             ["Organisation", "Power MWh", "of which green", "District heat MWh", "Diesel l", "Petrol l", "All waste kg", "Recycled", "Water m3", "Highlights of the year"]]
    for shown, number, *cells in answers:
        rows.append([shown, *cells])
        *figures, highlights = cells
        for indicator, cell in zip(INDICATORS, figures, strict=True):
            truth.figure(MEMBERS[number][0], year, indicator, cell)
        truth.report(MEMBERS[number][0], year, measures=highlights)
    rows.append(["Total", "=SUM(B3:B7)"])
    sheet = book.sheet(f"FY{year}", rows)
    for span in ("B1:D1", "E1:F1", "G1:H1"):
        sheet.merge_cells(span)
    truth.not_members.append("Total")
