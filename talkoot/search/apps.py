"""App configuration."""

from importlib import import_module

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "talkoot.search"
    label = "search"

    def ready(self) -> None:
        import_module("talkoot.search.receivers")
