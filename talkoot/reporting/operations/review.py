"""Changes to a report by those who read it: accepted, asked back, waived."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.footprints.enums import EvidenceGrade
from talkoot.history.operations import record
from talkoot.kernel.errors import Refused
from talkoot.reporting.enums import ReportState
from talkoot.reporting.models import Report
from talkoot.reporting.operations.letters import write_about_report


class ReportNotSubmitted(Refused):
    text = _("Only a report that has been sent can be accepted or sent back.")


class ReportAlreadyAnswered(Refused):
    text = _("This report has already been answered.")


def _locked(report_id: int) -> Report:
    return (
        Report.objects.select_for_update(of=("self",))
        .select_related("round", "membership__organisation", "membership__network")
        .get(pk=report_id)
    )


@transaction.atomic
def accept_report(
    *, report_id: int, by: User | None, now: datetime, grade: int = EvidenceGrade.DECLARED, quietly: bool = False
) -> Report:
    """Accept the member's figures for the year; they count in the results from now on."""
    report = _locked(report_id)
    if report.state != ReportState.SUBMITTED:
        raise ReportNotSubmitted
    report.state, report.grade = ReportState.ACCEPTED, grade
    report.accepted_at, report.accepted_by, report.question = now, by, ""
    report.save()
    _record(report, "report.accepted", by, now)
    if not quietly:
        write_about_report(report, "report_accepted", by=by, now=now, key=f"accepted-{report.pk}-{report.version}")
    return report


@transaction.atomic
def return_report(*, report_id: int, question: str, by: User, now: datetime) -> Report:
    """Ask back: the member opens the same link, sees the question and sends again."""
    report = _locked(report_id)
    if report.state not in {ReportState.SUBMITTED, ReportState.ACCEPTED}:
        raise ReportNotSubmitted
    report.take_version(None)
    report.state, report.question, report.accepted_at = ReportState.RETURNED, question, None
    report.save()
    _record(report, "report.returned", by, now, question)
    write_about_report(report, "report_returned", by=by, now=now, question=question)
    return report


@transaction.atomic
def waive_report(*, report_id: int, reason: str, by: User, now: datetime) -> Report:
    """This member need not report this year; the reason is kept and the member is not counted as silent."""
    report = _locked(report_id)
    if report.is_answered:
        raise ReportAlreadyAnswered
    report.state, report.reason = ReportState.WAIVED, reason
    report.save(update_fields=["state", "reason"])
    _record(report, "report.waived", by, now, reason)
    return report


@transaction.atomic
def reopen_report(*, report_id: int, by: User, now: datetime, reason: str = "") -> Report:
    """Take back a waiver, or let a member answer after the round was closed."""
    report = _locked(report_id)
    if report.state not in {ReportState.WAIVED, ReportState.MISSING}:
        raise ReportAlreadyAnswered
    report.state, report.reason = ReportState.OPENED, ""
    report.save(update_fields=["state", "reason"])
    _record(report, "report.reopened", by, now, reason)
    return report


def _record(report: Report, verb: str, by: User | None, now: datetime, reason: str = "") -> None:
    record(
        verb=verb, subject="report", subject_id=report.pk, network_id=report.membership.network_id, by=by, now=now,
        reason=reason, facts={"membership": report.membership_id, "year": report.round.year},
    )  # fmt: skip
