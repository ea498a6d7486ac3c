"""Publishing how it was done, for others to copy."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.adoptions.models import Adoption, Practice, Task
from talkoot.history.operations import record
from talkoot.kernel.errors import Refused

LANGUAGES = ("fi", "sv", "en")
TRANSLATED = ("title", "what", "result", "advice")
FACTS = ("hours_per_year", "euros_per_year", "materials", "contact_unit", "contact_email")


class NotBegunYet(Refused):
    text = _("There is nothing to tell yet: publish when the model has been running.")


class TextsMissing(Refused):
    text = _("Write a title and what you did, in at least one language, and the unit that tells more.")


@transaction.atomic
def write_practice(*, adoption_id: int, by: User, now: datetime, **facts: Any) -> Practice:
    """A draft of how it was done, with the plan as it is now; one per adoption."""
    adoption = Adoption.objects.select_for_update(of=("self",)).get(pk=adoption_id)
    if adoption.state == "idea":
        raise NotBegunYet
    practice = Practice.objects.filter(adoption=adoption).first() or Practice(
        adoption=adoption, municipality_id=adoption.municipality_id, model_code=adoption.model_code
    )
    practice.take_version(facts.pop("seen_version", None) if practice.pk else None)
    for field in (*FACTS, *(f"{name}_{language}" for name in TRANSLATED for language in LANGUAGES)):
        if field in facts:
            setattr(practice, field, facts[field])
    practice.indicator, practice.indicator_unit = adoption.indicator, adoption.indicator_unit
    practice.plan = plan_of_adoption(adoption)
    practice.save()
    _record(practice, "practice.written", by, now)
    return practice


@transaction.atomic
def publish_practice(*, practice_id: int, by: User, now: datetime) -> Practice:
    """Let everybody read and copy it."""
    practice = Practice.objects.select_for_update(of=("self",)).get(pk=practice_id)
    if not (practice.title and practice.what and practice.contact_unit):
        raise TextsMissing
    practice.published_at, practice.withdrawn_at = practice.published_at or now, None
    practice.save()
    _record(practice, "practice.published", by, now)
    return practice


@transaction.atomic
def withdraw_practice(*, practice_id: int, by: User, now: datetime) -> Practice:
    """Take it from public view; copies that were made go on and still name their source."""
    practice = Practice.objects.select_for_update(of=("self",)).get(pk=practice_id)
    practice.withdrawn_at = now
    practice.save()
    _record(practice, "practice.withdrawn", by, now)
    return practice


def plan_of_adoption(adoption: Adoption) -> list[dict[str, Any]]:
    """The tasks as they were in fact used: yearly ones by month, the others by week from the first day."""
    rows, seen = [], set()
    for task in Task.objects.filter(adoption=adoption).order_by("due_on", "pk"):
        title = {language: getattr(task, f"title_{language}") or "" for language in LANGUAGES}
        key = tuple(title.values()) if task.is_yearly else task.pk
        if key in seen:
            continue
        seen.add(key)
        week = None if task.is_yearly else max((task.due_on - adoption.starts_on).days // 7 + 1, 1)
        rows.append(
            {
                "kind": task.kind,
                "title": title,
                "week": week,
                "month": task.due_on.month if task.is_yearly else None,
                "remind_days": task.remind_days,
            }  # fmt: skip
        )
    return rows


def _record(practice: Practice, verb: str, by: User | None, now: datetime) -> None:
    record(
        verb=verb, subject="practice", subject_id=practice.pk, network_id=None, by=by, now=now,
        facts={"municipality": practice.municipality_id, "adoption": practice.adoption_id},
    )  # fmt: skip
