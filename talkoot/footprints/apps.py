"""App configuration."""

from django.apps import AppConfig


class FootprintsConfig(AppConfig):
    name = "talkoot.footprints"
    label = "footprints"
