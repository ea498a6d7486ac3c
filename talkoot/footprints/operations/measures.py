"""Measures that an organisation considers, decides on and does."""

from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.engine.measures import library
from talkoot.footprints.enums import MeasureState
from talkoot.footprints.models import ChosenMeasure, Inventory
from talkoot.footprints.operations.limits import check_figures
from talkoot.footprints.queries.measures import expected_kg
from talkoot.kernel.errors import Refused

FIRST_YEAR, LAST_YEAR = 1990, 2100
ALL = Decimal(100)


class NoSuchMeasure(Refused):
    text = _("This measure is not in the library.")


class ShareOutside(Refused):
    text = _("The share is between 0 and 100 per cent.")


class MoneyNegative(Refused):
    text = _("An investment cannot be negative.")


class YearOutside(Refused):
    text = _("Write a year between %(first)s and %(last)s.")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a company knows of a measure of its own: None where the library's typical value holds.

    A saving below 0 means that the measure costs more each year.
    """

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
    """Take a measure up, or change what was planned of it; its expected effect is reckoned on the inventory's rows.

    Once it is decided, the rows on which it was decided stay its basis: what happens since is compared with them.
    """
    _check(code, plan)
    inventory = Inventory.objects.select_related("organisation").get(pk=inventory_id)
    chosen = _locked(inventory, code)
    if chosen is None:
        chosen = _new(inventory, code, by, now)
    else:
        chosen.take_version(seen_version)
    if chosen.state in {MeasureState.CONSIDERED, MeasureState.DROPPED}:
        chosen.inventory = inventory
    for name, value in asdict(plan).items():
        setattr(chosen, name, value)
    chosen.expected_kg = expected_kg(chosen.inventory, code, plan.share_percent)
    check_figures(chosen.expected_kg, plan.investment_eur, plan.saving_eur)
    chosen.save()
    return chosen


@transaction.atomic
def take_up(*, inventory_id: int, code: str, by: User, now: datetime) -> ChosenMeasure:
    """Put a measure on the list. One that is there stays as it was; one that was dropped comes back, last in order."""
    inventory = Inventory.objects.select_related("organisation").get(pk=inventory_id)
    chosen = _locked(inventory, code)
    if chosen is None:
        return choose_measure(inventory_id=inventory_id, code=code, by=by, now=now)
    if chosen.state == MeasureState.DROPPED:
        chosen.state, chosen.inventory, chosen.order = MeasureState.CONSIDERED, inventory, _last(inventory)
        chosen.expected_kg = expected_kg(inventory, code, chosen.share_percent)
        check_figures(chosen.expected_kg)
        chosen.take_version(None).save()
    return chosen


@transaction.atomic
def move_measure(*, chosen_id: int, up: bool) -> None:
    """Change the order in which the chosen measures are done; each counts against what those before it have left."""
    chosen = ChosenMeasure.objects.select_for_update(of=("self",)).get(pk=chosen_id)
    others = ChosenMeasure.objects.filter(organisation_id=chosen.organisation_id)
    every = [one.pk for one in others if one.state != MeasureState.DROPPED]
    if chosen.pk not in every:
        return
    place = every.index(chosen.pk)
    other = place - 1 if up else place + 1
    if 0 <= other < len(every):
        every[place], every[other] = every[other], every[place]
    for order, pk in enumerate(every):
        ChosenMeasure.objects.filter(pk=pk).update(order=order)


@transaction.atomic
def drop_measure(*, chosen_id: int) -> None:
    """Take a measure off the list; what was planned of it is kept, and a goal that stands on it keeps it."""
    chosen = ChosenMeasure.objects.select_for_update(of=("self",)).get(pk=chosen_id)
    chosen.state = MeasureState.DROPPED
    chosen.take_version(None).save()


def _check(code: str, plan: Plan) -> None:
    if code not in library():
        raise NoSuchMeasure
    if plan.share_percent is not None and not 0 <= plan.share_percent <= ALL:
        raise ShareOutside
    if plan.investment_eur is not None and plan.investment_eur < 0:
        raise MoneyNegative
    if plan.begins_year is not None and not FIRST_YEAR <= plan.begins_year <= LAST_YEAR:
        raise YearOutside(first=FIRST_YEAR, last=LAST_YEAR)


def _locked(inventory: Inventory, code: str) -> ChosenMeasure | None:
    chosen = ChosenMeasure.objects.select_for_update(of=("self",)).select_related("inventory")
    return chosen.filter(organisation_id=inventory.organisation_id, code=code).first()


def _new(inventory: Inventory, code: str, by: User, now: datetime) -> ChosenMeasure:
    return ChosenMeasure(
        organisation=inventory.organisation,
        inventory=inventory,
        code=code,
        order=_last(inventory),
        chosen_at=now,
        chosen_by=by,
    )


def _last(inventory: Inventory) -> int:
    """The place after all others."""
    highest = ChosenMeasure.objects.filter(organisation_id=inventory.organisation_id).aggregate(Max("order"))
    return 0 if highest["order__max"] is None else highest["order__max"] + 1
