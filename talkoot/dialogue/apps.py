"""App configuration."""

from importlib import import_module

from django.apps import AppConfig


class DialogueConfig(AppConfig):
    name = "talkoot.dialogue"
    label = "dialogue"

    def ready(self) -> None:
        import_module("talkoot.dialogue.receivers")
