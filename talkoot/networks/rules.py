"""Who may run a network."""

from talkoot.accounts.models import User
from talkoot.networks.models import Network


def may_coordinate(user: User, network: Network) -> bool:
    """Coordinators in office, and operators."""
    return Network.objects.coordinated_by(user).filter(pk=network.pk).exists()


def may_found(user: User) -> bool:
    """Only operators bring a new network to life."""
    return user.is_operator
