"""App configuration."""

from importlib import import_module

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "talkoot.cases"
    label = "cases"

    def ready(self) -> None:
        import_module("talkoot.cases.receivers")
