"""Kinds by their names: people write “Kaukolämpö”, “fjärrvärme” or “District heat” where the library has a code."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from talkoot.engine import Activity, FactorSet, Kind, UnknownUnit
from talkoot.engine.units import unit

LANGUAGES = ("fi", "sv", "en")


@dataclass(frozen=True, slots=True)
class Names:
    """The kinds of a release by their names in three languages, without regard to capital letters."""

    codes: frozenset[str]
    by_name: dict[str, tuple[Kind, ...]]

    def coded(self, activities: Iterable[Activity]) -> list[Activity]:
        """The same activities, with the code where a name was written. What no one kind is called stays as it is."""
        return [self._coded(activity) for activity in activities]

    def _coded(self, activity: Activity) -> Activity:
        if activity.kind in self.codes:
            return activity
        found = self.by_name.get(_folded(activity.kind), ())
        if len(found) > 1:  # food and purchases in money share names: the unit tells which is meant
            found = tuple(kind for kind in found if _is_money(kind.unit) == _is_money(activity.unit))
        return activity._replace(kind=found[0].code) if len(found) == 1 else activity


def names_of(factors: FactorSet) -> Names:
    """Every name of every kind that the release has."""
    found: dict[str, list[Kind]] = defaultdict(list)
    for kind in factors.kinds.values():
        for name in {_folded(kind.name.get(language, "")) for language in LANGUAGES} - {""}:
            found[name].append(kind)
    return Names(frozenset(factors.kinds), {name: tuple(kinds) for name, kinds in found.items()})


def kind_lines(factors: FactorSet, word: str = "") -> Iterator[str]:
    """One line a kind: code, unit and names; only those in which the word stands, where one is given."""
    for kind in factors.kinds.values():
        line = f"{kind.code:40} {kind.unit:8} " + " · ".join(kind.name.get(language, "") for language in LANGUAGES)
        if _folded(word) in _folded(line):
            yield line.rstrip()


def _is_money(name: str) -> bool:
    try:
        return unit(name).dimension.startswith("money")
    except UnknownUnit:
        return False


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
