"""Our goals: written, changed, sent to the coordinator, followed."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext
from django.views.decorators.http import require_POST

from talkoot.commitments import operations
from talkoot.commitments.enums import GoalState
from talkoot.commitments.models import Goal
from talkoot.footprints.models import ChosenMeasure
from talkoot.kernel.once import new_token
from talkoot.memberships.models import Membership
from talkoot.memberships.rules import may_act_for
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.goal_examples import initial_from_example, sectors_for
from talkoot.web.shared.goal_form import GoalForm
from talkoot.web.shared.scoping import in_membership
from talkoot.web.ui.numbers import format_number
from talkoot.web.workspace.criteria import level_of
from talkoot.web.workspace.forms.goals import ChangeGoalForm, NewGoalForm, language_of, shown_goal
from talkoot.web.workspace.goal_lines import goals_told, line_alone
from talkoot.web.workspace.measures.goals import choice_asked, initial_from_measure, of_measure, with_measures
from talkoot.web.workspace.page import member_page, person_of


@in_membership
def goals(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Every goal by where it stands, and what the tier still asks for."""
    every = with_measures(membership.goals.select_related("indicator", "measure__inventory"))
    context = {
        "level": level_of(membership.tier, every),
        "returned": [goal for goal in every if goal.state == GoalState.RETURNED],
        "drafts": [goal for goal in every if goal.state == GoalState.DRAFT],
        "sent": [goal for goal in every if goal.state == GoalState.SUBMITTED],
        "public": goals_told(goal for goal in every if goal.is_public),
        "once": new_token(),
    }
    return member_page(request, membership, "workspace/goals/list.html", context, here="goals")


@in_membership
def goal_new(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Write a goal, from an example or from nothing."""
    _only_acting(request, membership)
    form = NewGoalForm(request.POST or None, network=membership.network)
    measure = choice_asked(request.GET.get("measure", ""), membership)
    example = request.GET.get("example", "")
    form.initial.update(_initial(measure, example, form))
    if (
        request.method == "POST"
        and form.is_valid()
        and carry_out(form, lambda: _write(request, membership, form, measure=measure))
    ):
        return _kept(request, membership)
    context: dict[str, Any] = {"form": form, "example": example, "measure": measure}
    if measure:
        context["of_measure"] = of_measure(measure)
    else:
        context["sectors"] = sectors_for(membership.organisation.industry)
    return member_page(request, membership, "workspace/goals/form.html", context, here="goals")


@in_membership
def goal(request: HttpRequest, membership: Membership, goal_id: int) -> HttpResponse:
    """Change a goal that is still one's own; read any other."""
    found = get_object_or_404(membership.goals.select_related("indicator", "measure__inventory"), pk=goal_id)
    behind = of_measure(found.measure, followed=True) if found.measure else None
    if not (found.can_be_edited and may_act_for(person_of(request), membership)):
        told = goals_told([found])[0]
        context = {"goal": found, "told": told, "line": line_alone(told), "of_measure": behind}
        return member_page(request, membership, "workspace/goals/goal.html", context, here="goals")
    form = ChangeGoalForm(request.POST or None, network=membership.network, initial=shown_goal(found))
    if (
        request.method == "POST"
        and form.is_valid()
        and carry_out(form, lambda: _write(request, membership, form, found), fresh=lambda: _fresh(found))
    ):
        return _kept(request, membership)
    shown = {"form": form, "goal": found, "of_measure": behind}
    return member_page(request, membership, "workspace/goals/form.html", shown, here="goals")


@in_membership
@require_POST
def goals_send(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Send every draft to the coordinator."""
    _only_acting(request, membership)
    _send(request, membership, None)
    return redirect("workspace:goals", membership.network.slug, membership.slug)


@in_membership
@require_POST
def goal_send(request: HttpRequest, membership: Membership, goal_id: int) -> HttpResponse:
    """Send one draft to the coordinator."""
    _only_acting(request, membership)
    _send(request, membership, [goal_id])
    return redirect("workspace:goals", membership.network.slug, membership.slug)


@in_membership
def goal_delete(request: HttpRequest, membership: Membership, goal_id: int) -> HttpResponse:
    """Throw a draft away, after asking once."""
    _only_acting(request, membership)
    found = membership.goals.filter(pk=goal_id).first()
    if found is None or not found.can_be_edited:
        return redirect("workspace:goals", membership.network.slug, membership.slug)
    if request.method == "POST":
        act(
            request,
            lambda: operations.delete_goal(goal_id=found.pk, by=person_of(request), now=timezone.now()),
            gettext("The draft was deleted."),
        )
        return redirect("workspace:goals", membership.network.slug, membership.slug)
    return member_page(request, membership, "workspace/goals/delete.html", {"goal": found}, here="goals")


def _initial(measure: ChosenMeasure | None, example: str, form: GoalForm) -> dict[str, Any]:
    """What a new goal starts from: a measure, an example, or nothing."""
    if measure:
        return initial_from_measure(measure, form.indicators)
    return initial_from_example(example, form.indicators, timezone.localdate().year)


def _write(
    request: HttpRequest,
    membership: Membership,
    form: GoalForm,
    goal: Goal | None = None,
    measure: ChosenMeasure | None = None,
) -> None:
    written = operations.write_goal(
        membership_id=membership.pk, facts=form.facts(), by=person_of(request), now=timezone.now(),
        language=language_of(form, goal) if goal else (get_language() or "fi"),
        goal_id=goal.pk if goal else None, seen_version=form.cleaned_data["version"] if goal else None,
        measure_id=measure.pk if measure else None,
    )  # fmt: skip
    if "send" in request.POST:
        operations.submit_goals(
            membership_id=membership.pk, by=person_of(request), now=timezone.now(), goal_ids=[written.pk]
        )


def _kept(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Back to the list, with a word about where the goal is now."""
    is_sent = "send" in request.POST
    messages.success(
        request, gettext("The goal was sent to the coordinator.") if is_sent else gettext("The draft is saved.")
    )
    return redirect("workspace:goals", membership.network.slug, membership.slug)


def _send(request: HttpRequest, membership: Membership, goal_ids: list[int] | None) -> None:
    drafts = membership.goals.filter(state__in=(GoalState.DRAFT, GoalState.RETURNED))
    count = drafts.count() if goal_ids is None else drafts.filter(pk__in=goal_ids).count()
    if not count:
        return
    sentence = ngettext(
        "%(count)s goal was sent to the coordinator.", "%(count)s goals were sent to the coordinator.", count
    )
    act(
        request,
        lambda: operations.submit_goals(
            membership_id=membership.pk, by=person_of(request), now=timezone.now(), goal_ids=goal_ids
        ),
        sentence % {"count": format_number(count)},
    )


def _fresh(goal: Goal) -> tuple[int, dict[str, object]]:
    now = Goal.objects.select_related("indicator").get(pk=goal.pk)
    return now.version, shown_goal(now)


def _only_acting(request: HttpRequest, membership: Membership) -> None:
    if not may_act_for(person_of(request), membership):
        raise PermissionDenied
