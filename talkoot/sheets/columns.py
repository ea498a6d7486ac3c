"""The fields that a column can lead to, and how well a heading fits each."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz import fuzz

from talkoot.sheets.wording import fold

ROLES = ("contact", "deputy", "signatory", "communications", "invoicing")
MEMBER_FIELDS = ("name", "business_id", "tier", "status", "joined", "municipality", "staff", "size_class")
GOAL_FIELDS = ("text", "theme", "indicator", "unit", "baseline_year", "baseline", "target_year", "target", "change")
INDICATORS = (
    *("electricity", "renewable_share", "district_heat", "heating_oil", "diesel", "petrol", "vehicle_km"),
    *("mixed_waste", "bio_waste", "waste_total", "water", "recycling_rate", "ev_share", "emissions", "solar_kwp"),
)
FRACTIONS = frozenset({"renewable_share", "recycling_rate", "ev_share"})
FIELDS: tuple[str, ...] = (
    "ignore",
    "row.number",
    *(f"member.{name}" for name in MEMBER_FIELDS),
    *(f"{role}.{part}" for role in ROLES for part in ("name", "email", "phone")),
    *("contact.first_name", "contact.last_name", "contact.role", "site.name"),
    "goal.sentence",
    *(f"goal.{name}" for name in GOAL_FIELDS),
    *(f"figure.{name}" for name in INDICATORS),
    *("figure.other", "figure.value", "figure.year", "figure.indicator", "figure.unit"),
    *("report.responded", "report.measures", "note.private"),
)
UNITS = {
    "mwh": "MWh", "kwh": "kWh", "gwh": "GWh", "l": "l", "litraa": "l", "litra": "l", "liter": "l", "litres": "l",
    "liters": "l", "ltr": "l", "litre": "l", "km": "km", "mil": "mil", "kg": "kg", "kiloa": "kg", "kilo": "kg",
    "t": "t", "tn": "t", "ton": "t", "tonnia": "t", "tonnes": "t", "tons": "t", "tonnit": "t", "m3": "m3",
    "kuutiota": "m3", "kbm": "m3", "kuutio": "m3", "%": "%", "pros": "%", "prosenttia": "%", "procent": "%",
    "percent": "%", "tco2e": "tCO2e", "tco2": "tCO2e", "tco2ekv": "tCO2e", "kgco2e": "kgCO2e", "kwp": "kWp",
    "kpl": "kpl", "st": "st", "pcs": "pcs", "eur": "EUR", "keur": "kEUR", "m2": "m2", "tkm": "tkm", "h": "h",
    "kilometer": "km", "kilometria": "km", "dm3": "l",
}  # fmt: skip
COMPOUND_UNITS = (
    (re.compile(r"\b(t|tn|ton|tonnia|tonnes) ?co2( ?(e|ekv|eq))?\b"), "tCO2e"),
    (re.compile(r"\bkg ?co2( ?(e|ekv|eq))?\b"), "kgCO2e"),
    (re.compile(r"\b(1000|tuhat|tuhatta|tusen|thousand) ?km\b"), "1000 km"),
    (re.compile(r"\bkwh m2\b"), "kWh/m2"),
)
FILLER = frozenset(
    [
        "ja",
        "och",
        "and",
        "the",
        "of",
        "for",
        "i",
        "in",
        "v",
        "a",
        "per",
        "vuosi",
        "vuodessa",
        "year",
        "annual",
        "ar",
        "arligt",
        "josta",
        "varav",
        "kulutus",
        "maara",
        "yhteensa",
        "yht",
        "totalt",
        "total",
        "sammanlagt",
        "forbrukning",
        "consumption",
        "use",
        "used",
    ]
)
ENDINGS = frozenset(["a", "ta", "n", "t", "en", "in", "ia", "ja", "ssa", "s", "er", "or", "ar", "et", "na", "es"])
ORDINAL = re.compile(r"^(?:no|nr|#)? ?(?:[1-9]|1\d|[ivx]{1,4})\.?$")


@dataclass(frozen=True)
class Phrase:
    """One wording of one field."""

    field: str
    tokens: tuple[str, ...]


@cache
def phrases() -> tuple[Phrase, ...]:
    """The vocabulary, read once."""
    source = tomllib.loads(files("talkoot.sheets").joinpath("headings.toml").read_text("utf-8"))
    return tuple(
        Phrase(field, tuple(word if word.endswith("*") else fold(word) for word in wording.split()))
        for field, wordings in source["fields"].items()
        for wording in wordings
    )


@cache
def _asking() -> frozenset[str]:
    """The words that only make a question of a heading."""
    source = tomllib.loads(files("talkoot.sheets").joinpath("headings.toml").read_text("utf-8"))
    return frozenset(source["asking"])


def without_asking(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """ "How many litres of diesel did your vehicles use" is about diesel."""
    return tuple(t for t in tokens if t not in _asking() and not t.isdigit()) or tokens


@cache
def known_headings() -> frozenset[str]:
    """Every wording as one string, for a quick look at a row in the middle of a sheet."""
    return frozenset(" ".join(phrase.tokens) for phrase in phrases())


@lru_cache(maxsize=20_000)
def unit_in(text: str) -> tuple[str | None, tuple[str, ...]]:
    """The unit that a heading names and the remaining words; two units ("kWh/MWh") are given as "kWh|MWh"."""
    folded = fold(text.replace("€", " eur "))
    units: list[str] = []
    for pattern, name in COMPOUND_UNITS:
        if pattern.search(folded):
            units, folded = [*units, name], pattern.sub(" ", folded)
    rest = []
    for token in folded.split():
        if token in UNITS:
            units.append(UNITS[token])
        else:
            rest.append(token)
    return "|".join(dict.fromkeys(units)) or None, tuple(rest)


def is_units_only(text: str) -> bool:
    """A cell of a units row: "MWh", "%", "litraa", "MWh tai kWh", "pvm"."""
    unit, rest = unit_in(text)
    return (unit is not None and not set(rest) - {"tai", "eller", "or", "v", "a"}) or fold(text) in (
        "pvm",
        "datum",
        "date",
    )


def is_ordinal(text: str) -> bool:
    """A heading that only counts: "1", "2.", "III"."""
    return bool(ORDINAL.match(text.strip().casefold()))


@cache
def _by_word() -> dict[str, tuple[Phrase, ...]]:
    """The phrases that each word of the vocabulary occurs in, by their first word."""
    index: dict[str, list[Phrase]] = {}
    for phrase in phrases():
        index.setdefault(phrase.tokens[0], []).append(phrase)
    return {word: tuple(found) for word, found in index.items()}


@cache
def _run_together() -> dict[str, frozenset[str]]:
    """Phrases of several words written as one: "sposti", "fonr"."""
    index: dict[str, set[str]] = {}
    for phrase in phrases():
        index.setdefault("".join(phrase.tokens), set()).add(phrase.field)
    return {joined: frozenset(fields) for joined, fields in index.items()}


@lru_cache(maxsize=20_000)
def scores(tokens: tuple[str, ...]) -> dict[str, float]:
    """How well these heading words fit each field, 0 to 1; fields that do not fit are left out."""
    if not tokens or len(tokens) > 12:
        return {}
    found = dict.fromkeys(_run_together().get("".join(tokens), ()), 0.95)
    for word in frozenset().union(*map(_near, tokens)):
        for phrase in _by_word()[word]:
            score = _fit(tokens, phrase.tokens)
            if score > found.get(phrase.field, 0.5):
                found[phrase.field] = score
    return found


@lru_cache(maxsize=20_000)
def _near(token: str) -> frozenset[str]:
    """The first words of phrases that this heading word may stand for."""
    return frozenset(word for word in _by_word() if _alike(token, word) >= 0.7)


def _fit(heading: tuple[str, ...], phrase: tuple[str, ...]) -> float:
    if len(phrase) > len(heading):
        return 0.0
    quality, used = 0.0, set[int]()
    for word in phrase:
        best, place = 0.0, -1
        for index, token in enumerate(heading):
            if index not in used:
                alike = _alike(token, word)
                if alike > best:
                    best, place = alike, index
        if best < 0.7:
            return 0.0
        used.add(place)
        quality += best
    extra = [t for i, t in enumerate(heading) if i not in used]
    spare = sum(0.04 if t in FILLER else 0.13 for t in extra)
    late = 0.02 * min(used) if used else 0.0
    return quality / len(phrase) - min(spare, 0.45) - late


def _alike(token: str, word: str) -> float:
    if token == word:
        return 1.0
    if word.endswith("*"):
        return 0.97 if token.startswith(word[:-1]) else 0.0
    if len(word) >= 3 and token.startswith(word) and token[len(word) :] in ENDINGS:
        return 0.93
    if len(token) >= 3 and len(word) > len(token) and word.startswith(token):
        return 0.86 if len(token) >= 4 else 0.72
    if len(word) >= 5 and token.startswith(word):
        return 0.9 if len(token) - len(word) <= 3 else 0.76
    if len(word) >= 5 and token.endswith(word):
        return 0.75
    if len(word) >= 5 and len(token) >= 5 and (likeness := fuzz.ratio(token, word)) >= 84:
        return likeness / 100 - 0.03
    return 0.0
