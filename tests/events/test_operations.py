"""Gatherings are planned and cancelled, and who came is kept: known by a tick or an address, unknown as written."""

from datetime import UTC, date, datetime, time

import pytest

from talkoot.events.models import Event
from talkoot.events.operations import (
    AlreadyCancelled,
    NotHeldYet,
    ReasonMissing,
    Recorded,
    TitleMissing,
    cancel_event,
    change_event,
    plan_event,
    record_attendance,
)
from talkoot.events.queries import events_between, members_who_came
from talkoot.kernel.errors import ChangedMeanwhile
from tests.factories import NOW, ContactFactory, MembershipFactory, OrganisationFactory
from tests.factories.events import EventFactory
from tests.people import People

DAY = date(2026, 3, 16)


def came(people: People, event: Event, *ticked: object, guests: str = "") -> Recorded:
    return record_attendance(
        event_id=event.pk, membership_ids=[member.pk for member in ticked], guests=guests, by=people.coordinator,
        now=NOW, today=DAY,
    )  # fmt: skip


def test_item_appears_in_the_calendar_of_an_existing_forum_without_a_network(people: People):
    event = plan_event(
        municipality_id=people.municipality.pk, title={"fi": "Energialasku kuriin", "sv": ""}, starts_on=DAY,
        forum="Entrepreneur training", by=people.lead, now=NOW, starts_at=time(8, 30),
    )  # fmt: skip
    assert list(events_between(people.municipality.pk, DAY, DAY)) == [event]
    assert (event.network, event.forum, event.title_fi, event.title_sv) == (
        None, "Entrepreneur training", "Energialasku kuriin", None,
    )  # fmt: skip


def test_calendar_of_a_municipality_holds_its_own_events_of_the_period(people: People):
    def plan(day: date, municipality: object = people.municipality) -> Event:
        return plan_event(municipality_id=municipality.pk, title={"en": "x"}, starts_on=day, by=people.lead, now=NOW)

    first, last = plan(date(2026, 3, 1)), plan(date(2026, 3, 31))
    plan(date(2026, 4, 1)), plan(date(2026, 2, 28)), plan(DAY, people.other_municipality)
    cancel_event(event_id=plan(DAY).pk, reason="Snow", by=people.lead, now=NOW)
    assert list(events_between(people.municipality.pk, date(2026, 3, 1), date(2026, 3, 31))) == [first, last]


def test_event_without_a_title_is_refused(people: People):
    with pytest.raises(TitleMissing):
        plan_event(network_id=people.network.pk, title={"fi": " "}, starts_on=DAY, by=people.coordinator, now=NOW)


def test_event_is_changed_by_one_at_a_time(people: People):
    event = EventFactory(network=people.network)
    change_event(
        event_id=event.pk, by=people.coordinator, now=NOW, seen_version=1, place="Library", title={"sv": "Frukost"}
    )
    event.refresh_from_db()
    assert (event.place, event.title_sv, event.title_en, event.version) == ("Library", "Frukost", None, 2)
    with pytest.raises(ChangedMeanwhile):
        change_event(event_id=event.pk, by=people.coordinator, now=NOW, seen_version=1, place="Cafe")
    with pytest.raises(TitleMissing):
        change_event(event_id=event.pk, by=people.coordinator, now=NOW, title={})


def test_cancelled_event_keeps_its_reason_and_takes_no_change(people: People):
    event = EventFactory(network=people.network)
    with pytest.raises(ReasonMissing):
        cancel_event(event_id=event.pk, reason=" ", by=people.coordinator, now=NOW)
    cancel_event(event_id=event.pk, reason="Snow", by=people.coordinator, now=NOW)
    event.refresh_from_db()
    assert (event.is_cancelled, event.cancel_reason) == (True, "Snow")
    for change in (
        lambda: cancel_event(event_id=event.pk, reason="Snow", by=people.coordinator, now=NOW),
        lambda: change_event(event_id=event.pk, by=people.coordinator, now=NOW, place="x"),
        lambda: came(people, event),
    ):
        with pytest.raises(AlreadyCancelled):
            change()


def test_attendance_is_kept_from_the_day_on(people: People):
    with pytest.raises(NotHeldYet):
        came(people, EventFactory(network=people.network, starts_on=date(2026, 3, 17)))
    assert came(people, EventFactory(network=people.network, starts_on=DAY), people.membership) == Recorded(1, 0, 0)


def test_pasted_lines_are_matched_with_members_other_organisations_or_kept(people: People):
    other = MembershipFactory(
        network=people.network, organisation__name="Kauran Leipä Oy", organisation__folded_name="kauran leipa oy"
    )
    outsider = ContactFactory(organisation=OrganisationFactory(name="Sahuri Oy"), email="sanna@sahuri.example")
    ContactFactory(organisation=other.organisation, email="kaisa@kaura.example")
    event = EventFactory(network=people.network)
    guests = """Kaisa Kaura <KAISA@kaura.example>; kauran leipä oy
    Sanna sanna@sahuri.example, Erkki Esimerkki
    pelle@pelle; erkki esimerkki"""
    assert came(people, event, people.membership, guests=guests) == Recorded(2, 1, 2)
    rows = {(row.name, row.email): (row.membership, row.organisation) for row in event.attendances.all()}
    assert rows == {
        ("", ""): (people.membership, people.membership.organisation),
        ("Kaisa Kaura", "kaisa@kaura.example"): (other, other.organisation),
        ("kauran leipä oy", ""): (other, other.organisation),
        ("Sanna", "sanna@sahuri.example"): (None, outsider.organisation),
        ("Erkki Esimerkki", ""): (None, None),
        ("pelle@pelle", ""): (None, None),
    }


def test_saving_again_replaces_the_list(people: People):
    event = EventFactory(network=people.network)
    came(people, event, people.membership, guests="Erkki")
    assert came(people, event, guests="Sanna") == Recorded(0, 0, 1)
    assert [row.name for row in event.attendances.all()] == ["Sanna"]


def test_member_of_another_network_cannot_be_ticked(people: People):
    event = EventFactory(network=people.network)
    assert came(people, event, people.other_membership) == Recorded(0, 0, 0)


def test_having_been_there_is_a_sign_of_life_of_that_day_and_never_an_older_one(people: People):
    event = EventFactory(network=people.network, starts_on=date(2026, 3, 10), starts_at=time(8, 0))
    came(people, event, people.membership)
    people.membership.refresh_from_db()
    assert people.membership.heard_at == datetime(2026, 3, 10, 6, 0, tzinfo=UTC)
    came(people, EventFactory(network=people.network, starts_on=date(2025, 3, 10)), people.membership)
    people.membership.refresh_from_db()
    assert people.membership.heard_at == datetime(2026, 3, 10, 6, 0, tzinfo=UTC)


def test_members_who_came_are_counted_once_and_by_period(people: People):
    for day in (date(2026, 3, 10), date(2026, 2, 10), date(2024, 2, 10)):
        came(people, EventFactory(network=people.network, starts_on=day), people.membership)
    silent = MembershipFactory(network=people.network)
    came(people, EventFactory(network=people.network, starts_on=date(2024, 2, 10)), silent)
    assert members_who_came(people.network.pk, date(2025, 3, 16), DAY) == {people.membership.pk}
