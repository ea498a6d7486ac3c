"""Reads about gatherings that several pages share."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Count, Q, QuerySet

from talkoot.events.models import Attendance, Event
from talkoot.kernel.text import folded, tidy
from talkoot.memberships.models import Membership
from talkoot.organisations.models import Contact

MOST_GUESTS = 1000
ADDRESS = re.compile(r"[^\s<>()\"]+@[^\s<>()\"]+")
AROUND = " \t<>()\"'"


@dataclass(frozen=True, slots=True)
class Guest:
    """One pasted line: a name or an address, with the organisation and membership that it was matched with."""

    name: str = ""
    email: str = ""
    organisation_id: int | None = None
    membership_id: int | None = None


def events_between(municipality_id: int, start: date, end: date) -> QuerySet[Event]:
    """The municipality's own gatherings in the period, cancelled ones left out."""
    return Event.objects.filter(municipality_id=municipality_id).not_cancelled().between(start, end)


def with_people(events: QuerySet[Event]) -> QuerySet[Event]:
    """The gatherings with `people` (how many came) and `members_who_came`, the newest first."""
    came = Count("attendances", filter=Q(attendances__came=True))
    members = Count("attendances__membership", filter=Q(attendances__came=True), distinct=True)
    return events.annotate(people=came, members_who_came=members).order_by("-starts_on", "-starts_at", "-pk")


def members_who_came(network_id: int, start: date, end: date) -> set[int]:
    """The memberships that were at one of the network's gatherings in the period."""
    held = Event.objects.of_network(network_id).not_cancelled().between(start, end)
    rows = Attendance.objects.filter(event__in=held, came=True, membership__isnull=False)
    return {pk for pk in rows.values_list("membership_id", flat=True) if pk is not None}


def recognised(event: Event, text: str) -> list[Guest]:
    """The pasted lines, matched by address with contacts and by exact name with members; the others as they are."""
    guests = list(_lines(text))[:MOST_GUESTS]
    companies = _companies({guest.email for guest in guests if guest.email})
    members = _members(event)
    by_name = {folded(name): pk for pk, (_membership, name) in members.items()}
    return [
        Guest(guest.name, guest.email, company, members[company][0] if company in members else None)
        for guest in guests
        for company in [_company(guest, companies, by_name, set(members))]
    ]


def _company(guest: Guest, companies: dict[str, list[int]], by_name: dict[str, int], members: set[int]) -> int | None:
    """The organisation of the guest: one that is a member before another one."""
    found = companies.get(guest.email, []) if guest.email else []
    named = by_name.get(folded(guest.name))
    return next((pk for pk in found if pk in members), found[0] if found else named)


def _companies(addresses: set[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    rows = Contact.objects.filter(email__in=addresses, until_on=None).order_by("pk")
    for email, organisation_id in rows.values_list("email", "organisation_id"):
        found.setdefault(email, []).append(organisation_id)
    return found


def _members(event: Event) -> dict[int, tuple[int, str]]:
    """The members of the event's network by organisation: membership and name."""
    if event.network_id is None:
        return {}
    rows = Membership.objects.filter(network_id=event.network_id).order_by()
    return {
        company: (pk, name) for pk, company, name in rows.values_list("pk", "organisation_id", "organisation__name")
    }


def _lines(text: str) -> Iterator[Guest]:
    """One guest for each line, comma or semicolon; the same address or name once."""
    seen: set[str] = set()
    for piece in re.split(r"[\n;,]+", tidy(text)):
        found = ADDRESS.search(piece)
        is_address = found is not None and _is_address(found[0])
        email = found[0].lower() if found is not None and is_address else ""
        name = (ADDRESS.sub("", piece) if email else piece).strip(AROUND)
        key = email or folded(name)
        if key and key not in seen:
            seen.add(key)
            yield Guest(name[:200], email)


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
