"""App configuration."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "talkoot.events"
    label = "events"
