"""Reading reports: this year beside last year, accepted with one key, asked back with a ready sentence."""

from decimal import Decimal

import pytest

from talkoot.notices.models import Message
from talkoot.reporting.models import Figure, Report
from tests.factories import FigureFactory, GoalAnswerFactory, GoalFactory, MembershipFactory, ReportFactory, indicator
from tests.web.console.conftest import Desk


def test_review_shows_this_year_beside_last_year_and_marks_what_is_out_of_line(desk: Desk, report) -> None:
    page = desk.get("review")
    assert "98,000\u00a0MWh" in page
    assert "100\u00a0MWh" in page
    assert "+97,900%" in page
    assert "Out of line by hundreds of times: is the unit right?" in page
    assert "New lamps" in page
    assert "Call me" in page
    assert "0 of 1 reports read" in page


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Decimal(110), None), (Decimal(300), "Out of line by three times or more"), (Decimal(33), "Out of line by three times or more"),
        (Decimal("0.1"), "Out of line by hundreds of times"), (Decimal(0), "Zero this year"),
    ],
)  # fmt: skip
def test_figures_are_compared_honestly(desk: Desk, report, value: Decimal, words: str | None) -> None:
    Figure.objects.filter(report=report).update(value=value)
    page = desk.get("review")
    assert (words or "Out of line") in page if words else "Out of line" not in page


def test_figure_told_last_year_but_not_now_is_marked(desk: Desk, report) -> None:
    before = Report.objects.get(round__year=2024)
    FigureFactory(report=before, indicator=indicator("water"), value=Decimal(50))
    page = desk.get("review")
    assert "Told last year, not this year" in page


def test_ready_question_names_the_figure_and_both_values(desk: Desk, report) -> None:
    page = desk.get("review")
    assert "Purchased electricity: this year 98,000\u00a0MWh, last year 100\u00a0MWh. Is the unit the same?" in page


def test_report_is_accepted_with_the_grade_and_the_next_one_comes(desk: Desk, report) -> None:
    other = MembershipFactory(network=desk.network, tier=desk.member.tier, organisation__name="Seuraava Oy")
    ReportFactory(round=report.round, membership=other, submitted=True)
    response = desk.client.post(desk.url("report-accept", 2025, desk.member.slug), {"grade": "2"}, follow=True)
    report.refresh_from_db()
    assert (report.state, report.grade, report.accepted_by) == ("accepted", 2, desk.coordinator)
    page = response.content.decode()
    assert "<h1>Seuraava Oy in 2025</h1>" in page
    assert "1 of 2 reports read" in page


def test_after_the_last_report_one_comes_to_the_round(desk: Desk, report) -> None:
    response = desk.post("report-accept", 2025, desk.member.slug, grade="1")
    assert response["Location"] == desk.url("round", 2025)


def test_every_grade_has_its_key(desk: Desk, report) -> None:
    page = desk.get("review")
    assert [key for key in "12345" if f'data-key="{key}"' in page] == ["1", "2", "3", "4", "5"]
    assert 'data-key="q"' in page
    assert 'data-key="l"' in page


@pytest.mark.parametrize("grade", ["9", "x", "", "-1"])
def test_unknown_grade_counts_as_declared(desk: Desk, report, grade: str) -> None:
    desk.post("report-accept", 2025, desk.member.slug, grade=grade)
    report.refresh_from_db()
    assert report.grade == 1


def test_report_put_off_lets_the_next_one_come_and_returns_in_the_end(desk: Desk, report) -> None:
    other = MembershipFactory(network=desk.network, tier=desk.member.tier, organisation__name="Seuraava Oy")
    later = ReportFactory(round=report.round, membership=other, submitted=True)
    assert "<h1>Seuraava Oy in 2025</h1>" in desk.get("review", query=f"?year=2025&after={report.pk}")
    assert "<h1>Lumikon Leipomo Oy in 2025</h1>" in desk.get("review", query=f"?year=2025&after={later.pk}")


def test_report_goes_back_with_the_question(desk: Desk, report) -> None:
    desk.post("report-return", 2025, desk.member.slug, question="Is it kWh?")
    report.refresh_from_db()
    assert (report.state, report.question) == ("returned", "Is it kWh?")
    assert "Is it kWh?" in Message.objects.get(kind="report_returned").body


def test_report_accepted_by_a_colleague_is_told_and_keeps_its_grade(desk: Desk, report) -> None:
    desk.post("report-accept", 2025, desk.member.slug, grade="3")
    response = desk.client.post(desk.url("report-accept", 2025, desk.member.slug), {"grade": "1"}, follow=True)
    assert "Only a report that has been sent can be accepted or sent back." in response.content.decode()
    report.refresh_from_db()
    assert report.grade == 3


def test_accepted_report_can_still_be_asked_about(desk: Desk, report) -> None:
    desk.post("report-accept", 2025, desk.member.slug, grade="1")
    desk.post("report-return", 2025, desk.member.slug, question="One more thing")
    report.refresh_from_db()
    assert report.state == "returned"


def test_report_shows_the_personal_link_for_one_on_the_telephone(desk: Desk, report) -> None:
    assert f"/en/report/{report.token}/" in desk.get("report", 2025, desk.member.slug)


def test_waived_report_can_be_opened_again(desk: Desk, open_round) -> None:
    waived = ReportFactory(round=open_round, membership=desk.member)
    desk.post("report-waive", 2025, desk.member.slug, reason="Newcomer")
    assert "Newcomer" in desk.get("report", 2025, desk.member.slug)
    desk.post("report-reopen", 2025, desk.member.slug)
    waived.refresh_from_db()
    assert waived.state == "opened"


def test_goals_are_read_with_the_report(desk: Desk, report) -> None:
    goal = GoalFactory(membership=desk.member)
    GoalAnswerFactory(report=report, goal=goal, value=Decimal(88), progress="under_way", text="New ovens")
    page = desk.get("review")
    assert "88\u00a0MWh" in page
    assert "New ovens" in page


def test_nothing_to_read_is_said(desk: Desk) -> None:
    assert "All reports that have arrived are read." in desk.get("review")


def test_neighbours_report_is_not_found(desk: Desk, people) -> None:
    strange = ReportFactory(round__network=people.other_network, membership=people.other_membership, submitted=True)
    assert desk.client.get(desk.url("report", strange.round.year, people.other_membership.slug)).status_code == 404
    assert desk.post("report-accept", strange.round.year, people.other_membership.slug).status_code == 404
