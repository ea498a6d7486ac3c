"""Changes to gatherings: planned, changed, cancelled, attendance kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.events.models import Attendance, Event
from talkoot.events.queries import Guest, recognised
from talkoot.history.operations import record
from talkoot.kernel.errors import Refused
from talkoot.kernel.text import tidy
from talkoot.memberships.models import Membership

LANGUAGES = ("fi", "sv", "en")
FIELDS = ("forum", "starts_on", "starts_at", "place", "link", "theme", "is_public")


class TitleMissing(Refused):
    text = _("Write the title of the event in at least one language.")


class AlreadyCancelled(Refused):
    text = _("The event has been cancelled.")


class ReasonMissing(Refused):
    text = _("Write why the event is cancelled.")


class NotHeldYet(Refused):
    text = _("Attendance is kept from the day of the event on.")


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of the attendance: members who came, guests who are known, names kept as they were written."""

    members: int
    others: int
    unknown: int


@transaction.atomic
def plan_event(
    *,
    title: Mapping[str, str],
    starts_on: date,
    by: User | None,
    now: datetime,
    network_id: int | None = None,
    municipality_id: int | None = None,
    about: Mapping[str, str] | None = None,
    **facts: Any,
) -> Event:
    """Put a gathering into the calendar of a network or a municipality (also as a part of an existing forum)."""
    event = Event(network_id=network_id, municipality_id=municipality_id, starts_on=starts_on)
    _write(event, title=title, about=about or {}, facts=facts)
    event.save()
    _record(event, "event.planned", by, now)
    return event


@transaction.atomic
def change_event(
    *,
    event_id: int,
    by: User,
    now: datetime,
    seen_version: int | None = None,
    title: Mapping[str, str] | None = None,
    about: Mapping[str, str] | None = None,
    **facts: Any,
) -> Event:
    """Change a gathering; refused when somebody else did meanwhile, or when it is cancelled."""
    event = _open(event_id).take_version(seen_version)
    _write(event, title=title, about=about, facts=facts)
    event.save()
    _record(event, "event.changed", by, now)
    return event


@transaction.atomic
def cancel_event(*, event_id: int, reason: str, by: User, now: datetime) -> Event:
    """Cancel a gathering; it stays in the list with its reason."""
    event = _open(event_id).take_version(None)
    event.cancel_reason, event.cancelled_at = tidy(reason), now
    if not event.cancel_reason:
        raise ReasonMissing
    event.save()
    _record(event, "event.cancelled", by, now, event.cancel_reason)
    return event


@transaction.atomic
def record_attendance(
    *, event_id: int, membership_ids: Iterable[int], guests: str, by: User, now: datetime, today: date
) -> Recorded:
    """Keep who came: the ticked members, and pasted names or addresses, one a line. Saving again replaces the list."""
    event = _open(event_id)
    if not event.has_begun(today):
        raise NotHeldYet
    ticked = list(
        Membership.objects.filter(network=event.network, pk__in=list(membership_ids)).values_list(
            "pk", "organisation_id"
        )
    )
    people = recognised(event, guests)
    event.attendances.all().delete()
    Attendance.objects.bulk_create(
        [Attendance(event=event, membership_id=pk, organisation_id=company) for pk, company in ticked]
        + [_attendance(event, guest) for guest in people]
    )
    came = {pk for pk, _company in ticked} | {guest.membership_id for guest in people if guest.membership_id}
    _hear(came, event)
    _record(event, "event.attendance", by, now)
    known = sum(1 for guest in people if guest.organisation_id and not guest.membership_id)
    return Recorded(len(came), known, sum(1 for guest in people if not guest.organisation_id))


def _attendance(event: Event, guest: Guest) -> Attendance:
    return Attendance(
        event=event, membership_id=guest.membership_id, organisation_id=guest.organisation_id, name=guest.name,
        email=guest.email,
    )  # fmt: skip


def _hear(membership_ids: set[int], event: Event) -> None:
    """Having been there is a sign of life of that day."""
    members = Membership.objects.filter(pk__in=membership_ids)
    members.filter(Q(heard_at__isnull=True) | Q(heard_at__lt=event.moment)).update(heard_at=event.moment)


def _open(event_id: int) -> Event:
    event = Event.objects.select_for_update(of=("self",)).get(pk=event_id)
    if event.is_cancelled:
        raise AlreadyCancelled
    return event


def _write(
    event: Event, *, title: Mapping[str, str] | None, about: Mapping[str, str] | None, facts: Mapping[str, Any]
) -> None:
    for field, texts, length in (("title", title, 150), ("about", about, 5000)):
        for code in LANGUAGES if texts is not None else ():
            setattr(event, f"{field}_{code}", tidy((texts or {}).get(code) or "")[:length] or None)
    if not any(getattr(event, f"title_{code}") for code in LANGUAGES):
        raise TitleMissing
    for field in FIELDS:
        if field in facts:
            setattr(event, field, facts[field])


def _record(event: Event, verb: str, by: User | None, now: datetime, reason: str = "") -> None:
    record(verb=verb, subject="event", subject_id=event.pk, network_id=event.network_id, by=by, now=now, reason=reason)
