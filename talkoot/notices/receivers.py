"""A message that is ready is handed to the worker."""

from typing import Any

from django.dispatch import receiver

from talkoot.kernel.signals import tick
from talkoot.notices.signals import message_ready
from talkoot.notices.tasks import deliver, deliver_due


@receiver(message_ready)
def enqueue_delivery(*, message_id: int, **kwargs: Any) -> None:
    deliver.enqueue(message_id)


@receiver(tick)
def send_what_is_due(**kwargs: Any) -> None:
    deliver_due.call()
