"""Finnish: members, goals and contacts on sheets of their own, with other spellings and abbreviations between them."""

import random

from tests.sheets.quality.firms import Firm, firms
from tests.sheets.quality.layouts.common import Built, remark, written_date, written_id, written_staff
from tests.sheets.quality.layouts.goals import FINNISH, goal_columns
from tests.sheets.quality.oddities import any_oddity
from tests.sheets.quality.page import Page, new_book, saved
from tests.sheets.quality.specs import may, right
from tests.sheets.quality.truths import Truth

YEAR = 2024
FIGURES = (
    ("electricity", "Sähkönkulutus [MWh]"),
    ("district_heat", "Kaukolämpö [MWh]"),
    ("diesel", "Diesel [l]"),
    ("bio_waste", "Biojäte [kg]"),
    ("water", "Vesi [m³]"),
)
ROLES = (("yhteyshenkilö", "contact"), ("varahenkilö", "deputy"))


def build(rng: random.Random) -> Built:
    truth = Truth("separate-sheets.xlsx")
    book = new_book()
    pages = [Page(book, title, truth) for title in ("Rekisteri", "Tavoitteet", f"Luvut {YEAR}", "Yhteystiedot")]
    members = firms(rng, 12, "fi", (YEAR,), ("Suvantola", "Karikylä"), plain=True)
    _register(rng, pages[0], members)
    for member, firm in zip(truth.data["members"], members, strict=True):
        member["names"] += _spellings(firm)
        member["fields"]["name"] = may(firm.name)
    _goals(rng, pages[1], members)
    _figures(rng, pages[2], members)
    _contacts(rng, pages[3], members)
    return Built(truth.data["workbook"], saved(book), truth.data)


def _spellings(firm: Firm) -> list[str]:
    """Without the company form, in capitals, with a letter missing, with a space too many, by its own half."""
    fore, core, form = firm.name.split(" ")
    return [f"{fore} {core}", firm.name.upper(), f"{fore} {core[:-2]}{core[-1]} {form}", f"{fore}  {core} {form}", core]


def _spelt(rng: random.Random, firm: Firm) -> str:
    return rng.choice([firm.name, firm.name, *_spellings(firm)])


def _register(rng: random.Random, page: Page, members: list[Firm]) -> None:
    page.row(
        1,
        ["Nimi", "Jäsenyys", "Yritystunnus", "Tila", "Liittymispäivä", "Kotipaikka", "Työntekijöitä", "Sisäinen arvio"],
    )
    for row, firm in enumerate(members, 2):
        firm.tier, firm.status = ("supporting" if row > 12 else "partner"), ("paused" if row == 5 else "active")
        written, joined, staff = (
            written_id(rng, firm, errors=row == 4),
            written_date(rng, firm.joined, "fi"),
            written_staff(rng, firm, "fi"),
        )
        tier = "tukijäsen" if firm.tier == "supporting" else "ilmastokumppani"
        status = "tauolla" if firm.status == "paused" else "aktiivinen"
        page.row(
            row,
            [
                firm.name,
                tier,
                written[0],
                status,
                joined[0],
                firm.municipality,
                staff[0],
                remark(rng, "fi", firm, page.truth),
            ],
        )
        fields = {"tier": right(firm.tier), "status": right(firm.status), "joined": joined[1], "staff": staff[1]}
        page.truth.member(
            firm, f"Rekisteri!{row}", business_id=written[1], municipality=right(firm.municipality), **fields
        )


def _goals(rng: random.Random, page: Page, members: list[Firm]) -> None:
    page.row(
        1,
        [
            "Kumppani",
            "Aihe",
            "Mitä tavoitellaan",
            "Mittari",
            "Yksikkö",
            "Lähtövuosi",
            "Lähtöarvo",
            "Tavoitevuosi",
            "Tavoitearvo",
            "Kommentti",
        ],
    )
    for row, firm in enumerate(members, 2):
        cells, text, fields = goal_columns(rng, FINNISH, firm)
        page.row(row, [_spelt(rng, firm), *cells, remark(rng, "fi", firm, page.truth)])
        page.truth.goal(firm, f"Tavoitteet!C{row}", text, **fields)


def _figures(rng: random.Random, page: Page, members: list[Firm]) -> None:
    page.row(1, ["Organisaatio", *[head for _, head in FIGURES], "Lisätieto"])
    order = rng.sample(members, len(members) - 1)
    for row, firm in enumerate(order, 2):
        spelt = _spelt(rng, firm)
        page.put(row, 1, spelt)
        guessed = {} if " ".join(spelt.split()).lower() == firm.name.lower() else {"ask": "may"}
        for column, (indicator, _) in enumerate(FIGURES, 2):
            value, spec = any_oddity(rng, firm.figures[YEAR, indicator], "fi", indicator)
            page.figure(row, column, firm, YEAR, indicator, (value, {**guessed, **spec}))
        page.put(row, 7, remark(rng, "fi", firm, page.truth))
        page.truth.report(firm, YEAR, f"{page.sheet.title}!A{row}", "accepted", None)


def _contacts(rng: random.Random, page: Page, members: list[Firm]) -> None:
    page.row(1, ["Yritys", "Henkilö", "Rooli", "Sähköpostiosoite", "Puhelin", "Muuta"])
    row = 2
    for firm in members:
        for at, person in enumerate(firm.people):
            first, last = person.name.split(" ")
            word, role = ROLES[at]
            page.row(
                row,
                [
                    _spelt(rng, firm),
                    f"{last}, {first}" if row % 3 == 0 else person.name,
                    word,
                    person.email,
                    person.phone,
                ],
            )
            page.truth.contact(
                firm,
                f"Yhteystiedot!B{row}",
                name=right(person.name),
                email=right(person.email),
                phone=right(person.phone),
                role=right(role),
            )
            page.put(row, 6, remark(rng, "fi", firm, page.truth))
            row += 1
