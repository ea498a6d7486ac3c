"""The list of partners: search, filters, one line each."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils.timezone import localdate

from talkoot.organisations.models import Municipality
from tests.factories import TierFactory, indicator
from tests.web.public import world


@pytest.fixture
def network(db):
    return world.network()


def text(client, query=""):
    return world.text_of(client.get(f"/en/town/partners/{query}").content)


def test_only_public_members_are_listed(network, client):
    for state in ("active", "paused", "lapsed", "lead", "applied", "declined", "awaiting_signature", "left", "unknown"):
        world.member(network, f"Member {state}", state=state)
    page = text(client)
    assert [state for state in ("active", "paused", "lapsed") if f"Member {state}" in page] == [
        "active",
        "paused",
        "lapsed",
    ]
    assert "3 partners" in page
    assert not [
        s for s in ("lead", "applied", "declined", "awaiting_signature", "left", "unknown") if f"Member {s}" in page
    ]


def test_a_line_shows_the_strongest_figure_with_its_evidence(network, client):
    bakery = world.member(network, "Bakery Oy", industry="10", size_class="10-49")
    small, large = world.goal(bakery), world.goal(bakery, indicator=indicator("district_heat"))
    world.told(bakery, grade=3, goals={small: 95, large: 85})
    page = text(client)
    assert "Bakery Oy Manufacture of food products · 10–49 employees" in page
    assert "−15% district heating, 2022–2025 reviewed" in page.replace("\u2060", "")


def test_a_share_is_shown_as_it_is(network, client):
    printer = world.member(network, "Printer Oy")
    goal = world.goal(
        printer, indicator=indicator("renewable_share"), baseline_value=Decimal("0.4"), target_value=Decimal(1)
    )
    world.told(printer, goals={goal: 1})
    assert "100%" in text(client)


def test_goals_are_counted_where_there_is_no_figure_yet(network, client):
    member = world.member(network)
    world.goal(member), world.goal(member), world.goal(member, draft=True)
    assert "2 goals" in text(client)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, "Expired 1 day ago"),
        (-3, "Expired 3 days ago"),
        (0, "Ends today"),
        (1, "Ends in 1 day"),
        (60, "Ends in 60 days"),
    ],
)
def test_the_state_follows_from_the_dates(network, client, days, words):
    world.member(network, until=localdate() + timedelta(days=days))
    assert words in text(client)


def test_a_commitment_long_in_force_says_until_when(network, client):
    world.member(network)
    assert "In force until 31 December 2099" in text(client)


def test_search_finds_words_without_accents_and_business_ids(network, client):
    world.member(network, "Jarvi Leipomo", business_id="2829269-2")
    world.member(network, "Other Oy")
    assert "1 of 2 partners fit your selection" in text(client, "?q=leip+jar")
    assert "Jarvi Leipomo" in text(client, "?q=2829269-2")
    assert "No partner fits this selection" in text(client, "?q=nobody")


@pytest.mark.parametrize(
    "query", ["?q=%00", "?q=" + "x" * 5000, "?q=😀", "?q=%D7%A9%D7%9C", "?page=abc", "?page=99999999999", "?size=%00"]
)
def test_strange_input_is_no_failure(network, client, query):
    world.member(network)
    assert client.get(f"/en/town/partners/{query}").status_code == 200


def test_filters_narrow_the_list_and_show_their_counts(network, client):
    TierFactory(network=network), TierFactory(network=network, supporting=True)
    town, village = (
        Municipality.objects.create(name_fi="Kunta", name_en="Town"),
        Municipality.objects.create(name_fi="Kylä", name_en="Village"),
    )
    bakery = world.member(network, "Bakery Oy", industry="10", size_class="<10")
    bakery.organisation.municipalities.add(town)
    world.goal(bakery, theme="food")
    hotel = world.member(network, "Hotel Oy", industry="55", size_class="50-249", tier=network.tiers.first())
    hotel.organisation.municipalities.add(town, village)
    world.goal(hotel, theme="heating")
    school = world.member(network, "School", industry="85", size_class="50-249", tier=network.tiers.last())
    page = text(client)
    assert [
        words in page
        for words in (
            "Manufacturing (1)",
            "50–249 employees (2)",
            "Town (2)",
            "Village (1)",
            "Heating (1)",
            "Supporting member (1)",
        )
    ] == [True] * 6
    for query, names in (
        ("industry=C", ["Bakery Oy"]),
        ("industry=C&industry=I", ["Bakery Oy", "Hotel Oy"]),
        ("size=50-249", ["Hotel Oy", "School"]),
        (f"municipality={town.pk}", ["Bakery Oy", "Hotel Oy"]),
        (f"municipality={village.pk}&size=50-249", ["Hotel Oy"]),
        ("theme=food", ["Bakery Oy"]),
        (f"tier={school.tier_id}", ["School"]),
        ("industry=C&size=50-249", []),
    ):
        page = text(client, f"?{query}")
        assert [name for name in ("Bakery Oy", "Hotel Oy", "School") if name in page] == names, query


def test_counts_say_what_a_choice_would_show(network, client):
    world.member(network, "Bakery Oy", industry="10", size_class="<10")
    world.member(network, "Hotel Oy", industry="55", size_class="<10")
    world.member(network, "Inn Oy", industry="55", size_class="10-49")
    page = text(client, "?industry=I")
    assert "Manufacturing (1)" in page
    assert "Under 10 employees (1)" in page


def test_a_choice_can_be_taken_away_by_its_link(network, client):
    world.member(network, "Bakery Oy", industry="10", size_class="<10")
    world.member(network, "Hotel Oy", industry="55", size_class="10-49")
    page = client.get("/en/town/partners/?q=oy&industry=C").content.decode()
    assert 'href="?industry=C"' in page
    assert 'href="?q=oy"' in page


def test_values_that_nobody_has_are_left_out_of_the_selection(network, client):
    world.member(network, "Bakery Oy", industry="10")
    assert "1 partner" in text(client, "?industry=Z&size=huge&tier=x")


def test_more_than_a_hundred_partners_stand_on_several_pages(network, client):
    for n in range(102):
        world.member(network, f"Company {n:03}")
    first, second = client.get("/en/town/partners/"), client.get("/en/town/partners/?page=2")
    assert first.content.count(b"<li><div><h3>") == 100
    assert second.content.count(b"<li><div><h3>") == 2


def test_an_empty_network_says_so(network, client):
    assert "No partner has been published yet" in text(client)


@pytest.mark.parametrize("count", [1, 3])
def test_query_budget(network, client, count, django_assert_num_queries):
    for n in range(count):
        member = world.member(network, f"Company {n}")
        member.organisation.municipalities.add(Municipality.objects.create(name_fi=f"Kunta {n}"))
        world.told(member, goals={world.goal(member): 90})
    with django_assert_num_queries(8):
        client.get("/en/town/partners/")
