"""Who may bring a spreadsheet."""

from talkoot.accounts.models import User
from talkoot.imports.models import Import
from talkoot.networks.models import Network
from talkoot.networks.rules import may_coordinate


def may_import(user: User, network: Network) -> bool:
    """The network's coordinators."""
    return may_coordinate(user, network)


def may_see(user: User, imported: Import) -> bool:
    """The network's coordinators."""
    return may_coordinate(user, imported.network)
