"""Years are opened, last year's figures are checked, rows are changed, estimates are made and told."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from talkoot.accounts.models import User
from talkoot.footprints.models import Inventory, Row
from talkoot.footprints.queries.footprint import factors_of, footprint_of
from talkoot.kernel.once import new_token
from talkoot.web.workspace.calculator.estimating import estimates_of, price_near, wide_percent
from talkoot.web.workspace.calculator.offered import COMMON, choices_of, kinds_for, name_of, network_choices
from talkoot.web.workspace.calculator.words import amount_words, emissions_words
from talkoot.web.workspace.forms.inventory import years_to_open
from tests.factories.footprints import AnswerFactory, InventoryFactory, MandateFactory, RowFactory
from tests.people import People

Open = Callable[..., HttpResponse]


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


@pytest.fixture
def waiting(year: Inventory) -> Row:
    """Last year's electricity, to be checked."""
    return RowFactory(inventory=year, amount=Decimal(52), state="to_check", origin="last_year")


def details(row: Row, **more: str) -> dict[str, str]:
    """The details of a row as they are typed."""
    return {
        "amount": str(row.amount),
        "unit": row.unit,
        "depth": row.depth,
        "use": "0-0",
        "certificate": "none",
        **more,
    }


def test_an_organisation_without_years_is_told_what_to_have_at_hand(people: People, workspace: Open) -> None:
    html = workspace(people.member, "emissions").content.decode()
    assert "It takes about fifteen minutes" in html
    assert "Have these at hand" in html


def test_a_year_is_opened_with_last_years_figures_to_check(people: People, workspace: Open, year: Inventory) -> None:
    RowFactory(inventory=year)
    workspace(people.member, "emissions-new", post={"year": "2025", "once": new_token()})
    opened = Inventory.objects.get(year=2025)
    assert [(row.state, row.amount) for row in opened.rows.all()] == [("to_check", Decimal(10))]
    assert footprint_of(opened).total_market == 0


def test_a_year_that_is_there_cannot_be_opened_again(people: People, workspace: Open, year: Inventory) -> None:
    shown = workspace(people.member, "emissions-new", post={"year": "2024", "once": new_token()})
    assert shown.status_code == 200
    assert Inventory.objects.count() == 1


def test_a_reader_opens_no_year(people: People, workspace: Open) -> None:
    assert workspace(people.reader, "emissions-new", post={"year": "2025"}).status_code == 403
    assert workspace(people.reader, "emissions").status_code == 200


def test_a_neighbour_sees_no_years(people: People, workspace: Open) -> None:
    assert workspace(people.stranger, "emissions").status_code == 404


def test_the_years_to_choose_from_begin_with_last_year() -> None:
    assert years_to_open(2026, {2024})[:3] == [2025, 2023, 2022]
    assert years_to_open(2026, set())[-1] == 2026


def test_last_years_figures_do_not_count_before_they_are_confirmed(
    people: People, page: Open, year: Inventory, waiting: Row
) -> None:
    assert page(people.member, "inventory").context["waiting"] == 1
    assert footprint_of(year).total_market == 0
    page(people.member, "inventory-question", 2, post={"do": f"same-{waiting.pk}"})
    waiting.refresh_from_db()
    assert waiting.state == "counted"
    assert footprint_of(year).total_market > 0


def test_this_years_figure_takes_the_place_of_last_years(people: People, page: Open, waiting: Row) -> None:
    page(people.member, "inventory-question", 2, post={f"row-{waiting.pk}-amount": "48,5", "do": "next"})
    waiting.refresh_from_db()
    assert (waiting.amount, waiting.state) == (Decimal("48.5"), "counted")


def test_an_estimate_of_last_year_is_no_estimate_when_a_bill_is_there(people: People, page: Open, waiting: Row) -> None:
    Row.objects.update(depth="estimate", estimate={"by": "m2"}, note="Estimated", uncertainty_percent=Decimal(80))
    page(people.member, "inventory-question", 2, post={f"row-{waiting.pk}-amount": "48,5", "do": "next"})
    waiting.refresh_from_db()
    assert (waiting.depth, waiting.estimate, waiting.note, waiting.uncertainty_percent) == ("bill", {}, "", None)


def test_what_was_typed_is_saved_when_another_figure_is_confirmed(
    people: People, page: Open, year: Inventory, waiting: Row
) -> None:
    other = RowFactory(inventory=year, state="to_check")
    typed = {f"row-{other.pk}-amount": "7", "do": f"same-{waiting.pk}"}
    page(people.member, "inventory-question", 2, post=typed)
    assert sorted(year.rows.counted().values_list("amount", flat=True)) == [Decimal(7), Decimal(52)]


def test_all_the_others_are_confirmed_at_once(people: People, page: Open, year: Inventory, waiting: Row) -> None:
    RowFactory.create_batch(2, inventory=year, state="to_check")
    page(people.member, "inventory-question", 2, post={f"row-{waiting.pk}-amount": "50", "do": "same-all"})
    assert sorted(year.rows.counted().values_list("amount", flat=True)) == [Decimal(10), Decimal(10), Decimal(50)]


def test_a_whole_question_is_confirmed_from_the_overview(
    people: People, page: Open, year: Inventory, waiting: Row
) -> None:
    heat = RowFactory(inventory=year, question=3, kind="district-heat", state="to_check")
    page(people.member, "inventory-confirm-all", 2, post={})
    waiting.refresh_from_db()
    heat.refresh_from_db()
    assert (waiting.state, heat.state) == ("counted", "to_check")


def test_a_year_is_not_ready_while_figures_wait(people: People, page: Open, year: Inventory, waiting: Row) -> None:
    page(people.member, "inventory-ready", post={})
    year.refresh_from_db()
    assert year.state == "open"


def test_a_ready_year_is_read_and_not_changed(people: People, page: Open, year: Inventory) -> None:
    row = RowFactory(inventory=year)
    page(people.member, "inventory-ready", post={})
    assert page(people.member, "row", row.pk, post=details(row, amount="99")).status_code == 403
    assert page(people.member, "inventory-question", 2, post={"do": "none"}).status_code == 403
    html = page(people.member, "inventory-question", 2).content.decode()
    assert "<form" not in html[html.index("<main") :]


def test_a_student_with_a_mandate_writes_and_does_not_close(people: People, page: Open, year: Inventory) -> None:
    student = MandateFactory(inventory=year, role="calculator", from_on="2020-01-01", until_on="2099-12-31").user
    page(student, "inventory-question", 5, post={"cold-kind": "refrigerant-r410a", "cold-amount": "1,2"})
    assert [row.amount for row in year.rows.all()] == [Decimal("1.2")]
    assert page(student, "inventory-ready", post={}).status_code == 403


def test_a_question_can_be_answered_with_none_and_the_answer_taken_back(
    people: People, page: Open, year: Inventory
) -> None:
    page(people.member, "inventory-question", 5, post={"do": "none"})
    assert [(each.question, each.state) for each in year.answers.all()] == [(5, "none")]
    page(people.member, "inventory-question", 5, post={"do": "take"})
    assert year.answers.count() == 0


@pytest.mark.parametrize("state", ["not_applicable", "excluded"])
def test_what_is_left_out_needs_a_reason(people: People, page: Open, year: Inventory, state: str) -> None:
    shown = page(people.member, "inventory-question", 4, post={"do": "answer", "answer-state": state})
    assert "Say in a few words why." in shown.content.decode()
    page(people.member, "inventory-question", 4,
         post={"do": "answer", "answer-state": state, "answer-reason": "The landlord has them"})  # fmt: skip
    assert [(each.state, each.reason) for each in year.answers.all()] == [(state, "The landlord has them")]


def test_none_is_refused_while_there_are_figures(people: People, page: Open, year: Inventory) -> None:
    RowFactory(inventory=year)
    shown = page(people.member, "inventory-question", 2, post={"do": "none"})
    assert "There are figures under this question." in shown.content.decode()


def test_a_figure_takes_none_back(people: People, page: Open, year: Inventory) -> None:
    AnswerFactory(inventory=year)
    page(people.member, "inventory-question", 5, post={"cold-kind": "refrigerant-r32", "cold-amount": "0,5"})
    assert year.answers.count() == 0


def test_electricity_is_estimated_from_the_floor_area(people: People, page: Open, year: Inventory) -> None:
    typed = {
        "estimate-electricity-wanted": "on", "estimate-electricity-base": "180",
        "estimate-electricity-like": "electricity/restaurants",
    }  # fmt: skip
    page(people.member, "inventory-question", 2, post=typed, query="?depth=estimate")
    row = year.rows.get()
    nearest = estimates_of(2, "56")[0]
    assert (row.depth, row.amount, row.unit) == ("estimate", 180 * nearest.value, nearest.unit)
    assert row.estimate == {"by": "m2", "of": "180", "value": str(nearest.value), "what": "electricity/restaurants"}
    assert row.uncertainty_percent == wide_percent(nearest, 2024)
    assert row.source == nearest.source


def test_the_way_to_work_is_estimated_from_the_staff(people: People, page: Open, year: Inventory) -> None:
    typed = {
        "estimate-commuting-wanted": "on", "estimate-commuting-base": "6",
        "estimate-commuting-like": "commuting/all workplaces",
    }  # fmt: skip
    page(people.member, "inventory-question", 6, post=typed, query="?depth=estimate")
    assert {(row.scope, row.category, row.depth) for row in year.rows.all()} == {(3, 7, "estimate")}
    assert "car-average" in {row.kind for row in year.rows.all()}


def test_the_way_to_work_is_worked_out_by_shares(people: People, page: Open, year: Inventory) -> None:
    typed = {"people": "10", "distance": "12", "days": "200", "car": "60", "bus": "40"}
    page(people.member, "inventory-question", 6, post={f"commute-{key}": value for key, value in typed.items()})
    assert {row.kind: row.amount for row in year.rows.all()} == {"car-average": Decimal(28800), "bus": Decimal(19200)}


def test_shares_above_a_hundred_are_asked_about(people: People, page: Open, year: Inventory) -> None:
    typed = {"people": "10", "distance": "12", "days": "200", "car": "80", "bus": "40"}
    shown = page(people.member, "inventory-question", 6, post={f"commute-{key}": value for key, value in typed.items()})
    assert "The shares together are more than 100 %." in shown.content.decode()


def test_a_flight_is_distance_times_people_there_and_back(people: People, page: Open, year: Inventory) -> None:
    typed = {"kind": "flight-short-economy", "distance": "1 900", "persons": "3", "return_trip": "on"}
    page(people.member, "inventory-question", 6, post={f"flight-{key}": value for key, value in typed.items()})
    assert [(row.amount, row.unit) for row in year.rows.all()] == [(Decimal(11400), "pkm")]


def test_kilometre_allowances_are_bought_travel(people: People, page: Open, year: Inventory) -> None:
    page(people.member, "inventory-question", 6, post={"trip-kind": "car-average", "trip-amount": "3000"})
    assert [(row.scope, row.category) for row in year.rows.all()] == [(3, 6)]
    assert footprint_of(year).scope_1 == 0


def test_fuel_in_euros_uses_the_price_that_was_told(people: People, page: Open, year: Inventory) -> None:
    typed = {"fuel-kind": "fuel-diesel", "fuel-amount": "1600", "fuel-unit": "eur", "fuel-price": "160"}
    page(people.member, "inventory-question", 4, post=typed)
    assert [(row.amount, row.unit, row.depth) for row in year.rows.all()] == [(Decimal(1000), "l", "bill")]


def test_fuel_in_euros_without_a_price_uses_the_mean_and_says_so(people: People, page: Open, year: Inventory) -> None:
    page(people.member, "inventory-question", 4,
         post={"fuel-kind": "fuel-diesel", "fuel-amount": "1600", "fuel-unit": "eur"})  # fmt: skip
    row, price = year.rows.get(), price_near("fuel-diesel", 2024)
    assert price is not None
    assert row.amount == (1600 / price.value).quantize(Decimal("0.000001"))
    assert (row.depth, row.source) == ("spend", price.source)
    assert str(price.year) in row.note


def test_fuel_in_euros_of_an_unknown_price_asks_for_it(people: People, page: Open, year: Inventory) -> None:
    shown = page(people.member, "inventory-question", 4,
                 post={"fuel-kind": "fuel-hvo", "fuel-amount": "1600", "fuel-unit": "eur"})  # fmt: skip
    assert "We know no mean price of this." in shown.content.decode()


def test_oil_in_euros_becomes_energy_at_the_mean_price(people: People, page: Open, year: Inventory) -> None:
    page(people.member, "inventory-question", 3,
         post={"heat-kind": "fuel-light-oil", "heat-amount": "2000", "heat-unit": "eur"})  # fmt: skip
    assert [row.unit for row in year.rows.all()] == ["kWh_net"]


def test_a_wrong_unit_is_refused_by_name(people: People, page: Open, year: Inventory) -> None:
    typed = {"heat-kind": "district-heat", "heat-amount": "30", "heat-unit": "l", "heat-network": ""}
    shown = page(people.member, "inventory-question", 3, post=typed)
    assert "Choose another unit." in shown.content.decode()
    assert year.rows.count() == 0


def test_a_row_shows_its_kilograms_and_is_changed(people: People, page: Open, year: Inventory) -> None:
    row = RowFactory(inventory=year)
    assert page(people.member, "row", row.pk).context["shown"].emissions.endswith("t CO₂e".replace(" ", "\u00a0"))
    typed = details(
        row, amount="12", certificate="part", covered="5", started_on="2024-01-01", ended_on="2024-12-31",
        uncertainty_percent="3", note="Both meters",
    )  # fmt: skip
    page(people.member, "row", row.pk, post=typed)
    row.refresh_from_db()
    assert (row.amount, row.note, row.uncertainty_percent) == (Decimal(12), "Both meters", Decimal("3.0"))
    assert [(held.kind, held.amount, held.unit) for held in row.instruments.all()] == [("certificate", 5, "MWh")]


def test_a_car_can_be_bought_travel(people: People, page: Open, year: Inventory) -> None:
    row = RowFactory(inventory=year, question=4, kind="car-diesel", amount=Decimal(1000), unit="km")
    typed = details(row, use="3-6")
    del typed["certificate"]
    page(people.member, "row", row.pk, post=typed)
    assert footprint_of(year).scope_1 == 0
    assert footprint_of(year).categories.keys() == {6}


def test_a_suppliers_own_figure_needs_its_source(people: People, page: Open, year: Inventory) -> None:
    row = RowFactory(inventory=year, question=7, kind="spend-cleaning", unit="eur", depth="spend", amount=Decimal(100))
    typed = details(row, own_kg_per_unit="0,02")
    shown = page(people.member, "row", row.pk, post=typed)
    assert "Write where the supplier's figure is from." in shown.context["form"].errors["own_source"][0]
    page(people.member, "row", row.pk, post={**typed, "own_source": "The cleaner's own calculation 2024"})
    assert footprint_of(year).scope_3 == 2


def test_a_row_is_set_aside_with_a_reason_counted_again_and_removed(
    people: People, page: Open, year: Inventory
) -> None:
    row = RowFactory(inventory=year)
    shown = page(people.member, "row-aside", row.pk, post={"reason": " "})
    assert shown.context["reason"].errors
    page(people.member, "row-aside", row.pk, post={"reason": "Twice"})
    row.refresh_from_db()
    assert (row.state, row.reason) == ("set_aside", "Twice")
    assert "Set aside: Twice" in page(people.member, "inventory-question", 2).content.decode()
    page(people.member, "row-count", row.pk, post={})
    row.refresh_from_db()
    assert (row.state, row.reason) == ("counted", "")
    page(people.member, "row-remove", row.pk, post={})
    assert year.rows.count() == 0


def test_last_years_row_is_confirmed_on_its_own_page(people: People, page: Open, waiting: Row) -> None:
    assert page(people.member, "row", waiting.pk).status_code == 200
    page(people.member, "row-confirm", waiting.pk, post={})
    waiting.refresh_from_db()
    assert waiting.state == "counted"


@pytest.mark.parametrize("name", ["row-remove", "row-aside", "row-count", "row-confirm"])
def test_reading_an_address_that_changes_something_changes_nothing(
    people: People, page: Open, year: Inventory, name: str
) -> None:
    assert page(people.member, name, RowFactory(inventory=year).pk).status_code == 405


def test_two_people_write_the_profile_and_nothing_is_lost(people: People, page: Open, year: Inventory) -> None:
    page(people.member, "inventory-profile", post={"version": "1", "staff": "7", "potentials": "ar6"})
    shown = page(people.member, "inventory-profile", post={"version": "1", "staff": "8", "potentials": "ar6"})
    assert [(each.typed, each.saved) for each in shown.context["form"].differences if each.label == "Employees"] == [
        ("8.0", "7.0")
    ]


def test_every_common_kind_can_be_calculated_and_has_a_name_in_each_language(year: Inventory) -> None:
    factors = factors_of(year)
    for codes in COMMON.values():
        for language in ("fi", "sv", "en"):
            assert [code for code, _name in choices_of(codes, factors, language)] == list(codes)


def test_every_shipped_kind_is_offered_by_some_question(year: Inventory) -> None:
    factors = factors_of(year)
    offered = {kind.code for question in range(2, 9) for kind in kinds_for(question, factors)}
    assert {name_of(factors.kinds[code], "en") for code in offered}
    assert len(network_choices(factors)) > 5


def test_amounts_and_emissions_are_said_in_two_or_three_figures() -> None:
    assert amount_words(Decimal("0.0012"), "t") == "0.0012\u00a0t"
    assert amount_words(Decimal("1234.5"), "kWh") == "1,234.5\u00a0kWh"
    assert emissions_words(Decimal("3.21")) == "3.2\u00a0kg\u00a0CO₂e"
    assert emissions_words(Decimal(999)) == "999\u00a0kg\u00a0CO₂e"
    assert emissions_words(Decimal(123456)) == "123\u00a0t\u00a0CO₂e"
