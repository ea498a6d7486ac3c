"""What an import made: kept with a snapshot, so that it can be undone while nobody has changed it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import translation

from talkoot.imports.models import Import, ImportedRecord

# counters and signs of life, not somebody's change
VOLATILE = frozenset({"version", "heard_at", "last_login"})
AT_ONCE = 500
LANGUAGE = "fi"
# what comes along but is not what the coordinator asked for
UNCOUNTED = frozenset({"user", "municipality", "goalanswer"})


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
        if name not in UNCOUNTED:
            self.counts[name] = self.counts.get(name, 0) + 1

    def save(self) -> None:
        """Keep the snapshots, read again as the database has them."""
        as_saved = rows_now((type(thing), thing.pk) for thing in self.made)
        ImportedRecord.objects.bulk_create(
            (
                ImportedRecord(
                    imported=self.imported, model=thing._meta.label_lower, object_id=thing.pk,
                    snapshot=snapshot(as_saved[type(thing), thing.pk]),
                )
                for thing in self.made
            ),
            batch_size=AT_ONCE,
        )  # fmt: skip


Key = tuple[type[models.Model], int]


def key_of(record: ImportedRecord) -> Key:
    """Which row a record is about."""
    return apps.get_model(record.model), record.object_id


def rows_now(keys: Iterable[Key]) -> dict[Key, models.Model]:
    """The rows as they are now; those that are gone are missing."""
    wanted: dict[type[models.Model], list[int]] = defaultdict(list)
    for model, pk in keys:
        wanted[model].append(pk)
    found: dict[Key, models.Model] = {}
    for model, pks in wanted.items():
        for start in range(0, len(pks), AT_ONCE):
            found |= {(model, row.pk): row for row in model._base_manager.filter(pk__in=pks[start : start + AT_ONCE])}
    return found


def snapshot(thing: models.Model) -> dict[str, str]:
    """The row's own columns as text, the same in whatever language one looks (a translated field reads differently in each)."""
    with translation.override(LANGUAGE):
        return {
            field.attname: _plain(getattr(thing, field.attname))
            for field in thing._meta.concrete_fields
            if field.name not in VOLATILE
        }


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
