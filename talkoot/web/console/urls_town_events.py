"""Addresses of a municipality's own gatherings, under municipality/<slug>/events/."""

from django.urls import URLPattern, URLResolver, path

from talkoot.web.console.views import town_events

urlpatterns: list[URLPattern | URLResolver] = [
    path("", town_events.events, name="town-events"),
    path("new/", town_events.event_new, name="town-event-new"),
    path("<int:gathering_id>/", town_events.event, name="town-event"),
    path("<int:gathering_id>/edit/", town_events.event_edit, name="town-event-edit"),
    path("<int:gathering_id>/cancel/", town_events.cancel, name="town-event-cancel"),
]
