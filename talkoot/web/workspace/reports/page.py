"""What stands around the pages of a personal link: the network's name and colour, nothing that leads astray."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from talkoot.networks.enums import NetworkState
from talkoot.reporting.models import Report
from talkoot.web.ui.pieces import Link
from talkoot.web.workspace.page import address, public_address


def report_page(
    request: HttpRequest, report: Report, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """A page of one report."""
    membership, network = report.membership, report.membership.network
    published = network.state != NetworkState.FORMING
    around = {
        "report": report,
        "round": report.round,
        "membership": membership,
        "organisation": membership.organisation,
        "network": network,
        "public_url": public_address(membership),
        "brand": {"name": network.name, "url": reverse("public:network", args=[network.slug]) if published else "/"},
        "account": _way_home(request, report),
        "theme_colour": network.theme_colour,
        "days_left": report.round.days_left(timezone.localdate()),
    }
    return render(request, template, {**around, **(context or {})}, status=status)


def _way_home(request: HttpRequest, report: Report) -> list[Link]:
    if not request.user.is_authenticated:
        return []
    if report.membership.organisation.contacts.filter(user=request.user, until_on=None).exists():
        return [Link(gettext("To our workspace"), address("membership", report.membership))]
    return []
