"""The year clock in a calendar program."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from talkoot.adoptions import operations
from talkoot.adoptions.models import CalendarFeed
from talkoot.events.operations import plan_event
from talkoot.organisations.models import Officer
from tests.factories import NOW
from tests.factories.adoptions import AdoptionFactory, TaskFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def day():
    return timezone.localdate() + timedelta(days=10)


@pytest.fixture
def task(people, day):
    owner = Officer.objects.get(user=people.officer)
    adoption = AdoptionFactory(
        municipality=people.municipality, owner=owner, model_code="training", forum="Business training"
    )
    return TaskFactory(adoption=adoption, title_fi="Soita", title_sv="Ring", title_en="Call", due_on=day)


def feed(people, **facts):
    return operations.open_feed(municipality_id=people.municipality.pk, now=NOW, **facts)


def entries(client, found: CalendarFeed):
    response = client.get(f"/data/calendar/{found.token}.ics")
    assert (response.status_code, response["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return Calendar.from_ical(response.content).walk("VEVENT")


def test_task_is_a_day_in_the_municipalitys_language_with_an_identifier_that_stays(people, client, task, day):
    entry = entries(client, feed(people))[0]
    assert (str(entry["SUMMARY"]), entry["DTSTART"].dt, str(entry["UID"])) == (
        "Soita",
        day,
        f"task-{task.pk}@testserver",
    )
    operations.change_task(task_id=task.pk, by=people.lead, now=NOW, due_on=day + timedelta(days=1))
    moved = entries(client, feed(people))[0]
    assert (moved["DTSTART"].dt, moved["UID"], moved["SEQUENCE"]) == (day + timedelta(days=1), entry["UID"], 2)


def test_persons_calendar_holds_the_persons_own_in_the_persons_language(people, client, task):
    people.officer.language = "sv"
    people.officer.save()
    TaskFactory(adoption=AdoptionFactory(municipality=people.municipality, model_code="award"), due_on=task.due_on)
    owner = Officer.objects.get(user=people.officer)
    assert [str(e["SUMMARY"]) for e in entries(client, feed(people, officer_id=owner.pk))] == ["Ring"]


def test_forums_calendar_gives_its_dates_and_public_gatherings_without_names(people, client, task, day):
    TaskFactory(adoption=task.adoption, title_fi="Ilta", kind="date", due_on=day)
    for title, is_public in (("Energiailta", True), ("Oma palaveri", False)):
        plan_event(
            municipality_id=people.municipality.pk, title={"fi": title}, starts_on=day, forum="Business training",
            is_public=is_public, by=people.lead, now=NOW,
        )  # fmt: skip
    found = entries(client, feed(people, forum="Business training"))
    assert sorted(str(entry["SUMMARY"]) for entry in found) == ["Energiailta", "Ilta"]
    assert b"Officer" not in b"".join(entry.to_ical() for entry in found)


def test_forums_calendar_leaves_out_models_that_are_not_shown(people, client, task, day):
    TaskFactory(adoption=task.adoption, title_fi="Ilta", kind="date", due_on=day)
    type(task.adoption).objects.update(is_public=False)
    assert entries(client, feed(people, forum="Business training")) == []


def test_unchanged_calendar_is_not_sent_again(people, client, task):
    address = f"/data/calendar/{feed(people).token}.ics"
    first = client.get(address)
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304
    operations.drop_task(task_id=task.pk, by=people.lead, now=NOW)
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_closed_address_and_that_of_one_who_has_left_are_gone(people, client):
    closed, own = feed(people), feed(people, officer_id=Officer.objects.get(user=people.officer).pk)
    operations.close_feed(feed_id=closed.pk, now=NOW)
    Officer.objects.filter(user=people.officer).update(until_on=date(2026, 3, 1))
    assert [client.get(f"/data/calendar/{one.token}.ics").status_code for one in (closed, own)] == [410, 410]


def test_unknown_address_is_not_found(client):
    assert client.get("/data/calendar/nonsense.ics").status_code == 404
