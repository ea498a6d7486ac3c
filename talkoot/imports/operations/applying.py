"""Writing what a workbook says into the network, through the operations of the apps."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.history.operations import record
from talkoot.imports.enums import ImportState
from talkoot.imports.models import Import
from talkoot.imports.operations.goals import bring_goals
from talkoot.imports.operations.members import bring_members
from talkoot.imports.operations.notes import bring_notes
from talkoot.imports.operations.records import Records
from talkoot.imports.operations.setting import Setting
from talkoot.imports.operations.uploading import upload_workbook
from talkoot.imports.operations.years import bring_years
from talkoot.imports.queries import result_of
from talkoot.imports.signals import import_started
from talkoot.kernel.errors import Refused

PATIENCE = timedelta(minutes=3)  # after which a start may have been lost; starting twice imports once


class AlreadyImported(Refused):
    text = _("This file has already been imported.")


class AlreadyStarted(Refused):
    text = _("The import is already under way.")


@transaction.atomic
def start_import(*, import_id: int, by: User | None, now: datetime) -> Import:
    """Have the import carried out in the background; a second click starts nothing."""
    imported = _locked(import_id)
    if imported.state == ImportState.APPLYING and imported.started_at and imported.started_at > now - PATIENCE:
        raise AlreadyStarted
    imported.state, imported.started_at, imported.reason = ImportState.APPLYING, now, ""
    imported.save(update_fields=["state", "started_at", "reason"])
    news = {"import_id": imported.pk, "network_id": imported.network_id, "by_id": by.pk if by else None}
    transaction.on_commit(lambda: import_started.send(Import, **news))
    return imported


@transaction.atomic
def apply_import(*, import_id: int, by: User | None, now: datetime) -> Import:
    """Write everything in one go. What is still doubtful and matters stays out and is kept as a private note."""
    imported = _locked(import_id)
    records = Records(imported)
    setting = Setting(imported=imported, result=result_of(imported), records=records, by=by, now=now)
    with translation.override(setting.language):
        bring_members(setting)
        bring_goals(setting)
        bring_years(setting)
        bring_notes(setting)
    records.save()
    imported.state, imported.applied_at, imported.counts = ImportState.APPLIED, now, records.counts
    imported.save(update_fields=["state", "applied_at", "counts"])
    record(
        verb="import.applied", subject="import", subject_id=imported.pk, network_id=imported.network_id, by=by, now=now,
        facts={"file": imported.file_name, **records.counts},
    )  # fmt: skip
    return imported


@transaction.atomic
def fail_import(*, import_id: int, reason: str) -> Import:
    """Something went wrong in the background: say what, keep the file."""
    imported = Import.objects.select_for_update(of=("self",)).get(pk=import_id)
    imported.state, imported.reason = ImportState.FAILED, reason[:300]
    imported.save(update_fields=["state", "reason"])
    return imported


@transaction.atomic
def import_workbook(
    *,
    network_id: int,
    data: bytes,
    file_name: str,
    by: User | None,
    now: datetime,
    answers: dict[str, str] | None = None,
    begins_on: date | None = None,
) -> Import:
    """Upload, recognise and write in one step, with the given answers; for the command line and the demo."""
    imported = upload_workbook(network_id=network_id, data=data, file_name=file_name, by=by, now=now)
    imported.answers, imported.begins_on = answers or {}, begins_on
    imported.save(update_fields=["answers", "begins_on"])
    return apply_import(import_id=imported.pk, by=by, now=now)


def _locked(import_id: int) -> Import:
    imported = Import.objects.select_for_update(of=("self",)).select_related("network").get(pk=import_id)
    if imported.state == ImportState.APPLIED:
        raise AlreadyImported
    return imported
