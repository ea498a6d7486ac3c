"""An organisation's facts stand on the public pages of every network that it belongs to or coordinates."""

from typing import Any

from django.dispatch import receiver
from django_scopes import scopes_disabled

from talkoot.history.operations import renew
from talkoot.memberships.models import Membership
from talkoot.networks.models import Coordination
from talkoot.organisations.signals import organisation_changed


@receiver(organisation_changed)
def renew_public_pages(*, organisation_id: int, **kwargs: Any) -> None:
    """Let go of the kept pages of its networks, whichever network the change was made in."""
    with scopes_disabled():
        networks = set(Membership.objects.filter(organisation_id=organisation_id).values_list("network_id", flat=True))
    networks |= set(Coordination.objects.filter(organisation_id=organisation_id).values_list("network_id", flat=True))
    for network_id in sorted(networks):
        renew(network_id=network_id)
