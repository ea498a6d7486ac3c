"""What a company does by the link to its own page: its steps, its answer, the erasing of its contact's data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.cases.enums import MeasureState
from talkoot.cases.models import Advice, Case, CaseMeasure, CaseStep, Step
from talkoot.cases.operations.letters import (
    ask_company,
    company_key,
    tell_adviser_of_answer,
    tell_adviser_of_step,
)
from talkoot.cases.operations.measures import Effect, set_measure_state
from talkoot.cases.operations.work import StepOfAnotherDesk, open_case, plan_follow_up, record_case, tick_step
from talkoot.kernel.errors import Refused
from talkoot.kernel.months import months_after
from talkoot.kernel.text import tidy
from talkoot.notices.models import Message

UNDER_WAY = (MeasureState.CONSIDERED, MeasureState.DECIDED)


class NotAsked(Refused):
    text = _("Nothing has been asked yet. Write to the adviser if you have something to tell.")


class AnswerMissing(Refused):
    text = _("Choose an answer.")


class DeedMissing(Refused):
    text = _("Write in a few words what you have done or are doing.")


@dataclass(frozen=True, slots=True)
class Answer:
    """How a measure goes: its state, and the result a year in figures if it is known."""

    state: str
    result_value: Decimal | None = None
    result_unit: str = ""

    @property
    def result(self) -> Effect:
        """The told result; only of what is done."""
        return Effect(self.result_value, self.result_unit) if self.state == MeasureState.DONE else Effect()


@transaction.atomic
def answer_follow_up(
    *,
    case_id: int,
    now: datetime,
    today: date,
    answers: Mapping[int, Answer] | None = None,
    own: Answer | None = None,
    text: str = "",
) -> Case:
    """The company tells how it went: `answers` by measure, or `own` when no measure was written down, which makes one.

    What is still under way is asked about again after the desk's months; otherwise the adviser may close the case.
    """
    case, text = open_case(case_id), tidy(text)
    if not case.is_follow_up_due(today):
        raise NotAsked
    told = _told(case, answers or {}, own, text)
    for measure, answer in told:
        set_measure_state(
            measure_id=measure.pk, state=answer.state, by=None, now=now, today=today, result=answer.result
        )
    case.refresh_from_db(fields=["version"])
    if text:
        Advice.objects.create(case=case, at=now, text=text, is_shared=True, by_company=True)
    tell_adviser_of_answer(case, now=now)
    if case.measures.filter(state__in=UNDER_WAY).exists():
        plan_follow_up(case, months_after(today, case.desk.follow_up_months))
    else:
        case.answered_at = now
    case.moved_at = now
    case.take_version(None).save()
    record_case(case, "answered", None, now)
    return case


def _told(case: Case, answers: Mapping[int, Answer], own: Answer | None, text: str) -> list[tuple[CaseMeasure, Answer]]:
    """The measures with what was told of them; what the company did by itself becomes a measure."""
    told = [(measure, answers[measure.pk]) for measure in case.measures.all() if measure.pk in answers]
    if own is None:
        if not told:
            raise AnswerMissing
        return told
    if own.state == MeasureState.DROPPED:
        return told
    if not text:
        raise DeedMissing
    return [*told, (CaseMeasure.objects.create(case=case, text=text[:300]), own)]


@transaction.atomic
def tick_own_step(*, case_id: int, step_id: int, now: datetime, today: date) -> None:
    """The company has done its part, for example sent the bills; the adviser is told."""
    case = open_case(case_id)
    if not Step.objects.filter(pk=step_id, desk_id=case.desk_id, by_company=True).exists():
        raise StepOfAnotherDesk
    if not CaseStep.objects.filter(case=case, step_id=step_id).exists():
        tick_step(case_id=case_id, step_id=step_id, is_done=True, by=None, now=now, today=today, by_company=True)
        tell_adviser_of_step(case, step_id, now=now)


@transaction.atomic
def forget_contact(*, case_id: int, by: User | None, now: datetime) -> Case:
    """Erase the contact's name, address and number, and the letters to them. The case goes on without a person."""
    case = Case.objects.select_for_update(of=("self",)).get(pk=case_id)
    case.contact_name = case.contact_email = case.contact_phone = ""
    case.forgotten_at = now
    case.take_version(None).save()
    Message.objects.filter(key__startswith=company_key(case)).delete()
    record_case(case, "contact_forgotten", by, now)
    return case


@transaction.atomic
def ask_how_it_went(*, case_id: int, now: datetime, today: date) -> bool:
    """Ask the company by letter, once for each planned day; tells whether it was asked now."""
    due = Case.objects.to_ask(today).select_related("desk__municipality", "adviser__user")
    case = due.select_for_update(of=("self",)).filter(pk=case_id).first()
    if case is None:
        return False
    ask_company(case, now=now)
    case.asked_at = now
    case.save(update_fields=["asked_at"])
    return True
