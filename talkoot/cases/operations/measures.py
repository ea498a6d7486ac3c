"""Advice becomes a measure, and the measure gets its result."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.cases.enums import EffectUnit, MeasureState
from talkoot.cases.models import CaseMeasure
from talkoot.cases.operations.work import open_case, record_case
from talkoot.footprints.enums import EvidenceGrade
from talkoot.kernel.errors import Refused
from talkoot.kernel.text import tidy


class MeasureTextMissing(Refused):
    text = _("Write in one sentence what the company does.")


class UnitMissing(Refused):
    text = _("Choose the unit of the figure.")


class StateUnknown(Refused):
    text = _("Choose how far the measure is.")


class NotDoneYet(Refused):
    text = _("Only a measure that is done has a result.")


class DoneInTheFuture(Refused):
    text = _("The day on which it was done cannot be in the future.")


@dataclass(frozen=True, slots=True)
class Effect:
    """What a measure gives a year; no value means that it is not known."""

    value: Decimal | None = None
    unit: str = ""
    grade: int = EvidenceGrade.DECLARED

    def check(self) -> None:
        """A value without one of the units is refused."""
        if self.value is not None and self.unit not in EffectUnit.values:
            raise UnitMissing


@transaction.atomic
def add_measure(*, case_id: int, text: str, by: User, now: datetime, expected: Effect | None = None) -> CaseMeasure:
    """Write down what the company will consider or do, with the effect that one may expect."""
    case, text, effect = open_case(case_id), tidy(text)[:300], expected or Effect()
    if not text:
        raise MeasureTextMissing
    effect.check()
    measure = CaseMeasure.objects.create(
        case=case, text=text, expected_value=effect.value, expected_grade=effect.grade,
        expected_unit=effect.unit if effect.value is not None else "",
    )  # fmt: skip
    case.moved_at = now
    case.take_version(None).save()
    record_case(case, "measure_added", by, now, reason=text)
    return measure


@transaction.atomic
def set_measure_state(
    *,
    measure_id: int,
    state: str,
    by: User | None,
    now: datetime,
    today: date,
    done_on: date | None = None,
    result: Effect | None = None,
    seen_version: int | None = None,
) -> CaseMeasure:
    """Tell how far a measure is; one that is done may have its result. A step back takes day and result away."""
    measure = CaseMeasure.objects.select_for_update(of=("self",)).get(pk=measure_id).take_version(seen_version)
    case = open_case(measure.case_id)
    if state not in MeasureState.values:
        raise StateUnknown
    is_done, result = state == MeasureState.DONE, result or Effect()
    if result.value is not None and not is_done:
        raise NotDoneYet
    if done_on is not None and done_on > today:
        raise DoneInTheFuture
    result.check()
    measure.state, measure.told_at = state, now
    measure.done_on = (done_on or measure.done_on or today) if is_done else None
    measure.result_value, measure.result_grade = result.value, result.grade
    measure.result_unit = result.unit if result.value is not None else ""
    measure.save()
    case.moved_at = now
    case.take_version(None).save()
    record_case(case, f"measure_{state}", by, now, reason=measure.text)
    return measure
