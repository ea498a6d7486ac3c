"""An import that was started is handed to the worker."""

from typing import Any

from django.dispatch import receiver

from talkoot.imports.signals import import_started
from talkoot.imports.tasks import carry_out


@receiver(import_started)
def enqueue_import(*, import_id: int, network_id: int, by_id: int | None, **kwargs: Any) -> None:
    carry_out.enqueue(import_id, network_id, by_id)
