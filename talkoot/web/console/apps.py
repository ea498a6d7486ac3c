"""App configuration."""

from django.apps import AppConfig


class ConsoleConfig(AppConfig):
    name = "talkoot.web.console"
    label = "console"
