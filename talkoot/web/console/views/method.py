"""The way of coordinating: the ladder, and moving on it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext

from talkoot.adoptions import rules
from talkoot.adoptions.models import portfolio_of
from talkoot.adoptions.operations import move_to_method
from talkoot.adoptions.operations.whole import KINDS
from talkoot.catalogue.queries import method as method_with
from talkoot.catalogue.queries import methods
from talkoot.networks.enums import NetworkState
from talkoot.organisations.models import Municipality
from talkoot.web.console.forms.method import MoveForm
from talkoot.web.console.page import municipality_page
from talkoot.web.console.queries.method import addition_lines, difference_words, ladder
from talkoot.web.shared.editing import carry_out
from talkoot.web.shared.scoping import for_leads, in_console_municipality
from talkoot.web.ui.pieces import Link


@in_console_municipality
def method(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """The five rungs: the present one, what each adds, what is in place."""
    portfolio = portfolio_of(municipality)
    rungs = ladder(municipality, portfolio, request.user, localdate())
    context = {
        "rungs": rungs,
        "present": next(rung for rung in rungs if rung.is_current),
        "portfolio": portfolio,
        "is_resting": portfolio.network is not None and portfolio.network.state == NetworkState.ENDED,
        "may_move": rules.may_choose_method(request.user, municipality),
        "trail": [_overview(municipality), Link(gettext("Way of coordinating"))],
    }
    return municipality_page(request, municipality, "console/method/ladder.html", context, here="portfolio")


@for_leads
def method_move(request: HttpRequest, municipality: Municipality, code: str) -> HttpResponse:
    """Says exactly what will happen, then does it."""
    to, portfolio = method_with(code), portfolio_of(municipality)
    if to is None:
        raise Http404
    form = MoveForm(request.POST or None, portfolio=portfolio, code=code, user=request.user)

    def change() -> None:
        move_to_method(municipality_id=municipality.pk, code=code, by=request.user, now=timezone.now(), **form.facts())

    if request.method == "POST" and form.is_valid() and carry_out(form, change):
        messages.success(request, gettext("The way of coordinating is now: %(name)s.") % {"name": to.name.here})
        return redirect("console:method", municipality.slug)
    present = method_with(portfolio.method) or methods()[0]
    ways = Link(gettext("Way of coordinating"), reverse("console:method", args=[municipality.slug]))
    context = {
        "form": form, "to": to, "present": present, "portfolio": portfolio, "needs_network": code in KINDS,
        "gets_tier": code in KINDS and code != "open-network",
        "adds": addition_lines(to.adds) if to.number > present.number else (), "difference": difference_words(present, to),
        "trail": [_overview(municipality), ways, Link(to.name.here)],
    }  # fmt: skip
    return municipality_page(request, municipality, "console/method/move.html", context, here="portfolio")


def _overview(municipality: Municipality) -> Link:
    return Link(gettext("Overview"), reverse("console:portfolio", args=[municipality.slug]))
