"""App configuration."""

from importlib import import_module

from django.apps import AppConfig


class FootprintsConfig(AppConfig):
    name = "talkoot.footprints"
    label = "footprints"

    def ready(self) -> None:
        import_module("talkoot.footprints.receivers")
