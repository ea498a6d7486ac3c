"""The monthly letters, written when a month has brought something to verify."""

from django.utils import timezone
from django_tasks import task

from talkoot.library import operations

FROM_HOUR = 7  # nobody is woken


@task()
def write_to_verifiers() -> None:
    """Write to those who have entries to verify, once a month."""
    now = timezone.localtime()
    if now.hour >= FROM_HOUR:
        operations.send_monthly_letters(now=now, today=now.date())
