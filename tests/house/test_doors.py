"""Who may enter which page: every address is asked as every standing person, their own network's and the neighbour's."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.urls import get_resolver, reverse

from talkoot.accounts.models import User
from tests.house.things import Facts, addresses, facts, own_patterns
from tests.people import People

__all__ = ["facts"]

PERSONS = (
    "visitor", "stranger", "student", "reader", "member", "neighbour", "coordinator", "lead", "officer", "other_officer", "operator",
)  # fmt: skip
OF_NETWORK = {"coordinator", "operator"}
OF_MUNICIPALITY = {"lead", "officer", "operator"}
OF_ORGANISATION = {"member", "reader"}
OF_INVENTORY = OF_ORGANISATION | {"student"}
OF_INSTANCE = {"operator"}
ANYBODY_SIGNED_IN = {
    "console:home", "workspace:home", "workspace:mandates", "console:networks", "console:adopt-here", "console:adopt-these",
}  # fmt: skip
BY_TOKEN = "/report/"
LED_BY_WORDS = {"name"}  # parts that no page of ours is built from


def person(people: People, name: str) -> User | None:
    return None if name == "visitor" else getattr(people, name)


def who_may(address: str, parts: frozenset[str]) -> set[str]:
    """Those for whom a page of the console or the workspace exists."""
    if address.startswith("workspace:"):
        return OF_INVENTORY if "inventory" in parts else OF_ORGANISATION
    if "network" in parts:
        return OF_NETWORK
    return OF_MUNICIPALITY if parts & {"municipality", "dialogue_id"} else OF_INSTANCE


def test_every_address_is_asked(people: People, facts: Facts):
    asked = {name for name, _url, _parts in addresses(facts)}
    left_out = {name for name, parts in own_patterns(get_resolver()) if name not in asked and not parts & LED_BY_WORDS}
    assert left_out == set()


@pytest.mark.django_db
@pytest.mark.parametrize("name", PERSONS)
def test_pages_open_only_for_their_own_people_and_looking_at_them_never_writes(
    name: str, people: People, facts: Facts, client_of: Callable[[User | None], Client]
):
    client = client_of(person(people, name))
    wrong, written, looking_at = [], [], [""]

    def watch(execute, sql, params, many, context):
        table = sql.split('"')[1] if '"' in sql else ""
        if sql.split(None, 1)[0].upper() in {"INSERT", "UPDATE", "DELETE"} and table != "django_session":
            written.append((looking_at[0], sql[:80]))
        return execute(sql, params, many, context)

    for address, looking_at[0], parts in addresses(facts):
        with connection.execute_wrapper(watch):
            status = client.get(looking_at[0]).status_code
        if address in ANYBODY_SIGNED_IN or BY_TOKEN in looking_at[0]:
            continue
        if address.startswith(("console:", "workspace:")) and not fits(status, name, who_may(address, parts)):
            wrong.append((address, status))
    assert (wrong, written) == ([], [])


def fits(status: int, name: str, may: set[str]) -> bool:
    """Whether the answer is one that the person may get: for others than its own people a page does not exist."""
    if name in may:
        return status in {200, 302, 403, 405}
    return status == 302 if name == "visitor" else status in {403, 404, 405}


@pytest.mark.django_db
def test_visitor_is_led_to_sign_in_from_every_closed_page(
    people: People, facts: Facts, client_of: Callable[[User | None], Client]
):
    client = client_of(None)
    led = {
        client.get(url).headers.get("Location", "").split("?")[0]
        for address, url, _parts in addresses(facts)
        if address.startswith(("console:", "me:"))
    }
    assert led == {reverse("account_login")}


@pytest.mark.django_db
def test_public_pages_open_for_a_visitor(people: People, facts: Facts, client_of: Callable[[User | None], Client]):
    client = client_of(None)
    public = [
        (address, client.get(url).status_code)
        for address, url, parts in addresses(facts)
        if address.split(":")[0] in {"public", "look", "ui", "api", "machine"}
    ]
    only_taken = {address for address, status in public if status == 405}
    assert [(a, status) for a, status in public if status not in {200, 405}] == []
    assert only_taken == {
        "public:application-save", "public:case-follow-answer", "public:case-follow-step",
    }  # fmt: skip
