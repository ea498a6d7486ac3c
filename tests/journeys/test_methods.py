"""The ways of coordinating at work: from a municipality with no network up the ladder."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from talkoot.accounts.models import User
from talkoot.networks.models import Network
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory
from tests.journeys.robot import Person
from tests.journeys.test_models import DESK, desk, planner, visitor

__all__ = ["desk", "planner", "visitor"]

Browser = Callable[[User | None], Client]


@pytest.mark.django_db(transaction=True)
def test_method_1_a_municipality_without_a_network_can_use_the_service_fully(client_of: Browser, visitor: Person):
    operator = Person(client_of(UserFactory(is_superuser=True, language="en", email="operator@service.example")))
    operator.open("/en/console/municipalities/new/")
    operator.fill("Name of the municipality", "Hirvijoki").fill("E-mail of the person", "paula@hirvijoki.example")
    operator.fill("Name of the person", "Paula Planner")
    operator.press("Bring it onto the service")
    desk = Person(client_of(User.objects.get(email="paula@hirvijoki.example")))
    place = "/en/console/municipality/hirvijoki"
    for code in ("permits", "others-services", "award"):
        desk.open(f"{place}/adopt/{code}/").press("Take the model into use")
    assert not Network.objects.exists()
    words = desk.open(f"{place}/").words
    assert [name for name in ("Permits", "others", "award") if name in words] == ["Permits", "others", "award"]
    desk.open(f"{place}/clock/").open(f"{place}/handover/")
    assert "Paula Planner" in desk.words
    assert "Permits and official duties" in visitor.open("/en/municipalities/hirvijoki/").words


def test_method_2_a_climate_item_appears_in_the_calendar_of_what_is_done_already_without_a_new_network(
    desk: Person, visitor: Person
):
    desk.open(f"{DESK}/adopt/training/").fill("Existing forum", "Entrepreneur training").press(
        "Take the model into use"
    )
    desk.open(f"{DESK}/clock/")
    desk.fill("Entrepreneur training", True) if "Entrepreneur training" not in desk.words else None
    assert "Entrepreneur training" in desk.words
    assert not Network.objects.exists()


def test_method_3_the_health_of_the_network_is_seen_without_any_report(desk: Person, planner: User):
    desk.open(f"{DESK}/method/open-network/").press("Move")
    network = Network.objects.get()
    members = [
        MembershipFactory(network=network, tier=None, organisation=OrganisationFactory(size_class=size, industry="10"))
        for size in ("<10", "<10", "10-49", "250+")
    ]
    desk.open(f"/en/console/{network.slug}/events/new/").fill("Heading", "Climate coffee")
    desk.fill("Day", timezone.localdate().isoformat()).press("Put it into the calendar")
    desk.follow("Tick who came").fill(members[0].organisation.name, True).press("Save")
    words = desk.open(f"/en/console/{network.slug}/health/").words
    assert "4 members" in words
    assert "1 of 4" in words


def test_moving_up_the_ladder_and_down_again_keeps_the_network_and_its_members(desk: Person):
    desk.open(f"{DESK}/method/open-network/").press("Move")
    network = Network.objects.get()
    member = MembershipFactory(network=network, tier=None, joined_on=date(2026, 1, 1))
    desk.open(f"{DESK}/method/closed-network/").press("Move")
    desk.open(f"{DESK}/method/single-models/").press("Move")
    desk.open(f"{DESK}/method/open-network/").press("Move")
    kept = Network.objects.get()
    assert (kept.pk, kept.kind, [m.pk for m in kept.memberships.all()]) == (network.pk, "open", [member.pk])
