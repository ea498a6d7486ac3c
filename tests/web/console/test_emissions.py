"""The coordinator's page of emissions: only what members let it see, no tonne counted twice."""

from decimal import Decimal

import pytest

from tests.factories import MembershipFactory
from tests.factories.footprints import CalculationFactory, InventoryFactory, RowFactory
from tests.web.console.conftest import Desk


def share(desk: Desk, count: int, year: int = 2024, **figures: object) -> list:
    members = [MembershipFactory(network=desk.network, state="active") for _ in range(count)]
    return [
        CalculationFactory(inventory=InventoryFactory(organisation=one.organisation, year=year, shared=True), **figures)
        for one in members
    ]


def test_scopes_1_and_2_are_added_and_scope_3_is_not(desk: Desk) -> None:
    share(desk, 2)
    page = desk.get("emissions")
    assert "<b>60.0 t CO₂e</b> together in 2024" in page.replace("\u00a0", " ")
    assert "by location 24" in page
    assert "120" not in page.partition("By scope")[2].partition("Members")[0]


def test_scope_3_is_shown_as_a_distribution_from_five_members_on(desk: Desk) -> None:
    share(desk, 4)
    assert "From five on we show how they spread." in desk.get("emissions")
    share(desk, 1, scope_3_kg=Decimal(90_000))
    assert "the one in the middle has 30" in desk.get("emissions")


def test_a_calculation_that_is_not_shared_is_not_seen(desk: Desk) -> None:
    inventory = InventoryFactory(organisation=desk.member.organisation, ready=True)
    CalculationFactory(inventory=inventory)
    page = desk.get("emissions")
    assert "No member has let you see a calculation" in page
    assert desk.client.get(desk.url("emissions-file", 2024)).status_code == 404


def test_energy_bought_from_a_member_is_counted_once_when_both_say_so(desk: Desk) -> None:
    seller, buyer = share(desk, 2)
    row = RowFactory(inventory=buyer.inventory, bought_from=seller.inventory.organisation)
    kg = {"scope": 2, "row": str(row.pk)}
    buyer.lines = [{**kg, "method": "location", "kg": "1000"}, {**kg, "method": "market", "kg": "5000"}]
    buyer.save()
    assert "the seller has not confirmed it yet" in desk.get("emissions")
    row.sale_confirmed_at = row.at
    row.save()
    page = desk.get("emissions")
    assert "<b>55.0 t CO₂e</b> together in 2024" in page.replace("\u00a0", " ")
    assert "is counted once, with the seller" in page


@pytest.mark.parametrize("count", [1, 3])
def test_costs_the_same_for_one_member_and_for_three(desk: Desk, count: int, django_assert_max_num_queries) -> None:
    share(desk, count)
    with django_assert_max_num_queries(15):
        desk.get("emissions")


def test_file_has_kilograms_and_the_release_of_factors(desk: Desk) -> None:
    share(desk, 1)
    text = desk.client.get(desk.url("emissions-file", 2024)).content.decode()
    assert "organisation;business_id;scope_1_kg" in text
    assert ";10000;2000;20000;30000;1;2026.2" in text
