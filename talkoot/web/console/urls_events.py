"""Addresses of the console pages about events."""

from django.urls import URLPattern, URLResolver, path

from talkoot.web.console.views import events, health

urlpatterns: list[URLPattern | URLResolver] = [
    path("events/", events.events, name="events"),
    path("events/new/", events.event_new, name="event-new"),
    path("events/<int:event_id>/", events.event, name="event"),
    path("events/<int:event_id>/edit/", events.event_edit, name="event-edit"),
    path("events/<int:event_id>/attendance/", events.attendance, name="event-attendance"),
    path("events/<int:event_id>/cancel/", events.cancel, name="event-cancel"),
    path("health/", health.health, name="health"),
]
