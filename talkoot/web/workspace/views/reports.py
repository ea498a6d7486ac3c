"""Our reports: every year with its state, and the one that is asked for now."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from talkoot.memberships.models import Membership
from talkoot.reporting.models import Report
from talkoot.reporting.queries.of_member import awaited_report, reports_of
from talkoot.web.shared.scoping import in_membership
from talkoot.web.workspace.page import member_page
from talkoot.web.workspace.report_states import state_of
from talkoot.web.workspace.reports.asked import Asked
from talkoot.web.workspace.reports.summary import summary_of


@in_membership
def reports(request: HttpRequest, membership: Membership) -> HttpResponse:
    """The years, the newest first."""
    today = timezone.localdate()
    rows = [(report, *state_of(report, today)) for report in reports_of(membership.pk)]
    awaited = awaited_report(membership.pk)
    days_left = awaited.round.days_left(today) if awaited else 0
    context = {"rows": rows, "awaited": awaited, "days_left": days_left}
    return member_page(request, membership, "workspace/reports/list.html", context, here="reports")


@in_membership
def report_read(request: HttpRequest, membership: Membership, year: int) -> HttpResponse:
    """One year as it was told, for everybody of the member."""
    found = Report.objects.select_related("round", "membership__organisation", "membership__network")
    report: Report = get_object_or_404(found, membership=membership, round__year=year, round__opened_at__isnull=False)
    state, kind = state_of(report, timezone.localdate())
    context = {
        "report": report,
        "round": report.round,
        "summary": summary_of(Asked(report)),
        "state": state,
        "kind": kind,
    }
    return member_page(request, membership, "workspace/reports/report.html", context, here="reports")
