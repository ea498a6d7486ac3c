"""Finnish: a column for the site and one row for each site and year; electricity in kilowatt-hours throughout."""

import random

from tests.sheets.quality.firms import firms
from tests.sheets.quality.layouts.common import Built, remark, written_id
from tests.sheets.quality.oddities import a_range, nothing, number_text, plain
from tests.sheets.quality.page import Page, new_book, saved
from tests.sheets.quality.specs import right
from tests.sheets.quality.truths import Truth

YEARS = (2022, 2023)
SITES = ("Pääkonttori", "Halli A", "Myymälä", "Varasto Pohjoinen")


def build(rng: random.Random) -> Built:
    truth = Truth("finnish-site-column.xlsx")
    book = new_book()
    page = Page(book, "Kulutus", truth)
    page.row(
        1,
        [
            "Yritys",
            "Y-tunnus",
            "Toimipiste",
            "Vuosi",
            "Sähkö (kWh)",
            "Kaukolämpö (MWh)",
            "Kevyt polttoöljy (l)",
            "Jätteet yht. (t)",
            "Huom.",
        ],
    )
    row = 2
    for firm in firms(rng, 8, "fi", YEARS, ("Suvantola",)):
        written = written_id(rng, firm)
        truth.member(firm, f"Kulutus!{row}", business_id=written[1])
        names: list[str | None] = list(rng.sample(SITES, 2)) if rng.random() < 0.75 else [None]
        truth.data["members"][-1]["sites"] = [name for name in names if name]
        for site in names:
            for year in YEARS:
                page.row(row, [firm.name, written[0], site, year])
                _figures(rng, page, row, firm, site, year, len(names))
                page.put(row, 9, remark(rng, "fi", firm, truth))
                row += 1
    return Built(truth.data["workbook"], saved(book), truth.data)


def _figures(rng: random.Random, page: Page, row: int, firm, site: str | None, year: int, parts: int) -> None:
    el = round(firm.figures[year, "electricity"] / parts, 1)
    kwh = rng.choice((el * 1000, number_text(el * 1000, "fi"), f"{number_text(el, 'fi')} MWh"))
    page.figure(row, 5, firm, year, "electricity", (kwh, right(el)), site)
    heat = round(firm.figures[year, "district_heat"] / parts, 1)
    page.figure(row, 6, firm, year, "district_heat", rng.choice((plain(heat), plain(heat), nothing(rng, "fi"))), site)
    if rng.random() < 0.5:
        oil = round(firm.figures[year, "heating_oil"] / parts)
        page.figure(row, 7, firm, year, "heating_oil", rng.choice((plain(oil), plain(oil), a_range(oil))), site)
    waste = round(firm.figures[year, "waste_total"] / parts)
    page.figure(row, 8, firm, year, "waste_total", (waste / 1000, right(waste)), site)
