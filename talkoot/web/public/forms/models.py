"""Choosing operating models: the search words and the filters as they stand in the address."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext

from talkoot.catalogue.enums import Owner, Theme
from talkoot.catalogue.facts import OperatingModel
from talkoot.kernel.text import tidy
from talkoot.web.ui.pieces import FilterGroup, Link, Option

GROUPS = ("theme", "resources", "owner", "rhythm")
PARAMETERS = ("q", *GROUPS)
LONGEST_WORDS = 100

Labels = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class ModelSelection:
    """What was asked for; values that do not exist are left out."""

    words: str
    chosen: Mapping[str, frozenset[str]]

    @classmethod
    def from_query(cls, query: QueryDict, labels: Labels) -> "ModelSelection":
        """Read the address."""
        chosen = {name: frozenset(query.getlist(name)) & labels[name].keys() for name in GROUPS}
        return cls(" ".join(tidy(query.get("q", "")).split())[:LONGEST_WORDS], chosen)

    @property
    def is_empty(self) -> bool:
        return not self.words and not any(self.chosen.values())

    def of(self, models: Iterable[OperatingModel], but: str = "") -> list[OperatingModel]:
        """The models that fit; `but` leaves one filter out, to count what it would show."""
        asked = [(name, values) for name, values in self.chosen.items() if values and name != but]
        return [each for each in models if all(value_of(each, name) in values for name, values in asked)]

    def query(self, *, without: tuple[str, str] = ("", "")) -> str:
        """The selection as it stands in an address, one choice left out."""
        query = QueryDict(mutable=True)
        if self.words and without[0] != "q":
            query["q"] = self.words
        for name in GROUPS:
            query.setlist(name, sorted(value for value in self.chosen[name] if (name, value) != without))
        return f"?{query.urlencode()}"


def labels() -> Labels:
    """The values of every filter with their names, in the order in which they are shown."""
    return {
        "theme": {str(value): str(label) for value, label in Theme.choices},
        "resources": {"1": gettext("Light ●"), "2": gettext("Moderate ●●"), "3": gettext("Heavy ●●●")},
        "owner": {str(value): str(label) for value, label in Owner.choices},
        "rhythm": {"continuous": gettext("Goes on all the time"), "once": gettext("Done once at a time")},
    }


def value_of(model: OperatingModel, name: str) -> str:
    """The model's value for a filter."""
    if name == "rhythm":
        return "continuous" if model.continuous else "once"
    return str(getattr(model, name))


def filter_groups(selection: ModelSelection, models: Sequence[OperatingModel], named: Labels) -> list[FilterGroup]:
    """Every filter, each value with how many models it would show."""
    legends = {
        "theme": gettext("Theme"),
        "resources": gettext("What it takes"),
        "owner": gettext("Who usually runs it"),
        "rhythm": gettext("Rhythm"),
    }
    return [FilterGroup(legends[name], name, _options(selection, models, name, named[name])) for name in GROUPS]


def chosen_links(selection: ModelSelection, named: Labels) -> list[Link]:
    """What is chosen now; each link takes one choice away."""
    links = [Link(selection.words, selection.query(without=("q", "")))] if selection.words else []
    for name in GROUPS:
        links += [
            Link(label, selection.query(without=(name, value)))
            for value, label in named[name].items()
            if value in selection.chosen[name]
        ]
    return links


def _options(
    selection: ModelSelection, models: Sequence[OperatingModel], name: str, named: Mapping[str, str]
) -> list[Option]:
    counts = Counter(value_of(each, name) for each in selection.of(models, but=name))
    present = {value_of(each, name) for each in models} | selection.chosen[name]
    return [
        Option(value, label, counts[value], value in selection.chosen[name])
        for value, label in named.items()
        if value in present
    ]
