"""The indicator of a goal and the unit it is kept in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from talkoot.sheets.goals.lexicon import INDICATORS, NO_INDICATOR
from talkoot.sheets.values.doubts import Doubt
from talkoot.sheets.values.text import is_error, is_placeholder, is_prose, plain, text_of
from talkoot.sheets.values.units import CANONICAL_UNITS, SHARE, dimension_of, unit_symbol, units_in
from talkoot.sheets.workbook import Cell

INTENSITY_NAMES = {
    "electricity": "specific_electricity_use",
    "heat": "specific_heat_use",
    "district_heat": "specific_heat_use",
    "energy": "energy_intensity",
}
DISTRICT_HEAT = re.compile(r"kaukoläm|fjärrvärm|district heat")
CHANGE = re.compile(
    r"[-+]\s?\d+(?:[.,]\d+)?\s?%|(?<!\w)(?:minsk(?!.*från.*till)|halver|vähen|puolit|reduc(?!.*from.*to )"
    r"|cut)"
)
TELLING = frozenset({"energy", "volume", "mass", "climate", "distance", "power", "share"})
COUNTED_NAMES = {"ev_share": "electric_cars"}


@dataclass(frozen=True)
class Indicator:
    """What is measured. `hint` is the unit to suppose for plain numbers, `unit` the one that the goal is kept in."""

    name: str | None
    unit: str | None
    hint: str | None
    from_column: bool = False
    doubts: tuple[Doubt, ...] = ()


def read_indicator(cell: Cell, unit: Cell, text: str, written_units: tuple[str, ...] = ()) -> Indicator:
    """From the indicator column, else from the words of the goal; `written_units` are those found in the sentence."""
    written = "" if _says_nothing(cell) else plain(text_of(cell))
    hint = _hint(unit, written)
    if written and not NO_INDICATOR.fullmatch(written):
        name, own_unit = _known(written)
        return _settled(name or slug(written), own_unit, hint, text, from_column=True)
    if written:
        return Indicator(None, hint and _kept(hint), hint)
    name, own_unit = _known(_subject(plain(text)))
    hint = hint or _written_hint(written_units, name, text)
    if name is None:
        return Indicator(None, hint and _kept(hint), hint)
    return _settled(name, own_unit, hint, text, from_column=False)


def slug(text: str) -> str:
    """A code of what the sheet calls it: `Osuus saapuvista` is osuus_saapuvista."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("%", " "))
    ascii_letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "_", ascii_letters).strip("_") or "figure"


def _hint(unit: Cell, indicator: str) -> str | None:
    own = "" if _says_nothing(unit) else text_of(unit)
    if own:
        return unit_symbol(own) or own
    in_name = [found for found in units_in(indicator) if dimension_of(found) in TELLING or "/" in found]
    return in_name[0] if in_name else None


def _says_nothing(cell: Cell) -> bool:
    return is_error(cell) or is_prose(cell) or is_placeholder(text_of(cell))


def _written_hint(written_units: tuple[str, ...], name: str | None, text: str) -> str | None:
    """The unit of a number in the sentence; a percentage only where it is not a change."""
    levels = [found for found in written_units if dimension_of(found) != "share"]
    if levels:
        return levels[0]
    if not written_units or (name is not None and CHANGE.search(plain(text))):
        return None
    return "%"


def _subject(text: str) -> str:
    """The goal without its means: `mindre blandavfall genom bättre sortering` is about mixed waste."""
    return re.split(r"\s(?:genom|med hjälp av|i stället för|instead of|through|by means of|sijaan)\s", text)[0]


def _known(text: str) -> tuple[str | None, str | None]:
    for name, unit, pattern in INDICATORS:
        if pattern.search(text):
            return name, unit
    return None, None


def _settled(name: str, own_unit: str | None, hint: str | None, text: str, *, from_column: bool) -> Indicator:
    name = _name_for_unit(name, hint)
    doubts: tuple[Doubt, ...] = ()
    if name == "heat" and dimension_of(hint) in {"energy", "share", None}:
        name = "district_heat"
        if not DISTRICT_HEAT.search(plain(text)):
            message = "The goal speaks of heat only; it was taken to be district heat."
            doubts = (Doubt("heat_source_unclear", message, "district_heat"),)
    canonical = CANONICAL_UNITS.get(name)
    unit = canonical or (own_unit if hint in {None, "%"} or own_unit == SHARE else None) or (hint and _kept(hint))
    if canonical != SHARE and own_unit != SHARE and hint == "%" and canonical is not None:
        return Indicator(name, canonical, "%", from_column, doubts)
    return Indicator(name, unit, hint, from_column, doubts)


def _name_for_unit(name: str, hint: str | None) -> str:
    """The unit can say that another thing is measured: per square metre, per turnover, a number instead of a share."""
    if hint and "/" in hint:
        return INTENSITY_NAMES.get(name, name if CANONICAL_UNITS.get(name) is None else f"{name}_intensity")
    if dimension_of(hint) == "count" and name in COUNTED_NAMES:
        return COUNTED_NAMES[name]
    return "food_waste_share" if name == "food_waste" and hint == "%" else name


def _kept(hint: str) -> str:
    return SHARE if dimension_of(hint) == "share" else hint
