"""What an import made: kept with a snapshot, so that it can be undone while nobody has changed it."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models

from talkoot.imports.models import Import, ImportedRecord

# counters and signs of life, not somebody's change
VOLATILE = frozenset({"version", "heard_at", "last_login"})


class Records:
    """Collects what is made, in order, and counts it."""

    def __init__(self, imported: Import) -> None:
        self.imported = imported
        self.made: list[models.Model] = []
        self.counts: dict[str, int] = {}

    def add(self, thing: models.Model) -> None:
        """Remember a row that was made by this import."""
        self.made.append(thing)
        name = thing._meta.model_name or ""
        self.counts[name] = self.counts.get(name, 0) + 1

    def save(self) -> None:
        """Keep the snapshots, read again as the database has them."""
        rows = []
        for thing in self.made:
            thing.refresh_from_db()
            rows.append(
                ImportedRecord(
                    imported=self.imported, model=thing._meta.label_lower, object_id=thing.pk, snapshot=snapshot(thing)
                )
            )
        ImportedRecord.objects.bulk_create(rows, batch_size=500)


def snapshot(thing: models.Model) -> dict[str, str]:
    """The row's own columns as text."""
    return {
        field.attname: _plain(getattr(thing, field.attname))
        for field in thing._meta.concrete_fields
        if field.name not in VOLATILE
    }


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def find(record: ImportedRecord) -> models.Model | None:
    """The row as it is now, None when it is gone."""
    model = apps.get_model(record.model)
    return model._base_manager.filter(pk=record.object_id).first()
