"""Every figure down to its source in two clicks."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse

from talkoot.footprints.models import Evidence, HeldInstrument, Inventory, Row, SourceFile
from tests.factories import NOW
from tests.factories.footprints import RowFactory, SourceFileFactory
from tests.people import People
from tests.web.workspace.result_pages import Open, bakery, inventory, page

__all__ = ["bakery", "inventory", "page"]


def test_a_row_is_amount_times_factor_with_its_source(people: People, inventory: Inventory, page: Open) -> None:
    row = Row.objects.get(kind="electricity")
    lines = page(people.member, "figure", row.pk).context["told"].lines
    located = next(line for line in lines if not line.in_total)
    assert located.product.replace("\u00a0", " ") == "46 MWh = 46,000 kWh × 0.03 kg CO₂e/kWh = 1.38 t CO₂e"
    source = {str(term): str(what) for term, what in located.source}
    assert source["Licence"] == "CC-BY-4.0"
    assert source["Address"].startswith('<a href="https://www.fingrid.fi/')
    assert source["Valid for"] == "Finland, 2024"
    assert "where the publisher is quoted" in located.doubts[0]
    assert located.chosen.startswith("It fits best of")


def test_two_clicks_lead_from_the_total_to_the_source(people: People, inventory: Inventory, page: Open) -> None:
    first = page(people.member)
    assert first.context["everything_url"] in first.content.decode()
    listed = page(people.member, "category", 0, 0)
    links = set(re.findall(r"/result/rows/(\d+)/", listed.content.decode()))
    assert links == {str(pk) for pk in Row.objects.values_list("pk", flat=True)}
    for pk in links:
        assert 'href="https://' in page(people.member, "figure", pk).content.decode().split("<main")[1]


def test_the_lines_of_a_category_add_up(people: People, inventory: Inventory, page: Open) -> None:
    listing = page(people.member, "category", 1, 0).context["listing"]
    assert (listing.name, len(listing.lines)) == ("Direct emissions (scope 1)", 1)
    assert listing.kg == listing.lines[0].kg


@pytest.mark.parametrize("place", [(4, 0), (1, 3), (3, 16)])
def test_a_category_that_is_none_does_not_exist(
    people: People, inventory: Inventory, page: Open, place: tuple[int, int]
) -> None:
    assert page(people.member, "category", *place).status_code == 404


def test_what_a_contract_covers_is_told_as_a_part(people: People, inventory: Inventory, page: Open) -> None:
    row = Row.objects.get(kind="electricity")
    HeldInstrument.objects.create(row=row, kind="certificate", amount=Decimal(6), unit="MWh", source="Wind, Oulu")
    lines = page(people.member, "figure", row.pk).context["told"].lines
    products = [line.product.replace("\u00a0", " ") for line in lines if line.title.startswith("Purchased energy, by")]
    assert [product.split(" ×")[0] for product in products] == ["6,000 kWh (of 46 MWh)", "40,000 kWh (of 46 MWh)"]


def test_the_paper_and_the_file_behind_an_amount_are_named(people: People, inventory: Inventory, page: Open) -> None:
    paper = Evidence.objects.create(inventory=inventory, file_name="lasku.pdf", file="evidence/x.pdf", size=1, at=NOW)
    file: SourceFile = SourceFileFactory(inventory=inventory)
    row = RowFactory(inventory=inventory, evidence=paper, file=file, file_rows=8784, note="Ä <b>")
    facts = {str(term): str(what) for term, what in page(people.member, "figure", row.pk).context["told"].facts}
    address = reverse("workspace:inventory-file", args=[inventory.pk, file.pk])
    assert facts["File"] == f'<a href="{address}">kulutus-2024.csv, the sum of 8784 rows</a>'
    assert "lasku.pdf" in facts["Paper behind it"]
    assert "Ä &lt;b&gt;" in page(people.member, "figure", row.pk).content.decode()


def test_a_row_set_aside_is_explained_and_said_not_to_count(people: People, inventory: Inventory, page: Open) -> None:
    row = RowFactory(inventory=inventory, state="set_aside", reason="In the rent")
    text = page(people.member, "figure", row.pk).content.decode()
    assert "Not in the total." in text
    assert "In the rent" in text


def test_a_suppliers_own_figure_says_so(people: People, inventory: Inventory, page: Open) -> None:
    row = RowFactory(
        inventory=inventory, question=7, kind="spend-accounting", unit="eur", amount=Decimal(1000),
        own_kg_per_unit=Decimal("0.02"), own_unit="eur", own_source="Tilitoimisto Oy 2024",
    )  # fmt: skip
    told = page(people.member, "figure", row.pk).context["told"]
    assert told.lines[0].chosen == "You gave this figure yourselves, so it goes before the library's."
    assert "Tilitoimisto Oy 2024" in str(told.lines[0].source[0][1])


def test_a_row_that_cannot_be_calculated_says_so(people: People, inventory: Inventory, page: Open) -> None:
    row = RowFactory(inventory=inventory, unit="kg")
    assert "could not be calculated" in page(people.member, "figure", row.pk).context["told"].refused
    assert page(people.member).context["covered"].refused == ["Purchased electricity"]


def test_a_row_of_another_calculation_does_not_exist_here(people: People, inventory: Inventory, page: Open) -> None:
    other = bakery(people.other_membership.organisation, 2024, electricity=1).rows.first()
    assert other is not None
    assert page(people.member, "figure", other.pk).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_category_query_budget(
    people: People, inventory: Inventory, page: Open, count: int, django_assert_max_num_queries: object
) -> None:
    RowFactory.create_batch(count, inventory=inventory)
    page(people.member)  # signs in
    with django_assert_max_num_queries(8):
        page(people.member, "category", 0, 0)


@pytest.mark.parametrize("count", [1, 3])
def test_history_query_budget(
    people: People, inventory: Inventory, page: Open, count: int, django_assert_max_num_queries: object
) -> None:
    for _ in range(count):
        page(people.member, "recalculate", post={"factors": "2026.1", "potentials": "ar6"})
    with django_assert_max_num_queries(8):
        page(people.member, "history")
