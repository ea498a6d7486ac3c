"""Goals that wait for the coordinator's word, beside what their tier asks."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext

from talkoot.commitments.criteria import Criterion, criteria_of
from talkoot.commitments.enums import GoalKind, GoalState
from talkoot.commitments.models import Goal
from talkoot.commitments.queries import goals_of_members
from talkoot.networks.models import Network
from talkoot.web.console.forms.goals import QuestionForm

VIEWS = (GoalState.SUBMITTED, GoalState.RETURNED, GoalState.AGREED, GoalState.ENDED, GoalState.DRAFT)
OTHER = {"fi", "sv", "en"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A goal to agree, with what the tier asks and a form to ask back."""

    goal: Goal
    criteria: list[Criterion]
    doubts: list[str]
    form: QuestionForm


def goals_in(network: Network, state: str, member: str = "") -> QuerySet[Goal]:
    """The network's goals in one state; those that wait, the oldest first."""
    goals = Goal.objects.filter(membership__network=network, state=state)
    goals = goals.filter(membership__slug=member) if member else goals
    order = ("submitted_at", "pk") if state == GoalState.SUBMITTED else ("membership__organisation__folded_name", "pk")
    return goals.select_related("membership__organisation", "membership__tier", "indicator").order_by(*order)


def candidates(goals: Sequence[Goal]) -> list[Candidate]:
    """The goals beside their tier's criteria, in one query more."""
    promised = goals_of_members(list({goal.membership_id for goal in goals}))
    return [
        Candidate(
            goal=goal,
            criteria=criteria_of(goal.membership.tier, promised[goal.membership_id]),
            doubts=doubts_about(goal),
            form=QuestionForm(initial={"question": ready_question(goal)}, auto_id=f"id_{goal.pk}_%s"),
        )
        for goal in goals
    ]


def doubts_about(goal: Goal) -> list[str]:
    """What a reader may want to ask."""
    doubts = []
    if goal.kind == GoalKind.NUMERIC and not goal.is_measurable:
        doubts.append(gettext("The baseline or the target has no figure."))
    if goal.kind == GoalKind.NUMERIC and goal.target_year is None:
        doubts.append(gettext("There is no target year."))
    if goal.exceeds_law == "no":
        doubts.append(gettext("By its own word the goal does not exceed the law."))
    if goal.exceeds_law == "unknown":
        doubts.append(gettext("It is not told whether the goal exceeds the law."))
    return doubts


def ready_question(goal: Goal) -> str:
    """A question one can send as it is, in the language the goal was written in."""
    with translation.override(goal.language):
        if goal.kind == GoalKind.NUMERIC and not goal.is_measurable:
            return gettext(
                "Thank you, a good goal. Could you still write the figure you start from, its year, and the figure you aim at?"
            )
        if goal.kind == GoalKind.NUMERIC and goal.target_year is None:
            return gettext("Thank you, a good goal. By which year do you want to reach it?")
        if goal.exceeds_law != "yes":
            return gettext(
                "Thank you, a good goal. Could you tell in a sentence what of it goes beyond what the law requires?"
            )
        return gettext("Thank you, a good goal. One question before we agree on it:")
