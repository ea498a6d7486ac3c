"""Energy and emissions as datapoints of the European voluntary standard for small companies (VSME), B3 and C3."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

# Concepts, units, period types, axes and their defaults: EFRAG, VSME taxonomy of 1 May 2026 (Recommendation (EU)
# 2025/1710); decimals as in EFRAG's digital template 1.3.0. The default members (total energy, current year) have no axis.
TAXONOMY = "https://xbrl.efrag.org/taxonomy/vsme/2026-05-01/vsme-all.xsd"
MWH, TONNES, TONNES_PER_EUR = "utr:MWh", "utr:tCO2e", "utr:tCO2e/iso4217:EUR"
DECIMALS = {MWH: 2, TONNES: 2, TONNES_PER_EUR: 7}
ENERGY_AXIS, SCOPES_AXIS = "vsme:BreakdownOfEnergyConsumptionAxis", "vsme:ReportingScopesAxis"
RENEWABLE, NON_RENEWABLE = "vsme:RenewableEnergyMember", "vsme:NonRenewableEnergyMember"
BASE_YEAR, TARGET_YEAR = "vsme:BaselineYearMember", "vsme:TargetYearMember"
ZERO = Decimal(0)

Fact = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Energy:
    """One way of getting energy: renewable and other MWh."""

    renewable_mwh: Decimal = ZERO
    non_renewable_mwh: Decimal = ZERO

    @property
    def total_mwh(self) -> Decimal:
        return self.renewable_mwh + self.non_renewable_mwh


@dataclass(frozen=True, slots=True)
class Scopes:
    """Totals of one year in kg CO2e. None: not calculated, and then neither are the totals that would need it."""

    scope_1_kg: Decimal
    scope_2_location_kg: Decimal
    scope_2_market_kg: Decimal | None = None
    scope_3_kg: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A reduction target for C3: the two years with their totals, the main actions, and the transition plan in words or
    the day by which there will be one.
    """

    base_year: int
    base: Scopes
    target_year: int
    target: Scopes
    actions: str = ""
    transition_plan: str = ""
    transition_plan_by: date | None = None


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What B3 and C3 are made of, for the reporting period from `first` to `last` day.

    `other_mwh`: bought heat, steam and cold, which the taxonomy has in the total only.
    """

    first: date
    last: date
    electricity: Energy
    self_generated: Energy
    fuels: Energy
    scopes: Scopes
    other_mwh: Decimal = ZERO
    turnover_eur: Decimal | None = None
    target: Target | None = None


def datapoints(disclosure: Disclosure) -> dict[str, Any]:
    """The datapoints, ready for JSON: {"taxonomy": …, "facts": {concept: [fact, …]}}.

    A fact has concept, value (text; MWh, tCO2e, tCO2e/EUR), unit, decimals, period, period-type and axes {axis: member}.
    A period is "first/last" day, or one day for an instant. Sums are made before rounding, half to even.
    """
    facts: dict[str, list[Fact]] = {}
    for fact in _facts(disclosure):
        facts.setdefault(fact["concept"], []).append(fact)
    return {"taxonomy": TAXONOMY, "facts": facts}


def _facts(disclosure: Disclosure) -> Iterator[Fact]:
    period = f"{disclosure.first}/{disclosure.last}"
    yield from _energy_facts(disclosure, period)
    yield from _scope_facts(disclosure.scopes, period, {})
    if disclosure.turnover_eur:
        yield from _intensity_facts(disclosure.scopes, disclosure.turnover_eur, period)
    if disclosure.target:
        yield from _target_facts(disclosure.target, period, str(disclosure.last))


def _energy_facts(disclosure: Disclosure, period: str) -> Iterator[Fact]:
    ways = {
        "vsme:EnergyConsumptionFromElectricity": disclosure.electricity,
        "vsme:EnergyConsumptionFromSelfGeneratedElectricity": disclosure.self_generated,
        "vsme:EnergyConsumptionFromFuels": disclosure.fuels,
    }
    total = sum((energy.total_mwh for energy in ways.values()), disclosure.other_mwh)
    yield _number("vsme:TotalEnergyConsumption", total, MWH, period, {})
    for concept, energy in ways.items():
        yield _number(concept, energy.total_mwh, MWH, period, {})
        yield _number(concept, energy.renewable_mwh, MWH, period, {ENERGY_AXIS: RENEWABLE})
        yield _number(concept, energy.non_renewable_mwh, MWH, period, {ENERGY_AXIS: NON_RENEWABLE})


def _scope_facts(scopes: Scopes, period: str, axes: Mapping[str, str]) -> Iterator[Fact]:
    for concept, kg in _scope_totals(scopes).items():
        if kg is not None:
            yield _number(concept, kg / 1000, TONNES, period, axes)


def _scope_totals(scopes: Scopes) -> dict[str, Decimal | None]:
    location, market = scopes.scope_2_location_kg, scopes.scope_2_market_kg
    return {
        "vsme:GrossScope1GreenhouseGasEmissions": scopes.scope_1_kg,
        "vsme:GrossLocationBasedScope2GreenhouseGasEmissions": location,
        "vsme:GrossMarketBasedScope2GreenhouseGasEmissions": market,
        "vsme:TotalGrossLocationBasedScope1AndScope2GHGEmissions": _sum(scopes.scope_1_kg, location),
        "vsme:TotalGrossMarketBasedScope1AndScope2GHGEmissions": _sum(scopes.scope_1_kg, market),
        "vsme:GrossScope3GreenhouseGasEmissions": scopes.scope_3_kg,
        "vsme:TotalGrossLocationBasedGHGEmissions": _sum(scopes.scope_1_kg, location, scopes.scope_3_kg),
        "vsme:TotalGrossMarketBasedGHGEmissions": _sum(scopes.scope_1_kg, market, scopes.scope_3_kg),
    }


def _intensity_facts(scopes: Scopes, turnover_eur: Decimal, period: str) -> Iterator[Fact]:
    """Emissions / turnover, as the taxonomy documents each of the four."""
    totals = _scope_totals(scopes)
    wanted = {
        "vsme:Scope1AndScope2GreenhouseGasEmissionsIntensityValueLocationBased": (
            "vsme:TotalGrossLocationBasedScope1AndScope2GHGEmissions"
        ),
        "vsme:Scope1AndScope2GreenhouseGasEmissionsIntensityValueMarketBased": (
            "vsme:TotalGrossMarketBasedScope1AndScope2GHGEmissions"
        ),
        "vsme:TotalLocationBasedGreenhouseGasEmissionsIntensityValue": "vsme:TotalGrossLocationBasedGHGEmissions",
        "vsme:TotalMarketBasedGreenhouseGasEmissionsIntensityValue": "vsme:TotalGrossMarketBasedGHGEmissions",
    }
    for concept, total in wanted.items():
        kg = totals[total]
        if kg is not None:
            yield _number(concept, kg / 1000 / turnover_eur, TONNES_PER_EUR, period, {})


def _target_facts(target: Target, period: str, day: str) -> Iterator[Fact]:
    yield _text("vsme:GreenhouseGasEmissionReductionTargetBaseYear", f"{target.base_year:04}", day, "instant")
    yield _text("vsme:GreenhouseGasEmissionReductionTargetYear", f"{target.target_year:04}", day, "instant")
    yield from _scope_facts(target.base, _whole_year(target.base_year), {SCOPES_AXIS: BASE_YEAR})
    yield from _scope_facts(target.target, _whole_year(target.target_year), {SCOPES_AXIS: TARGET_YEAR})
    texts = {
        "vsme:DisclosureOfListOfMainActionsTheEntitySeeksInOrderToAchieveItsTargets": target.actions,
        (
            "vsme:DescriptionOfATransitionPlanForClimateChangeMitigation"
            "IncludingAnExplanationOfHowItIsContributingToReduceGhgEmissions"
        ): target.transition_plan,
        "vsme:DateOfAdoptionOfTransitionPlanForUndertakingNotHavingAdoptedTransitionPlanYet": (
            str(target.transition_plan_by or "")
        ),
    }
    for concept, words in texts.items():
        if words:
            yield _text(concept, words, period, "duration")


def _number(concept: str, value: Decimal, unit: str, period: str, axes: Mapping[str, str]) -> Fact:
    decimals = DECIMALS[unit]
    rounded = value.quantize(Decimal(1).scaleb(-decimals))
    return {
        "concept": concept,
        "value": f"{rounded or abs(rounded):f}",  # no minus before zero
        "unit": unit,
        "decimals": decimals,
        "period": period,
        "period-type": "duration",
        "axes": dict(axes),
    }


def _text(concept: str, value: str, period: str, period_type: str) -> Fact:
    return {"concept": concept, "value": value, "period": period, "period-type": period_type, "axes": {}}


def _sum(*kg: Decimal | None) -> Decimal | None:
    """None as soon as one is not known: a total never hides a gap."""
    known = [one for one in kg if one is not None]
    return sum(known, ZERO) if len(known) == len(kg) else None


def _whole_year(year: int) -> str:
    return f"{date(year, 1, 1)}/{date(year, 12, 31)}"
