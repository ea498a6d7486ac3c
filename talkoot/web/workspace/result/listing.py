"""The figures of one bar: every line of a scope or category with its product and its source."""

from collections.abc import Iterable
from dataclasses import dataclass

from talkoot.engine import Footprint, Line
from talkoot.engine.lines import exact_sum
from talkoot.footprints.models import Inventory
from talkoot.footprints.queries.footprint import factors_of
from talkoot.web.workspace.inventory_page import inventory_address
from talkoot.web.workspace.result.figure import product_of
from talkoot.web.workspace.result.words import PARTS, group_name, mass, name_of, source_of


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list."""

    name: str
    about: str
    product: str
    kg: str
    source: str
    address: str
    in_total: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """The lines of a group, largest first, with its name and its sum in the market-based total."""

    name: str
    kg: str
    lines: list[Listed]


def listing_of(inventory: Inventory, footprint: Footprint, scope: int, category: int) -> Listing:
    """The lines of a scope or category; scope 0 is everything, scope 3 without a category all of the value chain."""
    found = [line for line in footprint.lines if _belongs(line, scope, category)]
    found.sort(key=lambda line: (line.method == "location", -abs(line.kg_co2e)))
    counted = exact_sum(line.kg_co2e for line in found if line.method != "location")
    return Listing(group_name(scope, category), mass(counted), list(_listed(found, inventory)))


def _belongs(line: Line, scope: int, category: int) -> bool:
    return not scope or (line.scope == scope and (not category or line.category == category))


def _listed(lines: Iterable[Line], inventory: Inventory) -> Iterable[Listed]:
    factors = factors_of(inventory)
    stem = inventory_address("inventory-figure", inventory, 0).removesuffix("0/")
    for line in lines:
        done = line.activity
        about = " · ".join(part for part in (done.site, str(PARTS[line.role])) if part)
        yield Listed(
            name_of(factors, done.kind), about, product_of(line), mass(line.kg_co2e), source_of(line),
            f"{stem}{done.key}/", line.method != "location",
        )  # fmt: skip
