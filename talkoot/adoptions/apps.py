"""App configuration."""

from importlib import import_module

from django.apps import AppConfig


class AdoptionsConfig(AppConfig):
    name = "talkoot.adoptions"
    label = "adoptions"

    def ready(self) -> None:
        import_module("talkoot.adoptions.receivers")
