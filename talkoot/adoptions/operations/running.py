"""What happens while a model runs: states with reasons, effort, results, what was learnt."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.adoptions.enums import AdoptionState
from talkoot.adoptions.models import Adoption, Effort, Result
from talkoot.history.operations import record
from talkoot.kernel.errors import Refused
from talkoot.kernel.text import tidy
from talkoot.organisations.models import Officer

NEEDS_REASON = (AdoptionState.PAUSED, AdoptionState.ENDED)


class ReasonMissing(Refused):
    text = _("Write in a sentence why. Whoever comes after you will ask.")


class NothingUsed(Refused):
    text = _("Give the hours or the euros.")


class DayAhead(Refused):
    text = _("The day is in the future. Give the day on which it happened.")


class SentenceMissing(Refused):
    text = _("Say in a sentence what came of it.")


class AlreadyInUse(Refused):
    text = _("The same model has been taken into use anew. End that one first.")


@transaction.atomic
def change_adoption_state(
    *, adoption_id: int, state: str, by: User, now: datetime, today: date, reason: str = "", learnt: str = ""
) -> Adoption:
    """Decide, begin, pause or end; pausing and ending say why, ending keeps what was learnt."""
    adoption = Adoption.objects.select_for_update(of=("self",)).get(pk=adoption_id).take_version(None)
    reason = tidy(reason)
    if state in NEEDS_REASON and not reason:
        raise ReasonMissing
    if adoption.has_ended and state != AdoptionState.ENDED:
        _check_free(adoption)
    adoption.learnt = tidy(learnt) or adoption.learnt
    if state != adoption.state:
        adoption.state, adoption.state_since, adoption.state_reason = state, today, reason
    if state == AdoptionState.ENDED and (adoption.ends_on is None or adoption.ends_on > today):
        adoption.ends_on = max(today, adoption.starts_on)
    adoption.save()
    _record(adoption, f"adoption.{state}", by, now, reason=reason)
    return adoption


@transaction.atomic
def log_effort(
    *, adoption_id: int, day: date, by: User, now: datetime, today: date, hours: Decimal | None = None,
    euros: Decimal | None = None, what: str = "",
) -> Effort:  # fmt: skip
    """Hours or euros used on a day."""
    adoption = Adoption.objects.get(pk=adoption_id)
    if day > today:
        raise DayAhead
    if not hours and not euros:
        raise NothingUsed
    officer = Officer.objects.in_office().filter(municipality_id=adoption.municipality_id, user=by).first()
    effort = Effort.objects.create(
        adoption=adoption, officer=officer, day=day, hours=hours or 0, euros=euros or 0, what=tidy(what)[:200]
    )
    _record(adoption, "adoption.effort", by, now, facts={"hours": str(effort.hours), "euros": str(effort.euros)})
    return effort


@transaction.atomic
def remove_effort(*, effort_id: int, by: User, now: datetime) -> None:
    """The entry was a mistake."""
    effort = Effort.objects.select_related("adoption").get(pk=effort_id)
    _record(effort.adoption, "adoption.effort_removed", by, now, facts={"entry": str(effort)})
    effort.delete()


@transaction.atomic
def tell_result(
    *, adoption_id: int, day: date, sentence: str, by: User, now: datetime, today: date, value: Decimal | None = None,
    evidence_grade: int = 1, evidence: str = "",
) -> Result:  # fmt: skip
    """What came of it, with its evidence."""
    adoption = Adoption.objects.get(pk=adoption_id)
    if day > today:
        raise DayAhead
    if not tidy(sentence):
        raise SentenceMissing
    result = Result.objects.create(
        adoption=adoption, day=day, value=value, sentence=tidy(sentence)[:300], evidence_grade=evidence_grade,
        evidence=tidy(evidence)[:300],
    )  # fmt: skip
    _record(adoption, "adoption.result", by, now)
    return result


@transaction.atomic
def remove_result(*, result_id: int, by: User, now: datetime) -> None:
    """The result was a mistake; history keeps that it was there."""
    result = Result.objects.select_related("adoption").get(pk=result_id)
    _record(result.adoption, "adoption.result_removed", by, now, facts={"sentence": result.sentence})
    result.delete()


def _check_free(adoption: Adoption) -> None:
    others = Adoption.objects.filter(municipality_id=adoption.municipality_id, model_code=adoption.model_code)
    if others.exclude(pk=adoption.pk).exclude(state=AdoptionState.ENDED).exists():
        raise AlreadyInUse


def _record(
    adoption: Adoption, verb: str, by: User | None, now: datetime, reason: str = "", facts: dict[str, Any] | None = None
) -> None:
    record(
        verb=verb, subject="adoption", subject_id=adoption.pk, network_id=None, by=by, now=now, reason=reason,
        facts={"municipality": adoption.municipality_id, **(facts or {})},
    )  # fmt: skip
