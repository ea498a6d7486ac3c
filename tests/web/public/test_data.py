"""The page about open data."""

import pytest

from talkoot.opendata.datasets import DATASETS
from tests.web.public import world


@pytest.fixture
def network(db):
    network = world.network()
    world.told(world.member(network), year=2024)
    return network


def test_every_file_is_linked_and_answers(network, client):
    page = client.get("/en/town/data/").content.decode()
    for name in ("members", "goals", "results", "results-2024"):
        for form in ("csv", "json"):
            address = f"/data/town/{name}.{form}"
            assert f'href="{address}"' in page
            assert client.get(address).status_code == 200


def test_every_field_is_documented(network, client):
    page = client.get("/en/town/data/").content.decode()
    fields = [field.name for dataset in DATASETS for field in dataset.fields]
    assert [name for name in fields if f'<th scope="row">{name}</th>' not in page] == []


def test_the_terms_are_named(network, client):
    assert "under the licence CC BY 4.0" in world.text_of(client.get("/en/town/data/").content)


def test_query_budget(network, client, django_assert_num_queries):
    with django_assert_num_queries(3):
        client.get("/en/town/data/")
