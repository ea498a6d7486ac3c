"""App configuration."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "talkoot.kernel"
    label = "kernel"
