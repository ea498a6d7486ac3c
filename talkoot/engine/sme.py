"""Who may use the Science Based Targets initiative's route for small and medium-sized companies, and why not."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

# Source of all conditions and limits: sciencebasedtargets.org, "Set a target as a small or medium-sized enterprise
# (SME)"; turnover and assets as updated in December 2023.
MOST_SCOPE_1_2_KG = Decimal(10_000_000)  # below 10,000 t CO2e
MOST_EMPLOYEES = 250
MOST_TURNOVER_EUR = Decimal(50_000_000)
MOST_ASSETS_EUR = Decimal(25_000_000)
SIZE_CONDITIONS_NEEDED = 3  # of the four below


class Reason(StrEnum):
    """A condition of the route. The first four are all needed; of the others, three."""

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


def _below(value: Decimal | int | None, limit: Decimal | int) -> bool:
    return value is not None and value < limit
