"""The words of the factor library: families, parts of the chain, places, units, years, how a figure was seen."""

import tomllib
from decimal import Decimal
from functools import cache

from babel import Locale
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from talkoot.engine import AssessmentReport, Choice, Doubt, Factor, Kind, Role, Status
from talkoot.engine.gases import Potentials
from talkoot.engine.reading import SHIPPED
from talkoot.web.ui.numbers import NBSP, format_number, format_year_span, unit_name

ALL_TIME = 2100  # a figure that is valid beyond this year has no end
SHORT, LONG = 3, 6  # figures of a number in a sentence, and in a table

FAMILIES = {
    "electricity": pgettext_lazy("family of kinds", "Electricity"),
    "heat": pgettext_lazy("family of kinds", "Heat and cooling"),
    "fuel": pgettext_lazy("family of kinds", "Fuels"),
    "vehicle": pgettext_lazy("family of kinds", "Vehicles"),
    "refrigerant": pgettext_lazy("family of kinds", "Refrigerants"),
    "travel": pgettext_lazy("family of kinds", "Travel"),
    "stay": pgettext_lazy("family of kinds", "Nights away"),
    "home": pgettext_lazy("family of kinds", "Work at home"),
    "freight": pgettext_lazy("family of kinds", "Freight"),
    "material": pgettext_lazy("family of kinds", "Materials"),
    "construction": pgettext_lazy("family of kinds", "Construction"),
    "equipment": pgettext_lazy("family of kinds", "Equipment"),
    "food": pgettext_lazy("family of kinds", "Food"),
    "spend": pgettext_lazy("family of kinds", "Purchases in money"),
    "waste": pgettext_lazy("family of kinds", "Waste"),
    "water": pgettext_lazy("family of kinds", "Water"),
}
SCOPES = {
    1: _("Direct emissions (scope 1)"),
    2: _("Purchased energy (scope 2)"),
    3: _("Value chain (scope 3)"),
}
CATEGORIES = {
    1: _("Purchased goods and services"),
    2: _("Capital goods"),
    3: _("Making of fuels and energy"),
    4: _("Transport to you"),
    5: _("Waste"),
    6: _("Business travel"),
    7: _("Commuting"),
    8: _("Leased premises and vehicles"),
}
PARTS = {
    Role.COMBUSTION: _("Released where it is used"),
    Role.LOCATION: _("Purchased energy, mean of the grid (location-based)"),
    Role.MARKET: _("Purchased energy, by contract (market-based)"),
    Role.UPSTREAM: _("Making and transport of the fuel"),
    Role.LOSSES: _("Losses in the grid"),
    Role.LIFECYCLE: _("The whole chain behind it"),
}
VARIANTS = {
    "with-rf": _("with the effects high up (radiative forcing)"),
    "without-rf": _("without the effects high up (radiative forcing)"),
    "energy-method": _("by the energy method"),
}
SEEN = {
    Status.SEEN: pgettext_lazy("status of a figure", "seen"),
    Status.QUOTED: pgettext_lazy("status of a figure", "quoted"),
    Status.COMPUTED: pgettext_lazy("status of a figure", "computed"),
}
GASES = {
    "co2": "CO₂", "ch4": "CH₄", "ch4_fossil": "CH₄", "n2o": "N₂O", "sf6": "SF₆", "nf3": "NF₃",
    "co2_biogenic": _("CO₂ of plants"),
}  # fmt: skip
ONE = {
    "pkm": pgettext_lazy("per unit", "passenger-km"),
    "tkm": pgettext_lazy("per unit", "tonne-km"),
    "night": pgettext_lazy("per unit", "night"),
    "pcs": pgettext_lazy("per unit", "piece"),
}
HEAT_VALUES = {"net": _("%(unit)s (net calorific value)"), "gross": _("%(unit)s (gross calorific value)")}
CURRENCY_SIGNS = {"eur": "€", "usd": "US$", "gbp": "£"}


def language() -> str:
    """The reader's language as the library writes it."""
    return (get_language() or "fi")[:2]


def name_of(kind: Kind) -> str:
    """What a kind is called in the reader's language; English, else the code, where it has no name."""
    return kind.name.get(language()) or kind.name.get("en") or kind.code


def family_name(family: str) -> str:
    return str(FAMILIES.get(family, family))


def group_name(scope: int, category: int) -> str:
    """A scope, or a category of the value chain with its number."""
    if scope == 3 and category in CATEGORIES:
        facts = {"name": CATEGORIES[category], "number": category}
        return gettext("%(name)s (scope 3, category %(number)s)") % facts
    return str(SCOPES[scope])


def place_name(geography: str) -> str:
    """A country, a heat network with its towns, or a wider region."""
    wider = {"EU": gettext("Europe"), "NORDIC": gettext("the Nordic countries"), "WORLD": gettext("the whole world")}
    if geography in wider:
        return wider[geography]
    return networks().get(geography) or _country(geography, language())


@cache
def _country(code: str, language: str) -> str:
    return Locale(language).territories.get(code, code)


@cache
def networks() -> dict[str, str]:
    """Networks of district heat with figures of their own, by geography."""
    with (SHIPPED / "networks.toml").open("rb") as file:
        entries = tomllib.load(file)["network"]
    return {entry["code"]: f"{entry['name']} ({', '.join(entry['towns'])})" for entry in entries}


def years_of(factor: Factor) -> str:
    """The years a figure is meant for: 2024, 2021–2023, or from 2022."""
    first, last = factor.valid_from.year, factor.valid_to.year
    if last > ALL_TIME:
        return gettext("from %(year)s") % {"year": first}
    return format_year_span(first, last)


def figured(value: Decimal, figures: int = SHORT) -> str:
    """A number in at most so many significant figures: 0.0123456 as 0.0123."""
    if not value:
        return format_number(0)
    exponent = value.adjusted() - figures + 1
    rounded = round(value, -exponent).normalize()
    return format_number(rounded, max(0, -int(rounded.as_tuple().exponent)))


def unit_words(unit: str) -> str:
    """A unit as it stands after an amount."""
    stem, _underscore, basis = unit.partition("_")
    if basis in HEAT_VALUES:
        return HEAT_VALUES[basis] % {"unit": stem}
    if unit[:3] in CURRENCY_SIGNS and (len(unit) == 3 or unit[3:].isdigit()):
        return _money(unit)
    return pgettext("unit", "nights") if unit == "night" else unit_name(unit)


def per_unit(kg: Decimal, unit: str, figures: int = SHORT) -> str:
    """`2.66 kg CO₂e/l`."""
    one = str(ONE[unit]) if unit in ONE else unit_words(unit)
    return f"{figured(kg, figures)}{NBSP}{unit_name('kgCO2e')}/{one}"


def mass(kg: Decimal) -> str:
    """Kilograms of CO2e in three figures, from a tonne up as tonnes."""
    value, unit = (kg / 1000, "tCO2e") if abs(kg) >= 1000 else (kg, "kgCO2e")
    return f"{figured(value)}{NBSP}{unit_name(unit)}"


def gases_of(factor: Factor) -> str:
    """Kilograms of each gas per unit, or that the publisher did not tell them apart."""
    if factor.gases:
        said = (f"{GASES.get(gas, gas.upper())}{NBSP}{figured(kg, LONG)}{NBSP}kg" for gas, kg in factor.gases.items())
        return "; ".join(said)
    return gettext("not told apart; CO₂e by %(report)s") % {"report": factor.report.upper()}


def kilograms(factor: Factor, potentials: dict[AssessmentReport, Potentials]) -> Decimal:
    """Kilograms of CO2e per unit in the newest potentials; without gases as it was published."""
    return factor.kg_co2e(potentials[AssessmentReport.AR6])


def in_english(text: str) -> SafeString | str:
    """A text of the library's files, marked as English on the pages of other languages."""
    return text if not text or language() == "en" else format_html('<span lang="en">{}</span>', text)


def source_of(factor: Factor) -> str:
    """Publisher, place and years in a few words."""
    return ", ".join(part for part in (factor.publisher, place_name(factor.geography), years_of(factor)) if part)


def stands_in(geography: str) -> str:
    """That a figure of another country is used."""
    known = {
        "GB": gettext("A British figure stands in"),
        "US": gettext("An American figure stands in"),
    }
    return known.get(geography) or gettext("A figure from elsewhere (%(place)s) stands in") % {
        "place": place_name(geography)
    }


def doubts_of(choice: Choice) -> list[str]:
    """What is not ideal about a chosen figure, each as a sentence."""
    factor = choice.factor
    foreign = gettext("%(stands_in)s: a Finnish one that is not too old has not been seen.")
    sentences = {
        Doubt.FOREIGN: foreign % {"stands_in": stands_in(factor.geography)},
        Doubt.MEAN: gettext("A mean of the whole country stands in: the network's own figure is not known."),
        Doubt.OLDER: gettext("It is of %(year)s: a later one has not been seen.") % {"year": factor.valid_to.year},
        Doubt.NEWER: gettext("It is of %(year)s: an earlier one has not been seen.") % {"year": factor.valid_from.year},
        Doubt.QUOTED: gettext("The figure was read where the publisher is quoted, not from the publisher itself."),
        Doubt.NO_SPLIT: gettext("Published in CO₂e only, so it stays in the warming potentials it was published with."),
        Doubt.PRICES: gettext("Prices of two years could not be made comparable."),
    }
    return [sentence for doubt, sentence in sentences.items() if doubt in choice.doubts]


def _money(unit: str) -> str:
    sign = CURRENCY_SIGNS[unit[:3]]
    return gettext("%(currency)s of %(year)s") % {"currency": sign, "year": unit[3:]} if unit[3:] else sign
