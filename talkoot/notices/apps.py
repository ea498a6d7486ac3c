"""App configuration."""

from importlib import import_module

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "talkoot.notices"
    label = "notices"

    def ready(self) -> None:
        import_module("talkoot.notices.receivers")
