"""Applications: the queue, and the answer to one."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST

from talkoot.memberships import operations
from talkoot.memberships.models import Application
from talkoot.networks.models import Network
from talkoot.notices.models import Message
from talkoot.web.console.forms.applications import QuestionForm, ReasonForm
from talkoot.web.console.page import network_page
from talkoot.web.console.queries.applications import (
    VIEWS,
    answer_by,
    applications_in,
    counts,
    criteria_for,
    match_of,
    ready_question,
    written,
    written_goals,
)
from talkoot.web.shared.editing import act
from talkoot.web.shared.scoping import in_console_network
from talkoot.web.ui.pieces import Link


@in_console_network
def applications(request: HttpRequest, network: Network) -> HttpResponse:
    """Who waits for an answer; the others one click away."""
    view = request.GET.get("view", "waiting")
    view = view if view in VIEWS else "waiting"
    page = Paginator(applications_in(network, view), 50).get_page(request.GET.get("page"))
    now, how_many = timezone.now(), counts(network)
    names = {
        "waiting": gettext("Waiting (%(n)s)"), "returned": gettext("Asked back (%(n)s)"),
        "drafts": gettext("Being written (%(n)s)"), "answered": gettext("Answered (%(n)s)"),
    }  # fmt: skip
    context = {
        "view": view,
        "page": page,
        "waiting": how_many["waiting"],
        "rows": [
            (one, (now - one.submitted_at).days if one.submitted_at else 0, answer_by(one, network)) for one in page
        ],
        "now": now,
        "views": [Link(names[key] % {"n": how_many[key]}, f"?view={key}", current=key == view) for key in VIEWS],
    }
    return network_page(request, network, "console/applications/list.html", context, here="applications")


@in_console_network
def application(request: HttpRequest, network: Network, application_id: int) -> HttpResponse:
    """What was written, what is missing, who it is; and the answer."""
    return _page(request, network, _load(network, application_id))


@require_POST
@in_console_network
def answer(request: HttpRequest, network: Network, application_id: int, answer: str) -> HttpResponse:
    """Accept, send back with a question, or decline with a reason."""
    found = _load(network, application_id)
    if answer not in {"accept", "return", "decline"}:
        raise Http404
    forms = {"return": QuestionForm(request.POST), "decline": ReasonForm(request.POST)}
    form = forms.get(answer)
    if form is not None and not form.is_valid():
        return _page(request, network, found, **{"question_form" if answer == "return" else "reason_form": form})
    words = form.cleaned_data if form is not None else {}
    change = {
        "accept": operations.accept_application, "return": operations.return_application, "decline": operations.decline_application,
    }[answer]  # fmt: skip
    done = {
        "accept": gettext("%(name)s was accepted. The answer is on its way."),
        "return": gettext("The question was sent to %(name)s."),
        "decline": gettext("%(name)s was declined. The reason is on its way."),
    }[answer] % {"name": found.name or found.email}
    if act(request, lambda: change(application_id=found.pk, by=request.user, now=timezone.now(), **words), done):
        return redirect("console:applications", network.slug)
    return _page(request, network, _load(network, application_id), kept=" ".join(words.values()))


def _load(network: Network, application_id: int) -> Application:
    found = Application.objects.select_related("tier", "membership__organisation")
    return get_object_or_404(found, pk=application_id, network=network)


def _page(request: HttpRequest, network: Network, found: Application, **forms: Any) -> HttpResponse:
    goals = written_goals(found)
    criteria = criteria_for(found, goals)
    queue = reverse("console:applications", args=[network.slug])
    context = {
        "application": found, "goals": goals, "criteria": criteria, "match": match_of(found), "answer_by": answer_by(found, network),
        "written": written(found.answers, get_language() or "fi"), "can_be_answered": found.state == "submitted",
        "question_form": QuestionForm(initial={"question": ready_question(found, criteria)}), "reason_form": ReasonForm(),
        "letters": Message.objects.of_network(network.pk).filter(kind="application", to__iexact=found.email, is_secret=False)[:20],
        "tier_name": found.tier.name if found.tier else "", "kept": "",
        "trail": [Link(gettext("Applications"), queue), Link(found.name or found.email)],
        **forms,
    }  # fmt: skip
    return network_page(request, network, "console/applications/application.html", context, here="applications")
