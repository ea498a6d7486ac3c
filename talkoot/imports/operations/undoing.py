"""Undoing an import as a whole."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.history.operations import record
from talkoot.imports.enums import ImportState
from talkoot.imports.models import Import
from talkoot.imports.operations.records import find, snapshot
from talkoot.kernel.errors import Refused


class CannotBeUndone(Refused):
    text = _("The import can no longer be undone as a whole, because this has been changed since: %(changed)s.")


class NotImported(Refused):
    text = _("Only an import that has been carried out can be undone.")


@transaction.atomic
def undo_import(*, import_id: int, by: User, now: datetime) -> Import:
    """Take everything out again that the import made; refused once any of it has been changed."""
    imported = Import.objects.select_for_update(of=("self",)).get(pk=import_id)
    if imported.state != ImportState.APPLIED:
        raise NotImported
    records = list(imported.records.order_by("-pk"))
    things = [(kept, find(kept)) for kept in records]
    changed = [thing for kept, thing in things if thing is not None and snapshot(thing) != kept.snapshot]
    if changed:
        raise CannotBeUndone(changed=", ".join(sorted({str(thing) for thing in changed})[:5]))
    for _kept, thing in things:
        if thing is not None:
            thing.delete()
    imported.records.all().delete()
    imported.state, imported.undone_at = ImportState.UNDONE, now
    imported.save(update_fields=["state", "undone_at"])
    record(
        verb="import.undone", subject="import", subject_id=imported.pk, network_id=imported.network_id, by=by, now=now,
        facts={"file": imported.file_name},
    )  # fmt: skip
    return imported
