"""App configuration."""

from importlib import import_module

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "talkoot.library"
    label = "library"

    def ready(self) -> None:
        import_module("talkoot.library.receivers")
