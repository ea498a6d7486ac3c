"""App configuration."""

from django.apps import AppConfig


class MembershipsConfig(AppConfig):
    name = "talkoot.memberships"
    label = "memberships"
