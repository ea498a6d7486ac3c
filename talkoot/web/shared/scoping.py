"""Every page of a network loads it, checks who may see it, and runs inside its scope."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django_scopes import scope

from talkoot.footprints.models import Inventory
from talkoot.memberships.models import Membership
from talkoot.networks.models import Network
from talkoot.organisations.models import Municipality
from talkoot.organisations.rules import may_lead

View = Callable[..., HttpResponse]


def in_public_network(view: View) -> View:
    """`view(request, network, …)` for anybody; a network in formation does not exist for the public."""

    @login_not_required
    @wraps(view)
    def run(request: HttpRequest, network: str, *args: Any, **kwargs: Any) -> HttpResponse:
        found = get_object_or_404(Network.objects.published(), slug=network)
        with scope(network=found):
            return view(request, found, *args, **kwargs)

    return run


def in_console_network(view: View) -> View:
    """`view(request, network, …)` for the network's coordinators and operators; for others it does not exist."""

    @wraps(view)
    def run(request: HttpRequest, network: str, *args: Any, **kwargs: Any) -> HttpResponse:
        found = get_object_or_404(Network.objects.coordinated_by(request.user), slug=network)
        with scope(network=found):
            return view(request, found, *args, **kwargs)

    return run


def in_membership(view: View) -> View:
    """`view(request, membership, …)` for the organisation's contacts, acting or reading; for others it does not exist."""

    @wraps(view)
    def run(request: HttpRequest, network: str, member: str, *args: Any, **kwargs: Any) -> HttpResponse:
        found_network = get_object_or_404(Network, slug=network)
        with scope(network=found_network):
            memberships = Membership.objects.select_related("organisation", "network", "tier")
            membership = memberships.filter(
                slug=member, organisation__contacts__user=request.user, organisation__contacts__until_on=None
            ).first()
            if membership is None:
                raise Http404
            return view(request, membership, *args, **kwargs)

    return run


def in_inventory(view: View) -> View:
    """`view(request, inventory, …)` for the organisation's contacts and who holds a mandate today; else it does not exist."""

    @wraps(view)
    def run(request: HttpRequest, inventory: int, *args: Any, **kwargs: Any) -> HttpResponse:
        mine = Inventory.objects.visible_to(request.user, timezone.localdate()).select_related("organisation")
        response = view(request, get_object_or_404(mine, pk=inventory), *args, **kwargs)
        patch_cache_control(response, private=True)
        return response

    return run


def in_public_municipality(view: View) -> View:
    """`view(request, municipality, …)` for anybody; a municipality that is not on the service has no pages."""

    @login_not_required
    @wraps(view)
    def run(request: HttpRequest, municipality: str, *args: Any, **kwargs: Any) -> HttpResponse:
        found = get_object_or_404(Municipality.objects.on_the_service(), slug=municipality)
        return view(request, found, *args, **kwargs)

    return run


def in_console_municipality(view: View) -> View:
    """`view(request, municipality, …)` for those who work for it and operators; for others it does not exist."""

    @wraps(view)
    def run(request: HttpRequest, municipality: str, *args: Any, **kwargs: Any) -> HttpResponse:
        found = get_object_or_404(Municipality.objects.worked_for_by(request.user), slug=municipality)
        return view(request, found, *args, **kwargs)

    return run


def for_leads(view: View) -> View:
    """As `in_console_municipality`, but only for those in charge of the whole."""

    @in_console_municipality
    @wraps(view)
    def run(request: HttpRequest, municipality: Municipality, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_lead(request.user, municipality):
            raise PermissionDenied
        return view(request, municipality, *args, **kwargs)

    return run
