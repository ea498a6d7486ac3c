"""Who runs a network; a new network."""

import pytest
from django.urls import reverse

from talkoot.networks.models import Coordination, Coordinator, Network
from talkoot.organisations.models import Organisation
from tests.factories import CoordinatorFactory, OrganisationFactory
from tests.web.console.conftest import Desk


def test_coordinator_is_added_by_address(desk: Desk) -> None:
    desk.post("people", email="new@town.example", name="New Person", language="sv")
    role = Coordinator.objects.get(user__email="new@town.example")
    assert (role.network, role.user.name, role.user.language) == (desk.network, "New Person", "sv")


def test_last_coordinator_stays(desk: Desk) -> None:
    role = Coordinator.objects.get(network=desk.network)
    desk.post("coordinator-end", role.pk)
    role.refresh_from_db()
    assert role.until_on is None


def test_task_of_a_coordinator_ends(desk: Desk) -> None:
    other = CoordinatorFactory(network=desk.network)
    desk.post("coordinator-end", other.pk)
    other.refresh_from_db()
    assert other.until_on is not None


def test_coordinator_of_the_neighbour_cannot_be_ended(desk: Desk, people) -> None:
    strange = Coordinator.objects.get(user=people.neighbour)
    assert desk.post("coordinator-end", strange.pk).status_code == 404


def test_organisations_coordinate_together(desk: Desk) -> None:
    known = OrganisationFactory(name="Järvikaupunki", business_id="0112038-9")
    desk.post("people", organisation="0112038-9")
    desk.post("people", organisation="Kauppakamari")
    desk.post("people", organisation="kauppakamari")
    assert list(Coordination.objects.values_list("organisation__name", flat=True)) == [known.name, "Kauppakamari"]
    assert Organisation.objects.filter(name__iexact="kauppakamari").count() == 1


NEW = {
    "name": "Uusi verkosto", "slug": "uusi", "kind": "closed", "language": "fi", "contact_email": "",
    "coordinator_email": "first@town.example", "coordinator_name": "First", "once": "net-1",
}  # fmt: skip


def test_operator_begins_a_network_with_its_first_coordinator(people, client_of) -> None:
    client = client_of(people.operator)
    for _click in range(2):
        client.post(reverse("console:network-new"), NEW)
    network = Network.objects.get(slug="uusi")
    assert (network.state, network.name_fi, network.languages[0]) == ("forming", "Uusi verkosto", "fi")
    assert network.coordinators.get().user.email == "first@town.example"


@pytest.mark.parametrize("slug", ["jarvikaupunki", "console", "networks", "with space", "", "x" * 61, "ä"])
def test_impossible_addresses_are_refused_and_the_rest_is_kept(people, client_of, slug: str) -> None:
    page = client_of(people.operator).post(reverse("console:network-new"), {**NEW, "slug": slug})
    assert page.status_code == 200
    assert "first@town.example" in page.content.decode()


@pytest.mark.parametrize("who", ["coordinator", "neighbour", "member", "reader", "stranger"])
def test_only_operators_begin_networks(people, client_of, who: str) -> None:
    client = client_of(getattr(people, who))
    assert client.get(reverse("console:network-new")).status_code == 403
    assert client.get(reverse("console:networks")).status_code == 403
    assert client.post(reverse("console:network-new"), NEW).status_code == 403
    assert not Network.objects.filter(slug="uusi").exists()
