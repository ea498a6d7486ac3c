"""A bilingual town: headings in Finnish and Swedish on three rows, supporting members under a section title."""

import random

from tests.sheets.quality.firms import Firm, firms
from tests.sheets.quality.layouts.common import MEASURES, Built, remark, written_date, written_id
from tests.sheets.quality.layouts.goal_sentences import goal_sentence
from tests.sheets.quality.oddities import any_oddity
from tests.sheets.quality.page import Page, new_book, saved
from tests.sheets.quality.specs import right
from tests.sheets.quality.truths import Truth

YEAR = 2023
FIGURES = ("electricity", "renewable_share", "district_heat", "diesel", "waste_total", "water")
STATUS = {
    "active": ("aktiivinen / aktiv", "aktiv", "aktiivinen"),
    "awaiting_signature": ("odottaa allekirjoitusta / väntar på underskrift",),
}


def build(rng: random.Random) -> Built:
    truth = Truth("bilingual.xlsx")
    book = new_book()
    page = Page(book, str(YEAR), truth)
    _headings(page)
    partners = firms(rng, 8, "fi", (YEAR,), ("Tvåköping", "Kaksila"))
    supporters = firms(rng, 3, "sv", (YEAR,), ("Tvåköping",))
    for row, firm in enumerate(partners, 6):
        firm.status = "awaiting_signature" if row == 9 else "active"
        _member(rng, page, row, firm)
    row = 6 + len(partners)
    page.put(row, 1, "Yhteensä / Totalt")
    page.put(row, 8, 4321)
    page.put(row + 2, 1, "TUKIJÄSENET / STÖDMEDLEMMAR")
    page.merge(row + 2, 1, row + 2, 16)
    for at, firm in enumerate(supporters, row + 3):
        firm.tier = "supporting"
        _member(rng, page, at, firm)
    page.put(row + 8, 1, "* = arvio / uppskattning")
    return Built(truth.data["workbook"], saved(book), truth.data)


def _headings(page: Page) -> None:
    page.put(1, 1, f"Ilmastokumppanit / Klimatpartner {YEAR}")
    page.row(
        3,
        [
            "Jäsen / Medlem",
            "Y-tunnus / FO-nummer",
            "Tila / Status",
            "Liittynyt / Med sedan",
            "Kunta / Kommun",
            "Yhteyshenkilö / Kontaktperson",
        ],
    )
    page.row(3, ["Kulutus / Förbrukning"], 8)
    page.merge(3, 8, 3, 13)
    page.row(3, ["Tavoite / Mål", "Tehdyt toimet / Åtgärder", "Huom. / Anm."], 14)
    page.row(4, ["Nimi / Namn", "Sähköposti / E-post"], 6)
    page.row(
        4,
        [
            "Sähkö / El",
            "Uusiutuva sähkö / Förnybar el",
            "Kaukolämpö / Fjärrvärme",
            "Diesel",
            "Jätteet / Avfall",
            "Vesi / Vatten",
        ],
        8,
    )
    page.row(5, ["MWh", "%", "MWh", "l", "kg", "m3"], 8)


def _member(rng: random.Random, page: Page, row: int, firm: Firm) -> None:
    written, joined, person = written_id(rng, firm), written_date(rng, firm.joined, "fi"), firm.people[0]
    status = rng.choice(STATUS[firm.status])
    page.row(row, [firm.name, written[0], status, joined[0], firm.municipality, person.name, person.email])
    here = f"{page.sheet.title}!{row}"
    tier = right(firm.tier) if firm.tier == "supporting" else {"any": ["partner", None], "ask": "may"}
    fields = {"tier": tier, "status": right(firm.status), "joined": joined[1], "municipality": right(firm.municipality)}
    page.truth.member(firm, here, business_id=written[1], **fields)
    page.truth.contact(firm, here, name=right(person.name), email=right(person.email))
    language = "sv" if firm.tier == "supporting" else "fi"
    for column, indicator in enumerate(FIGURES, 8):
        if firm.status == "active" and rng.random() > 0.1:
            page.figure(
                row, column, firm, YEAR, indicator, any_oddity(rng, firm.figures[YEAR, indicator], language, indicator)
            )
    if firm.tier == "partner":
        text, goal = goal_sentence(rng, firm)
        page.truth.goal(firm, page.put(row, 14, text), text, **goal)
    if firm.status == "active":
        done = rng.choice(MEASURES[language])
        page.truth.report(firm, YEAR, page.put(row, 15, done), "accepted", done)
    page.put(row, 16, remark(rng, language, firm, page.truth))
