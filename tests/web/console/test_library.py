"""The directory in the console: what is to verify, shelves, entries."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from talkoot.accounts.models import User
from talkoot.library.models import Entry, Shelf
from talkoot.organisations.models import Officer
from tests.factories.library import EntryFactory, ShelfFactory
from tests.people import People

LONG_AGO = date(2020, 1, 1)
ClientOf = Callable[[User | None], Client]


@pytest.fixture
def client(people: People, client_of: ClientOf) -> Client:
    return client_of(people.officer)


@pytest.fixture
def shelf(people: People) -> Any:
    return ShelfFactory(municipality=people.municipality, name_en="Services", kind="services")


def url(name: str, *args: object) -> str:
    return reverse(f"console:{name}", args=["kuusikoski", *args])


def page(client: Client, name: str, *args: object) -> str:
    response = client.get(url(name, *args))
    assert response.status_code == 200
    return response.content.decode()


def words(**changes: Any) -> dict[str, Any]:
    return {"title_fi": "Energianeuvonta", "text_fi": "Maksuton.", "verifier": "", **changes}


def test_directory_begins_with_what_to_do_when_it_is_empty(client: Client):
    text = page(client, "shelves")
    assert ("No shelf yet" in text, url("shelf-new") in text) == (True, True)


def test_directory_shows_first_what_waits(client: Client, shelf: Any, people: People):
    verifier = Officer.objects.get(user=people.officer)
    EntryFactory(shelf=shelf, title_en="Old advice", verifier=verifier, verified_on=LONG_AGO)
    EntryFactory(shelf=shelf, title_en="Fresh advice", verifier=verifier, verified_on=localdate())
    text = page(client, "shelves")
    assert ("<b>1</b> entry waits" in text, "Old advice" in text, "Fresh advice" in text) == (True, True, False)
    assert "Not verified since " in text


def test_one_click_verifies(client: Client, shelf: Any):
    entry = EntryFactory(shelf=shelf, verified_on=LONG_AGO)
    response = client.post(url("entry-verify", entry.pk), follow=True)
    assert (Entry.objects.get(pk=entry.pk).verified_on, "Verified today" in response.content.decode()) == (
        localdate(),
        True,
    )


def test_verifying_is_not_a_matter_of_looking(client: Client, shelf: Any):
    assert client.get(url("entry-verify", EntryFactory(shelf=shelf).pk)).status_code == 405


def test_shelf_is_added_once_although_its_button_was_pressed_twice(client: Client, people: People):
    form = {"kind": "funding", "name_fi": "Haut", "name_sv": "Utlysningar", "is_public": "on", "once": "token"}
    for _ in range(2):
        assert client.post(url("shelf-new"), form).status_code == 302
    shelf = Shelf.objects.get()
    assert (shelf.municipality, shelf.kind, shelf.name_sv, shelf.is_public) == (
        people.municipality,
        "funding",
        "Utlysningar",
        True,
    )


def test_shelf_without_kind_and_name_says_what_is_missing(client: Client):
    response = client.post(url("shelf-new"), {"name_sv": "Utlysningar"})
    assert set(response.context["form"].errors) == {"kind", "name_fi"}
    assert "Utlysningar" in response.content.decode()


def test_two_people_changing_a_shelf_lose_nothing(client: Client, shelf: Any):
    form = {"name_fi": "Ensin", "is_public": "on", "version": 1}
    assert client.post(url("shelf-edit", shelf.pk), form).status_code == 302
    text = client.post(url("shelf-edit", shelf.pk), {**form, "name_fi": "Toinen"}).content.decode()
    assert ("Ensin" in text, "Toinen" in text, Shelf.objects.get().name_fi) == (True, True, "Ensin")


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("services", {"provider", "url", "contact", "topic"}),
        ("funding", {"provider", "url", "contact", "topic", "opens_on", "closes_on"}),
        ("criteria", {"product_group", "url"}),
        ("terms", {"area", "topic", "url", "contact"}),
    ],
)
def test_form_asks_only_what_the_kind_needs(client: Client, people: People, kind: str, asked: set[str]):
    shelf = ShelfFactory(municipality=people.municipality, kind=kind)
    form = client.get(url("entry-new", shelf.pk)).context["form"]
    always = {"industries", "size_classes", "languages", "verifier", "once"}
    assert {name for name in form.fields if not name.startswith(("title_", "text_"))} - always == asked


def test_title_alone_makes_an_entry_and_its_writer_is_the_verifier(client: Client, shelf: Any, people: People):
    form = client.get(url("entry-new", shelf.pk)).context["form"]
    own = Officer.objects.get(user=people.officer)
    assert form["verifier"].value() == own.pk
    assert client.post(url("entry-new", shelf.pk), words(verifier=own.pk, text_fi="")).status_code == 302
    entry = Entry.objects.get()
    assert (entry.title_fi, entry.verifier, entry.verified_on, entry.created_by) == (
        "Energianeuvonta",
        own,
        localdate(),
        people.officer,
    )


def test_call_that_closes_before_it_opens_keeps_what_was_typed(client: Client, people: People):
    calls = ShelfFactory(municipality=people.municipality, kind="funding")
    response = client.post(url("entry-new", calls.pk), words(opens_on="2026-05-01", closes_on="2026-04-01"))
    assert (set(response.context["form"].errors), "Energianeuvonta" in response.content.decode()) == (
        {"closes_on"},
        True,
    )


def test_term_needs_its_area(client: Client, people: People):
    terms = ShelfFactory(municipality=people.municipality, kind="terms")
    assert set(client.post(url("entry-new", terms.pk), words()).context["form"].errors) == {"area"}


def test_saving_an_entry_verifies_it(client: Client, shelf: Any):
    entry = EntryFactory(shelf=shelf, verified_on=LONG_AGO, industries=" C ")
    form = words(version=1, industries=["A", "C"], size_classes=["<10"], url="motiva.fi")
    assert client.post(url("entry", entry.pk), form).status_code == 302
    entry.refresh_from_db()
    assert (entry.verified_on, entry.industries, entry.size_classes) == (localdate(), " A C ", " <10 ")
    assert (entry.title_fi, entry.url, entry.title_en) == ("Energianeuvonta", "https://motiva.fi", "")


def test_two_people_changing_an_entry_lose_nothing(client: Client, shelf: Any):
    entry = EntryFactory(shelf=shelf)
    client.post(url("entry-verify", entry.pk))
    response = client.post(url("entry", entry.pk), words(version=1, title_fi="Toinen"))
    assert ("Toinen" in response.content.decode(), Entry.objects.get().title_fi) == (True, entry.title_fi)


def test_entry_is_taken_down_with_its_reason(client: Client, shelf: Any):
    entry = EntryFactory(shelf=shelf)
    assert set(client.post(url("entry-end", entry.pk), {"reason": ""}).context["form"].errors) == {"reason"}
    assert client.post(url("entry-end", entry.pk), {"reason": "Loppui"}).status_code == 302
    entry.refresh_from_db()
    assert (entry.ended_on, entry.end_reason) == (localdate(), "Loppui")
    assert "has been taken down" in client.post(url("entry", entry.pk), words(version=2)).content.decode()


def test_neighbours_entries_cannot_be_reached_from_here(client: Client, people: People):
    other = EntryFactory(shelf__municipality=people.other_municipality)
    for name, method in (("entry", client.get), ("entry-end", client.get), ("entry-verify", client.post)):
        assert method(url(name, other.pk)).status_code == 404
    for name in ("shelf", "shelf-edit", "entry-new"):
        assert client.get(url(name, other.shelf_id)).status_code == 404


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("lead", 200),
        ("officer", 200),
        ("operator", 200),
        ("other_officer", 404),
        ("coordinator", 404),
        ("member", 404),
        (None, 302),
    ],
)
def test_only_those_who_work_for_the_municipality_keep_its_directory(
    people: People, client_of: ClientOf, shelf: Any, who: str | None, status: int
):
    browser = client_of(getattr(people, who) if who else None)
    entry = EntryFactory(shelf=shelf)
    addresses = [
        ("shelves",),
        ("shelf-new",),
        ("shelf", shelf.pk),
        ("shelf-edit", shelf.pk),
        ("entry-new", shelf.pk),
        ("entry", entry.pk),
    ]
    assert {browser.get(url(*address)).status_code for address in addresses} == {status}


@pytest.mark.parametrize("name", ["shelves", "shelf"])
def test_lists_cost_the_same_for_one_and_for_three(people: People, client: Client, name: str):
    shelf = ShelfFactory(municipality=people.municipality)
    verifier = Officer.objects.get(user=people.officer)
    counts = []
    for more in (1, 2):
        for _ in range(more):
            EntryFactory(shelf=shelf, verifier=verifier, verified_on=LONG_AGO)
        address = url(name, *([shelf.pk] if name == "shelf" else []))
        client.get(address)
        counts.append(_queries(client, address))
    assert counts[0] == counts[1]


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)
