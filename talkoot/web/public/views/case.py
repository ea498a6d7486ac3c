"""A company's own page of its case, by the link in its mail: the path, what is missing, advice, how it went."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from talkoot.cases import operations
from talkoot.cases.models import Case
from talkoot.cases.queries import case_for_link
from talkoot.kernel.once import new_token
from talkoot.web.public.case_page import follow_context
from talkoot.web.public.forms.cases import AnswerForm
from talkoot.web.public.page import municipality_frame, municipality_page
from talkoot.web.public.views.join import quiet
from talkoot.web.shared.editing import act, carry_out


def in_case(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """`view(request, case)` for whoever has its link; a link that opens nothing is told kindly.

    The power is in the address and not in a cookie, so there is nothing to forge and no CSRF token is asked for.
    """

    @csrf_exempt
    @login_not_required
    @never_cache
    @wraps(view)
    def run(request: HttpRequest, token: str) -> HttpResponse:
        found = case_for_link(token)
        if found is None:
            return quiet(render(request, "public/ask/unknown_link.html", status=404))
        return quiet(view(request, found))

    return run


@in_case
def follow(request: HttpRequest, found: Case) -> HttpResponse:
    """Where the matter stands and what comes next."""
    return _page(request, found)


@in_case
@require_POST
def step(request: HttpRequest, found: Case) -> HttpResponse:
    """The company has done its own step."""
    number = request.POST.get("step", "")
    if number.isascii() and number.isdigit() and len(number) < 19:
        act(
            request,
            lambda: operations.tick_own_step(
                case_id=found.pk, step_id=int(number), now=timezone.now(), today=timezone.localdate()
            ),
            gettext("Thank you. The adviser knows."),
        )
    return redirect("public:case-follow", found.token)


@in_case
@require_POST
def answer(request: HttpRequest, found: Case) -> HttpResponse:
    """The company tells how it went."""
    form = AnswerForm(request.POST, measures=list(found.measures.all()))
    now, today = timezone.now(), timezone.localdate()
    if form.is_valid() and carry_out(
        form, lambda: operations.answer_follow_up(case_id=found.pk, now=now, today=today, **form.facts())
    ):
        messages.success(request, gettext("Thank you. Your answer is saved, and the adviser knows."))
        return redirect("public:case-follow", found.token)
    return _page(request, found, answer_form=form)


@in_case
def forget(request: HttpRequest, found: Case) -> HttpResponse:
    """Erase the contact details; asks first."""
    if request.method == "POST":
        act(
            request,
            lambda: operations.forget_contact(case_id=found.pk, by=None, now=timezone.now()),
            gettext("Your contact details are erased."),
        )
        return redirect("public:case-follow", found.token)
    frame = municipality_frame(request, found.desk.municipality, here="ask")
    return render(request, "public/ask/forget.html", {**frame, "case": found})


def _page(request: HttpRequest, found: Case, **forms: Any) -> HttpResponse:
    context = follow_context(found, timezone.localdate(), once=new_token(), **forms)
    return municipality_page(request, found.desk.municipality, "public/ask/follow.html", context, here="ask")
