"""Goals: the queue to agree on, and one goal."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from talkoot.commitments import operations
from talkoot.commitments.enums import GoalState
from talkoot.commitments.models import Goal
from talkoot.commitments.queries import goal_counts
from talkoot.history.queries import events_of
from talkoot.networks.models import Network
from talkoot.reporting.models import GoalAnswer
from talkoot.web.console.forms.goals import EndForm, QuestionForm, TranslationForm
from talkoot.web.console.page import network_page
from talkoot.web.console.queries.goals import VIEWS, candidates, doubts_about, goals_in, ready_question
from talkoot.web.console.queries.history import happenings
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.scoping import in_console_network
from talkoot.web.ui.pieces import Link

ON_A_PAGE = {GoalState.SUBMITTED: 20}


@in_console_network
def goals(request: HttpRequest, network: Network) -> HttpResponse:
    """The goals that wait for a word; the others one click away."""
    state = request.GET.get("state", GoalState.SUBMITTED)
    state = state if state in VIEWS else GoalState.SUBMITTED
    found = goals_in(network, state, request.GET.get("member", "")[:80].replace("\x00", ""))
    page = Paginator(found, ON_A_PAGE.get(state, 50)).get_page(request.GET.get("page"))
    counts, is_queue = goal_counts(network.pk), state == GoalState.SUBMITTED
    context = {
        "state": state,
        "page": page,
        "waiting": counts[GoalState.SUBMITTED],
        "candidates": candidates(list(page.object_list)) if is_queue else [],
        "goals": [] if is_queue else list(page.object_list),
        "views": [
            Link(
                gettext("%(state)s (%(n)s)") % {"state": one.label, "n": counts[one]},
                f"?state={one}",
                current=one == state,
            )
            for one in VIEWS
        ],
    }
    return network_page(request, network, "console/goals/list.html", context, here="goals")


@in_console_network
def goal(request: HttpRequest, network: Network, goal_id: int) -> HttpResponse:
    """One goal: its words in every language, what has been told of it, its end."""
    return _page(request, network, _load(network, goal_id))


@require_POST
@in_console_network
def agree(request: HttpRequest, network: Network, goal_id: int) -> HttpResponse:
    """Agree: the goal is public from now on."""
    found = _load(network, goal_id)
    act(
        request,
        lambda: operations.agree_goal(goal_id=found.pk, by=request.user, now=timezone.now()),
        gettext("Agreed and published: %(goal)s") % {"goal": found.text},
    )
    return redirect("console:goals", network.slug)


@require_POST
@in_console_network
def ask_back(request: HttpRequest, network: Network, goal_id: int) -> HttpResponse:
    """Send the goal back with a question."""
    found = _load(network, goal_id)
    form = QuestionForm(request.POST)
    if form.is_valid() and carry_out(
        form,
        lambda: operations.return_goal(
            goal_id=found.pk, question=form.cleaned_data["question"], by=request.user, now=timezone.now()
        ),
    ):
        messages.success(
            request, gettext("The question was sent to %(name)s.") % {"name": found.membership.organisation.name}
        )
        return redirect("console:goals", network.slug)
    return _page(request, network, _load(network, goal_id), question_form=form)


@require_POST
@in_console_network
def translation(request: HttpRequest, network: Network, goal_id: int) -> HttpResponse:
    """Keep the goal's words in the other languages."""
    found = _load(network, goal_id)
    form = TranslationForm(request.POST, goal=found, languages=network.languages)

    def fresh() -> tuple[int, dict[str, Any]]:
        saved = _load(network, goal_id)
        return saved.version, TranslationForm.values_of(saved)

    if form.is_valid() and carry_out(
        form,
        lambda: operations.translate_goal(
            goal_id=found.pk, texts=form.texts(), by=request.user, now=timezone.now(), seen_version=form.seen_version
        ),
        fresh=fresh,
    ):
        messages.success(request, gettext("The translations are saved."))
        return redirect("console:goal", network.slug, found.pk)
    return _page(request, network, found, translation_form=form)


@require_POST
@in_console_network
def end(request: HttpRequest, network: Network, goal_id: int) -> HttpResponse:
    """End an agreed goal with its outcome."""
    found, form = _load(network, goal_id), EndForm(request.POST)
    if form.is_valid() and carry_out(
        form,
        lambda: operations.end_goal(
            goal_id=found.pk, outcome=form.cleaned_data["outcome"], reason=form.cleaned_data["reason"],
            by=request.user, now=timezone.now(),
        ),
    ):  # fmt: skip
        messages.success(request, gettext("The goal is ended. It stays on the public page with its outcome."))
        return redirect("console:goal", network.slug, found.pk)
    return _page(request, network, _load(network, goal_id), end_form=form)


def _load(network: Network, goal_id: int) -> Goal:
    found = Goal.objects.select_related("membership__organisation", "membership__tier", "indicator", "commitment")
    return get_object_or_404(found, pk=goal_id, membership__network=network)


def _page(request: HttpRequest, network: Network, found: Goal, **forms: Any) -> HttpResponse:
    member = found.membership
    context = {
        "goal": found, "member": member, "doubts": doubts_about(found) if found.state == GoalState.SUBMITTED else [],
        "answers": GoalAnswer.objects.filter(goal=found).select_related("report__round").order_by("-report__round__year"),
        "question_form": QuestionForm(initial={"question": ready_question(found)}),
        "translation_form": TranslationForm(goal=found, languages=network.languages), "end_form": EndForm(),
        "happenings": happenings(list(events_of("goal", found.pk)[:50])),
        "trail": [
            Link(member.organisation.name, reverse("console:member", args=[network.slug, member.slug])), Link(gettext("Goal")),
        ],
        **forms,
    }  # fmt: skip
    return network_page(request, network, "console/goals/goal.html", context, here="goals")
