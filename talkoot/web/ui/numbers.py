"""Numbers, amounts, days and years as they are written in Finnish, Swedish and English.

Between a number and its unit, and between groups of three digits, stands a space that does not break.
"""

from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import TypeVar

from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import get_language, override, pgettext

NBSP, MINUS, EN_DASH = "\u00a0", "\u2212", "\u2013"

SIGNS = {  # what a unit is called on a page; a unit that is not here is written as it is
    "tCO2e": "t CO₂e",
    "kgCO2e": "kg CO₂e",
    "gCO2e": "g CO₂e",
    "kgCO2e/MWh": "kg CO₂e/MWh",
    "m2": "m²",
    "m3": "m³",
    "kWh/m2": "kWh/m²",
    "l": "l",
    "EUR": "€",
    "percent": "%",
    "fraction": "%",
    "": "",
}

Number = Decimal | int | float | str
Day = TypeVar("Day", date, datetime)


def format_number(value: Number | None, places: int | None = None, language: str | None = None) -> str:
    """`31800.5` as `31 800,5`. Without `places`: at most two decimals, none that say nothing."""
    if value is None or value == "":
        return ""
    rounded = _rounded(Decimal(str(value)), places)
    grouped = f"{abs(rounded):,f}"
    if _language(language) != "en":
        grouped = grouped.replace(",", NBSP).replace(".", ",")
    return f"{MINUS}{grouped}" if rounded < 0 else grouped


def format_amount(value: Number | None, unit: str = "", places: int | None = None, language: str | None = None) -> str:
    """A number with the name of its unit: `31 800 t CO₂e`; a fraction becomes per cent."""
    if value is None or value == "":
        return ""
    if unit == "fraction":
        return format_percent(value, places, language)
    number = format_number(value, places, language)
    if unit == "EUR" and _language(language) == "en":
        return f"{MINUS}€{number[1:]}" if number.startswith(MINUS) else f"€{number}"
    if unit == "percent":
        return _with_percent_sign(number, language)
    return f"{number}{NBSP}{unit_name(unit, language)}".rstrip(NBSP)


def unit_name(unit: str, language: str | None = None) -> str:
    """The name of a unit on a page, without breaking spaces."""
    if unit in SIGNS:
        return SIGNS[unit].replace(" ", NBSP)
    return _word_of_unit(unit, _language(language)).replace(" ", NBSP)


def format_percent(value: Number | None, places: int | None = None, language: str | None = None) -> str:
    """A fraction as per cent: `0.062` as `6,2 %`."""
    if value is None or value == "":
        return ""
    places = 1 if places is None else places
    number = format_number(_trimmed(Decimal(str(value)) * 100, places), None, language)
    return _with_percent_sign(number, language)


def format_change(value: Number | None, places: int | None = None, language: str | None = None) -> str:
    """A change as per cent, always with its sign: `+3,1 %`."""
    text = format_percent(value, places, language)
    grew = bool(text) and Decimal(str(value)) > 0 and any(digit in text for digit in "123456789")
    return f"+{text}" if grew else text


def format_day(value: date | None, language: str | None = None) -> str:
    """`31.12.2027`, in English `31 December 2027`."""
    if value is None:
        return ""
    day = _local(value)
    if _language(language) != "en":
        return f"{day.day}.{day.month}.{day.year}"
    return f"{day.day}{NBSP}{month_name(day.month, 'en')} {day.year}"


def format_day_short(value: date | None, language: str | None = None) -> str:
    """A day of the current year: `31.12.`, in English `31 December`."""
    if value is None:
        return ""
    day = _local(value)
    return f"{day.day}.{day.month}." if _language(language) != "en" else f"{day.day}{NBSP}{month_name(day.month, 'en')}"


def format_time(value: datetime | time | None, language: str | None = None) -> str:
    """`12.41`, in English `12:41`."""
    if value is None:
        return ""
    at = _local(value).time() if isinstance(value, datetime) else value
    return f"{at.hour}:{at.minute:02}" if _language(language) == "en" else f"{at.hour}.{at.minute:02}"


def format_day_time(value: datetime | None, language: str | None = None) -> str:
    """`31.12.2027 klo 12.41`, in Swedish with `kl.`, in English `31 December 2027, 12:41`."""
    if value is None:
        return ""
    code = _language(language)
    joint = {"fi": f" klo{NBSP}", "sv": f" kl.{NBSP}"}.get(code, ", ")
    return f"{format_day(value, code)}{joint}{format_time(value, code)}"


def format_year_span(first: int, last: int | None = None) -> str:
    """`2022–2025`, or one year when both are the same."""
    return str(first) if last is None or last == first else f"{first}{EN_DASH}{last}"


def month_name(month: int, language: str | None = None) -> str:
    """The month by its full name, as it stands within a sentence."""
    code = _language(language)
    with override(code):
        name = str(MONTHS[month])
    return name if code == "en" else name.lower()


@cache
def _word_of_unit(unit: str, language: str) -> str:
    with override(language):
        words = {
            "pcs": pgettext("unit", "pcs"),
            "person": pgettext("unit", "people"),
            "employee": pgettext("unit", "employees"),
            "h": pgettext("unit", "h"),
            "day": pgettext("unit", "days"),
            "year": pgettext("unit", "years"),
            "vehicle": pgettext("unit", "vehicles"),
            "kEUR": pgettext("unit", "thousand €"),
            "g/portion": pgettext("unit", "g/portion"),
            "pkm": pgettext("unit", "passenger-km"),
            "tkm": pgettext("unit", "tonne-km"),
        }
    return words.get(unit, unit)


def _rounded(value: Decimal, places: int | None) -> Decimal:
    rounded = _trimmed(value, 2) if places is None else value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return abs(rounded) if rounded == 0 else rounded


def _trimmed(value: Decimal, places: int) -> Decimal:
    """Rounded to at most so many decimals, without zeros at the end."""
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole = rounded.to_integral_value()
    return whole if rounded == whole else rounded.normalize()


def _with_percent_sign(number: str, language: str | None) -> str:
    return f"{number}%" if _language(language) == "en" else f"{number}{NBSP}%"


def _language(language: str | None) -> str:
    return (language or get_language() or "fi")[:2]


def _local(value: Day) -> Day:
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
