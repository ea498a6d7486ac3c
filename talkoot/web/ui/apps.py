"""App configuration."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "talkoot.web.ui"
    label = "ui"
