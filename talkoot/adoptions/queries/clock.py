"""The year clock: tasks and dates of the models, and the municipality's gatherings, by day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from talkoot.adoptions.enums import TaskKind
from talkoot.adoptions.models import Adoption, Task
from talkoot.events.models import Event
from talkoot.events.queries import events_between
from talkoot.organisations.models import Municipality, Officer


@dataclass(frozen=True, slots=True)
class Item:
    """Something with a day: a task, a date or a gathering."""

    thing: Task | Event
    day: date
    at: time | None
    who: Officer | None
    model: str
    forum: str
    is_done: bool

    @property
    def is_event(self) -> bool:
        return isinstance(self.thing, Event)

    @property
    def is_for_others(self) -> bool:
        """Whether it belongs in the calendar of a forum, which other people read: dates and gatherings that are public."""
        if isinstance(self.thing, Event):
            return self.thing.is_public
        return self.thing.kind == TaskKind.DATE and (self.thing.adoption is None or self.thing.adoption.is_public)

    @property
    def key(self) -> str:
        """Stays the same for the life of the thing."""
        return f"{'event' if self.is_event else 'task'}-{self.thing.pk}"


def clock_items(
    municipality: Municipality, first: date, last: date, *, officer_id: int | None = None, forum: str = ""
) -> list[Item]:
    """What stands in the clock between two days, of everybody or one person, of all or one forum; in two queries."""
    tasks = Task.objects.filter(municipality=municipality).alive().between(first, last)
    items = [_of_task(task) for task in tasks.select_related("adoption__owner__user", "officer__user")]
    items += [_of_event(event) for event in events_between(municipality.pk, first, last)]
    wanted = (item for item in items if _is_wanted(item, officer_id, forum))
    return sorted(wanted, key=lambda item: (item.day, item.at or time.min, item.key))


def forums_of(municipality: Municipality) -> list[str]:
    """The existing forums and processes that models and gatherings are part of, each once."""
    used = Adoption.objects.filter(municipality=municipality).under_way().values_list("forum", flat=True)
    held = Event.objects.filter(municipality=municipality).not_cancelled().values_list("forum", flat=True)
    return _distinct([*used, *held])


def _of_task(task: Task) -> Item:
    adoption = task.adoption
    return Item(
        thing=task, day=task.due_on, at=None, who=task.responsible, model=adoption.name if adoption else "",
        forum=adoption.forum if adoption else "", is_done=task.is_done,
    )  # fmt: skip


def _of_event(event: Event) -> Item:
    return Item(
        thing=event, day=event.starts_on, at=event.starts_at, who=None, model="", forum=event.forum, is_done=False
    )


def _is_wanted(item: Item, officer_id: int | None, forum: str) -> bool:
    if officer_id is not None and (item.who is None or item.who.pk != officer_id):
        return False
    return not forum or item.forum.casefold() == forum.casefold()


def _distinct(names: Iterable[str]) -> list[str]:
    found = {name.casefold(): name for name in names if name}
    return [found[key] for key in sorted(found)]
