"""A company calculates its year: eight questions, whatever papers it has."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from talkoot.accounts.models import User
from talkoot.footprints.models import Inventory, Row
from talkoot.footprints.queries.footprint import footprint_of
from talkoot.kernel.once import new_token
from tests.factories.footprints import AnswerFactory, CalculationFactory, InventoryFactory, RowFactory
from tests.people import People

Open = Callable[..., HttpResponse]
COFFEE, CLEANING = "Coffee and tea", "cleaning services"


@pytest.fixture
def year(people: People) -> Inventory:
    """The bakery's open calculation of 2024."""
    return InventoryFactory(
        organisation=people.membership.organisation, industry="56", staff=Decimal(6), floor_m2=Decimal(180)
    )


@pytest.fixture
def page(year: Inventory, client_of: Callable[[User | None], Client]) -> Open:
    """`page(person, "inventory-question", 2)` opens a page of the year; with `post=` it sends the form."""

    def open_page(
        person: User | None, name: str, *args: Any, post: dict[str, Any] | None = None, query: str = ""
    ) -> HttpResponse:
        address = reverse(f"workspace:{name}", args=[year.pk, *args]) + query
        client = client_of(person)
        return client.get(address) if post is None else client.post(address, {"once": new_token(), **post})

    return open_page


def power(amount: str = "46,2", unit: str = "MWh", certificate: str = "none", **more: str) -> dict[str, str]:
    """What is typed about electricity."""
    return {
        "power-amount": amount, "power-unit": unit, "power-certificate": certificate,
        **{f"power-{key}": value for key, value in more.items()},
    }  # fmt: skip


def gas(calorific: str = "", amount: str = "12") -> dict[str, str]:
    return {
        "heat-kind": "fuel-natural-gas", "heat-amount": amount, "heat-unit": "MWh", "heat-network": "",
        "heat-calorific": calorific,
    }  # fmt: skip


def rows(year: Inventory) -> list[tuple[str, Decimal, str, str]]:
    return [(row.kind, row.amount, row.unit, row.depth) for row in year.rows.all()]


def test_a_cafe_is_done_with_bills_alone(people: People, page: Open, year: Inventory) -> None:
    member = people.member
    page(member, "inventory-profile", post={"staff": "6", "floor_m2": "180", "potentials": "ar6", "version": "1"})
    page(member, "inventory-question", 2, post={**power("46,2"), "do": "next"})
    heat = {"heat-kind": "district-heat", "heat-amount": "31", "heat-unit": "MWh", "heat-network": "FI-HELEN"}
    page(member, "inventory-question", 3, post={**heat, "do": "next"})
    page(member, "inventory-question", 4, post={"do": "none"})
    page(member, "inventory-question", 5, post={"do": "none"})
    page(member, "inventory-question", 6, post={"trip-kind": "train", "trip-amount": "1 200", "do": "next"})
    bought = {"buy1-kind": COFFEE, "buy1-amount": "18000", "buy2-kind": CLEANING, "buy2-amount": "4 500,50"}
    page(member, "inventory-question", 7, post={**bought, "do": "next"})
    waste = {"waste1-kind": "waste-mixed", "waste1-amount": "900", "waste1-unit": "kg", "water-amount": "140"}
    page(member, "inventory-question", 8, post={**waste, "water-goes_out": "on", "do": "next"})
    assert rows(year) == [
        ("electricity", Decimal("46.2"), "MWh", "bill"),
        ("district-heat", Decimal(31), "MWh", "bill"),
        ("train", Decimal(1200), "pkm", "bill"),
        ("spend-coffee", Decimal(18000), "eur", "spend"),
        ("spend-cleaning", Decimal("4500.5"), "eur", "spend"),
        ("waste-mixed", Decimal(900), "kg", "bill"),
        ("water-supply", Decimal(140), "m3", "bill"),
        ("water-treatment", Decimal(140), "m3", "bill"),
    ]
    page(member, "inventory-ready", post={})
    year.refresh_from_db()
    assert (year.state, year.calculations.count()) == ("ready", 1)


def test_a_question_leads_to_the_next_and_the_last_one_home(people: People, page: Open, year: Inventory) -> None:
    onward = page(people.member, "inventory-question", 2, post={**power(), "do": "next"})
    assert onward.headers["Location"] == reverse("workspace:inventory-question", args=[year.pk, 3])
    home = page(people.member, "inventory-question", 8, post={"do": "next"})
    assert home.headers["Location"] == reverse("workspace:inventory", args=[year.pk])


def test_a_double_click_writes_one_row(people: People, page: Open, year: Inventory) -> None:
    typed = {**power(), "once": new_token()}
    page(people.member, "inventory-question", 2, post=typed)
    page(people.member, "inventory-question", 2, post=typed)
    assert year.rows.count() == 1


def test_the_overview_says_what_is_there_and_what_is_missing(people: People, page: Open, year: Inventory) -> None:
    RowFactory(inventory=year, amount=Decimal("46.2"))
    AnswerFactory(inventory=year, question=5)
    context = page(people.member, "inventory").context
    lines = {line.number: line for line in context["lines"]}
    assert lines[2].holds == "Purchased electricity 46.2\u00a0MWh"
    assert (lines[2].depth, lines[2].dots, lines[5].says) == ("from bills", 2, "we have none")
    assert [line.number for line in context["missing"]] == [3, 4, 6, 7, 8]


def test_a_zero_gram_certificate_changes_the_market_based_figure_only(
    people: People, page: Open, year: Inventory
) -> None:
    page(people.member, "inventory-question", 2, post=power())
    without = footprint_of(year)
    year.rows.all().delete()
    page(people.member, "inventory-question", 2, post=power(certificate="all", source="Wind 2024"))
    with_certificate = footprint_of(year)
    assert with_certificate.scope_2_market == 0 < without.scope_2_market
    assert with_certificate.scope_2_location == without.scope_2_location


def test_a_certificate_for_a_part_leaves_the_rest_to_the_residual_mix(
    people: People, page: Open, year: Inventory
) -> None:
    page(people.member, "inventory-question", 2, post=power("40"))
    whole = footprint_of(year).scope_2_market
    year.rows.all().delete()
    page(people.member, "inventory-question", 2, post=power("40", certificate="part", covered="30"))
    assert footprint_of(year).scope_2_market == whole / 4


def test_a_certificate_larger_than_the_use_is_asked_about(people: People, page: Open, year: Inventory) -> None:
    shown = page(people.member, "inventory-question", 2, post=power("40", certificate="part", covered="50"))
    assert "The guarantee cannot cover more than you used." in shown.content.decode()
    assert year.rows.count() == 0


def test_the_contracts_own_grams_are_used(people: People, page: Open, year: Inventory) -> None:
    page(people.member, "inventory-question", 2, post=power("10", certificate="figure", grams="25"))
    assert footprint_of(year).scope_2_market == 250


def test_a_gas_bill_without_calorific_value_is_asked_about(people: People, page: Open, year: Inventory) -> None:
    shown = page(people.member, "inventory-question", 3, post=gas())
    assert "Look at the bill: gross or net?" in shown.content.decode()
    assert 'value="12"' in shown.content.decode()
    assert year.rows.count() == 0


@pytest.mark.parametrize(("calorific", "unit"), [("gross", "MWh_gross"), ("net", "MWh_net")])
def test_a_gas_bill_with_calorific_value_is_taken(
    people: People, page: Open, year: Inventory, calorific: str, unit: str
) -> None:
    page(people.member, "inventory-question", 3, post=gas(calorific))
    assert rows(year) == [("fuel-natural-gas", Decimal(12), unit, "bill")]


def test_a_number_that_can_be_read_in_two_ways_is_asked_about(people: People, page: Open, year: Inventory) -> None:
    shown = page(people.member, "inventory-question", 2, post=power("1.234"))
    doubtful = shown.context["form"].quick[0].doubts["amount"]
    assert [meaning.value for meaning in doubtful.meanings] == ["1234", "1.2340"]
    assert year.rows.count() == 0
    page(people.member, "inventory-question", 2, post={**power("1.234"), "power-amount-meant": "1.2340"})
    assert rows(year) == [("electricity", Decimal("1.234"), "MWh", "bill")]


def test_a_finnish_comma_begins_decimals(people: People, year: Inventory, client_of: Callable) -> None:
    address = f"/fi/inventories/{year.pk}/questions/2/"
    client_of(people.member).post(address, {**power("1,234"), "once": new_token()})
    assert rows(year) == [("electricity", Decimal("1.234"), "MWh", "bill")]


def test_a_credit_note_is_a_negative_row(people: People, page: Open, year: Inventory) -> None:
    page(people.member, "inventory-question", 2, post=power("−3,5"))
    assert rows(year) == [("electricity", Decimal("-3.5"), "MWh", "bill")]


def test_nothing_typed_is_lost_when_one_field_is_wrong(people: People, page: Open, year: Inventory) -> None:
    bought = {"buy1-kind": COFFEE, "buy1-amount": "18000", "buy2-kind": CLEANING, "buy2-amount": "much"}
    shown = page(people.member, "inventory-question", 7, post={**bought, "do": "next"})
    html = shown.content.decode()
    assert all(f'value="{typed}"' in html for typed in (COFFEE, "18000", CLEANING, "much"))
    assert year.rows.count() == 0


def test_a_form_that_is_half_filled_says_what_is_missing(people: People, page: Open, year: Inventory) -> None:
    shown = page(
        people.member, "inventory-question", 4, post={"fuel-kind": "fuel-diesel", "fuel-unit": "l", "do": "next"}
    )
    assert shown.status_code == 200
    assert "Write the amount." in shown.content.decode()


def test_a_purchase_called_by_a_word_that_fits_several_is_asked_about(
    people: People, page: Open, year: Inventory
) -> None:
    shown = page(people.member, "inventory-question", 7, post={"buy1-kind": "building", "buy1-amount": "100"})
    names = [meaning.value for meaning in shown.context["form"].quick[0].doubts["kind"].meanings]
    assert len(names) > 1
    page(people.member, "inventory-question", 7,
         post={"buy1-kind": "building", "buy1-kind-meant": names[0], "buy1-amount": "100"})  # fmt: skip
    assert year.rows.count() == 1


def test_an_unknown_purchase_says_so(people: People, page: Open, year: Inventory) -> None:
    shown = page(people.member, "inventory-question", 7, post={"buy1-kind": "zzyzx", "buy1-amount": "100"})
    assert "We do not know zzyzx." in shown.content.decode()


def test_a_purchase_whose_name_begins_alike_is_offered(people: People, page: Open, year: Inventory) -> None:
    shown = page(people.member, "inventory-question", 7, post={"buy1-kind": "advertisements", "buy1-amount": "100"})
    assert "We do not know advertisements. Choose one below" in shown.content.decode()
    names = [meaning.value for meaning in shown.context["form"].quick[0].doubts["kind"].meanings]
    assert "Advertising and marketing" in names
    assert year.rows.count() == 0


def test_an_untouched_page_saves_nothing(people: People, page: Open, year: Inventory) -> None:
    for question in range(2, 9):
        page(people.member, "inventory-question", question, post={"do": "next"})
    assert year.rows.count() == 0


def test_a_reader_sees_and_cannot_write(people: People, page: Open, year: Inventory) -> None:
    row = RowFactory(inventory=year)
    shown = page(people.reader, "inventory-question", 2)
    html = shown.content.decode()
    assert "<form" not in html[html.index("<main") :]
    assert page(people.reader, "inventory-question", 2, post=power()).status_code == 403
    assert page(people.reader, "inventory-profile", post={"staff": "1"}).status_code == 403
    assert page(people.reader, "row-remove", row.pk, post={}).status_code == 403
    assert page(people.reader, "inventory-ready", post={}).status_code == 403
    assert page(people.reader, "row", row.pk).status_code == 200
    assert page(people.reader, "inventory-profile").status_code == 200
    assert year.rows.count() == 1


@pytest.mark.parametrize("name", ["inventory", "inventory-profile", "inventory-question", "row"])
@pytest.mark.parametrize("who", ["stranger", "coordinator", "neighbour"])
def test_for_a_stranger_the_calculation_does_not_exist(
    people: People, page: Open, year: Inventory, name: str, who: str
) -> None:
    args = {"inventory-question": [2], "row": [RowFactory(inventory=year).pk]}.get(name, [])
    assert page(getattr(people, who), name, *args).status_code == 404


def test_a_visitor_is_asked_to_sign_in(page: Open) -> None:
    assert page(None, "inventory").status_code == 302


def test_a_question_that_is_not_there_is_not_found(people: People, page: Open) -> None:
    assert page(people.member, "inventory-question", 9).status_code == 404
    assert page(people.member, "inventory-question", 1).status_code == 302


@pytest.mark.parametrize("question", range(2, 9))
@pytest.mark.parametrize("depth", ["measured", "bill", "estimate", "nonsense"])
def test_every_question_opens_at_every_depth(people: People, page: Open, question: int, depth: str) -> None:
    assert page(people.member, "inventory-question", question, query=f"?depth={depth}").status_code == 200


@pytest.mark.parametrize("text", ["\x00", "a" * 500, "‮", "1e999", "9" * 40, "<script>"])
def test_odd_words_never_fail(people: People, page: Open, text: str) -> None:
    for question, prefix in (
        (2, "power"),
        (3, "heat"),
        (4, "fuel"),
        (5, "cold"),
        (6, "trip"),
        (7, "buy1"),
        (8, "waste1"),
    ):
        typed = {f"{prefix}-{field}": text for field in ("kind", "amount", "unit", "certificate", "source", "network")}
        assert page(people.member, "inventory-question", question, post=typed).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_overview_query_budget(
    people: People, year: Inventory, count: int, client_of: Callable, django_assert_max_num_queries: Callable
) -> None:
    RowFactory.create_batch(count, inventory=year)
    RowFactory.create_batch(count, inventory=year, question=3, kind="district-heat", state="to_check")
    client, address = client_of(people.member), reverse("workspace:inventory", args=[year.pk])
    with django_assert_max_num_queries(15):
        client.get(address)


@pytest.mark.parametrize("count", [1, 3])
def test_question_query_budget(
    people: People, year: Inventory, count: int, client_of: Callable, django_assert_max_num_queries: Callable
) -> None:
    RowFactory.create_batch(count, inventory=year)
    RowFactory.create_batch(count, inventory=year, state="to_check")
    client, address = client_of(people.member), reverse("workspace:inventory-question", args=[year.pk, 2])
    with django_assert_max_num_queries(15):
        client.get(address)


@pytest.mark.parametrize("count", [1, 3])
def test_years_query_budget(
    people: People, workspace: Open, count: int, django_assert_max_num_queries: Callable
) -> None:
    for n in range(count):
        ready = InventoryFactory(organisation=people.membership.organisation, year=2020 + n, ready=True)
        CalculationFactory(inventory=ready)
    workspace(people.member, "emissions")  # signs in
    with django_assert_max_num_queries(8):
        workspace(people.member, "emissions")


def test_rows_of_another_year_do_not_exist_here(people: People, page: Open) -> None:
    assert page(people.member, "row", RowFactory().pk).status_code == 404
    assert Row.objects.count() == 1
