"""What stands around every page of the console: the network's name, the menu, the search box."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext, gettext_lazy

from talkoot.networks.models import Network
from talkoot.organisations.models import Municipality
from talkoot.web.ui.pieces import Link

MENU = (
    ("today", gettext_lazy("Today")),
    ("members", gettext_lazy("Members")),
    ("applications", gettext_lazy("Applications")),
    ("goals", gettext_lazy("Goals")),
    ("rounds", gettext_lazy("Rounds")),
    ("emissions", gettext_lazy("Emissions")),
    ("network-dialogues", gettext_lazy("Dialogues")),
    ("events", gettext_lazy("Events")),
    ("messages", gettext_lazy("Messages")),
    ("settings", gettext_lazy("Settings")),
)

MUNICIPALITY_MENU = (
    ("portfolio", gettext_lazy("Overview")),
    ("clock", gettext_lazy("Year clock")),
    ("dialogues", gettext_lazy("Dialogues")),
    ("shelves", gettext_lazy("Directory")),
    ("cases", gettext_lazy("Advice")),
    ("office", gettext_lazy("Settings")),
)


def network_page(
    request: HttpRequest,
    network: Network,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    here: str = "",
    status: int = 200,
) -> HttpResponse:
    """A page of one network; `here` is the entry of the menu where one is."""
    around = {
        "network": network,
        "brand": {"name": gettext("%(network)s: console") % {"network": network.name}, "url": _to("today", network)},
        "navigation": [Link(str(label), _to(name, network), current=name == here) for name, label in MENU],
        "account": _account(request, network),
        "theme_colour": network.theme_colour,
        "search_url": _to("search", network),
        "search_hint": gettext("Company, person or goal"),
        "search_live": True,
        "imports_url": _imports(network),
    }
    return render(request, template, {**around, **(context or {})}, status=status)


def municipality_page(
    request: HttpRequest,
    municipality: Municipality,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    here: str = "",
    status: int = 200,
) -> HttpResponse:
    """A page of one municipality's console; `here` is the entry of the menu where one is."""
    account = _own_links()
    networks, offices = Network.objects.coordinated_by(request.user), Municipality.objects.worked_for_by(request.user)
    if networks.exists() or offices.exclude(pk=municipality.pk).exists():
        account.insert(0, Link(gettext("Other networks and municipalities"), reverse("console:home")))
    around = {
        "municipality": municipality,
        "brand": {"name": municipality.name, "url": reverse("console:portfolio", args=[municipality.slug])},
        "navigation": [
            Link(str(label), reverse(f"console:{name}", args=[municipality.slug]), current=name == here)
            for name, label in MUNICIPALITY_MENU
        ],
        "account": account,
        "theme_colour": municipality.theme_colour,
    }
    return render(request, template, {**around, **(context or {})}, status=status)


def instance_page(request: HttpRequest, template: str, context: dict[str, Any] | None = None) -> HttpResponse:
    """A page above the networks: the choice of one, the operators' list."""
    around = {
        "brand": {"name": gettext("Talkoot: console"), "url": reverse("console:home")},
        "account": _own_links(),
    }
    return render(request, template, {**around, **(context or {})})


def _own_links() -> list[Link]:
    return [Link(gettext("Your account"), reverse("me:profile")), Link(gettext("Sign out"), reverse("account_logout"))]


def _account(request: HttpRequest, network: Network) -> list[Link]:
    links = _own_links()
    networks = Network.objects.coordinated_by(request.user).exclude(pk=network.pk).order_by().values("pk")
    offices = Municipality.objects.worked_for_by(request.user).order_by().values("pk")
    if networks.union(offices).exists():
        links.insert(0, Link(gettext("Other networks and municipalities"), reverse("console:home")))
    return links


def _imports(network: Network) -> str:
    try:
        return _to("imports", network)
    except NoReverseMatch:
        return ""


def _to(name: str, network: Network) -> str:
    return reverse(f"console:{name}", args=[network.slug])
