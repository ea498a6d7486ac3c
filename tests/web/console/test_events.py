"""Gatherings and the health of a network, as its coordinator sees them."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from talkoot.events.models import Event
from tests.factories import ContactFactory, MembershipFactory
from tests.factories.cases import CaseFactory
from tests.factories.events import AttendanceFactory, EventFactory
from tests.web.console.conftest import Desk


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_first_event_is_planned_from_the_empty_list(desk: Desk):
    assert "No events yet" in desk.get("events")
    day = timezone.localdate() + timedelta(days=7)
    answer = desk.post(
        "event-new", title_en="Climate breakfast", starts_on=day, starts_at="08:30", place="Library",
        forum="Entrepreneur training", is_public="on", theme="energy",
    )  # fmt: skip
    event = Event.objects.get()
    assert answer.url == desk.url("event", event.pk)
    assert (event.network, event.title_en, str(event.starts_at), event.forum, event.theme) == (
        desk.network, "Climate breakfast", "08:30:00", "Entrepreneur training", "energy",
    )  # fmt: skip
    assert "1 event is to come" in text_of(desk.get("events"))


def test_wrong_day_keeps_what_was_typed(desk: Desk):
    page = desk.post("event-new", title_en="Climate breakfast", starts_on="tomorrow").content.decode()
    assert ("Climate breakfast" in page, Event.objects.count()) == (True, 0)


def test_who_came_is_ticked_and_pasted(desk: Desk):
    event = EventFactory(network=desk.network, starts_on=timezone.localdate())
    assert "is missing for 1 event" in text_of(desk.get("events"))
    desk.post("event-attendance", event.pk, members=[desk.member.pk], guests="Erkki Esimerkki")
    page = text_of(desk.get("event", event.pk))
    assert "2 in all, of them from 1 member" in page
    assert "1 came" not in text_of(desk.get("events"))
    form = desk.get("event-attendance", event.pk)
    assert f'value="{desk.member.pk}" ' in form.replace("checked", "")
    assert "Erkki Esimerkki" in form


def test_event_is_changed_and_cancelled(desk: Desk):
    event = EventFactory(network=desk.network, starts_on=timezone.localdate() + timedelta(days=7))
    day = event.starts_on
    desk.post("event-edit", event.pk, version=1, title_en="Lunch", starts_on=day)
    assert Event.objects.get().title_en == "Lunch"
    page = desk.post("event-edit", event.pk, version=1, title_en="Dinner", starts_on=day).content.decode()
    assert "What the other person saved" in page
    desk.post("event-cancel", event.pk, reason="Snow")
    assert "Snow" in desk.get("event", event.pk)


def test_neighbour_sees_neither_events_nor_health(desk: Desk, people, client_of):
    event = EventFactory(network=desk.network)
    client: Client = client_of(people.neighbour)
    urls = [desk.url("events"), desk.url("event", event.pk), desk.url("event-attendance", event.pk), desk.url("health")]
    assert [client.get(url).status_code for url in urls] == [404] * 4
    other = EventFactory(network=people.other_network)
    assert desk.client.get(desk.url("event", other.pk)).status_code == 404


def test_network_health_is_read_without_any_report(desk: Desk, people):
    """Reach, attendance and activity by size and industry (method 3)."""
    today, tier = timezone.localdate(), desk.member.tier

    def member(**facts: object):
        return MembershipFactory(network=desk.network, tier=tier, **facts)

    came = member(organisation__size_class="<10", organisation__industry="56")
    asked = member(organisation__size_class="<10", organisation__industry="56")
    member(organisation__size_class="10-49", organisation__industry="10", heard_at=timezone.now())
    member(organisation__size_class="", organisation__industry="")
    member(state="left", heard_at=timezone.now())
    ContactFactory(organisation=came.organisation)
    AttendanceFactory(event=EventFactory(network=desk.network, starts_on=today), membership=came)
    EventFactory(network=desk.network, starts_on=today - timedelta(days=30))
    EventFactory(network=desk.network, starts_on=today - timedelta(days=400))
    CaseFactory(organisation=asked.organisation, opened_at=timezone.now())
    page = text_of(desk.get("health"))
    assert "3 of 5 members have given a sign of life in twelve months" in page
    assert "2 events in twelve months; the list of those who came is kept for 1" in page
    assert "1 of 5 members came at least once" in page
    assert "2 of 5 members can be reached by e-mail" in page
    sizes = re.search(r"Under 10 employees 2 of 2 members 10–49 employees 1 of 2 members Size not known 0 of 1", page)
    assert sizes is not None
    assert "Accommodation and food service activities 2 of 2 members" in page


def test_health_of_an_empty_network_says_what_to_do(desk: Desk):
    desk.member.delete()
    assert "Nothing to read yet" in desk.get("health")


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("name", "budget"), [("events", 8), ("health", 12)])
def test_pages_cost_the_same_for_one_and_for_three(
    desk: Desk, count: int, name: str, budget: int, django_assert_num_queries
):
    for n in range(count):
        member = MembershipFactory(network=desk.network, tier=desk.member.tier, slug=f"m-{n}")
        event = EventFactory(network=desk.network)
        AttendanceFactory(event=event, membership=member)
    desk.get(name)
    with django_assert_num_queries(budget):
        desk.get(name)


def test_attendance_is_seen_from_event_to_event(desk: Desk):
    today = timezone.localdate()
    for days, people in ((60, 1), (20, 2)):
        event = EventFactory(network=desk.network, starts_on=today - timedelta(days=days))
        for n in range(people):
            AttendanceFactory(event=event, name=f"Guest {n}")
    EventFactory(network=desk.network, starts_on=today - timedelta(days=5))
    assert "2 came to the latest event, 1 to the one before it" in text_of(desk.get("health"))
