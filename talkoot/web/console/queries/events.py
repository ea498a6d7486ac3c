"""Gatherings of a network or a municipality: what comes, what has been, who came."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from talkoot.events.models import Event
from talkoot.events.queries import with_people


@dataclass(frozen=True, slots=True)
class Came:
    """Who came: members by name, other organisations' people, names that are not known."""

    members: list[str]
    others: list[str]
    people: int


def coming_and_held(owner: Mapping[str, int | None], today: date) -> tuple[QuerySet[Event], QuerySet[Event]]:
    """The gatherings to come, the next one first; and those whose day has come, the newest first."""
    events = with_people(Event.objects.filter(**owner))
    return events.filter(starts_on__gt=today).order_by("starts_on", "starts_at", "pk"), events.filter(
        starts_on__lte=today
    )


def who_came(event: Event) -> Came:
    """Names of those who came, each member once."""
    rows = list(event.attendances.filter(came=True).select_related("membership__organisation", "organisation"))
    members = {row.membership_id: row.membership.organisation.name for row in rows if row.membership is not None}
    others = [
        ", ".join(part for part in (str(row), row.organisation.name if row.organisation else "") if part)
        for row in rows
        if row.membership is None
    ]
    return Came(sorted(members.values()), others, len(rows))
