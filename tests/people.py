"""The standing people of the tests, their own network and the neighbour's."""

from dataclasses import dataclass

from talkoot.accounts.models import User
from talkoot.memberships.models import Membership
from talkoot.networks.models import Network, Tier
from talkoot.organisations.models import Municipality
from tests.factories import (
    ContactFactory,
    CoordinatorFactory,
    MembershipFactory,
    MunicipalityFactory,
    NetworkFactory,
    OfficerFactory,
    OrganisationFactory,
    TierFactory,
    UserFactory,
)


@dataclass(frozen=True)
class People:
    """Two networks, each with a coordinator and a member; the first member also has a person who may only read.

    Two municipalities without a network, each with the person in charge; the first also has an owner of models.
    """

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
    student: User  # calculates for the first member in one year, and has nothing else to do with it
    municipality: Municipality
    other_municipality: Municipality
    lead: User
    officer: User
    other_officer: User


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
        for name in (
            "coordinator",
            "neighbour",
            "member",
            "reader",
            "stranger",
            "student",
            "lead",
            "officer",
            "other_officer",
        )
    }
    CoordinatorFactory(network=network, user=people["coordinator"])
    CoordinatorFactory(network=other, user=people["neighbour"])
    ContactFactory(organisation=bakery, user=people["member"])
    ContactFactory(organisation=bakery, user=people["reader"], may_act=False, role="deputy")
    ContactFactory(organisation=boatyard, user=people["stranger"])
    municipality = MunicipalityFactory(name="Kuusikoski", slug="kuusikoski")
    other_municipality = MunicipalityFactory(name="Hiidenlampi", slug="hiidenlampi")
    OfficerFactory(municipality=municipality, user=people["lead"], unit="Planning", is_lead=True)
    OfficerFactory(municipality=municipality, user=people["officer"], unit="Building control")
    OfficerFactory(municipality=other_municipality, user=people["other_officer"], is_lead=True)
    return People(
        municipality=municipality,
        other_municipality=other_municipality,
        network=network,
        other_network=other,
        tier=tier,
        membership=membership,
        other_membership=other_membership,
        operator=UserFactory(email="operator@town.example", name="Operator", is_superuser=True),
        **people,
    )
