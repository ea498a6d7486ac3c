"""App configuration."""

from importlib import import_module

from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "talkoot.commitments"
    label = "commitments"

    def ready(self) -> None:
        import_module("talkoot.commitments.receivers")
