"""Choosing from the directory: search words and filters as they stand in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from talkoot.kernel.text import tidy
from talkoot.library.models import Entry, codes
from talkoot.organisations.industries import section_of
from talkoot.web.ui.pieces import FilterGroup, Link, Option

GROUPS = ("kind", "topic", "industry", "size", "language")
PARAMETERS = ("q", *GROUPS, "page")
FOR_ALL = frozenset({"industry", "size", "language"})  # an entry that names none of these is for everybody
LONGEST_WORDS = 100

Labels = Mapping[str, Mapping[str, str]]  # by filter: the name of each of its values, in the order shown


@dataclass(frozen=True, slots=True)
class Row:
    """An entry with the values by which it can be chosen."""

    entry: Entry
    values: Mapping[str, frozenset[str]]

    def fits(self, name: str, chosen: frozenset[str]) -> bool:
        """Whether the entry is for one of the chosen values, or for everybody."""
        own = self.values[name]
        return bool(own & chosen) or (not own and name in FOR_ALL)


def row_of(entry: Entry) -> Row:
    """The entry with its values."""
    return Row(
        entry,
        {
            "kind": frozenset([entry.shelf.kind]),
            "topic": frozenset(filter(None, [entry.topic])),
            "industry": frozenset(filter(None, map(section_of, codes(entry.industries)))),
            "size": frozenset(codes(entry.size_classes)),
            "language": frozenset(codes(entry.languages)),
        },
    )


@dataclass(frozen=True)
class Selection:
    """What was asked for; values that do not exist are left out."""

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
        asked = [(name, values) for name, values in self.chosen.items() if values and name != but]
        return [row for row in rows if all(row.fits(name, values) for name, values in asked)]

    def query(self, *, without: tuple[str, str] = ("", "")) -> str:
        """The selection as it stands in an address, one choice left out."""
        query = QueryDict(mutable=True)
        if self.words and without[0] != "q":
            query["q"] = self.words
        for name in GROUPS:
            query.setlist(name, sorted(value for value in self.chosen[name] if (name, value) != without))
        return f"?{query.urlencode()}"

    def groups(self, rows: Sequence[Row], labels: Labels, legends: Mapping[str, str]) -> list[FilterGroup]:
        """Every filter that has something to choose from, each value with how many entries it would show."""
        return [
            FilterGroup(legends[name], name, self._options(self.of(rows, but=name), name, labels[name]))
            for name in GROUPS
            if len(labels[name]) > 1 or self.chosen[name]
        ]

    def links(self, labels: Labels) -> list[Link]:
        """What is chosen now; each link takes one choice away."""
        links = [Link(self.words, self.query(without=("q", "")))] if self.words else []
        chosen = [(name, value, label) for name in GROUPS for value, label in labels[name].items()]
        return links + [
            Link(label, self.query(without=(name, value)))
            for name, value, label in chosen
            if value in self.chosen[name]
        ]

    def _options(self, rows: Sequence[Row], name: str, labels: Mapping[str, str]) -> list[Option]:
        counts = {value: sum(row.fits(name, frozenset([value])) for row in rows) for value in labels}
        return [Option(value, label, counts[value], value in self.chosen[name]) for value, label in labels.items()]
