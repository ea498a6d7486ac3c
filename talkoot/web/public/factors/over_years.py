"""The figure of a kind over the years as a picture; purchased energy by location and by market side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext

from talkoot.engine import Choice, FactorSet, NoFactor, Options, Role
from talkoot.web.public.factors.entries import Entry
from talkoot.web.public.factors.words import kilograms, per_unit, place_name
from talkoot.web.ui.charts import Bar, bar
from talkoot.web.ui.numbers import format_change, format_year_span
from talkoot.web.ui.pieces import Column, Table

FIRST, MOST = 2010, 12  # years

Series = dict[int, Choice]


@dataclass(frozen=True, slots=True)
class Picture:
    """What `{% pic %}` and `{% bars %}` need."""

    sentence: str
    text: str
    bars: tuple[Bar, ...]
    key: tuple[tuple[str, str], ...]
    cover: str
    table: Table


def picture_of(entry: Entry, factors: FactorSet, year: int) -> Picture | None:
    """The years of which a figure of the same place is known; nothing with fewer than two different figures."""
    main = entry.main
    if main is None or entry.kind.energy is not None:
        return None
    factor = main.line.choice.factor
    first = series(factors, entry.kind.code, factor.role, factor.geography, year)
    if len({choice.factor.id for choice in first.values()}) < 2:
        return None
    if factor.role is Role.LOCATION and (entry.kind.code, Role.MARKET) in factors.by_use:
        return _of_both(first, series(factors, entry.kind.code, Role.MARKET, factor.geography, year), factors)
    return _of_one(first, factors)


def series(factors: FactorSet, kind: str, role: Role, place: str, year: int) -> Series:
    """By year the figure that counts in a place, where one is valid in that very year; in one unit."""
    options, found = Options(), {}
    for each in range(FIRST, year + 1):
        day = date(each, 7, 1)
        publisher = options.residual_publisher if role is Role.MARKET else ""
        try:
            choice = factors.choose(kind, role, day=day, place=place, variants=options.variants(), publisher=publisher)
        except NoFactor:
            return {}
        if choice.factor.covers(day) and choice.factor.geography == place:
            found[each] = choice
    units = [choice.factor.unit for choice in found.values()]
    newest = dict(list(found.items())[-MOST:])
    return {each: choice for each, choice in newest.items() if choice.factor.unit == units[-1]}


def _of_one(found: Series, factors: FactorSet) -> Picture:
    told = [_told(each, choice, factors) for each, choice in found.items()]
    newest = max(found)
    bars = tuple(bar(str(one.year), one.kg, one.words, tone=_tone(one.year, newest)) for one in told)
    columns = (Column(gettext("Year")), Column(gettext("CO₂e per unit"), number=True), Column(gettext("Publisher")))
    rows = [(one.year, one.figure, one.publisher) for one in told]
    return Picture(_sentence(told), "", bars, (), _cover(found.values()), Table(_caption(found), columns, rows))


def _of_both(by_location: Series, by_market: Series, factors: FactorSet) -> Picture:
    years = sorted({*by_location, *by_market})
    words = {"d2": gettext("by location"), "d1": gettext("by market")}
    bars, rows = [], []
    for year in years:
        cells: list[object] = [year]
        for tone, found in (("d2", by_location), ("d1", by_market)):
            one = _told(year, found[year], factors) if year in found else None
            cells += [one.figure if one else "", one.publisher if one else ""]
            if one:
                bars.append(bar(f"{year} {words[tone]}", one.kg, one.words, tone=tone))
        rows.append(tuple(cells))
    columns = (
        Column(gettext("Year")), Column(gettext("By location"), number=True), Column(gettext("Publisher")),
        Column(gettext("By market"), number=True), Column(gettext("Publisher")),
    )  # fmt: skip
    told = [_told(year, choice, factors) for year, choice in by_location.items()]
    text = gettext("Two ways of counting the same energy: they stand side by side and are never added.")
    table = Table(_caption(by_location), columns, rows)
    cover = _cover([*by_location.values(), *by_market.values()])
    sentence = gettext("By location: %(sentence)s") % {"sentence": _sentence(told)}
    return Picture(sentence, text, tuple(bars), tuple(words.items()), cover, table)


@dataclass(frozen=True, slots=True)
class _Year:
    year: int
    kg: Decimal
    figure: str
    publisher: str

    @property
    def words(self) -> str:
        return f"{self.figure}, {self.publisher}"


def _told(year: int, choice: Choice, factors: FactorSet) -> _Year:
    factor = choice.factor
    kg = kilograms(factor, dict(factors.potentials))
    return _Year(year, kg, per_unit(kg, factor.unit), factor.publisher)


def _sentence(told: Sequence[_Year]) -> str:
    first, last = told[0], told[-1]
    facts = {"old": first.figure, "new": last.figure, "first": first.year, "last": last.year}
    if not first.kg:
        return gettext("%(last)s: %(new)s; %(first)s: %(old)s.") % facts
    change = format_change(last.kg / first.kg - 1, 0)
    return gettext("%(new)s in %(last)s, %(old)s in %(first)s (%(change)s).") % {**facts, "change": change}


def _caption(found: Series) -> str:
    return gettext("The figure by year, %(years)s") % {"years": format_year_span(min(found), max(found))}


def _cover(choices: Iterable[Choice]) -> str:
    factors = [choice.factor for choice in choices]
    place = place_name(factors[-1].geography)
    if len({factor.publisher for factor in factors}) < 2:
        return gettext("Place: %(place)s.") % {"place": place}
    return gettext("Place: %(place)s. The publisher or the method is not the same every year: a step may come of that.") % {
        "place": place
    }  # fmt: skip


def _tone(year: int, newest: int) -> str:
    return "d1" if year == newest else "d2"
