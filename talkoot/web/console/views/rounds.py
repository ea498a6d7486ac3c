"""Rounds: prepared by copying last year's questions, opened with one action, followed, closed."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from talkoot.kernel.once import new_token
from talkoot.memberships.models import Membership
from talkoot.networks.models import Network
from talkoot.reporting import operations
from talkoot.reporting.enums import ReportState
from talkoot.reporting.models import Round
from talkoot.web.console.forms.rounds import LateMemberForm, NewRoundForm, RoundForm
from talkoot.web.console.page import network_page
from talkoot.web.console.queries.round_board import board, concerned, joined_late, letters, reports_in
from talkoot.web.console.queries.rounds import Standing, days_to, standings
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.scoping import in_console_network
from talkoot.web.ui.pieces import Link

ON_A_PAGE = 50


@in_console_network
def rounds(request: HttpRequest, network: Network) -> HttpResponse:
    """All rounds, the latest first."""
    found = standings(Round.objects.filter(network=network))
    return network_page(request, network, "console/rounds/list.html", {"standings": found}, here="rounds")


@in_console_network
def round_new(request: HttpRequest, network: Network) -> HttpResponse:
    """Prepare a round; nothing is sent yet."""
    last = Round.objects.filter(network=network).first()
    form = NewRoundForm(
        request.POST or None, network=network, initial=NewRoundForm.values_after(last, timezone.localdate())
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and carry_out(
            form,
            lambda: operations.prepare_round(
                network_id=network.pk,
                year=form.cleaned_data["year"],
                by=request.user,
                now=timezone.now(),
                **form.plan(),
            ),
        )
    ):
        return redirect("console:round", network.slug, form.cleaned_data["year"])
    about = gettext("Last year's questions are copied. Nothing is sent before you have seen the preview.") if last else gettext(
        "Nothing is sent before you have seen the preview."
    )  # fmt: skip
    return _form_page(request, network, form, gettext("Prepare a round"), gettext("Go on to the preview"), about)


@in_console_network
def round_edit(request: HttpRequest, network: Network, year: int) -> HttpResponse:
    """Move the due day, change the greeting or what is asked."""
    found = load_round(network, year)
    initial = {**RoundForm.values_of(found), "version": found.version}
    form = RoundForm(request.POST or None, network=network, initial=initial)

    def fresh() -> tuple[int, dict[str, Any]]:
        saved = load_round(network, year)
        return saved.version, RoundForm.values_of(saved)

    if (
        request.method == "POST"
        and form.is_valid()
        and carry_out(
            form,
            lambda: operations.change_round(
                round_id=found.pk, by=request.user, now=timezone.now(), seen_version=form.seen_version, **form.plan()
            ),
            fresh=fresh,
        )
    ):
        messages.success(request, gettext("The round is saved."))
        return redirect("console:round", network.slug, year)
    title = gettext("Change the round of %(year)s") % {"year": year}
    return _form_page(request, network, form, title, gettext("Save"), gettext("Answers already given stay."))


@in_console_network
def round_page(request: HttpRequest, network: Network, year: int) -> HttpResponse:
    """The preview of a prepared round; the board of an opened one."""
    found = load_round(network, year)
    standing = standings([found])[0]
    if found.opened_at is None:
        return _preview(request, network, found)
    return _board(request, network, standing)


@require_POST
@in_console_network
def round_open(request: HttpRequest, network: Network, year: int) -> HttpResponse:
    """Open: everybody whom it concerns gets a letter with a personal link."""
    found = load_round(network, year)
    act(
        request,
        lambda: operations.open_round(round_id=found.pk, by=request.user, now=timezone.now()),
        gettext("The round of %(year)s is open. The letters are on their way.") % {"year": year},
    )
    return redirect("console:round", network.slug, year)


@in_console_network
def round_close(request: HttpRequest, network: Network, year: int) -> HttpResponse:
    """Ask whether to close, then close."""
    found = load_round(network, year)
    if request.method == "POST":
        act(
            request,
            lambda: operations.close_round(round_id=found.pk, by=request.user, now=timezone.now()),
            gettext("The round of %(year)s is closed.") % {"year": year},
        )
        return redirect("console:round", network.slug, year)
    context = {"standing": standings([found])[0], "trail": _trail(network, year, gettext("Close"))}
    return network_page(request, network, "console/rounds/close.html", context, here="rounds")


@require_POST
@in_console_network
def late_member(request: HttpRequest, network: Network, year: int) -> HttpResponse:
    """Ask a member who joined after the opening too."""
    found = load_round(network, year)
    form = LateMemberForm(request.POST, members=joined_late(found, network))
    if form.is_valid() and carry_out(
        form,
        lambda: operations.take_in_report(
            round_=found, membership=Membership.objects.select_related("organisation", "network").get(pk=form.cleaned_data["member"]),
            by=request.user, now=timezone.now(),
        ),
    ):  # fmt: skip
        messages.success(request, gettext("The member was asked too."))
        return redirect("console:round", network.slug, year)
    return _board(request, network, standings([found])[0], late_form=form)


def load_round(network: Network, year: int) -> Round:
    """The round of the year, or page not found."""
    return get_object_or_404(Round.objects.select_related("network"), network=network, year=year)


def _preview(request: HttpRequest, network: Network, found: Round) -> HttpResponse:
    reached = concerned(found)
    context = {
        "round": found, "receivers": reached, "letters": letters("report_asked", found, reached), "once": new_token(),
        "indicators": list(found.indicators.all()), "without": [one for one in reached if one.person is None],
        "with_address": sum(1 for one in reached if one.person is not None),
        "trail": _trail(network, found.year),
    }  # fmt: skip
    return network_page(request, network, "console/rounds/preview.html", context, here="rounds")


def _board(request: HttpRequest, network: Network, standing: Standing, **forms: Any) -> HttpResponse:
    found, state = standing.round, request.GET.get("state", "")
    state = state if state in ReportState.values else ""
    page = Paginator(reports_in(found, state), ON_A_PAGE).get_page(request.GET.get("page"))
    late = joined_late(found, network) if found.is_open else []
    context = {
        "standing": standing, "round": found, "page": page, "rows": board(list(page.object_list)), "state": state,
        "time_left": days_to(found.due_on, timezone.localdate()), "late": late, "trail": _trail(network, found.year),
        "late_form": LateMemberForm(members=late), "groups": _states(standing, state),
        **forms,
    }  # fmt: skip
    return network_page(request, network, "console/rounds/board.html", context, here="rounds")


def _states(standing: Standing, chosen: str) -> list[Link]:
    everybody = sum(standing.counts.values())
    every = gettext("All (%(n)s)") % {"n": everybody}
    return [
        Link(every, "?", current=not chosen),
        *(
            Link(
                gettext("%(state)s (%(n)s)") % {"state": one.label, "n": standing.counts[one]},
                f"?state={one}",
                current=chosen == one,
            )
            for one in ReportState
            if standing.counts[one] or chosen == one
        ),
    ]


def _form_page(request: HttpRequest, network: Network, form: Any, title: str, button: str, about: str) -> HttpResponse:
    queue = reverse("console:rounds", args=[network.slug])
    context = {
        "form": form, "title": title, "button": button, "cancel": queue, "about": about,
        "trail": [Link(gettext("Rounds"), queue), Link(title)],
    }  # fmt: skip
    return network_page(request, network, "console/form.html", context, here="rounds")


def _trail(network: Network, year: int, last: str = "") -> list[Link]:
    trail = [
        Link(gettext("Rounds"), reverse("console:rounds", args=[network.slug])),
        Link(str(year), reverse("console:round", args=[network.slug, year])),
    ]
    return [*trail, Link(last)] if last else trail
