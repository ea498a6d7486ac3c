"""One letter a month to whoever has entries to verify; those in charge hear of what nobody looks after."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from talkoot.library.models import Entry, EntryQuerySet
from talkoot.notices.letters import link, write_letter
from talkoot.notices.models import Message
from talkoot.notices.operations import queue_message
from talkoot.organisations.models import Officer

KIND = "directory"


@transaction.atomic
def send_monthly_letters(*, now: datetime, today: date) -> int:
    """Write to every officer who has something to verify and has not been written to this month; returns to how many."""
    letters = [(officer, f"directory-{officer.pk}-{today:%Y-%m}") for officer in _officers(today)]
    sent = set(Message.objects.filter(key__in=[key for _officer, key in letters]).values_list("key", flat=True))
    waiting = [(officer, key) for officer, key in letters if key not in sent]
    abandoned = _abandoned({officer.municipality_id for officer, _key in waiting if officer.is_lead}, today)
    for officer, key in waiting:
        own = list(_to_verify(today).filter(verifier=officer))
        _send(officer, key, own, abandoned[officer.municipality_id] if officer.is_lead else [], now)
    return len(waiting)


def _officers(today: date) -> QuerySet[Officer]:
    """Those who verify something that waits, and those in charge where something has nobody who verifies it."""
    waiting = Entry.objects.to_verify(today)
    own = waiting.filter(verifier=OuterRef("pk"))
    left = waiting.without_verifier().filter(shelf__municipality=OuterRef("municipality"))
    officers = Officer.objects.in_office().filter(municipality__slug__isnull=False)
    return officers.filter(Exists(own) | Q(Exists(left), is_lead=True)).select_related("user", "municipality")


def _abandoned(municipality_ids: set[int], today: date) -> dict[int, list[Entry]]:
    found: dict[int, list[Entry]] = defaultdict(list)
    for entry in _to_verify(today).without_verifier().filter(shelf__municipality__in=municipality_ids):
        found[entry.shelf.municipality_id].append(entry)
    return found


def _to_verify(today: date) -> EntryQuerySet:
    return Entry.objects.to_verify(today).select_related("shelf").order_by("verified_on", "pk")


def _send(officer: Officer, key: str, own: Sequence[Entry], abandoned: Sequence[Entry], now: datetime) -> None:
    language = officer.user.language
    subject, body = write_letter(
        "directory_to_verify", language, name=officer.user.name, municipality=officer.municipality, own=own,
        abandoned=abandoned, url=link("console:shelves", language, officer.municipality.slug),
    )  # fmt: skip
    queue_message(
        to=officer.user.email, to_name=officer.user.name, subject=subject, body=body, kind=KIND, language=language, key=key,
        now=now,
    )  # fmt: skip
