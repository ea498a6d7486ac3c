"""A municipality's own gatherings: an item appears in what exists already, without a network."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from talkoot.adoptions.operations import open_feed
from talkoot.events.models import Event
from tests.factories.events import EventFactory


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


class Town:
    """An official at the gatherings of the town."""

    def __init__(self, client: Client, slug: str) -> None:
        self.client, self.slug = client, slug

    def url(self, name: str, *args: object) -> str:
        return reverse(f"console:{name}", args=[self.slug, *args])

    def get(self, name: str, *args: object) -> str:
        return self.client.get(self.url(name, *args)).content.decode()

    def post(self, name: str, *args: object, **data: object):
        return self.client.post(self.url(name, *args), data)


@pytest.fixture
def town(people, client_of) -> Town:
    return Town(client_of(people.officer), people.municipality.slug)


def gathering(people, **facts: object) -> Event:
    day = timezone.localdate() + timedelta(days=40)
    return EventFactory(**{"network": None, "municipality": people.municipality, "starts_on": day, **facts})


def test_climate_item_appears_in_the_calendar_of_a_training_without_a_network(town: Town, people):
    day = timezone.localdate() + timedelta(days=40)
    page = town.get("town-events")
    assert "no network is needed" in page
    answer = town.post(
        "town-event-new", title_fi="Energialasku kuriin", starts_on=day, starts_at="17:00", forum="Yrittäjäkoulutus",
        is_public="on",
    )  # fmt: skip
    event = Event.objects.get()
    assert (event.network, event.municipality, event.forum) == (None, people.municipality, "Yrittäjäkoulutus")
    assert answer.url == town.url("town-event", event.pk)
    clock = town.get("clock") if day.year == timezone.localdate().year else ""
    clock = clock or town.client.get(f"{town.url('clock')}?year={day.year}").content.decode()
    assert f'href="{town.url("town-event", event.pk)}"' in clock
    feed = open_feed(municipality_id=people.municipality.pk, forum="Yrittäjäkoulutus", now=timezone.now())
    calendar = Client().get(reverse("api:calendar", args=[feed.token])).content.decode()
    assert "Energialasku kuriin" in calendar


def test_forums_in_use_are_offered(town: Town, people):
    gathering(people, forum="Yrittäjäkoulutus")
    assert '<option value="Yrittäjäkoulutus">' in town.get("town-event-new")


def test_own_gathering_is_changed_and_cancelled(town: Town, people):
    event = gathering(people)
    facts = {"version": 1, "starts_on": event.starts_on}
    town.post("town-event-edit", event.pk, **facts, title_en="Evening")
    assert Event.objects.get().title_en == "Evening"
    assert "What the other person saved" in town.post(
        "town-event-edit", event.pk, **facts, title_en="Morning"
    ).content.decode()  # fmt: skip
    town.post("town-event-cancel", event.pk, reason="Snow")
    assert "Snow" in town.get("town-event", event.pk)
    assert "No event is to come" in text_of(town.get("town-events"))


def test_wrong_day_keeps_what_was_typed(town: Town):
    page = town.post("town-event-new", title_fi="Energialasku", starts_on="huomenna").content.decode()
    assert ("Energialasku" in page, Event.objects.count()) == (True, 0)


def test_nobody_is_ticked_at_a_gathering_without_members(town: Town, people):
    event = gathering(people, starts_on=timezone.localdate())
    assert "Tick who came" not in town.get("town-event", event.pk) + town.get("town-events")


def test_other_towns_and_networks_gatherings_do_not_exist_here(town: Town, people, client_of):
    event = gathering(people)
    theirs = [EventFactory(network=people.network), gathering(people, municipality=people.other_municipality)]
    assert [town.client.get(town.url("town-event", one.pk)).status_code for one in theirs] == [404, 404]
    neighbour = Town(client_of(people.other_officer), people.municipality.slug)
    names = [("town-events",), ("town-event-new",), ("town-event", event.pk), ("town-event-cancel", event.pk)]
    assert [neighbour.client.get(neighbour.url(*name)).status_code for name in names] == [404] * 4


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_one_and_for_three(town: Town, people, count: int, django_assert_num_queries):
    for _n in range(count):
        gathering(people)
    town.get("town-events")
    with django_assert_num_queries(7):
        town.get("town-events")
