"""What a page about a model or a method says of time, money and plan, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from talkoot.catalogue.enums import TaskKind
from talkoot.catalogue.facts import Addition, Effect, Fit, Method, OperatingModel, Range, TaskTemplate
from talkoot.catalogue.fit_rule import FitRule
from talkoot.web.ui.numbers import EN_DASH, NBSP, format_number, month_name
from talkoot.web.ui.pieces import Column, Table

Pair = tuple[str, str]


def trail(title: str, *between: Pair) -> list[Pair]:
    """The way from the library to a page."""
    return [(gettext("Operating models"), reverse("public:models")), *between, (title, "")]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A theme with its models, for paper."""

    title: str
    models: Sequence[OperatingModel]


def from_to(span: Range) -> str:
    """Two numbers with a dash, or one."""
    low, high = format_number(span.low), format_number(span.high)
    return low if span.is_one else f"{low}{EN_DASH}{high}"


def hours_a_year(span: Range) -> str:
    """The working time of a year; the unit stays on the line of its number."""
    return (gettext("%(hours)s h a year") % {"hours": from_to(span)}).replace(" ", NBSP, 1)


def euros_a_year(span: Range) -> str:
    """The money of a year; the sign stays on the line of its number."""
    if not span.high:
        return gettext("no extra costs")
    return (gettext("%(euros)s € a year") % {"euros": from_to(span)}).replace(" ", NBSP, 1)


def first_result(span: Range) -> str:
    """How long it takes until something shows."""
    sentence = ngettext("in %(months)s month", "in %(months)s months", span.high)
    return sentence % {"months": from_to(span)}


def resources_in_words(step: int) -> str:
    """What the dots say."""
    return (gettext("light"), gettext("moderate"), gettext("heavy"))[step - 1]


def what_it_takes(fact: OperatingModel | Method) -> list[Pair]:
    """The need for time and money, the owner and the companies it suits."""
    fit: Fit = fact.fit
    rows = [
        (gettext("Working time"), hours_a_year(fact.effort.hours_per_year)),
        (gettext("At the least"), gettext("%(hours)s h a week") % {"hours": format_number(fit.hours_per_week)}),
        (gettext("Money"), euros_a_year(fact.effort.euros_per_year)),
        (gettext("Where the figures come from"), _basis(fact)),
        (gettext("First result"), first_result(fact.first_result_months)),
        (gettext("Usually run by"), str(fact.owner.label)),
        (gettext("Could also be run by"), _others(fact)),
        (gettext("Companies"), _companies(fit)),
        (gettext("Suits"), _listed(fit.kinds)),
        (gettext("Meant for"), _listed(fact.aims)),
    ]
    return [(term, what) for term, what in rows if what]


def effects_table(effects: Sequence[Effect]) -> Table:
    """What is known of the effect on each goal, with its source."""
    rows = [(each.aim.label, _rating(each), each.source or EN_DASH) for each in effects]
    columns = [Column(gettext("Goal")), Column(gettext("Effect")), Column(gettext("Source"))]
    return Table(gettext("Effect on five goals"), columns, rows)


def unrated_goals(effects: Sequence[Effect]) -> str:
    """The goals by name when nobody has rated the effect on any of them; else nothing."""
    return "" if any(each.is_rated for each in effects) else ", ".join(str(each.aim.label).lower() for each in effects)


def additions_table(method: Method) -> Table:
    """What a step brings in work."""
    rows = [(each.words.here, _hours_of(each)) for each in method.adds]
    caption = gettext("Work that this step adds")
    return Table(caption, [Column(gettext("What")), Column(gettext("Hours a year"), number=True)], rows)


def plan_from_start(tasks: Sequence[TaskTemplate]) -> list[Pair]:
    """What is done in which week."""
    weeks = sorted((task for task in tasks if task.week is not None), key=lambda task: task.week or 0)
    return [(_week(task.week or 0), _task(task)) for task in weeks]


def plan_of_year(tasks: Sequence[TaskTemplate]) -> list[Pair]:
    """What comes back in which month of every year."""
    months = sorted((task for task in tasks if task.month is not None), key=lambda task: task.month or 0)
    return [(month_name(task.month or 1).capitalize(), _task(task)) for task in months]


def weights_table(rule: FitRule) -> Table:
    """What gives points when models are ranked."""
    rows = [(each.words.here, format_number(each.points)) for each in rule.weights]
    return Table(gettext("Points"), [Column(gettext("What")), Column(gettext("Points"), number=True)], rows)


def _listed(choices: Sequence[StrEnum]) -> str:
    return ", ".join(str(choice.label) for choice in choices)


def _basis(fact: OperatingModel | Method) -> str:
    return gettext("Our estimate") if fact.effort.is_estimate else fact.effort.basis


def _others(fact: OperatingModel | Method) -> str:
    return _listed([owner for owner in fact.fit.owners if owner != fact.owner])


def _companies(fit: Fit) -> str:
    count = fit.companies_at_least
    sentence = ngettext("at least %(count)s company", "at least %(count)s companies", count)
    return sentence % {"count": format_number(count)}


def _rating(effect: Effect) -> str:
    return gettext("rated as strong") if effect.is_rated else gettext("not rated")


def _hours_of(addition: Addition) -> str:
    return from_to(addition.hours_per_year) if addition.hours_per_year.high else EN_DASH


def _week(week: int) -> str:
    return gettext("Week %(number)s") % {"number": week} if week else gettext("At once")


def _task(task: TaskTemplate) -> str:
    if task.kind == TaskKind.DATE:
        return gettext("%(task)s (a date in the year clock)") % {"task": task.words.here}
    return task.words.here
