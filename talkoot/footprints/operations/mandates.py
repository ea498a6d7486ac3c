"""Somebody else calculates: invited for a time, hands in, is reviewed; the company accepts."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.footprints.enums import EvidenceGrade, InventoryState, MandateRole
from talkoot.footprints.models import Inventory, Mandate
from talkoot.footprints.operations.inventories import check_complete, close, writable
from talkoot.footprints.rules import has_part_in, reviewers_of
from talkoot.history.operations import record
from talkoot.kernel.errors import ChangedMeanwhile, Refused
from talkoot.kernel.text import tidy
from talkoot.notices.letters import link, write_letter
from talkoot.notices.operations import queue_message

LONGEST_DAYS = 366
MOST_IN_A_DAY = 20  # of one organisation: every invitation writes to an address that a person typed


class AlreadyInvited(Refused):
    text = _("%(email)s has already been invited to this calculation.")


class TooLong(Refused):
    text = _("Choose a last day within a year from the first.")


class OverAlready(Refused):
    text = _("The last day is already over. Choose a later one.")


class InvitationEnded(Refused):
    text = _("This invitation was ended. Invite the person again.")


class ReadyAlready(Refused):
    text = _("This calculation is ready. Open it again before you invite somebody to it.")


class InvitedEnough(Refused):
    text = _("You have invited %(most)s people within a day. Invite more tomorrow.")


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
    if inventory.is_ready:
        raise ReadyAlready
    _check_days(from_on, until_on, now)
    _check_number(inventory, now)
    user = User.objects.filter(email__iexact=address).first()
    if _acts_for(inventory, address, user):
        raise OneOfYourOwn
    user = user or User.objects.create_user(address, name=tidy(name), language=language)
    _end_lapsed(inventory, address, now)
    try:
        with transaction.atomic():
            mandate = Mandate.objects.create(
                inventory=inventory, role=role, name=tidy(name), email=address, user=user, from_on=from_on,
                until_on=until_on, invited_at=now, invited_by=by, language=language,
            )  # fmt: skip
    except IntegrityError:
        raise AlreadyInvited(email=address) from None
    _tell(inventory, "mandate_given", mandate, key=f"mandate-{mandate.pk}", by=by, now=now, page="mandates")
    _note(inventory, "mandate_given", by, now, {"name": mandate.name, "role": role, "until": until_on.isoformat()})
    return mandate


@transaction.atomic
def end_mandate(*, mandate_id: int, by: User, now: datetime) -> Mandate:
    """End an access before its time: from this moment the inventory does not exist for the person."""
    mandate = Mandate.objects.select_for_update(of=("self",)).select_related("inventory").get(pk=mandate_id)
    if mandate.ended_at is None:
        mandate.ended_at = now
        mandate.save(update_fields=["ended_at"])
        _note(mandate.inventory, "mandate_ended", by, now, {"name": mandate.name})
    return mandate


@transaction.atomic
def prolong_mandate(*, mandate_id: int, until_on: date, by: User, now: datetime) -> Mandate:
    """Set another last day, at most a year from the first; one that was ended stays so."""
    mandate = Mandate.objects.select_for_update(of=("self",)).select_related("inventory").get(pk=mandate_id)
    if mandate.ended_at is not None:
        raise InvitationEnded
    _check_days(mandate.from_on, until_on, now)
    if until_on != mandate.until_on:
        mandate.until_on = until_on
        mandate.save(update_fields=["until_on"])
        facts = {"name": mandate.name, "until": until_on.isoformat()}
        _note(mandate.inventory, "mandate_prolonged", by, now, facts)
    return mandate


@transaction.atomic
def hand_in(
    *, inventory_id: int, by: User, now: datetime, comment: str = "", seen_version: int | None = None
) -> Inventory:
    """The one who calculated gives the work to the reviewer; nothing changes in it meanwhile."""
    inventory = writable(inventory_id, seen_version)
    check_complete(inventory)
    reviewers = [one for one in reviewers_of(inventory, timezone.localdate(now)) if one.user_id != by.pk]
    if not reviewers:
        raise NobodyReviews
    inventory.state, inventory.handed_in_at, inventory.handed_in_by = InventoryState.HANDED_IN, now, by
    inventory.comment = tidy(comment)
    inventory.take_version(None).save()
    for mandate in reviewers:
        _tell(inventory, "inventory_handed_in", mandate, key=_key("handed", inventory, mandate), by=by, now=now)
    _note(inventory, "inventory_handed_in", by, now, reason=inventory.comment)
    return inventory


@transaction.atomic
def send_back(
    *, inventory_id: int, by: User, now: datetime, comment: str, seen_version: int | None = None
) -> Inventory:
    """The reviewer asks for changes, or the company does before it accepts. Whoever calculates is told."""
    inventory = _at(inventory_id, {InventoryState.HANDED_IN, InventoryState.REVIEWED}, NotHandedIn, seen_version)
    if not tidy(comment):
        raise SayWhatToChange
    inventory.state, inventory.comment = InventoryState.RETURNED, tidy(comment)
    inventory.take_version(None).save()
    calculators = inventory.mandates.in_force(timezone.localdate(now)).filter(role=MandateRole.CALCULATOR)  # type: ignore[attr-defined]
    for mandate in calculators:
        _tell(inventory, "inventory_sent_back", mandate, key=_key("back", inventory, mandate), by=by, now=now)
    if not calculators:
        _tell_company(inventory, "inventory_sent_back", "back", by, now)
    _note(inventory, "inventory_sent_back", by, now, reason=inventory.comment)
    return inventory


@transaction.atomic
def approve(
    *, inventory_id: int, by: User, now: datetime, comment: str = "", seen_version: int | None = None
) -> Inventory:
    """The reviewer has gone through the figures and stands for them; the company still has to accept."""
    inventory = _at(inventory_id, {InventoryState.HANDED_IN}, NotHandedIn, seen_version)
    if has_part_in(by, inventory):
        raise CannotReviewOwnWork
    inventory.state, inventory.reviewed_at, inventory.reviewed_by = InventoryState.REVIEWED, now, by
    inventory.comment = tidy(comment)
    inventory.take_version(None).save()
    _tell_company(inventory, "inventory_reviewed", "reviewed", by, now)
    _note(inventory, "inventory_reviewed", by, now, reason=inventory.comment)
    return inventory


@transaction.atomic
def accept(*, inventory_id: int, by: User, now: datetime, seen_version: int | None = None) -> Inventory:
    """The company takes the reviewed result for its own: only now its figures are graded "reviewed"."""
    inventory = _at(inventory_id, {InventoryState.REVIEWED}, NotReviewed, seen_version)
    _note(inventory, "inventory_accepted", by, now)
    return close(inventory, by=by, now=now, grade=EvidenceGrade.REVIEWED)


def _check_days(from_on: date, until_on: date, now: datetime) -> None:
    if until_on < timezone.localdate(now):
        raise OverAlready
    if until_on < from_on or (until_on - from_on).days > LONGEST_DAYS:
        raise TooLong


def _check_number(inventory: Inventory, now: datetime) -> None:
    """Nobody may have us write to any number of addresses."""
    own = Mandate.objects.filter(inventory__organisation=inventory.organisation_id)
    if own.filter(invited_at__gt=now - timedelta(days=1)).count() >= MOST_IN_A_DAY:
        raise InvitedEnough(most=MOST_IN_A_DAY)


def _acts_for(inventory: Inventory, address: str, user: User | None) -> bool:
    acting = inventory.organisation.contacts.filter(may_act=True, until_on=None)
    return acting.filter(email__iexact=address).exists() or (user is not None and acting.filter(user=user).exists())


def _end_lapsed(inventory: Inventory, address: str, now: datetime) -> None:
    """An access whose last day is over does not stand in the way of a new one."""
    lapsed = inventory.mandates.filter(email=address, ended_at=None, until_on__lt=timezone.localdate(now))  # type: ignore[attr-defined]
    lapsed.update(ended_at=now)


def _at(
    inventory_id: int, states: set[InventoryState], refusal: type[Refused], seen_version: int | None = None
) -> Inventory:
    found = Inventory.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=inventory_id)
    if found.state not in states:
        raise refusal
    if seen_version is not None and seen_version != found.version:
        raise ChangedMeanwhile
    return found


def _tell_company(inventory: Inventory, template: str, what: str, by: User, now: datetime) -> None:
    for contact in inventory.organisation.contacts.filter(until_on=None, may_act=True).exclude(email=""):
        _letter(
            inventory, template, to=contact.email, name=contact.name, language=contact.language,
            key=f"{what}-{inventory.pk}-{inventory.version}-{contact.pk}", by=by, now=now,
        )  # fmt: skip


def _key(what: str, inventory: Inventory, mandate: Mandate) -> str:
    return f"inventory-{what}-{inventory.pk}-{inventory.version}-{mandate.pk}"


def _tell(
    inventory: Inventory, template: str, mandate: Mandate, *, key: str, by: User, now: datetime, page: str = ""
) -> None:
    _letter(
        inventory, template, to=mandate.email, name=mandate.name, language=mandate.language, key=key, by=by, now=now,
        mandate=mandate, page=page,
    )  # fmt: skip


def _letter(
    inventory: Inventory, template: str, *, to: str, name: str, language: str, key: str, by: User, now: datetime,
    page: str = "", **facts: Any,
) -> None:  # fmt: skip
    address = (
        link(f"workspace:{page}", language) if page else link("workspace:inventory-review", language, inventory.pk)
    )
    subject, body = write_letter(
        template, language, inventory=inventory, organisation=inventory.organisation, name=name, by=by,
        address=address, **facts,
    )  # fmt: skip
    queue_message(
        to=to, to_name=name, subject=subject, body=body, kind="inventory", language=language, sender=by, key=key,
        now=now,
    )  # fmt: skip


def _note(
    inventory: Inventory, verb: str, by: User, now: datetime, facts: dict[str, Any] | None = None, reason: str = ""
) -> None:
    record(
        verb=verb, subject="inventory", subject_id=inventory.pk, network_id=None, by=by, now=now, reason=reason,
        facts={"year": inventory.year, **(facts or {})},
    )  # fmt: skip
