"""What stands around every page of a member: whose workspace it is, the menu, the way to the public page."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from talkoot.accounts.models import User
from talkoot.memberships.models import Membership
from talkoot.memberships.rules import may_act_for
from talkoot.networks.enums import NetworkState
from talkoot.web.ui.pieces import Link

MENU = (
    ("membership", gettext_lazy("Home")),
    ("goals", gettext_lazy("Our goals")),
    ("emissions", gettext_lazy("Our emissions")),
    ("reports", gettext_lazy("Our reports")),
    ("dialogues", gettext_lazy("Dialogues")),
    ("people", gettext_lazy("Our people")),
    ("organisation", gettext_lazy("Our organisation")),
)


def member_page(
    request: HttpRequest,
    membership: Membership,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    here: str = "",
) -> HttpResponse:
    """A page of one member; `here` is the entry of the menu where one is."""
    around = {
        "membership": membership,
        "organisation": membership.organisation,
        "network": membership.network,
        "may_act": may_act_for(person_of(request), membership),
        "public_url": public_address(membership),
        "brand": {"name": membership.organisation.name, "url": address("membership", membership)},
        "navigation": [Link(str(label), address(name, membership), current=name == here) for name, label in MENU],
        "account": account_links(),
        "theme_colour": membership.network.theme_colour,
    }
    return render(request, template, {**around, **(context or {})})


def person_of(request: HttpRequest) -> User:
    """The signed-in person; every page here is closed to others."""
    return cast(User, request.user)


def account_links() -> list[Link]:
    """What a signed-in person of a member finds beside the languages."""
    return [
        Link(gettext("All our networks"), reverse("workspace:home") + "?all=1"),
        Link(gettext("Sign-in and security"), reverse("me:profile")),
        Link(gettext("Sign out"), reverse("account_logout")),
    ]


def address(name: str, membership: Membership, *rest: object) -> str:
    """The address of a page in the member's workspace."""
    return reverse(f"workspace:{name}", args=[membership.network.slug, membership.slug, *rest])


def public_address(membership: Membership) -> str:
    """The member's public page; empty when there is none (yet, or any more)."""
    if not membership.is_public or membership.network.state == NetworkState.FORMING:
        return ""
    return reverse("public:partner", args=[membership.network.slug, membership.slug])
