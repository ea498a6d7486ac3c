"""VSME datapoints, with the figures of EFRAG's sample (digital template 1.3.0)."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from talkoot.engine.vsme import Disclosure, Energy, Scopes, Target, datapoints

D = Decimal
NOW = Scopes(D(100_000), D(50_000), scope_3_kg=D(200_000))
TARGET = Target(
    2020,
    Scopes(D(150_000), D(75_000), scope_3_kg=D(300_000)),
    2030,
    Scopes(D(75_000), D(15_000), scope_3_kg=D(100_000)),
    actions="Heat pumps and shorter routes.",
)
SAMPLE = Disclosure(
    date(2025, 1, 1),
    date(2025, 12, 31),
    electricity=Energy(D(0), D(100)),
    self_generated=Energy(D(23), D(20)),
    fuels=Energy(D("6.3750051"), D("10.03334136")),
    scopes=NOW,
    turnover_eur=D(23_500),
    target=TARGET,
)
B3 = """TotalEnergyConsumption EnergyConsumptionFromElectricity EnergyConsumptionFromSelfGeneratedElectricity
EnergyConsumptionFromFuels GrossScope1GreenhouseGasEmissions GrossLocationBasedScope2GreenhouseGasEmissions
GrossMarketBasedScope2GreenhouseGasEmissions TotalGrossLocationBasedScope1AndScope2GHGEmissions
TotalGrossMarketBasedScope1AndScope2GHGEmissions GrossScope3GreenhouseGasEmissions
TotalGrossLocationBasedGHGEmissions TotalGrossMarketBasedGHGEmissions
Scope1AndScope2GreenhouseGasEmissionsIntensityValueLocationBased
Scope1AndScope2GreenhouseGasEmissionsIntensityValueMarketBased
TotalLocationBasedGreenhouseGasEmissionsIntensityValue TotalMarketBasedGreenhouseGasEmissionsIntensityValue"""
C3 = """GreenhouseGasEmissionReductionTargetBaseYear GreenhouseGasEmissionReductionTargetYear
DisclosureOfListOfMainActionsTheEntitySeeksInOrderToAchieveItsTargets
DescriptionOfATransitionPlanForClimateChangeMitigationIncludingAnExplanationOfHowItIsContributingToReduceGhgEmissions
DateOfAdoptionOfTransitionPlanForUndertakingNotHavingAdoptedTransitionPlanYet"""


def facts(disclosure):
    """Facts by concept and member."""
    rows = datapoints(disclosure)["facts"].values()
    return {(fact["concept"], *fact["axes"].values()): fact for group in rows for fact in group}


@pytest.mark.parametrize(
    ("concept", "members", "value", "unit"),
    [
        ("EnergyConsumptionFromElectricity", ("NonRenewableEnergyMember",), "100.00", "utr:MWh"),
        ("EnergyConsumptionFromElectricity", ("RenewableEnergyMember",), "0.00", "utr:MWh"),
        ("EnergyConsumptionFromSelfGeneratedElectricity", (), "43.00", "utr:MWh"),
        ("EnergyConsumptionFromFuels", (), "16.41", "utr:MWh"),
        ("GrossScope1GreenhouseGasEmissions", (), "100.00", "utr:tCO2e"),
        ("TotalGrossLocationBasedScope1AndScope2GHGEmissions", (), "150.00", "utr:tCO2e"),
        ("TotalGrossLocationBasedGHGEmissions", (), "350.00", "utr:tCO2e"),
        ("TotalGrossLocationBasedGHGEmissions", ("BaselineYearMember",), "525.00", "utr:tCO2e"),
        ("TotalGrossLocationBasedScope1AndScope2GHGEmissions", ("TargetYearMember",), "90.00", "utr:tCO2e"),
        (
            "TotalLocationBasedGreenhouseGasEmissionsIntensityValue",
            (),
            "0.0148936",
            "utr:tCO2e/iso4217:EUR",
        ),
    ],
)
def test_the_samples_values(concept, members, value, unit):
    fact = facts(SAMPLE)[(f"vsme:{concept}", *(f"vsme:{member}" for member in members))]
    assert (fact["value"], fact["unit"], fact["period-type"]) == (value, unit, "duration")


def test_periods():
    found = facts(SAMPLE)
    assert found[("vsme:TotalEnergyConsumption",)]["period"] == "2025-01-01/2025-12-31"
    base = found[("vsme:GrossScope1GreenhouseGasEmissions", "vsme:BaselineYearMember")]
    assert base["period"] == "2020-01-01/2020-12-31"
    year = found[("vsme:GreenhouseGasEmissionReductionTargetYear",)]
    assert (year["value"], year["period"], year["period-type"]) == ("2030", "2025-12-31", "instant")


def test_total_is_made_before_rounding_and_has_the_bought_heat():
    assert facts(SAMPLE)[("vsme:TotalEnergyConsumption",)]["value"] == "159.41"
    with_heat = replace(SAMPLE, other_mwh=D("90.59165354"))
    assert facts(with_heat)[("vsme:TotalEnergyConsumption",)]["value"] == "250.00"


def test_every_concept_of_b3_and_c3_can_be_given():
    scopes = replace(NOW, scope_2_market_kg=D(1))
    target = replace(TARGET, transition_plan="In words.", transition_plan_by=date(2027, 6, 30))
    given = datapoints(replace(SAMPLE, scopes=scopes, target=target))["facts"]
    assert set(given) == {f"vsme:{name}" for name in (B3 + " " + C3).split()}


def test_what_is_not_known_is_not_given():
    least = replace(SAMPLE, scopes=Scopes(D(1), D(2)), turnover_eur=None, target=None)
    given = set(datapoints(least)["facts"])
    assert not {concept for concept in given if "Market" in concept or "Scope3" in concept or "Intensity" in concept}
    assert "vsme:TotalGrossLocationBasedGHGEmissions" not in given


def test_zero_has_no_minus():
    scopes = replace(NOW, scope_1_kg=D("-0.001"))
    assert facts(replace(SAMPLE, scopes=scopes))[("vsme:GrossScope1GreenhouseGasEmissions",)]["value"] == "0.00"


def test_ready_for_json():
    found = datapoints(SAMPLE)
    assert json.loads(json.dumps(found)) == found
    assert found["taxonomy"].endswith("/vsme/2026-05-01/vsme-all.xsd")
