"""English: members, pledges, a data sheet with a units row, a pipeline of prospects, a lookup sheet."""
# fmt: off

from datetime import date
from typing import Any

from tests.sheets.blind.writing import Book, Q, Truth, V, wrong, y

F, S = V("Full member", "partner"), V("Supporter", "supporting")
ON = V("signed", "active")
MEMBERS: list[tuple[Any, ...]] = [
    # name, reg no, stage, category, joined, headcount, band, town, contact, e-mail, phone, second e-mail, comments
    ("Northport Cold Stores Ltd", y(181), ON, F, V("14 May 2021", "2021-05-14"), 73, V("medium", "50-249"), "Northport", "Alma Frost", "alma.frost@coldstores.example", "+358 40 555 4101", None, None),
    ("Gull Rock Hotel Oy", y(182), ON, F, V(date(2021, 5, 14), "2021-05-14"), Q("approx. 40", 40), V("small", "10-49"), "Northport", "Ben Gull", "ben@gullrock.example", "040 555 4102", "reception@gullrock.example", "owner wants to sell, confidential"),
    ("Tidewater Logistics Oy", V("FI " + y(183), y(183)), ON, F, V("Sept 2021", "2021-09"), 128, V("medium", "50-249"), "Eastquay", "Cara Tide", "cara.tide@tidewater.example", "040 555 4103", None, None),
    ("Bakehouse No. 9", y(184), V("on hold", "paused"), F, V(2021, "2021"), 9, V("micro", "<10"), "Northport", "Dan Rye", "dan@bakehouse9.example", None, None, "bereavement in the family"),
    ("Fjord Analytics Oy", y(185), ON, F, V("2022-02-01", "2022-02-01"), 35, V("small", "10-49"), "Northport", "Ea Data", "ea.data@fjordanalytics.example", "040 555 4105", None, None),
    ("Northport Water & Sewage", y(186), ON, F, V("01/03/2022", "2022-03-01"), 51, V("medium", "50-249"), "Northport", "Finn Pipe", "finn.pipe@northportwater.example", "040 555 4106", None, None),
    ("Harbour Print Works Ky", Q(wrong(187), wrong(187)), ON, F, V("2022", "2022"), 14, V("small", "10-49"), "Northport", "Gwen Ink", "gwen@harbourprint.example", "040 555 4107", None, None),
    ("Lighthouse Clinic Oy", y(188), V("applied", "applied"), F, None, 22, V("small", "10-49"), "Eastquay", "Hal Beam", "hal.beam@lighthouseclinic.example", None, None, None),
    ("Saltmarsh Farm", y(189), ON, F, V("spring 2023", "2023"), V("2 FTE", 2), V("micro", "<10"), "Saltmarsh", "Ivy Sedge", "ivy@saltmarshfarm.example", "040 555 4109", None, None),
    ("Kelp & Co Foods Oy", y(190), ON, F, V("3.10.2023", "2023-10-03"), 260, V("large", "250+"), "Northport", "Jon Kelp", "jon.kelp@kelpco.example", "040 555 4110", None, "CFO is sceptical, B+ partner"),
    ("Mariner Tyres Oy", y(191), V("left", "left"), F, V(2021, "2021"), 6, V("micro", "<10"), "Northport", "Kit Tread", "kit@marinertyres.example", None, None, "left after row about logo"),
    ("Anchor Bank", y(192), V("merged", "ended_by_merger"), F, V(2022, "2022"), 18, V("small", "10-49"), "Northport", None, None, None, None, None),
    ("Northport Technical College", y(193), ON, S, V(2021, "2021"), 190, V("medium", "50-249"), "Northport", "Lou Lathe", "lou.lathe@northporttech.example", "040 555 4113", None, None),
    ("Friends of the Estuary", V("n/a", None), ON, S, V(2022, "2022"), None, None, "Saltmarsh", "Mae Heron", "mae@estuaryfriends.example", None, None, None),
]
PROSPECTS = [("Quayside Cinema Oy", "Nat Reel", "nat@quaysidecinema.example", "interested"), ("Pilot Brewing Oy", "Ola Hop", "ola@pilotbrewing.example", "interested"), ("Dockside Gym", None, "hello@docksidegym.example", "contacted")]
PLEDGES: list[tuple[Any, ...]] = [
    # number, area, themes, pledge, KPI, indicator, unit, canonical unit, base yr, base, target yr, target, (value, change)
    (0, "Energy", {"energy_saving", "efficiency"}, "Cut electricity in the freezers", "Electricity use", "electricity", "MWh", "MWh", 2021, 6400, 2027, "-12%", (None, -12)),
    (0, "Renewables", {"renewable_energy"}, "Solar on the roof of hall 2", "Installed PV capacity", "solar_kwp", "kWp", "kWp", 2021, 0, 2025, 300, (300, None)),
    (1, "Water", {"water"}, "Low-flow showers in every room", "Water consumption", "water", "m³", "m3", 2021, 9800, 2026, 8000, (8000, None)),
    (1, "Food", {"food"}, "Halve breakfast waste", "Food waste per guest", None, "g/guest", None, 2022, 90, 2025, 45, (45, -50)),
    (2, "Transport", {"logistics", "mobility"}, "Less diesel per delivery round", "Diesel", "diesel", "litres", "l", 2021, 640000, 2028, "-25%", (None, -25)),
    (2, "Transport", {"logistics", "mobility"}, "Electric vans in town", "Share of electric vehicles", "ev_share", "%", "fraction", 2021, V(0, 0), 2027, V("60%", 0.6), (0.6, None)),
    (5, "Energy", {"energy_saving", "efficiency"}, "Aeration on demand", "Electricity", "electricity", "kWh", "MWh", 2021, V(1420000, 1420), 2026, V(1250000, 1250), (1250, None)),
    (6, "Waste", {"waste_circular"}, "Better sorting of offcuts", "Recycling rate", "recycling_rate", "%", "fraction", 2022, V("55%", 0.55), 2026, V("80%", 0.8), (0.8, None)),
    (9, "Emissions", None, "Net zero own operations", "Scope 1+2 emissions", "emissions", "tCO2e", "tCO2e", 2022, 1850, 2035, 0, (0, None)),
    (9, "Procurement", {"procurement"}, "Climate criteria in all tenders", "Share of tenders", None, "%", "fraction", 2023, V("20%", 0.2), 2027, V("100%", 1), (1, None)),
    (8, "Heating", {"heating"}, "Wood chips instead of oil", "Heating oil", "heating_oil", "l", "l", 2022, 5400, 2026, 0, (0, None)),
]
DATA: list[tuple[Any, ...]] = [
    # shown, number, received, electricity, renewable, district heating, diesel, petrol, km, waste, water, what was done, remark
    ("Northport Cold Stores", 0, V(date(2025, 2, 10), "2025-02-10"), 6105, V(0.5, 0.5), None, 22000, 900, 81000, 96000, 4100, "New door seals; night defrost", None),
    ("Gull Rock Hotel", 1, V("12 Feb 2025", "2025-02-12"), V("612,400 kWh", 612.4), V("100%", 1), 840, None, 1100, 15500, Q("about 21,000", 21000), 9100, "Towels on request", "slow to answer, chase"),
    ("Tidewater Logistics", 2, V(date(2025, 2, 14), "2025-02-14"), 730, V(0.3, 0.3), 410, V("598,200", 598200), 2400, V("2.1 million", 2100000), 38000, 700, "Route planning tool in use", None),
    ("Fjord Analytics", 4, V(date(2025, 2, 20), "2025-02-20"), 58.2, V(1, 1), V("included in rent", None), None, None, 12000, 900, V("not measured", None), "Servers moved to a hydro-powered hall", None),
    ("Northport Water and Sewage", 5, V("21.2.2025", "2025-02-21"), 1310, V("80%", 0.8), 95, 8800, 3100, 120000, 14200, 650, None, None),
    ("Harbour Print Works", 6, V(date(2025, 3, 1), "2025-03-01"), 165, V(0.25, 0.25), 120, 1400, None, Q("20,000-25,000"), 11800, 160, "Offcuts baled", None),
    ("Saltmarsh Farm", 8, V("2025-03-05", "2025-03-05"), 44, V("0%", 0), None, 6100, 300, 21000, 700, 1900, "Chip boiler ordered", "cash is tight"),
    ("Kelp & Co Foods", 9, V(date(2025, 3, 9), "2025-03-09"), V("8.4 GWh", 8400), V(0.6, 0.6), 3900, 41000, 2000, 260000, V("310 t", 310000), 61000, "Heat pump in the dryer, biogas trial", None),
    ("Northport Technical College", 12, V(date(2025, 3, 12), "2025-03-12"), 980, V(1, 1), 2100, 900, 1300, 46000, 24000, 5200, "Repair café every month", None),
]
INDICATORS = ("electricity", "renewable_share", "district_heat", "diesel", "petrol", "vehicle_km", "waste_total", "water")


def build() -> tuple[bytes, Truth]:
    book, truth = Book(), Truth()
    _members(book, truth)
    rows: list[list[Any]] = [["Partner", "Area", "Pledge", "KPI", "Unit", "Base yr", "Base value", "Target yr", "Target", "RAG (internal)"]]
    for number, area, themes, text, kpi, indicator, shown, unit, base_year, base, year, target, (value, change) in PLEDGES:
        rows.append([MEMBERS[number][0], area, text, kpi, shown, base_year, base, year, target, "amber, dithering" if number == 9 else None])
        truth.goal(MEMBERS[number][0], text, theme=themes, indicator=indicator, unit=unit, type="numeric", baseline_value=base, baseline_year=base_year,
                   target_value=value, target_year=year, percent_change=change)
    truth.private.append("amber, dithering")
    book.sheet("Pledges", rows)
    _data(book, truth)
    book.sheet("Pipeline", [["Company", "Who", "Email", "Stage"], *[list(p) for p in PROSPECTS]])
    for name, person, mail, _ in PROSPECTS:
        truth.member(name, status="lead", contacts=[(person, mail, None)])
    book.sheet("Lists", [["Stages", "Categories", "Bands"], ["signed", "Full member", "micro"], ["applied", "Supporter", "small"], ["on hold", None, "medium"], ["left", None, "large"]])
    truth.not_members += ["signed", "applied", "on hold", "Total", "Grand total"]
    return book.bytes(), truth


def _members(book: Book, truth: Truth) -> None:
    rows: list[list[Any]] = [["Company", "Reg. no.", "Stage", "Category", "Date joined", "Headcount", "Size band", "Town", "Main contact", "Email", "Phone", "Other email", "Comments (not for publication)"]]
    for record in MEMBERS:
        name, business_id, status, tier, joined, staff, band, town, person, mail, phone, other, remark = record
        rows.append(list(record))
        contacts: list[Any] = [(person, mail, phone)] if person else []
        contacts += [(None, other, None)] if other else []
        truth.member(name, business_id, tier=tier, status=status, joined=joined, staff=staff, size_class=band, municipality=town, contacts=contacts)
        if remark:
            truth.private.append(remark)
    rows += [["Total members: 14"]]
    truth.not_members.append("Total members: 14")
    book.sheet("Members", rows)


def _data(book: Book, truth: Truth) -> None:
    rows: list[list[Any]] = [["Reporting year 2024 – figures as received"], [],
                             ["Organisation", "Received", "Electricity", "Renewable share", "District heating", "Diesel", "Petrol", "Mileage", "Total waste", "Water use", "What did you do?", "Remarks"],
                             [None, None, "MWh", "%", "MWh", "litres", "litres", "km", "kg", "m3", None, None]]
    for shown, number, when, *cells in DATA:
        *figures, measures, remark = cells
        rows.append([shown, when, *figures, measures, remark])
        name = MEMBERS[number][0]
        for indicator, cell in zip(INDICATORS, figures, strict=True):
            truth.figure(name, 2024, indicator, cell)
        truth.report(name, 2024, responded=when.value, measures=measures)
        if remark:
            truth.private.append(remark)
    rows += [["Grand total", None, "=SUM(C5:C13)"], [], ["No reply:"], ["Mariner Tyres"], ["Bakehouse No. 9"]]
    truth.report("Mariner Tyres Oy", 2024, state="missing")
    truth.report("Bakehouse No. 9", 2024, state="missing")
    book.sheet("Data 2024", rows)
