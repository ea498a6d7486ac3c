"""An amount tried on a page of the library: what it makes and how, or in words why it cannot be calculated."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from talkoot.engine import (
    Activity,
    FactorSet,
    Footprint,
    Kind,
    Line,
    NoFactor,
    NoPriceLevel,
    UnitsDoNotMix,
    UnknownUnit,
    calculate,
)
from talkoot.engine.lines import exact_sum
from talkoot.engine.units import unit as unit_called
from talkoot.web.public.factors.entries import place_of
from talkoot.web.public.factors.words import (
    LONG,
    PARTS,
    doubts_of,
    figured,
    group_name,
    mass,
    per_unit,
    source_of,
    unit_words,
)
from talkoot.web.ui.numbers import NBSP
from talkoot.web.ui.pieces import Column, Table


@dataclass(frozen=True, slots=True)
class Tried:
    """The answer in a sentence with its lines and doubts; or `refused`, the sentence that says what stands in the way."""

    sentence: str = ""
    table: Table | None = None
    doubts: tuple[str, ...] = ()
    refused: str = ""


def tried(kind: Kind, factors: FactorSet, *, amount: Decimal, unit: str, year: int) -> Tried:
    """The amount calculated as an inventory in Finland would. Nothing is kept of it."""
    footprint = calculate([Activity(kind.code, amount, unit, year, place=place_of(kind, factors))], factors)
    if footprint.refused:
        return Tried(refused=_refusal(footprint.refused[0].error))
    doubts = dict.fromkeys(sentence for line in footprint.lines for sentence in doubts_of(line.choice))
    facts = {"amount": _amount(amount, unit_called(unit).code), "year": year}
    return Tried(_sentence(footprint, facts), _table(footprint), tuple(doubts))


def _sentence(footprint: Footprint, facts: dict[str, object]) -> str:
    lines = footprint.lines
    if any(line.method for line in lines):
        chain = exact_sum(line.kg_co2e for line in lines if not line.method)
        ways = {"location": mass(footprint.scope_2_location), "market": mass(footprint.scope_2_market)}
        told = {**facts, **ways, "chain": mass(chain)}
        if chain:
            return gettext("%(amount)s in %(year)s: %(location)s by location or %(market)s by market, and %(chain)s from the chain behind it.") % told  # fmt: skip
        return gettext("%(amount)s in %(year)s: %(location)s by location or %(market)s by market.") % told
    told = {
        **facts,
        "total": mass(exact_sum(line.kg_co2e for line in lines)),
        "chain": mass(exact_sum(line.kg_co2e for line in lines[1:])),
    }
    if len(lines) > 1:
        return gettext("%(amount)s in %(year)s: %(total)s, of which %(chain)s from the chain behind it.") % told
    return gettext("%(amount)s in %(year)s: %(total)s.") % told


def _table(footprint: Footprint) -> Table:
    columns = (
        Column(gettext("Part of the chain")), Column(gettext("Counted in")), Column(gettext("Amount × figure")),
        Column(gettext("Emissions"), number=True), Column(gettext("Source")),
    )  # fmt: skip
    rows = [
        (
            str(PARTS[line.role]),
            group_name(line.scope, line.category),
            _product(line),
            mass(line.kg_co2e),
            source_of(line.choice.factor),
        )
        for line in footprint.lines
    ]
    return Table(gettext("How it is calculated"), columns, rows)


def _product(line: Line) -> str:
    factor_unit = line.choice.factor.unit
    return f"{_amount(line.quantity, factor_unit)} × {per_unit(line.kg_per_unit, factor_unit, LONG)}"


def _amount(value: Decimal, unit: str) -> str:
    return f"{figured(value, LONG)}{NBSP}{unit_words(unit)}"


def _refusal(error: Exception) -> str:
    if isinstance(error, UnknownUnit):
        return gettext("The unit “%(unit)s” is not known.") % {"unit": error.name}
    if isinstance(error, UnitsDoNotMix):
        return _do_not_mix(error)
    if isinstance(error, NoPriceLevel):
        return gettext("The exchange rate of that currency and year is not known.")
    if isinstance(error, NoFactor):
        return gettext("This release has no figure of it.")
    return gettext("It cannot be calculated from what this release knows.")


def _do_not_mix(error: UnitsDoNotMix) -> str:
    units = {"given": unit_words(error.given), "wanted": unit_words(error.wanted)}
    if unit_called(error.given).dimension == "energy" and "_" in error.wanted:
        return gettext("%(given)s of a fuel may be net or gross. Write %(net)s or %(gross)s: the bill tells which it is.") % {
            **units, "net": f"{error.given}_net", "gross": f"{error.given}_gross",
        }  # fmt: skip
    return gettext("%(given)s cannot be turned into %(wanted)s: they measure different things, and nothing that is known of this connects them.") % units  # fmt: skip
