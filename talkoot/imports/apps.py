"""App configuration."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "talkoot.imports"
    label = "imports"
