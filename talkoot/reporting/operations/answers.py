"""Changes to a report by those who answer: opened, saved as one writes, sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.commitments.models import Goal
from talkoot.history.operations import record
from talkoot.kernel.errors import Refused
from talkoot.kernel.text import tidy
from talkoot.memberships.operations import mark_heard
from talkoot.reporting.enums import ReportState
from talkoot.reporting.models import Figure, GoalAnswer, Report
from talkoot.reporting.operations.letters import write_about_report


class ReportNotWritable(Refused):
    text = _("This report has been sent. If something in it needs correcting, write to the coordinator.")


@dataclass(frozen=True, slots=True)
class GoalReply:
    """What is told of one goal."""

    progress: str = ""
    value: Decimal | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """A report as filled in. Figures by (indicator, site or None); a figure of None is taken out again."""

    figures: Mapping[tuple[int, int | None], Decimal | None] = field(default_factory=dict)
    comments: Mapping[tuple[int, int | None], str] = field(default_factory=dict)
    goals: Mapping[int, GoalReply] = field(default_factory=dict)
    measures: str | None = None
    remark: str | None = None


def _locked(report_id: int) -> Report:
    return (
        Report.objects.select_for_update(of=("self",))
        .select_related("round", "membership__organisation", "membership__network")
        .get(pk=report_id)
    )


@transaction.atomic
def mark_opened(*, report_id: int, now: datetime) -> Report:
    """The personal link was opened."""
    report = _locked(report_id)
    if report.state == ReportState.INVITED:
        report.state = ReportState.OPENED
        report.save(update_fields=["state"])
        mark_heard(membership_id=report.membership_id, now=now)
    return report


@transaction.atomic
def save_answers(
    *, report_id: int, answers: Answers, now: datetime, language: str, seen_version: int | None = None
) -> Report:
    """Keep what was filled in so far; refused when a colleague saved meanwhile."""
    report = _locked(report_id)
    if not report.can_be_written:
        raise ReportNotWritable
    report.take_version(seen_version)
    _save_figures(report, answers)
    _save_goals(report, answers)
    report.measures = tidy(answers.measures) if answers.measures is not None else report.measures
    report.remark = tidy(answers.remark) if answers.remark is not None else report.remark
    if report.state != ReportState.RETURNED:
        report.state = ReportState.DRAFT
    report.language, report.saved_at = language, now
    report.save()
    return report


def _save_figures(report: Report, answers: Answers) -> None:
    for (indicator_id, site_id), value in answers.figures.items():
        place: dict[str, Any] = {"report": report, "indicator_id": indicator_id, "site_id": site_id}
        if value is None:
            Figure.objects.filter(**place).delete()
        else:
            comment = answers.comments.get((indicator_id, site_id), "")[:300]
            Figure.objects.update_or_create(**place, defaults={"value": value, "comment": comment})


def _save_goals(report: Report, answers: Answers) -> None:
    own = set(Goal.objects.agreed().filter(membership=report.membership).values_list("pk", flat=True))
    for goal_id, reply in answers.goals.items():
        if goal_id in own:
            GoalAnswer.objects.update_or_create(
                report=report,
                goal_id=goal_id,
                defaults={"progress": reply.progress, "value": reply.value, "text": tidy(reply.text)},
            )


@transaction.atomic
def submit_report(*, report_id: int, now: datetime, by: User | None = None, by_name: str = "") -> Report:
    """Send the report to the coordinators; a second click sends nothing more."""
    report = _locked(report_id)
    if report.is_answered:
        return report
    if not report.can_be_written:
        raise ReportNotWritable
    report.state, report.submitted_at, report.question = ReportState.SUBMITTED, now, ""
    report.submitted_by = (by_name or str(by or ""))[:200]
    report.save()
    mark_heard(membership_id=report.membership_id, now=now)
    record(
        verb="report.submitted", subject="report", subject_id=report.pk, network_id=report.membership.network_id, by=by,
        by_name=by_name, now=now, facts={"membership": report.membership_id, "year": report.round.year},
    )  # fmt: skip
    write_about_report(report, "report_received", by=None, now=now, key=f"received-{report.pk}-{report.version}")
    return report
