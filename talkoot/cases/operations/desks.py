"""Opening and changing a desk."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.cases.models import Desk, Step
from talkoot.cases.paths import steps_of, texts_of
from talkoot.history.operations import record
from talkoot.kernel.errors import Refused
from talkoot.kernel.text import tidy
from talkoot.organisations.models import Officer

LANGUAGES = ("fi", "sv", "en")
FIELDS = ("adviser_id", "follow_up_months", "is_open")


class DeskNameMissing(Refused):
    text = _("Write the name of the service in at least one language.")


class NotAnOfficer(Refused):
    text = _("Choose an adviser who works for the municipality.")


@transaction.atomic
def add_desk(
    *, municipality_id: int, kind: str, name: Mapping[str, str], by: User | None, now: datetime, **facts: Any
) -> Desk:
    """Set a service up with its path. Without a name of its own it gets the usual one, ready in three languages."""
    desk = Desk(municipality_id=municipality_id, kind=kind, **texts_of(kind))
    if any(tidy(text) for text in name.values()):
        for code in LANGUAGES:
            setattr(desk, f"name_{code}", tidy(name.get(code) or "")[:120] or None)
    _take(desk, facts)
    desk.save()
    for order, step in enumerate(steps_of(kind)):
        Step.objects.create(desk=desk, order=order, **step)
    _record(desk, "desk.added", by, now)
    return desk


@transaction.atomic
def change_desk(*, desk_id: int, by: User, now: datetime, seen_version: int | None = None, **facts: Any) -> Desk:
    """Change texts (name_fi … about_en), adviser, months and whether it is open; refused when somebody else did meanwhile."""
    desk = Desk.objects.select_for_update(of=("self",)).get(pk=desk_id).take_version(seen_version)
    for code in LANGUAGES:
        for field in ("name", "about"):
            if f"{field}_{code}" in facts:
                setattr(desk, f"{field}_{code}", tidy(facts[f"{field}_{code}"] or "") or None)
    if not any(getattr(desk, f"name_{code}") for code in LANGUAGES):
        raise DeskNameMissing
    _take(desk, facts)
    desk.save()
    _record(desk, "desk.changed", by, now)
    return desk


def _take(desk: Desk, facts: Mapping[str, Any]) -> None:
    for field in FIELDS:
        if field in facts:
            setattr(desk, field, facts[field])
    officers = Officer.objects.in_office().filter(municipality_id=desk.municipality_id)
    if desk.adviser_id is not None and facts.get("adviser_id") and not officers.filter(pk=desk.adviser_id).exists():
        raise NotAnOfficer


def _record(desk: Desk, verb: str, by: User | None, now: datetime) -> None:
    record(verb=verb, subject="desk", subject_id=desk.pk, network_id=None, by=by, now=now)
