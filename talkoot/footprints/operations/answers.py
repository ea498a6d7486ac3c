"""What a company says of itself and of whole questions: none, not applicable, left out."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.footprints.enums import AnswerState
from talkoot.footprints.models import Answer, Inventory
from talkoot.footprints.operations.inventories import writable
from talkoot.kernel.errors import Refused

WITH_REASON = frozenset({AnswerState.NOT_APPLICABLE, AnswerState.EXCLUDED})


class ReasonNeeded(Refused):
    text = _("Say in a few words why. The reason is shown beside the result.")


class HasFigures(Refused):
    text = _("There are figures under this question. Remove them first, or leave the question as it is.")


@dataclass(frozen=True, slots=True)
class Profile:
    """What the company is, for intensities and estimates."""

    industry: str = ""
    staff: Decimal | None = None
    floor_m2: Decimal | None = None
    turnover_eur: Decimal | None = None
    boundary: str = ""
    heat_network: str = ""
    potentials: str = "ar6"
    radiative_forcing: bool = True


@transaction.atomic
def save_profile(*, inventory_id: int, profile: Profile, seen_version: int | None = None) -> Inventory:
    """Write down what the company is; the version guards against two people writing at once."""
    inventory = writable(inventory_id, seen_version)
    for name in Profile.__dataclass_fields__:
        setattr(inventory, name, getattr(profile, name))
    inventory.save()
    return inventory


@transaction.atomic
def answer_question(
    *, inventory_id: int, question: int, state: str, by: User | None, now: datetime, reason: str = ""
) -> Answer | None:
    """Say that a question is done, that there is none of it, that it does not apply or is left out; empty takes it back."""
    inventory = writable(inventory_id)
    if not state:
        Answer.objects.filter(inventory=inventory, question=question).delete()
        return None
    if state in WITH_REASON and not reason.strip():
        raise ReasonNeeded
    if state != AnswerState.DONE and inventory.rows.counted().filter(question=question).exists():  # type: ignore[attr-defined]
        raise HasFigures
    if state != AnswerState.DONE:
        inventory.rows.to_check().filter(question=question).delete()  # type: ignore[attr-defined]
    return Answer.objects.update_or_create(
        inventory=inventory, question=question, defaults={"state": state, "reason": reason.strip()[:300]}
    )[0]
