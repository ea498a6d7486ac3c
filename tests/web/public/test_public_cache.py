"""Public pages are kept whole until something published changes."""

import gzip
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from talkoot.commitments.operations import end_goal
from talkoot.history.operations import renew
from talkoot.networks.operations import change_network
from talkoot.organisations.operations import change_organisation
from tests.factories import MembershipFactory
from tests.web.public import world

NOW = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
PAGES = ("", "partners/", "partners/company-a/", "results/", "results/2025/", "data/")


@pytest.fixture
def network(db):
    network = world.network()
    bakery = world.member(network, slug="company-a")
    world.told(bakery, goals={world.goal(bakery): 90})
    renew(network_id=network.pk)
    return network


def queries(client: Client, address: str, **headers: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(address, **headers)
    return len(captured)


@pytest.mark.parametrize("page", PAGES)
def test_a_kept_page_takes_one_query_and_no_cookie(network, client, page):
    first = client.get(f"/en/town/{page}")
    with CaptureQueriesContext(connection) as captured:
        second = client.get(f"/en/town/{page}")
    assert first.status_code == 200
    assert len(captured) == 1
    assert second.content == first.content
    assert second["Cache-Control"] == "no-cache"
    assert not first.cookies
    assert "Cookie" not in second["Vary"]


@pytest.mark.parametrize("page", ["", "accessibility/", "privacy/"])
def test_the_pages_of_the_instance_are_kept_too(network, client, page):
    client.get(f"/en/{page}")
    assert queries(client, f"/en/{page}") == 1


def test_a_page_that_has_not_changed_is_answered_with_304(network, client):
    etag = client.get("/en/town/partners/")["ETag"]
    again = client.get("/en/town/partners/", HTTP_IF_NONE_MATCH=etag)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)


def test_a_published_change_is_seen_on_the_next_request(network, client, people):
    before = client.get("/en/town/")
    change_network(network_id=network.pk, by=people.coordinator, now=NOW, name_en="Friends of Town")
    after = client.get("/en/town/", HTTP_IF_NONE_MATCH=before["ETag"])
    assert after.status_code == 200
    assert b"Friends of Town" in after.content
    assert b"Friends of Town" in client.get("/en/").content


def test_an_operation_on_a_goal_is_seen_on_the_next_request(network, client, people):
    address = "/en/town/partners/company-a/"
    assert "Ended, not reached" not in world.text_of(client.get(address).content)
    end_goal(goal_id=network.memberships.get().goals.get().pk, outcome="not_achieved", by=people.coordinator, now=NOW)
    assert "Ended, not reached" in world.text_of(client.get(address).content)


def test_an_organisations_new_name_is_seen_in_every_network_at_once(network, client):
    company = network.memberships.get().organisation
    other = world.network(slug="other")
    MembershipFactory(network=other, organisation=company)
    renew(network_id=other.pk)
    for address in ("/en/town/partners/", "/en/other/partners/"):
        assert "New Name Oy" not in world.text_of(client.get(address).content)
    change_organisation(organisation_id=company.pk, name="New Name Oy")
    for address in ("/en/town/partners/", "/en/other/partners/"):
        assert "New Name Oy" in world.text_of(client.get(address).content)


def test_a_network_keeps_its_pages_when_another_changes(network, client):
    other = world.network(slug="other")
    etag = client.get("/en/town/")["ETag"]
    renew(network_id=other.pk)
    assert client.get("/en/town/", HTTP_IF_NONE_MATCH=etag).status_code == 304


def test_what_has_expired_says_so_on_that_same_day(network, client):
    """Nothing is changed and nobody acts: the day alone makes another page."""
    with timezone.override(ZoneInfo("Etc/GMT+12")):  # the last place on earth where a day ends
        network.memberships.get().commitments.update(ends_on=timezone.localdate())
        assert "Ends today" in world.text_of(client.get("/en/town/partners/company-a/").content)
    with timezone.override(ZoneInfo("Pacific/Kiritimati")):  # where the next day has always begun
        assert "Expired" in world.text_of(client.get("/en/town/partners/company-a/").content)
        assert "Expired" in world.text_of(client.get("/en/town/partners/").content)


def test_parameters_that_the_page_does_not_know_change_nothing(network, client):
    plain = client.get("/en/town/partners/")
    assert client.get("/en/town/partners/?utm_source=x&fbclid=1")["ETag"] == plain["ETag"]
    assert client.get("/en/town/partners/?q=bak")["ETag"] != plain["ETag"]


def test_a_browser_that_takes_gzip_gets_the_same_page_smaller(network, client):
    plain = client.get("/en/town/partners/")
    packed = client.get("/en/town/partners/", HTTP_ACCEPT_ENCODING="gzip, deflate, br")
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 2
    assert "Content-Encoding" not in client.get("/en/town/partners/", HTTP_ACCEPT_ENCODING="gzip;q=0").headers


def test_pages_are_the_same_for_those_who_are_signed_in(network, client, client_of, people):
    assert client_of(people.coordinator).get("/en/town/partners/").content == client.get("/en/town/partners/").content


def test_a_page_that_is_not_there_is_not_kept(network, client):
    assert client.get("/en/town/partners/nobody/").status_code == 404
    assert "ETag" not in client.get("/en/town/partners/nobody/").headers


def test_public_pages_take_no_post(network, client):
    assert client.post("/en/town/partners/").status_code == 405
