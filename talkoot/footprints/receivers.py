"""A file that waits is handed to the worker."""

from typing import Any

from django.dispatch import receiver

from talkoot.footprints.signals import file_to_read
from talkoot.footprints.tasks import read_file


@receiver(file_to_read)
def enqueue_reading(*, file_id: int, by_id: int | None, **kwargs: Any) -> None:
    read_file.enqueue(file_id, by_id)
