"""What the services have given, as sentence, bars and table."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext, ngettext

from talkoot.cases.enums import EffectUnit
from talkoot.cases.queries import DeskSummary
from talkoot.web.shared.case_words import yearly
from talkoot.web.ui.charts import Bar, Part
from talkoot.web.ui.numbers import format_amount, format_number, format_percent
from talkoot.web.ui.pieces import Column, Table


@dataclass(frozen=True, slots=True)
class EffectFigure:
    """What the measures that are done give a year, in one unit; how many told, and how sure it is."""

    words: str
    cover: str
    grade: int


@dataclass(frozen=True, slots=True)
class Totals:
    """All services together."""

    cases: int
    cases_with_measure: int
    measures: int
    measures_done: int
    hours: Decimal
    effects: tuple[EffectFigure, ...]


def totals(desks: Sequence[DeskSummary]) -> Totals:
    """Added up over the services."""
    return Totals(
        cases=sum(desk.cases for desk in desks),
        cases_with_measure=sum(desk.cases_with_measure for desk in desks),
        measures=sum(desk.measures for desk in desks),
        measures_done=sum(desk.measures_done for desk in desks),
        hours=sum((desk.hours for desk in desks), Decimal()),
        effects=_effects(desks),
    )


def _effects(desks: Sequence[DeskSummary]) -> tuple[EffectFigure, ...]:
    done = sum(desk.measures_done for desk in desks)
    figures = []
    for unit in EffectUnit.values:
        told = [effect for desk in desks for effect in desk.effects if effect.unit == unit]
        if told:
            value = sum((effect.value for effect in told), Decimal())
            cover = gettext("Done, %(told)s of %(n)s told") % {"told": sum(each.told for each in told), "n": done}
            figures.append(EffectFigure(yearly(value, unit), cover, min(each.grade for each in told)))
    return tuple(figures)


def desk_bars(desks: Sequence[DeskSummary]) -> list[Bar]:
    """Each service: the cases that led to a measure, and the others."""
    return [
        Bar(
            desk.desk.name,
            ngettext(
                "%(led)s of %(n)s case led to a measure", "%(led)s of %(n)s cases led to a measure", desk.cases
            ) % {"led": desk.cases_with_measure, "n": desk.cases},
            (Part(desk.cases_with_measure, "d1"), Part(desk.cases - desk.cases_with_measure, "d2")),
        )
        for desk in desks
        if desk.cases
    ]  # fmt: skip


def desk_table(desks: Sequence[DeskSummary]) -> Table:
    """The same in figures."""
    columns = [
        Column(gettext("Service")), Column(gettext("Cases"), number=True), Column(gettext("Open now"), number=True),
        Column(gettext("Hours"), number=True), Column(gettext("Led to a measure"), number=True),
        Column(gettext("Measures done"), number=True), Column(gettext("Effect of what is done")),
    ]  # fmt: skip
    rows = [
        [
            desk.desk.name, format_number(desk.cases), format_number(desk.open_cases), format_amount(desk.hours, "h", 1),
            format_percent(desk.share_with_measure, 0) or "–",
            gettext("%(done)s of %(n)s") % {"done": desk.measures_done, "n": desk.measures},
            ", ".join(effect_words(desk)) or "–",
        ]
        for desk in desks
    ]  # fmt: skip
    return Table(gettext("What each service has given"), columns, rows)


def effect_words(desk: DeskSummary) -> list[str]:
    """Each effect with how many of the measures that are done have told it."""
    return [
        gettext("%(effect)s (%(told)s of %(n)s told)")
        % {"effect": yearly(effect.value, effect.unit), "told": effect.told, "n": effect.done}
        for effect in desk.effects
    ]
