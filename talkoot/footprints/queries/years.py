"""An organisation's emissions over the years, beside the path to its target."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch

from talkoot.engine import Footprint
from talkoot.engine.targets import Path, Status, path_to, status
from talkoot.footprints.models import Calculation, EmissionTarget, Inventory


@dataclass(frozen=True, slots=True)
class Year:
    """One year in kg CO2e. `target_kg` is what the path to the target allows; None without a target or before its base."""

    inventory_id: int
    year: int
    is_ready: bool
    scope_1_kg: Decimal
    scope_2_location_kg: Decimal
    scope_2_market_kg: Decimal
    scope_3_kg: Decimal
    factors_version: str
    target_kg: Decimal | None = None

    @property
    def market_kg(self) -> Decimal:
        return self.scope_1_kg + self.scope_2_market_kg + self.scope_3_kg

    @property
    def location_kg(self) -> Decimal:
        return self.scope_1_kg + self.scope_2_location_kg + self.scope_3_kg

    def measured_kg(self, target: EmissionTarget) -> Decimal:
        """What the target is about: with or without scope 3, by market or by location."""
        scope_2 = self.scope_2_market_kg if target.method == "market" else self.scope_2_location_kg
        return self.scope_1_kg + scope_2 + (self.scope_3_kg if target.with_scope_3 else Decimal(0))


@dataclass(frozen=True, slots=True)
class Series:
    """The years, oldest first; `kept` is this inventory's newest kept result, `before` the year to compare with."""

    years: tuple[Year, ...]
    kept: Calculation | None
    before: Inventory | None
    target: EmissionTarget | None
    path: Path | None
    standing: Status | None


def series_of(inventory: Inventory, footprint: Footprint) -> Series:
    """The kept results of the organisation's earlier years, and this year as it is now. Three queries.

    Later years stay out: whoever was invited to one year is promised to see no more than the totals before it.
    """
    results = Calculation.objects.defer("lines", "difference")
    every = list(
        Inventory.objects.filter(organisation=inventory.organisation_id, year__lte=inventory.year)
        .select_related("organisation")
        .prefetch_related(Prefetch("calculations", queryset=results))
        .order_by("year")
    )
    target = EmissionTarget.objects.filter(organisation=inventory.organisation_id).first()
    path = path_of(target)
    years = tuple(_year(one, inventory, footprint, path) for one in every if _has_figures(one, inventory))
    mine = next((one for one in every if one.pk == inventory.pk), None)
    kept: list[Calculation] = list(mine.calculations.all()) if mine else []  # type: ignore[attr-defined]
    now = next((year for year in years if year.inventory_id == inventory.pk), None)
    return Series(
        years=years,
        kept=kept[0] if kept else None,
        before=_before(inventory, every),
        target=target,
        path=path,
        standing=_standing(now, target, path),
    )


def path_of(target: EmissionTarget | None) -> Path | None:
    """The straight path of a target from its base year."""
    if target is None:
        return None
    return path_to(target.base_year, target.base_kg, target.target_year, target.cut_percent / 100)


def _before(inventory: Inventory, every: list[Inventory]) -> Inventory | None:
    """The nearest earlier year that is ready, else the nearest with a kept result, else the nearest."""
    earlier = [one for one in every if one.year < inventory.year]
    ready = [one for one in earlier if one.is_ready]
    kept = [one for one in earlier if one.calculations.all()]  # type: ignore[attr-defined]
    found = ready or kept or earlier
    return found[-1] if found else None


def _has_figures(one: Inventory, shown: Inventory) -> bool:
    return one.pk == shown.pk or bool(one.calculations.all())  # type: ignore[attr-defined]


def _year(one: Inventory, shown: Inventory, footprint: Footprint, path: Path | None) -> Year:
    target_kg = path.at(one.year) if path and one.year >= path.base_year else None
    if one.pk == shown.pk:
        sums = (footprint.scope_1, footprint.scope_2_location, footprint.scope_2_market, footprint.scope_3)
        return Year(one.pk, one.year, one.is_ready, *sums, one.factors_version, target_kg)
    kept = one.calculations.all()[0]  # type: ignore[attr-defined]
    sums = (kept.scope_1_kg, kept.scope_2_location_kg, kept.scope_2_market_kg, kept.scope_3_kg)
    return Year(one.pk, one.year, one.is_ready, *sums, kept.factors_version, target_kg)


def _standing(now: Year | None, target: EmissionTarget | None, path: Path | None) -> Status | None:
    if now is None or target is None or path is None or now.year < path.base_year:
        return None
    return status(path, now.year, now.measured_kg(target))
