"""App configuration."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "talkoot.reporting"
    label = "reporting"
