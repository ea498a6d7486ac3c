"""Writing history."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from talkoot.accounts.models import User
from talkoot.history.models import Event, Freshness

INSTANCE = 0


@transaction.atomic
def record(
    *,
    verb: str,
    subject: str,
    subject_id: int,
    network_id: int | None,
    by: User | None,
    now: datetime,
    by_name: str = "",
    reason: str = "",
    facts: dict[str, Any] | None = None,
) -> Event:
    """Keep one change with its date, person and reason, and make the network's public pages new."""
    renew(network_id=network_id or INSTANCE)
    return Event.objects.create(
        at=now,
        by=by,
        by_name=by_name or (str(by) if by else ""),
        network_id=network_id,
        subject=subject,
        subject_id=subject_id,
        verb=verb,
        reason=reason,
        facts=facts or {},
    )


@transaction.atomic
def renew(*, network_id: int) -> None:
    """Let go of the kept public pages of a network and of the instance; seen from the moment this commits."""
    for key in {network_id, INSTANCE}:
        if not Freshness.objects.filter(network_id=key).update(number=F("number") + 1):
            Freshness.objects.get_or_create(network_id=key)
