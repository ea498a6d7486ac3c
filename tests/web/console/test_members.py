"""The board of members: filters with counts in the address, search, what is due, pages."""

from datetime import date

from talkoot.organisations.models import Municipality
from tests.factories import NOW, CommitmentFactory, MembershipFactory, ReportFactory, TierFactory
from tests.web.console.conftest import Desk


def names(page: str) -> list[str]:
    return [name for name in ("Aallon Pesula", "Björkin Kahvila", "Lumikon Leipomo Oy") if f">{name}</a>" in page]


def three(desk: Desk) -> None:
    town = Municipality.objects.create(name="Järvikylä", name_fi="Järvikylä")
    supporting = TierFactory(network=desk.network, supporting=True)
    laundry = MembershipFactory(
        network=desk.network,
        tier=supporting,
        state="paused",
        organisation__name="Aallon Pesula",
        organisation__size_class="250+",
    )
    laundry.organisation.municipalities.add(town)
    MembershipFactory(network=desk.network, tier=None, state="unknown", organisation__name="Björkin Kahvila")


def test_board_shows_every_member_by_name(desk: Desk) -> None:
    three(desk)
    assert names(desk.get("members")) == ["Aallon Pesula", "Björkin Kahvila", "Lumikon Leipomo Oy"]


def test_board_is_narrowed_by_state_tier_size_and_municipality(desk: Desk) -> None:
    three(desk)
    town = Municipality.objects.get(name_fi="Järvikylä")
    assert names(desk.get("members", query="?state=paused")) == ["Aallon Pesula"]
    assert names(desk.get("members", query="?state=paused&state=unknown")) == ["Aallon Pesula", "Björkin Kahvila"]
    assert names(desk.get("members", query="?tier=")) == ["Björkin Kahvila"]
    assert names(desk.get("members", query="?size=250%2B")) == ["Aallon Pesula"]
    assert names(desk.get("members", query=f"?municipality={town.pk}")) == ["Aallon Pesula"]
    assert names(desk.get("members", query=f"?municipality={town.pk}&state=active")) == []


def test_filters_count_what_each_would_show(desk: Desk) -> None:
    three(desk)
    page = desk.get("members", query="?size=10-49")
    assert "Active (1)" in page
    assert "To be found out (1)" in page
    assert "Paused (" not in page
    assert "250 employees or more (1)" in page


def test_search_knows_neither_case_nor_accents(desk: Desk) -> None:
    three(desk)
    assert names(desk.get("members", query="?q=bjorkin")) == ["Björkin Kahvila"]


def test_selection_without_members_offers_the_way_back(desk: Desk) -> None:
    assert "Nobody matches" in desk.get("members", query="?q=zzzz")


def test_empty_board_says_what_to_do_first(desk: Desk) -> None:
    desk.network.memberships.all().delete()
    page = desk.get("members")
    assert "No members yet" in page
    assert desk.url("member-new") in page


def test_row_says_what_is_due(desk: Desk, application, open_round) -> None:
    CommitmentFactory(membership=desk.member, starts_on=date(2020, 1, 1), ends_on=date(2021, 1, 1))
    other = MembershipFactory(network=desk.network, tier=desk.member.tier)
    ReportFactory(round=open_round, membership=other, submitted=True)
    MembershipFactory(network=desk.network, tier=None, state="unknown")
    page = desk.get("members")
    assert "The application waits for an answer" in page
    assert "The report of 2025 is there to read" in page
    assert "Find out whether this is a member" in page
    assert "The commitment ended on 1\u00a0January 2021" in page


def test_silent_members_are_found_by_what_to_look_at(desk: Desk) -> None:
    three(desk)
    desk.network.memberships.filter(state="active").update(heard_at=NOW.replace(year=2999))
    assert names(desk.get("members", query="?due=silent")) == ["Aallon Pesula"]


def test_board_has_pages_of_fifty_and_keeps_the_filters(desk: Desk) -> None:
    MembershipFactory.create_batch(51, network=desk.network, tier=None, state="lead")
    page = desk.get("members", query="?state=lead")
    assert page.count('<th scope="row">') == 50
    assert "?state=lead&amp;page=2" in page
    assert desk.get("members", query="?state=lead&page=2").count('<th scope="row">') == 1
