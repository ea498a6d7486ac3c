"""Measures that an organisation considers, decides on and does."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.engine.measures import library
from talkoot.footprints.enums import MeasureState
from talkoot.footprints.models import ChosenMeasure, Inventory
from talkoot.footprints.queries.measures import expected_kg
from talkoot.kernel.errors import Refused


class NoSuchMeasure(Refused):
    text = _("This measure is not in the library.")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a company knows of a measure of its own: None where the library's typical value holds."""

    state: str = MeasureState.CONSIDERED
    share_percent: Decimal | None = None
    investment_eur: Decimal | None = None
    saving_eur: Decimal | None = None
    begins_year: int | None = None


@transaction.atomic
def choose_measure(
    *,
    inventory_id: int,
    code: str,
    by: User,
    now: datetime,
    plan: Plan = Plan(),
    seen_version: int | None = None,
) -> ChosenMeasure:
    """Take a measure up, or change what was planned of it; its expected effect is reckoned on the inventory's rows."""
    if code not in library():
        raise NoSuchMeasure
    inventory = Inventory.objects.select_related("organisation").get(pk=inventory_id)
    chosen = (
        ChosenMeasure.objects.select_for_update(of=("self",))
        .filter(organisation=inventory.organisation, code=code)
        .first()
    )
    if chosen is None:
        order = ChosenMeasure.objects.filter(organisation=inventory.organisation).count()
        chosen = ChosenMeasure(organisation=inventory.organisation, code=code, order=order)
        chosen.chosen_at, chosen.chosen_by = now, by
    else:
        chosen.take_version(seen_version)
    chosen.inventory = inventory
    for name in Plan.__dataclass_fields__:
        setattr(chosen, name, getattr(plan, name))
    chosen.expected_kg = expected_kg(inventory, code, plan.share_percent)
    chosen.save()
    return chosen


@transaction.atomic
def move_measure(*, chosen_id: int, up: bool) -> None:
    """Change the order in which the chosen measures are done; each counts against what those before it have left."""
    chosen = ChosenMeasure.objects.select_for_update(of=("self",)).get(pk=chosen_id)
    every = list(ChosenMeasure.objects.filter(organisation=chosen.organisation))
    place = next(number for number, one in enumerate(every) if one.pk == chosen.pk)
    other = place - 1 if up else place + 1
    if 0 <= other < len(every):
        every[place], every[other] = every[other], every[place]
    for order, one in enumerate(every):
        ChosenMeasure.objects.filter(pk=one.pk).update(order=order)


@transaction.atomic
def drop_measure(*, chosen_id: int) -> None:
    """Take a measure off the list; one that a goal is measured by stays as dropped."""
    chosen = ChosenMeasure.objects.select_for_update(of=("self",)).get(pk=chosen_id)
    chosen.state = MeasureState.DROPPED
    chosen.take_version(None).save()
