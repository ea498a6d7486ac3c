"""App configuration."""

from importlib import import_module

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "talkoot.accounts"
    label = "accounts"

    def ready(self) -> None:
        import_module("talkoot.accounts.receivers")
