"""One case: who handles it, the path, the log, the measures, the end."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from talkoot.cases import operations
from talkoot.cases.models import Case, CaseMeasure
from talkoot.organisations.models import Municipality
from talkoot.web.console.forms.cases import CloseForm, LogForm, MeasureForm, MeasureStateForm, TakeForm
from talkoot.web.console.page import municipality_page
from talkoot.web.console.queries.case import case_context
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.scoping import in_console_municipality


def from_the_case(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Only what the case's page sends; whoever comes otherwise, as by a switch of language, is led to the page."""

    @wraps(view)
    def run(request: HttpRequest, municipality: Municipality, case_id: int, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return redirect("console:case", municipality.slug, case_id)
        return view(request, municipality, case_id=case_id, **kwargs)

    return run


@in_console_municipality
def case(request: HttpRequest, municipality: Municipality, case_id: int) -> HttpResponse:
    """Everything about one case, and what to do next."""
    return _page(request, municipality, _load(municipality, case_id))


@in_console_municipality
@from_the_case
def take(request: HttpRequest, municipality: Municipality, case_id: int) -> HttpResponse:
    """Give the case to an adviser."""
    found = _load(municipality, case_id)
    form = TakeForm(request.POST, case=found)

    def change() -> None:
        operations.take_case(
            case_id=found.pk, officer_id=form.cleaned_data["officer"].pk, by=request.user, now=timezone.now(),
            seen_version=form.seen_version,
        )  # fmt: skip

    return _answer(
        request, found, form, change, gettext("The case has an adviser."), "take_form", _fresh(found, "take")
    )


@in_console_municipality
@from_the_case
def step(request: HttpRequest, municipality: Municipality, case_id: int) -> HttpResponse:
    """Mark a step of the path as taken, or take the mark back."""
    found, step_id, is_done = _load(municipality, case_id), request.POST.get("step", ""), "undo" not in request.POST
    if step_id.isascii() and step_id.isdigit() and len(step_id) < 19:
        act(
            request,
            lambda: operations.tick_step(
                case_id=found.pk, step_id=int(step_id), is_done=is_done, by=request.user, now=timezone.now(),
                today=timezone.localdate(),
            ),
            gettext("The path is saved."),
        )  # fmt: skip
    return redirect(reverse("console:case", args=[municipality.slug, found.pk]) + "#path")


@in_console_municipality
@from_the_case
def log(request: HttpRequest, municipality: Municipality, case_id: int) -> HttpResponse:
    """Log a talk or advice."""
    found, form = _load(municipality, case_id), LogForm(request.POST)

    def change() -> None:
        facts = {key: form.cleaned_data[key] for key in ("text", "time_min", "is_shared", "follow_up_on")}
        operations.log_advice(
            case_id=found.pk, by=request.user, now=timezone.now(), today=timezone.localdate(), **facts
        )

    return _answer(request, found, form, change, gettext("The log is saved."), "log_form")


@in_console_municipality
@from_the_case
def measure(request: HttpRequest, municipality: Municipality, case_id: int) -> HttpResponse:
    """Write down what the company will do."""
    found, form = _load(municipality, case_id), MeasureForm(request.POST)

    def change() -> None:
        operations.add_measure(
            case_id=found.pk, text=form.cleaned_data["text"], expected=form.expected(), by=request.user,
            now=timezone.now(),
        )  # fmt: skip

    return _answer(request, found, form, change, gettext("The measure is written down."), "measure_form")


@in_console_municipality
@from_the_case
def measure_state(request: HttpRequest, municipality: Municipality, case_id: int, measure_id: int) -> HttpResponse:
    """Tell how far a measure is, and its result."""
    found = _load(municipality, case_id)
    form = MeasureStateForm(request.POST, measure=get_object_or_404(CaseMeasure, pk=measure_id, case=found))

    def change() -> None:
        operations.set_measure_state(
            measure_id=measure_id, state=form.cleaned_data["state"], done_on=form.cleaned_data["done_on"],
            result=form.result(), by=request.user, now=timezone.now(), today=timezone.localdate(),
            seen_version=form.seen_version,
        )  # fmt: skip

    def fresh() -> tuple[int, dict[str, Any]]:
        saved = CaseMeasure.objects.get(pk=measure_id)
        return saved.version, MeasureStateForm.values_of(saved)

    done = gettext("The measure is saved.")
    return _answer(request, found, form, change, done, "state_form", fresh)


@in_console_municipality
@from_the_case
def close(request: HttpRequest, municipality: Municipality, case_id: int) -> HttpResponse:
    """End the case with its outcome."""
    found, form = _load(municipality, case_id), CloseForm(request.POST)

    def change() -> None:
        operations.close_case(
            case_id=found.pk, outcome=form.cleaned_data["outcome"], text=form.cleaned_data["text"], by=request.user,
            now=timezone.now(), today=timezone.localdate(), seen_version=form.seen_version,
        )  # fmt: skip

    return _answer(request, found, form, change, gettext("The case is closed."), "close_form", _fresh(found, "close"))


@in_console_municipality
@from_the_case
def reopen(request: HttpRequest, municipality: Municipality, case_id: int) -> HttpResponse:
    """Go on with a closed case."""
    found = _load(municipality, case_id)
    act(
        request,
        lambda: operations.reopen_case(case_id=found.pk, by=request.user, now=timezone.now()),
        gettext("The case is open again."),
    )
    return redirect("console:case", municipality.slug, found.pk)


@in_console_municipality
def forget(request: HttpRequest, municipality: Municipality, case_id: int) -> HttpResponse:
    """Erase the contact's data; asks first."""
    found = _load(municipality, case_id)
    if request.method == "POST":
        act(
            request,
            lambda: operations.forget_contact(case_id=found.pk, by=request.user, now=timezone.now()),
            gettext("The contact details are erased."),
        )
        return redirect("console:case", municipality.slug, found.pk)
    return municipality_page(request, municipality, "console/cases/forget.html", {"case": found}, here="cases")


def _load(municipality: Municipality, case_id: int) -> Case:
    found = Case.objects.of(municipality.pk).select_related(
        "desk__municipality", "adviser__user", "referred_by__user", "organisation"
    )
    return get_object_or_404(found, pk=case_id)


def _fresh(found: Case, form: str) -> Callable[[], tuple[int, dict[str, Any]]]:
    """What is saved now, for somebody whose form is outdated."""

    def fresh() -> tuple[int, dict[str, Any]]:
        saved = Case.objects.get(pk=found.pk)
        values = (
            {"officer": saved.adviser_id} if form == "take" else {"outcome": saved.outcome, "text": saved.outcome_text}
        )
        return saved.version, values

    return fresh


def _answer(
    request: HttpRequest, found: Case, form: Form, change: Callable[[], None], done: str, name: str,
    fresh: Callable[[], tuple[int, dict[str, Any]]] | None = None,
) -> HttpResponse:  # fmt: skip
    """Make the change and go back to the case; what could not be saved stays in its form."""
    municipality = found.desk.municipality
    if form.is_valid() and carry_out(form, change, fresh=fresh):
        messages.success(request, done)
        return redirect("console:case", municipality.slug, found.pk)
    return _page(request, municipality, _load(municipality, found.pk), **{name: form})


def _page(request: HttpRequest, municipality: Municipality, found: Case, **forms: Any) -> HttpResponse:
    context = case_context(found, request.user, timezone.localdate(), **forms)
    return municipality_page(request, municipality, "console/cases/case.html", context, here="cases")
