"""Choosing partners: the search words and the filters as they stand in the address."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from talkoot.kernel.text import folded, tidy
from talkoot.reporting.queries.public_record import PublicMember
from talkoot.web.ui.pieces import FilterGroup, Link, Option

GROUPS = ("industry", "size", "municipality", "theme", "tier")
PARAMETERS = ("q", *GROUPS, "page")
LONGEST_WORDS = 100

Labels = Mapping[str, Mapping[str, str]]  # by filter: the name of each of its values, in the order shown


@dataclass(frozen=True, slots=True)
class Row:
    """A partner with the values by which it can be chosen."""

    member: PublicMember
    values: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Selection:
    """What was asked for; values that nobody has are left out."""

    words: str
    chosen: Mapping[str, frozenset[str]]

    @classmethod
    def from_query(cls, query: QueryDict, labels: Labels) -> "Selection":
        """Read the address."""
        chosen = {name: frozenset(query.getlist(name)) & labels[name].keys() for name in GROUPS}
        return cls(" ".join(tidy(query.get("q", "")).split())[:LONGEST_WORDS], chosen)

    @property
    def is_empty(self) -> bool:
        return not self.words and not any(self.chosen.values())

    def of(self, rows: Sequence[Row], but: str = "") -> list[Row]:
        """The rows that fit; `but` leaves one filter out, to count what it would show."""
        words = folded(self.words).split()
        asked = [(name, values) for name, values in self.chosen.items() if values and name != but]
        return [
            row
            for row in rows
            if all(values & row.values[name] for name, values in asked)
            and all(word in row.member.folded_name or word in (row.member.business_id or "") for word in words)
        ]

    def query(self, *, without: tuple[str, str] = ("", "")) -> str:
        """The selection as it stands in an address, one choice left out."""
        query = QueryDict(mutable=True)
        if self.words and without[0] != "q":
            query["q"] = self.words
        for name in GROUPS:
            query.setlist(name, sorted(value for value in self.chosen[name] if (name, value) != without))
        return f"?{query.urlencode()}"


def filter_groups(
    selection: Selection, rows: Sequence[Row], labels: Labels, legends: Mapping[str, str]
) -> list[FilterGroup]:
    """Every filter that has something to choose from, each value with how many partners it would show."""
    return [
        FilterGroup(legends[name], name, _options(selection, rows, name, labels[name]))
        for name in GROUPS
        if len(labels[name]) > 1 or selection.chosen[name]
    ]


def chosen_links(selection: Selection, labels: Labels) -> list[Link]:
    """What is chosen now; each link takes one choice away."""
    links = [Link(selection.words, selection.query(without=("q", "")))] if selection.words else []
    for name in GROUPS:
        links += [
            Link(label, selection.query(without=(name, value)))
            for value, label in labels[name].items()
            if value in selection.chosen[name]
        ]
    return links


def _options(selection: Selection, rows: Sequence[Row], name: str, labels: Mapping[str, str]) -> list[Option]:
    counts = Counter(value for row in selection.of(rows, but=name) for value in row.values[name])
    return [Option(value, label, counts[value], value in selection.chosen[name]) for value, label in labels.items()]
