"""A file that waits is handed to the worker; what is stored goes when its row goes."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from talkoot.footprints.models import Evidence, SourceFile
from talkoot.footprints.signals import file_to_read
from talkoot.footprints.tasks import read_file


@receiver(file_to_read)
def enqueue_reading(*, file_id: int, by_id: int | None, **kwargs: Any) -> None:
    read_file.enqueue(file_id, by_id)


@receiver(post_delete, sender=Evidence)
@receiver(post_delete, sender=SourceFile)
def remove_stored(*, instance: Evidence | SourceFile, using: str, **kwargs: Any) -> None:
    """A paper or file leaves the storage once the deletion is final, also with its whole inventory or organisation."""
    storage, name = instance.file.storage, str(instance.file.name or "")
    if name:
        transaction.on_commit(lambda: storage.delete(name), using=using, robust=True)
