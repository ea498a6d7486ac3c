"""Changes to an import before anything is written: uploaded, mapped, answered."""

import logging
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.imports.models import Import, RememberedSheet
from talkoot.imports.queries import heading_of, mapping_of, workbook_of
from talkoot.kernel.errors import ChangedMeanwhile, Refused
from talkoot.kernel.text import tidy
from talkoot.sheets.mapping import Mapping
from talkoot.sheets.office import UnreadableWorkbook

log = logging.getLogger(__name__)

REASONS = {
    "not_a_spreadsheet": _("This file is not a spreadsheet. Save it as xlsx, xls, ods or csv and try again."),
    "password": _("The workbook is protected by a password. Save a copy without a password and try again."),
    "too_large": _("The workbook is too large, or unpacks to far more than a spreadsheet should. Leave out sheets that are not needed, save it again in your spreadsheet program and try again."),
    "damaged": _("The file is damaged and could not be read to the end. Open it in your spreadsheet program, save it again and try again."),
    "no_rows": _("The file has no rows. Check that you chose the right one."),
}  # fmt: skip


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
    name = tidy(file_name)[-200:] or "x"
    imported = Import(network_id=network_id, data=data, file_name=name, by=by, uploaded_at=now)
    try:
        workbook_of(imported)
        imported.mapping = mapping_of(imported).to_json()
    except UnreadableWorkbook as problem:
        raise NotASpreadsheet(problem.reason) from problem
    except (ArithmeticError, LookupError, OSError, TypeError, ValueError) as problem:
        log.exception("A workbook could not be recognised")
        raise NotASpreadsheet("damaged") from problem
    imported.save()
    return imported


@transaction.atomic
def correct_mapping(
    *, import_id: int, mapping: Mapping, by: User | None = None, seen_version: int | None = None
) -> Import:
    """Take over the coordinator's mapping, and remember what was corrected for tables with the same headings."""
    imported = _editable(import_id, by, seen_version)
    before = set(mapping_of(imported).sheets)
    imported.mapping = mapping.to_json()
    imported.save()
    workbook = workbook_of(imported)
    for sheet, plain in zip(mapping.sheets, imported.mapping["sheets"], strict=True):
        heading = heading_of(workbook, sheet)
        if heading and sheet not in before:
            RememberedSheet.objects.update_or_create(
                network_id=imported.network_id, signature=heading, defaults={"mapping": plain}
            )
    return imported


@transaction.atomic
def answer_questions(
    *,
    import_id: int,
    answers: dict[str, str],
    begins_on: date | None = None,
    by: User | None = None,
    seen_version: int | None = None,
) -> Import:
    """Keep the coordinator's answers; an empty answer takes one back."""
    imported = _editable(import_id, by, seen_version)
    kept = {**imported.answers, **answers}
    imported.answers = {question: tidy(answer)[:300] for question, answer in kept.items() if tidy(answer)}
    imported.begins_on = begins_on
    imported.save()
    return imported


def _editable(import_id: int, by: User | None, seen_version: int | None) -> Import:
    """Locked for a change. A form that saves itself raises the version: only what somebody else saved is in the way."""
    imported = Import.objects.select_for_update(of=("self",)).get(pk=import_id)
    if not imported.can_be_answered:
        raise NotEditable
    mine = by is not None and imported.answered_by_id == by.pk
    if seen_version is not None and seen_version != imported.version and not mine:
        raise ChangedMeanwhile
    imported.take_version(None)
    imported.answered_by = by
    return imported
