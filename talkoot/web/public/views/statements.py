"""How accessible the service is, and which personal data it holds."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from talkoot.networks.models import Network
from talkoot.organisations.models import Municipality
from talkoot.web.public.page import instance_page
from talkoot.web.shared.public_cache import kept_for_everybody


@login_not_required
@kept_for_everybody()
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    context = {"title": gettext("Accessibility statement"), **_reachable()}
    return instance_page(request, "public/statements/accessibility.html", context)


@login_not_required
@kept_for_everybody()
def privacy(request: HttpRequest) -> HttpResponse:
    """The privacy notice."""
    context = {"title": gettext("Privacy notice"), **_reachable()}
    return instance_page(request, "public/statements/privacy.html", context)


def _reachable() -> dict[str, object]:
    """The networks and the municipalities with an address to write to."""
    return {
        "networks": [network for network in Network.objects.published() if network.contact_email],
        "municipalities": Municipality.objects.on_the_service().exclude(contact_email=""),
    }
