"""The list of kinds: what each makes per unit, of which year and place, and what stands in."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext

from talkoot.engine import Choice, Doubt
from talkoot.web.public.factors.entries import Entry, Part
from talkoot.web.public.factors.words import family_name, name_of, per_unit, source_of, stands_in

OLD = 2  # years by which a figure may lag before the list says so: most are published a year late


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One kind in the list."""

    name: str
    url: str
    figure: str
    more: str
    source: str
    mark: str


@dataclass(frozen=True, slots=True)
class Group:
    """Kinds of one family; without a name those that a search found."""

    name: str
    lines: Sequence[EntryLine]


def grouped(entries: Sequence[Entry], release: str, year: int, *, by_family: bool) -> list[Group]:
    """The lines of one page of the list; `release` is empty for the newest."""
    if not by_family:
        found = [line_of(entry, release, year) for entry in entries]
        return [Group("", found)] if found else []
    families = groupby(entries, key=lambda entry: entry.kind.family)
    return [Group(family_name(family), [line_of(each, release, year) for each in own]) for family, own in families]


def line_of(entry: Entry, release: str, year: int) -> EntryLine:
    """One kind in words."""
    main = entry.main
    if main is None:
        missing = gettext("No figure in this release")
        return EntryLine(name_of(entry.kind), kind_address(entry.kind.code, release), missing, "", "", "")
    return EntryLine(
        name=name_of(entry.kind),
        url=kind_address(entry.kind.code, release),
        figure=per_unit(main.kg, main.unit),
        more=_more(entry),
        source=source_of(main.line.choice.factor),
        mark=_mark(main.line.choice, year),
    )


def kind_address(code: str, release: str) -> str:
    """The page of a kind; in an older release the address says which."""
    return reverse("public:factor-kind", args=[code]) + (f"?release={release}" if release else "")


def _more(entry: Entry) -> str:
    """What stands beside the main figure: the other way of counting, and the chain before it."""
    said = []
    if entry.by_market is not None:
        said += [gettext("by location; by market %(figure)s") % {"figure": _figure(entry.by_market)}]
    said += [gettext("its chain %(figure)s more") % {"figure": _figure(part)} for part in entry.chain[:1]]
    return "; ".join(said)


def _figure(part: Part) -> str:
    return per_unit(part.kg, part.unit)


def _mark(choice: Choice, year: int) -> str:
    """What a reader of the list must know of the figure; the rest stands on the page of the kind."""
    factor, doubts = choice.factor, choice.doubts
    if Doubt.FOREIGN in doubts:
        return stands_in(factor.geography)
    if Doubt.MEAN in doubts:
        return gettext("A mean of the whole country stands in")
    if Doubt.OLDER in doubts and factor.valid_to.year < year - OLD:
        return gettext("An old figure stands in")
    return gettext("Quoted by somebody else") if Doubt.QUOTED in doubts else ""
