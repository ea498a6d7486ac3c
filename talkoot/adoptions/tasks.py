"""What the worker does about portfolios."""

from django.utils import timezone
from django_tasks import task

from talkoot.adoptions import operations

MORNING_H = 7


@task()
def look_after_portfolios() -> None:
    """Yearly dates move on; in the morning people are reminded of their tasks, and told of models that are lost."""
    now, today = timezone.now(), timezone.localdate()
    operations.repeat_dates(today=today)
    if timezone.localtime(now).hour >= MORNING_H:
        operations.remind_of_tasks(now=now, today=today)
        operations.tell_of_lost_models(now=now)
