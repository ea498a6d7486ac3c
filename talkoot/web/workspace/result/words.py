"""The words of a result: amounts in two or three figures, scopes, categories, parts of the chain, doubts."""

import tomllib
from datetime import MAXYEAR
from decimal import Decimal
from functools import cache

from babel import Locale
from django.utils.translation import get_language, gettext, pgettext
from django.utils.translation import gettext_lazy as _

from talkoot.engine import Choice, Doubt, Factor, FactorSet, Line, Role
from talkoot.engine.reading import SHIPPED, all_factors
from talkoot.web.shared.factor_words import document_name
from talkoot.web.ui.numbers import EN_DASH, NBSP, format_amount, format_number, format_year_span, unit_name

TONNE_KG, GRAM = Decimal(1000), Decimal("0.001")
FIGURES, FIGURES_OF_RANGE = 3, 2

SCOPES = {
    1: _("Direct emissions (scope 1)"),
    2: _("Purchased energy (scope 2)"),
    3: _("Value chain (scope 3)"),
}
SCOPES_EXPLAINED = {
    1: _("What you burn in your own boilers, vehicles and machines, and what leaks from your cooling."),
    2: _("The electricity, heat and cooling you buy: the emissions come from where they are made."),
    3: _("What others emit for you: goods, services, trips, waste, and the making of fuels and energy."),
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
    9: _("Transport to customers"),
    10: _("Processing of what you sell"),
    11: _("Use of what you sell"),
    12: _("End of life of what you sell"),
    13: _("Premises and vehicles leased to others"),
    14: _("Franchises"),
    15: _("Investments"),
}
PARTS = {
    Role.COMBUSTION: _("Released where it is used"),
    Role.LOCATION: _("Purchased energy, mean of the grid (location-based)"),
    Role.MARKET: _("Purchased energy, by contract (market-based)"),
    Role.UPSTREAM: _("Making and transport of the fuel"),
    Role.LOSSES: _("Losses in the grid"),
    Role.LIFECYCLE: _("Its whole making"),
}
MONEY = {"eur": "€", "usd": "US$", "gbp": "£"}
UNITS = {
    "eur": "€",
    "kWh_net": _("kWh (net calorific value)"),
    "MWh_net": _("MWh (net calorific value)"),
    "GJ_net": _("GJ (net calorific value)"),
    "TJ_net": _("TJ (net calorific value)"),
    "kWh_gross": _("kWh (gross calorific value)"),
    "MWh_gross": _("MWh (gross calorific value)"),
    "night": _("nights"),
}


def mass(kg: Decimal, figures: int = FIGURES) -> str:
    """Kilograms of CO2e as tonnes (below one tonne as kilograms), in so many figures."""
    value, unit = _scaled(kg)
    return f"{figured(value, figures)}{NBSP}{unit_name(unit)}"


def signed_mass(kg: Decimal) -> str:
    """A change with its sign; less than a gram is none."""
    if abs(kg) < GRAM:
        return format_number(0)
    return f"+{mass(kg)}" if kg > 0 else mass(kg)


def span(low: Decimal, high: Decimal) -> str:
    """A range in one unit: "38–47 t CO₂e"; in three figures where two would show one number twice."""
    tonnes = max(abs(low), abs(high)) >= TONNE_KG
    size, unit = (TONNE_KG, "tCO2e") if tonnes else (Decimal(1), "kgCO2e")
    ends = [figured(end / size, FIGURES_OF_RANGE) for end in (low, high)]
    if ends[0] == ends[1]:
        ends = [figured(end / size, FIGURES) for end in (low, high)]
    return f"{ends[0]}{EN_DASH}{ends[1]}{NBSP}{unit_name(unit)}"


def figured(value: Decimal, figures: int = FIGURES) -> str:
    """A number in so many significant figures: 1234 as 1,230, 0.012345 as 0.0123."""
    if not value:
        return format_number(0)
    exponent = value.adjusted() - figures + 1
    rounded = value.quantize(Decimal(1).scaleb(exponent)) if exponent <= 0 else round(value, -exponent)
    return format_number(rounded, max(0, -exponent))


def exact(value: Decimal) -> str:
    """A number as it was entered or published, at most nine decimals, none that say nothing."""
    plain = round(value, 9).normalize()
    return format_number(plain, max(0, -int(plain.as_tuple().exponent)))


def amount(value: Decimal, unit: str) -> str:
    """An amount with its unit, as entered."""
    if unit == "eur":
        return format_amount(value, "EUR", max(0, -int(round(value, 9).normalize().as_tuple().exponent)))
    return f"{exact(value)}{NBSP}{unit_words(unit)}"


def unit_words(unit: str) -> str:
    """A unit as it stands on a page; money of another year says which."""
    if unit[:3] in MONEY and unit[3:].isdigit():
        return gettext("%(currency)s of %(year)s") % {"currency": MONEY[unit[:3]], "year": unit[3:]}
    return str(UNITS[unit]) if unit in UNITS else unit_name(unit)


def name_of(factors: FactorSet, code: str) -> str:
    """What a kind of activity is called in the reader's language; English, else the code, where it has no name."""
    kind = factors.kinds.get(code)
    names = kind.name if kind else {}
    return names.get(language()) or names.get("en") or code


def group_name(scope: int, category: int) -> str:
    """A scope, or a category of the value chain with its number."""
    if scope == 3 and category:
        return gettext("%(name)s (scope 3, category %(number)s)") % {
            "name": CATEGORIES[category],
            "number": category,
        }
    return str(SCOPES[scope]) if scope in SCOPES else gettext("All figures")


def place_name(geography: str) -> str:
    """A country, a heat network or a wider region."""
    wider = {"EU": gettext("Europe"), "NORDIC": gettext("the Nordic countries"), "WORLD": gettext("the whole world")}
    if geography in wider:
        return wider[geography]
    return _networks().get(geography) or Locale(language()).territories.get(geography, geography)


def doubts_of(choice: Choice, year: int) -> list[str]:
    """What is not ideal about a factor, each as a sentence."""
    factor = choice.factor
    facts = {"place": place_name(factor.geography), "from": factor.valid_to.year, "to": factor.valid_from.year}
    sentences = {
        Doubt.FOREIGN: gettext("A figure from elsewhere stands in: %(place)s."),
        Doubt.OLDER: gettext("An older figure stands in: of %(from)s."),
        Doubt.NEWER: gettext("A later figure stands in: of %(to)s."),
        Doubt.MEAN: gettext("A mean of the whole country stands in: the network's own figure is not known."),
        Doubt.QUOTED: gettext("The figure was read where the publisher is quoted, not from the publisher itself."),
        Doubt.NO_SPLIT: gettext("Published in CO₂e only, so it stays in the warming potentials it was published with."),
        Doubt.PRICES: gettext("Prices of two years could not be made comparable."),
    }
    return [sentences[doubt] % facts for doubt in Doubt if doubt in choice.doubts]


def source_of(line: Line) -> str:
    """The factor's source in a few words: publisher, document, year."""
    factor = line.choice.factor
    if line.choice.factor.id in {"certificate", "contract", "supplier_mix"}:
        return factor.document or instrument_name(factor.id)
    return _cited(factor)


def factor_name(factor_id: str) -> str:
    """The source of any factor of any release in a few words, by its name in the library."""
    factor = _every_factor().get(factor_id)
    return f"{_cited(factor)} ({factor_id})" if factor else instrument_name(factor_id)


def instrument_name(kind: str) -> str:
    """What covers purchased energy."""
    return {
        "certificate": gettext("Guarantee of origin"),
        "contract": gettext("Electricity contract"),
        "supplier_mix": gettext("The seller's own mix"),
    }.get(kind, kind)


def per_cent_range(relative: Decimal) -> str:
    """A relative half width: "± 12 %"."""
    return pgettext("uncertainty", "± %(number)s %%") % {"number": figured(relative * 100, 2)}


def language() -> str:
    """The reader's language as the factor library writes it."""
    return (get_language() or "fi")[:2]


def _scaled(kg: Decimal) -> tuple[Decimal, str]:
    return (kg / TONNE_KG, "tCO2e") if abs(kg) >= TONNE_KG else (kg, "kgCO2e")


def _cited(factor: Factor) -> str:
    dated = factor.valid_from.year > 1 and factor.valid_to.year < MAXYEAR
    years = format_year_span(factor.valid_from.year, factor.valid_to.year) if dated else ""
    return ", ".join(part for part in (factor.publisher, document_name(factor), years) if part)


@cache
def _every_factor() -> dict[str, Factor]:
    return {factor.id: factor for factor in all_factors(SHIPPED)}


@cache
def _networks() -> dict[str, str]:
    with (SHIPPED / "networks.toml").open("rb") as file:
        return {entry["code"]: entry["name"] for entry in tomllib.load(file)["network"]}
