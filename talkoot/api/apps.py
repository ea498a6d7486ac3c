"""App configuration."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "talkoot.api"
    label = "api"
