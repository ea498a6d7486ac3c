"""An organisation's inventories year by year, as a list."""

from dataclasses import dataclass

from talkoot.footprints.enums import EvidenceGrade, InventoryState
from talkoot.footprints.models import Inventory
from talkoot.organisations.models import Organisation
from talkoot.web.workspace.calculator.words import emissions_words
from talkoot.web.workspace.inventory_page import inventory_address

SHAPES = {InventoryState.READY: "good", InventoryState.RETURNED: "due", InventoryState.REVIEWED: "due"}


@dataclass(frozen=True, slots=True)
class YearLine:
    """One year: its state in words, its total when it is ready, where it goes on."""

    year: int
    url: str
    state: str
    shape: str
    total: str  # of the market-based result that was kept
    grade: str
    is_ready: bool


def year_lines(organisation: Organisation) -> list[YearLine]:
    """The years, newest first: two queries."""
    inventories = Inventory.objects.filter(organisation=organisation).prefetch_related("calculations")
    return [_line(inventory) for inventory in inventories]


def _line(inventory: Inventory) -> YearLine:
    kept = list(inventory.calculations.all()) if inventory.is_ready else []  # type: ignore[attr-defined]
    return YearLine(
        year=inventory.year,
        url=inventory_address(
            "inventory-review" if inventory.state == InventoryState.REVIEWED else "inventory", inventory
        ),
        state=str(InventoryState(inventory.state).label),
        shape=SHAPES.get(InventoryState(inventory.state), ""),
        total=emissions_words(kept[0].total_market_kg) if kept else "",
        grade=EvidenceGrade(inventory.grade).name.lower() if kept else "",
        is_ready=inventory.is_ready,
    )
