"""How accessible the service is, and which personal data it holds."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from talkoot.networks.models import Network
from talkoot.web.public.page import instance_page
from talkoot.web.shared.public_cache import kept_for_everybody


@login_not_required
@kept_for_everybody()
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    context = {"title": gettext("Accessibility statement"), "networks": _reachable()}
    return instance_page(request, "public/statements/accessibility.html", context)


@login_not_required
@kept_for_everybody()
def privacy(request: HttpRequest) -> HttpResponse:
    """The privacy notice."""
    context = {"title": gettext("Privacy notice"), "networks": _reachable()}
    return instance_page(request, "public/statements/privacy.html", context)


def _reachable() -> list[Network]:
    """The networks with an address to write to."""
    return [network for network in Network.objects.published() if network.contact_email]
