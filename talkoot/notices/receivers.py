"""A message that is ready is handed to the worker."""

from typing import Any

from django.dispatch import receiver

from talkoot.notices.signals import message_ready
from talkoot.notices.tasks import deliver


@receiver(message_ready)
def enqueue_delivery(*, message_id: int, **kwargs: Any) -> None:
    deliver.enqueue(message_id)
