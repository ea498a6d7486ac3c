"""The directory as companies see it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate, now

from talkoot.library.operations import add_entry, end_entry, verify_entry
from talkoot.organisations.models import Officer
from talkoot.search.operations import add_word_forms
from tests.factories.library import EntryFactory, ShelfFactory
from tests.people import People

LONG_AGO = date(2020, 1, 1)
DAY = timedelta(days=1)


@pytest.fixture
def shelf(people: People) -> Any:
    return ShelfFactory(municipality=people.municipality, name_en="Services")


def get(client: Client, query: str = "") -> str:
    response = client.get(reverse("public:directory", args=["kuusikoski"]) + query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def address(entry: Any) -> str:
    return reverse("public:directory-entry", args=["kuusikoski", entry.pk])


def titles(text: str, *wanted: str) -> list[str]:
    return [title for title in wanted if f">{title}<" in text]


def fresh(shelf: Any, title: str, **facts: Any) -> Any:
    return EntryFactory(shelf=shelf, title_en=title, verified_on=localdate(), **facts)


def test_empty_directory_says_where_to_ask(client: Client, people: People):
    text = get(client)
    assert ("Nothing has been gathered here yet" in text, reverse("public:ask", args=["kuusikoski"]) in text) == (
        True,
        True,
    )


def test_visitor_sees_what_is_on_show_today(client: Client, shelf: Any):
    fresh(shelf, "Open", closes_on=localdate())
    fresh(shelf, "Closed", closes_on=localdate() - DAY)
    fresh(shelf, "Later", opens_on=localdate() + DAY)
    fresh(shelf, "Ended", ended_on=localdate())
    text = get(client)
    assert ("<b>1</b> thing helps" in text, titles(text, "Open", "Closed", "Later", "Ended")) == (True, ["Open"])


def test_hidden_shelf_and_the_neighbours_are_not_shown(client: Client, people: People, shelf: Any):
    hidden = fresh(ShelfFactory(municipality=people.municipality, is_public=False), "Hidden")
    other = fresh(ShelfFactory(municipality=people.other_municipality), "Neighbour")
    assert titles(get(client), "Hidden", "Neighbour") == []
    assert [client.get(address(entry)).status_code for entry in (hidden, other)] == [404, 404]


def test_municipality_that_is_not_on_the_service_has_no_directory(client: Client, people: People):
    assert client.get("/en/municipalities/nowhere/directory/").status_code == 404


def test_company_finds_what_is_for_its_industry_and_what_is_for_all(client: Client, shelf: Any):
    fresh(shelf, "Bakeries", industries=" 10 ")
    fresh(shelf, "Farms", industries=" A ")
    fresh(shelf, "Everybody")
    text = get(client, "?industry=C")
    assert titles(text, "Bakeries", "Farms", "Everybody") == ["Bakeries", "Everybody"]
    assert "<b>2</b> of 3 things fit" in text
    assert titles(get(client, "?industry=A&industry=C"), "Bakeries", "Farms", "Everybody") == [
        "Bakeries",
        "Farms",
        "Everybody",
    ]


def test_filters_count_what_they_would_show(client: Client, shelf: Any):
    fresh(shelf, "Small", size_classes=" <10 ")
    fresh(shelf, "Large", size_classes=" 250+ ")
    fresh(shelf, "Everybody")
    response = client.get(reverse("public:directory", args=["kuusikoski"]))
    assert response.status_code == 200
    text = get(client)
    assert ("Under 10 employees (2)" in text, "250 employees or more (2)" in text) == (True, True)


def test_unknown_choices_in_the_address_are_passed_over(client: Client, shelf: Any):
    fresh(shelf, "Everybody")
    assert titles(get(client, "?industry=ZZ&size=7&kind=x&page=99"), "Everybody") == ["Everybody"]


def test_search_finds_an_inflected_word(client: Client, people: People, shelf: Any):
    add_word_forms(language="fi", forms={"neuvontaan": "neuvonta", "neuvonta": "neuvonta"})
    common = {"shelf_id": shelf.pk, "by": people.officer, "now": now(), "today": localdate()}
    add_entry(title={"fi": "Energianeuvonta", "en": "Energy advice"}, **common)
    add_entry(title={"fi": "Lainat", "en": "Loans"}, **common)
    assert titles(get(client, "?q=neuvontaan"), "Energy advice", "Loans") == ["Energy advice"]
    assert "Nothing fits this selection" in get(client, "?q=xyzzy")


def test_terms_stand_by_area_with_a_link_to_have_a_say(client: Client, people: People):
    terms = ShelfFactory(municipality=people.municipality, kind="terms")
    fresh(terms, "Solar plant", area="Satama")
    fresh(terms, "District heat", area="Kuusimäki")
    text = get(client)
    assert text.index("<h3>Kuusimäki</h3>") < text.index("<h3>Satama</h3>")
    assert reverse("public:dialogues", args=["kuusikoski"]) + '">Tell what your company needs' in text


def test_entry_says_who_verified_it_and_when_but_not_the_persons_name(client: Client, people: People, shelf: Any):
    entry = fresh(shelf, "Advice", verifier=Officer.objects.get(user=people.officer), url="https://motiva.fi")
    text = client.get(address(entry)).content.decode()
    assert ("by Building control" in text, people.officer.name in text) == (True, False)
    assert ("https://motiva.fi" in text, "Not verified" in text) == (True, False)


def test_old_entry_is_flagged_until_somebody_verifies_it(client: Client, people: People, shelf: Any):
    entry = EntryFactory(shelf=shelf, verified_on=LONG_AGO)
    assert (
        "Not verified for over six months" in get(client),
        "Not verified" in client.get(address(entry)).content.decode(),
    ) == (True, True)
    verify_entry(entry_id=entry.pk, by=people.officer, now=now(), today=localdate())
    assert ("Not verified" in get(client), "Not verified" in client.get(address(entry)).content.decode()) == (
        False,
        False,
    )


def test_closed_call_says_when_it_closed(client: Client, shelf: Any):
    entry = fresh(shelf, "Call", closes_on=date(2021, 3, 31))
    response = client.get(address(entry))
    assert (response.status_code, "This call closed" in response.content.decode()) == (410, True)


def test_entry_taken_down_says_so_without_the_reason(client: Client, people: People, shelf: Any):
    entry = fresh(shelf, "Gone")
    end_entry(entry_id=entry.pk, reason="Secret reason", by=people.officer, now=now(), today=localdate())
    response = client.get(address(entry))
    text = response.content.decode()
    assert (response.status_code, "This was taken down" in text, "Secret reason" in text) == (410, True, False)


def test_call_that_has_not_opened_does_not_exist_yet(client: Client, shelf: Any):
    assert client.get(address(fresh(shelf, "Later", opens_on=localdate() + DAY))).status_code == 404


def test_page_in_another_language_marks_what_is_not_translated(client: Client, shelf: Any):
    EntryFactory(shelf=shelf, title_fi="Vain suomeksi", title_en="", verified_on=localdate())
    assert '<span lang="fi">Vain suomeksi</span>' in get(client)


@pytest.mark.parametrize("count", [1, 3])
def test_directory_costs_the_same_for_one_and_for_three(
    client: Client, people: People, shelf: Any, count: int, django_assert_max_num_queries: Callable[..., Any]
):
    for n in range(count):
        fresh(ShelfFactory(municipality=people.municipality), f"Advice {n}")
    with django_assert_max_num_queries(4):
        get(client)
