"""`talkoot setup`: make or update the database and its reference data. Safe to repeat."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from talkoot.footprints.operations import load_standard_indicators
from talkoot.organisations.operations import load_municipalities


class Command(BaseCommand):
    help = "Make or update the database and load municipalities and standard indicators."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        self.stdout.write(f"{load_municipalities()} municipalities, {load_standard_indicators()} indicators.")
