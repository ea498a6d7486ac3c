"""What waits for a member about its emissions, and what would be worth doing."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from talkoot.footprints.enums import InventoryState
from talkoot.footprints.models import Inventory, Row
from talkoot.memberships.models import Membership
from talkoot.web.ui.numbers import format_number
from talkoot.web.workspace.next_steps import Step
from talkoot.web.workspace.page import address


def emission_steps(membership: Membership, today: date) -> tuple[list[Step], Step | None]:
    """What is due about emissions, and last year's calculation where it is not begun or not finished. Two queries."""
    years = list(Inventory.objects.filter(organisation=membership.organisation_id))
    due = [_to_accept(inventory) for inventory in years if inventory.state == InventoryState.REVIEWED]
    asked = Row.objects.counted().filter(bought_from=membership.organisation_id, sale_confirmed_at=None).count()
    if asked:
        due.append(_sales(membership, asked))
    last_year = next((inventory for inventory in years if inventory.year == today.year - 1), None)
    return due, _to_calculate(membership, last_year, today.year - 1)


def _to_accept(inventory: Inventory) -> Step:
    return Step(
        gettext("Your emissions in %(year)s") % {"year": inventory.year},
        gettext(
            "The calculation has been reviewed and approved. Look at it and accept it; before that it is not used."
        ),
        reverse("workspace:inventory-review", args=[inventory.pk]),
        gettext("Look and accept"),
        gettext("Waits for your acceptance"),
        "due",
    )


def _sales(membership: Membership, asked: int) -> Step:
    sentence = ngettext(
        "%(count)s member says that it bought energy from you.",
        "%(count)s members say that they bought energy from you.",
        asked,
    )
    return Step(
        gettext("Energy sold to others"),
        sentence % {"count": format_number(asked)},
        address("sales", membership),
        gettext("Answer"),
    )


def _to_calculate(membership: Membership, inventory: Inventory | None, year: int) -> Step | None:
    if inventory is None:
        return Step(
            gettext("Calculate your emissions in %(year)s") % {"year": year},
            gettext(
                "Eight questions, about fifteen minutes with the bills at hand. Then you see what is worth doing first."
            ),
            address("emissions", membership),
            gettext("To our emissions"),
        )
    if not inventory.can_be_written:
        return None
    return Step(
        gettext("Your emissions in %(year)s") % {"year": year},
        gettext("The calculation has been begun. Everything you wrote is kept."),
        reverse("workspace:inventory", args=[inventory.pk]),
        gettext("Continue"),
    )
