"""App configuration."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "talkoot.organisations"
    label = "organisations"
