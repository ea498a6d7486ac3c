"""The plan: laid out from a template, then tasks that are added, moved, given to somebody and done."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.adoptions.enums import TaskKind
from talkoot.adoptions.models import Adoption, Task
from talkoot.catalogue.facts import OperatingModel
from talkoot.history.operations import record
from talkoot.kernel.errors import Refused
from talkoot.kernel.text import tidy
from talkoot.kernel.working_days import working_day
from talkoot.organisations.models import Officer

LANGUAGES = ("fi", "sv", "en")
MIDDLE_OF_MONTH = 15
FACTS = ("kind", "due_on", "is_yearly", "remind_days", "officer_id")


class TitleMissing(Refused):
    text = _("Write what is to be done.")


def plan_of_model(found: OperatingModel) -> list[dict[str, Any]]:
    """The model's own plan, in the shape in which plans are published and copied."""
    return [
        {
            "kind": task.kind,
            "title": {language: getattr(task.words, language) for language in LANGUAGES},
            "week": task.week,
            "month": task.month,
            "remind_days": 7,
        }
        for task in found.tasks
    ]


def lay_out_plan(*, adoption: Adoption, plan: Sequence[dict[str, Any]], today: date) -> list[Task]:
    """Tasks with days: weeks count from the first day, months come back every year. Days gone by are left out."""
    dated = plan_with_days(plan, adoption.starts_on, today)
    return Task.objects.bulk_create(_task(adoption, row, day) for day, row in dated)


def plan_with_days(plan: Sequence[dict[str, Any]], starts_on: date, today: date) -> list[tuple[date, dict[str, Any]]]:
    """The rows of a plan with the day that each gets, in the order of days; those gone by are left out."""
    dated = [(_day(row, starts_on, today), row) for row in plan]
    return sorted(((day, row) for day, row in dated if day >= today), key=lambda one: one[0])


def _day(row: dict[str, Any], starts_on: date, today: date) -> date:
    if row.get("month") is not None:
        return _next(int(row["month"]), max(today, starts_on))
    return _in_week(starts_on, int(row.get("week") or 0))


def _task(adoption: Adoption, row: dict[str, Any], day: date) -> Task:
    task = Task(
        municipality_id=adoption.municipality_id, adoption=adoption, kind=row.get("kind") or TaskKind.TASK, due_on=day,
        is_yearly=row.get("month") is not None, remind_days=int(row.get("remind_days", 7)),
    )  # fmt: skip
    for language in LANGUAGES:
        setattr(task, f"title_{language}", (row["title"].get(language) or "")[:200])
    return task


def _in_week(starts_on: date, week: int) -> date:
    """The last working day of the n-th week after the first day; never before the first day itself."""
    return max(working_day(starts_on + timedelta(weeks=max(week, 1), days=-1)), starts_on)


def _next(month: int, start: date) -> date:
    """The middle of the next such month, from `start` on."""
    day = working_day(date(start.year, month, MIDDLE_OF_MONTH))
    return day if day >= start else working_day(date(start.year + 1, month, MIDDLE_OF_MONTH))


def year_later(day: date) -> date:
    """The same day next year; the last of February instead of the 29th."""
    return day.replace(year=day.year + 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year + 1)


@transaction.atomic
def add_task(
    *, municipality_id: int, title: str, due_on: date, by: User, now: datetime, adoption_id: int | None = None,
    language: str = "fi", **facts: Any,
) -> Task:  # fmt: skip
    """Add a task or a date, of a model or of the whole."""
    task = Task(municipality_id=municipality_id, adoption_id=adoption_id, due_on=due_on)
    _set(task, {**facts, "title": title}, language)
    task.save()
    _record(task, "task.added", by, now)
    return task


@transaction.atomic
def change_task(
    *, task_id: int, by: User, now: datetime, seen_version: int | None = None, language: str = "fi", **facts: Any
) -> Task:
    """Move a task, give it to somebody, or word it anew; a moved one is reminded of again."""
    task = Task.objects.select_for_update(of=("self",)).get(pk=task_id).take_version(seen_version)
    if facts.get("due_on", task.due_on) != task.due_on:
        task.reminded_at = None
    _set(task, facts, language)
    task.save()
    _record(task, "task.changed", by, now)
    return task


@transaction.atomic
def finish_task(*, task_id: int, by: User, now: datetime, today: date) -> Task:
    """The task is done; a yearly one is there again for next year. Doing it twice changes nothing."""
    task = Task.objects.select_for_update(of=("self",)).get(pk=task_id)
    if task.is_done:
        return task
    task.done_on = today
    task.done_by = Officer.objects.in_office().filter(municipality_id=task.municipality_id, user=by).first()
    task.take_version(None).save()
    if task.is_yearly:
        _repeat(task, today)
    _record(task, "task.done", by, now)
    return task


@transaction.atomic
def reopen_task(*, task_id: int, by: User, now: datetime) -> Task:
    """The task was not done after all."""
    task = Task.objects.select_for_update(of=("self",)).get(pk=task_id)
    if task.is_yearly:
        later = Task.objects.open().filter(adoption_id=task.adoption_id, due_on__gt=task.due_on, is_yearly=True)
        later.filter(municipality_id=task.municipality_id, **_titles(task)).delete()
    task.done_on = task.done_by = None
    task.take_version(None).save()
    _record(task, "task.reopened", by, now)
    return task


@transaction.atomic
def drop_task(*, task_id: int, by: User, now: datetime) -> None:
    """The task is not needed here."""
    task = Task.objects.select_for_update(of=("self",)).get(pk=task_id)
    _record(task, "task.dropped", by, now)
    task.delete()


@transaction.atomic
def repeat_dates(*, today: date) -> int:
    """Yearly dates whose day has passed stand in next year's clock; returns how many."""
    alive = Task.objects.open().alive().filter(kind=TaskKind.DATE, is_yearly=True, due_on__lt=today)
    passed = Task.objects.select_for_update(of=("self",)).filter(pk__in=list(alive.values_list("pk", flat=True)))
    for task in passed:
        task.done_on = task.due_on
        task.save()
        _repeat(task, today)
    return len(passed)


def _repeat(task: Task, today: date) -> None:
    day = year_later(task.due_on)
    while day <= today:
        day = year_later(day)
    again = Task(
        municipality_id=task.municipality_id, adoption_id=task.adoption_id, kind=task.kind, due_on=day, is_yearly=True,
        remind_days=task.remind_days, officer_id=task.officer_id,
    )  # fmt: skip
    for field, title in _titles(task).items():
        setattr(again, field, title)
    again.save()


def _titles(task: Task) -> dict[str, str | None]:
    return {f"title_{language}": getattr(task, f"title_{language}") for language in LANGUAGES}


def _set(task: Task, facts: dict[str, Any], language: str) -> None:
    if "title" in facts:
        title = tidy(facts["title"])[:200]
        if not title:
            raise TitleMissing
        if title != task.title:
            for code in LANGUAGES:  # the other languages would go on saying the old thing
                setattr(task, f"title_{code}", title if code == language else None)
    for field in FACTS:
        if field in facts:
            setattr(task, field, facts[field])


def _record(task: Task, verb: str, by: User | None, now: datetime) -> None:
    record(
        verb=verb, subject="task", subject_id=task.pk, network_id=None, by=by, now=now,
        facts={"municipality": task.municipality_id, "adoption": task.adoption_id, "title": task.title},
    )  # fmt: skip
