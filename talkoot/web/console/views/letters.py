"""To many at once: a reminder with its preview, a waiver with its reason."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from talkoot.kernel.errors import Refused
from talkoot.kernel.once import new_token, use_token
from talkoot.networks.models import Network
from talkoot.reporting import operations
from talkoot.reporting.models import Report, Round
from talkoot.web.console.forms.rounds import WaiverForm
from talkoot.web.console.page import network_page
from talkoot.web.console.queries.round_board import letters, receivers, reports_in
from talkoot.web.console.views.rounds import load_round
from talkoot.web.shared.editing import carry_out
from talkoot.web.shared.scoping import in_console_network
from talkoot.web.ui.pieces import Link


@in_console_network
def remind(request: HttpRequest, network: Network, year: int) -> HttpResponse:
    """Show the reminder and whom it reaches, then send it once."""
    found = load_round(network, year)
    if request.method == "POST":
        return _send(request, network, found)
    waiting = _chosen(request, found)
    reached = receivers(report.membership for report in waiting)
    context = {
        "round": found, "reports": waiting, "receivers": reached, "letters": letters("report_reminder", found, reached),
        "without": [one for one in reached if one.person is None], "once": new_token(), "trail": _trail(network, found, gettext("Remind")),
        "with_address": sum(1 for one in reached if one.person is not None),
    }  # fmt: skip
    return network_page(request, network, "console/rounds/remind.html", context, here="rounds")


@in_console_network
def waive(request: HttpRequest, network: Network, year: int) -> HttpResponse:
    """These members need not report this year: with a reason."""
    found = load_round(network, year)
    waiting = _chosen(request, found) if request.GET.getlist("report") or request.POST.getlist("report") else []
    form = WaiverForm(request.POST or None)

    def change() -> None:
        for report in waiting:
            operations.waive_report(
                report_id=report.pk, reason=form.cleaned_data["reason"], by=request.user, now=timezone.now()
            )

    if request.method == "POST" and waiting and form.is_valid() and carry_out(form, change):
        done = ngettext("%(n)s report was waived.", "%(n)s reports were waived.", len(waiting)) % {"n": len(waiting)}
        messages.success(request, done)
        return redirect("console:round", network.slug, year)
    context = {"round": found, "reports": waiting, "form": form, "trail": _trail(network, found, gettext("Waive"))}
    return network_page(request, network, "console/rounds/waive.html", context, here="rounds")


def _send(request: HttpRequest, network: Network, found: Round) -> HttpResponse:
    now, ids = timezone.now(), _ids(request.POST.getlist("report"))
    try:
        with transaction.atomic():
            use_token(request.POST.get("once", ""), now=now)
            sent = operations.remind_silent(round_id=found.pk, by=request.user, now=now, report_ids=ids)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(
            request, ngettext("%(n)s reminder is on its way.", "%(n)s reminders are on their way.", sent) % {"n": sent}
        )
    return redirect("console:round", network.slug, found.year)


def _chosen(request: HttpRequest, found: Round) -> list[Report]:
    """The reports named in the address or the form that we have not heard of; all of them when none is named."""
    named = (request.POST if request.method == "POST" else request.GET).getlist("report")
    waiting = reports_in(found).waiting().select_related("membership__network", "membership__organisation")
    return list(waiting.filter(pk__in=_ids(named)) if named else waiting)


def _ids(texts: list[str]) -> list[int]:
    return [int(text) for text in texts if text.isdecimal() and len(text) < 19]


def _trail(network: Network, found: Round, last: str) -> list[Link]:
    return [
        Link(gettext("Rounds"), reverse("console:rounds", args=[network.slug])),
        Link(str(found.year), reverse("console:round", args=[network.slug, found.year])),
        Link(last),
    ]
