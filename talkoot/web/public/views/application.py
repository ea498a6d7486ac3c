"""An application by its mailed link: written in four parts, sent, and from then on the page that tells where it stands."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from talkoot.kernel.errors import Refused
from talkoot.memberships import operations
from talkoot.memberships.models import Application
from talkoot.memberships.queries import application_for_link
from talkoot.networks.models import Network
from talkoot.web.public import application_goals as goals
from talkoot.web.public.application_parts import (
    PARTS,
    Part,
    keep_part,
    next_part,
    number_of,
    part_asked,
    part_before,
    problems_of,
    shown_form,
)
from talkoot.web.public.application_summary import summary_of
from talkoot.web.public.forms.application import ConsentForm
from talkoot.web.public.views.join import join_page, quiet
from talkoot.web.shared.editing import carry_out
from talkoot.web.shared.goal_examples import initial_from_example, sectors_for
from talkoot.web.shared.scoping import in_public_network

LONGEST_TOKEN = 64


def in_application(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """`view(request, application)` for whoever has its link; a link that opens nothing is told kindly.

    The power is in the address and not in a cookie, so there is nothing to forge and no CSRF token is asked for: with
    `Referrer-Policy: no-referrer` browsers send `Origin: null`, which Django's check would refuse.
    """

    @csrf_exempt
    @in_public_network
    @never_cache
    @wraps(view)
    def run(request: HttpRequest, network: Network, token: str) -> HttpResponse:
        can_be = token.isascii() and token.isprintable() and len(token) <= LONGEST_TOKEN
        found = application_for_link(token) if can_be else None
        if found is None:
            return quiet(join_page(request, network, "public/join/unknown_link.html", status=404))
        return quiet(view(request, found))

    return run


@in_application
def application(request: HttpRequest, found: Application) -> HttpResponse:
    """The part that is being written; once it is sent, where it stands."""
    if not found.can_be_edited:
        return _state(request, found)
    part = part_asked(request.GET)
    try:
        return {"goals": _goals, "send": _send}.get(part.name, _facts)(request, found, part)
    except Refused as refusal:  # sent or withdrawn in another window meanwhile
        messages.error(request, refusal.message)
        return redirect(_address(found))


@in_application
@require_POST
def save(request: HttpRequest, found: Application) -> HttpResponse:
    """What the page saves by itself while one writes."""
    part, now = part_asked(request.GET), timezone.now()
    try:
        if part.form is not None:
            keep_part(found, part, request.POST, now)
        elif part.name == "goals":
            goals.keep_typed_goal(
                found, goals.place_asked(found, request.GET), goals.typed_goal_form(found, request.POST), now
            )
    except Refused as refusal:
        return JsonResponse({"message": refusal.message}, status=409)
    return JsonResponse({})


@in_application
def withdraw(request: HttpRequest, found: Application) -> HttpResponse:
    """Take the application back; asks first."""
    if found.state not in {"draft", "submitted", "returned"}:
        return redirect(_address(found))
    if request.method != "POST":
        return join_page(request, found.network, "public/application/withdraw.html", {"application": found})
    try:
        operations.withdraw_application(application_id=found.pk, now=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect(_address(found))


def _facts(request: HttpRequest, found: Application, part: Part) -> HttpResponse:
    if request.method != "POST":
        return _part(request, found, part, form=shown_form(found, part))
    form = keep_part(found, part, request.POST, timezone.now())
    onward = _elsewhere(request, found, part)
    if onward is None and form.is_valid():
        onward = redirect(_address(found, next_part(part)))
    found.refresh_from_db()
    return onward or _part(request, found, part, form=form)


def _goals(request: HttpRequest, found: Application, part: Part) -> HttpResponse:
    place, this_year = goals.place_asked(found, request.GET), timezone.localdate().year
    if request.method == "POST":
        form = goals.typed_goal_form(found, request.POST)
        onward = _save_goal(request, found, part, place, form)
        if onward is not None:
            return onward
    else:
        blank = goals.ApplicationGoalForm(network=found.network)
        example = initial_from_example(request.GET.get("example", ""), blank.indicators, this_year)
        form = goals.shown_goal_form(found, place, example)
    context = {
        "form": form, "place": place, "goals": goals.written_goals(found), "criteria": goals.told_criteria(found),
        "sectors": sectors_for(str(found.answers.get("industry") or "")), "example": request.GET.get("example", ""),
    }  # fmt: skip
    return _part(request, found, part, **context)


def _save_goal(
    request: HttpRequest, found: Application, part: Part, place: int | None, form: goals.ApplicationGoalForm
) -> HttpResponse | None:
    """Keep what was typed, then do what the button says; None: the goal needs another look."""
    now, remove = timezone.now(), goals.place_asked(found, {"goal": request.POST.get("remove", "")})
    goals.keep_typed_goal(found, place, form, now)
    if remove is not None:
        goals.remove_goal(Application.objects.get(pk=found.pk), remove, now)
        return redirect(_address(found, part))
    elsewhere = _elsewhere(request, found, part)
    if elsewhere is not None:
        return elsewhere
    here = redirect(_address(found, next_part(part) if "onward" in request.POST else part))
    if "onward" in request.POST and not goals.is_begun(form):
        return here
    if form.is_valid() and carry_out(form, lambda: goals.write_goal_down(found, place, form, timezone.now())):
        return here
    return None


def _send(request: HttpRequest, found: Application, part: Part) -> HttpResponse:
    form = ConsentForm(request.POST if request.method == "POST" else None)
    problems = problems_of(found)
    if request.method == "POST":
        elsewhere = _elsewhere(request, found, part)
        if elsewhere is not None:
            return elsewhere
        is_sent = form.is_valid() and not problems and carry_out(form, lambda: _submit(found))
        if is_sent or not Application.objects.get(pk=found.pk).can_be_edited:  # sent now, or by an earlier click
            return redirect(_address(found))
    context = {
        "form": form, "problems": problems, "summary": summary_of(found), "goals": goals.written_goals(found),
        "criteria": goals.told_criteria(found),
    }  # fmt: skip
    return _part(request, found, part, **context)


def _submit(found: Application) -> None:
    now = timezone.now()
    operations.save_application(application_id=found.pk, answers={"consent": True}, now=now)
    operations.submit_application(application_id=found.pk, now=now)


def _elsewhere(request: HttpRequest, found: Application, part: Part) -> HttpResponse | None:
    """The way to another part, or a break: both possible with unfinished answers."""
    wanted = next((each for each in PARTS if each.name == request.POST.get("to")), None)
    if wanted is not None:
        return redirect(_address(found, wanted))
    if "later" not in request.POST:
        return None
    saved = gettext("Everything is saved. The link in the message that we sent to %(email)s brings you back here.")
    messages.success(request, saved % {"email": found.email})
    return redirect(_address(found, part))


def _part(request: HttpRequest, found: Application, part: Part, **context: object) -> HttpResponse:
    place = context.get("place")
    query = f"?part={part.name}" + (f"&goal={place}" if place is not None else "")
    around = {
        "application": found, "part": part, "number": number_of(part), "total": len(PARTS), "before": part_before(part),
        "action": query, "save_url": reverse("public:application-save", args=[found.network.slug, found.token]) + query,
    }  # fmt: skip
    return join_page(request, found.network, f"public/application/{part.name}.html", {**around, **context})


def _state(request: HttpRequest, found: Application) -> HttpResponse:
    if request.method == "POST":
        return redirect(_address(found))
    sent, days = found.submitted_at, found.network.reply_days
    context = {
        "application": found, "summary": summary_of(found), "goals": goals.written_goals(found),
        "answer_by": sent + timedelta(days=days) if sent else None,
    }  # fmt: skip
    return join_page(request, found.network, f"public/application/{found.state}.html", context)


def _address(found: Application, part: Part | None = None) -> str:
    here = reverse("public:application", args=[found.network.slug, found.token])
    return f"{here}?part={part.name}" if part is not None else here
