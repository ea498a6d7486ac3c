"""`talkoot setup`: make or update the database and its reference data. Safe to repeat."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from talkoot.catalogue.operations import index_library
from talkoot.footprints.operations import load_standard_indicators
from talkoot.organisations.operations import load_municipalities
from talkoot.search.operations import load_word_forms


class Command(BaseCommand):
    help = "Make or update the database and load municipalities, standard indicators and the library's search."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        self.stdout.write(f"{load_municipalities()} municipalities, {load_standard_indicators()} indicators.")
        load_word_forms()
        self.stdout.write(f"{index_library(now=timezone.now())} models and methods in the library.")
