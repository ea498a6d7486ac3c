"""The list of tasks: grouped by when, and by whose they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from talkoot.adoptions.enums import TaskKind
from talkoot.adoptions.models import Task
from talkoot.organisations.models import Officer
from talkoot.web.console.queries.portfolio import last_of_month
from talkoot.web.ui.pieces import Link

NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks of one time: those whose day has passed, this month's, the later ones."""

    title: str
    tasks: list[Task]
    is_late: bool = False


def groups_of(tasks: Sequence[Task], who: str, today: date) -> list[Group]:
    """The tasks of the person, or of all; empty groups are left out."""
    mine = [task for task in tasks if not who or _whose(task) == who]
    coming = [task for task in mine if task.due_on >= today]
    month = last_of_month(today)
    groups = [
        Group(gettext("Their day has passed"), [t for t in mine if t.due_on < today and t.kind == TaskKind.TASK], is_late=True),
        Group(gettext("This month"), [task for task in coming if task.due_on <= month]),
        Group(gettext("Later"), [task for task in coming if task.due_on > month]),
    ]  # fmt: skip
    return [group for group in groups if group.tasks]


def people_links(tasks: Sequence[Task], who: str, me: Officer | None) -> list[Link]:
    """All, mine, and those of each person who has any."""
    names: dict[str, str] = {}
    for task in tasks:
        person = task.responsible
        names.setdefault(_whose(task), str(person) if person else gettext("Nobody"))
    rest = sorted((name, key) for key, name in names.items() if me is None or key != str(me.pk))
    links = [Link(gettext("Everybody’s"), "?", current=not who)]
    if me is not None:
        links.append(Link(gettext("Mine"), f"?who={me.pk}", current=who == str(me.pk)))
    return [*links, *(Link(name, f"?who={key}", current=key == who) for name, key in rest)]


def _whose(task: Task) -> str:
    person = task.responsible
    return str(person.pk) if person else NOBODY
