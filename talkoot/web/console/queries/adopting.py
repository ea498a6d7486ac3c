"""What the pages about taking models into use show."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from talkoot.accounts.models import User
from talkoot.adoptions.enums import AdoptionState
from talkoot.adoptions.models import Adoption, Practice
from talkoot.adoptions.operations import plan_of_model, plan_with_days
from talkoot.catalogue.enums import Theme
from talkoot.catalogue.facts import OperatingModel
from talkoot.catalogue.queries import models
from talkoot.catalogue.words import LANGUAGES
from talkoot.organisations.models import Municipality, Officer
from talkoot.web.ui.numbers import format_number


@dataclass(frozen=True, slots=True)
class Choice:
    """A model that one may take into use, with its effort; `adoption` when it is in use already."""

    found: OperatingModel
    hours: str
    adoption: Adoption | None
    is_marked: bool


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """A row of the plan before it is laid out."""

    day: date
    title: str
    is_yearly: bool


def officer_of(user: User, municipality: Municipality) -> Officer | None:
    """The person's own role here; an operator may have none."""
    return Officer.objects.in_office().filter(municipality=municipality, user=user).first()


def in_use_here(municipality: Municipality) -> dict[str, Adoption]:
    """The adoptions that have not ended, by model."""
    running = Adoption.objects.filter(municipality=municipality).exclude(state=AdoptionState.ENDED)
    return {adoption.model_code: adoption for adoption in running}


def themes_to_choose(municipality: Municipality, marked: Collection[str]) -> list[tuple[str, list[Choice]]]:
    """The whole library by theme, the lightest models first."""
    used = in_use_here(municipality)
    rows = []
    for theme in Theme:
        of_theme = [found for found in models() if found.theme == theme]
        of_theme.sort(key=lambda found: (found.resources, found.effort.hours_per_year.low))
        choices = [Choice(f, span(f), used.get(f.code), f.code in marked) for f in of_theme]
        rows.append((str(theme.label), choices))
    return [(label, choices) for label, choices in rows if choices]


def span(found: OperatingModel) -> str:
    """The hours a year: "20–40"."""
    hours = found.effort.hours_per_year
    low, high = format_number(hours.low), format_number(hours.high)
    return low if hours.is_one else f"{low}–{high}"


def dated_plan(found: OperatingModel, practice: Practice | None, today: date) -> list[PlannedTask]:
    """The plan that will be laid out when it begins today."""
    plan = practice.plan if practice else plan_of_model(found)
    return [
        PlannedTask(day, _here(row["title"]), row.get("month") is not None)
        for day, row in plan_with_days(plan, today, today)
    ]


def _here(title: dict[str, str]) -> str:
    """The title in the language of the page, or in the one there is."""
    here = (get_language() or "fi")[:2]
    return next((title[code] for code in (here, *LANGUAGES) if title.get(code)), "")
