"""The first page says what waits, how many, and where to begin."""

from datetime import UTC, date, datetime

from talkoot.imports.models import Import
from tests.factories import NOW, CommitmentFactory, MembershipFactory, ReportFactory, RoundFactory
from tests.web.console.conftest import Desk


def words(html: str) -> str:
    return " ".join(html.split())


def test_today_says_how_many_things_wait_and_begins_with_applications(desk: Desk, application, goal) -> None:
    desk.network.memberships.update(heard_at=datetime(2999, 1, 1, tzinfo=UTC))
    page = desk.get("today")
    assert "Today <b>2</b> things wait. One applicant waits for an answer, begin there." in words(page)
    assert "We promised to answer in 7 days." in page


def test_today_of_a_quiet_day_says_so(desk: Desk) -> None:
    desk.network.memberships.update(heard_at=datetime(2999, 1, 1, tzinfo=UTC))
    RoundFactory(network=desk.network, closed_at=NOW)
    page = desk.get("today")
    assert "Nothing waits for you today." in page
    assert "All is answered" in page


def test_today_names_everything_that_waits(desk: Desk, busy: None) -> None:
    page = desk.get("today")
    for title in (
        "application waits for an answer", "yearly report to read", "goal to agree", "message did not arrive",
        "member whose state is to be found out", "silent members",
    ):  # fmt: skip
        assert title in page


def test_today_shows_commitments_that_end_or_have_ended(desk: Desk) -> None:
    CommitmentFactory(membership=desk.member, starts_on=date(2020, 1, 1), ends_on=date(2021, 1, 1))
    assert "commitment ends soon or has ended" in desk.get("today")


def test_renewed_commitment_is_no_longer_shown(desk: Desk) -> None:
    CommitmentFactory(membership=desk.member, starts_on=date(2020, 1, 1), ends_on=date(2021, 1, 1))
    CommitmentFactory(membership=desk.member, starts_on=date(2021, 1, 2), ends_on=date(2099, 1, 1))
    assert "commitment ends soon" not in desk.get("today")


def test_today_leads_to_a_spreadsheet_that_waits(desk: Desk) -> None:
    Import.objects.create(network=desk.network, file_name="jasenet.xlsx", data=b"x", uploaded_at=NOW)
    page = desk.get("today")
    assert "spreadsheet waits for your answers" in page
    assert desk.url("imports") in page


def test_today_counts_who_has_told_in_the_round(desk: Desk, open_round) -> None:
    ReportFactory(round=open_round, membership=desk.member, accepted=True)
    other = MembershipFactory(network=desk.network, tier=desk.member.tier)
    ReportFactory(round=open_round, membership=other)
    ReportFactory(
        round=open_round, membership=MembershipFactory(network=desk.network, tier=desk.member.tier), state="waived"
    )
    assert '<b class="num">1/2</b> has told about 2025.' in desk.get("today")


def test_new_network_shows_its_first_steps(desk: Desk) -> None:
    desk.network.memberships.all().delete()
    desk.network.state = "forming"
    desk.network.save()
    page = desk.get("today")
    assert "Welcome. These steps bring your network to life." in page
    assert desk.url("settings-texts") in page


def test_neighbours_things_are_not_on_the_desk(desk: Desk, people) -> None:
    MembershipFactory(network=people.other_network, tier=None, state="unknown")
    assert "whose state is to be found out" not in desk.get("today")
