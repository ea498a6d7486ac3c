"""What stands around every public page: the network's name, the menu, the same page in the other languages.

Public pages are the same for everybody and kept: nothing here looks at the session, and no cookie is set.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from talkoot.networks.models import Network
from talkoot.organisations.models import Municipality
from talkoot.web.context import site
from talkoot.web.ui.pieces import Link

MENU = (
    ("partners", gettext_lazy("Partners")),
    ("all-results", gettext_lazy("Results")),
    ("data", gettext_lazy("Open data")),
    ("join", gettext_lazy("Join")),
)

MUNICIPALITY_MENU = (
    ("municipality", gettext_lazy("What we do")),
    ("dialogues", gettext_lazy("Have your say")),
    ("directory", gettext_lazy("Services and funding")),
    ("ask", gettext_lazy("Ask for advice")),
)


def network_page(
    request: HttpRequest, network: Network, template: str, context: Mapping[str, Any] | None = None, *, here: str = ""
) -> HttpResponse:
    """A page of one network; `here` is the entry of the menu where one is."""
    around = network_frame(request, network, here=here)
    return HttpResponse(render_to_string(template, {**around, **(context or {})}))


def instance_page(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, *, here: str = ""
) -> HttpResponse:
    """A page above networks and municipalities; `here` is the entry of the menu where one is."""
    around = {
        **_frame(request),
        "brand": {"name": "Talkoot", "url": reverse("public:home")},
        "navigation": [
            Link(gettext("Operating models"), reverse("public:models"), current=here == "models"),
            Link(gettext("Municipalities"), reverse("public:municipalities"), current=here == "municipalities"),
            Link(gettext("Networks"), reverse("public:home") + "#networks"),
        ],
        "account": [Link(gettext("Sign in"), reverse("account_login"))],
    }
    return HttpResponse(render_to_string(template, {**around, **(context or {})}))


def municipality_page(
    request: HttpRequest, municipality: Municipality, template: str, context: Mapping[str, Any] | None = None, *,
    here: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    """A page of one municipality; `here` is the entry of the menu where one is."""
    around = municipality_frame(request, municipality, here=here)
    return HttpResponse(render_to_string(template, {**around, **(context or {})}, request), status=status)


def municipality_frame(request: HttpRequest, municipality: Municipality, *, here: str = "") -> dict[str, Any]:
    """What the base template needs for a page of the municipality."""
    return {
        **_frame(request),
        "municipality": municipality,
        "brand": {"name": municipality.name, "url": reverse("public:municipality", args=[municipality.slug])},
        "navigation": [
            Link(str(label), reverse(f"public:{name}", args=[municipality.slug]), current=name == here)
            for name, label in MUNICIPALITY_MENU
        ],
        "account": [Link(gettext("Sign in"), reverse("account_login"))],
        "theme_colour": municipality.theme_colour,
    }


def network_frame(request: HttpRequest, network: Network, *, here: str = "") -> dict[str, Any]:
    """What the base template needs for a page of the network, kept or not."""
    entries = [(name, label) for name, label in MENU if name != "join" or network.takes_applications]
    return {
        **_frame(request),
        "network": network,
        "brand": {"name": network.name, "url": address("network", network)},
        "navigation": [Link(str(label), address(name, network), current=name == here) for name, label in entries],
        "account": [Link(gettext("Sign in"), reverse("account_login"))],
        "theme_colour": network.theme_colour,
    }


def address(name: str, network: Network, *rest: object) -> str:
    """The address of a public page of the network."""
    return reverse(f"public:{name}", args=[network.slug, *rest])


def _frame(request: HttpRequest) -> dict[str, Any]:
    query = request.GET.urlencode()
    rest = request.path[3:] + (f"?{query}" if query else "")  # every public page stands under its language: /fi/…
    alternates = {code: request.build_absolute_uri(f"/{code}{rest}") for code, _name in settings.LANGUAGES}
    return {**site(request), "request": request, "alternates": alternates}
