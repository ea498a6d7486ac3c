"""Who may do what with an inventory of emissions."""

from datetime import date

from talkoot.accounts.models import User
from talkoot.footprints.enums import InventoryState, MandateRole
from talkoot.footprints.models import Inventory
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
    """Whoever calculates by mandate hands the work to the reviewer."""
    return inventory.can_be_written and _holds(user, inventory, MandateRole.CALCULATOR, today)


def may_review(user: User, inventory: Inventory, today: date) -> bool:
    """A reviewer by mandate, never the one who handed the work in."""
    return (
        inventory.state == InventoryState.HANDED_IN
        and inventory.handed_in_by_id != user.pk
        and _holds(user, inventory, MandateRole.REVIEWER, today)
    )


def _holds(user: User, inventory: Inventory, role: MandateRole, today: date) -> bool:
    return inventory.mandates.in_force(today).filter(user=user, role=role).exists()  # type: ignore[attr-defined]
