"""A round of a year: opened with one action, answered from a personal link, asked back, accepted, closed."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from talkoot.kernel.errors import ChangedMeanwhile
from talkoot.notices.models import Message
from talkoot.reporting import operations
from talkoot.reporting.models import Figure, Report
from tests.factories import NOW, ContactFactory, MembershipFactory, ReportFactory, TierFactory, indicator
from tests.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(people: People):
    return operations.prepare_round(
        network_id=people.network.pk, year=2025, due_on=date(2026, 3, 31), by=people.coordinator, now=NOW,
        indicator_ids=[indicator("electricity").pk],
    )  # fmt: skip


def opened(round_, people):
    return operations.open_round(round_id=round_.pk, by=people.coordinator, now=NOW)


def test_opening_asks_everybody_whose_tier_is_followed_up_with_one_letter_each(
    round_, people, django_capture_on_commit_callbacks
):
    MembershipFactory(network=people.network, tier=TierFactory(network=people.network, supporting=True))
    MembershipFactory(network=people.network, tier=people.tier, state="left")
    opened(round_, people)
    report = Report.objects.get()
    letter = Message.objects.get(kind="report_asked")
    assert report.membership == people.membership
    assert letter.to == people.member.email
    assert f"/report/{report.token}/" in letter.body


def test_round_cannot_be_opened_twice(round_, people):
    opened(round_, people)
    with pytest.raises(operations.RoundAlreadyOpened):
        opened(round_, people)
    assert Message.objects.filter(kind="report_asked").count() == 1


def test_round_with_nobody_to_ask_says_so(people):
    people.membership.delete()
    empty = operations.prepare_round(
        network_id=people.network.pk,
        year=2026,
        due_on=date(2027, 3, 31),
        by=people.coordinator,
        now=NOW,
        indicator_ids=[],
    )
    with pytest.raises(operations.NobodyToAsk):
        opened(empty, people)


def test_year_has_one_round(round_, people):
    with pytest.raises(operations.RoundExists) as refusal:
        operations.prepare_round(
            network_id=people.network.pk,
            year=2025,
            due_on=date(2026, 3, 31),
            by=people.coordinator,
            now=NOW,
            indicator_ids=[],
        )
    assert refusal.value.message == "There is already a round for 2025."


def answered(report, **facts):
    electricity = (indicator("electricity").pk, None)
    return operations.save_answers(
        report_id=report.pk,
        now=NOW,
        language="en",
        answers=operations.Answers(figures={electricity: Decimal(90)}, **facts),
    )


def test_answers_are_kept_before_they_are_sent(round_, people):
    opened(round_, people)
    report = answered(Report.objects.get(), measures="LED lights")
    assert (report.state, report.measures, Figure.objects.get().value) == ("draft", "LED lights", 90)


def test_figure_can_be_taken_out_again(round_, people):
    opened(round_, people)
    report = answered(Report.objects.get())
    operations.save_answers(
        report_id=report.pk, now=NOW, language="en",
        answers=operations.Answers(figures={(indicator("electricity").pk, None): None}),
    )  # fmt: skip
    assert Figure.objects.count() == 0


def test_second_of_two_colleagues_is_told_that_the_report_changed(round_, people):
    opened(round_, people)
    report = Report.objects.get()
    seen = report.version
    answered(report)
    with pytest.raises(ChangedMeanwhile):
        operations.save_answers(
            report_id=report.pk, now=NOW, language="en", answers=operations.Answers(measures="mine"), seen_version=seen
        )


def test_report_sent_twice_arrives_once(round_, people):
    opened(round_, people)
    report = answered(Report.objects.get())
    for _click in range(2):
        operations.submit_report(report_id=report.pk, now=NOW, by=people.member)
    assert Message.objects.filter(kind="report_received").count() == 1
    assert Report.objects.get().submitted_by == "Member"


def test_sent_report_cannot_be_changed(round_, people):
    opened(round_, people)
    report = answered(Report.objects.get())
    operations.submit_report(report_id=report.pk, now=NOW)
    with pytest.raises(operations.ReportNotWritable):
        answered(report)


def test_report_asked_back_can_be_changed_and_sent_again(round_, people):
    opened(round_, people)
    report = answered(Report.objects.get())
    operations.submit_report(report_id=report.pk, now=NOW)
    operations.return_report(report_id=report.pk, question="kWh or MWh?", by=people.coordinator, now=NOW)
    assert "kWh or MWh?" in Message.objects.get(kind="report_returned").body
    answered(report, remark="MWh")
    again = operations.submit_report(report_id=report.pk, now=NOW)
    assert (again.state, again.question) == ("submitted", "")


def test_accepting_keeps_who_when_and_how_sure(round_, people):
    opened(round_, people)
    report = answered(Report.objects.get())
    operations.submit_report(report_id=report.pk, now=NOW)
    accepted = operations.accept_report(report_id=report.pk, by=people.coordinator, now=NOW, grade=3)
    assert (accepted.accepted_at, accepted.accepted_by, accepted.grade) == (NOW, people.coordinator, 3)


def test_only_a_sent_report_is_accepted(round_, people):
    opened(round_, people)
    with pytest.raises(operations.ReportNotSubmitted):
        operations.accept_report(report_id=Report.objects.get().pk, by=people.coordinator, now=NOW)


def test_reminder_goes_only_to_those_who_have_not_answered(round_, people):
    silent = MembershipFactory(network=people.network, tier=people.tier)
    ContactFactory(organisation=silent.organisation)
    opened(round_, people)
    report = answered(Report.objects.get(membership=people.membership))
    operations.submit_report(report_id=report.pk, now=NOW)
    sent = operations.remind_silent(round_id=round_.pk, by=people.coordinator, now=NOW + timedelta(days=14))
    assert sent == 1
    assert Message.objects.get(kind="report_reminder").to == silent.organisation.contacts.get().email


def test_closing_leaves_the_silent_as_not_heard_from(round_, people):
    opened(round_, people)
    operations.close_round(round_id=round_.pk, by=people.coordinator, now=NOW)
    assert Report.objects.get().state == "missing"


def test_waiver_keeps_its_reason_and_can_be_taken_back(round_, people):
    opened(round_, people)
    report = Report.objects.get()
    operations.waive_report(report_id=report.pk, reason="Closed for rebuilding", by=people.coordinator, now=NOW)
    assert Report.objects.get().reason == "Closed for rebuilding"
    assert operations.reopen_report(report_id=report.pk, by=people.coordinator, now=NOW).state == "opened"


def test_answer_about_somebody_elses_goal_is_not_kept(round_, people):
    opened(round_, people)
    foreign = ReportFactory().membership.goals.create(
        theme="water", text="x", text_en="x", state="agreed", agreed_at=NOW, submitted_at=NOW
    )
    answered(Report.objects.get(membership=people.membership), goals={foreign.pk: operations.GoalReply(text="hack")})
    assert foreign.answers.count() == 0
