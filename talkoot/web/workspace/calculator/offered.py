"""Which kinds of activity each question offers: the commonest by name, all others by a few letters."""

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from django.utils.translation import gettext_lazy as _

from talkoot.engine import FactorSet, Kind, Role
from talkoot.engine.reading import SHIPPED
from talkoot.kernel.text import folded

COMMON: dict[int, tuple[str, ...]] = {
    2: ("electricity", "own-solar"),
    3: (
        "district-heat", "fuel-light-oil", "fuel-natural-gas", "fuel-pellets", "fuel-wood-chips", "fuel-firewood",
        "fuel-lpg", "fuel-bio-oil", "district-cooling", "own-heat-pump",
    ),
    4: (
        "fuel-diesel", "fuel-petrol", "fuel-machine-oil", "fuel-hvo", "fuel-biomethane", "fuel-cng", "fuel-e85",
        "fuel-marine-gas-oil", "fuel-lubricants", "fuel-jet",
    ),
    5: (
        "refrigerant-r32", "refrigerant-r410a", "refrigerant-r404a", "refrigerant-r134a", "refrigerant-r407c",
        "refrigerant-r448a", "refrigerant-r449a", "refrigerant-r507a", "refrigerant-r744", "refrigerant-r290",
    ),
    6: ("train", "train-commuter", "bus", "coach", "tram", "metro", "taxi", "ferry", "ferry-estonia", "train-abroad"),
    8: (
        "waste-mixed", "waste-bio", "waste-cardboard", "waste-paper", "waste-plastic", "waste-plastic-energy",
        "waste-glass", "waste-metal", "waste-wood", "waste-electronics",
    ),
}  # fmt: skip
CARS = (
    "car-average", "car-petrol", "car-diesel", "car-hybrid", "car-plug-in", "car-electric", "van-diesel",
    "van-electric", "truck", "motorcycle",
)  # fmt: skip
FLIGHTS = (
    "flight-domestic", "flight-short-economy", "flight-short-business", "flight-short-average", "flight-long-economy",
    "flight-long-premium", "flight-long-business", "flight-long-average",
)  # fmt: skip
STAYS = ("hotel-night", "hotel-night-de", "hotel-night-gb", "hotel-night-fr", "hotel-night-es", "hotel-night-us")
MOST_SUGGESTED = 8


def name_of(kind: Kind, language: str) -> str:
    """What the kind is called; English where a language is missing."""
    return kind.name.get(language) or kind.name.get("en") or kind.code


def name_of_code(factors: FactorSet, code: str, language: str) -> str:
    """The name of a kind by its code; the code itself when the release does not know it."""
    kind = factors.kinds.get(code)
    return name_of(kind, language) if kind else code


def can_be_calculated(kind: Kind, factors: FactorSet) -> bool:
    """Whether the release has a factor for the kind, or for the energy behind it."""
    roles = factors.roles(kind.energy.kind if kind.energy else kind.code)
    return not roles.isdisjoint({Role.COMBUSTION, Role.LIFECYCLE, Role.LOCATION})


def choices_of(codes: Iterable[str], factors: FactorSet, language: str) -> list[tuple[str, str]]:
    """Codes with their names for a select, in the order given; what cannot be calculated is left out."""
    known = (factors.kinds[code] for code in codes if code in factors.kinds)
    return [(kind.code, name_of(kind, language)) for kind in known if can_be_calculated(kind, factors)]


def kinds_for(question: int, factors: FactorSet) -> list[Kind]:
    """Every kind of a question that can be calculated."""
    return [kind for kind in factors.kinds.values() if kind.question == question and can_be_calculated(kind, factors)]


def names_for(question: int, factors: FactorSet, language: str, unit: str = "") -> list[str]:
    """The names to suggest while one writes, in alphabetical order; only what is counted in the unit, where one is given."""
    kinds = (kind for kind in kinds_for(question, factors) if unit in {"", kind.unit})
    return sorted({name_of(kind, language) for kind in kinds}, key=str.casefold)


def kinds_called(text: str, kinds: Sequence[Kind], language: str) -> list[Kind]:
    """The kinds meant by a few words: one when the name or the code is exact, else those that hold every word."""
    wanted = folded(text)
    exact = [kind for kind in kinds if wanted in {folded(name_of(kind, language)), kind.code}]
    if exact:
        return exact[:1]
    words = wanted.split()
    found = [kind for kind in kinds if words and all(word in _searched(kind) for word in words)]
    return sorted(
        found, key=lambda kind: (not folded(name_of(kind, language)).startswith(wanted), len(_searched(kind)))
    )


def kinds_near(text: str, kinds: Sequence[Kind], language: str) -> list[Kind]:
    """The kinds named by what the text begins with ("mainos": "Mainonta"), when nothing fits as it stands."""
    word = folded(text).strip()
    for length in range(len(word) - 1, max(4, (len(word) + 1) // 2) - 1, -1):
        found = [kind for kind in kinds if _is_near(word[:length], _searched(kind))]
        if found:
            return sorted(found, key=lambda kind: name_of(kind, language).casefold())
    return []


def _is_near(stem: str, names: str) -> bool:
    """Whether a word begins so, or a compound has it; four letters are too few for that."""
    return (len(stem) > 4 and stem in names) or any(one.startswith(stem) for one in names.split())


@lru_cache(maxsize=4096)
def _words_of(names: tuple[str, ...]) -> str:
    return " ".join(folded(name) for name in names)


def _searched(kind: Kind) -> str:
    return _words_of((*kind.name.values(), *kind.tags, kind.code))


def network_choices(factors: FactorSet) -> list[tuple[str, object]]:
    """The district heating networks whose own figure is known, by name and towns, for a select."""
    places = {factor.geography for factor in factors.by_use.get(("district-heat", Role.LOCATION), ())}
    known = [(code, name) for code, name in _networks().items() if code in places]
    return [("", _("Another network, or not known")), *known]


@cache
def _networks() -> dict[str, str]:
    path = SHIPPED / "networks.toml"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        entries = tomllib.load(file)["network"]
    named = ((entry["code"], f"{entry['name']} ({', '.join(entry['towns'])})") for entry in entries)
    return dict(sorted(named, key=lambda one: one[1].casefold()))
