"""Where emissions should be in a year: straight paths, the small companies' path, net zero, and the carbon budget."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum

PRECISION = 50
ZERO = Decimal(0)

# Yearly cut as a share of the base year. Source: Science Based Targets initiative, absolute contraction, as constants
# SBTI_REDUCTION_RATE_15 and SBTI_REDUCTION_RATE_WB2C of the Bilan Carbone software, src/utils/trajectory.ts.
RATE_1_5C = Decimal("0.042")
RATE_WELL_BELOW_2C = Decimal("0.025")

# How far above its path a figure may be and still count as near it. Source: OVERSHOOT_THRESHOLD in the same file.
NEAR = Decimal("0.05")

# Small companies' near-term target on scopes 1 and 2. Sources: sciencebasedtargets.org, "Set a target as a small or
# medium-sized enterprise" (target year 2030) and base year no earlier than 2015; the cut of 42 % is quoted from
# decarbonops.com, "Science Based Targets (SBTi) Explained for SMEs".
SME_CUT = Decimal("0.42")
SME_TARGET_YEAR = 2030
SME_FIRST_BASE_YEAR = 2015

# Who may use the small companies' route. Source of all conditions and limits: sciencebasedtargets.org, "Set a target as a small or medium-sized enterprise
# (SME)"; turnover and assets as updated in December 2023.
MOST_SCOPE_1_2_KG = Decimal(10_000_000)  # below 10,000 t CO2e
MOST_EMPLOYEES = 250
MOST_TURNOVER_EUR = Decimal(50_000_000)
MOST_ASSETS_EUR = Decimal(25_000_000)
SIZE_CONDITIONS_NEEDED = 3  # of the four on size and land use

# Net zero: at least 90 % less than the base year, the rest (at most 10 %) is neutralised. Source: SBTi Corporate
# Net-Zero Standard, quoted.
NET_ZERO_CUT = Decimal("0.9")


class BaseYearOutside(ValueError):
    """The small companies' path cannot start in this year."""


class BudgetSpent(ValueError):
    """Nothing is left of the carbon budget: no yearly cut can keep to it."""


@dataclass(frozen=True, slots=True)
class Path:
    """Straight down from `base_kg` in `base_year` by `rate` (a share of the base) each year, to zero and not below."""

    base_year: int
    base_kg: Decimal
    rate: Decimal

    def at(self, year: int) -> Decimal:
        """E_t = E_0·(1 − r·(t − t_0)) in kg, at least 0; raises ValueError before the base year."""
        if year < self.base_year:
            raise ValueError("the path starts in its base year")
        return max(ZERO, self.base_kg * (1 - self.rate * (year - self.base_year)))

    @property
    def budget_kg(self) -> Decimal:
        """All that may still be emitted from the base year on: the triangle B = E_0/(2r), in kg."""
        if self.rate <= 0:
            raise ValueError("a path that does not fall has no budget")
        return self.base_kg / (2 * self.rate)


class State(StrEnum):
    """Where a year's figure is, seen from its path."""

    ON_PATH = "on_path"  # on it or below
    NEAR = "near"  # at most 5 % above
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Status:
    """A year's figure beside its path, in kg. `over` is the share of the path's figure that it is above (or below)."""

    state: State
    path_kg: Decimal
    difference_kg: Decimal
    over: Decimal | None


@dataclass(frozen=True, slots=True)
class BudgetLeft:
    """What is left of the budget: kg, and for how many years at the present level (None at a level of 0 or less)."""

    budget_kg: Decimal
    consumed_kg: Decimal
    left_kg: Decimal
    years: Decimal | None


class Reason(StrEnum):
    """A condition of the small companies' route. The first four are all needed; of the others, three."""

    EMISSIONS = "emissions"  # scope 1 and location-based scope 2 below 10,000 t
    SECTOR = "sector"  # no financial institution, no oil and gas
    OWN_CRITERIA = "own_criteria"  # no sector with criteria of its own
    INDEPENDENT = "independent"  # no subsidiary of a group on the standard route
    EMPLOYEES = "employees"  # below 250
    TURNOVER = "turnover"  # below EUR 50 million
    ASSETS = "assets"  # below EUR 25 million
    NOT_FLAG = "not_flag"  # not a sector where the forest, land and agriculture target is mandatory


@dataclass(frozen=True, slots=True)
class Company:
    """What the conditions ask of a company. None: not known, which counts as not met."""

    scope_1_kg: Decimal
    scope_2_location_kg: Decimal
    employees: int | None = None
    turnover_eur: Decimal | None = None
    assets_eur: Decimal | None = None
    financial_or_oil_and_gas: bool = False
    sector_with_own_criteria: bool = False
    subsidiary_of_large: bool = False
    mandatory_flag: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition and whether the company meets it. `needed`: it alone can shut the route."""

    reason: Reason
    met: bool
    needed: bool


@dataclass(frozen=True, slots=True)
class Eligibility:
    """The answer with every condition behind it."""

    eligible: bool
    conditions: tuple[Condition, ...]

    @property
    def unmet(self) -> tuple[Reason, ...]:
        return tuple(condition.reason for condition in self.conditions if not condition.met)


def path_to(base_year: int, base_kg: Decimal, target_year: int, cut: Decimal) -> Path:
    """The straight path that has cut the share `cut` by the target year; raises ValueError unless that is later."""
    if target_year <= base_year:
        raise ValueError("the target year is after the base year")
    return Path(base_year, base_kg, cut / (target_year - base_year))


def sme_path(base_year: int, scope_1_2_kg: Decimal) -> Path:
    """The SBTi's near-term path for small companies: 42 % less of scopes 1 and 2 by 2030; raises BaseYearOutside.

    The year is fixed: who starts in 2026 has four years, 10.5 % each. Show the 4.2 % path beside it.
    """
    if not SME_FIRST_BASE_YEAR <= base_year < SME_TARGET_YEAR:
        raise BaseYearOutside(base_year)
    return path_to(base_year, scope_1_2_kg, SME_TARGET_YEAR, SME_CUT)


def status(path: Path, year: int, kg: Decimal) -> Status:
    """How a year's figure stands to its path; raises ValueError before the base year."""
    path_kg = path.at(year)
    difference = kg - path_kg
    if difference <= 0:
        state = State.ON_PATH
    else:
        state = State.NEAR if kg <= path_kg * (1 + NEAR) else State.ABOVE
    return Status(state, path_kg, difference, difference / path_kg if path_kg else None)


def consumed_kg(by_year: Mapping[int, Decimal]) -> Decimal:
    """Emitted between the first and the last year given, in kg: trapezoids between the years, straight over gaps.

    Source: calculateTrajectoryIntegral and interpolateValue of the Bilan Carbone software, src/utils/trajectory.ts.
    """
    years = sorted(by_year)
    spans = zip(years, years[1:], strict=False)
    return sum(((by_year[a] + by_year[b]) * (b - a) / 2 for a, b in spans), ZERO)


def budget_left(path: Path, by_year: Mapping[int, Decimal]) -> BudgetLeft:
    """The path's budget minus what the years from its base year to the last one given took.

    Where the base year itself is missing, the path's own base stands there. Raises ValueError without any year.
    """
    series = _since_base(path, by_year)
    consumed = consumed_kg(series)
    left = path.budget_kg - consumed
    present = series[max(series)]
    return BudgetLeft(path.budget_kg, consumed, left, max(left, ZERO) / present if present > 0 else None)


def late_start_rate(path: Path, by_year: Mapping[int, Decimal]) -> Decimal:
    """The yearly cut, as a share of the last year's figure E, that keeps to the same budget: r' = E/(2·(B − consumed)).

    Raises BudgetSpent when nothing is left. Source: calculateSBTiTrajectory of the Bilan Carbone software (there 4.2 %
    from 2020, begun in 2025 at the same level, becomes 7.2414 % a year).
    """
    with localcontext() as context:
        context.prec = PRECISION
        left = budget_left(path, by_year).left_kg
        if left <= 0:
            raise BudgetSpent
        rate = by_year[max(by_year)] / (2 * left)
    return +rate


def net_zero_residual_kg(base_kg: Decimal) -> Decimal:
    """The most that may be left at net zero, in kg: a tenth of the base year. It is neutralised, not ignored."""
    return base_kg * (1 - NET_ZERO_CUT)


def is_net_zero_cut(base_kg: Decimal, kg: Decimal) -> bool:
    """Whether emissions alone, without any offset, have been cut by at least 90 %."""
    return kg <= net_zero_residual_kg(base_kg)


def eligibility(company: Company) -> Eligibility:
    """Whether the company may use the route: the first four conditions, and three of the four on size and land use."""
    emissions_kg = company.scope_1_kg + company.scope_2_location_kg
    needed = (
        Condition(Reason.EMISSIONS, emissions_kg < MOST_SCOPE_1_2_KG, needed=True),
        Condition(Reason.SECTOR, not company.financial_or_oil_and_gas, needed=True),
        Condition(Reason.OWN_CRITERIA, not company.sector_with_own_criteria, needed=True),
        Condition(Reason.INDEPENDENT, not company.subsidiary_of_large, needed=True),
    )
    size = (
        Condition(Reason.EMPLOYEES, _below(company.employees, MOST_EMPLOYEES), needed=False),
        Condition(Reason.TURNOVER, _below(company.turnover_eur, MOST_TURNOVER_EUR), needed=False),
        Condition(Reason.ASSETS, _below(company.assets_eur, MOST_ASSETS_EUR), needed=False),
        Condition(Reason.NOT_FLAG, not company.mandatory_flag, needed=False),
    )
    enough = sum(condition.met for condition in size) >= SIZE_CONDITIONS_NEEDED
    return Eligibility(enough and all(condition.met for condition in needed), needed + size)


def _since_base(path: Path, by_year: Mapping[int, Decimal]) -> dict[int, Decimal]:
    series = {year: kg for year, kg in by_year.items() if year >= path.base_year}
    if not series:
        raise ValueError("no figure since the base year")
    series.setdefault(path.base_year, path.base_kg)
    return series


def _below(value: Decimal | int | None, limit: Decimal | int) -> bool:
    return value is not None and value < limit
