"""The goals of an application: kept in it as JSON, each with the form in which it is being written."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext

from talkoot.commitments.criteria import criteria_of
from talkoot.commitments.enums import Theme
from talkoot.commitments.operations import GoalFacts
from talkoot.commitments.receivers import facts_from_json
from talkoot.footprints.models import Indicator
from talkoot.memberships.models import Application
from talkoot.memberships.operations import save_application
from talkoot.web.public.application_parts import as_initial, typed_in
from talkoot.web.shared.editing import OnceForm
from talkoot.web.shared.goal_form import GoalForm
from talkoot.web.shared.tier_words import met_and_missing
from talkoot.web.ui.numbers import format_amount, format_change

MOST_GOALS = 30
EMPTY = {
    "theme",
    "text",
    "indicator",
    "baseline_value",
    "baseline_year",
    "target_value",
    "percent",
    "target_year",
    "why_exceeds",
}


class ApplicationGoalForm(GoalForm, OnceForm):
    """A goal of an application; a double click writes one."""


@dataclass(frozen=True, slots=True)
class Written:
    """A goal as it is listed: its place, sentence, theme and figures in words."""

    place: int
    facts: GoalFacts
    theme: str
    figures: str


def goals_json(application: Application) -> list[dict[str, Any]]:
    """The goals that are kept."""
    return [one for one in application.answers.get("goals") or [] if isinstance(one, dict)]


def written_goals(application: Application) -> list[Written]:
    """The goals with their figures in words."""
    every = [facts_from_json(one) for one in goals_json(application)]
    known = Indicator.objects.in_bulk([facts.indicator_id for facts in every if facts.indicator_id])
    themes = dict(Theme.choices)
    return [
        Written(place, facts, str(themes.get(facts.theme, "")), _figures(facts, known.get(facts.indicator_id or 0)))
        for place, facts in enumerate(every)
    ]


def told_criteria(application: Application) -> list[tuple[str, bool]]:
    """What the tier asks of the goals, with what is still missing."""
    return met_and_missing(criteria_of(application.tier, [facts_from_json(one) for one in goals_json(application)]))


def place_asked(application: Application, asked: Mapping[str, str]) -> int | None:
    """Which goal the address names; None: a new one."""
    text = asked.get("goal", "")
    place = int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else None
    return place if place is not None and place < len(goals_json(application)) else None


def shown_goal_form(application: Application, place: int | None, example: Mapping[str, Any]) -> ApplicationGoalForm:
    """The goal's form as one left it; a goal that is kept, an example, or nothing where one has not begun."""
    typed = application.answers.get(_key(place)) or {}
    form = ApplicationGoalForm(network=application.network)
    if example and place is None:
        form.initial.update(example)
    elif typed:
        form.initial.update(as_initial(typed, form.fields))
    elif place is not None:
        facts = facts_from_json(goals_json(application)[place])
        indicator = form.indicators.get(facts.indicator_id or 0)
        form.initial.update(GoalForm.initial_of(facts, is_share=bool(indicator and indicator.is_share)))
    return form


def typed_goal_form(application: Application, post: QueryDict) -> ApplicationGoalForm:
    """The goal's form with what was typed."""
    blank = ApplicationGoalForm(network=application.network)
    return ApplicationGoalForm(MultiValueDict(typed_in(post, blank.fields)), network=application.network)


def is_begun(form: ApplicationGoalForm) -> bool:
    """Whether anything was typed that would be a pity to lose."""
    return any(form.data.get(name) for name in EMPTY)


def keep_typed_goal(application: Application, place: int | None, form: ApplicationGoalForm, now: datetime) -> None:
    """Keep the goal as far as it has been typed."""
    typed = {name: texts for name, texts in dict(form.data.lists()).items() if name != "once"}
    kept = typed if is_begun(form) else {}
    save_application(application_id=application.pk, answers={_key(place): kept}, now=now)


def write_goal_down(application: Application, place: int | None, form: ApplicationGoalForm, now: datetime) -> None:
    """Put a finished goal among the others."""
    goals = goals_json(application)
    if place is None:
        goals = [*goals, _as_json(form.facts())][:MOST_GOALS]
    else:
        goals[place] = _as_json(form.facts())
    save_application(application_id=application.pk, answers={"goals": goals, _key(place): {}}, now=now)


def remove_goal(application: Application, place: int, now: datetime) -> None:
    """Take one goal out; what had been typed into the others' forms but not saved is let go, as their places change."""
    goals = goals_json(application)
    typed = {key: {} for key in application.answers if key.startswith("typed_goal_") and key != _key(None)}
    del goals[place]
    save_application(application_id=application.pk, answers={**typed, "goals": goals}, now=now)


def _key(place: int | None) -> str:
    return f"typed_goal_{'new' if place is None else place}"


def _as_json(facts: GoalFacts) -> dict[str, Any]:
    return {
        key: format(value.normalize(), "f") if isinstance(value, Decimal) else value
        for key, value in asdict(facts).items()
    }


def _figures(facts: GoalFacts, indicator: Indicator | None) -> str:
    if indicator is None:
        return ""
    start = _point(facts.baseline_value, facts.baseline_year, indicator.unit)
    if facts.target_value is None and facts.percent_change is not None:
        end = _dated(format_change(facts.percent_change / 100), facts.target_year)
    else:
        end = _point(facts.target_value, facts.target_year, indicator.unit)
    shown = " → ".join(point for point in (start, end) if point)
    return (
        gettext("%(indicator)s: %(figures)s") % {"indicator": indicator.name, "figures": shown}
        if shown
        else indicator.name
    )


def _point(value: Decimal | None, year: int | None, unit: str) -> str:
    return "" if value is None else _dated(format_amount(value, unit), year)


def _dated(amount: str, year: int | None) -> str:
    return f"{amount} ({year})" if year else amount
