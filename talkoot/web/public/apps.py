"""App configuration."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "talkoot.web.public"
    label = "public"
