"""The year clock as a picture and a list, and the addresses under which calendar programs fetch it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from talkoot.adoptions.models import CalendarFeed
from talkoot.adoptions.operations import close_feed, open_feed
from talkoot.adoptions.queries.clock import forums_of
from talkoot.organisations.models import Municipality, Officer
from talkoot.web.console.page import municipality_page
from talkoot.web.console.queries.adopting import officer_of
from talkoot.web.console.queries.clock import counts_of, feeds_to_show, items_of_year, months_of, people_of
from talkoot.web.shared.editing import act
from talkoot.web.shared.scoping import in_console_municipality
from talkoot.web.ui.pieces import Link

FARTHEST_YEARS = 20


@in_console_municipality
def clock(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """A year month by month: ?year=, ?who=, ?forum=."""
    today = timezone.localdate()
    year = _year(request.GET.get("year", ""), today.year)
    people, forums = people_of(municipality), forums_of(municipality)
    who = next((one for one in people if str(one.pk) == request.GET.get("who")), None)
    forum = next((one for one in forums if one == request.GET.get("forum")), "")
    items = items_of_year(municipality, year, who.pk if who else None, forum)
    context = {
        "year": year, "items": items, "counts": counts_of(items), "months": months_of(items, year, today),
        "month": today.month if year == today.year else None, "today": today,
        "years": [Link(str(y), f"?year={y}", current=y == year) for y in range(today.year - 1, today.year + 3)],
        "people": people, "forums": forums, "who": who, "forum": forum,
        "feeds": feeds_to_show(request, municipality), "me": officer_of(request.user, municipality),
    }  # fmt: skip
    return municipality_page(request, municipality, "console/clock/clock.html", context, here="clock")


@require_POST
@in_console_municipality
def feed_open(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """An address for a calendar program: of the whole, of oneself, or of one forum."""
    whose, me = request.POST.get("whose", ""), officer_of(request.user, municipality)
    forum = whose.removeprefix("forum:") if whose.startswith("forum:") else ""
    if (forum and forum not in forums_of(municipality)) or (whose == "mine" and me is None):
        messages.error(request, gettext("Choose whose dates the calendar shows."))
    else:
        officer_id = me.pk if whose == "mine" and me else None
        act(
            request,
            lambda: open_feed(municipality_id=municipality.pk, officer_id=officer_id, forum=forum, now=timezone.now()),
            gettext("Copy the address into your calendar program."),
        )
    return redirect(reverse("console:clock", args=[municipality.slug]) + "#calendars")


@require_POST
@in_console_municipality
def feed_close(request: HttpRequest, municipality: Municipality, feed_id: int) -> HttpResponse:
    """The address stops working."""
    feed = get_object_or_404(CalendarFeed, pk=feed_id, municipality=municipality, ended_at=None)
    if feed.officer_id is None or Officer.objects.filter(pk=feed.officer_id, user=request.user).exists():
        act(request, lambda: close_feed(feed_id=feed.pk, now=timezone.now()), gettext("The address no longer works."))
    return redirect(reverse("console:clock", args=[municipality.slug]) + "#calendars")


def _year(typed: str, otherwise: int) -> int:
    if typed.isascii() and typed.isdecimal() and len(typed) == 4 and abs(int(typed) - otherwise) <= FARTHEST_YEARS:
        return int(typed)
    return otherwise
