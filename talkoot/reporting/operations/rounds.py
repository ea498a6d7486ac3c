"""Changes to rounds: prepared, opened with one action, reminded, closed."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.footprints.models import Indicator
from talkoot.history.operations import record
from talkoot.kernel.errors import Refused
from talkoot.memberships.models import Membership
from talkoot.reporting.enums import ReportState
from talkoot.reporting.models import Report, Round
from talkoot.reporting.operations.letters import write_about_report


class RoundExists(Refused):
    text = _("There is already a round for %(year)s.")


class RoundAlreadyOpened(Refused):
    text = _("This round has already been opened.")


class RoundNotOpen(Refused):
    text = _("This round is not open.")


class NobodyToAsk(Refused):
    text = _("Nobody in this network is asked for a report yet: add members to a tier with yearly follow-up first.")


@transaction.atomic
def prepare_round(
    *,
    network_id: int,
    year: int,
    due_on: date,
    indicator_ids: Iterable[int],
    by: User | None,
    now: datetime,
    intro: str = "",
) -> Round:
    """Plan the follow-up of a year; nothing is sent yet."""
    if Round.objects.filter(network_id=network_id, year=year).exists():
        raise RoundExists(year=year)
    round_ = Round.objects.create(network_id=network_id, year=year, due_on=due_on, intro=intro)
    round_.indicators.set(Indicator.objects.usable_in(network_id).filter(pk__in=indicator_ids))
    _record(round_, "round.prepared", by, now)
    return round_


@transaction.atomic
def change_round(
    *,
    round_id: int,
    due_on: date,
    indicator_ids: Iterable[int],
    intro: str,
    by: User,
    now: datetime,
    seen_version: int | None = None,
) -> Round:
    """Move the due day, change the greeting or what is asked; answers already given stay."""
    round_ = Round.objects.select_for_update(of=("self",)).get(pk=round_id).take_version(seen_version)
    round_.due_on, round_.intro = due_on, intro
    round_.save()
    round_.indicators.set(Indicator.objects.usable_in(round_.network_id).filter(pk__in=indicator_ids))
    _record(round_, "round.changed", by, now)
    return round_


@transaction.atomic
def open_round(*, round_id: int, by: User, now: datetime) -> Round:
    """Open the round: everybody whom it concerns gets a report and one letter with a personal link."""
    round_ = Round.objects.select_for_update(of=("self",)).select_related("network").get(pk=round_id)
    if round_.opened_at is not None:
        raise RoundAlreadyOpened
    members = list(
        Membership.objects.filter(network_id=round_.network_id).followed_up().select_related("organisation", "network")
    )
    if not members:
        raise NobodyToAsk
    round_.opened_at, round_.opened_by = now, by
    round_.save(update_fields=["opened_at", "opened_by"])
    for member in members:
        report = ensure_report(round_=round_, membership=member)
        if report.state == ReportState.INVITED:
            write_about_report(report, "report_asked", by=by, now=now, key=f"asked-{report.pk}")
    _record(round_, "round.opened", by, now)
    return round_


def ensure_report(*, round_: Round, membership: Membership) -> Report:
    """The member's report in the round, made when new."""
    report, _made = Report.objects.get_or_create(
        round=round_, membership=membership, defaults={"language": membership.organisation.language}
    )
    report.round, report.membership = round_, membership
    return report


@transaction.atomic
def take_in_report(*, round_: Round, membership: Membership, by: User | None, now: datetime) -> Report:
    """Ask one more member in a round that is already open (joined late)."""
    if not round_.is_open:
        raise RoundNotOpen
    report = ensure_report(round_=round_, membership=membership)
    write_about_report(report, "report_asked", by=by, now=now, key=f"asked-{report.pk}")
    _record(round_, "round.member_added", by, now)
    return report


@transaction.atomic
def remind_silent(*, round_id: int, by: User, now: datetime, report_ids: Iterable[int] | None = None) -> int:
    """Remind those we have not heard from, once per reminder; returns how many letters were queued."""
    round_ = Round.objects.select_for_update(of=("self",)).get(pk=round_id)
    if not round_.is_open:
        raise RoundNotOpen
    round_.reminders, round_.reminded_at = round_.reminders + 1, now
    round_.save(update_fields=["reminders", "reminded_at"])
    reports = (
        Report.objects.filter(round=round_)
        .waiting()
        .select_related("round", "membership__organisation", "membership__network")
    )
    if report_ids is not None:
        reports = reports.filter(pk__in=report_ids)
    sent = sum(
        write_about_report(report, "report_reminder", by=by, now=now, key=f"reminder-{report.pk}-{round_.reminders}")
        for report in reports
    )
    _record(round_, "round.reminded", by, now)
    return sent


@transaction.atomic
def close_round(*, round_id: int, by: User | None, now: datetime) -> Round:
    """Close the round; who has not answered is shown as not heard from, never as zero."""
    round_ = Round.objects.select_for_update(of=("self",)).get(pk=round_id)
    if not round_.is_open:
        raise RoundNotOpen
    round_.closed_at = now
    round_.save(update_fields=["closed_at"])
    unanswered = (ReportState.INVITED, ReportState.OPENED, ReportState.DRAFT)
    Report.objects.filter(round=round_, state__in=unanswered).update(state=ReportState.MISSING)
    _record(round_, "round.closed", by, now)
    return round_


def _record(round_: Round, verb: str, by: User | None, now: datetime) -> None:
    record(
        verb=verb, subject="round", subject_id=round_.pk, network_id=round_.network_id, by=by, now=now,
        facts={"year": round_.year},
    )  # fmt: skip
