"""The adviser's work: taken, logged, advised, ticked, closed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from talkoot.cases.models import Case, Desk
from talkoot.cases.operations import (
    CaseClosed,
    CaseNotClosed,
    DayHasPassed,
    NotAnOfficer,
    OutcomeMissing,
    StepOfAnotherDesk,
    TextMissing,
    TimeTooLong,
    close_case,
    log_advice,
    reopen_case,
    take_case,
    tick_step,
)
from talkoot.kernel.errors import ChangedMeanwhile
from talkoot.kernel.months import months_after
from talkoot.notices.models import Message
from talkoot.organisations.models import Officer
from tests.factories import NOW
from tests.factories.cases import CaseFactory, DeskFactory
from tests.people import People

TODAY = date(2026, 3, 16)


def write(case: Case, people: People, **facts: object) -> None:
    said = {"text": "Replace the boiler", "time_min": 45}
    log_advice(case_id=case.pk, by=people.officer, now=NOW, today=TODAY, **{**said, **facts})
    case.refresh_from_db()


def close(case: Case, people: People, **facts: object) -> None:
    said = {"outcome": "done", "text": "The pump runs"}
    close_case(case_id=case.pk, by=people.officer, now=NOW, today=TODAY, **{**said, **facts})
    case.refresh_from_db()


def test_officer_takes_a_new_case(people: People, desk: Desk, adviser: Officer):
    case = CaseFactory(desk=desk)
    take_case(case_id=case.pk, officer_id=adviser.pk, by=people.officer, now=NOW)
    case.refresh_from_db()
    assert (case.state, case.adviser, Message.objects.count()) == ("taken", adviser, 0)


def test_colleague_who_is_given_a_case_is_told(people: People, case: Case):
    lead = Officer.objects.get(user=people.lead)
    take_case(case_id=case.pk, officer_id=lead.pk, by=people.officer, now=NOW)
    assert [m.to for m in Message.objects.all()] == [people.lead.email]


def test_case_is_given_only_to_officers_of_the_municipality(people: People, case: Case):
    with pytest.raises(NotAnOfficer):
        take_case(
            case_id=case.pk, officer_id=Officer.objects.get(user=people.other_officer).pk, by=people.lead, now=NOW
        )


def test_two_officers_taking_a_case_at_once(people: People, desk: Desk, adviser: Officer):
    case = CaseFactory(desk=desk)
    take_case(case_id=case.pk, officer_id=adviser.pk, by=people.officer, now=NOW, seen_version=1)
    with pytest.raises(ChangedMeanwhile):
        take_case(case_id=case.pk, officer_id=adviser.pk, by=people.lead, now=NOW, seen_version=1)


def test_private_note_is_not_mailed_and_starts_nothing(people: People, case: Case):
    write(case, people)
    assert (case.state, case.follow_up_on, Message.objects.count()) == ("taken", None, 0)


def test_logging_on_a_new_case_takes_it(people: People, desk: Desk, adviser: Officer):
    case = CaseFactory(desk=desk)
    write(case, people)
    assert (case.state, case.adviser) == ("taken", adviser)


def test_shared_advice_is_mailed_and_plans_the_follow_up_by_the_months_of_the_desk(people: People, case: Case):
    write(case, people, is_shared=True)
    assert (case.state, case.follow_up_on) == ("advised", date(2026, 9, 16))
    assert [(m.to, case.token in m.body) for m in Message.objects.all()] == [(case.contact_email, True)]


def test_more_advice_keeps_the_planned_day(people: People, case: Case):
    write(case, people, is_shared=True, follow_up_on=date(2026, 5, 4))
    write(case, people, is_shared=True, text="And the roof")
    assert case.follow_up_on == date(2026, 5, 4)


def test_day_for_the_follow_up_may_be_set_without_sharing(people: People, case: Case):
    write(case, people, follow_up_on=date(2026, 5, 4))
    assert (case.state, case.follow_up_on) == ("advised", date(2026, 5, 4))


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"text": " "}, TextMissing),
        ({"time_min": 1441}, TimeTooLong),
        ({"time_min": -1}, TimeTooLong),
        ({"follow_up_on": TODAY}, DayHasPassed),
    ],
)
def test_log_entry_that_cannot_be_is_refused(people: People, case: Case, facts: dict, refusal: type):
    with pytest.raises(refusal):
        write(case, people, **facts)
    assert case.log.count() == 0


def test_step_is_ticked_and_taken_back(people: People, case: Case):
    step = case.desk.steps.first()
    for is_done, days in ((True, [TODAY]), (True, [TODAY]), (False, [])):
        tick_step(case_id=case.pk, step_id=step.pk, is_done=is_done, by=people.officer, now=NOW, today=TODAY)
        assert [taken.done_on for taken in case.steps_taken.all()] == days


def test_step_of_another_service_is_refused(people: People, case: Case):
    other = DeskFactory(municipality=people.municipality, kind="energy").steps.first()
    with pytest.raises(StepOfAnotherDesk):
        tick_step(case_id=case.pk, step_id=other.pk, is_done=True, by=people.officer, now=NOW, today=TODAY)


def test_case_is_closed_with_its_outcome_and_may_be_opened_again(people: People, case: Case):
    close(case, people)
    assert (case.state, case.outcome, case.closed_on, case.outcome_text) == ("closed", "done", TODAY, "The pump runs")
    reopen_case(case_id=case.pk, by=people.officer, now=NOW)
    case.refresh_from_db()
    assert (case.state, case.outcome, case.closed_on) == ("taken", "", None)
    with pytest.raises(CaseNotClosed):
        reopen_case(case_id=case.pk, by=people.officer, now=NOW)


def test_closing_needs_an_outcome_and_the_newest_version(people: People, case: Case):
    with pytest.raises(OutcomeMissing):
        close(case, people, outcome="")
    with pytest.raises(ChangedMeanwhile):
        close(case, people, seen_version=0)


def test_closed_case_takes_no_change(people: People, case: Case, adviser: Officer):
    close(case, people)
    for change in (
        lambda: write(case, people),
        lambda: close(case, people),
        lambda: take_case(case_id=case.pk, officer_id=adviser.pk, by=people.officer, now=NOW),
        lambda: tick_step(
            case_id=case.pk, step_id=case.desk.steps.first().pk, is_done=True, by=people.officer, now=NOW, today=TODAY
        ),
    ):
        with pytest.raises(CaseClosed):
            change()


def test_each_change_counts_as_a_sign_of_life(people: People, case: Case):
    later = datetime(2026, 4, 1, 12, tzinfo=UTC)
    log_advice(case_id=case.pk, text="x", time_min=0, by=people.officer, now=later, today=later.date())
    case.refresh_from_db()
    assert case.moved_at - later == timedelta()


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2026, 3, 16), 6, date(2026, 9, 16)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
    ],
)
def test_months_after_keeps_to_the_calendar(day: date, months: int, after: date):
    assert months_after(day, months) == after
