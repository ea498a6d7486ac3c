"""English: one sheet a year, members down, figures across, and a sheet of commitments."""

import random

from tests.sheets.quality.firms import Firm, firms
from tests.sheets.quality.layouts.common import MEASURES, Built, remark, written_date, written_id
from tests.sheets.quality.layouts.goals import ENGLISH, goal_columns
from tests.sheets.quality.oddities import any_oddity
from tests.sheets.quality.page import Page, new_book, saved
from tests.sheets.quality.specs import may, right
from tests.sheets.quality.truths import Truth

YEARS = (2022, 2023, 2024)
FIGURES = ("electricity", "renewable_share", "district_heat", "diesel", "waste_total", "water")
HEAD = ["Company", "Business ID", "Level", "Status", "Joined", "Employees", "Town", "Contact person", "E-mail", "Phone"]
FIGURE_HEAD = [
    "Electricity (MWh)",
    "Renewable share of electricity %",
    "District heating (MWh)",
    "Diesel (litres)",
    "Waste, total (kg)",
    "Water (m3)",
]


def build(rng: random.Random) -> Built:
    truth = Truth("english-years.xlsx")
    book = new_book()
    members = firms(rng, 9, "en", YEARS, ("Lakeham", "Northby"))
    ids = {firm.name: written_id(rng, firm) for firm in members}
    dates = {firm.name: written_date(rng, firm.joined, "en") for firm in members}
    for year in YEARS:
        _year(rng, Page(book, f"Follow-up {year}", truth), members, year, ids, dates)
    _commitments(rng, Page(book, "Commitments", truth), members)
    return Built(truth.data["workbook"], saved(book), truth.data)


def _year(rng: random.Random, page: Page, members: list[Firm], year: int, ids: dict, dates: dict) -> None:
    page.put(1, 1, f"Climate partners – yearly follow-up {year}")
    page.row(3, [*HEAD, *FIGURE_HEAD, "What was done", "Our remarks (internal)"])
    for row, firm in enumerate(members, 4):
        if not page.truth.known(firm):
            page.truth.member(firm, f"{page.sheet.title}!{row}", tier=right("partner"), status=right("active"))
        _member(page, row, firm, year, ids[firm.name], dates[firm.name])
        silent = firm is members[-1] and year == YEARS[0]
        for column, indicator in enumerate(FIGURES, 11):
            if not silent and rng.random() > 0.06:
                odd = any_oddity(rng, firm.figures[year, indicator], "en", indicator)
                page.figure(row, column, firm, year, indicator, odd)
        done = None if silent else rng.choice(MEASURES["en"])
        page.truth.report(firm, year, page.put(row, 17, done), "missing" if silent else "accepted", done)
        page.put(row, 18, remark(rng, "en", firm, page.truth))
    last = 4 + len(members)
    page.put(last, 1, "Total")
    for column in (11, 13, 14, 15, 16):
        page.put(last, column, 12345.6)


def _member(page: Page, row: int, firm: Firm, year: int, written: tuple, joined: tuple) -> None:
    staff = firm.staff + year - YEARS[-1] if firm.staff > 10 else firm.staff
    person = firm.people[0]
    cells = [
        firm.name,
        written[0],
        "Partner",
        "active",
        joined[0],
        staff,
        firm.municipality,
        person.name,
        person.email,
        person.phone,
    ]
    page.row(row, cells)
    here = f"{page.sheet.title}!"
    fields = {
        "business_id": written[1],
        "joined": joined[1],
        "staff": right(staff),
        "municipality": right(firm.municipality),
    }
    page.truth.set(firm, **{name: {**spec, "cell": f"{here}{row}"} for name, spec in fields.items()})
    if year == YEARS[0]:
        page.truth.contact(
            firm, f"{here}H{row}", name=right(person.name), email=right(person.email), phone=right(person.phone)
        )


def _commitments(rng: random.Random, page: Page, members: list[Firm]) -> None:
    page.row(
        1,
        [
            "Partner",
            "Theme",
            "Goal",
            "Indicator",
            "Unit",
            "Baseline year",
            "Baseline",
            "Target year",
            "Target",
            "Person in charge",
            "Comments",
        ],
    )
    row = 2
    for firm in members:
        seen: set[str] = set()
        for at in range(2):
            cells, text, fields = goal_columns(rng, ENGLISH, firm, seen)
            page.row(row, [firm.name if at == 0 else None, *cells, firm.people[0].name.split()[0]])
            page.truth.goal(firm, f"{page.sheet.title}!C{row}", text, **fields)
            page.put(row, 11, remark(rng, "en", firm, page.truth))
            row += 1
    page.put(row + 1, 1, "Goals in all")
    page.put(row + 1, 3, row - 2)
    for member in page.truth.data["members"]:
        member["fields"]["size_class"] = may(
            None, *member["fields"]["size_class"]["any"], "<10", "10-49", "50-249", "250+"
        )
