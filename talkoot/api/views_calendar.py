"""The year clock for calendar programs, under an address that only those know who were given it."""

from datetime import timedelta
from hashlib import sha256

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.utils.translation import gettext, override
from django.views.decorators.http import require_safe

from talkoot.adoptions.models import CalendarFeed
from talkoot.adoptions.queries.clock import clock_items
from talkoot.api.calendars import as_icalendar

BACK, AHEAD = timedelta(days=92), timedelta(days=400)
GONE = 410


@login_not_required
@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """Tasks, dates and gatherings as all-day entries; an address that was closed, or whose person has left, is gone."""
    feeds = CalendarFeed.objects.select_related("municipality", "officer__user")
    feed = get_object_or_404(feeds, token=token)
    with override(_language(feed)):
        if feed.ended_at is not None or (feed.officer is not None and feed.officer.until_on is not None):
            text = gettext("This calendar address is no longer in use.")
            return HttpResponse(text, status=GONE, content_type="text/plain; charset=utf-8")
        today = localdate()
        items = clock_items(
            feed.municipality, today - BACK, today + AHEAD, officer_id=feed.officer_id, forum=feed.forum
        )
        content = as_icalendar(feed, [item for item in items if not feed.forum or item.is_for_others])
    return _answer(request, content)


def _language(feed: CalendarFeed) -> str:
    """The person's own, otherwise the municipality's first."""
    if feed.officer is not None:
        return str(feed.officer.user.language)
    return str((feed.municipality.languages or ["fi"])[0])


def _answer(request: HttpRequest, content: bytes) -> HttpResponse:
    etag = f'"{sha256(content).hexdigest()[:32]}"'
    seen = [tag.strip().removeprefix("W/") for tag in request.headers.get("If-None-Match", "").split(",")]
    response: HttpResponse = HttpResponseNotModified()
    if etag not in seen:
        response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["ETag"], response["Cache-Control"] = etag, "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response
