"""Reading the directory: what is to verify, what stands on the shelves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from talkoot.library.models import Entry, Shelf

SEARCH_KIND = "entry"


def entries_to_verify(municipality_id: int, today: date) -> QuerySet[Entry]:
    """What waits to be verified in the municipality, the oldest first."""
    waiting = Entry.objects.of_municipality(municipality_id).to_verify(today)
    return waiting.select_related("shelf__municipality", "verifier__user").order_by("verified_on", "pk")


def entries_shown(municipality_id: int, today: date) -> QuerySet[Entry]:
    """What companies of the municipality see today."""
    shown = Entry.objects.of_municipality(municipality_id).on_show(today)
    return shown.select_related("shelf__municipality", "verifier").order_by("shelf_id", "area", "pk")


@dataclass(frozen=True, slots=True)
class ShelfCount:
    """A shelf with how many entries companies see, and how many wait to be verified."""

    shelf: Shelf
    shown: int
    waiting: int


def shelf_counts(municipality_id: int, today: date) -> Sequence[ShelfCount]:
    """Every shelf of the municipality with its counts, in three questions to the database."""
    entries = Entry.objects.of_municipality(municipality_id)
    shown = dict(_counted(entries.filter(shelf__is_public=True).on_show(today)))
    waiting = dict(_counted(entries.to_verify(today)))
    shelves = Shelf.objects.of_municipality(municipality_id)
    return tuple(ShelfCount(shelf, shown.get(shelf.pk, 0), waiting.get(shelf.pk, 0)) for shelf in shelves)


def _counted(entries: QuerySet[Entry]) -> "QuerySet[Entry, tuple[int, int]]":
    return entries.order_by().values_list("shelf_id").annotate(count=Count("pk"))
