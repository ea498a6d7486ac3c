"""What an inventory gives to a yearly report: the standard indicators, in their own units."""

from collections.abc import Mapping
from decimal import Decimal

from talkoot.engine import Amount, UnitsDoNotMix, UnknownUnit, convert
from talkoot.footprints.models import Calculation, Inventory
from talkoot.footprints.queries.footprint import counted_rows, factors_of

# indicator: (unit, beginnings of the codes of the factor library's kinds that belong to it)
FROM_KINDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "electricity": ("MWh", ("electricity",)),
    "district_heat": ("MWh", ("district-heat",)),
    "heating_oil": ("l", ("fuel-light-oil",)),
    "diesel": ("l", ("fuel-diesel", "fuel-hvo", "fuel-machine-oil")),
    "petrol": ("l", ("fuel-petrol", "fuel-e85")),
    "vehicle_km": ("km", ("car-", "van", "truck", "motorcycle")),
    "mixed_waste": ("kg", ("waste-mixed", "waste-household")),
    "bio_waste": ("kg", ("waste-bio",)),
    "water": ("m3", ("water-supply",)),
}
PLACES = Decimal("0.000001")


def reported_values(inventory: Inventory, calculation: Calculation) -> dict[str, Decimal]:
    """Values by indicator key, for those that the inventory knows. Emissions are scopes 1 and 2, market-based, in tonnes:
    only these may be added up over a network without counting a tonne twice."""
    found = {"emissions": ((calculation.scope_1_kg + calculation.scope_2_market_kg) / 1000).quantize(PLACES)}
    rows, kinds = counted_rows(inventory), factors_of(inventory).kinds
    for key, (unit, codes) in FROM_KINDS.items():
        amounts = [
            _in_unit(row.kind, row.amount, row.unit, unit, kinds)
            for row in rows
            if row.kind.startswith(codes) and not row.category
        ]
        known = [amount for amount in amounts if amount is not None]
        if known and len(known) == len(amounts):
            found[key] = sum(known, Decimal(0)).quantize(PLACES)
    return found


def _in_unit(kind: str, amount: Decimal, given: str, wanted: str, kinds: Mapping[str, object]) -> Decimal | None:
    try:
        return convert(Amount(amount, given), wanted, getattr(kinds.get(kind), "properties", None))
    except (UnitsDoNotMix, UnknownUnit):
        return None
