"""The way in: the only network or municipality, or the choice of one."""

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from talkoot.adoptions.enums import UNDER_WAY
from talkoot.memberships.enums import MEMBERS
from talkoot.networks.models import Network
from talkoot.networks.rules import may_found
from talkoot.organisations.models import Municipality, RegionalBody
from talkoot.organisations.rules import may_take_into_use
from talkoot.web.console.page import instance_page


def home(request: HttpRequest) -> HttpResponse:
    """Whoever runs one network, or works for one municipality, comes straight to it; operators see all."""
    networks = list(
        Network.objects.coordinated_by(request.user).annotate(
            taking_part=Count("memberships", filter=Q(memberships__state__in=MEMBERS), distinct=True)
        )
    )
    towns = list(
        Municipality.objects.on_the_service()
        .filter(pk__in=Municipality.objects.worked_for_by(request.user).values("pk"))
        .annotate(under_way=Count("adoptions", filter=Q(adoptions__state__in=UNDER_WAY)))
    )
    bodies = list(_bodies(request))
    if not may_found(request.user):
        if not (networks or towns or bodies):
            raise PermissionDenied
        if len(networks) + len(towns) + len(bodies) == 1:
            return _straight(networks, towns, bodies)
    context = {
        "networks": networks, "municipalities": towns, "bodies": bodies, "may_found": may_found(request.user),
        "may_take_into_use": may_take_into_use(request.user),
    }  # fmt: skip
    return instance_page(request, "console/home/home.html", context)


def _bodies(request: HttpRequest) -> list[RegionalBody]:
    """Regional bodies that the person reads for."""
    found = RegionalBody.objects.annotate(towns=Count("municipalities", distinct=True))
    if request.user.is_operator:
        return list(found)
    mine = RegionalBody.objects.filter(readers__user=request.user, readers__until_on=None).values("pk")
    return list(found.filter(pk__in=mine))


def _straight(networks: list[Network], towns: list[Municipality], bodies: list[RegionalBody]) -> HttpResponse:
    if networks:
        return redirect("console:today", networks[0].slug)
    if towns:
        return redirect("console:portfolio", towns[0].slug)
    return redirect("console:region", bodies[0].slug)
