"""App configuration."""

from importlib import import_module

from django.apps import AppConfig
from django.core.checks import register


class CatalogueConfig(AppConfig):
    name = "talkoot.catalogue"
    label = "catalogue"

    def ready(self) -> None:
        """Tell whoever starts the service of files that cannot be used."""
        register(import_module("talkoot.catalogue.checking").warn_of_faulty_files)
