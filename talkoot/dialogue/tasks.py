"""What the worker does about dialogues."""

from django.utils import timezone
from django_tasks import task

from talkoot.dialogue import operations


@task()
def remind_owners() -> None:
    """On Monday mornings: what has waited for two weeks."""
    here = timezone.localtime()
    if here.weekday() == 0 and here.hour == 8:
        operations.remind_owners(now=timezone.now())
