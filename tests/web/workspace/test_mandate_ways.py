"""The ways between the pages for those who calculate or review for others: to the review, to the console, and after the end."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from talkoot.accounts.models import User
from talkoot.footprints.models import Inventory, Mandate
from talkoot.kernel.once import new_token
from tests.factories.footprints import CalculationFactory, InventoryFactory, MandateFactory, RowFactory
from tests.people import People


@pytest.fixture
def inventory(people: People) -> Inventory:
    found: Inventory = InventoryFactory(organisation=people.membership.organisation)
    RowFactory(inventory=found)
    return found


def mandated(inventory: Inventory, user: User, role: str) -> None:
    today = timezone.localdate()
    MandateFactory(inventory=inventory, role=role, user=user, from_on=today, until_on=today + timedelta(days=60))


def words(client: Client, name: str, *args: object) -> str:
    return client.get(reverse(f"workspace:{name}", args=args)).content.decode()


@pytest.mark.parametrize(
    ("who", "state", "has_review"),
    [
        ("stranger", "open", True),
        ("member", "open", False),
        ("member", "handed_in", True),
        ("member", "returned", True),
    ],
)
def test_the_review_is_in_the_menu_of_those_it_concerns(
    people: People, inventory: Inventory, client_of, who: str, state: str, has_review: bool
) -> None:
    mandated(inventory, people.stranger, "calculator")
    Inventory.objects.update(state=state)
    page = client_of(getattr(people, who)).get(reverse("workspace:inventory", args=[inventory.pk]))
    address = reverse("workspace:inventory-review", args=[inventory.pk])
    assert (address in [link.url for link in page.context["navigation"]]) is has_review


def test_who_calculates_is_led_to_the_handing_in(people: People, inventory: Inventory, client_of) -> None:
    mandated(inventory, people.stranger, "calculator")
    page = words(client_of(people.stranger), "inventory", inventory.pk)
    assert reverse("workspace:inventory-review", args=[inventory.pk]) + "#decide" in page
    assert "This year's calculation is ready" not in page


def test_figures_in_review_say_that_nobody_changes_them(people: People, inventory: Inventory, client_of) -> None:
    Inventory.objects.update(state="handed_in")
    client = client_of(people.member)
    for page in (words(client, "inventory", inventory.pk), words(client, "inventory-question", inventory.pk, 2)):
        assert "The work is in review. Nobody changes the figures meanwhile." in page


def test_a_coordinator_who_reviews_finds_the_way_there_and_back(
    people: People, inventory: Inventory, client_of
) -> None:
    client = client_of(people.coordinator)
    assert reverse("workspace:mandates") not in client.get(reverse("me:profile")).content.decode()
    mandated(inventory, people.coordinator, "reviewer")
    assert reverse("workspace:mandates") in client.get(reverse("me:profile")).content.decode()
    assert reverse("home-of-user") in [
        link.url for link in client.get(reverse("workspace:mandates")).context["account"]
    ]


def test_after_the_end_the_missing_page_says_why_it_may_be(people: People, inventory: Inventory, client_of) -> None:
    mandated(inventory, people.stranger, "calculator")
    Mandate.objects.update(from_on=date(2025, 1, 1), until_on=date(2025, 2, 1))
    client = client_of(people.stranger)
    page = client.get(reverse("workspace:inventory", args=[inventory.pk]))
    assert page.status_code == 404
    assert "your access may have ended" in page.content.decode()
    assert "your access may have ended" not in client.get("/en/no-such-page/").content.decode()
    assert "your access may have ended" not in Client().get("/en/inventories/1/nothing/").content.decode()


def test_a_year_that_is_not_ready_comes_before_a_new_one(people: People, inventory: Inventory, workspace) -> None:
    page = workspace(people.member, "emissions").content.decode()
    assert f"Continue with {inventory.year}" in page
    Inventory.objects.update(state="reviewed")
    assert (
        reverse("workspace:inventory-review", args=[inventory.pk])
        in workspace(people.member, "emissions").content.decode()
    )


def test_a_note_of_how_an_amount_was_made_is_written_in_the_writers_language(
    people: People, inventory: Inventory, client_of
) -> None:
    typed = {"people": "3", "distance": "4,5", "days": "220", "car": "60", "bus": "40"}
    address = reverse("workspace:inventory-question", args=[inventory.pk, 6]).replace("/en/", "/fi/")
    posted = {f"commute-{key}": value for key, value in typed.items()} | {"once": new_token()}
    told = client_of(people.member).post(address, posted, follow=True, headers={"accept-language": "fi"})
    note = inventory.rows.get(kind="bus").note  # type: ignore[attr-defined]
    assert "4,5 km" in note
    assert [str(message)[0] for message in told.context["messages"]] == ["2"]


def test_who_is_invited_to_one_year_sees_earlier_totals_without_a_way_there_and_nothing_later(
    people: People, inventory: Inventory, client_of
) -> None:
    mandated(inventory, people.stranger, "reviewer")
    for year in (inventory.year - 1, inventory.year + 1):
        CalculationFactory(inventory=InventoryFactory(organisation=inventory.organisation, year=year, ready=True))
    before = reverse("workspace:inventory-result", args=[Inventory.objects.get(year=inventory.year - 1).pk])
    for person, is_led in ((people.stranger, False), (people.member, True)):
        page = client_of(person).get(reverse("workspace:inventory-result", args=[inventory.pk]))
        assert list(page.context["years_"].figures) == [inventory.year - 1, inventory.year]
        assert (before in page.content.decode()) is is_led
