"""An organisation's years beside its target: what each year was, where the path is, what is left of the budget."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from talkoot.engine import targets
from talkoot.engine.base_year import needs_restating
from talkoot.engine.targets import BudgetLeft, BudgetSpent, Path, Status
from talkoot.footprints.models import Calculation, EmissionTarget, Inventory, Restatement, Row
from talkoot.footprints.queries.footprint import footprint_of

MARKET = "market"
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class YearTotal:
    """One year's emissions in kg, as kept when it was ready or as its rows are now."""

    inventory: Inventory
    scope_1_kg: Decimal
    scope_2_market_kg: Decimal
    scope_2_location_kg: Decimal
    scope_3_kg: Decimal

    @property
    def year(self) -> int:
        return self.inventory.year

    @property
    def is_ready(self) -> bool:
        return self.inventory.is_ready

    def kg(self, *, with_scope_3: bool, method: str) -> Decimal:
        """The sum that a target of these scopes and this way of counting looks at."""
        scope_2 = self.scope_2_market_kg if method == MARKET else self.scope_2_location_kg
        return self.scope_1_kg + scope_2 + (self.scope_3_kg if with_scope_3 else 0)


@dataclass(frozen=True, slots=True)
class Progress:
    """A target with its path and every year since the base, in kg. `base_now_kg`: what the base year calculates to."""

    target: EmissionTarget
    path: Path
    by_year: Mapping[int, Decimal]
    totals: tuple[YearTotal, ...]
    base_now_kg: Decimal | None
    restatements: tuple[Restatement, ...]  # of the base value in force, oldest first
    earlier: tuple[Restatement, ...]  # of a base that has been changed since

    @property
    def target_kg(self) -> Decimal:
        """What may be left in the target year."""
        return self.path.at(self.target.target_year)

    @property
    def newest(self) -> YearTotal | None:
        """The newest year after the base year."""
        return self.totals[-1] if self.totals and self.totals[-1].year > self.target.base_year else None

    @property
    def status(self) -> Status | None:
        """How the newest year stands to its path."""
        newest = self.newest
        return targets.status(self.path, newest.year, self.by_year[newest.year]) if newest else None

    @property
    def budget(self) -> BudgetLeft:
        return targets.budget_left(self.path, self.by_year)

    @property
    def base_should_be_restated(self) -> bool:
        """Whether the base year's figure has moved by more than the threshold since it was set."""
        moved = None if self.base_now_kg is None else self.base_now_kg - self.target.base_kg
        return moved is not None and needs_restating([moved], self.target.base_kg)


@dataclass(frozen=True, slots=True)
class Rates:
    """Yearly cuts as shares: of the fixed path to 2030, of the even 4.2 % path, and for the same budget from now on.

    None: that path cannot start from the year, or nothing is left of the budget.
    """

    fixed: Decimal | None
    even: Decimal
    late: Decimal | None
    late_from: int


def totals_of(organisation_id: int) -> list[YearTotal]:
    """Every year of the organisation that has a figure, oldest first: four queries at most."""
    inventories = list(Inventory.objects.filter(organisation_id=organisation_id).order_by("year"))
    kept = _kept(inventories)
    rows = _rows([one for one in inventories if one.pk not in kept])
    found = []
    for inventory in inventories:
        if inventory.pk in kept:
            one = kept[inventory.pk]
            found.append(
                YearTotal(inventory, one.scope_1_kg, one.scope_2_market_kg, one.scope_2_location_kg, one.scope_3_kg)
            )
        elif rows[inventory.pk]:
            total = footprint_of(inventory, rows[inventory.pk])
            found.append(
                YearTotal(inventory, total.scope_1, total.scope_2_market, total.scope_2_location, total.scope_3)
            )
    return found


def progress_of(organisation_id: int, totals: Sequence[YearTotal] | None = None) -> Progress | None:
    """The organisation's target beside its years; None without a target."""
    target = EmissionTarget.objects.filter(organisation_id=organisation_id).first()
    if target is None:
        return None
    every = totals_of(organisation_id) if totals is None else totals
    seen = [one for one in every if one.year >= target.base_year]
    by_year = {one.year: one.kg(with_scope_3=target.with_scope_3, method=target.method) for one in seen}
    base_now = by_year.get(target.base_year)
    path = targets.path_to(target.base_year, target.base_kg, target.target_year, target.cut_percent / HUNDRED)
    in_force, earlier = _chain(target, list(target.restatements.all()))
    return Progress(
        target, path, {**by_year, target.base_year: target.base_kg}, tuple(seen), base_now, in_force, earlier
    )


def rates_of(base_year: int, base_kg: Decimal, by_year: Mapping[int, Decimal]) -> Rates:
    """The small companies' fixed path beside the even one, and what the even one's budget asks of those who begin now."""
    try:
        fixed = targets.sme_path(base_year, base_kg).rate
    except targets.BaseYearOutside:
        fixed = None
    last = max(by_year)
    try:
        late = targets.late_start_rate(Path(base_year, base_kg, targets.RATE_1_5C), by_year)
    except BudgetSpent:
        late = None
    return Rates(fixed, targets.RATE_1_5C, late, last)


def _chain(
    target: EmissionTarget, restatements: Sequence[Restatement]
) -> tuple[tuple[Restatement, ...], tuple[Restatement, ...]]:
    """The restatements that lead to the base value in force, and those of a base that was changed since."""
    value, first = target.base_kg, len(restatements)
    while first and restatements[first - 1].new_kg == value:
        first -= 1
        value = restatements[first].old_kg
    return tuple(restatements[first:]), tuple(restatements[:first])


def _kept(inventories: Sequence[Inventory]) -> Mapping[int, Calculation]:
    """The newest kept result of each inventory that is ready."""
    ready = [one.pk for one in inventories if one.is_ready]
    results = Calculation.objects.filter(inventory__in=ready).defer("lines", "difference").order_by("at", "pk")
    return {one.inventory_id: one for one in results} if ready else {}


def _rows(inventories: Sequence[Inventory]) -> Mapping[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    if inventories:
        counted = Row.objects.counted().filter(inventory__in=[one.pk for one in inventories])
        for row in counted.select_related("site").prefetch_related("instruments"):
            found[row.inventory_id].append(row)
    return found
