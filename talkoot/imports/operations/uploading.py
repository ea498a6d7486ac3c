"""Changes to an import before anything is written: uploaded, mapped, answered."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.imports.enums import ImportState
from talkoot.imports.models import Import, RememberedSheet
from talkoot.imports.queries import mapping_of, workbook_of
from talkoot.kernel.errors import Refused
from talkoot.sheets.mapping import Mapping, signature
from talkoot.sheets.reading import UnreadableWorkbook

REASONS = {
    "not_a_spreadsheet": _("This file is not a spreadsheet. Save it as xlsx, xls, ods or csv and try again."),
    "password": _("The workbook is protected by a password. Save a copy without a password and try again."),
    "too_large": _("The workbook is too large. Leave out sheets that are not needed and try again."),
    "bomb": _("The file unpacks to far more than a spreadsheet would. Save it again in your spreadsheet program."),
    "empty": _("The workbook has no rows. Check that you chose the right file."),
}


class NotASpreadsheet(Refused):
    text = _("The file could not be read as a spreadsheet. Save it as xlsx, xls, ods or csv and try again.")

    def __init__(self, reason: str = "") -> None:
        super().__init__()
        self.reason = reason
        self.text = REASONS.get(reason, NotASpreadsheet.text)


class NotEditable(Refused):
    text = _("This import has already been carried out. Undo it first, or bring the file again.")


@transaction.atomic
def upload_workbook(*, network_id: int, data: bytes, file_name: str, by: User | None, now: datetime) -> Import:
    """Keep the file and recognise its sheets; refused when it cannot be read."""
    imported = Import(network_id=network_id, data=data, file_name=file_name[-200:], by=by, uploaded_at=now)
    try:
        workbook_of(imported)
        imported.mapping = mapping_of(imported).to_json()
    except UnreadableWorkbook as problem:
        raise NotASpreadsheet(problem.reason) from problem
    imported.state = ImportState.READ
    imported.save()
    return imported


@transaction.atomic
def correct_mapping(*, import_id: int, mapping: Mapping, seen_version: int | None = None) -> Import:
    """Take over the coordinator's mapping and remember it for sheets with the same headings."""
    imported = _editable(import_id, seen_version)
    imported.mapping = mapping.to_json()
    imported.save()
    workbook = workbook_of(imported)
    for sheet, plain in zip(mapping.sheets, imported.mapping["sheets"], strict=True):
        RememberedSheet.objects.update_or_create(
            network_id=imported.network_id, signature=signature(workbook.sheet(sheet.sheet)), defaults={"mapping": plain}
        )
    return imported


@transaction.atomic
def answer_questions(
    *, import_id: int, answers: dict[str, str], begins_on: date | None = None, seen_version: int | None = None
) -> Import:
    """Keep the coordinator's answers; an empty answer takes one back."""
    imported = _editable(import_id, seen_version)
    kept = {**imported.answers, **answers}
    imported.answers = {question: answer for question, answer in kept.items() if answer}
    imported.begins_on = begins_on
    imported.save()
    return imported


@transaction.atomic
def fail_import(*, import_id: int, reason: str) -> Import:
    """Something went wrong in the background: say what, keep the file."""
    imported = Import.objects.select_for_update(of=("self",)).get(pk=import_id)
    imported.state, imported.reason = ImportState.FAILED, reason[:300]
    imported.save(update_fields=["state", "reason"])
    return imported


def _editable(import_id: int, seen_version: int | None) -> Import:
    imported = Import.objects.select_for_update(of=("self",)).get(pk=import_id).take_version(seen_version)
    if not imported.can_be_answered:
        raise NotEditable
    return imported
