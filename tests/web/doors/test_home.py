"""After signing in, everybody lands where their work is."""

import pytest


@pytest.mark.parametrize(
    ("who", "where"),
    [
        ("coordinator", "/sv/console/"), ("operator", "/sv/console/"), ("member", "/sv/workspace/"), ("reader", "/sv/workspace/"),
    ],
)  # fmt: skip
def test_home_follows_the_role(people, client_of, who, where):
    assert client_of(getattr(people, who)).get("/sv/home/").url == where


def test_home_of_a_visitor_and_of_somebody_without_a_role_is_the_front_page(people, client_of):
    people.member.contacts.update(until_on="2026-01-01")
    assert client_of(people.member).get("/sv/home/").url == "/sv/"
    assert client_of(None).get("/sv/home/").url == "/sv/"


def test_signing_out_asks_first_and_leads_to_the_front_page(people, client_of):
    client = client_of(people.member)
    assert "Sign out of this device?" in client.get("/en/account/logout/").content.decode()
    assert client.get("/en/me/").status_code == 200
    assert client.post("/sv/account/logout/").url == "/sv/"
    assert client.get("/en/me/").status_code == 302
