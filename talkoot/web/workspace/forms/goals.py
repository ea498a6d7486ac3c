"""Writing and changing a goal in the workspace."""

from decimal import Decimal
from typing import Any

from django.utils.translation import get_language

from talkoot.commitments.models import Goal
from talkoot.web.shared.editing import EditForm, OnceForm
from talkoot.web.shared.goal_form import GoalForm

PLACES = {"baseline_value": 6, "target_value": 6, "percent": 2}


class NewGoalForm(GoalForm, OnceForm):
    """A new goal; a double click writes one."""


class ChangeGoalForm(GoalForm, EditForm):
    """A goal that has not been sent yet, or was sent back."""


def shown_goal(goal: Goal) -> dict[str, Any]:
    """A goal as its form shows it: in the language it was written in."""
    shown = GoalForm.initial_of(goal, is_share=bool(goal.indicator and goal.indicator.is_share))
    shown["text"] = getattr(goal, f"text_{goal.language}") or goal.text
    shown["why_exceeds"] = getattr(goal, f"why_exceeds_{goal.language}") or goal.why_exceeds
    figures = {name: _typed(shown[name], places) for name, places in PLACES.items()}
    return {**shown, **figures, "indicator": str(shown["indicator"]), "version": goal.version}


def language_of(form: GoalForm, goal: Goal) -> str:
    """Words left as they were stay in their language; new words are in the reader's."""
    return goal.language if form.facts().text == shown_goal(goal)["text"] else (get_language() or "fi")


def _typed(value: Decimal | None, places: int) -> Decimal | None:
    """As the form reads the same figure when it is typed."""
    return None if value is None else round(value, places)
