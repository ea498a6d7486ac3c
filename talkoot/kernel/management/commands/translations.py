"""`talkoot translations`: bring the catalogues up to date with the sources, or check that they are."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from talkoot.kernel import catalogues


class Command(BaseCommand):
    help = "Update the Finnish and Swedish catalogues from sources and templates; --check only says what is missing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")
        parser.add_argument(
            "--merge", nargs="*", default=[], help="fragments NAME.LANGUAGE.po to take translations from"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        lacking = 0
        for language in catalogues.TRANSLATED:
            if options["check"]:
                found = catalogues.problems(language)
            else:
                fragments = tuple(Path(name) for name in options["merge"] if name.endswith(f".{language}.po"))
                found = catalogues.update(language, fragments=fragments)
            lacking += len(found)
            for line in found:
                self.stdout.write(f"{language}: {line}")
        if lacking:
            raise CommandError(f"{lacking} to translate or mend.")
