"""The calculation of the year fills in the report, and says so to the member and to the coordinator."""

from decimal import Decimal

from django.test import Client

from tests.factories import indicator
from tests.factories.footprints import CalculationFactory, InventoryFactory, RowFactory
from tests.web.workspace.conftest import Year


def calculated(year: Year, **facts: object) -> None:
    inventory = InventoryFactory(organisation=year.report.membership.organisation, year=2025, **facts)
    RowFactory(inventory=inventory, amount=Decimal(380))
    CalculationFactory(inventory=inventory)


def test_one_button_fills_in_and_what_was_typed_beside_it_is_kept(year: Year) -> None:
    calculated(year, ready=True)
    visitor = Client()
    assert "Fill in from our calculation" in visitor.get(year.address(part="figures")).content.decode()
    answer = visitor.post(
        year.address(part="figures"), {"inventory": "1", year.name("value", "water"): "395"}, follow=True
    )
    assert year.values == {"water": Decimal(395), "electricity": Decimal(380)}
    assert "Filled in from your calculation of 2025." in answer.content.decode()


def test_a_calculation_that_waits_for_acceptance_is_not_offered(year: Year) -> None:
    calculated(year, state="reviewed")
    visitor = Client()
    assert "Fill in from our calculation" not in visitor.get(year.address(part="figures")).content.decode()
    visitor.post(year.address(part="figures"), {"inventory": "1"})
    assert indicator("electricity").key not in year.values
