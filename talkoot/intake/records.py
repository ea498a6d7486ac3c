"""What every reader of files gives: readings, rows that could not be read, rows left out, a summary of the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from talkoot.intake.reasons import Bad, Left, Notice

LONGEST_SHOWN = 200
LISTED = 1_000


class Source(StrEnum):
    """The sort of file a reading comes from, most exact first."""

    DATAHUB = "datahub"
    FUEL_CARD = "fuel-card"
    FINVOICE = "finvoice"
    LEDGER = "ledger"


class Quality(StrEnum):
    """How an amount is known."""

    MEASURED = "measured"
    ESTIMATED = "estimated"  # by the network company
    FILLED = "filled"  # by us, from the same hours of other days
    BILLED = "billed"
    BOOKED = "booked"


class Sort(StrEnum):
    """What an amount is: something used, something bought, or a fee that is kept and not counted."""

    ACTIVITY = "activity"
    SPEND = "spend"
    FEE = "fee"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A kind that a row may be of. `score` is from 0 to 1, `why` the name of the rule, `evidence` the word it met."""

    kind: str
    score: Decimal
    why: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """An amount of one kind over days, both included. `kind` is empty while nobody knows it; `unit` may be "eur".

    `same_energy` marks the transfer of energy which an energy row holds as well: it counts only where there is none.
    """

    kind: str
    amount: Decimal
    unit: str
    started_on: date
    ended_on: date
    source: Source
    reference: str
    site: str = ""
    quality: Quality = Quality.BILLED
    note: str = ""
    sort: Sort = Sort.ACTIVITY
    same_energy: bool = False
    net_eur: Decimal | None = None
    supplier: str = ""
    supplier_id: str = ""
    document: str = ""  # the invoice's or the voucher's number
    file: str = ""
    suggestions: tuple[Suggestion, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that could not be read: its number as people count rows, the heading and the cell that stood in the way."""

    number: int
    reason: Bad
    column: str = ""
    cell: str = ""
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that was read and is not counted, with the reason."""

    reason: Left
    number: int
    text: str = ""
    amount: Decimal | None = None
    unit: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class FileSummary:
    """What a file held. Lists of rows elsewhere may be cut to the first thousand: these counts are complete."""

    source: Source
    name: str
    rows: int
    read: int
    bad: int
    left_out: int
    started_on: date | None = None
    ended_on: date | None = None
    notices: tuple[Notice, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)


def shown(cell: object) -> str:
    """A cell as it is quoted back to a person: its text, cut when long."""
    text = "" if cell is None else str(cell)
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
