"""`talkoot models-doc [--check]`: write `docs/models.md`, or say that it is out of date."""
# ruff: noqa: N999 -- the command is called models-doc

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from talkoot.catalogue.overview import journeys_in, overview


class Command(BaseCommand):
    help = "Write docs/models.md: what carries each operating model today; --check only compares."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        page = settings.BASE_DIR / "docs" / "models.md"
        text = overview(journeys_in(settings.BASE_DIR / "tests" / "journeys"))
        if not options["check"]:
            page.write_text(text, encoding="utf-8")
        elif not page.exists() or page.read_text(encoding="utf-8") != text:
            raise CommandError("docs/models.md is out of date: run `talkoot models-doc`.")
