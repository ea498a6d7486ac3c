"""Gatherings and who came."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from talkoot.events.models import Attendance, Event
from tests.factories import NetworkFactory


class EventFactory(DjangoModelFactory[Event]):
    class Meta:
        model = Event

    network = factory.SubFactory(NetworkFactory)
    title_en = factory.Sequence(lambda n: f"Climate breakfast {n}")
    starts_on = date(2026, 3, 10)


class AttendanceFactory(DjangoModelFactory[Attendance]):
    class Meta:
        model = Attendance

    event = factory.SubFactory(EventFactory)
