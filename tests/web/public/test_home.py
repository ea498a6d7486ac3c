"""The front page of the instance."""

from datetime import date

import pytest

from tests.web.public import world


def test_an_instance_without_networks_says_what_to_do_first(db, client):
    text = world.text_of(client.get("/en/").content)
    assert "No network has been opened yet" in text
    assert "prepares the network in peace" in text


def test_networks_are_listed_with_their_size_and_newest_results(db, client):
    network = world.network(slug="town")
    for n in range(2):
        member = world.member(network, f"Company {n}")
        world.told(member, goals={world.goal(member): 90})
    world.member(network, "Secret Oy", state="lead")
    text = world.text_of(client.get("/en/").content)
    assert "2 organisations in 1 network have promised 2 climate goals" in text
    assert "2 partners , 2 goals" in text
    assert "Results of 2025" in text
    assert "For companies" in text
    assert "For municipalities" in text
    assert "For everyone" in text


def test_a_network_in_formation_is_not_listed(db, client):
    world.network(slug="secret", name_en="Secret plans", state="forming")
    assert b"Secret plans" not in client.get("/en/").content


def test_an_ended_network_is_listed_apart(db, client):
    world.network(slug="old", name_en="Old friends", state="ended", ended_on=date(2025, 12, 31))
    text = world.text_of(client.get("/en/").content)
    assert "Ended networks" in text
    assert "Ended 31 December 2025" in text


@pytest.mark.parametrize("count", [1, 3])
def test_query_budget(db, client, count, django_assert_num_queries):
    for n in range(count):
        member = world.member(world.network(slug=f"town-{n}"))
        world.told(member, goals={world.goal(member): 90})
    with django_assert_num_queries(6):
        client.get("/en/")
