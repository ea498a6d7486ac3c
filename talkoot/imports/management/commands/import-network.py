"""`talkoot import-network FILE --network SLUG [--dry-run] [--json]`: bring a coordinator's spreadsheet."""
# ruff: noqa: N999 -- the command is called import-network

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils import timezone, translation
from django_scopes import scope

from talkoot.imports.models import Import
from talkoot.imports.operations import import_workbook
from talkoot.imports.queries import open_questions, proposed_mapping, result_of, workbook_of
from talkoot.kernel.errors import Refused
from talkoot.networks.models import Network
from talkoot.sheets.mapping import Mapping
from talkoot.sheets.office import UnreadableWorkbook
from talkoot.sheets.recognition import recognise
from talkoot.sheets.result import Result

WHY_UNREADABLE = {
    "not_a_spreadsheet": "it is not a spreadsheet (xlsx, xls, ods or csv)",
    "password": "it is protected by a password",
    "too_large": "it is too large, or unpacks to far more than a spreadsheet should",
    "damaged": "it is damaged",
    "no_rows": "it has no rows",
}


class Command(BaseCommand):
    help = "Bring a coordinator's spreadsheet into a network: members, goals, yearly figures, private notes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="xlsx, xls, ods or csv")
        parser.add_argument(
            "--network", required=True, metavar="SLUG", help="the network's address, for example jarvikaupunki"
        )
        parser.add_argument("--dry-run", action="store_true", help="only tell what would be imported; write nothing")
        parser.add_argument("--json", action="store_true", help="print what was read as JSON, and nothing else")
        parser.add_argument(
            "--begins-on",
            type=date.fromisoformat,
            metavar="DATE",
            help="when the commitments begin (else: when each member joined)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        network = self.network(options["network"], dry_run=options["dry_run"])
        with scope(network=network.pk or 0), translation.override("en"):
            imported = self.imported(network, options["file"], options["begins_on"])
            mapping, result = self.read(imported)
            if not options["dry_run"]:
                imported = self.bring(imported)
        if options["json"]:
            self.stdout.write(json.dumps(result.as_json(), ensure_ascii=False))
        else:
            self.report(imported, mapping, result, dry_run=options["dry_run"])

    def network(self, slug: str, *, dry_run: bool) -> Network:
        """The network; a dry run also works before it is founded, and before there is a database."""
        try:
            found = Network.objects.filter(slug=slug).first()
            known = ", ".join(Network.objects.values_list("slug", flat=True)) or "none yet"
        except DatabaseError:
            found, known = None, "none, because the database has not been made yet (talkoot setup)"
        if found is not None:
            return found
        if dry_run:
            self.stderr.write(f"There is no network “{slug}” yet; the file is read all the same.")
            return Network(slug=slug)
        raise CommandError(f"There is no network “{slug}”. The networks are: {known}.")

    def imported(self, network: Network, file: Path, begins_on: date | None) -> Import:
        try:
            data = file.read_bytes()
        except OSError as problem:
            raise CommandError(f"{file} cannot be opened: {problem.strerror}.") from problem
        return Import(network=network, data=data, file_name=file.name, begins_on=begins_on)

    def read(self, imported: Import) -> tuple[Mapping, Result]:
        try:
            workbook = workbook_of(imported)
            mapping = proposed_mapping(imported.network_id, workbook) if imported.network_id else recognise(workbook)
        except UnreadableWorkbook as problem:
            why = WHY_UNREADABLE.get(problem.reason, problem.reason)
            raise CommandError(f"{imported.file_name} cannot be read: {why}.") from problem
        return mapping, result_of(imported, mapping)

    def bring(self, imported: Import) -> Import:
        try:
            return import_workbook(
                network_id=imported.network_id, data=bytes(imported.data), file_name=imported.file_name, by=None,
                now=timezone.now(), begins_on=imported.begins_on,
            )  # fmt: skip
        except Refused as refusal:
            raise CommandError(refusal.message) from refusal

    def report(self, imported: Import, mapping: Mapping, result: Result, *, dry_run: bool) -> None:
        questions = open_questions(result)
        self.stdout.write(f"{imported.file_name} → {imported.network.slug}")
        for sheet in mapping.sheets:
            year = f", {sheet.year}" if sheet.year else ""
            self.stdout.write(f"  {sheet.sheet}: {sheet.kind}{year}, {len(sheet.columns)} columns")
        self.stdout.write(
            f"Read: {len(result.members)} members, {len(result.goals)} goals, {len(result.figures)} figures, "
            f"{len(result.reports)} reports, {len(result.notes)} remarks, {len(questions)} questions."
        )
        for code, count in Counter(problem.code for problem in questions).most_common():
            self.stdout.write(f"  {count} × {code}")
        for problem in questions:
            self.stdout.write(f"  {problem.sheet} {problem.cell}: {problem.message}")
        if dry_run:
            self.stdout.write("Nothing was written (--dry-run).")
            return
        made = ", ".join(f"{count} {name}" for name, count in imported.counts.items()) or "nothing new"
        self.stdout.write(f"Imported: {made}. Open questions are kept as private notes at the members.")
