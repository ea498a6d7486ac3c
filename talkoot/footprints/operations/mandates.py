"""Somebody else calculates: invited for a time, hands in, is reviewed; the company accepts."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.footprints.enums import EvidenceGrade, InventoryState, MandateRole
from talkoot.footprints.models import Inventory, Mandate
from talkoot.footprints.operations.inventories import check_complete, close, writable
from talkoot.history.operations import record
from talkoot.kernel.errors import Refused
from talkoot.notices.letters import link, write_letter
from talkoot.notices.operations import queue_message

LONGEST_DAYS = 366


class AlreadyInvited(Refused):
    text = _("%(email)s has already been invited to this calculation.")


class TooLong(Refused):
    text = _("Choose a last day within a year from the first.")


class OneOfYourOwn(Refused):
    text = _("This person already acts for your organisation and needs no invitation.")


class CannotReviewOwnWork(Refused):
    text = _("Whoever calculates cannot review the same calculation. Invite somebody else to review it.")


class NobodyReviews(Refused):
    text = _("Nobody has been asked to review this. Ask the company to invite a reviewer first.")


class NotHandedIn(Refused):
    text = _("This calculation does not wait for review.")


class NotReviewed(Refused):
    text = _("This calculation does not wait for your acceptance.")


class SayWhatToChange(Refused):
    text = _("Say what should be changed, so that the work can go on.")


@transaction.atomic
def invite(
    *,
    inventory_id: int,
    role: str,
    name: str,
    email: str,
    from_on: date,
    until_on: date,
    language: str,
    by: User,
    now: datetime,
) -> Mandate:
    """Give one person access to one inventory for a time, and write to them. It ends by itself on its last day."""
    inventory = Inventory.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=inventory_id)
    address = email.strip().lower()
    if until_on < from_on or (until_on - from_on).days > LONGEST_DAYS:
        raise TooLong
    if inventory.organisation.contacts.filter(email__iexact=address, may_act=True, until_on=None).exists():
        raise OneOfYourOwn
    user = User.objects.filter(email__iexact=address).first() or User.objects.create_user(
        address, name=name.strip(), language=language
    )
    try:
        with transaction.atomic():
            mandate = Mandate.objects.create(
                inventory=inventory, role=role, name=name.strip(), email=address, user=user, from_on=from_on,
                until_on=until_on, invited_at=now, invited_by=by, language=language,
            )  # fmt: skip
    except IntegrityError:
        raise AlreadyInvited(email=address) from None
    _tell(inventory, "mandate_given", mandate, key=f"mandate-{mandate.pk}", by=by, now=now)
    _note(inventory, "mandate_given", by, now, {"name": mandate.name, "role": role, "until": until_on.isoformat()})
    return mandate


@transaction.atomic
def end_mandate(*, mandate_id: int, by: User, now: datetime) -> Mandate:
    """End an access before its time."""
    mandate = Mandate.objects.select_for_update(of=("self",)).select_related("inventory").get(pk=mandate_id)
    if mandate.ended_at is None:
        mandate.ended_at = now
        mandate.save(update_fields=["ended_at"])
        _note(mandate.inventory, "mandate_ended", by, now, {"name": mandate.name})
    return mandate


@transaction.atomic
def prolong_mandate(*, mandate_id: int, until_on: date) -> Mandate:
    """Give more time, at most a year from the first day."""
    mandate = Mandate.objects.select_for_update(of=("self",)).get(pk=mandate_id)
    if until_on < mandate.from_on or (until_on - mandate.from_on).days > LONGEST_DAYS:
        raise TooLong
    mandate.until_on = until_on
    mandate.save(update_fields=["until_on"])
    return mandate


@transaction.atomic
def hand_in(*, inventory_id: int, by: User, now: datetime, comment: str = "") -> Inventory:
    """The one who calculated gives the work to the reviewer; nothing changes in it meanwhile."""
    inventory = writable(inventory_id)
    check_complete(inventory)
    reviewers = _holders(inventory, MandateRole.REVIEWER, now.date())
    if not [one for one in reviewers if one.user_id != by.pk]:
        raise NobodyReviews
    inventory.state, inventory.handed_in_at, inventory.handed_in_by = InventoryState.HANDED_IN, now, by
    inventory.comment = comment.strip()
    inventory.take_version(None).save()
    for mandate in reviewers:
        _tell(inventory, "inventory_handed_in", mandate, key=_key("handed", inventory, mandate), by=by, now=now)
    _note(inventory, "inventory_handed_in", by, now)
    return inventory


@transaction.atomic
def send_back(*, inventory_id: int, by: User, now: datetime, comment: str) -> Inventory:
    """The reviewer asks for changes, or the company does before it accepts."""
    inventory = _at(inventory_id, {InventoryState.HANDED_IN, InventoryState.REVIEWED}, NotHandedIn)
    if not comment.strip():
        raise SayWhatToChange
    inventory.state, inventory.comment = InventoryState.RETURNED, comment.strip()
    inventory.take_version(None).save()
    for mandate in _holders(inventory, MandateRole.CALCULATOR, now.date()):
        _tell(inventory, "inventory_sent_back", mandate, key=_key("back", inventory, mandate), by=by, now=now)
    _note(inventory, "inventory_sent_back", by, now, reason=comment)
    return inventory


@transaction.atomic
def approve(*, inventory_id: int, by: User, now: datetime, comment: str = "") -> Inventory:
    """The reviewer has gone through the figures and stands for them; the company still has to accept."""
    inventory = _at(inventory_id, {InventoryState.HANDED_IN}, NotHandedIn)
    if inventory.handed_in_by_id == by.pk:
        raise CannotReviewOwnWork
    inventory.state, inventory.reviewed_at, inventory.reviewed_by = InventoryState.REVIEWED, now, by
    inventory.comment = comment.strip()
    inventory.take_version(None).save()
    for contact in inventory.organisation.contacts.filter(until_on=None, may_act=True).exclude(email=""):
        _letter(
            inventory, "inventory_reviewed", to=contact.email, name=contact.name, language=contact.language,
            key=f"reviewed-{inventory.pk}-{inventory.version}-{contact.pk}", by=by, now=now,
        )  # fmt: skip
    _note(inventory, "inventory_reviewed", by, now)
    return inventory


@transaction.atomic
def accept(*, inventory_id: int, by: User, now: datetime) -> Inventory:
    """The company takes the reviewed result for its own: only now its figures are graded "reviewed"."""
    inventory = _at(inventory_id, {InventoryState.REVIEWED}, NotReviewed)
    return close(inventory, by=by, now=now, grade=EvidenceGrade.REVIEWED)


def _at(inventory_id: int, states: set[InventoryState], refusal: type[Refused]) -> Inventory:
    found = Inventory.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=inventory_id)
    if found.state not in states:
        raise refusal
    return found


def _holders(inventory: Inventory, role: str, today: date) -> list[Mandate]:
    return list(inventory.mandates.in_force(today).filter(role=role))  # type: ignore[attr-defined]


def _key(what: str, inventory: Inventory, mandate: Mandate) -> str:
    return f"inventory-{what}-{inventory.pk}-{inventory.version}-{mandate.pk}"


def _tell(inventory: Inventory, template: str, mandate: Mandate, *, key: str, by: User, now: datetime) -> None:
    _letter(
        inventory, template, to=mandate.email, name=mandate.name, language=mandate.language, key=key, by=by, now=now,
        mandate=mandate,
    )  # fmt: skip


def _letter(
    inventory: Inventory, template: str, *, to: str, name: str, language: str, key: str, by: User, now: datetime,
    **facts: Any,
) -> None:  # fmt: skip
    subject, body = write_letter(
        template, language, inventory=inventory, organisation=inventory.organisation, name=name, by=by,
        address=link("workspace:inventory", language, inventory.pk), **facts,
    )  # fmt: skip
    queue_message(
        to=to,
        to_name=name,
        subject=subject,
        body=body,
        kind="inventory",
        language=language,
        sender=by,
        key=key,
        now=now,
    )


def _note(
    inventory: Inventory, verb: str, by: User, now: datetime, facts: dict[str, Any] | None = None, reason: str = ""
) -> None:
    record(
        verb=verb, subject="inventory", subject_id=inventory.pk, network_id=None, by=by, now=now, reason=reason,
        facts={"year": inventory.year, **(facts or {})},
    )  # fmt: skip
