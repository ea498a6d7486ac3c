"""Advice to companies: the queue, a referral in under a minute, a call written down."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext

from talkoot.cases import operations
from talkoot.cases.enums import CaseState
from talkoot.cases.models import Desk
from talkoot.cases.queries import cases_waiting, desk_for_referrals
from talkoot.organisations.models import Municipality
from talkoot.web.console.forms.cases import CallForm, ReferForm
from talkoot.web.console.page import municipality_page
from talkoot.web.console.queries.cases import cases_in, queue_rows, referred_by, state_menu
from talkoot.web.shared.editing import carry_out
from talkoot.web.shared.scoping import in_console_municipality
from talkoot.web.ui.pieces import Link

ON_A_PAGE = 50
SHOWN_REFERRALS = 5


@in_console_municipality
def cases(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """The cases in which somebody has to act; all the others below."""
    state = request.GET.get("state", "")
    state = state if state in CaseState.values else ""
    page = Paginator(cases_in(municipality, state), ON_A_PAGE).get_page(request.GET.get("page"))
    waiting = cases_waiting(municipality.pk, timezone.localdate())
    desks = list(Desk.objects.of(municipality.pk).select_related("adviser__user"))
    context = {
        "rows": queue_rows(municipality, waiting), "waiting": len(waiting), "page": page, "cases": list(page.object_list),
        "states": state_menu(municipality, state), "state": state, "desks": desks,
        "is_open": any(desk.is_open for desk in desks),
    }  # fmt: skip
    return municipality_page(request, municipality, "console/cases/list.html", context, here="cases")


@in_console_municipality
def refer(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """Take a company to the adviser: four fields, one thumb."""
    form, desk = ReferForm(request.POST or None), desk_for_referrals(municipality.pk)
    if request.method == "POST" and form.is_valid():
        facts = {key: form.cleaned_data[key] for key in ("company", "reach", "seen", "topic", "agreed")}
        if carry_out(
            form,
            lambda: operations.refer(municipality_id=municipality.pk, by=request.user, now=timezone.now(), **facts),
        ):
            company = form.cleaned_data["company"]
            messages.success(
                request, gettext("Thank you. %(company)s has been referred to the adviser.") % {"company": company}
            )
            return redirect("console:case-refer", municipality.slug)
    context = {
        "form": form, "desk": desk, "mine": list(referred_by(municipality, request.user)[:SHOWN_REFERRALS]),
        "trail": [_up(municipality), Link(gettext("Refer a company"))],
    }  # fmt: skip
    return municipality_page(request, municipality, "console/cases/refer.html", context, here="cases")


@in_console_municipality
def case_new(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """Write down a company's call."""
    desks = list(Desk.objects.of(municipality.pk).open().select_related("adviser__user"))
    form = CallForm(request.POST or None, desks=desks, initial={"language": get_language() or "fi"})
    made = []
    if request.method == "POST" and form.is_valid() and carry_out(
        form, lambda: made.append(operations.request_advice(by=request.user, now=timezone.now(), **form.facts()))
    ):  # fmt: skip
        messages.success(request, gettext("The case is written down."))
        if made:
            return redirect("console:case", municipality.slug, made[0].pk)
        return redirect("console:cases", municipality.slug)
    title = gettext("Write down a call")
    context = {"form": form, "desks": desks, "title": title, "trail": [_up(municipality), Link(title)]}
    return municipality_page(request, municipality, "console/cases/new.html", context, here="cases")


def _up(municipality: Municipality) -> Link:
    return Link(gettext("Advice"), reverse("console:cases", args=[municipality.slug]))
