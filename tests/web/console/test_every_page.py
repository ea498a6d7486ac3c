"""Every page of the console opens, whatever is on the desk, in every language; bad addresses are not found."""

import pytest
from django.urls import reverse
from django.utils import translation

from tests.web.console.conftest import Desk

PAGES = (
    "today", "members", "member-new", "applications", "goals", "rounds", "round-new", "review", "messages", "settings",
    "settings-texts", "settings-basics", "settings-colour", "settings-state", "tier-new", "people", "history", "search",
)  # fmt: skip


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_page_of_a_busy_network_opens(desk: Desk, busy: None, page: str, language: str) -> None:
    with translation.override(language):
        assert "<h1>" in desk.get(page)


@pytest.mark.parametrize("page", PAGES)
def test_page_of_an_empty_network_opens(desk: Desk, page: str) -> None:
    desk.network.memberships.all().delete()
    desk.network.state = "forming"
    desk.network.name_sv = desk.network.lead_en = ""
    desk.network.save()
    assert "<h1>" in desk.get(page)


def test_page_of_one_thing_opens(desk: Desk, busy: None, application, goal, report, failed_message) -> None:
    member, year = desk.member.slug, 2025
    contact = desk.member.organisation.contacts.first()
    for page, *args in (
        ("member", member), ("member-place", member), ("member-organisation", member), ("contact-new", member),
        ("contact", member, contact.pk), ("application", application.pk), ("goal", goal.pk), ("round", year), ("round", 2024),
        ("round-edit", year), ("round-close", year), ("round-remind", year), ("round-waive", year), ("report", year, member),
        ("report", 2024, member), ("message", failed_message.pk), ("tier", desk.member.tier.pk),
    ):  # fmt: skip
        assert "<h1>" in desk.get(page, *args)


@pytest.mark.parametrize(
    ("page", "args"),
    [
        ("member", ["nobody"]), ("application", [99]), ("goal", [10**30]), ("round", [10**25]), ("round", [1]),
        ("report", [2025, "nobody"]), ("message", [10**30]), ("tier", [10**30]), ("contact", ["nobody", 1]),
    ],
)  # fmt: skip
def test_what_does_not_exist_is_not_found(desk: Desk, page: str, args: list) -> None:
    assert desk.client.get(desk.url(page, *args)).status_code == 404


@pytest.mark.parametrize(
    "query", ["?page=zzz&state=%00&q=%00", "?q=" + "ä" * 5000, "?state=nonsense&page=-1", "?due=x&tier=x&member=%00"]
)
@pytest.mark.parametrize("page", PAGES)
def test_nonsense_in_the_address_does_no_harm(desk: Desk, busy: None, page: str, query: str) -> None:
    assert desk.client.get(desk.url(page) + query).status_code == 200


def test_home_of_a_coordinator_leads_straight_to_the_network(desk: Desk) -> None:
    response = desk.client.get(reverse("console:home"))
    assert (response.status_code, response["Location"]) == (302, desk.url("today"))


def test_home_of_an_operator_shows_all_networks(people, client_of) -> None:
    page = client_of(people.operator).get(reverse("console:home")).content.decode()
    assert "Climate partners of Järvikaupunki" in page
    assert "Climate partners of Skärgårdsstaden" in page
    assert "Begin a new network" in page


@pytest.mark.parametrize(("who", "status"), [("member", 403), ("reader", 403), ("stranger", 403)])
def test_home_is_closed_to_members(people, client_of, who: str, status: int) -> None:
    assert client_of(getattr(people, who)).get(reverse("console:home")).status_code == status


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("who", ["neighbour", "member", "reader", "stranger"])
def test_network_does_not_exist_for_others(people, client_of, who: str, page: str) -> None:
    response = client_of(getattr(people, who)).get(reverse(f"console:{page}", args=[people.network.slug]))
    assert response.status_code == 404
