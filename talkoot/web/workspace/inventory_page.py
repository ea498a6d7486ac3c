"""What stands around every page of an inventory: whose it is, the year, the menu, who may write."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django_scopes import scopes_disabled

from talkoot.footprints.enums import InventoryState
from talkoot.footprints.models import Inventory
from talkoot.footprints.rules import may_own, may_write
from talkoot.memberships.models import Membership
from talkoot.web.ui.pieces import Link
from talkoot.web.workspace.page import account_links, address, person_of

MENU = (
    ("inventory", gettext_lazy("Questions")),
    ("inventory-files", gettext_lazy("Files")),
    ("inventory-result", gettext_lazy("Result")),
    ("inventory-measures", gettext_lazy("Measures")),
    ("inventory-review", gettext_lazy("Review")),
    ("inventory-people", gettext_lazy("Who calculates")),
)
REVIEWED_BY_OTHERS = {InventoryState.HANDED_IN, InventoryState.RETURNED, InventoryState.REVIEWED}


def inventory_page(
    request: HttpRequest,
    inventory: Inventory,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    here: str = "",
) -> HttpResponse:
    """A page of one inventory; `here` is the entry of the menu where one is."""
    person, today = person_of(request), timezone.localdate()
    membership, is_owner = membership_of(request, inventory), may_own(person, inventory.organisation)
    around = {
        "inventory": inventory,
        "organisation": inventory.organisation,
        "membership": membership,
        "may_write": may_write(person, inventory, today),
        "is_owner": is_owner,
        "brand": {"name": inventory.organisation.name, "url": home_of(membership)},
        "navigation": [*_back(membership), *menu(inventory, here, review=not is_owner)],
        "account": account_links() if membership else account_links()[1:],
        "theme_colour": membership.network.theme_colour if membership else "",
    }
    return render(request, template, {**around, **(context or {})})


def menu(inventory: Inventory, here: str, *, review: bool = False) -> list[Link]:
    """The pages of an inventory; the review for those it concerns, and for all once the work was handed in."""
    has_review = review or inventory.state in REVIEWED_BY_OTHERS
    found = []
    for name, label in MENU:
        if name == "inventory-review" and not has_review:
            continue
        try:
            found.append(Link(str(label), inventory_address(name, inventory), current=name == here))
        except NoReverseMatch:
            continue
    return found


def inventory_address(name: str, inventory: Inventory, *rest: object) -> str:
    """The address of a page of the inventory."""
    return reverse(f"workspace:{name}", args=[inventory.pk, *rest])


def membership_of(request: HttpRequest, inventory: Inventory) -> Membership | None:
    """The membership through which the person acts for the organisation; None for those with a mandate only."""
    with scopes_disabled():  # one's own memberships, in whatever networks they are
        mine = Membership.objects.filter(
            organisation=inventory.organisation,
            organisation__contacts__user=person_of(request),
            organisation__contacts__until_on=None,
        )
        return mine.select_related("network", "organisation").order_by("pk").first()


def home_of(membership: Membership | None) -> str:
    """Where one comes from: the organisation's emissions, or one's own mandates."""
    return address("emissions", membership) if membership else reverse("workspace:mandates")


def _back(membership: Membership | None) -> list[Link]:
    if membership is None:
        return [Link(gettext("My calculations"), home_of(None))]
    return [Link(gettext("Our emissions"), home_of(membership))]
