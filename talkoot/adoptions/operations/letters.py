"""Letters: tasks whose reminder day has come, models without an owner, models that left the library."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

from talkoot.adoptions.models import Adoption, Task
from talkoot.catalogue.queries import models
from talkoot.notices.letters import link, write_letter
from talkoot.notices.models import Message
from talkoot.notices.operations import queue_message
from talkoot.organisations.models import Municipality, Officer

LONGEST_NOTICE = timedelta(days=366)


@transaction.atomic
def remind_of_tasks(*, now: datetime, today: date) -> int:
    """One letter a day to each person, listing the tasks whose reminder day has come; returns how many letters."""
    letters = 0
    for officer, tasks in _by_person(_to_remind(today)).items():
        key = f"tasks-{officer.pk}-{today.isoformat()}"
        if Message.objects.filter(key=key).exists():
            continue  # what came to be reminded of since this morning's letter is told tomorrow
        _write_to(officer, "tasks_due", key, now, tasks=tasks, today=today)
        Task.objects.filter(pk__in=[task.pk for task in tasks]).update(reminded_at=now)
        letters += 1
    return letters


@transaction.atomic
def tell_of_departure(*, officer_id: int, now: datetime) -> int:
    """Those in charge are told which models and tasks have nobody any more; returns how many letters."""
    left = Officer.objects.select_related("user", "municipality").get(pk=officer_id)
    adoptions = list(Adoption.objects.filter(owner=left).exclude(state="ended"))
    tasks = list(Task.objects.filter(officer=left).alive().open().select_related("adoption"))
    if not adoptions and not tasks:
        return 0
    leads = _leads(left.municipality_id)
    for lead in leads:
        key = f"officer-ended-{left.pk}-{left.until_on}-{lead.pk}"
        _write_to(lead, "owner_left", key, now, name=str(left.user), adoptions=adoptions, tasks=tasks)
    return len(leads)


@transaction.atomic
def tell_of_lost_models(*, now: datetime) -> int:
    """Owner and leads are told once that a model in use is no longer in the library; returns how many were told of."""
    known = [found.code for found in models()]
    lost = Adoption.objects.under_way().exclude(model_code__in=known).select_related("owner__user", "municipality")
    told = 0
    for adoption in lost:
        owner = [adoption.owner] if adoption.owner and adoption.owner.until_on is None else []
        for officer in {one.pk: one for one in [*owner, *_leads(adoption.municipality_id)]}.values():
            key = f"model-lost-{adoption.pk}-{officer.pk}"
            if not Message.objects.filter(key=key).exists():
                _write_to(officer, "model_lost", key, now, adoption=adoption)
                told += 1
    return told


def _to_remind(today: date) -> list[Task]:
    tasks = Task.objects.open().alive().filter(reminded_at__isnull=True, due_on__lte=today + LONGEST_NOTICE)
    tasks = tasks.filter(municipality__slug__isnull=False)
    tasks = tasks.select_related("adoption__owner__user", "officer__user", "municipality")
    return [task for task in tasks if task.remind_on <= today]


def _by_person(tasks: Iterable[Task]) -> dict[Officer, list[Task]]:
    """A task whose person has left, or that has nobody, is told to those in charge."""
    rows: dict[Officer, list[Task]] = {}
    leads: dict[int, Sequence[Officer]] = {}
    for task in tasks:
        person = task.responsible
        if person is not None and person.until_on is None:
            rows.setdefault(person, []).append(task)
            continue
        if task.municipality_id not in leads:
            leads[task.municipality_id] = _leads(task.municipality_id)
        for lead in leads[task.municipality_id]:
            rows.setdefault(lead, []).append(task)
    return rows


def _leads(municipality_id: int) -> list[Officer]:
    leads = Officer.objects.in_office().filter(municipality_id=municipality_id, is_lead=True)
    return list(leads.select_related("user", "municipality"))


def _write_to(officer: Officer, template: str, key: str, now: datetime, **facts: object) -> None:
    user, language = officer.user, officer.user.language
    municipality = Municipality.objects.get(pk=officer.municipality_id)
    page = link("console:portfolio", language, municipality.slug)
    subject, body = write_letter(template, language, municipality=municipality, url=page, to=user, **facts)
    queue_message(
        to=user.email, to_name=user.name, subject=subject, body=body, kind=template, language=language, now=now, key=key,
        reply_to=municipality.contact_email,
    )  # fmt: skip
