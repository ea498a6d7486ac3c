"""Reading history."""

from django.db.models import QuerySet

from talkoot.history.models import Event, Freshness


def events_of(subject: str, subject_id: int) -> QuerySet[Event]:
    """What happened to one thing, newest first."""
    return Event.objects.filter(subject=subject, subject_id=subject_id).select_related("by")


def events_in(network_id: int) -> QuerySet[Event]:
    """What happened in a network, newest first."""
    return Event.objects.filter(network_id=network_id).select_related("by")


def freshness(network_id: int) -> int:
    """The number under which the network's public pages are kept now (0: the pages of the instance)."""
    number = Freshness.objects.filter(network_id=network_id).values_list("number", flat=True).first()
    return number or 0
