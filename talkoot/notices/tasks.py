"""Sending in the background."""

from django.utils import timezone
from django_tasks import task

from talkoot.notices import operations
from talkoot.notices.models import Message


@task()
def deliver(message_id: int) -> None:
    """Send one message."""
    operations.send_message(message_id=message_id, now=timezone.now())


@task()
def deliver_due() -> None:
    """Send every message whose time has come: delayed ones, and those that a silent mail server kept waiting."""
    for message_id in Message.objects.due(timezone.now()).values_list("pk", flat=True)[:500]:
        deliver.call(message_id)
