"""One kind: what counts today in Finland and why, the properties of a fuel, the energy behind a service."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from talkoot.engine import Activity, Doubt, FactorSet, Kind, Role, calculate
from talkoot.web.public.factors.entries import Entry, Part
from talkoot.web.public.factors.lines import kind_address
from talkoot.web.public.factors.words import (
    LONG,
    PARTS,
    doubts_of,
    family_name,
    figured,
    group_name,
    in_english,
    name_of,
    per_unit,
    source_of,
    unit_words,
)
from talkoot.web.ui.numbers import NBSP
from talkoot.web.ui.pieces import Column, Table

BREAK = "\u200b"
LONGEST = 18  # letters of a heading that fit beside each other on a phone

Pair = tuple[str, object]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The figure of one part of the chain that counts, where it counts, and what speaks for it."""

    title: str
    figure: str
    scope: str
    source: str
    why: Sequence[str]
    stands_in: bool


@dataclass(frozen=True, slots=True)
class Behind:
    """The energy behind a service: how much per one, of which kind, and where that is known from."""

    per: str
    amount: str
    name: str
    url: str
    source: object


def chosen_of(entry: Entry, factors: FactorSet) -> list[Chosen]:
    """What is counted in Finland, one for each part of the chain."""
    one_for_both = entry.by_market is None and entry.kind.scope == 2
    return [_chosen(part, factors, one_for_both) for part in entry.parts]


def headline(entry: Entry) -> list[Pair]:
    """The figures of the first heading: one, or purchased energy by location and by market."""
    if entry.main is None:
        return []
    if entry.by_market is None:
        return [("", _breakable(entry.main))]
    by_location, by_market = _breakable(entry.main), _breakable(entry.by_market)
    return [(gettext("by location"), by_location), (gettext("by market"), by_market)]


def about_kind(kind: Kind) -> list[Pair]:
    """What the kind is, where it is counted and in which units it can be entered."""
    rows = [
        (gettext("Family"), family_name(kind.family)),
        (gettext("Counted in"), group_name(kind.scope, kind.category)),
        (gettext("Can be entered in"), ", ".join(unit_words(unit) for unit in kind.units)),
        (gettext("Found by the words"), ", ".join(kind.tags)),
        (gettext("Code"), kind.code),
    ]
    return [(term, what) for term, what in rows if what]


def properties_of(kind: Kind) -> list[Pair]:
    """Density and heat value of a fuel, with their source."""
    held = kind.properties
    if held is None:
        return []
    rows = [
        (gettext("Density"), _with_unit(held.kg_per_l, "kg/l")),
        (gettext("Density"), _with_unit(held.kg_per_m3, "kg/m³")),
        (gettext("Net calorific value"), _with_unit(held.mj_net_per_kg, "MJ/kg")),
        (gettext("Gross calorific value per net"), _with_unit(held.gross_per_net, "")),
        (gettext("Source"), in_english(held.source)),
    ]
    return [(term, what) for term, what in rows if what]


def behind(kind: Kind, factors: FactorSet, release: str) -> Behind | None:
    """The energy that a service takes, whose figures are used for it."""
    held = kind.energy
    if held is None:
        return None
    return Behind(
        per=unit_words(held.per),
        amount=f"{figured(held.amount, LONG)}{NBSP}{unit_words(held.unit)}",
        name=name_of(factors.kind(held.kind)),
        url=kind_address(held.kind, release),
        source=in_english(held.source),
    )


def in_other_units(entry: Entry, factors: FactorSet, year: int) -> Table | None:
    """The one main figure in each unit that can be entered, where there are several."""
    if entry.by_market is not None:
        return None
    parts = [(unit, _main_kg(entry.kind, factors, unit, year)) for unit in entry.kind.units]
    told = [(unit_words(unit), per_unit(kg, unit)) for unit, kg in parts if kg is not None]
    if len(told) < 2:
        return None
    columns = (Column(gettext("Unit")), Column(gettext("Per one of it"), number=True))
    return Table(gettext("The same in other units"), columns, told)


def _main_kg(kind: Kind, factors: FactorSet, unit: str, year: int) -> Decimal | None:
    lines = calculate([Activity(kind.code, Decimal(1), unit, year)], factors).lines
    return lines[0].kg_co2e if lines else None


def _chosen(part: Part, factors: FactorSet, one_for_both: bool) -> Chosen:
    line, choice = part.line, part.line.choice
    both = one_for_both and line.role is Role.LOCATION
    return Chosen(
        title=gettext("Purchased energy, both ways of counting") if both else str(PARTS[line.role]),
        figure=per_unit(part.kg, part.unit),
        scope=group_name(line.scope, line.category),
        source=source_of(choice.factor),
        why=[*doubts_of(choice), *_chosen_among(part, factors)],
        stands_in=bool(choice.doubts & {Doubt.FOREIGN, Doubt.MEAN}),
    )


def _chosen_among(part: Part, factors: FactorSet) -> list[str]:
    """How many there were to choose from, and which would have come next."""
    choice = part.line.choice
    if choice.among < 2:
        return [gettext("It is the only figure there is.")]
    others = factors.by_use.get((choice.factor.kind, choice.factor.role), ())
    following = next((one for one in others if one.id == choice.next_best), None)
    said = [gettext("Chosen among %(count)s figures.") % {"count": choice.among}]
    if following is not None:
        said += [gettext("The next best: %(source)s.") % {"source": source_of(following)}]
    return said


def _breakable(part: Part) -> str:
    """The figure; a long one with a place where a large heading may break on a phone."""
    figure = per_unit(part.kg, part.unit)
    return figure if len(figure) <= LONGEST else figure.replace("/", f"/{BREAK}")


def _with_unit(value: Decimal | None, unit: str) -> str:
    return "" if value is None else f"{figured(value, LONG)}{NBSP}{unit}".rstrip(NBSP)
