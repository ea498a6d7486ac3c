"""Results that are kept: every one with the release it was calculated with, and what moved since the one before."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.engine import Footprint, Line
from talkoot.engine.releases import Difference, difference
from talkoot.footprints.enums import WRITABLE, InventoryState
from talkoot.footprints.models import Calculation, Inventory
from talkoot.footprints.operations.limits import check_figures
from talkoot.footprints.queries.footprint import footprint_of, spread_of
from talkoot.kernel.errors import Refused

PLACES = Decimal("0.000001")


class UnderReview(Refused):
    text = _("This calculation is being reviewed. It can be calculated again when it is ready or sent back.")


@transaction.atomic
def keep_calculation(
    *, inventory: Inventory, by: User | None, now: datetime, before: Footprint | None = None
) -> Calculation:
    """Keep the inventory's result of today; `before` is what it is to be compared with."""
    footprint = footprint_of(inventory)
    interval = spread_of(footprint)
    check_figures(footprint.total_market, footprint.total_location, footprint.biogenic, interval.low, interval.high)
    return Calculation.objects.create(
        inventory=inventory,
        factors_version=inventory.factors_version,
        potentials=inventory.potentials,
        at=now,
        by=by,
        scope_1_kg=_kept(footprint.scope_1),
        scope_2_location_kg=_kept(footprint.scope_2_location),
        scope_2_market_kg=_kept(footprint.scope_2_market),
        scope_3_kg=_kept(footprint.scope_3),
        biogenic_kg=_kept(footprint.biogenic),
        low_kg=_kept(interval.low),
        high_kg=_kept(interval.high),
        categories={str(category): str(_kept(kg)) for category, kg in footprint.categories.items()},
        lines=[plain_line(line) for line in footprint.lines],
        difference=[] if before is None else plain_difference(difference(before, footprint)),
    )


@transaction.atomic
def recalculate(*, inventory_id: int, version: str, by: User, now: datetime, potentials: str = "") -> Calculation:
    """Calculate again with another release or other potentials. Both results are kept, and what moved is explained.

    Raises UnderReview: a reviewer stands for the figures as they were handed in.
    """
    inventory = Inventory.objects.select_for_update(of=("self",)).get(pk=inventory_id)
    if inventory.state not in {*WRITABLE, InventoryState.READY}:
        raise UnderReview
    before = footprint_of(inventory)
    if not inventory.calculations.exists():  # type: ignore[attr-defined]
        keep_calculation(inventory=inventory, by=by, now=now)
    inventory.factors_version = version
    inventory.potentials = potentials or inventory.potentials
    inventory.take_version(None).save()
    return keep_calculation(inventory=inventory, by=by, now=now, before=before)


def plain_line(line: Line) -> dict[str, Any]:
    """A line as it is kept: enough to follow the figure to its source without the library."""
    factor = line.choice.factor
    return {
        "row": line.activity.key,
        "kind": line.activity.kind,
        "role": line.role.value,
        "scope": line.scope,
        "category": line.category,
        "method": str(line.method),
        "amount": str(line.activity.amount),
        "unit": line.activity.unit,
        "quantity": str(_kept(line.quantity)),
        "factor_unit": factor.unit,
        "factor": factor.id,
        "kg_per_unit": str(line.kg_per_unit),
        "kg": str(_kept(line.kg_co2e)),
        "biogenic_kg": str(_kept(line.kg_biogenic)),
        "publisher": factor.publisher,
        "document": factor.document,
        "year": factor.valid_from.year if factor.valid_from.year > 1 else None,
        "doubts": sorted(line.choice.doubts),
    }


def plain_difference(moved: Difference) -> list[dict[str, Any]]:
    """What moved between two results, as it is kept: one entry per kind and part of the chain, largest effect first."""
    return [
        {
            "cause": shift.cause.value,
            "kind": shift.group.kind,
            "role": shift.group.role.value,
            "method": str(shift.group.method),
            "old_kg": str(_kept(shift.old_kg)),
            "new_kg": str(_kept(shift.new_kg)),
            "rows": shift.rows,
            "old_factor": shift.old.id if shift.old else "",
            "new_factor": shift.new.id if shift.new else "",
        }
        for shift in moved.shifts
    ]


def _kept(kg: Decimal) -> Decimal:
    """To the milligram, as the tables keep it; sums are made before this."""
    return kg.quantize(PLACES)
