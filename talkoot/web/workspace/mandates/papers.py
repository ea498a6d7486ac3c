"""The papers of an inventory, and the words of the figures that they show."""

from dataclasses import dataclass

from django.utils.translation import get_language

from talkoot.accounts.models import User
from talkoot.footprints.models import Evidence, Inventory, Row
from talkoot.footprints.queries.footprint import factors_of
from talkoot.web.ui.numbers import format_number
from talkoot.web.workspace.calculator.offered import name_of_code
from talkoot.web.workspace.calculator.words import amount_words

ACCEPTED = ".pdf,.jpg,.jpeg,.png,.xlsx,.csv,.docx,.txt"
KILOBYTE = 1024


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper in a list: its size in words and the figures that it shows."""

    evidence: Evidence
    size: str
    by: User | None
    shows: tuple[str, ...]


def papers_of(inventory: Inventory) -> list[Paper]:
    """Newest first. Two queries."""
    language = get_language() or "en"
    found = inventory.evidence.select_related("by").prefetch_related("rows")  # type: ignore[attr-defined]
    return [
        Paper(
            evidence=one,
            size=size_words(one.size),
            by=one.by,
            shows=tuple(row_words(_of(row, inventory), language) for row in one.rows.all()),
        )
        for one in found
    ]


def rows_of(inventory: Inventory) -> list[Row]:
    """The figures that a paper may show, with the inventory at hand. One query."""
    return [_of(row, inventory) for row in inventory.rows.counted()]  # type: ignore[attr-defined]


def row_words(row: Row, language: str = "") -> str:
    """A figure as one recognises it: "Electricity: 46.2 MWh"."""
    name = name_of_code(factors_of(row.inventory), row.kind, language or get_language() or "en")
    return f"{name}: {amount_words(row.amount, row.unit)}"


def size_words(size: int) -> str:
    """The size of a file: kilobytes, from a megabyte on with one decimal."""
    if size < KILOBYTE * KILOBYTE:
        return f"{format_number(max(1, size // KILOBYTE), 0)}\u00a0kB"
    return f"{format_number(size / KILOBYTE / KILOBYTE, 1)}\u00a0MB"


def _of(row: Row, inventory: Inventory) -> Row:
    row.inventory = inventory  # the same, not fetched again
    return row
