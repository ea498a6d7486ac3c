"""Greenhouse gases and how much one kilogram of each warms: global warming potentials by assessment report."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

BIOGENIC = "co2_biogenic"  # kept in its own column, never in a scope (GHG Protocol Scope 3 Standard)


class AssessmentReport(StrEnum):
    """Which report of the IPCC the potentials come from."""

    AR4 = "ar4"
    AR5 = "ar5"
    AR6 = "ar6"


class UnknownGas(ValueError):
    """No potential is known for the gas in this report."""

    def __init__(self, gas: str, report: str) -> None:
        super().__init__(f"no global warming potential of {gas!r} in {report}")
        self.gas, self.report = gas, report


@dataclass(frozen=True, slots=True)
class Potentials:
    """The potentials of one assessment report: kg CO2e per kg of gas, over 100 years."""

    report: AssessmentReport
    kg_co2e_per_kg: Mapping[str, Decimal]

    def of(self, gas: str) -> Decimal:
        """The potential of a gas; biogenic CO2 is 0 here because it stands apart. Raises UnknownGas."""
        if gas == BIOGENIC:
            return Decimal(0)
        found = self.kg_co2e_per_kg.get(gas)
        if found is None:
            raise UnknownGas(gas, self.report)
        return found

    def co2e(self, gases: Mapping[str, Decimal]) -> Decimal:
        """Kilograms of CO2e of kilograms of gases, biogenic CO2 left out."""
        return sum((kg * self.of(gas) for gas, kg in gases.items()), Decimal(0))


@dataclass(frozen=True, slots=True)
class Blend:
    """A refrigerant mixture: mass share of each gas."""

    code: str
    name: str
    components: Mapping[str, Decimal]
    source: str = ""


def potentials(report: AssessmentReport, values: Mapping[str, Decimal]) -> Potentials:
    return Potentials(report, MappingProxyType({"co2": Decimal(1), **values}))
