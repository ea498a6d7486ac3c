"""Finnish: one list, the years as groups of columns under merged headings."""

import random

from tests.sheets.quality.firms import firms
from tests.sheets.quality.layouts.common import Built, remark, written_id, written_staff
from tests.sheets.quality.oddities import any_oddity
from tests.sheets.quality.page import Page, new_book, saved
from tests.sheets.quality.specs import right
from tests.sheets.quality.truths import Truth

YEARS = (2021, 2022, 2023)
GROUP = (
    ("electricity", "Sähkö, MWh"),
    ("district_heat", "Kaukolämpö, MWh"),
    ("petrol", "Bensiini, l"),
    ("mixed_waste", "Sekajäte, kg"),
    ("water", "Vesi, m3"),
)


def build(rng: random.Random) -> Built:
    truth = Truth("finnish-year-groups.xlsx")
    book = new_book()
    page = Page(book, "Kumppanit", truth)
    page.put(1, 1, "Ilmastoverkosto Suvantola, luvut vuosittain")
    page.row(3, ["Kumppani", "Y-tunnus", "Kunta", "Henkilöstö", "Yhteyshenkilö", "S-posti"])
    for column in range(1, 7):
        page.merge(3, column, 4, column)
    for at, year in enumerate(YEARS):
        start = 7 + at * len(GROUP)
        page.put(3, start, year if at else f"Vuosi {year}")
        page.merge(3, start, 3, start + len(GROUP) - 1)
        page.row(4, [head for _, head in GROUP], start)
    remarks = 7 + len(YEARS) * len(GROUP)
    page.put(3, remarks, "Muistiinpanot")
    members = firms(rng, 10, "fi", YEARS, ("Suvantola", "Karikylä"))
    for row, firm in enumerate(members, 5):
        _member(rng, page, row, firm, remarks)
    last = 5 + len(members)
    page.put(last, 1, "Yhteensä")
    for column in range(7, remarks):
        page.put(last, column, 99999)
    return Built(truth.data["workbook"], saved(book), truth.data)


def _member(rng: random.Random, page: Page, row: int, firm, remarks: int) -> None:
    written, staff = written_id(rng, firm), written_staff(rng, firm, "fi")
    person = firm.people[0]
    page.row(row, [firm.name, written[0], firm.municipality, staff[0], person.name, person.email])
    here = f"{page.sheet.title}!{row}"
    page.truth.member(firm, here, business_id=written[1], municipality=right(firm.municipality), staff=staff[1])
    page.truth.contact(firm, here, name=right(person.name), email=right(person.email))
    for at, year in enumerate(YEARS):
        for offset, (indicator, _) in enumerate(GROUP):
            if rng.random() > 0.07:
                odd = any_oddity(rng, firm.figures[year, indicator], "fi", indicator)
                page.figure(row, 7 + at * len(GROUP) + offset, firm, year, indicator, odd)
    page.put(row, remarks, remark(rng, "fi", firm, page.truth))
