"""App configuration."""

from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "talkoot.networks"
    label = "networks"
