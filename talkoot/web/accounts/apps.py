"""App configuration."""

from django.apps import AppConfig


class DoorsConfig(AppConfig):
    name = "talkoot.web.accounts"
    label = "me"
