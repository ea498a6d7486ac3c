"""Choosing measures, their order, what they would do to one's own rows, and what happened since."""

from decimal import Decimal

import pytest

from talkoot.footprints.models import ChosenMeasure, Inventory
from talkoot.footprints.operations.calculations import keep_calculation
from talkoot.footprints.operations.measures import (
    MoneyNegative,
    NoSuchMeasure,
    Plan,
    ShareOutside,
    YearOutside,
    choose_measure,
    drop_measure,
    move_measure,
    take_up,
)
from talkoot.footprints.queries.footprint import footprint_of
from talkoot.footprints.queries.measure_rows import emissions_1_2, indicator_value, row_changes, since
from talkoot.footprints.queries.measures import (
    asked_effect,
    chosen_of,
    expected_kg,
    ground_of,
    left_after,
    library,
    saving_of,
    savings_for,
    worth_doing,
)
from talkoot.footprints.queries.reported import reported_values
from talkoot.kernel.errors import ChangedMeanwhile
from tests.factories import NOW
from tests.factories.footprints import CalculationFactory, InventoryFactory, RowFactory
from tests.people import People

LED, PAPER, VAN = "led-lighting", "guarantee-of-origin", "electric-van"


@pytest.fixture
def inventory(people: People) -> Inventory:
    found = InventoryFactory(organisation=people.membership.organisation, industry="10")
    RowFactory(inventory=found, amount=Decimal(100))
    RowFactory(inventory=found, question=4, kind="fuel-diesel", amount=Decimal(9000), unit="l")
    return found


def choose(inventory: Inventory, people: People, code: str = LED, **plan: object) -> ChosenMeasure:
    return choose_measure(inventory_id=inventory.pk, code=code, by=people.member, now=NOW, plan=Plan(**plan))


def kg_per_unit(inventory: Inventory, kind: str) -> Decimal:
    """What one unit of the row's amount is, market-based."""
    row = inventory.rows.get(kind=kind)
    return footprint_of(inventory, [row]).total_market / row.amount


def test_the_expected_effect_is_the_share_of_the_row(inventory: Inventory, people: People):
    chosen = choose(inventory, people)
    effect = library()[LED].effects[0]
    kg = 100 * effect.share * -effect.change * kg_per_unit(inventory, "electricity")
    assert chosen.expected_kg == round(kg, 6)
    assert (chosen.state, chosen.order, chosen.chosen_by) == ("considered", 0, people.member)


def test_the_companys_own_share_is_taken(inventory: Inventory, people: People):
    half = choose(inventory, people, share_percent=Decimal(50))
    assert half.expected_kg == round(25 * kg_per_unit(inventory, "electricity"), 6)


def test_the_share_is_asked_of_the_effect_that_touches_the_companys_rows(inventory: Inventory):
    assert asked_effect(library()[VAN], ground_of(inventory)) == 0
    inventory.rows.filter(kind="fuel-diesel").update(kind="van", unit="km")
    ground = ground_of(inventory)
    assert asked_effect(library()[VAN], ground) == 1
    assert saving_of(ground, VAN, Decimal(100)).kg_market == saving_of(ground, VAN, Decimal(50)).kg_market * 2


@pytest.mark.parametrize(
    ("plan", "refusal"),
    [
        ({"share_percent": Decimal(101)}, ShareOutside),
        ({"investment_eur": Decimal(-1)}, MoneyNegative),
        ({"begins_year": 1066}, YearOutside),
    ],
)
def test_impossible_plans_are_refused(
    inventory: Inventory, people: People, plan: dict[str, object], refusal: type[Exception]
):
    with pytest.raises(refusal):
        choose(inventory, people, **plan)


def test_a_measure_must_be_in_the_library(inventory: Inventory, people: People):
    with pytest.raises(NoSuchMeasure):
        choose(inventory, people, "perpetual-motion")


def test_a_plan_of_an_outdated_page_is_refused(inventory: Inventory, people: People):
    chosen = choose(inventory, people)
    choose(inventory, people, state="decided")
    with pytest.raises(ChangedMeanwhile):
        choose_measure(inventory_id=inventory.pk, code=LED, by=people.member, now=NOW, seen_version=chosen.version)


def test_once_decided_its_basis_stays(inventory: Inventory, people: People):
    choose(inventory, people, state="decided")
    later = InventoryFactory(organisation=inventory.organisation, year=2025, industry="10")
    RowFactory(inventory=later, amount=Decimal(80))
    moved = choose(later, people, state="done", begins_year=2025)
    assert moved.inventory == inventory
    assert moved.expected_kg == expected_kg(inventory, LED)


def test_taking_up_twice_keeps_the_plan_and_a_dropped_one_comes_back_last(inventory: Inventory, people: People):
    chosen = choose(inventory, people, state="decided", investment_eur=Decimal(5000))
    take_up(inventory_id=inventory.pk, code=LED, by=people.member, now=NOW)
    chosen.refresh_from_db()
    assert (chosen.state, chosen.investment_eur) == ("decided", 5000)
    choose(inventory, people, PAPER)
    drop_measure(chosen_id=chosen.pk)
    again = take_up(inventory_id=inventory.pk, code=LED, by=people.member, now=NOW)
    assert (again.state, again.investment_eur, again.order) == ("considered", 5000, 2)
    assert take_up(inventory_id=inventory.pk, code=VAN, by=people.member, now=NOW).order == 3


def test_order_decides_who_saves_and_dropped_ones_do_not_stand_in_the_way(inventory: Inventory, people: People):
    for code in (LED, "own-solar-power", PAPER):
        choose(inventory, people, code)
    lamps, sun, paper = (ChosenMeasure.objects.get(code=code) for code in (LED, "own-solar-power", PAPER))
    drop_measure(chosen_id=sun.pk)
    before = [one.saving.kg_market for one in chosen_of(inventory) if one.saving]
    move_measure(chosen_id=paper.pk, up=True)
    after = chosen_of(inventory)
    assert [one.choice.code for one in after] == [PAPER, LED]
    assert sum(one.saving.kg_market for one in after if one.saving) == sum(before)
    move_measure(chosen_id=paper.pk, up=True)  # it is first already
    move_measure(chosen_id=sun.pk, up=True)  # it is not on the list
    move_measure(chosen_id=paper.pk, up=False)
    assert [one.choice.code for one in chosen_of(inventory)] == [LED, PAPER]
    assert ChosenMeasure.objects.get(code=LED).pk == lamps.pk


def test_what_is_left_is_the_footprint_less_every_saving(inventory: Inventory, people: People):
    for code in (LED, VAN):
        choose(inventory, people, code)
    ground = ground_of(inventory)
    chosen = chosen_of(inventory, ground)
    saved = sum(one.saving.kg_market for one in chosen if one.saving)
    left = left_after(ground, chosen).total_market
    assert abs(ground.footprint().total_market - saved - left) < Decimal("0.000001")
    assert left_after(ground, []).total_market == ground.footprint().total_market


def test_a_measure_that_is_done_is_in_the_later_years_figures(inventory: Inventory, people: People):
    choose(inventory, people, state="done", begins_year=2025)
    later = InventoryFactory(organisation=inventory.organisation, year=2025)
    RowFactory(inventory=later, amount=Decimal(80))
    assert [one.saving is None for one in chosen_of(later)] == [True]
    assert [one.saving is None for one in chosen_of(inventory)] == [False]


def test_a_choice_whose_measure_left_the_library_is_passed_over(inventory: Inventory, people: People):
    choose(inventory, people)
    ChosenMeasure.objects.update(code="gone")
    assert chosen_of(inventory) == []
    assert since(ChosenMeasure.objects.get()) is None


def test_three_things_act_on_ones_own_rows_one_of_each_group_and_are_no_mere_paper(inventory: Inventory):
    ground = ground_of(inventory)
    savings = savings_for(inventory, ground.activities)
    three = worth_doing(ground, savings)
    assert len(three) == 3
    assert len({one.measure.group for one in three}) == 3
    assert PAPER in {one.measure.code for one in savings}
    assert PAPER not in {one.measure.code for one in three}
    assert all(one.kg_market > 0 and one.kg_location > 0 for one in three)


def test_the_three_come_on_top_of_what_is_chosen(inventory: Inventory, people: People):
    ground = ground_of(inventory)
    savings = savings_for(inventory, ground.activities)
    first = worth_doing(ground, savings)[0]
    choose(inventory, people, first.measure.code)
    chosen = chosen_of(inventory, ground)
    three = worth_doing(ground, savings, chosen)
    assert first.measure.group not in {one.measure.group for one in three}
    left = left_after(ground, chosen).total_market - sum(one.kg_market for one in three)
    assert abs(ground.footprint(three[-1].after).total_market - left) < Decimal("0.000001")


def test_each_of_the_three_counts_after_the_one_before_it(inventory: Inventory):
    ground = ground_of(inventory)
    three = worth_doing(ground, savings_for(inventory))
    left = ground.footprint(three[-1].after).total_market
    saved = sum(one.kg_market for one in three)
    assert abs(ground.footprint().total_market - saved - left) < Decimal("0.000001")


def test_without_an_industry_the_three_are_for_everyone(inventory: Inventory):
    inventory.industry = ""
    three = worth_doing(ground_of(inventory), savings_for(inventory))
    assert all(not one.measure.industries for one in three)


def test_without_rows_nothing_is_worth_doing(people: People):
    empty = InventoryFactory(organisation=people.membership.organisation)
    assert worth_doing(ground_of(empty), savings_for(empty)) == []


def test_rows_before_and_after(inventory: Inventory):
    ground = ground_of(inventory)
    (change,) = row_changes(library()[VAN], ground)
    effect = library()[VAN].effects[0]
    assert (change.row.kind, change.share, change.change) == ("fuel-diesel", effect.share, effect.change)
    assert change.after.amount == 9000 * (1 - effect.share)
    assert [(one.kind, one.amount) for one in change.added] == [
        ("electricity", 9000 * effect.share * effect.additions[0].amount)
    ]
    assert change.less_kg == saving_of(ground, VAN).kg_market
    assert change.low_kg <= change.less_kg <= change.high_kg


def test_rows_of_a_certificate_keep_their_amount(inventory: Inventory):
    (change,) = row_changes(library()[PAPER], ground_of(inventory))
    assert (change.is_certificate, change.after.amount, change.added) == (True, 100, ())


def test_what_the_sources_did_since(inventory: Inventory, people: People):
    chosen = choose(inventory, people, state="done")
    assert since(chosen) is None
    later = InventoryFactory(organisation=inventory.organisation, year=2025, ready=True)
    RowFactory(inventory=later, amount=Decimal(80))
    RowFactory(inventory=later, kind="fuel-diesel", question=4, amount=Decimal(9000), unit="l")
    keep_calculation(inventory=later, by=None, now=NOW)
    found = since(chosen)
    assert found is not None
    assert (found.from_year, found.to_year) == (2024, 2025)
    assert found.before_kg == 100 * kg_per_unit(inventory, "electricity")
    assert abs(found.after_kg - 80 * kg_per_unit(later, "electricity")) < Decimal("0.001")
    assert found.change_kg == found.after_kg - found.before_kg


def test_indicators_are_the_same_as_in_the_yearly_report(inventory: Inventory):
    ground = ground_of(inventory)
    kept = keep_calculation(inventory=inventory, by=None, now=NOW)
    reported = reported_values(inventory, kept)
    for key in ("electricity", "diesel"):
        assert indicator_value(key, ground.activities, ground.factors) == reported[key]
    assert emissions_1_2(ground) == reported["emissions"]
    assert indicator_value("renewable_share", ground.activities, ground.factors) is None
    spent = [row._replace(unit="eur") for row in ground.activities]
    assert indicator_value("diesel", spent, ground.factors) is None


def test_only_the_category_that_a_measure_means_is_followed(inventory: Inventory, people: People):
    chosen = choose(inventory, people, "car-pooling")
    later = InventoryFactory(organisation=inventory.organisation, year=2025, ready=True)
    line = {"kind": "car-average", "method": "", "kg": "10"}
    CalculationFactory(inventory=later, lines=[{**line, "category": 7}, {**line, "category": 6}])
    found = since(chosen)
    assert found is not None
    assert (found.before_kg, found.after_kg) == (0, 10)
