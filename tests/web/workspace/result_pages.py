"""The bakery's calculation and its pages, for the tests of the result."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from talkoot.accounts.models import User
from talkoot.footprints.models import Inventory
from talkoot.organisations.models import Organisation
from tests.factories.footprints import InventoryFactory, RowFactory
from tests.people import People

Open = Callable[..., HttpResponse]


def bakery(organisation: Organisation, year: int, *, electricity: int) -> Inventory:
    """A year of the bakery: electricity, district heat and diesel."""
    found = InventoryFactory(organisation=organisation, year=year, staff=Decimal(20))
    RowFactory(inventory=found, amount=Decimal(electricity))
    RowFactory(inventory=found, question=3, kind="district-heat", amount=Decimal(60))
    RowFactory(inventory=found, question=4, kind="fuel-diesel", amount=Decimal(1800), unit="l")
    return found


@pytest.fixture
def inventory(people: People) -> Inventory:
    return bakery(people.membership.organisation, 2024, electricity=46)


@pytest.fixture
def page(inventory: Inventory, client_of: Callable[[User | None], Client]) -> Open:
    """`page(person)` opens the result; `page(person, "history")` another of its pages; with `post=` it sends a form."""
    clients: dict[int, Client] = {}

    def open_page(
        person: User, name: str = "result", *args: object, post: dict[str, str] | None = None, query: str = ""
    ) -> HttpResponse:
        address = reverse(f"workspace:inventory-{name}", args=[inventory.pk, *args]) + query
        if person.pk not in clients:
            clients[person.pk] = client_of(person)
        client = clients[person.pk]
        return client.get(address) if post is None else client.post(address, post)

    return open_page
