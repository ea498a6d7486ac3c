"""What becomes due by itself: asking how it went, telling of an adviser who has left."""

from django.utils import timezone
from django_tasks import task

from talkoot.cases import operations
from talkoot.cases.models import Case
from talkoot.cases.queries import open_cases_of_leavers

AT_ONCE = 200


@task()
def ask_how_it_went() -> None:
    """Write to the companies whose day has come."""
    now, today = timezone.now(), timezone.localdate()
    for case_id in Case.objects.to_ask(today).values_list("pk", flat=True)[:AT_ONCE]:
        operations.ask_how_it_went(case_id=case_id, now=now, today=today)


@task()
def tell_of_leavers() -> None:
    """Tell those in charge which advisers have left open cases behind."""
    for officer, open_cases in open_cases_of_leavers():
        operations.tell_leads_of_leaver(officer, open_cases, now=timezone.now())
