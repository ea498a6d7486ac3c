"""The year clock as the pages show it."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from talkoot.adoptions.models import CalendarFeed
from talkoot.adoptions.queries.clock import Item, clock_items
from talkoot.organisations.models import Municipality, Officer
from talkoot.web.ui.numbers import format_day_short


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the clock with what stands in it."""

    number: int
    items: list[Item]
    is_now: bool


@dataclass(frozen=True, slots=True)
class Feed:
    """An address for a calendar program and whose dates it gives."""

    feed: CalendarFeed
    whose: str
    url: str

    @property
    def field_id(self) -> str:
        return f"feed-{self.feed.pk}"


def items_of_year(municipality: Municipality, year: int, officer_id: int | None = None, forum: str = "") -> list[Item]:
    """Everything with a day in the year."""
    return clock_items(municipality, date(year, 1, 1), date(year, 12, 31), officer_id=officer_id, forum=forum)


def months_of(items: list[Item], year: int, today: date) -> list[Month]:
    """The twelve months, also those in which nothing stands."""
    now = today.month if today.year == year else 0
    return [Month(n, [item for item in items if item.day.month == n], n == now) for n in range(1, 13)]


def counts_of(items: list[Item]) -> list[int]:
    """How much there is in each month."""
    return [sum(item.day.month == n for item in items) for n in range(1, 13)]


def todo_of(items: list[Item], today: date) -> list[tuple[str, bool]]:
    """What stands in the running month, with whether it is behind us."""
    here = [item for item in items if item.day.month == today.month]
    return [(_line(item), item.is_done or (item.is_event and item.day < today)) for item in here]


def _line(item: Item) -> str:
    return gettext("%(day)s %(title)s") % {"day": format_day_short(item.day), "title": item.thing.title}


def people_of(municipality: Municipality) -> list[Officer]:
    """Those who work for the municipality today."""
    return list(Officer.objects.in_office().filter(municipality=municipality).select_related("user"))


def feeds_to_show(request: HttpRequest, municipality: Municipality) -> list[Feed]:
    """The addresses in use: of the whole, of forums, and one's own."""
    running = CalendarFeed.objects.filter(municipality=municipality, ended_at=None).select_related("officer__user")
    mine = [feed for feed in running if feed.officer is None or feed.officer.user_id == request.user.pk]
    return [
        Feed(feed, _whose(feed), request.build_absolute_uri(reverse("api:calendar", args=[feed.token])))
        for feed in mine
    ]


def _whose(feed: CalendarFeed) -> str:
    if feed.officer_id:
        return gettext("My tasks and dates")
    return feed.forum or gettext("The whole year clock")
