"""Rounds that were held before the network moved here."""

from datetime import date, datetime

from django.db import transaction

from talkoot.accounts.models import User
from talkoot.history.operations import record
from talkoot.kernel.text import tidy
from talkoot.memberships.models import Membership
from talkoot.reporting.enums import ReportState
from talkoot.reporting.models import Figure, GoalAnswer, Report, Round
from talkoot.reporting.operations.answers import Answers


@transaction.atomic
def ensure_past_round(*, network_id: int, year: int, by: User | None, now: datetime) -> tuple[Round, bool]:
    """The round of a year gone by, already closed, made when new; nobody is written to."""
    round_, is_new = Round.objects.get_or_create(
        network_id=network_id,
        year=year,
        defaults={"due_on": date(year + 1, 3, 31), "opened_at": now, "opened_by": by, "closed_at": now},
    )
    if is_new:
        record(
            verb="round.taken_over", subject="round", subject_id=round_.pk, network_id=network_id, by=by, now=now,
            facts={"year": year},
        )  # fmt: skip
    return round_, is_new


@transaction.atomic
def record_past_report(
    *,
    round_: Round,
    membership: Membership,
    answers: Answers,
    answered: bool,
    by: User | None,
    now: datetime,
    language: str = "fi",
    answered_on: date | None = None,
) -> tuple[Report, bool]:
    """What a member told then, accepted as it was; or that it was not heard from. A report that exists is left alone."""
    known = Report.objects.filter(round=round_, membership=membership).first()
    if known is not None:
        return known, False
    report = Report(
        round=round_,
        membership=membership,
        language=language,
        state=ReportState.MISSING,
        measures=tidy(answers.measures or ""),
    )
    if answered:
        moment = now if answered_on is None else datetime.combine(answered_on, now.timetz())
        report.state, report.saved_at = ReportState.ACCEPTED, now
        report.submitted_at, report.accepted_at, report.accepted_by = moment, now, by
    report.save()
    Figure.objects.bulk_create(
        Figure(report=report, indicator_id=indicator_id, site_id=site_id, value=value)
        for (indicator_id, site_id), value in answers.figures.items()
        if value is not None
    )
    GoalAnswer.objects.bulk_create(
        GoalAnswer(report=report, goal_id=goal_id, progress=reply.progress, value=reply.value, text=tidy(reply.text))
        for goal_id, reply in answers.goals.items()
    )
    if round_.closed_at is not None:
        round_.indicators.add(*{indicator_id for indicator_id, _site in answers.figures})
    return report, True
