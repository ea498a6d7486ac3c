"""An inventory from its opening to the day it is ready."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.footprints.enums import EvidenceGrade, InventoryState, MandateRole, RowOrigin, RowState
from talkoot.footprints.models import Inventory, Row
from talkoot.footprints.operations.calculations import keep_calculation
from talkoot.footprints.queries.footprint import newest_version
from talkoot.history.operations import record
from talkoot.kernel.errors import Refused
from talkoot.organisations.models import Organisation

CARRIED_OVER = (
    "question", "kind", "amount", "unit", "depth", "site_id", "place", "scope", "category", "uncertainty_percent",
    "own_kg_per_unit", "own_unit", "own_source", "note", "estimate",
)  # fmt: skip


class YearTaken(Refused):
    text = _("There is already a calculation of %(year)s. Open that one.")


class NotWritable(Refused):
    text = _("This calculation is not open for changes. Open it again first.")


class RowsToCheck(Refused):
    text = _("%(count)s figures are still last year's. Confirm, change or remove each of them first.")


class WorkOfOthers(Refused):
    text = _(
        "Somebody else has calculated this for you. It becomes ready when the reviewer has approved it and you accept it."
    )


class SomebodyInvited(Refused):
    text = _(
        "Somebody is still invited to calculate this. End the invitation first, or wait until the work is reviewed."
    )


class NotClosed(Refused):
    text = _("This calculation cannot be opened again now: it is open already, or waits for review.")


class NothingToCount(Refused):
    text = _("There is nothing to count yet. Fill in at least one figure.")


@transaction.atomic
def open_inventory(*, organisation_id: int, year: int, by: User | None, now: datetime) -> Inventory:
    """Begin a year. What the year before had is carried over to be checked: it does not count until it is confirmed."""
    organisation = Organisation.objects.get(pk=organisation_id)
    before = Inventory.objects.filter(organisation=organisation, year__lt=year).order_by("-year").first()
    inventory = Inventory(
        organisation=organisation,
        year=year,
        factors_version=newest_version(),
        industry=organisation.industry,
        staff=organisation.staff,
        opened_at=now,
        opened_by=by,
    )
    if before is not None:
        for field in (
            "floor_m2",
            "turnover_eur",
            "staff",
            "industry",
            "heat_network",
            "potentials",
            "radiative_forcing",
        ):
            setattr(inventory, field, getattr(before, field) or getattr(inventory, field))
        inventory.radiative_forcing = before.radiative_forcing
        inventory.boundary = before.boundary
    try:
        with transaction.atomic():
            inventory.save()
    except IntegrityError:
        raise YearTaken(year=year) from None
    if before is not None:
        _carry_over(before, inventory, by, now)
    return inventory


def _carry_over(before: Inventory, inventory: Inventory, by: User | None, now: datetime) -> None:
    for row in before.rows.counted():  # type: ignore[attr-defined]
        Row.objects.create(
            inventory=inventory,
            state=RowState.TO_CHECK,
            origin=RowOrigin.LAST_YEAR,
            by=by,
            at=now,
            **{field: getattr(row, field) for field in CARRIED_OVER},
        )


@transaction.atomic
def make_ready(*, inventory_id: int, by: User, now: datetime) -> Inventory:
    """The company closes its own calculation: the result is kept as it is today."""
    inventory = writable(inventory_id)
    _check_own_work(inventory, timezone.localdate(now))
    check_complete(inventory)
    grade = EvidenceGrade.DOCUMENTED if _all_documented(inventory) else EvidenceGrade.DECLARED
    return close(inventory, by=by, now=now, grade=grade)


def _check_own_work(inventory: Inventory, today: date) -> None:
    """Refuse what others have calculated. Whoever was invited, has gone and left nothing does not stand in the way."""
    calculators = inventory.mandates.filter(role=MandateRole.CALCULATOR)  # type: ignore[attr-defined]
    people = [mandate.user_id for mandate in calculators if mandate.user_id]
    if calculators and (inventory.handed_in_at or inventory.rows.filter(by__in=people).exists()):  # type: ignore[attr-defined]
        raise WorkOfOthers
    if calculators.filter(ended_at=None, until_on__gte=today).exists():
        raise SomebodyInvited


def close(inventory: Inventory, *, by: User, now: datetime, grade: int) -> Inventory:
    """Ready, with its result kept."""
    inventory.state, inventory.grade = InventoryState.READY, grade
    inventory.ready_at, inventory.ready_by = now, by
    inventory.take_version(None).save()
    keep_calculation(inventory=inventory, by=by, now=now)
    record(
        verb="inventory_ready", subject="inventory", subject_id=inventory.pk, network_id=None, by=by, now=now,
        facts={"year": inventory.year},
    )  # fmt: skip
    return inventory


def check_complete(inventory: Inventory) -> None:
    """Refuse while last year's figures are unconfirmed, or when nothing counts."""
    waiting = inventory.rows.to_check().count()  # type: ignore[attr-defined]
    if waiting:
        raise RowsToCheck(count=waiting)
    if not inventory.rows.counted().exists():  # type: ignore[attr-defined]
        raise NothingToCount


def _all_documented(inventory: Inventory) -> bool:
    """Every figure that counts has a paper or a file behind it."""
    bare = inventory.rows.counted().filter(evidence=None, file=None)  # type: ignore[attr-defined]
    return not bare.exists()


@transaction.atomic
def reopen_inventory(*, inventory_id: int, by: User, now: datetime, reason: str = "") -> Inventory:
    """Back to work; the result that was kept stays in the history."""
    inventory = Inventory.objects.select_for_update(of=("self",)).get(pk=inventory_id)
    if inventory.state not in {InventoryState.READY, InventoryState.REVIEWED}:
        raise NotClosed
    inventory.state, inventory.is_shared, inventory.grade = InventoryState.OPEN, False, EvidenceGrade.DECLARED
    inventory.take_version(None).save()
    record(
        verb="inventory_reopened", subject="inventory", subject_id=inventory.pk, network_id=None, by=by, now=now,
        reason=reason, facts={"year": inventory.year},
    )  # fmt: skip
    return inventory


@transaction.atomic
def share_inventory(*, inventory_id: int, shared: bool) -> Inventory:
    """Let the coordinators of the organisation's networks see the result, or no longer."""
    inventory = Inventory.objects.select_for_update(of=("self",)).get(pk=inventory_id)
    if shared and not inventory.is_ready:
        raise NotReady
    inventory.is_shared = shared
    inventory.take_version(None).save()
    return inventory


class NotReady(Refused):
    text = _("Only a calculation that is ready can be shared or reported.")


def writable(inventory_id: int, seen_version: int | None = None) -> Inventory:
    """The inventory locked for a change; refused when it is not open."""
    inventory = Inventory.objects.select_for_update(of=("self",)).get(pk=inventory_id)
    if not inventory.can_be_written:
        raise NotWritable
    return inventory if seen_version is None else inventory.take_version(seen_version)
