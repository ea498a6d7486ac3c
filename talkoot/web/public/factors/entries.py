"""Every kind of a release with the figure that counts in Finland in one year: made once, chosen from by the list."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from talkoot.engine import Activity, Doubt, FactorSet, Kind, Line, Method, Role, calculate, factor_set
from talkoot.engine.factors import HOME
from talkoot.engine.units import is_money
from talkoot.kernel.text import folded
from talkoot.web.public.factors.words import FAMILIES, name_of

FINNISH, COMMON, ELSEWHERE, NONE = "finnish", "common", "elsewhere", "none"
ORIGINS = {
    FINNISH: pgettext_lazy("origin of a figure", "Finnish"),
    COMMON: _("Not bound to Finland"),
    ELSEWHERE: _("From elsewhere, stands in"),
    NONE: _("No figure"),
}
ORDER = {family: number for number, family in enumerate(FAMILIES)}


@dataclass(frozen=True, slots=True)
class Part:
    """What one part of the chain makes per one `unit`, in kg CO2e, and the line of the calculation behind it."""

    line: Line
    kg: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A kind with the parts that count; none where the release has no figure."""

    kind: Kind
    parts: tuple[Part, ...]
    origin: str

    @property
    def main(self) -> Part | None:
        """Where it is used, or purchased energy by location."""
        return self.parts[0] if self.parts else None

    @property
    def by_market(self) -> Part | None:
        """Purchased energy by contract, where it has a figure of its own."""
        return next((part for part in self.parts if part.line.method == Method.MARKET), None)

    @property
    def chain(self) -> tuple[Part, ...]:
        """Making of fuels and losses: what comes on top of the main figure."""
        return tuple(part for part in self.parts[1:] if part.line.method != Method.MARKET)


@lru_cache(maxsize=8)
def entries(version: str, year: int) -> tuple[Entry, ...]:
    """Every kind of the release, the families in the order of the pages."""
    factors = factor_set(version)
    found = [entry_of(kind, factors, year) for kind in factors.kinds.values()]
    return tuple(sorted(found, key=lambda entry: ORDER.get(entry.kind.family, len(ORDER))))


def entry_of(kind: Kind, factors: FactorSet, year: int) -> Entry:
    """One kind with what one unit of it makes in a year in Finland."""
    unit = counted_in(kind, factors)
    one = Activity(kind.code, Decimal(1), unit, year, place=place_of(kind, factors))
    lines = calculate([one], factors).lines
    parts = tuple(Part(line, line.kg_co2e, unit) for line in _told_once(lines))
    return Entry(kind, parts, _origin(parts))


def counted_in(kind: Kind, factors: FactorSet) -> str:
    """The unit a figure is told per: the kind's own; for money that of the published figure, not converted."""
    if is_money(kind.unit):
        published = factors.by_use.get((kind.code, Role.LIFECYCLE), ())
        return published[0].unit if published else kind.unit
    return kind.unit


def place_of(kind: Kind, factors: FactorSet) -> str:
    """Finland; for a kind that is of another country by its very name, such as a night in Sweden, that country."""
    country = kind.code.rpartition("-")[2].upper()
    published = factors.by_use.get((kind.code, Role.LIFECYCLE), ())
    return country if any(factor.geography == country for factor in published) else HOME


def matching(words: str, among: Sequence[Entry]) -> list[Entry]:
    """The entries that hold every word in a name, a tag or the code, in any of the languages; the best first."""
    wanted = folded(words)
    parts = wanted.split()
    found = [entry for entry in among if all(part in _searched(entry.kind) for part in parts)]
    return sorted(found, key=lambda entry: (*_distance(wanted, entry.kind), folded(name_of(entry.kind))))


def _distance(wanted: str, kind: Kind) -> tuple[int, int]:
    """0 the very name, tag or code; 1 a name that begins so; 2 a tag that begins so; 3 somewhere else."""
    names = [folded(name) for name in kind.name.values()]
    tags = [folded(tag) for tag in kind.tags]
    if wanted in names or wanted == kind.code:
        return 0, 0
    if any(name.startswith(wanted) for name in names):
        return 1, min(len(name) for name in names if name.startswith(wanted))
    return (2, 0) if any(tag.startswith(wanted) for tag in tags) else (3, 0)


def _searched(kind: Kind) -> str:
    return _folded_words((*kind.name.values(), *kind.tags, kind.code))


@lru_cache(maxsize=4096)
def _folded_words(words: tuple[str, ...]) -> str:
    return "\n".join(folded(word) for word in words)


def _told_once(lines: Sequence[Line]) -> list[Line]:
    """Heat and own electricity have one figure for both ways of counting: it is told once."""
    told = {_fact(line) for line in lines if line.method == Method.LOCATION}
    return [line for line in lines if line.method != Method.MARKET or _fact(line) not in told]


def _fact(line: Line) -> tuple[str, str, Decimal]:
    factor = line.choice.factor
    return factor.publisher, factor.document, line.kg_per_unit


def _origin(parts: Sequence[Part]) -> str:
    if not parts:
        return NONE
    choice = parts[0].line.choice
    if Doubt.FOREIGN in choice.doubts:
        return ELSEWHERE
    return FINNISH if choice.factor.geography.startswith(HOME) else COMMON
