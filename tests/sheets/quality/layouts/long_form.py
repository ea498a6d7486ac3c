"""English long form: member, year, indicator, value, unit; and a short register of members."""

import random

from tests.sheets.quality.firms import firms
from tests.sheets.quality.layouts.common import Built, remark, written_date, written_id, written_staff
from tests.sheets.quality.oddities import Odd, approximate, plain
from tests.sheets.quality.page import Page, new_book, saved
from tests.sheets.quality.specs import right
from tests.sheets.quality.truths import Truth

YEARS = (2023, 2024)
HEAD = ["Organisation", "Company number", "Type of member", "Member since", "Staff", "Municipality", "Notes (internal)"]
NAMES = {
    "electricity": ("Electricity", "Electricity consumption"),
    "district_heat": ("District heat", "District heating"),
    "diesel": ("Diesel",),
    "vehicle_km": ("Vehicle kilometres", "Driven km"),
    "mixed_waste": ("Mixed waste", "Residual waste"),
    "water": ("Water", "Water use"),
}


def build(rng: random.Random) -> Built:
    truth = Truth("long-form.xlsx")
    book = new_book()
    register, page = Page(book, "Register", truth), Page(book, "Data", truth)
    members = firms(rng, 9, "fi", YEARS, ("Lakeham", "Northby"))
    register.row(1, HEAD)
    for row, firm in enumerate(members, 2):
        firm.tier = "supporting" if row > 8 else "partner"
        written, joined, staff = (
            written_id(rng, firm),
            written_date(rng, firm.joined, "en"),
            written_staff(rng, firm, "en"),
        )
        tier = "Supporting member" if firm.tier == "supporting" else "Climate partner"
        register.row(row, [firm.name, written[0], tier, joined[0], staff[0], firm.municipality])
        fields = {
            "tier": right(firm.tier),
            "joined": joined[1],
            "staff": staff[1],
            "municipality": right(firm.municipality),
        }
        truth.member(firm, f"Register!{row}", business_id=written[1], **fields)
        register.put(row, 7, remark(rng, "en", firm, truth))
    page.row(1, ["Organisation", "Year", "Indicator", "Value", "Unit", "Comment"])
    rows = [(firm, year, indicator) for firm in members for year in YEARS for indicator in NAMES if rng.random() > 0.1]
    for row, (firm, year, indicator) in enumerate(rows, 2):
        (value, unit), spec = _written(rng, firm.figures[year, indicator], indicator)
        page.row(row, [firm.name, year, rng.choice(NAMES[indicator]), None, unit])
        page.figure(row, 4, firm, year, indicator, (value, spec))
        page.put(row, 6, remark(rng, "en", firm, truth) if rng.random() < 0.15 else None)
    return Built(truth.data["workbook"], saved(book), truth.data)


def _written(rng: random.Random, value: float, indicator: str) -> Odd:
    unit = {
        "electricity": "MWh",
        "district_heat": "MWh",
        "diesel": "litres",
        "vehicle_km": "km",
        "mixed_waste": "kg",
        "water": "m3",
    }[indicator]
    roll = rng.random()
    if roll < 0.15 and unit == "MWh":
        return (round(value * 1000), "kWh"), right(value)
    if roll < 0.15 and unit == "kg":
        return (value / 1000, "t"), right(value)
    if roll < 0.2:
        cell, spec = approximate(rng, value, "en")
        return (cell, unit), spec
    return (plain(value)[0], unit), right(value)
