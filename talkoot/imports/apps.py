"""App configuration."""

from importlib import import_module

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "talkoot.imports"
    label = "imports"

    def ready(self) -> None:
        import_module("talkoot.imports.receivers")
