"""What waits in a municipality's portfolio, as a queue, and the sums of the whole."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from talkoot.adoptions.models import Portfolio
from talkoot.adoptions.models import Task as Due
from talkoot.adoptions.queries.portfolio import Standing, Whole
from talkoot.cases.queries import cases_waiting
from talkoot.dialogue.queries import inputs_waiting
from talkoot.library.queries import entries_to_verify
from talkoot.organisations.models import Municipality
from talkoot.web.ui.numbers import format_day
from talkoot.web.ui.pieces import Task

SHOWN_STUCK = 5
WORKING_WEEKS = 44


@dataclass(frozen=True, slots=True)
class Balance:
    """The planned work of a year spread over its working weeks, beside the hours there are in a week."""

    planned_h: Decimal
    there_h: Decimal

    @property
    def is_too_much(self) -> bool:
        return self.planned_h > self.there_h


def last_of_month(today: date) -> date:
    """The last day of the month that is running."""
    return today.replace(day=monthrange(today.year, today.month)[1])


def balance(sums: Whole, portfolio: Portfolio) -> Balance | None:
    """Whether the plan fits into the week; None when nobody has said how many hours there are."""
    if portfolio.hours_per_week is None:
        return None
    week = (sums.hours_planned / WORKING_WEEKS).quantize(Decimal("0.1"))
    return Balance(week, portfolio.hours_per_week)


def jobs(municipality: Municipality, rows: Sequence[Standing], due: Sequence[Due], today: date) -> list[Task]:
    """Everything that waits, the most urgent first."""
    found = [
        _overdue(municipality, [task for task in due if task.due_on < today]),
        *_stuck(municipality, [row for row in rows if row.is_stuck]),
        _cases(municipality, today),
        _inputs(municipality),
        _coming(municipality, [task for task in due if task.due_on >= today]),
        _entries(municipality, today),
    ]
    return [job for job in found if job is not None]


def _overdue(municipality: Municipality, tasks: Sequence[Due]) -> Task | None:
    if not tasks:
        return None
    title = ngettext("task whose day has passed", "tasks whose day has passed", len(tasks))
    return Task(len(tasks), title, _named(tasks), _to("task-list", municipality), gettext("Mark done or move"))


def _coming(municipality: Municipality, tasks: Sequence[Due]) -> Task | None:
    if not tasks:
        return None
    title = ngettext("task is due this month", "tasks are due this month", len(tasks))
    return Task(len(tasks), title, _named(tasks), _to("task-list", municipality), gettext("See the tasks"))


def _stuck(municipality: Municipality, rows: Sequence[Standing]) -> list[Task]:
    shown = [
        Task(1, gettext("“%(name)s” is stuck") % {"name": row.adoption.name}, reasons(row),
             _to("adoption", municipality, row.adoption.pk), gettext("Sort it out"))
        for row in rows[:SHOWN_STUCK]
    ]  # fmt: skip
    rest = rows[SHOWN_STUCK:]
    if rest:
        title = ngettext("other model is stuck", "other models are stuck", len(rest))
        names = ", ".join(row.adoption.name for row in rest)
        shown.append(Task(len(rest), title, names, _to("portfolio", municipality) + "#models", gettext("See which")))
    return shown


def reasons(row: Standing) -> str:
    """Why it is stuck, in words."""
    return gettext("%(reasons)s.") % {"reasons": "; ".join(str(reason.label) for reason in row.stuck)}


def _inputs(municipality: Municipality) -> Task | None:
    days = list(inputs_waiting(municipality_id=municipality.pk).values_list("given_at", flat=True))
    if not days:
        return None
    title = ngettext("input waits for an answer", "inputs wait for an answer", len(days))
    why = gettext("The oldest came on %(day)s.") % {"day": format_day(min(days))}
    return Task(len(days), title, why, _to("dialogues", municipality), gettext("Answer"))


def _entries(municipality: Municipality, today: date) -> Task | None:
    count = entries_to_verify(municipality.pk, today).count()
    if not count:
        return None
    title = ngettext("entry of the directory to verify", "entries of the directory to verify", count)
    why = gettext("Companies see that nobody has verified them for half a year.")
    return Task(count, title, why, _to("shelves", municipality), gettext("Verify"))


def _cases(municipality: Municipality, today: date) -> Task | None:
    waiting = cases_waiting(municipality.pk, today)
    if not waiting:
        return None
    title = ngettext("company waits for advice", "companies wait for advice", len(waiting))
    why = gettext("The oldest has waited since %(day)s.") % {"day": format_day(min(one.since for one in waiting))}
    return Task(len(waiting), title, why, _to("cases", municipality), gettext("See the cases"))


def _named(tasks: Sequence[Due]) -> str:
    """The first two with their days, the rest as a number."""
    first = "; ".join(
        gettext("%(day)s %(title)s") % {"day": format_day(task.due_on), "title": task.title} for task in tasks[:2]
    )
    rest = len(tasks) - 2
    if rest <= 0:
        return first
    return ngettext("%(names)s and %(n)s other.", "%(names)s and %(n)s others.", rest) % {"names": first, "n": rest}


def _to(name: str, municipality: Municipality, *rest: object) -> str:
    return reverse(f"console:{name}", args=[municipality.slug, *rest])
