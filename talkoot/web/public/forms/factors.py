"""Choosing from the library of emission factors, and trying one: what stands in the address."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.engine.reading import Release, releases
from talkoot.kernel.text import tidy
from talkoot.web.public.factors.entries import ORIGINS, Entry, matching
from talkoot.web.public.factors.words import FAMILIES
from talkoot.web.shared.number_field import QuantityFormField
from talkoot.web.ui.pieces import FilterGroup, Link, Option

GROUPS = ("family", "origin")
PARAMETERS = ("q", *GROUPS, "release", "page")
OF_KIND = ("release", "place", "page", "amount", "unit", "year")
OF_CHANGES = ("family", "page")
LONGEST_WORDS = 100
FIRST_YEAR = 2000
NAMES = {"family": FAMILIES, "origin": ORIGINS}


def release_of(query: QueryDict) -> Release:
    """The release that the address names; the newest without one, or when it names none of ours."""
    known = releases()
    return next((one for one in known if one.version == query.get("release")), known[-1])


@dataclass(frozen=True)
class FactorSelection:
    """What was asked for; values that do not exist are left out."""

    words: str
    chosen: Mapping[str, frozenset[str]]
    release: str  # empty for the newest

    @classmethod
    def from_query(cls, query: QueryDict) -> "FactorSelection":
        """Read the address."""
        chosen = {name: frozenset(query.getlist(name)) & NAMES[name].keys() for name in GROUPS}
        release = release_of(query).version
        words = " ".join(tidy(query.get("q", "")).split())[:LONGEST_WORDS]
        return cls(words, chosen, "" if release == releases()[-1].version else release)

    @property
    def is_empty(self) -> bool:
        return not self.words and not any(self.chosen.values())

    def searched(self, entries: Sequence[Entry]) -> list[Entry]:
        """The entries that answer the words, the best first; all in their order without words."""
        return matching(self.words, entries) if self.words else list(entries)

    def of(self, entries: Iterable[Entry], but: str = "") -> list[Entry]:
        """The entries that fit the filters; `but` leaves one filter out, to count what it would show."""
        asked = [(name, values) for name, values in self.chosen.items() if values and name != but]
        return [each for each in entries if all(_value(each, name) in values for name, values in asked)]

    def query(self, *, without: tuple[str, str] = ("", "")) -> str:
        """The selection as it stands in an address, one choice left out."""
        query = QueryDict(mutable=True)
        if self.words and without[0] != "q":
            query["q"] = self.words
        for name in GROUPS:
            query.setlist(name, sorted(value for value in self.chosen[name] if (name, value) != without))
        if self.release:
            query["release"] = self.release
        return f"?{query.urlencode()}"

    def groups(self, searched: Sequence[Entry]) -> list[FilterGroup]:
        """Every filter, each value with how many kinds it would show."""
        legends = {"family": gettext("What"), "origin": gettext("Where the figure is from")}
        return [FilterGroup(legends[name], name, self._options(searched, name)) for name in GROUPS]

    def links(self) -> list[Link]:
        """What is chosen now; each link takes one choice away."""
        links = [Link(self.words, self.query(without=("q", "")))] if self.words else []
        chosen = [(name, value, label) for name in GROUPS for value, label in NAMES[name].items()]
        return links + [
            Link(str(label), self.query(without=(name, value)))
            for name, value, label in chosen
            if value in self.chosen[name]
        ]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the search box carries along."""
        kept = [(name, value) for name in GROUPS for value in sorted(self.chosen[name])]
        return [*kept, ("release", self.release)] if self.release else kept

    def _options(self, searched: Sequence[Entry], name: str) -> list[Option]:
        counted = Counter(_value(each, name) for each in self.of(searched, but=name))
        return [
            Option(value, str(label), counted[value], value in self.chosen[name])
            for value, label in NAMES[name].items()
            if counted[value] or value in self.chosen[name]
        ]


class TryForm(forms.Form):
    """An amount, its unit and a year; the unit is written, so that any may be tried."""

    amount = QuantityFormField(label=_("Amount"), error_messages={"required": _("Write an amount.")})
    unit = forms.CharField(
        label=_("Unit"), max_length=20, error_messages={"required": _("Write a unit.")},
        widget=forms.TextInput(attrs={"list": "units", "autocomplete": "off", "autocapitalize": "none"}),
    )  # fmt: skip
    year = forms.IntegerField(
        label=_("Year"), min_value=FIRST_YEAR,
        error_messages={
            "required": _("Write a year."),
            "invalid": _("Write the year in four figures."),
            "min_value": _("Write a year from %(limit_value)s on."),
        },
    )  # fmt: skip

    def __init__(self, *args: Any, this_year: int, units: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].help_text = gettext("For example: %(units)s") % {"units": ", ".join(units)}
        too_late = _("Write a year that is not after %(limit_value)s.")
        self.fields["year"].validators.append(MaxValueValidator(this_year, too_late))


def _value(entry: Entry, name: str) -> str:
    return entry.kind.family if name == "family" else entry.origin
