"""App configuration."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "talkoot.accounts"
    label = "accounts"
