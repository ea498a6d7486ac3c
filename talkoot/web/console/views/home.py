"""The way in: the only network, or the choice of one."""

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from talkoot.memberships.enums import MEMBERS
from talkoot.networks.models import Network
from talkoot.networks.rules import may_found
from talkoot.web.console.page import instance_page


def home(request: HttpRequest) -> HttpResponse:
    """Whoever runs one network comes straight to it; operators see all."""
    networks = list(
        Network.objects.coordinated_by(request.user).annotate(
            taking_part=Count("memberships", filter=Q(memberships__state__in=MEMBERS), distinct=True)
        )
    )
    if len(networks) == 1 and not may_found(request.user):
        return redirect("console:today", networks[0].slug)
    if not networks and not may_found(request.user):
        raise PermissionDenied
    return instance_page(
        request, "console/home/home.html", {"networks": networks, "may_found": may_found(request.user)}
    )
