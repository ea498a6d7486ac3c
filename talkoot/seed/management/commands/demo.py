"""`talkoot demo`: fill the demo's own database once, or begin anew with --reset."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone

from talkoot.networks.models import Network
from talkoot.seed.build import build_demo


class Command(BaseCommand):
    help = "Fill the demo with believable networks, through the product's own operations."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--reset", action="store_true", help="throw the demo's data away first")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("This is not the demo: it needs TALKOOT_DEMO=1, and it only ever uses its own file.")
        if options["reset"]:
            connection.close()
            for ending in ("", "-wal", "-shm"):
                Path(f"{settings.DATABASE_FILE}{ending}").unlink(missing_ok=True)
        call_command("setup", stdout=self.stdout)
        if Network.objects.exists():
            self.stdout.write("The demo is filled already; `make demo-reset` begins anew.")
            return
        self.stdout.write("Filling the demo (about half a minute) …")
        for line in build_demo(now=timezone.now()):
            self.stdout.write(f"  {line}")
