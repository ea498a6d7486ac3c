"""The result page of an inventory: headline, pictures, coverage, change, years, sharing, opening again, versions."""

from datetime import date
from decimal import Decimal

import pytest
from django.http import HttpResponse

from talkoot.footprints import operations
from talkoot.footprints.enums import TargetKind
from talkoot.footprints.models import Calculation, HeldInstrument, Inventory, Row
from talkoot.history.models import Event
from talkoot.kernel.once import new_token
from tests.factories import NOW
from tests.factories.footprints import AnswerFactory, MandateFactory, RowFactory
from tests.people import People
from tests.web.workspace.result_pages import Open, bakery, inventory, page

__all__ = ["bakery", "inventory", "page"]


def words(response: HttpResponse) -> str:
    return response.content.decode()


def test_the_headline_says_how_much_how_sure_and_why_two(people: People, inventory: Inventory, page: Open) -> None:
    told = page(people.member).context["headline"]
    assert (told.market, told.location) == ("34.1\u00a0t\u00a0CO₂e", "17.5\u00a0t\u00a0CO₂e")
    assert told.likely == "29–39\u00a0t\u00a0CO₂e"
    assert told.why.startswith("By contract it is more, because you buy ordinary electricity")


def test_a_certificate_turns_the_sentence_round(people: People, inventory: Inventory, page: Open) -> None:
    row = Row.objects.get(kind="electricity")
    HeldInstrument.objects.create(row=row, kind="certificate", kg_per_unit=0, source="wind")
    assert page(people.member).context["headline"].why.startswith("By contract it is less")


def test_without_purchased_energy_both_ways_are_the_same(people: People, inventory: Inventory, page: Open) -> None:
    Row.objects.exclude(kind="fuel-diesel").delete()
    assert page(people.member).context["headline"].why.startswith("There is no purchased energy")


def test_an_open_calculation_says_that_it_is_a_draft(people: People, inventory: Inventory, page: Open) -> None:
    assert "Draft: not ready" in words(page(people.member))
    operations.make_ready(inventory_id=inventory.pk, by=people.member, now=NOW)
    assert "Draft: not ready" not in words(page(people.member))


def test_foreign_and_old_figures_are_said_to_stand_in(people: People, inventory: Inventory, page: Open) -> None:
    first, second = page(people.member).context["headline"].marks
    assert first.endswith("a figure of another year or country stands in (United Kingdom).")
    assert "could not be turned into the warming potentials of AR6" in second


def test_nothing_is_called_carbon_neutral(people: People, inventory: Inventory, page: Open) -> None:
    assert "carbon neutral" not in words(page(people.member)).lower()


def test_categories_are_sorted_and_lead_to_their_figures(people: People, inventory: Inventory, page: Open) -> None:
    bars = page(people.member).context["categories"].bars
    assert [bar.total for bar in bars] == sorted((bar.total for bar in bars), reverse=True)
    assert f"/inventories/{inventory.pk}/result/categories/2/0/" in bars[0].label


def test_credits_are_in_the_total_and_said_not_to_be_drawn(people: People, inventory: Inventory, page: Open) -> None:
    RowFactory(inventory=inventory, question=4, kind="fuel-diesel", unit="l", amount=Decimal(-9000))
    context = page(people.member).context
    assert "Credits are below zero" in context["scopes"].cover
    assert context["headline"].market.startswith("4.1")


def test_what_is_left_out_is_said_with_its_reason(people: People, inventory: Inventory, page: Open) -> None:
    AnswerFactory(inventory=inventory, question=5, state="not_applicable", reason="No cooling of our own")
    AnswerFactory(inventory=inventory, question=6, state="excluded", reason="Too few trips")
    RowFactory(inventory=inventory, question=8, kind="waste-mixed", unit="kg", state="set_aside", reason="In the rent")
    RowFactory(inventory=inventory, question=7, kind="spend-accounting", unit="eur", state="to_check")
    covered = page(people.member).context["covered"]
    told = {one.question: (one.state, one.reason) for one in covered.questions}
    assert told["Refrigeration"] == ("not applicable", "No cooling of our own")
    assert told["Travel and commuting"] == ("left out", "Too few trips")
    assert told["Waste and water"] == ("not answered yet", "")
    assert told["Goods and services"] == (
        "not answered yet", "1 figure of last year is not checked and not counted",
    )  # fmt: skip
    assert [(one.name, one.reason) for one in covered.aside] == [("Mixed waste, burnt for energy", "In the rent")]
    assert "2 Capital goods" in covered.categories


def test_missing_months_are_named(people: People, inventory: Inventory, page: Open) -> None:
    Row.objects.filter(kind="district-heat").update(started_on=date(2024, 1, 1), ended_on=date(2024, 10, 31))
    gaps = page(people.member).context["covered"].gaps
    assert gaps == ["Heating and cooling: no bill or reading for the whole of November, December."]


def test_the_largest_uncertainty_comes_with_what_to_do(people: People, inventory: Inventory, page: Open) -> None:
    advice = page(people.member).context["advice"]
    assert (advice.name, advice.deed) == (
        "District heat", "Choose your heat network, or ask the heat company for its own figure.",
    )  # fmt: skip


def test_intensities_are_shown_where_they_can_be_made(people: People, inventory: Inventory, page: Open) -> None:
    assert [one.about for one in page(people.member).context["intensities"]] == [
        "a person: the whole divided by 20 people"
    ]


def test_the_year_before_explains_the_change(people: People, inventory: Inventory, page: Open) -> None:
    bakery(people.membership.organisation, 2023, electricity=60)
    bridge = page(people.member).context["bridge"]
    assert "less than in 2023" in bridge.sentence
    assert "is not ready" in bridge.cover
    assert len(bridge.bars) == 4
    assert bridge.table.rows[-1][0] == "All"


def test_years_stand_beside_the_path_to_the_target(people: People, inventory: Inventory, page: Open) -> None:
    before = bakery(people.membership.organisation, 2023, electricity=60)
    operations.make_ready(inventory_id=before.pk, by=people.member, now=NOW)
    kept = before.calculations.get()
    target = operations.TargetFacts(TargetKind.LINEAR, True, "market", 2023, kept.total_market_kg, 2030, Decimal(42))
    operations.set_target(organisation_id=before.organisation_id, facts=target, by=people.member, now=NOW)
    years = page(people.member).context["years_"]
    assert list(years.figures) == [2023, 2024]
    assert list(years.paths[0]) == [2023, 2030]
    assert years.sentence.startswith("You are on the path to 42% less by 2030")


def test_an_empty_calculation_says_what_to_do_first(people: People, inventory: Inventory, page: Open) -> None:
    Row.objects.all().delete()
    assert "There is nothing to show of 2024 yet" in words(page(people.member))


def test_a_kept_result_that_no_longer_comes_out_is_told(people: People, inventory: Inventory, page: Open) -> None:
    operations.make_ready(inventory_id=inventory.pk, by=people.member, now=NOW)
    assert page(people.member).context["result"].is_as_kept
    Calculation.objects.update(scope_1_kg=Decimal(1))
    assert "is not quite this one" in words(page(people.member))


def test_the_owner_shares_what_is_ready_and_takes_it_back(people: People, inventory: Inventory, page: Open) -> None:
    page(people.member, "share", post={"shared": "1"})
    inventory.refresh_from_db()
    assert not inventory.is_shared
    operations.make_ready(inventory_id=inventory.pk, by=people.member, now=NOW)
    page(people.member, "share", post={"shared": "1"})
    inventory.refresh_from_db()
    assert inventory.is_shared
    assert "They do not see single figures" in words(page(people.member))
    page(people.member, "share", post={"shared": "0"})
    inventory.refresh_from_db()
    assert not inventory.is_shared


def test_opening_again_needs_a_reason_and_keeps_it(people: People, inventory: Inventory, page: Open) -> None:
    operations.make_ready(inventory_id=inventory.pk, by=people.member, now=NOW)
    assert page(people.member, "reopen-why", post={"reason": " "}).context["form"].errors
    page(people.member, "reopen-why", post={"reason": "A bill was missing", "once": new_token()})
    inventory.refresh_from_db()
    assert inventory.state == "open"
    assert Event.objects.get(verb="inventory_reopened").reason == "A bill was missing"
    assert inventory.calculations.count() == 1


def test_a_preview_shows_the_effect_and_a_recalculation_keeps_both(
    people: People, inventory: Inventory, page: Open
) -> None:
    shown = page(people.member, "history", query="?factors=2026.1&potentials=ar5")
    assert shown.context["preview"].moved
    assert not inventory.calculations.exists()
    form = {"factors": "2026.1", "potentials": "ar5", "once": new_token()}
    page(people.member, "recalculate", post=form)
    page(people.member, "recalculate", post=form)
    inventory.refresh_from_db()
    assert (inventory.factors_version, inventory.potentials) == ("2026.1", "ar5")
    newest, first = page(people.member, "history").context["kept"]
    assert newest.moved[0].why.startswith("another factor is chosen (AIB")
    assert newest.change.startswith("+")
    assert first.change == ""


def test_changed_rows_explain_two_kept_results(people: People, inventory: Inventory, page: Open) -> None:
    operations.make_ready(inventory_id=inventory.pk, by=people.member, now=NOW)
    operations.reopen_inventory(inventory_id=inventory.pk, by=people.member, now=NOW)
    Row.objects.filter(kind="fuel-diesel").update(amount=Decimal(900))
    operations.make_ready(inventory_id=inventory.pk, by=people.member, now=NOW)
    moved = page(people.member, "history").context["kept"][0].moved
    assert [(one.name, one.why) for one in moved] == [("Diesel", "rows were added, changed or taken away")]


def test_an_unknown_release_changes_nothing(people: People, inventory: Inventory, page: Open) -> None:
    page(people.member, "recalculate", post={"factors": "1999.1", "potentials": "ar6"})
    assert page(people.member, "history", query="?factors=x&potentials=y").context["preview"] is None
    inventory.refresh_from_db()
    assert inventory.factors_version == "2026.2"


@pytest.mark.parametrize("name", ["share", "reopen-why", "recalculate"])
def test_whoever_may_only_read_changes_nothing(people: People, inventory: Inventory, page: Open, name: str) -> None:
    operations.make_ready(inventory_id=inventory.pk, by=people.member, now=NOW)
    assert page(people.reader, name, post={"shared": "1", "reason": "x"}).status_code == 403
    assert "<form" not in words(page(people.reader)).split("<main")[1]


def test_a_student_calculates_again_but_neither_shares_nor_opens(
    people: People, inventory: Inventory, page: Open
) -> None:
    student = MandateFactory(inventory=inventory, until_on=date(2099, 12, 31)).user
    assert page(student).status_code == 200
    assert page(student, "recalculate", post={"factors": "2026.1", "potentials": "ar6"}).status_code == 302
    assert page(student, "share", post={"shared": "1"}).status_code == 403


def test_another_companys_result_does_not_exist(people: People, inventory: Inventory, page: Open) -> None:
    for person in (people.stranger, people.coordinator, people.neighbour):
        assert page(person).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_result_query_budget(
    people: People, inventory: Inventory, page: Open, count: int, django_assert_max_num_queries: object
) -> None:
    for year in range(2024 - count, 2024):
        before = bakery(people.membership.organisation, year, electricity=50)
        operations.make_ready(inventory_id=before.pk, by=people.member, now=NOW)
    RowFactory.create_batch(count, inventory=inventory)
    page(people.member, "history")  # signs in
    with django_assert_max_num_queries(15):
        page(people.member)
