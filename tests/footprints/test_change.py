"""Why the emissions of two years differ, told from real rows and the shipped factors."""

from decimal import Decimal

import pytest

from talkoot.engine import Role
from talkoot.footprints.models import HeldInstrument, Inventory
from talkoot.footprints.queries.change import Story, compared, effect_of, kept_between, story_of
from talkoot.footprints.queries.footprint import factors_of, footprint_of
from tests.factories.footprints import InventoryFactory, RowFactory

pytestmark = pytest.mark.django_db
GRAM = Decimal("0.001")


def years(first: int, second: int, **more: object) -> tuple[Inventory, Inventory]:
    before = InventoryFactory(year=first)
    return before, InventoryFactory(organisation=before.organisation, year=second, **more)


def told(before: Inventory, after: Inventory) -> Story:
    story = story_of(after, footprint_of(after), before)
    assert abs(story.parts.total - (story.after_kg - story.before_kg)) < GRAM
    return story


def test_the_doubled_residual_mix_of_2022_is_the_energy_system():
    before, after = years(2021, 2022)
    RowFactory(inventory=before)
    RowFactory(inventory=after)
    parts = told(before, after).parts
    assert (parts.activity, parts.structure) == (0, 0)
    moved = dict(compared(footprint_of(before), footprint_of(after), factors_of(after)))
    market = next(parts for source, parts in moved.items() if source.role is Role.MARKET)
    assert (market.energy_system, market.method) == (Decimal("2363.7"), 0)


def test_more_of_the_same_is_what_the_company_did():
    before, after = years(2023, 2024)
    RowFactory(inventory=before, kind="fuel-diesel", unit="l", amount=Decimal(1000))
    RowFactory(inventory=after, kind="fuel-diesel", unit="l", amount=Decimal(1500))
    story = told(before, after)
    assert story.parts.activity > 0
    assert (story.parts.energy_system, story.parts.structure) == (0, 0)
    assert [kind for kind, _ in story.sources] == ["fuel-diesel"]


def test_a_source_that_is_new_is_structure():
    before, after = years(2023, 2024)
    RowFactory(inventory=before, kind="fuel-diesel", unit="l", amount=Decimal(1000))
    RowFactory(inventory=after, kind="fuel-diesel", unit="l", amount=Decimal(1000))
    RowFactory(inventory=after, kind="waste-mixed", unit="kg", amount=Decimal(1000))
    sources = dict(told(before, after).sources)
    assert sources["waste-mixed"].structure == sources["waste-mixed"].total > 0


def test_a_bought_certificate_is_the_companys_doing_and_not_the_energy_systems():
    before, after = years(2024, 2025, factors_version="2026.2")
    RowFactory(inventory=before)
    row = RowFactory(inventory=after)
    HeldInstrument.objects.create(row=row, kind="certificate", amount=Decimal(4), unit="MWh", source="wind")
    plain = InventoryFactory(organisation=before.organisation, year=2026)
    RowFactory(inventory=plain)
    with_it, without = told(before, after).parts, told(before, plain).parts
    assert with_it.activity < 0
    assert without.activity == 0


def test_a_publishers_new_edition_of_a_service_is_method():
    before, after = years(2024, 2025)
    RowFactory(inventory=before, kind="hotel-night-de", unit="night", amount=Decimal(100))
    RowFactory(inventory=after, kind="hotel-night-de", unit="night", amount=Decimal(100))
    parts = told(before, after).parts
    assert (parts.activity, parts.energy_system, parts.structure) == (0, 0, 0)


def test_other_potentials_and_releases_are_method_and_told_apart():
    before, after = years(2024, 2024 + 1)
    Inventory.objects.filter(pk=before.pk).update(factors_version="2026.1", potentials="ar5")
    before.refresh_from_db()
    RowFactory(inventory=before)
    RowFactory(inventory=after)
    story = told(before, after)
    assert story.parts.method == story.recounted_kg != 0


def test_amounts_in_two_units_are_compared():
    before, after = years(2023, 2024)
    RowFactory(inventory=before, amount=Decimal(10), unit="MWh")
    RowFactory(inventory=after, amount=Decimal(10_000), unit="kWh")
    assert told(before, after).parts.activity == 0


def test_a_preview_of_another_release_writes_nothing_and_explains_itself():
    inventory = InventoryFactory()
    RowFactory(inventory=inventory)
    now, then, moved = effect_of(inventory, "2026.1")
    assert moved.effect() == then.total_market - now.total_market != 0
    assert not inventory.calculations.exists()


def test_kept_lines_are_compared_by_kind():
    line = {"kind": "electricity", "method": "market", "kg": "10"}
    beside = {"kind": "electricity", "method": "location", "kg": "5"}
    assert kept_between([line, beside], [{**line, "kg": "12"}, beside]) == [("electricity", Decimal(10), Decimal(12))]
    assert kept_between([line], [line]) == []
