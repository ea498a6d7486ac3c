"""Last year's figures: what is far away is asked about, a guarantee is told anew, nothing chosen gets lost."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from talkoot.accounts.models import User
from talkoot.footprints.enums import RowOrigin, RowState
from talkoot.footprints.models import HeldInstrument, Inventory, Row
from talkoot.kernel.once import new_token
from tests.factories.footprints import InventoryFactory, RowFactory
from tests.people import People

Send = Callable[..., HttpResponse]


@pytest.fixture
def year(people: People) -> Inventory:
    return InventoryFactory(organisation=people.membership.organisation, industry="10", staff=Decimal(11))


@pytest.fixture
def waiting(year: Inventory) -> Row:
    """Last year's electricity, to be checked."""
    return RowFactory(inventory=year, amount=Decimal("47.8"), unit="MWh", state="to_check", origin="last_year")


@pytest.fixture
def send(year: Inventory, people: People, client_of: Callable[[User | None], Client]) -> Send:
    """`send(typed, language="fi")` posts the question of electricity."""

    def post(typed: dict[str, Any], language: str = "fi") -> HttpResponse:
        address = f"/{language}/inventories/{year.pk}/questions/2/"
        return client_of(people.member).post(address, {"once": new_token(), **typed})

    return post


def field(row: Row, name: str = "amount") -> str:
    return f"row-{row.pk}-{name}"


def test_kilowatt_hours_typed_for_megawatt_hours_are_asked_about(send: Send, waiting: Row) -> None:
    shown = send({field(waiting): "46 500"})
    doubtful = shown.context["last_year"][0]["form"].doubts["amount"]
    assert [meaning.value for meaning in doubtful.meanings] == ["46500", "46,5"]
    assert [meaning.label for meaning in doubtful.meanings] == ["46\u00a0500\u00a0MWh", "46,5\u00a0MWh"]
    waiting.refresh_from_db()
    assert waiting.state == RowState.TO_CHECK


@pytest.mark.parametrize(("meant", "amount"), [("46500", Decimal(46500)), ("46,5", Decimal("46.5"))])
def test_what_was_meant_is_taken(send: Send, waiting: Row, meant: str, amount: Decimal) -> None:
    send({field(waiting): "46 500", f"{field(waiting)}-meant": meant})
    waiting.refresh_from_db()
    assert (waiting.amount, waiting.state) == (amount, RowState.COUNTED)


def test_a_small_figure_is_offered_a_thousand_times_larger_in_english(send: Send, waiting: Row) -> None:
    shown = send({field(waiting): "0.0465"}, language="en")
    doubtful = shown.context["last_year"][0]["form"].doubts["amount"]
    assert [meaning.value for meaning in doubtful.meanings] == ["0.0465", "46.5"]


@pytest.mark.parametrize("typed", ["48,2", "4700", "0,6", "0", "-3"])
def test_a_figure_that_may_well_be_is_not_asked_about(send: Send, waiting: Row, typed: str) -> None:
    assert send({field(waiting): typed}).status_code == 302


def test_a_figure_in_two_ways_is_asked_about_first(send: Send, waiting: Row) -> None:
    shown = send({field(waiting): "46.500"})
    doubtful = shown.context["last_year"][0]["form"].doubts["amount"]
    assert [meaning.value for meaning in doubtful.meanings] == ["46500", "46,5000"]
    send({field(waiting): "46.500", f"{field(waiting)}-meant": "46,5000"})
    waiting.refresh_from_db()
    assert waiting.amount == Decimal("46.5")


def test_the_guarantee_of_this_year_is_told_beside_this_years_figure(send: Send, waiting: Row) -> None:
    guarantee = {field(waiting, "certificate"): "part", field(waiting, "covered"): "20"}
    assert send({field(waiting): "46,5", **guarantee}).status_code == 302
    held = HeldInstrument.objects.get(row=waiting)
    assert (held.amount, held.unit) == (Decimal(20), "MWh")


def test_a_guarantee_cannot_cover_more_than_this_years_figure(send: Send, waiting: Row) -> None:
    guarantee = {field(waiting, "certificate"): "part", field(waiting, "covered"): "60"}
    assert send({field(waiting): "46,5", **guarantee}).status_code == 200
    assert not HeldInstrument.objects.exists()


def test_still_the_same_with_a_guarantee(send: Send, waiting: Row) -> None:
    depth = waiting.depth
    send({field(waiting, "certificate"): "all", "do": f"same-{waiting.pk}"})
    waiting.refresh_from_db()
    assert (waiting.state, waiting.amount, waiting.depth) == (RowState.COUNTED, Decimal("47.8"), depth)
    assert waiting.origin == RowOrigin.LAST_YEAR
    assert HeldInstrument.objects.filter(row=waiting).exists()


def test_a_guarantee_without_an_amount_does_not_get_lost(send: Send, year: Inventory) -> None:
    shown = send({"power-certificate": "all", "power-unit": "kWh"})
    assert shown.status_code == 200
    assert not year.rows.exists()


def test_a_new_figure_is_no_longer_from_last_year(send: Send, waiting: Row) -> None:
    send({field(waiting): "46,5"})
    waiting.refresh_from_db()
    assert waiting.origin == RowOrigin.TYPED


def test_new_sources_are_folded_while_last_years_figures_wait(
    people: People, client_of: Callable[[User | None], Client], year: Inventory, waiting: Row
) -> None:
    address = f"/en/inventories/{year.pk}/questions/2/"
    shown = client_of(people.member).get(address)
    assert all(form.folded for form in shown.context["form"].quick)
    assert "What you did not have last year" in shown.content.decode()
    waiting.delete()
    assert not client_of(people.member).get(address).context["form"].quick[0].folded
