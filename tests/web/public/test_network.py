"""The home of a network."""

from datetime import date

import pytest

from talkoot.networks.models import Coordination
from tests.factories import OrganisationFactory
from tests.web.public import world


def text(client, address="/en/town/"):
    return world.text_of(client.get(address).content)


def test_the_lead_says_who_promised_and_who_told(db, client):
    network = world.network()
    first, second = world.member(network, "A Oy"), world.member(network, "B Oy")
    goal = world.goal(first)
    world.goal(first), world.goal(second)
    world.told(first, goals={goal: 90})
    world.silent(second)
    page = text(client)
    assert "2 partners have promised 3 climate goals." in page
    assert "1 has told how 2025 went." in page
    assert "1 partner we have not heard from yet" in page


def test_a_network_without_partners_asks_to_join(db, client):
    world.network()
    page = client.get("/en/town/")
    assert "Climate partners of Town" in world.text_of(page.content)
    assert b'href="/en/town/join/"' in page.content


def test_the_newest_result_compares_the_same_partners(db, client):
    network = world.network()
    for n in range(4):
        member = world.member(network, f"Company {n}")
        world.told(member, year=2024, electricity=100)
        world.told(member, year=2025, electricity=90)
    page = text(client)
    assert "Purchased electricity: 10% less than in 2024 among the same 4 partners." in page
    assert "4 of 4 partners reported it." in page
    assert "Lowest grade of evidence: declared" in page


def test_four_partners_are_shown(db, client):
    network = world.network()
    for n in range(6):
        world.goal(world.member(network, f"Company {n}"))
    assert client.get("/en/town/").content.count(b"/en/town/partners/company") == 4
    assert "See all 6 partners" in text(client)


def test_an_ended_network_can_be_read_and_says_that_it_has_ended(db, client):
    network = world.network(state="ended", ended_on=date(2025, 12, 31))
    world.goal(world.member(network))
    page = client.get("/en/town/")
    assert "This network ended on 31 December 2025." in world.text_of(page.content)
    assert b"/join/" not in page.content
    assert "This network ended on 31 December 2025." in text(client, "/en/town/partners/")


@pytest.mark.parametrize(
    "page", ["", "partners/", "partners/bakery/", "goals/1/", "results/", "results/2025/", "data/"]
)
def test_a_network_in_formation_does_not_exist_for_the_public(db, client, page):
    network = world.network(state="forming")
    member = world.member(network, slug="bakery")
    world.told(member, goals={world.goal(member, pk=1): 90})
    assert client.get(f"/en/town/{page}").status_code == 404


def test_those_who_run_it_together_are_named(db, client):
    network = world.network()
    for name in ("City of Town", "Village of Hamlet"):
        Coordination.objects.create(network=network, organisation=OrganisationFactory(name=name))
    assert "City of Town, Village of Hamlet, climate@town.example" in text(client)


def test_points_in_another_language_are_marked(db, client):
    world.network(asked_fi="Kerrotte kerran vuodessa.", asked_en=None)
    page = client.get("/sv/town/").content.decode()
    assert 'lang="fi"><li>Kerrotte kerran vuodessa.</li>' in page


def test_the_language_switch_keeps_the_page_and_the_selection(db, client):
    world.member(world.network())
    page = client.get("/en/town/partners/?q=bak&x=1").content.decode()
    assert '<link rel="alternate" hreflang="sv" href="http://testserver/sv/town/partners/?q=bak">' in page
    assert page.count('href="http://testserver/fi/town/partners/?q=bak"') == 2


@pytest.mark.parametrize("count", [1, 3])
def test_query_budget(db, client, count, django_assert_num_queries):
    network = world.network()
    for n in range(count):
        member = world.member(network, f"Company {n}")
        world.told(member, electricity=90, goals={world.goal(member): 90})
    with django_assert_num_queries(11):
        client.get("/en/town/")
