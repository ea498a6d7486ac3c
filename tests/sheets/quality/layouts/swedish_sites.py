"""Swedish: under each member its sites, one row each; commitments as sentences on a second sheet."""

import random

from tests.sheets.quality.firms import Firm, firms
from tests.sheets.quality.layouts.common import MEASURES, Built, remark, written_date, written_id
from tests.sheets.quality.layouts.goal_sentences import goal_sentence
from tests.sheets.quality.oddities import any_oddity, plain
from tests.sheets.quality.page import Page, new_book, saved
from tests.sheets.quality.specs import right
from tests.sheets.quality.truths import Truth

YEAR = 2024
FIGURES = (
    ("electricity", "El (MWh)"),
    ("district_heat", "Fjärrvärme (MWh)"),
    ("diesel", "Diesel (liter)"),
    ("water", "Vatten (m3)"),
)
SITES = ("Kontoret", "Verkstaden", "Lagret", "Butiken", "Filialen i hamnen")
STATUS = {"active": "aktiv", "paused": "paus", "left": "lämnat nätverket"}


def build(rng: random.Random) -> Built:
    truth = Truth("swedish-sites.xlsx")
    book = new_book()
    page = Page(book, f"Uppföljning {YEAR}", truth)
    page.put(1, 1, f"Klimatnätverket i Vassvik, förbrukning {YEAR} per verksamhetsställe")
    page.row(
        2,
        [
            "Medlem / verksamhetsställe",
            "FO-nummer",
            "Status",
            "Med sedan",
            "Hemort",
            *[head for _, head in FIGURES],
            "Åtgärder",
            "Anteckningar",
        ],
    )
    members = firms(rng, 8, "sv", (YEAR,), ("Vassvik", "Norrö"))
    row = 3
    for at, firm in enumerate(members):
        firm.status = "left" if at == 6 else "paused" if at == 5 else "active"
        row = _member(rng, page, row, firm, sites=0 if at in (3, 6) else rng.choice((2, 3)))
    page.put(row, 1, "Summa alla medlemmar")
    for column in range(6, 10):
        page.put(row, column, 54321)
    _goals(rng, Page(book, "Åtaganden", truth), members)
    return Built(truth.data["workbook"], saved(book), truth.data)


def _member(rng: random.Random, page: Page, row: int, firm: Firm, sites: int) -> int:
    written, joined = written_id(rng, firm), written_date(rng, firm.joined, "sv")
    here = f"{page.sheet.title}!{row}"
    page.row(row, [firm.name, written[0], STATUS[firm.status], joined[0], firm.municipality])
    names = rng.sample(SITES, sites)
    fields = {
        "status": right(firm.status),
        "joined": joined[1],
        "municipality": right(firm.municipality),
        "sites": right(*names)["any"],
    }
    page.truth.member(firm, here, business_id=written[1], **fields)
    done = rng.choice(MEASURES["sv"]) if firm.status == "active" else None
    if done or firm.status == "active":
        page.truth.report(firm, YEAR, page.put(row, 10, done), "accepted", done)
    page.put(row, 11, remark(rng, "sv", firm, page.truth))
    if firm.status == "left":
        return row + 1
    for column, (indicator, _) in enumerate(FIGURES, 6):
        if not sites:
            page.figure(
                row, column, firm, YEAR, indicator, any_oddity(rng, firm.figures[YEAR, indicator], "sv", indicator)
            )
    for at, site in enumerate(names, 1):
        page.put(row + at, 1, rng.choice((f"   {site}", f" – {site}")))
        for column, (indicator, _) in enumerate(FIGURES, 6):
            if rng.random() > 0.2:
                part = round(firm.figures[YEAR, indicator] / sites, 1)
                page.figure(row + at, column, firm, YEAR, indicator, plain(part), site)
    return row + sites + 1


def _goals(rng: random.Random, page: Page, members: list[Firm]) -> None:
    page.row(1, ["Medlem", "FO-nummer", "Mål 1", "Mål 2", "Kommentar"])
    for row, firm in enumerate(members, 2):
        page.row(row, [firm.name, firm.business_id])
        seen: set[int] = set()
        for column in (3, 4):
            text, fields = goal_sentence(rng, firm, seen)
            page.truth.goal(firm, page.put(row, column, text), text, **fields)
        page.put(row, 5, remark(rng, "sv", firm, page.truth))
