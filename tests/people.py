"""The standing people of the tests, their own network and the neighbour's."""

from dataclasses import dataclass

from talkoot.accounts.models import User
from talkoot.memberships.models import Membership
from talkoot.networks.models import Network, Tier
from tests.factories import (
    ContactFactory,
    CoordinatorFactory,
    MembershipFactory,
    NetworkFactory,
    OrganisationFactory,
    TierFactory,
    UserFactory,
)


@dataclass(frozen=True)
class People:
    """Two networks, each with a coordinator and a member; the first member also has a person who may only read."""

    network: Network
    other_network: Network
    tier: Tier
    membership: Membership
    other_membership: Membership
    operator: User
    coordinator: User
    neighbour: User
    member: User
    reader: User
    stranger: User  # member of the other network


def make_people() -> People:
    network = NetworkFactory(slug="jarvikaupunki", name_en="Climate partners of Järvikaupunki")
    other = NetworkFactory(slug="skargardsstaden", name_en="Climate partners of Skärgårdsstaden")
    tier, other_tier = TierFactory(network=network), TierFactory(network=other)
    bakery = OrganisationFactory(name="Lumikon Leipomo Oy", folded_name="lumikon leipomo oy")
    boatyard = OrganisationFactory(name="Båtvarvet Klinkerholm Ab", folded_name="batvarvet klinkerholm ab")
    membership = MembershipFactory(network=network, tier=tier, organisation=bakery, slug="lumikon-leipomo")
    other_membership = MembershipFactory(network=other, tier=other_tier, organisation=boatyard, slug="klinkerholm")
    people = {
        name: UserFactory(email=f"{name}@town.example", name=name.title())
        for name in ("coordinator", "neighbour", "member", "reader", "stranger")
    }
    CoordinatorFactory(network=network, user=people["coordinator"])
    CoordinatorFactory(network=other, user=people["neighbour"])
    ContactFactory(organisation=bakery, user=people["member"])
    ContactFactory(organisation=bakery, user=people["reader"], may_act=False, role="deputy")
    ContactFactory(organisation=boatyard, user=people["stranger"])
    return People(
        network=network,
        other_network=other,
        tier=tier,
        membership=membership,
        other_membership=other_membership,
        operator=UserFactory(email="operator@town.example", name="Operator", is_superuser=True),
        **people,
    )
