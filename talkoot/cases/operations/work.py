"""The adviser's work on a case: taken, steps, log, follow-up, outcome."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.cases.enums import CaseOutcome, CaseState
from talkoot.cases.models import Advice, Case, CaseStep, Step
from talkoot.cases.operations.desks import NotAnOfficer
from talkoot.cases.operations.letters import tell_adviser_of_case, tell_company_of_advice
from talkoot.cases.queries import officer_of
from talkoot.history.operations import record
from talkoot.kernel.errors import Refused
from talkoot.kernel.months import months_after
from talkoot.kernel.text import tidy
from talkoot.organisations.models import Officer

LONGEST_ENTRY_MIN = 24 * 60


class CaseClosed(Refused):
    text = _("The case is closed. Open it again if there is more to do.")


class CaseNotClosed(Refused):
    text = _("Only a closed case can be opened again.")


class TextMissing(Refused):
    text = _("Write in a few words what was talked about or advised.")


class TimeTooLong(Refused):
    text = _("One entry holds at most 24 hours. Give the time in minutes.")


class DayHasPassed(Refused):
    text = _("The day on which the company is asked must be in the future.")


class OutcomeMissing(Refused):
    text = _("Choose the outcome.")


class StepOfAnotherDesk(Refused):
    text = _("This step belongs to another service.")


def open_case(case_id: int) -> Case:
    """The case, locked for a change; a closed one takes none."""
    case = (
        Case.objects.select_for_update(of=("self",))
        .select_related("desk__municipality", "adviser__user")
        .get(pk=case_id)
    )
    if not case.is_open:
        raise CaseClosed
    return case


def record_case(case: Case, verb: str, by: User | None, now: datetime, reason: str = "") -> None:
    """Keep the change; what a company does is kept under the company's name, not a person's."""
    record(
        verb=f"case.{verb}", subject="case", subject_id=case.pk, network_id=None, by=by, now=now, reason=reason,
        by_name="" if by else case.organisation_name,
    )  # fmt: skip


@transaction.atomic
def take_case(*, case_id: int, officer_id: int, by: User, now: datetime, seen_version: int | None = None) -> Case:
    """Give the case to an adviser: oneself, or a colleague, who is told."""
    case = open_case(case_id).take_version(seen_version)
    officers = Officer.objects.in_office().filter(municipality_id=case.desk.municipality_id).select_related("user")
    officer = officers.filter(pk=officer_id).first()
    if officer is None:
        raise NotAnOfficer
    is_other, case.adviser, case.moved_at = case.adviser_id != officer.pk, officer, now
    if case.state == CaseState.NEW:
        case.state = CaseState.TAKEN
    case.save()
    record_case(case, "taken", by, now, reason=str(officer))
    if is_other and officer.user_id != by.pk:
        tell_adviser_of_case(case, now=now)
    return case


@transaction.atomic
def log_advice(
    *,
    case_id: int,
    text: str,
    time_min: int,
    by: User,
    now: datetime,
    today: date,
    is_shared: bool = False,
    follow_up_on: date | None = None,
) -> Advice:
    """Log a talk or advice with its minutes. What is shared is mailed and starts the months until the follow-up."""
    case, text = open_case(case_id), tidy(text)
    if not text:
        raise TextMissing
    if not 0 <= time_min <= LONGEST_ENTRY_MIN:
        raise TimeTooLong
    if follow_up_on is not None and follow_up_on <= today:
        raise DayHasPassed
    officer = officer_of(by, case.desk.municipality_id)
    advice = Advice.objects.create(
        case=case, at=now, officer=officer, text=text, time_min=time_min, is_shared=is_shared
    )
    if case.state == CaseState.NEW:
        case.state, case.adviser = CaseState.TAKEN, case.adviser if case.has_adviser else officer
    if is_shared:
        _advise(case, follow_up_on, today)
    elif follow_up_on is not None:
        plan_follow_up(case, follow_up_on)
    case.moved_at = now
    case.take_version(None).save()
    record_case(case, "advised" if is_shared else "logged", by, now)
    if is_shared:
        tell_company_of_advice(case, advice.pk, now=now)
    return advice


def plan_follow_up(case: Case, day: date) -> None:
    """The company is asked on this day, whatever it answered earlier."""
    case.state, case.follow_up_on, case.asked_at, case.answered_at = CaseState.ADVISED, day, None, None


def _advise(case: Case, follow_up_on: date | None, today: date) -> None:
    planned = case.follow_up_on if case.follow_up_on is not None and case.follow_up_on > today else None
    plan_follow_up(case, follow_up_on or planned or months_after(today, case.desk.follow_up_months))


@transaction.atomic
def tick_step(
    *, case_id: int, step_id: int, is_done: bool, by: User | None, now: datetime, today: date, by_company: bool = False
) -> None:
    """Mark a step of the path as taken, or take the mark back."""
    case = open_case(case_id)
    if not Step.objects.filter(pk=step_id, desk_id=case.desk_id).exists():
        raise StepOfAnotherDesk
    taken = CaseStep.objects.filter(case=case, step_id=step_id)
    if is_done == taken.exists():
        return
    if is_done:
        CaseStep.objects.create(case=case, step_id=step_id, done_on=today, by_company=by_company)
    else:
        taken.delete()
    case.moved_at = now
    case.take_version(None).save()
    record_case(case, "step", by, now)


@transaction.atomic
def close_case(
    *, case_id: int, outcome: str, text: str, by: User, now: datetime, today: date, seen_version: int | None = None
) -> Case:
    """End the case with its outcome; nobody is asked any more."""
    case = open_case(case_id).take_version(seen_version)
    if outcome not in CaseOutcome.values:
        raise OutcomeMissing
    case.state, case.outcome, case.outcome_text, case.closed_on = CaseState.CLOSED, outcome, tidy(text), today
    case.moved_at = now
    case.save()
    record_case(case, "closed", by, now, reason=case.outcome_text)
    return case


@transaction.atomic
def reopen_case(*, case_id: int, by: User, now: datetime) -> Case:
    """Go on with a closed case; the outcome is open again."""
    case = Case.objects.select_for_update(of=("self",)).get(pk=case_id)
    if case.is_open:
        raise CaseNotClosed
    case.state, case.outcome, case.outcome_text, case.closed_on = CaseState.TAKEN, "", "", None
    case.follow_up_on = case.asked_at = case.answered_at = None
    case.moved_at = now
    case.take_version(None).save()
    record_case(case, "reopened", by, now)
    return case
