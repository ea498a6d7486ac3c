"""What several layouts share: ways of writing ids, dates and staff; the built workbook; remarks nobody may publish."""

import random
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.sheets.quality.firms import Firm, wrong_id
from tests.sheets.quality.oddities import Odd, midnight
from tests.sheets.quality.specs import may, must, right
from tests.sheets.quality.truths import Truth

EXCEL_EPOCH = date(1899, 12, 30)
PRIVATE = {
    "fi": (
        "toimitusjohtajan ero meneillään, ei soitella",
        "laskut maksamatta, pankki kyselee",
        "{n} on burnoutin takia poissa, asiat sijaiselle",
        "hankala tyyppi mutta innostuu lopulta",
        "kysyttävä kesäkuussa uudelleen",
    ),
    "sv": (
        "vd:n skilsmässa, ring inte",
        "obetalda räkningar, banken frågar",
        "{n} är sjukledig för hjärtat, ta det lugnt",
        "lite besvärlig men blir ivrig till slut",
        "fråga på nytt i juni",
    ),
    "en": (
        "director going through a divorce, do not call",
        "unpaid bills, the bank has asked",
        "{n} off with depression until spring",
        "difficult character but warms up",
        "ask again in June",
    ),
}
MEASURES = {
    "fi": (
        "Valot vaihdettu ledeiksi",
        "Ajoreitit suunniteltu uudelleen",
        "Lajittelupisteet lisätty",
        "Ilmanvaihdon ajat säädetty; tiivisteet uusittu",
    ),
    "sv": (
        "Belysningen bytt till led",
        "Körrutterna omplanerade",
        "Fler sorteringskärl",
        "Ventilationens tider justerade; tätningar förnyade",
    ),
    "en": (
        "Lighting changed to LED",
        "Delivery routes replanned",
        "More sorting points",
        "Ventilation hours adjusted; seals renewed",
    ),
}
MONTHS = {
    "fi": (
        "tammikuu",
        "helmikuu",
        "maaliskuu",
        "huhtikuu",
        "toukokuu",
        "kesäkuu",
        "heinäkuu",
        "elokuu",
        "syyskuu",
        "lokakuu",
        "marraskuu",
        "joulukuu",
    ),
    "sv": (
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}


@dataclass(frozen=True)
class Built:
    """A workbook, its file name, and the truth about it."""

    name: str
    data: bytes
    truth: dict[str, Any]


def remark(rng: random.Random, language: str, firm: Firm, truth: Truth) -> str | None:
    """A private remark for two members in three, remembered as a phrase that may never be public."""
    if rng.random() < 0.34:
        return None
    text = rng.choice(PRIVATE[language]).format(n=firm.people[0].name.split()[0])
    truth.private(text)
    return text


def written_id(rng: random.Random, firm: Firm, *, errors: bool = False) -> Odd:
    """A business id as typed; with `errors` one that may have a wrong check digit."""
    raw = firm.business_id
    bare = raw.replace("-", "")
    if errors:
        wrong = wrong_id(raw)
        return wrong, must(wrong, raw)
    return rng.choice(
        (raw, raw, raw, f"FI{bare}", bare, int(bare), f"{raw[:7]}–{raw[-1]}", f" {raw} ", f"{raw[:3]} {raw[3:]}")
    ), right(raw)


def written_date(rng: random.Random, day: date, language: str) -> Odd:
    """One of eight styles of a date; some tell only the month or the year."""
    month = MONTHS[language][day.month - 1]
    iso = day.isoformat()
    ambiguous = day.day <= 12
    return rng.choice(
        (
            (midnight(day), right(iso)),
            (midnight(day), right(iso)),
            (f"{day.day}.{day.month}.{day.year}", right(iso)),
            (iso, right(iso)),
            (f"{day.day}.{day.month}.{day.year % 100:02d}", may(iso)),
            (f"{day.day}/{day.month} {day.year}", may(iso) if ambiguous else right(iso)),
            (f"{day.month}/{day.year}", right(iso[:7])),
            (f"{month} {day.year}", right(iso[:7])),
            (day.year, right(iso[:4])),
            ((day - EXCEL_EPOCH).days, may(iso)),
        )
    )


def written_staff(rng: random.Random, firm: Firm, language: str) -> Odd:
    n = firm.staff
    about = {"fi": "n. {}", "sv": "ca {}", "en": "approx. {}"}[language].format(n)
    return rng.choice(
        (
            (n, right(n)),
            (n, right(n)),
            (n, right(n)),
            (str(n), right(n)),
            (about, must(n)),
            (f"{n}-{n + 10}", must(None)),
        )
    )
