"""Invented companies, people and figures. Business ids start with 9, e-mail addresses end in .example."""

import random
import unicodedata
from dataclasses import dataclass, field
from datetime import date

WEIGHTS = (7, 9, 10, 5, 8, 4, 2)
FORE = (
    "Leipomo",
    "Konepaja",
    "Kuljetus",
    "Pesula",
    "Puusepänliike",
    "Ravintola",
    "Tilitoimisto",
    "Optikko",
    "Kirjakauppa",
)
CORE = ("Hopeakuusi", "Tyrskyluoto", "Hillasuo", "Kuikanlampi", "Rautamänty", "Sinivuokko", "Utuharju", "Ahtokivi")
CORE_B = (
    "Nuolihaukka",
    "Kalliosola",
    "Pirtanauha",
    "Sammalniitty",
    "Vesikuru",
    "Tuulimylläri",
    "Halavasalo",
    "Jääkoru",
)
SV_FORE = ("Bageri", "Snickeri", "Tvätteri", "Åkeri", "Varvet", "Bokhandel", "Plåtslageri", "Trädgård", "Kafé")
SV_CORE = ("Granskuggan", "Måsklippan", "Åsnäset", "Vindhälla", "Lövängen", "Stormlyktan", "Klarfjärden", "Tallhöjden")
SV_CORE_B = ("Enbusken", "Havtornet", "Sälgrundet", "Björkdungen", "Ärtholmen", "Östanvik", "Räveskär", "Fyrkitteln")
FIRST = ("Aarre", "Hilma", "Toivo", "Lempi", "Sisko", "Urho", "Aune", "Oiva", "Fanny", "Gösta", "Hjördis", "Torvald")
LAST = ("Kuutamola", "Räntälä", "Pakkasvirta", "Hallamaa", "Usvamäki", "Lumikallas", "Isgrund", "Snöhage", "Dimvall")


FORMS = (
    "{trade} {core} Oy",
    "{trade} {core} Oy",
    "Oy {core} Ab",
    "{core} ry",
    "Osuuskunta {core}",
    "{core} Group Oyj",
    "Tmi {core}",
)
SV_FORMS = (
    "{trade} {core} Ab",
    "{trade} {core} Ab",
    "Oy {core} Ab",
    "{core} rf",
    "Andelslaget {core}",
    "Ab {trade} {core}",
)


@dataclass
class Person:
    name: str
    email: str
    phone: str


@dataclass
class Firm:
    name: str
    business_id: str
    tier: str
    status: str
    joined: date
    municipality: str
    staff: int
    domain: str
    people: list[Person] = field(default_factory=list)
    figures: dict[tuple[int, str], float] = field(default_factory=dict)


def check_digit(seven: str) -> int | None:
    """The eighth digit of a Finnish business id, or nothing when there is none."""
    rest = sum(int(digit) * weight for digit, weight in zip(seven, WEIGHTS, strict=True)) % 11
    return None if rest == 1 else (11 - rest) % 11


def business_id(rng: random.Random) -> str:
    while True:
        seven = f"9{rng.randrange(10**6):06d}"
        if (digit := check_digit(seven)) is not None:
            return f"{seven}-{digit}"


def wrong_id(right_id: str) -> str:
    """Two neighbouring digits change places, as when a number is typed: the check digit no longer fits."""
    seven = right_id[:7]
    for at in range(1, 6):
        swapped = seven[:at] + seven[at + 1] + seven[at] + seven[at + 2 :]
        if swapped != seven and check_digit(swapped) not in (int(right_id[-1]), None):
            return f"{swapped}-{right_id[-1]}"
    return f"{seven}-{(int(right_id[-1]) + 1) % 10}"


def fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower())
    return "".join(char for char in plain if char.isascii() and (char.isalnum() or char == " "))


def person(rng: random.Random, domain: str) -> Person:
    name = f"{rng.choice(FIRST)} {rng.choice(LAST)}"
    return Person(
        name,
        f"{fold(name).replace(' ', '.')}@{domain}",
        f"04{rng.choice('78')} {rng.randrange(100, 999)} {rng.randrange(1000, 9999)}",
    )


def firms(
    rng: random.Random,
    count: int,
    language: str,
    years: tuple[int, ...],
    towns: tuple[str, ...],
    *,
    plain: bool = False,
) -> list[Firm]:
    """So many different members, in the order of the sheet; `plain`: every name is trade, name and company form."""
    swedish = language == "sv"
    fore, cores = (SV_FORE, SV_CORE + SV_CORE_B) if swedish else (FORE, CORE + CORE_B)
    forms = SV_FORMS if swedish else FORMS
    picked = rng.sample(cores, min(count, len(cores)))
    names = [(forms[0] if plain else rng.choice(forms)).format(trade=rng.choice(fore), core=core) for core in picked]
    return [_firm(rng, name, core, years, towns) for name, core in zip(names, picked, strict=True)]


def _firm(rng: random.Random, name: str, core: str, years: tuple[int, ...], towns: tuple[str, ...]) -> Firm:
    domain = f"{fold(core)}.example"
    staff = rng.choice((4, 7, 12, 19, 28, 41, 66, 95, 130))
    joined = date(rng.randrange(2019, 2023), rng.randrange(1, 13), rng.randrange(1, 28))
    firm = Firm(name, business_id(rng), "partner", "active", joined, rng.choice(towns), staff, domain)
    firm.people = [person(rng, domain)]
    while len(firm.people) < 2:
        other = person(rng, domain)
        if other.name != firm.people[0].name:
            firm.people.append(other)
    per_head = {
        "electricity": 5.2,
        "district_heat": 6.1,
        "heating_oil": 300,
        "diesel": 410,
        "petrol": 90,
        "vehicle_km": 5200,
        "mixed_waste": 120,
        "bio_waste": 60,
        "waste_total": 310,
        "water": 24,
    }
    for indicator, level in per_head.items():
        base = staff * level * rng.uniform(0.7, 1.4)
        for year in years:
            firm.figures[year, indicator] = round(base * rng.uniform(0.93, 1.06), 1 if level < 10 else 0)
    share = rng.choice((0.2, 0.35, 0.5, 0.8, 1.0))
    for year in years:
        firm.figures[year, "renewable_share"] = share
    return firm
