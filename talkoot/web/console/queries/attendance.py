"""How attendance goes from one gathering of a network to the next."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.translation import gettext, ngettext

from talkoot.events.models import Event
from talkoot.events.queries import with_people
from talkoot.networks.models import Network
from talkoot.web.ui.charts import Bar, Part
from talkoot.web.ui.numbers import format_day, format_number
from talkoot.web.ui.pieces import Column, Table

TWO_YEARS = timedelta(days=730)
MOST = 12


def gatherings_with_people(network: Network, today: date) -> list[Event]:
    """The latest gatherings of two years whose list of those who came is kept, the oldest first."""
    held = Event.objects.of_network(network.pk).not_cancelled().between(today - TWO_YEARS, today)
    return list(with_people(held).filter(people__gt=0)[:MOST])[::-1]


def attendance_sentence(gatherings: Sequence[Event]) -> str:
    """The latest gathering beside the one before it."""
    people = [event.people for event in gatherings]
    if len(people) == 1:
        return ngettext("%(n)s came to the only event so far", "%(n)s came to the only event so far", people[0]) % {
            "n": format_number(people[0])
        }
    return ngettext(
        "%(n)s came to the latest event, %(before)s to the one before it",
        "%(n)s came to the latest event, %(before)s to the one before it",
        people[-1],
    ) % {"n": format_number(people[-1]), "before": format_number(people[-2])}


def attendance_bars(gatherings: Sequence[Event]) -> list[Bar]:
    """Each gathering: members, and others who came."""
    return [
        Bar(
            f"{format_day(event.starts_on)} {event.title}",
            ngettext("%(n)s came", "%(n)s came", event.people) % {"n": format_number(event.people)},
            (Part(event.members_who_came, "d1"), Part(event.people - event.members_who_came, "d2")),
        )
        for event in gatherings
    ]


def attendance_table(gatherings: Sequence[Event]) -> Table:
    """The same in figures."""
    columns = [
        Column(gettext("Day")), Column(gettext("Event")), Column(gettext("Came"), number=True),
        Column(gettext("Members"), number=True),
    ]  # fmt: skip
    rows = [
        [
            format_day(event.starts_on), event.title, format_number(event.people),
            format_number(event.members_who_came),
        ]
        for event in gatherings
    ]  # fmt: skip
    return Table(gettext("Attendance from event to event"), columns, rows)
