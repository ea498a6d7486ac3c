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


def emission_steps(membership: Membership) -> list[Step]:
    """A reviewed calculation that waits for acceptance, and purchases that wait for the seller's word. Two queries."""
    steps = [
        Step(
            gettext("Your emissions in %(year)s") % {"year": inventory.year},
            gettext("The calculation has been reviewed and approved. Look at it and accept it; before that it is not used."),
            reverse("workspace:inventory-review", args=[inventory.pk]),
            gettext("Look and accept"),
            gettext("Waits for your acceptance"),
            "due",
        )
        for inventory in Inventory.objects.filter(
            organisation=membership.organisation_id, state=InventoryState.REVIEWED
        )
    ]
    asked = Row.objects.counted().filter(bought_from=membership.organisation_id, sale_confirmed_at=None).count()
    if asked:
        sentence = ngettext(
            "%(count)s member says that it bought energy from you.",
            "%(count)s members say that they bought energy from you.",
            asked,
        )
        steps.append(
            Step(
                gettext("Energy sold to others"),
                sentence % {"count": format_number(asked)},
                address("sales", membership),
                gettext("Answer"),
            )
        )
    return steps


def calculation_to_begin(membership: Membership, today: date) -> Step | None:
    """Last year's calculation where it has not been begun or not been finished; one query."""
    year = today.year - 1
    inventory = Inventory.objects.filter(organisation=membership.organisation_id, year=year).first()
    if inventory is None:
        return Step(
            gettext("Calculate your emissions in %(year)s") % {"year": year},
            gettext("Eight questions, about fifteen minutes with the bills at hand. Then you see what is worth doing first."),
            address("emissions", membership),
            gettext("To our emissions"),
        )
    if inventory.can_be_written:
        return Step(
            gettext("Your emissions in %(year)s") % {"year": year},
            gettext("The calculation has been begun. Everything you wrote is kept."),
            reverse("workspace:inventory", args=[inventory.pk]),
            gettext("Continue"),
        )
    return None
