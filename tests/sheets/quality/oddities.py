"""What people write where a number should be, with the truth about each."""

import random
from datetime import date, datetime, time
from typing import Any

from tests.sheets.quality.specs import Spec, may, must, right

Odd = tuple[Any, Spec]
APPROXIMATE = {
    "fi": ("n. {}", "noin {}", "~{}", "{}*"),
    "sv": ("ca {}", "ungefär {}", "~{}", "{}*"),
    "en": ("approx. {}", "c. {}", "~{}", "about {}"),
}
NOTHING = {
    "fi": ("ei mitattu", "ei tietoa", "sis. vuokraan", "-", "?"),
    "sv": ("mäts inte", "vet ej", "ingår i hyran", "-", "?"),
    "en": ("not measured", "n/a", "included in rent", "-", "?"),
}
OTHER_UNIT = {
    "electricity": ("kWh", 1000),
    "district_heat": ("kWh", 1000),
    "water": ("l", 1000),
    "waste_total": ("t", 0.001),
    "mixed_waste": ("t", 0.001),
    "diesel": ("m3", 0.001),
    "heating_oil": ("m3", 0.001),
}
OWN_UNIT = {
    "electricity": "MWh",
    "district_heat": "MWh",
    "diesel": "l",
    "petrol": "l",
    "heating_oil": "l",
    "vehicle_km": "km",
    "mixed_waste": "kg",
    "bio_waste": "kg",
    "waste_total": "kg",
    "water": "m3",
}


def midnight(day: date) -> datetime:
    """A date as a spreadsheet holds it."""
    return datetime.combine(day, time())


def number_text(value: float, language: str, *, thousands: str = " ", decimals: int = 1) -> str:
    """A number as people write it: a space between thousands, a comma (in English a point) for decimals."""
    text = f"{value:,.{decimals}f}" if value != int(value) else f"{value:,.0f}"
    if language == "en":
        return text
    return text.replace(",", "\x00").replace(".", ",").replace("\x00", thousands)


def plain(value: float) -> Odd:
    return value, right(value)


def as_text(rng: random.Random, value: float, language: str) -> Odd:
    space = rng.choice((" ", "\xa0", "\u202f"))
    spec = may(value) if language == "en" and value >= 1000 else right(value)  # 1,234 may be one and a bit
    return number_text(value, language, thousands=space), spec


def with_unit(rng: random.Random, value: float, language: str, indicator: str) -> Odd:
    unit = OWN_UNIT.get(indicator, "")
    return f"{number_text(value, language)}{rng.choice((' ', ''))}{unit}", may(value) if language == "en" else right(
        value
    )


def other_unit(value: float, language: str, indicator: str) -> Odd:
    unit, factor = OTHER_UNIT[indicator]
    decimals = 0 if factor > 1 else 3
    spec = right(value) if factor > 1 and language != "en" else may(value)
    return f"{number_text(round(value * factor, 3), language, decimals=decimals)} {unit}", spec


def approximate(rng: random.Random, value: float, language: str) -> Odd:
    return rng.choice(APPROXIMATE[language]).format(number_text(value, language)), must(value)


def a_range(value: float) -> Odd:
    low = int(value * 0.9)
    return f"{low}-{low + max(5, int(value * 0.2))}", must(None)


def nothing(rng: random.Random, language: str) -> Odd:
    return rng.choice(NOTHING[language]), may(None)


def broken() -> Odd:
    return "#REF!", must(None)


def thousandfold(value: float) -> Odd:
    """Kilowatt-hours under a heading that says megawatt-hours."""
    return round(value * 1000), must(value, round(value * 1000))


def as_date(value: float) -> Odd:
    """12.5 became the twelfth of May; the value it stood for is replaced accordingly."""
    day, month = int(value) % 27 + 1, int(value * 10) % 12 + 1
    return midnight(date(2025, month, day)), must(None, float(f"{day}.{month}"))


def negative(value: float) -> Odd:
    return -abs(value), must(None, value, -value)


def share(rng: random.Random, value: float) -> Odd:
    """A share written in one of the ways shares are written."""
    cell = rng.choice((value, f"{round(value * 100)} %", round(value * 100), f"{round(value * 100)}%"))
    if cell == 1.0:
        cell = "100 %"
    return cell, right(value)


def any_oddity(rng: random.Random, value: float, language: str, indicator: str, *, doubtful: float = 0.06) -> Odd:
    """Mostly a plain number; now and then something else."""
    if indicator == "renewable_share":
        return share(rng, value)
    roll = rng.random()
    if roll < doubtful:
        kinds = (lambda: approximate(rng, value, language), lambda: a_range(value), broken, lambda: negative(value))
        return rng.choice(kinds)()
    if roll < 0.16:
        return as_text(rng, value, language)
    if roll < 0.22:
        return with_unit(rng, value, language, indicator)
    if roll < 0.27 and indicator in OTHER_UNIT:
        return other_unit(value, language, indicator)
    if roll < 0.30:
        return nothing(rng, language)
    return plain(value)
