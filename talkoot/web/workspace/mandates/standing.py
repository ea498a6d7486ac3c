"""Where a calculation by others stands, in words, and whose turn it is."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext

from talkoot.accounts.models import User
from talkoot.footprints.enums import InventoryState, MandateRole
from talkoot.footprints.models import Inventory, Mandate
from talkoot.web.ui.numbers import format_day
from talkoot.web.workspace.inventory_page import inventory_address

SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Own:
    """One of a person's own mandates: the words, and the next step where there is one."""

    mandate: Mandate
    task: str
    state: str
    kind: str
    until: str
    step: str
    url: str


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who was asked: the task, how long, and whether it is over."""

    mandate: Mandate
    task: str
    time: str
    kind: str
    is_over: bool


def holders(inventory: Inventory, today: date) -> list[Holder]:
    """Everybody ever asked, those who leave first at the top. One query."""
    return [_holder(one, today) for one in inventory.mandates.all()]  # type: ignore[attr-defined]


def own_mandates(user: User, today: date) -> tuple[list[Own], list[Mandate]]:
    """What one works on now or soon, and what is over. One query."""
    every = list(
        Mandate.objects.filter(user=user)
        .select_related("inventory", "inventory__organisation")
        .order_by("until_on", "pk")
    )
    running = [one for one in every if one.ended_at is None and one.until_on >= today]
    return [_own(one, today) for one in running], [one for one in every if one not in running]


def state_words(inventory: Inventory) -> str:
    """Whose turn it is, as it stands on every page of the work."""
    return {
        InventoryState.OPEN: gettext("Being calculated"),
        InventoryState.HANDED_IN: gettext("Handed in: waits for review"),
        InventoryState.RETURNED: gettext("Sent back: waits for changes"),
        InventoryState.REVIEWED: gettext("Approved: waits for the company's acceptance"),
        InventoryState.READY: gettext("Ready"),
    }[InventoryState(inventory.state)]


def state_kind(inventory: Inventory) -> str:
    """The shape beside the words."""
    if inventory.is_ready:
        return "good"
    return "" if inventory.state == InventoryState.OPEN else "due"


def task_words(mandate: Mandate) -> str:
    """What the person does."""
    return gettext("Reviews") if mandate.role == MandateRole.REVIEWER else gettext("Calculates")


def time_words(mandate: Mandate, today: date) -> str:
    """How long the access lasts; one that begins later says from when."""
    facts = {"from": format_day(mandate.from_on), "until": format_day(mandate.until_on)}
    if mandate.from_on > today:
        return gettext("From %(from)s until %(until)s") % facts
    return gettext("Until %(until)s") % facts


def _holder(mandate: Mandate, today: date) -> Holder:
    is_over = mandate.ended_at is not None or mandate.until_on < today
    is_soon = mandate.until_on - today <= SOON
    return Holder(
        mandate=mandate,
        task=task_words(mandate),
        time=time_words(mandate, today),
        kind="due" if is_soon else "good" if mandate.from_on <= today else "",
        is_over=is_over,
    )


def _own(mandate: Mandate, today: date) -> Own:
    inventory = mandate.inventory
    step, page = _step(mandate)
    has_begun = mandate.from_on <= today
    return Own(
        mandate=mandate,
        task=gettext("You review") if mandate.role == MandateRole.REVIEWER else gettext("You calculate"),
        state=state_words(inventory),
        kind=state_kind(inventory),
        until=time_words(mandate, today),
        step=step if has_begun else "",
        url=inventory_address(page, inventory) if has_begun else "",
    )


def _step(mandate: Mandate) -> tuple[str, str]:
    state = mandate.inventory.state
    if mandate.role == MandateRole.REVIEWER:
        return (gettext("Review") if state == InventoryState.HANDED_IN else gettext("Look at it")), "inventory-review"
    if state == InventoryState.OPEN:
        return gettext("Go on calculating"), "inventory"
    if state == InventoryState.RETURNED:
        return gettext("See what to change"), "inventory-review"
    return gettext("Look at it"), "inventory-review"
