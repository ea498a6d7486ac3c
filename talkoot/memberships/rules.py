"""Who may do what with a membership."""

from talkoot.accounts.models import User
from talkoot.memberships.models import Membership
from talkoot.networks.models import Network
from talkoot.organisations.models import Contact


def may_act_for(user: User, membership: Membership) -> bool:
    """Contacts of the organisation who may act."""
    return Contact.objects.filter(
        organisation_id=membership.organisation_id, user=user, may_act=True, until_on=None
    ).exists()


def may_read(user: User, membership: Membership) -> bool:
    """The organisation's contacts and the network's coordinators."""
    return Contact.objects.filter(
        organisation_id=membership.organisation_id, user=user, until_on=None
    ).exists() or may_run(user, membership)


def may_run(user: User, membership: Membership) -> bool:
    """The network's coordinators."""
    return Network.objects.coordinated_by(user).filter(pk=membership.network_id).exists()
