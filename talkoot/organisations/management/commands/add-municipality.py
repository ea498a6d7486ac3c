"""`talkoot add-municipality NAME --lead EMAIL`: bring a municipality onto the service."""
# ruff: noqa: N999 -- the command is called add-municipality

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from talkoot.kernel.errors import Refused
from talkoot.organisations.operations_municipalities import add_officer, take_into_use

LANGUAGES = ("fi", "sv", "en")


class Command(BaseCommand):
    help = "Bring a municipality onto the service, with the person in charge of the whole."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", metavar="NAME", help="the municipality's name, for example Kuusikoski")
        parser.add_argument(
            "--lead", required=True, metavar="EMAIL", help="address with which the person in charge signs in"
        )
        parser.add_argument("--lead-name", default="", metavar="NAME", help="name of the person in charge")
        parser.add_argument("--unit", default="", metavar="UNIT", help="unit of the person in charge")
        parser.add_argument("--language", default="fi", choices=LANGUAGES, help="first language of the municipality")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        now, today, first = timezone.now(), timezone.localdate(), options["language"]
        languages = [first, *(code for code in LANGUAGES if code != first)]
        try:
            found = take_into_use(
                name=options["name"], by=None, now=now, today=today, languages=languages, contact_email=options["lead"]
            )
        except Refused as refusal:
            raise CommandError(refusal.message) from None
        add_officer(
            municipality_id=found.pk, email=options["lead"], name=options["lead_name"], unit=options["unit"], is_lead=True,
            language=first, by=None, now=now, today=today,
        )  # fmt: skip
        self.stdout.write(f"{found.name} is on the service at /{first}/municipalities/{found.slug}/")
        self.stdout.write(f"{options['lead']} signs in and finds its console.")
