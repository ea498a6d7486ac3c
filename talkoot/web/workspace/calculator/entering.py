"""From what was typed to rows: an entry is one row to be, with what covers its energy."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from talkoot.accounts.models import User
from talkoot.engine import FactorSet, Instrument
from talkoot.footprints.models import Inventory, Row
from talkoot.footprints.operations import add_row
from talkoot.footprints.operations.rows import FIELDS, RowFacts
from talkoot.organisations.models import Site

PLACES = Decimal("0.000001")  # as the tables keep amounts


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands around a question while it is answered."""

    inventory: Inventory
    factors: FactorSet
    question: int
    depth: str
    language: str
    sites: tuple[Site, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One row to be."""

    facts: RowFacts
    instruments: tuple[Instrument, ...] = ()


def write_entries(asked: Asked, entries: list[Entry], *, by: User, now: datetime) -> None:
    """Every entry becomes a row; raises what the operation refuses."""
    for entry in entries:
        add_row(
            inventory_id=asked.inventory.pk,
            question=asked.question,
            facts=entry.facts,
            instruments=entry.instruments,
            by=by,
            now=now,
        )


def facts_of(row: Row, **changes: Any) -> RowFacts:
    """A row's facts as they are, with some of them changed."""
    return replace(RowFacts(**{name: getattr(row, name) for name in FIELDS}), **changes)


def kept(amount: Decimal) -> Decimal:
    """An amount that was worked out, as the tables keep it."""
    return amount.quantize(PLACES)
