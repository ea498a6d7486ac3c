"""The year clock as iCalendar (RFC 5545): the same entry keeps its identifier, so that a moved date moves."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.timezone import get_current_timezone
from django.utils.translation import get_language, gettext
from icalendar import Calendar, Event

from talkoot.adoptions.models import CalendarFeed
from talkoot.adoptions.queries.clock import Item
from talkoot.notices.letters import link

A_DAY, AN_HOUR = timedelta(days=1), timedelta(hours=1)


def as_icalendar(feed: CalendarFeed, items: Iterable[Item]) -> bytes:
    """The calendar as a file; nothing in it depends on when it is fetched."""
    found = Calendar()
    found.add("prodid", "-//Talkoot//year clock//EN")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", _name(feed))
    page = link("console:clock", get_language() or "fi", feed.municipality.slug)
    for item in items:
        found.add_component(_entry(feed, item, page))
    return bytes(found.to_ical())


def _name(feed: CalendarFeed) -> str:
    facts = {"municipality": feed.municipality.name, "forum": feed.forum}
    if feed.forum:
        return gettext("%(forum)s, %(municipality)s: climate work with companies") % facts
    return gettext("%(municipality)s: climate work with companies") % facts


def _entry(feed: CalendarFeed, item: Item, page: str) -> Event:
    entry = Event()
    entry.add("uid", f"{item.key}@{urlsplit(settings.BASE_URL).hostname or 'talkoot'}")
    entry.add("sequence", item.thing.version)
    entry.add("dtstamp", feed.made_at)
    title = item.thing.title
    entry.add("summary", gettext("Done: %(title)s") % {"title": title} if item.is_done else title)
    if item.at is None:
        entry.add("dtstart", item.day)
        entry.add("dtend", item.day + A_DAY)
    else:
        start = datetime.combine(item.day, item.at, tzinfo=get_current_timezone())
        entry.add("dtstart", start)
        entry.add("dtend", start + AN_HOUR)
    entry.add("transp", "TRANSPARENT")
    about = item.model if feed.forum else _about(item)
    if about:
        entry.add("description", about)
    if item.is_event and item.thing.place:
        entry.add("location", item.thing.place)
    if not feed.forum:  # a forum's calendar is read by people who have no console
        entry.add("url", page)
    return entry


def _about(item: Item) -> str:
    if item.model and item.who:
        return gettext("%(model)s, %(name)s") % {"model": item.model, "name": str(item.who)}
    return item.model
