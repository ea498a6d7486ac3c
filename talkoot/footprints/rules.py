"""Who may do what with an inventory of emissions."""

from datetime import date

from talkoot.accounts.models import User
from talkoot.footprints.enums import InventoryState, MandateRole
from talkoot.footprints.models import Inventory, Mandate
from talkoot.organisations.models import Contact, Organisation


def may_own(user: User, organisation: Organisation) -> bool:
    """Contacts who may act for the organisation: they open inventories, invite others and accept the result."""
    return Contact.objects.filter(organisation=organisation, user=user, may_act=True, until_on=None).exists()


def may_write(user: User, inventory: Inventory, today: date) -> bool:
    """Those who calculate: the organisation's acting contacts, and whoever holds a calculator's mandate today."""
    return inventory.can_be_written and (
        may_own(user, inventory.organisation) or _holds(user, inventory, MandateRole.CALCULATOR, today)
    )


def may_hand_in(user: User, inventory: Inventory, today: date) -> bool:
    """Whoever calculates hands the work to the reviewer: by mandate, or for the organisation once somebody reviews."""
    if not inventory.can_be_written:
        return False
    return _holds(user, inventory, MandateRole.CALCULATOR, today) or (
        may_own(user, inventory.organisation) and bool(reviewers_of(inventory, today))
    )


def may_review(user: User, inventory: Inventory, today: date) -> bool:
    """A reviewer by mandate, never one who has had a part in the work."""
    return (
        inventory.state == InventoryState.HANDED_IN
        and _holds(user, inventory, MandateRole.REVIEWER, today)
        and not has_part_in(user, inventory)
    )


def may_accept(user: User, inventory: Inventory) -> bool:
    """The organisation takes the reviewed result for its own."""
    return inventory.state == InventoryState.REVIEWED and may_own(user, inventory.organisation)


def may_send_back(user: User, inventory: Inventory, today: date) -> bool:
    """The reviewer; the organisation before it accepts, and when nobody is there any more to review."""
    if may_review(user, inventory, today) or may_accept(user, inventory):
        return True
    return (
        inventory.state == InventoryState.HANDED_IN
        and may_own(user, inventory.organisation)
        and not reviewers_of(inventory, today)
    )


def has_part_in(user: User, inventory: Inventory) -> bool:
    """Whether the person handed the work in, wrote a figure of it, gave a file, or acts for the organisation."""
    return (
        inventory.handed_in_by_id == user.pk
        or inventory.rows.filter(by=user).exists()  # type: ignore[attr-defined]
        or inventory.files.filter(by=user).exists()  # type: ignore[attr-defined]
        or may_own(user, inventory.organisation)
    )


def reviewers_of(inventory: Inventory, today: date) -> list[Mandate]:
    """Those who could review the work today."""
    found = inventory.mandates.in_force(today).filter(role=MandateRole.REVIEWER).select_related("user")  # type: ignore[attr-defined]
    return [one for one in found if one.user is not None and not has_part_in(one.user, inventory)]


def _holds(user: User, inventory: Inventory, role: MandateRole, today: date) -> bool:
    return inventory.mandates.in_force(today).filter(user=user, role=role).exists()  # type: ignore[attr-defined]
