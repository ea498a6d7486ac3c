"""Rounds: prepared by copying, previewed, opened with one action, followed, closed."""

from datetime import date

import pytest
from django.utils import timezone

from talkoot.notices.models import Message
from talkoot.reporting.models import Report, Round
from tests.factories import MembershipFactory, ReportFactory, RoundFactory, TierFactory, indicator
from tests.web.console.conftest import Desk


def plan(**changed: object) -> dict[str, object]:
    indicators = [indicator("electricity").pk, indicator("water").pk]
    return {
        "year": 2025,
        "due_on": "2099-03-31",
        "intro": "Hello partners",
        "indicators": indicators,
        "once": "r1",
        **changed,
    }


def test_new_round_copies_last_years_questions(desk: Desk) -> None:
    RoundFactory(
        network=desk.network, year=2024, intro="As every spring", indicators=["water"], due_on=date(2025, 3, 31)
    )
    page = desk.get("round-new")
    assert 'value="2025"' in page
    assert "As every spring" in page
    form = desk.client.get(desk.url("round-new")).context["form"]
    assert [each.key for each in form.initial["indicators"]] == ["water"]


def test_prepared_round_sends_nothing_before_the_preview(desk: Desk) -> None:
    response = desk.post("round-new", **plan())
    assert response["Location"] == desk.url("round", 2025)
    assert Message.objects.count() == 0
    page = desk.get("round", 2025)
    assert "The round of 2025 is ready: <b>1</b> letter would leave." in page
    assert "Hello partners" in page
    assert "How did 2025 go at Lumikon Leipomo Oy?" in page


def test_preview_names_who_has_no_address(desk: Desk) -> None:
    desk.post("round-new", **plan())
    MembershipFactory(network=desk.network, tier=desk.member.tier, organisation__name="Osoitteeton Oy")
    page = desk.get("round", 2025)
    assert "1 member has no address: no letter reaches them." in page
    assert "Osoitteeton Oy" in page


def test_preview_shows_the_letter_in_each_language_of_the_receivers(desk: Desk) -> None:
    desk.post("round-new", **plan())
    desk.member.organisation.contacts.update(language="sv")
    page = desk.get("round", 2025)
    assert '<article class="box warm stack" lang="sv">' in page
    assert "/sv/report/personal-link/" in page


def test_round_is_opened_with_one_action_and_once(desk: Desk) -> None:
    desk.post("round-new", **plan())
    for _click in range(2):
        assert desk.post("round-open", 2025).status_code == 302
    assert Message.objects.filter(kind="report_asked").count() == 1
    assert Report.objects.get().membership == desk.member
    assert "<b>0/1</b> have told about 2025." in desk.get("round", 2025)


def test_round_that_concerns_nobody_says_what_to_do(desk: Desk) -> None:
    desk.post("round-new", **plan())
    desk.network.memberships.update(state="lead")
    assert "Nobody would be asked" in desk.get("round", 2025)


@pytest.mark.parametrize(
    "wrong",
    [
        {"year": "20250"},
        {"year": "x"},
        {"due_on": "9999-01-01"},
        {"due_on": "tomorrow"},
        {"intro": "a\x00b"},
        {"indicators": ["1e99"]},
    ],
)
def test_impossible_plans_are_refused_at_the_form(desk: Desk, wrong: dict) -> None:
    assert desk.post("round-new", **plan(**wrong)).status_code == 200
    assert not Round.objects.exists()


def test_second_round_of_a_year_is_refused(desk: Desk, open_round) -> None:
    page = desk.post("round-new", **plan()).content.decode()
    assert "There is already a round for 2025." in page
    assert "Hello partners" in page


def test_round_changed_by_two_shows_both_values(desk: Desk, open_round) -> None:
    data = {"due_on": "2026-04-15", "intro": "Mine", "indicators": [indicator("water").pk]}
    assert desk.post("round-edit", 2025, **data, version=1).status_code == 302
    page = desk.post("round-edit", 2025, **{**data, "intro": "Yours"}, version=1).content.decode()
    assert "<td>Yours</td><td>Mine</td>" in page
    assert Round.objects.get().intro == "Mine"


def test_board_is_narrowed_by_state(desk: Desk, open_round) -> None:
    ReportFactory(round=open_round, membership=desk.member, submitted=True)
    other = MembershipFactory(network=desk.network, tier=desk.member.tier, organisation__name="Hiljainen Oy")
    ReportFactory(round=open_round, membership=other)
    page = desk.get("round", 2025, query="?state=invited")
    assert "Hiljainen Oy" in page
    assert "Lumikon Leipomo Oy" not in page
    assert "Sent (1)" in page


def test_member_who_joined_late_is_asked_too(desk: Desk, open_round) -> None:
    ReportFactory(round=open_round, membership=desk.member)
    late = MembershipFactory(network=desk.network, tier=desk.member.tier, organisation__name="Myöhäinen Oy")
    assert "Myöhäinen Oy" in desk.get("round", 2025)
    desk.post("round-late-member", 2025, member=late.pk)
    assert Report.objects.filter(membership=late).count() == 1


def test_supporting_member_cannot_be_asked_for_a_report(desk: Desk, open_round) -> None:
    tier = TierFactory(network=desk.network, supporting=True)
    supporting = MembershipFactory(network=desk.network, tier=tier)
    assert desk.post("round-late-member", 2025, member=supporting.pk).status_code == 200
    assert not Report.objects.exists()


def test_round_is_closed_after_a_question(desk: Desk, open_round) -> None:
    ReportFactory(round=open_round, membership=desk.member)
    assert "never zero" in desk.get("round-close", 2025)
    assert Round.objects.get().closed_at is None
    desk.post("round-close", 2025)
    assert Round.objects.get().closed_at is not None
    assert Report.objects.get().state == "missing"
    assert f"The round was closed on {timezone.localdate().day}" in desk.get("round", 2025)


def test_list_of_rounds_says_how_each_went(desk: Desk, report) -> None:
    page = desk.get("rounds")
    assert "Round 2025" in page
    assert "Round 2024" in page
    assert '<b class="num">1/1</b> have told' in page
