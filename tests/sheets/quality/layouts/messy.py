"""Finnish, everything at once: what years of hurry leave in one workbook."""

import random
from datetime import date

from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter

from tests.sheets.quality import oddities as odd
from tests.sheets.quality.firms import Firm, business_id, firms
from tests.sheets.quality.layouts.common import MEASURES, Built, remark, written_date, written_id
from tests.sheets.quality.page import Page, new_book, saved
from tests.sheets.quality.specs import may, must, right
from tests.sheets.quality.truths import Truth

YEARS = (2023, 2024)
YEAR = 2024
FIGURES = (
    "electricity",
    "renewable_share",
    "district_heat",
    "heating_oil",
    "diesel",
    "vehicle_km",
    "mixed_waste",
    "water",
)
FIRST_FIGURE = 12
HEAD = ["Organisaatio", "Y-tunnus", "Tila", "Liittyi", "Hlöstö", "Koko", "Kunta", "Sähköposti", "Sis. arvio (ei julk.)"]
FIGURE_HEAD = [
    "Sähkö",
    "Uusiutuva",
    "Kaukolämpö",
    "Öljy",
    "Diesel",
    "Ajot",
    "Sekajäte",
    "Vesi",
    None,
    "Toimenpiteet",
    "Huom",
]


def build(rng: random.Random) -> Built:
    truth = Truth("messy.xlsx")
    book = new_book()
    page = Page(book, "seuranta uusi (2)", truth)
    _headings(page)
    members = firms(rng, 14, "fi", YEARS, ("Suvantola", "Karikylä"), plain=True)
    members[9].name = members[8].name.replace(" Oy", "t Oy")  # another company, one letter more
    members[9].business_id = business_id(rng)
    row = 7
    for at, firm in enumerate(members):
        if at == 7:
            page.put(row, 2, "Välisumma")
            page.put(row, FIRST_FIGURE, 7777)
            row += 2
        _member(rng, page, row, firm, at)
        row += 1
    _duplicate(page, row, members[2])
    _shifted(rng, page, row + 1)
    page.put(row + 2, 2, "KAIKKI YHTEENSÄ")
    page.put(row + 2, FIRST_FIGURE, 123456)
    page.put(row + 4, 2, "* = arvio, keltainen = odottaa")
    page.put(row + 6, 2, "Eivät vastanneet:")
    page.put(row + 7, 2, members[13].name)
    truth.report(members[13], YEAR, f"{page.sheet.title}!B{row + 7}", "missing", None)
    scratch = Page(book, "Taul2", truth)
    scratch.row(3, ["valtuustolle", 14, "=14/20"], 3)
    return Built(truth.data["workbook"], saved(book), truth.data)


def _headings(page: Page) -> None:
    page.put(1, 2, f"Ilmastokumppanit, tilanne {YEAR}")
    page.put(2, 2, "Selite: x = logo annettu, * = arvio")
    page.row(4, ["Perustiedot"], 2)
    page.merge(4, 2, 4, 10)
    page.row(4, [f"Luvut {YEAR}"], FIRST_FIGURE)
    page.merge(4, FIRST_FIGURE, 4, FIRST_FIGURE + len(FIGURES) - 1)
    page.row(5, HEAD, 2)
    page.row(5, FIGURE_HEAD, FIRST_FIGURE)
    page.row(6, ["MWh", "%", "MWh", "l", "l", "km", "kg", "m3"], FIRST_FIGURE)
    page.sheet.column_dimensions[get_column_letter(10)].hidden = True


def _member(rng: random.Random, page: Page, row: int, firm: Firm, at: int) -> None:
    written, joined, sheet = (
        written_id(rng, firm, errors=at == 4),
        written_date(rng, firm.joined, "fi"),
        page.sheet.title,
    )
    staff, size = _size(firm, at)
    mails = "; ".join(person.email for person in firm.people[: 2 if at % 3 == 0 else 1])
    status = {6: ("tauolla", "paused"), 11: ("erosi 2023", "left")}.get(at, ("aktiivinen", "active"))
    judged = remark(rng, "fi", firm, page.truth)
    page.row(row, [firm.name, written[0], status[0], joined[0], staff[0], size[0], firm.municipality, mails, judged], 2)
    fields = {"status": right(status[1]), "joined": joined[1], "staff": staff[1], "size_class": size[1]}
    page.truth.member(firm, f"{sheet}!{row}", business_id=written[1], municipality=right(firm.municipality), **fields)
    for person in firm.people[: 2 if at % 3 == 0 else 1]:
        page.truth.contact(firm, f"{sheet}!I{row}", name=may(None, person.name), email=right(person.email))
    if at in (11, 13):
        return
    for column, indicator in enumerate(FIGURES, FIRST_FIGURE):
        page.figure(row, column, firm, YEAR, indicator, _number(rng, firm, indicator, at))
    done = rng.choice(MEASURES["fi"])
    page.truth.report(firm, YEAR, page.put(row, 21, done), "accepted", done)
    page.put(row, 22, remark(rng, "fi", firm, page.truth))
    if at == 3:
        secret = "kuulin että yhtiö on myynnissä, ei kerrota"
        page.sheet.cell(row, 2).comment = Comment(secret, "Kordi")
        page.truth.private(secret)


def _size(firm: Firm, at: int) -> tuple[odd.Odd, odd.Odd]:
    if at == 1:
        firm.staff = 24
        return ("n. 24", must(24)), (odd.midnight(date(1949, 10, 1)), must("10-49"))
    words = {"<10": "1–9", "10-49": "10–49", "50-249": "50–249", "250+": "yli 250"}
    size = "<10" if firm.staff < 10 else "10-49" if firm.staff < 50 else "50-249"
    return (firm.staff, right(firm.staff)), (words[size], right(size))


def _number(rng: random.Random, firm: Firm, indicator: str, at: int) -> odd.Odd:
    value = firm.figures[YEAR, indicator]
    planned = {
        (0, "electricity"): lambda: odd.thousandfold(value),
        (1, "electricity"): lambda: (number_gwh(value), right(value)),
        (2, "water"): lambda: odd.negative(value),
        (3, "district_heat"): odd.broken,
        (5, "water"): lambda: odd.as_date(value),
        (6, "vehicle_km"): lambda: (f"{round(value / 1000)} tuhatta", right(round(value / 1000) * 1000)),
        (8, "diesel"): lambda: odd.approximate(rng, value, "fi"),
        (9, "mixed_waste"): lambda: odd.a_range(value),
        (10, "heating_oil"): lambda: (0, right(0)),
    }.get((at, indicator))
    return planned() if planned else odd.any_oddity(rng, value, "fi", indicator, doubtful=0)


def number_gwh(value: float) -> str:
    """12.3 MWh is 0,0123 GWh."""
    return f"{value / 1000:.5f}".rstrip("0").replace(".", ",") + " GWh"


def _duplicate(page: Page, row: int, firm: Firm) -> None:
    """The same company once more, in capitals and with the form first, with the same business id."""
    core = firm.name.removesuffix(" Oy")
    bare = firm.business_id.replace("-", "")
    page.row(row, [f"OY {core.upper()} AB", bare, "aktiivinen", None, firm.staff, None, firm.municipality], 2)
    member = next(m for m in page.truth.data["members"] if m["key"] == firm.name)
    member["names"].append(f"Oy {core} Ab")
    member["fields"]["name"] = may(firm.name)
    member["fields"]["duplicate"] = {"any": [None], "ask": "must", "rows": [f"{page.sheet.title}!{row}"]}


def _shifted(rng: random.Random, page: Page, row: int) -> None:
    """From the name on everything stands one cell to the right."""
    taken = {m["key"] for m in page.truth.data["members"]}
    firm = next(
        f
        for f in firms(rng, 16, "fi", YEARS, ("Suvantola",), plain=True)
        if f.name.split(" ")[1] not in " ".join(taken)
    )
    person = firm.people[0]
    page.row(
        row,
        [
            firm.name,
            firm.business_id,
            "aktiivinen",
            firm.joined.isoformat(),
            firm.staff,
            None,
            firm.municipality,
            person.email,
        ],
        3,
    )
    fields = {"status": must("active", "unknown"), "joined": must(firm.joined.isoformat()), "staff": must(firm.staff)}
    fields |= {
        "name": may(firm.name),
        "municipality": must(firm.municipality),
        "size_class": may(None, "<10", "10-49", "50-249"),
    }
    page.truth.member(firm, f"{page.sheet.title}!{row}", business_id=must(firm.business_id), **fields)
    page.truth.contact(firm, f"{page.sheet.title}!J{row}", email=may(person.email, None), name=may(None, person.name))
    for column, indicator in enumerate(FIGURES, FIRST_FIGURE + 1):
        value = firm.figures[YEAR, indicator]
        page.figure(row, column, firm, YEAR, indicator, (value, must(value)))
