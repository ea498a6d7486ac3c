"""Advice becomes a measure with its later result: the company is asked, tells, and the adviser knows."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from talkoot.cases.models import Case, CaseMeasure
from talkoot.cases.operations import (
    Answer,
    AnswerMissing,
    CaseClosed,
    DeedMissing,
    DoneInTheFuture,
    Effect,
    MeasureTextMissing,
    NotAsked,
    NotDoneYet,
    StepOfAnotherDesk,
    UnitMissing,
    add_measure,
    answer_follow_up,
    ask_how_it_went,
    close_case,
    forget_contact,
    set_measure_state,
    tick_own_step,
)
from talkoot.cases.queries import case_for_link
from talkoot.cases.tasks import ask_how_it_went as ask_everybody
from talkoot.kernel.errors import ChangedMeanwhile
from talkoot.notices.models import Message
from tests.factories import NOW
from tests.factories.cases import CaseFactory, CaseMeasureFactory, DeskFactory
from tests.people import People

DAY = date(2026, 3, 16)


@pytest.fixture
def due(case: Case) -> Case:
    """Advised half a year ago; today the company is asked."""
    case.state, case.follow_up_on = "advised", DAY
    case.save()
    return case


def tell(case: Case, **facts: object) -> None:
    answer_follow_up(case_id=case.pk, now=NOW, today=DAY, **facts)
    case.refresh_from_db()


def test_advice_becomes_a_measure_with_a_later_result(people: People, due: Case):
    expected = Effect(Decimal(12000), "kWh/a", 2)
    measure = add_measure(case_id=due.pk, text="Heat pump", by=people.officer, now=NOW, expected=expected)
    tell(due, answers={measure.pk: Answer("done", Decimal(9000), "kWh/a")})
    measure.refresh_from_db()
    assert (measure.state, measure.done_on, measure.expected_value, measure.expected_grade) == ("done", DAY, 12000, 2)
    assert (measure.result_value, measure.result_unit, measure.result_grade) == (9000, "kWh/a", 1)
    assert (due.answered_at, due.state, due.is_follow_up_due(DAY)) == (NOW, "advised", False)


def test_what_is_under_way_is_asked_about_again(people: People, due: Case):
    one, other = CaseMeasureFactory(case=due), CaseMeasureFactory(case=due)
    tell(due, answers={one.pk: Answer("done"), other.pk: Answer("decided")}, text="The roof waits for spring")
    assert (due.follow_up_on, due.answered_at, due.asked_at) == (date(2026, 9, 16), None, None)
    assert [(e.text, e.by_company, e.is_shared) for e in due.log.all()] == [("The roof waits for spring", True, True)]


def test_without_a_written_measure_the_companys_words_become_one(due: Case):
    tell(due, own=Answer("done", Decimal("1.5"), "tCO2e/a"), text="We changed to LED")
    assert [(m.text, m.state, m.result_value) for m in due.measures.all()] == [
        ("We changed to LED", "done", Decimal("1.5"))
    ]


def test_not_done_is_an_answer_without_words(due: Case):
    tell(due, own=Answer("dropped"))
    assert (due.measures.count(), due.answered_at) == (0, NOW)


def test_adviser_is_told_of_the_answer(people: People, due: Case):
    tell(due, own=Answer("dropped"))
    assert [m.to for m in Message.objects.all()] == [people.officer.email]


def test_answer_that_says_nothing_is_refused(due: Case):
    with pytest.raises(AnswerMissing):
        tell(due, answers={})
    with pytest.raises(DeedMissing):
        tell(due, own=Answer("done"))
    foreign = CaseMeasureFactory()
    with pytest.raises(AnswerMissing):
        tell(due, answers={foreign.pk: Answer("done")})


def test_nothing_is_answered_before_it_is_asked_nor_twice_nor_after_the_end(people: People, case: Case, due: Case):
    early = CaseFactory(desk=case.desk, state="advised", follow_up_on=DAY + timedelta(days=1))
    with pytest.raises(NotAsked):
        tell(early, own=Answer("dropped"))
    tell(due, own=Answer("dropped"))
    with pytest.raises(NotAsked):
        tell(due, own=Answer("dropped"))
    close_case(case_id=due.pk, outcome="not_done", text="", by=people.officer, now=NOW, today=DAY)
    with pytest.raises(CaseClosed):
        tell(due, own=Answer("dropped"))


def test_company_is_asked_by_letter_once_on_the_day(due: Case):
    assert ask_how_it_went(case_id=due.pk, now=NOW, today=DAY - timedelta(days=1)) is False
    assert [ask_how_it_went(case_id=due.pk, now=NOW, today=DAY) for _again in range(2)] == [True, False]
    assert [(m.to, due.token in m.body) for m in Message.objects.all()] == [(due.contact_email, True)]


def test_worker_asks_everybody_whose_day_has_come(case: Case):
    today = timezone.localdate()
    asked = CaseFactory(desk=case.desk, state="advised", follow_up_on=today)
    CaseFactory(desk=case.desk, state="advised", follow_up_on=today, contact_email="")
    CaseFactory(desk=case.desk, state="advised", follow_up_on=today + timedelta(days=1))
    CaseFactory(desk=case.desk, state="advised", follow_up_on=today, answered_at=NOW)
    for _beat in range(2):
        ask_everybody.call()
    assert [m.to for m in Message.objects.all()] == [asked.contact_email]


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"text": " "}, MeasureTextMissing),
        ({"expected": Effect(Decimal(1), "")}, UnitMissing),
        ({"expected": Effect(Decimal(1), "kWh")}, UnitMissing),
    ],
)
def test_measure_that_says_nothing_is_refused(people: People, case: Case, facts: dict, refusal: type):
    with pytest.raises(refusal):
        add_measure(case_id=case.pk, by=people.officer, now=NOW, **{"text": "Heat pump", **facts})


def set_state(measure: CaseMeasure, people: People, state: str, **facts: object) -> None:
    set_measure_state(measure_id=measure.pk, state=state, by=people.officer, now=NOW, today=DAY, **facts)
    measure.refresh_from_db()


def test_step_back_takes_day_and_result_away(people: People, case: Case):
    measure = CaseMeasureFactory(case=case)
    set_state(measure, people, "done", done_on=date(2026, 2, 1), result=Effect(Decimal(5), "EUR/a", 3))
    assert (measure.done_on, measure.result_value, measure.result_grade) == (date(2026, 2, 1), 5, 3)
    set_state(measure, people, "decided")
    assert (measure.done_on, measure.result_value, measure.result_unit) == (None, None, "")


@pytest.mark.parametrize(
    ("state", "facts", "refusal"),
    [
        ("decided", {"result": Effect(Decimal(5), "EUR/a")}, NotDoneYet),
        ("done", {"result": Effect(Decimal(5), "")}, UnitMissing),
        ("done", {"done_on": DAY + timedelta(days=1)}, DoneInTheFuture),
        ("done", {"seen_version": 7}, ChangedMeanwhile),
    ],
)
def test_state_that_cannot_be_is_refused(people: People, case: Case, state: str, facts: dict, refusal: type):
    measure = CaseMeasureFactory(case=case)
    with pytest.raises(refusal):
        set_state(measure, people, state, **facts)


def test_company_does_its_own_step_and_the_adviser_is_told_once(people: People, adviser: object):
    desk = DeskFactory(municipality=people.municipality, kind="energy", adviser=adviser)
    case = CaseFactory(desk=desk, adviser=adviser, state="taken")
    bills, calculation = desk.steps.all()[:2]
    for _click in range(2):
        tick_own_step(case_id=case.pk, step_id=bills.pk, now=NOW, today=DAY)
    assert [(t.step, t.by_company, t.done_on) for t in case.steps_taken.all()] == [(bills, True, DAY)]
    assert [m.to for m in Message.objects.all()] == [people.officer.email]
    with pytest.raises(StepOfAnotherDesk):
        tick_own_step(case_id=case.pk, step_id=calculation.pk, now=NOW, today=DAY)


def test_forgotten_contact_leaves_no_address_behind(due: Case):
    address = due.contact_email
    ask_how_it_went(case_id=due.pk, now=NOW, today=DAY)
    forget_contact(case_id=due.pk, by=None, now=NOW)
    due.refresh_from_db()
    assert (due.contact_name, due.contact_email, due.contact_phone, due.forgotten_at) == ("", "", "", NOW)
    assert Message.objects.filter(to=address).count() == 0
    assert list(Case.objects.to_ask(DAY)) == []


def test_link_opens_only_its_own_case(case: Case):
    assert [case_for_link(token) for token in (case.token, case.token[:-1], "", "ä", "\x00", "x" * 65)] == [
        case,
        *[None] * 5,
    ]
