"""App configuration."""

from importlib import import_module

from django.apps import AppConfig


class MembershipsConfig(AppConfig):
    name = "talkoot.memberships"
    label = "memberships"

    def ready(self) -> None:
        import_module("talkoot.memberships.receivers")
