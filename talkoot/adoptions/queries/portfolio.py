"""The municipality's whole: what runs, who owns it, what it took and gave, what is due, what is stuck."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.db.models import QuerySet, Sum

from talkoot.adoptions.enums import UNDER_WAY, AdoptionState, Stuck
from talkoot.adoptions.models import Adoption, Effort, Result, Task
from talkoot.adoptions.queries.advice import desks_counted, hours_of_advice, last_advice
from talkoot.catalogue.queries import model
from talkoot.organisations.models import Municipality

SILENCE = timedelta(days=90)
OVERDUE = timedelta(days=14)
ORDER = (
    AdoptionState.RUNNING, AdoptionState.PAUSED, AdoptionState.DECIDED, AdoptionState.IDEA, AdoptionState.ENDED,
)  # fmt: skip


class Used(NamedTuple):
    """Hours and euros that were entered, and hours logged in advice cases."""

    hours: Decimal
    euros: Decimal
    hours_advised: Decimal


@dataclass(frozen=True, slots=True)
class Standing:
    """One adoption with what one asks of it: used this year (advice included), latest result, next task, why stuck."""

    adoption: Adoption
    hours_used: Decimal
    hours_advised: Decimal
    euros_used: Decimal
    result: Result | None
    next_task: Task | None
    overdue: int
    stuck: tuple[Stuck, ...]

    @property
    def is_stuck(self) -> bool:
        return bool(self.stuck)


@dataclass(frozen=True, slots=True)
class Whole:
    """Sums of the whole for a year: hours and euros, planned and used."""

    hours_planned: Decimal
    hours_used: Decimal
    euros_planned: Decimal
    euros_used: Decimal


def standings(municipality: Municipality, today: date) -> list[Standing]:
    """Every adoption, those under way first; the number of queries does not depend on theirs."""
    rows = _rows(Adoption.objects.filter(municipality=municipality), today)
    return sorted(rows, key=lambda row: (ORDER.index(row.adoption.state), row.adoption.pk))


def standing_of(adoption: Adoption, today: date) -> Standing:
    """The same of one adoption."""
    return _rows(Adoption.objects.filter(pk=adoption.pk), today)[0]


def _rows(found: QuerySet[Adoption], today: date) -> list[Standing]:
    adoptions = list(
        found.select_related("owner__user", "action", "copied_from__municipality").prefetch_related(
            "fundings", "carriers"
        )
    )
    ids = [adoption.pk for adoption in adoptions]
    desks = desks_counted(ids)
    used = _used(ids, desks, today.year)
    results = _latest_results(ids)
    tasks = _open_tasks(ids)
    touched = _touched(ids, desks)
    return [
        _standing(a, used[a.pk], results.get(a.pk), tasks.get(a.pk, []), touched.get(a.pk), today) for a in adoptions
    ]


def whole(rows: Iterable[Standing]) -> Whole:
    """What the models under way take together this year; those ended this year count in what was used."""
    rows = list(rows)
    planned = [row.adoption for row in rows if row.adoption.state in UNDER_WAY]
    return Whole(
        hours_planned=sum((a.hours_planned or Decimal(0) for a in planned), Decimal(0)),
        hours_used=sum((row.hours_used for row in rows), Decimal(0)),
        euros_planned=sum((a.budget_eur or Decimal(0) for a in planned), Decimal(0)),
        euros_used=sum((row.euros_used for row in rows), Decimal(0)),
    )


def tasks_due(municipality: Municipality, today: date, until: date) -> list[Task]:
    """What is to be done until a day, overdue ones first."""
    tasks = Task.objects.filter(municipality=municipality).alive().open().filter(due_on__lte=until)
    return list(tasks.exclude(kind="date", due_on__lt=today).select_related("adoption__owner__user", "officer__user"))


def tasks_of_year(municipality: Municipality, year: int) -> list[Task]:
    """The year clock: everything with a day in the year, done or not."""
    tasks = Task.objects.filter(municipality=municipality, due_on__year=year).alive()
    return list(tasks.select_related("adoption__owner__user", "officer__user"))


def without_owner(municipality_id: int) -> Sequence[Adoption]:
    """Models under way that nobody owns, or whose owner has left."""
    adoptions = Adoption.objects.filter(municipality_id=municipality_id).under_way()
    return list(adoptions.filter(owner=None) | adoptions.filter(owner__until_on__isnull=False))


def reasons_stuck(adoption: Adoption, overdue: int, touched: date | None, today: date) -> tuple[Stuck, ...]:
    """Why the person in charge should look at it; empty when all is well."""
    if adoption.has_ended:
        return ()
    waiting = adoption.state in {AdoptionState.IDEA, AdoptionState.DECIDED}
    last_sign = max(day for day in (touched, adoption.state_since, adoption.starts_on) if day is not None)
    checks = (
        (Stuck.NO_OWNER, adoption.owner is None and adoption.state != AdoptionState.IDEA),
        (Stuck.OWNER_LEFT, adoption.owner is not None and adoption.owner.until_on is not None),
        (Stuck.OVERDUE, overdue > 0 and adoption.state in UNDER_WAY),
        (Stuck.NOT_BEGUN, waiting and adoption.starts_on < today),
        (Stuck.PAST_END, adoption.ends_on is not None and adoption.ends_on < today),
        (Stuck.SILENT, adoption.is_running and today - last_sign > SILENCE),
        (Stuck.LONG_PAUSE, adoption.state == AdoptionState.PAUSED and today - adoption.state_since > SILENCE),
        (Stuck.NOT_IN_LIBRARY, model(adoption.model_code) is None),
    )
    return tuple(reason for reason, holds in checks if holds)


def _standing(
    adoption: Adoption, used: Used, result: Result | None, tasks: list[Task], touched: date | None,
    today: date,
) -> Standing:  # fmt: skip
    late = sum(task.kind == "task" and task.due_on < today - OVERDUE for task in tasks)
    coming = next((task for task in tasks if task.kind == "task" or task.due_on >= today), None)
    return Standing(
        adoption=adoption, hours_used=used.hours + used.hours_advised, hours_advised=used.hours_advised,
        euros_used=used.euros, result=result, next_task=coming, overdue=late,
        stuck=reasons_stuck(adoption, late, touched, today),
    )  # fmt: skip


def _used(ids: list[int], desks: dict[int, list[int]], year: int) -> dict[int, Used]:
    """What was entered, and what was logged at the desks that the model runs on."""
    rows = Effort.objects.filter(adoption__in=ids, day__year=year).order_by().values_list("adoption_id")
    entered = {pk: (hours, euros) for pk, hours, euros in rows.annotate(Sum("hours"), Sum("euros"))}
    advised = hours_of_advice(desks, date(year, 1, 1), date(year, 12, 31))
    nothing = Decimal(0), Decimal(0)
    return {pk: Used(*entered.get(pk, nothing), advised.get(pk, Decimal(0))) for pk in ids}


def _latest_results(ids: list[int]) -> dict[int, Result]:
    latest: dict[int, Result] = {}
    for result in Result.objects.filter(adoption__in=ids):
        latest.setdefault(result.adoption_id, result)
    return latest


def _open_tasks(ids: list[int]) -> dict[int, list[Task]]:
    tasks: dict[int, list[Task]] = {}
    for task in Task.objects.filter(adoption__in=ids).open():
        tasks.setdefault(task.adoption_id or 0, []).append(task)
    return tasks


def _touched(ids: list[int], desks: dict[int, list[int]]) -> dict[int, date]:
    """The last day on which something happened: effort, a result, a finished task, advice."""
    days = last_advice(desks)
    for entries, field in (
        (Effort.objects.all(), "day"),
        (Result.objects.all(), "day"),
        (Task.objects.all(), "done_on"),
    ):
        found = entries.filter(adoption__in=ids, **{f"{field}__isnull": False}).order_by()
        for pk, day in found.values_list("adoption_id", field):
            days[pk] = max(day, days.get(pk, day))
    return days
