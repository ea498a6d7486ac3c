"""Units as they are written in three languages, and exact conversion between those that measure the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from talkoot.sheets.values.text import plain

CANONICAL_UNITS: Mapping[str, str] = {
    "electricity": "MWh",
    "district_heat": "MWh",
    "heating_oil": "l",
    "diesel": "l",
    "petrol": "l",
    "vehicle_km": "km",
    "mixed_waste": "kg",
    "bio_waste": "kg",
    "waste_total": "kg",
    "water": "m3",
    "renewable_share": "fraction",
    "recycling_rate": "fraction",
    "ev_share": "fraction",
    "emissions": "tCO2e",
    "solar_kwp": "kWp",
}

SHARE = "fraction"

# symbol: (what it measures, multiplier, divisor) to the base unit of that dimension
_UNITS: Mapping[str, tuple[str, Decimal, Decimal]] = {
    symbol: (dimension, Decimal(multiplier), Decimal(divisor))
    for symbol, dimension, multiplier, divisor in (
        ("Wh", "energy", "0.000001", "1"),
        ("kWh", "energy", "0.001", "1"),
        ("MWh", "energy", "1", "1"),
        ("GWh", "energy", "1000", "1"),
        ("TWh", "energy", "1000000", "1"),
        ("MJ", "energy", "1", "3600"),
        ("GJ", "energy", "1", "3.6"),
        ("TJ", "energy", "1000", "3.6"),
        ("ml", "volume", "0.001", "1"),
        ("l", "volume", "1", "1"),
        ("hl", "volume", "100", "1"),
        ("m3", "volume", "1000", "1"),
        ("g", "mass", "0.001", "1"),
        ("kg", "mass", "1", "1"),
        ("t", "mass", "1000", "1"),
        ("kt", "mass", "1000000", "1"),
        ("gCO2e", "climate", "0.000001", "1"),
        ("kgCO2e", "climate", "0.001", "1"),
        ("tCO2e", "climate", "1", "1"),
        ("ktCO2e", "climate", "1000", "1"),
        ("km", "distance", "1", "1"),
        ("mil", "distance", "10", "1"),
        ("mile", "distance", "1.609344", "1"),
        ("Wp", "power", "0.001", "1"),
        ("kWp", "power", "1", "1"),
        ("MWp", "power", "1000", "1"),
        ("fraction", "share", "1", "1"),
        ("%", "share", "0.01", "1"),
        ("‰", "share", "0.001", "1"),
        ("pcs", "count", "1", "1"),
        ("person", "people", "1", "1"),
        ("FTE", "people", "1", "1"),
        ("m2", "area", "1", "1"),
        ("h", "time", "1", "1"),
        ("EUR", "money", "1", "1"),
        ("kEUR", "money", "1000", "1"),
        ("MEUR", "money", "1000000", "1"),
        ("portion", "portion", "1", "1"),
        ("night", "night", "1", "1"),
        ("year", "year", "1", "1"),
    )
}

_CO2 = (
    r"\s*(?:of\s+)?(?:co2|hiilidioksidi\w*|koldioxid\w*|carbon\s+dioxide)(?:[-\s]?(?:ekvivalent\w*"
    r"|ekv\.?|equivalents?|eq\.?|e))?"
)
_TON = r"(?:tonn\w*|tonne?s?|ton(?:eina|er)?|tn|t)"

# the first pattern that fits wins; all are matched against lower-case text
_SPELLINGS: tuple[tuple[str, str], ...] = (
    ("ktCO2e", rf"(?:kt|kilo{_TON}){_CO2}"),
    ("kgCO2e", rf"(?:kg|kilo\w*){_CO2}"),
    ("tCO2e", rf"{_TON}\.?{_CO2}|{_TON}\s*\(co2[^)]*\)?|co2(?:[-\s]?(?:ekv\.?|eq|e))?\s*,?\s*(?:\(?{_TON}\)?)"),
    ("gCO2e", rf"g{_CO2}"),
    ("TWh", r"twh|terawatt\w*"),
    ("GWh", r"gwh|gigawatt\w*"),
    ("MWp", r"mwp"),
    ("kWp", r"kwp|kw|kilowat(?:ti|t)(?:a|in|ia|s)?(?:\s*(?:peak|huippu))?"),
    ("MWh", r"mwh|megawatt\w*"),
    ("kWh", r"kwh|kilowatt\w+"),
    ("Wh", r"wh"),
    ("Wp", r"wp"),
    ("TJ", r"tj|terajoul\w*"),
    ("GJ", r"gj|gigajoul\w*"),
    ("MJ", r"mj|megajoul\w*"),
    ("m3", r"m\^?3|cbm|kbm|kuutio\w*|kubik\w*|cubic\s+met(?:er|re)s?|kuut\.?"),
    ("hl", r"hl|hehtolit\w*|hektolit\w*"),
    ("ml", r"ml|millilit\w*"),
    ("l", r"litr\w*|liter\w*|lit\.?|ltr\.?|l\.?"),
    ("kt", rf"kilo{_TON}|kt"),
    ("kg", r"kg:?\w*|kilogram\w*|kiloa?|kilot|kilos|kilon"),
    ("t", rf"{_TON}"),
    ("g", r"g|gramm?a?a?|grams?"),
    ("km", r"km|kilomet\w*"),
    ("mil", r"mil"),
    ("mile", r"miles?|mi"),
    ("‰", r"‰|promille\w*"),
    (
        "%",
        (
            r"%(?:\s?-?yks\w*)?|pros(?:entti\w*|enttia|entin|enttiin|entista)?\.?|procent\w*|per\s?cent"
            r"|pct\.?|prosent\w*"
        ),
    ),
    ("fraction", r"fraction|osuus|andel"),
    (
        "pcs",
        r"kpl|kappale\w*|st\.?|styck\w*|stk|pcs\.?|pieces?|nos?\.|antal|määrä|lukumäärä|number|numbers|count|lkm",
    ),
    ("FTE", r"htv|henkilötyövuo\w*|årsv(?:erk\w*)?\.?|ftes?"),
    (
        "person",
        (
            r"hlö\w*|henk\w*\.?|hengen|pers(?:on\w*)?\.?|anst(?:älld\w*)?\.?|employees?|people|työntekij\w*"
            r"|staff|asukas\w*|asiakas\w*"
        ),
    ),
    ("m2", r"m\^?2|neliö\w*|kvadratm\w*|kvm|sqm|square\s+met(?:er|re)s?|brm2|htm2"),
    ("MEUR", r"m€|meur|milj\.?\s*(?:€|eur\w*)|m\s?eur"),
    ("kEUR", r"k€|keur|t€|teur|tuhatta\s+euroa"),
    ("EUR", r"€|eur\w*"),
    ("portion", r"annos\w*|annosta|portion\w*|ateria\w*|måltid\w*|meals?|servings?|lounas\w*"),
    ("night", r"yö\w*|yöpymi\w*|gästnatt|gästnätter|natt|nätter|nights?|guest\s?nights?|övernattning\w*"),
    ("h", r"h|tuntia?|timmar|timme|hours?"),
    ("year", r"v\.?|vuosi|vuodessa|vuotta|vuoden|a|år|året|y|yr|year|annum|läsår|lukuvuosi|p\.?a\.?"),
)
_PATTERNS = tuple((symbol, re.compile(rf"(?:{spelling})")) for symbol, spelling in _SPELLINGS)

_YEAR = r"(?:v\.?|a|vuosi|vuodessa|år|året|y|yr|year|annum)(?![\w])"
PER_YEAR = rf"(?:\s*/\s*{_YEAR}|\s+(?:per|i|om)\s+{_YEAR}|\s+(?:vuodessa|årligen|a\s+year|p\.a\.?)(?!\w))"
_PER_YEAR = re.compile(PER_YEAR)

# what may stand right behind a number; the longer spelling wins, and no letter may follow
AFTER_NUMBER = (
    r"(?P<unit>"
    + "|".join(
        spelling for symbol, spelling in _SPELLINGS if symbol not in {"year", "fraction", "h", "night", "portion"}
    )
    + r")(?::\w{1,4})?(?![\w€])"
)


def dimension_of(symbol: str | None) -> str | None:
    """What a unit measures: energy, volume, mass, share …; None when it is not one of ours."""
    found = _UNITS.get(symbol or "")
    return found[0] if found else None


@lru_cache(maxsize=4096)
def unit_symbol(text: str | None) -> str | None:
    """The unit that a text is the name of (`litraa`, `tn CO2-ekv`, `Mwh/v`, `g/annos`), or None. `%` stays `%`."""
    word = _PER_YEAR.sub("", plain(text or "")).strip(" ()[].:,")
    if not word:
        return None
    simple = _simple_symbol(word)
    if simple is not None:
        return simple
    numerator, slash, denominator = word.partition("/")
    if not slash:
        numerator, slash, denominator = word.partition(" per ")
    above, below = _simple_symbol(numerator.strip()), _simple_symbol(denominator.strip())
    if slash and above and below and dimension_of(above) != dimension_of(below):
        return above if below == "year" else f"{above}/{_readable(below)}"
    return None


def units_in(text: str | None) -> tuple[str, ...]:
    """Every unit that a heading names: `MWh tai kWh` is ("MWh", "kWh"), `Sähkö (MWh)` is ("MWh",)."""
    whole = unit_symbol(text)
    if whole is not None:
        return (whole,)
    words = re.split(r"[\s(),;/|\[\]]+|\b(?:tai|eller|or|och|ja|and)\b", _PER_YEAR.sub("", plain(text or "")))
    found = [symbol for word in words if (symbol := _simple_symbol(word.strip(".:")))]
    return tuple(dict.fromkeys(symbol for symbol in found if symbol != "year"))


def convert(value: Decimal, symbol: str, target: str) -> Decimal | None:
    """The value in another unit of the same kind; None when the two do not measure the same."""
    if symbol == target:
        return value
    source, wanted = _UNITS.get(symbol), _UNITS.get(target)
    if source is None or wanted is None:
        return None
    if wanted[0] == "climate" and source[0] == "mass":
        return trimmed(value * source[1] / source[2] / 1000 / wanted[1] * wanted[2])
    if source[0] != wanted[0]:
        return None
    return trimmed(value * source[1] / source[2] * wanted[2] / wanted[1])


def trimmed(value: Decimal) -> Decimal:
    """Without trailing zeros and without an exponent; endless fractions end at the ninth decimal."""
    if -value.normalize().as_tuple().exponent > 15:  # type: ignore[operator]  # finite numbers only
        value = round(value, 9)
    text = format(value.normalize(), "f")
    return Decimal("0" if text in {"-0", ""} else text)


@lru_cache(maxsize=4096)
def _simple_symbol(word: str) -> str | None:
    for symbol, pattern in _PATTERNS:
        if pattern.fullmatch(word):
            return symbol
    return None


def _readable(symbol: str) -> str:
    return {"MEUR": "M€", "kEUR": "k€", "EUR": "€"}.get(symbol, symbol)
