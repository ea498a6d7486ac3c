"""Setting a target, restating its base year, and how the years stand to it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from talkoot.engine.targets import State
from talkoot.footprints.models import EmissionTarget, Inventory
from talkoot.footprints.operations.targets import (
    CutOutside,
    NothingToCut,
    PathStartsOutside,
    TargetFacts,
    TargetTooSoon,
    TellWhatHappened,
    restate_base,
    set_target,
    sme_facts,
)
from talkoot.footprints.queries.footprint import footprint_of
from talkoot.footprints.queries.targets import progress_of, rates_of, totals_of
from talkoot.kernel.errors import ChangedMeanwhile
from tests.factories import NOW
from tests.factories.footprints import CalculationFactory, InventoryFactory, RowFactory
from tests.people import People

HALF = TargetFacts("linear", True, "market", 2024, Decimal(60_000), 2034, Decimal(50))


@pytest.fixture
def base(people: People) -> Inventory:
    """60 t in 2024: 10 in scope 1, 20 by market and 2 by location in scope 2, 30 in scope 3."""
    found = InventoryFactory(organisation=people.membership.organisation, ready=True)
    CalculationFactory(inventory=found)
    return found


def put(people: People, facts: TargetFacts = HALF, **more: object) -> EmissionTarget:
    return set_target(organisation_id=people.membership.organisation_id, facts=facts, by=people.member, now=NOW, **more)


def restate(target: EmissionTarget, people: People, new: int, text: str = "A shop was sold.", **more: object) -> None:
    restate_base(
        target_id=target.pk,
        new_kg=Decimal(new),
        reason="structural_change",
        text=text,
        by=people.member,
        now=NOW,
        **more,
    )


def add_year(people: People, year: int, scope_1: int) -> None:
    later = InventoryFactory(organisation=people.membership.organisation, year=year, ready=True)
    CalculationFactory(inventory=later, scope_1_kg=Decimal(scope_1))


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"target_year": 2024}, TargetTooSoon),
        ({"base_kg": Decimal(0)}, NothingToCut),
        ({"cut_percent": Decimal(0)}, CutOutside),
        ({"cut_percent": Decimal(101)}, CutOutside),
        ({"kind": "sbti_sme", "base_year": 2014}, PathStartsOutside),
    ],
)
def test_impossible_targets_are_refused(people: People, change: dict[str, object], refusal: type[Exception]):
    with pytest.raises(refusal):
        put(people, replace(HALF, **change))
    assert not EmissionTarget.objects.exists()


def test_the_small_companies_path_brings_its_figures(people: People):
    target = put(people, sme_facts(base_year=2024, base_kg=Decimal(30_000), method="market"))
    assert (target.kind, target.with_scope_3, target.target_year, target.cut_percent) == ("sbti_sme", False, 2030, 42)


def test_setting_anew_keeps_the_base_value_of_the_same_base(people: People):
    put(people)
    again = put(people, replace(HALF, base_kg=Decimal(1), cut_percent=Decimal(60)))
    assert (again.base_kg, again.cut_percent) == (60_000, 60)
    other = put(people, replace(HALF, base_kg=Decimal(30_000), with_scope_3=False))
    assert other.base_kg == 30_000


def test_a_target_of_an_outdated_page_is_refused(people: People):
    put(people)
    with pytest.raises(ChangedMeanwhile):
        put(people, seen_version=7)


def test_restating_keeps_the_old_value_and_needs_a_reason(people: People, base: Inventory):
    target = put(people)
    restate(target, people, 50_000)
    restate(target, people, 55_000, "The meter was wrong.")
    progress = progress_of(people.membership.organisation_id)
    assert progress is not None
    assert progress.target.base_kg == 55_000
    assert [(one.old_kg, one.new_kg) for one in progress.restatements] == [(60_000, 50_000), (50_000, 55_000)]
    with pytest.raises(TellWhatHappened):
        restate(target, people, 1, "  ")
    with pytest.raises(NothingToCut):
        restate(target, people, 0)
    with pytest.raises(ChangedMeanwhile):
        restate(target, people, 1, seen_version=1)


def test_restatements_of_an_earlier_base_are_told_apart(people: People, base: Inventory):
    restate(put(people), people, 50_000)
    put(people, replace(HALF, base_kg=Decimal(30_000), with_scope_3=False))
    progress = progress_of(people.membership.organisation_id)
    assert progress is not None
    assert (progress.restatements, [one.new_kg for one in progress.earlier]) == ((), [50_000])


def test_years_stand_beside_the_path(people: People, base: Inventory):
    put(people)
    progress = progress_of(people.membership.organisation_id)
    assert progress is not None
    assert (progress.newest, progress.status, progress.target_kg) == (None, None, 30_000)
    add_year(people, 2026, 5_000)
    progress = progress_of(people.membership.organisation_id)
    assert progress is not None
    assert progress.by_year == {2024: 60_000, 2026: 55_000}
    assert progress.status is not None
    assert (progress.status.state, progress.status.path_kg) == (State.NEAR, 54_000)  # 60 t less 5 % of it a year
    budget = progress.budget  # 60 / (2 × 0.05) = 600; two years at 57.5 on the mean
    assert (budget.budget_kg, budget.consumed_kg, budget.left_kg) == (600_000, 115_000, 485_000)
    assert budget.years == Decimal(485) / 55


def test_the_base_should_be_restated_above_five_per_cent(people: People, base: Inventory):
    put(people, replace(HALF, base_kg=Decimal(63_000)))
    progress = progress_of(people.membership.organisation_id)
    assert progress is not None
    assert (progress.base_now_kg, progress.base_should_be_restated) == (60_000, False)
    EmissionTarget.objects.update(base_kg=Decimal(64_000))
    progress = progress_of(people.membership.organisation_id)
    assert progress is not None
    assert progress.base_should_be_restated


def test_a_base_year_without_a_calculation_stands_on_its_value(people: People):
    put(people)
    progress = progress_of(people.membership.organisation_id)
    assert progress is not None
    assert (progress.base_now_kg, progress.base_should_be_restated, progress.by_year) == (None, False, {2024: 60_000})


def test_totals_of_years_that_are_ready_and_of_those_that_are_not(people: People, base: Inventory):
    still_open = InventoryFactory(organisation=base.organisation, year=2025)
    row = RowFactory(inventory=still_open)
    InventoryFactory(organisation=base.organisation, year=2026)  # nothing in it
    ready, counted = totals_of(base.organisation_id)
    assert [ready.kg(with_scope_3=every, method=how) for every in (True, False) for how in ("market", "location")] == [
        60_000,
        42_000,
        30_000,
        12_000,
    ]
    assert (counted.year, counted.is_ready) == (2025, False)
    assert counted.kg(with_scope_3=True, method="market") == footprint_of(still_open, [row]).total_market


def test_without_a_target_there_is_no_progress(people: People):
    assert progress_of(people.membership.organisation_id) is None


def test_the_fixed_path_beside_the_even_one_and_the_late_start():
    rates = rates_of(2026, Decimal(100), {2026: Decimal(100)})
    assert (rates.fixed, rates.even) == (Decimal("0.105"), Decimal("0.042"))
    assert rates_of(2031, Decimal(100), {2031: Decimal(100)}).fixed is None
    late = rates_of(2020, Decimal(100), {2020: Decimal(100), 2025: Decimal(100)})
    assert late.late is not None
    assert (round(late.late * 100, 4), late.late_from) == (Decimal("7.2414"), 2025)
    assert rates_of(2020, Decimal(100), {2020: Decimal(100), 2033: Decimal(100)}).late is None
