"""`talkoot check-models [DIR]`: every fault in the library's files, or in a directory of one's own models."""
# ruff: noqa: N999 -- the command is called check-models

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from talkoot.catalogue.checking import faults


class Command(BaseCommand):
    help = "Read all files of operating models and methods and print every fault: file, field and what is allowed."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "directory", nargs="?", type=Path, help="a directory of models; the library's own without it"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        directory: Path | None = options["directory"]
        if directory is not None and not directory.is_dir():
            raise CommandError(f"{directory} is not a directory.")
        found = faults(directory)
        for fault in found:
            self.stdout.write(fault)
        if found:
            raise CommandError(f"{len(found)} to mend.")
        self.stdout.write("Every file can be used.")
