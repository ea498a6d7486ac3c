"""The rows of an inventory as its pages show them: with the kilograms that each makes now."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from talkoot.engine import FactorSet, Footprint
from talkoot.footprints.enums import RowState
from talkoot.footprints.models import Inventory, Row
from talkoot.footprints.queries.footprint import factors_of, footprint_of
from talkoot.web.workspace.calculator.offered import name_of_code
from talkoot.web.workspace.calculator.words import DOTS, amount_words, depth_words, emissions_words

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row in words."""

    row: Row
    name: str
    amount: str
    depth: str
    dots: int
    emissions: str  # of the market-based total; empty while the row does not count
    instrument: str  # what covers its energy
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows of an inventory and the footprint of those that count: two queries."""

    inventory: Inventory
    factors: FactorSet
    rows: tuple[Row, ...]
    footprint: Footprint
    kg_by_row: dict[str, Decimal]

    def of(self, question: int, *states: str) -> list[Row]:
        return [row for row in self.rows if row.question == question and row.state in states]

    def kg_of(self, rows: Iterable[Row]) -> Decimal:
        return sum((self.kg_by_row.get(str(row.pk), ZERO) for row in rows), ZERO)

    def shown(self, row: Row, language: str) -> ShownRow:
        """The row in words."""
        kg = self.kg_by_row.get(str(row.pk))
        return ShownRow(
            row=row,
            name=name_of_code(self.factors, row.kind, language),
            amount=amount_words(row.amount, row.unit),
            depth=depth_words(row.depth),
            dots=DOTS.get(row.depth, 1),  # type: ignore[call-overload]
            emissions="" if kg is None else emissions_words(kg),
            instrument=_instrument(row),
            is_refused=row.state == RowState.COUNTED and kg is None,
        )


def sheet_of(inventory: Inventory) -> Sheet:
    """The inventory's rows, those that count calculated."""
    rows = tuple(inventory.rows.select_related("site", "evidence").prefetch_related("instruments"))  # type: ignore[attr-defined]
    footprint = footprint_of(inventory, [row for row in rows if row.is_counted])
    by_row: dict[str, Decimal] = defaultdict(lambda: ZERO)
    for line in footprint.counted():
        by_row[line.activity.key] += line.kg_co2e
    return Sheet(inventory, factors_of(inventory), rows, footprint, dict(by_row))


def _instrument(row: Row) -> str:
    held = list(row.instruments.all())  # type: ignore[attr-defined]
    if not held:
        return ""
    if held[0].kind == "certificate" and held[0].amount is None:
        return gettext("all of it with a guarantee of origin")
    if held[0].kind == "certificate":
        amount = amount_words(held[0].amount, held[0].unit)
        return gettext("%(amount)s of it with a guarantee of origin") % {"amount": amount}
    return gettext("with the contract's own figure")
