"""Reading the yearly reports one after another: accepted with one key, asked back, put off."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from talkoot.footprints.enums import EvidenceGrade
from talkoot.networks.models import Network
from talkoot.notices.letters import link
from talkoot.reporting import operations
from talkoot.reporting.enums import WAITING
from talkoot.reporting.models import Report
from talkoot.web.console.forms.review import QuestionForm, WaiverForm
from talkoot.web.console.page import network_page
from talkoot.web.console.queries.member import REPORT_KINDS
from talkoot.web.console.queries.review import load_reports, next_to_read, read_so_far, reading
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.scoping import in_console_network
from talkoot.web.ui.pieces import Link


@in_console_network
def review(request: HttpRequest, network: Network) -> HttpResponse:
    """The next report to read."""
    found = next_to_read(network, _number(request.GET.get("year")), _number(request.GET.get("after")))
    if found is None:
        return network_page(request, network, "console/review/done.html", here="rounds")
    return _page(request, network, found, in_turn=True)


@in_console_network
def report(request: HttpRequest, network: Network, year: int, member: str) -> HttpResponse:
    """One member's report of one year."""
    return _page(request, network, _load(network, year, member))


@require_POST
@in_console_network
def accept(request: HttpRequest, network: Network, year: int, member: str) -> HttpResponse:
    """Accept with a grade of evidence; the next one comes by itself."""
    found = _load(network, year, member)
    grade = _number(request.POST.get("grade")) or 0
    grade = grade if grade in EvidenceGrade.values else EvidenceGrade.DECLARED
    act(
        request,
        lambda: operations.accept_report(report_id=found.pk, by=request.user, now=timezone.now(), grade=grade),
        gettext("Accepted: %(name)s. The figures count in the results now.")
        % {"name": found.membership.organisation.name},
    )
    return _onwards(network, found)


@require_POST
@in_console_network
def ask_back(request: HttpRequest, network: Network, year: int, member: str) -> HttpResponse:
    """Send the report back with a question."""
    found, form = _load(network, year, member), QuestionForm(request.POST)
    if form.is_valid() and carry_out(
        form,
        lambda: operations.return_report(
            report_id=found.pk, question=form.cleaned_data["question"], by=request.user, now=timezone.now()
        ),
    ):
        messages.success(
            request, gettext("The question was sent to %(name)s.") % {"name": found.membership.organisation.name}
        )
        return _onwards(network, found)
    return _page(request, network, _load(network, year, member), question_form=form)


@require_POST
@in_console_network
def waive(request: HttpRequest, network: Network, year: int, member: str) -> HttpResponse:
    """This member need not report this year."""
    found, form = _load(network, year, member), WaiverForm(request.POST)
    if form.is_valid() and carry_out(
        form,
        lambda: operations.waive_report(
            report_id=found.pk, reason=form.cleaned_data["reason"], by=request.user, now=timezone.now()
        ),
    ):
        messages.success(request, gettext("The report was waived."))
        return redirect("console:round", network.slug, year)
    return _page(request, network, _load(network, year, member), waiver_form=form)


@require_POST
@in_console_network
def reopen(request: HttpRequest, network: Network, year: int, member: str) -> HttpResponse:
    """Take back a waiver, or let a member answer after the closing."""
    found = _load(network, year, member)
    act(
        request,
        lambda: operations.reopen_report(report_id=found.pk, by=request.user, now=timezone.now()),
        gettext("The member can answer again by the same link."),
    )
    return redirect("console:report", network.slug, year, member)


def _load(network: Network, year: int, member: str) -> Report:
    return get_object_or_404(load_reports(network), round__year=year, membership__slug=member)


def _onwards(network: Network, found: Report) -> HttpResponse:
    """To the next report of the round while there is one, then back to the round."""
    if next_to_read(network, found.round.year, None) is None:
        return redirect("console:round", network.slug, found.round.year)
    return redirect(f"{reverse('console:review', args=[network.slug])}?year={found.round.year}&after={found.pk}")


def _page(
    request: HttpRequest, network: Network, found: Report, *, in_turn: bool = False, **forms: Any
) -> HttpResponse:
    read = reading(found)
    done, arrived = read_so_far(found)
    year, name = found.round.year, found.membership.organisation.name
    context = {
        "report": found, "round": found.round, "member": found.membership, "reading": read, "in_turn": in_turn,
        "done": done, "arrived": arrived, "kind": REPORT_KINDS.get(found.state, ""), "is_waiting": found.state in WAITING,
        "grades": [(grade.value, grade.label) for grade in EvidenceGrade], "personal_link": link("workspace:report", found.language, found.token),
        "later": f"{reverse('console:review', args=[network.slug])}?year={year}&after={found.pk}",
        "question_form": QuestionForm(initial={"question": read.question}), "waiver_form": WaiverForm(),
        "trail": [
            Link(gettext("Rounds"), reverse("console:rounds", args=[network.slug])),
            Link(str(year), reverse("console:round", args=[network.slug, year])), Link(name),
        ],
        **forms,
    }  # fmt: skip
    return network_page(request, network, "console/review/report.html", context, here="rounds")


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 19 else None
