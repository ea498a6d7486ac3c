"""Rounds that were held before the network moved here."""

from datetime import date, datetime

from django.db import transaction

from talkoot.accounts.models import User
from talkoot.history.operations import record
from talkoot.memberships.models import Membership
from talkoot.reporting.enums import ReportState
from talkoot.reporting.models import Report, Round
from talkoot.reporting.operations.answers import Answers, save_answers
from talkoot.reporting.operations.rounds import ensure_report


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
    """What a member told then, accepted as it was; or that it was not heard from."""
    report = ensure_report(round_=round_, membership=membership)
    is_new = report.saved_at is None and report.state == ReportState.INVITED
    if not is_new:
        return report, False
    if not answered:
        report.state = ReportState.MISSING
        report.save(update_fields=["state"])
        return report, True
    round_.indicators.add(*{indicator_id for indicator_id, _site in answers.figures})
    report = save_answers(report_id=report.pk, answers=answers, now=now, language=language)
    moment = now if answered_on is None else datetime.combine(answered_on, now.timetz())
    report.state, report.submitted_at, report.accepted_at, report.accepted_by = ReportState.ACCEPTED, moment, now, by
    report.save()
    return report, True
