"""Many private remarks at once, as a spreadsheet brings them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from talkoot.accounts.models import User
from talkoot.kernel.text import tidy
from talkoot.memberships.models import Note


@dataclass(frozen=True, slots=True)
class NewNote:
    """A remark with the place it comes from; without a membership it is about the network."""

    membership_id: int | None
    text: str
    sheet: str = ""
    cell: str = ""


@transaction.atomic
def add_notes(*, network_id: int, notes: Iterable[NewNote], by: User | None, now: datetime) -> list[Note]:
    """Keep private remarks; only the network's coordinators ever see them."""
    rows = [
        Note(
            network_id=network_id, membership_id=note.membership_id, text=tidy(note.text), by=by, at=now,
            sheet=note.sheet[:120], cell=note.cell[:20],
        )
        for note in notes
    ]  # fmt: skip
    return Note.objects.bulk_create(rows, batch_size=500)
