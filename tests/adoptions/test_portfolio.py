"""The whole at a glance: used and planned, latest result, next task, and why something is stuck."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from talkoot.adoptions.models import Adoption, Carrier
from talkoot.adoptions.queries.clock import clock_items, forums_of
from talkoot.adoptions.queries.portfolio import standing_of, standings, tasks_due, whole, without_owner
from talkoot.events.operations import plan_event
from talkoot.organisations.models import Officer
from tests.factories import NOW
from tests.factories.adoptions import AdoptionFactory, EffortFactory, ResultFactory, TaskFactory
from tests.factories.cases import AdviceFactory, CaseFactory, DeskFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 16)
LONG_AGO = date(2025, 10, 1)


@pytest.fixture
def owner(people):
    return Officer.objects.get(user=people.officer)


@pytest.fixture
def adoption(people, owner):
    return AdoptionFactory(municipality=people.municipality, owner=owner, model_code="permits")


def stuck(adoption, **facts):
    Adoption.objects.filter(pk=adoption.pk).update(**facts)
    return [reason.value for reason in standing_of(adoption, TODAY).stuck]


def test_model_with_an_owner_and_no_worries_is_not_stuck(adoption):
    assert stuck(adoption) == []


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        ({"owner": None}, ["no_owner"]),
        ({"owner": None, "state": "idea"}, ["not_begun"]),
        ({"state": "decided", "starts_on": date(2026, 3, 1)}, ["not_begun"]),
        ({"state": "decided", "starts_on": date(2026, 4, 1)}, []),
        ({"ends_on": date(2026, 3, 15)}, ["past_end"]),
        ({"state_since": LONG_AGO, "starts_on": LONG_AGO}, ["silent"]),
        ({"state_since": LONG_AGO, "starts_on": LONG_AGO, "state": "paused"}, ["long_pause"]),
        ({"model_code": "gone-from-library"}, ["not_in_library"]),
        ({"owner": None, "ends_on": date(2026, 3, 15), "state": "ended"}, []),
    ],
)
def test_what_makes_a_model_stuck(adoption, facts, reasons):
    assert stuck(adoption, **facts) == reasons


def test_model_whose_owner_has_left_is_stuck_and_listed(people, adoption, owner):
    Officer.objects.filter(pk=owner.pk).update(until_on=TODAY)
    assert stuck(adoption) == ["owner_left"]
    assert list(without_owner(people.municipality.pk)) == [adoption]


def test_task_two_weeks_late_makes_the_model_stuck(adoption):
    task = TaskFactory(adoption=adoption, due_on=TODAY - timedelta(days=14))
    assert stuck(adoption) == []
    task.due_on -= timedelta(days=1)
    task.save()
    assert stuck(adoption) == ["overdue"]


@pytest.mark.parametrize("sign", ["effort", "result", "task"])
def test_any_sign_of_life_ends_the_silence(adoption, sign):
    quiet = {"state_since": LONG_AGO, "starts_on": LONG_AGO}
    assert stuck(adoption, **quiet) == ["silent"]
    if sign == "task":
        TaskFactory(adoption=adoption, done_on=TODAY)
    else:
        {"effort": EffortFactory, "result": ResultFactory}[sign](adoption=adoption, day=TODAY)
    assert stuck(adoption) == []


def test_used_is_this_years_and_the_result_the_latest(adoption):
    EffortFactory(adoption=adoption, hours=Decimal("2.5"), euros=Decimal(100))
    EffortFactory(adoption=adoption, hours=Decimal(1))
    EffortFactory(adoption=adoption, hours=Decimal(8), day=date(2025, 12, 31))
    ResultFactory(adoption=adoption, day=date(2026, 1, 1), sentence="Older")
    ResultFactory(adoption=adoption, day=date(2026, 3, 1), sentence="Newer")
    found = standing_of(adoption, TODAY)
    assert (found.hours_used, found.euros_used, found.result.sentence) == (Decimal("3.5"), 100, "Newer")


def runs_on(adoption, desk):
    return Carrier.objects.create(adoption=adoption, mechanism="cases", kind=desk.kind, desk=desk)


def test_hours_logged_in_advice_are_used_by_the_model_that_runs_on_the_desk(people, adoption):
    desk = DeskFactory(municipality=people.municipality)
    runs_on(adoption, desk)
    EffortFactory(adoption=adoption, hours=Decimal(2))
    AdviceFactory(case=CaseFactory(desk=desk), time_min=45)
    AdviceFactory(case=CaseFactory(desk=desk), time_min=45)
    AdviceFactory(case=CaseFactory(desk=desk), time_min=600, at=datetime(2025, 12, 31, 12, tzinfo=UTC))
    AdviceFactory(case=CaseFactory(desk=DeskFactory(municipality=people.municipality, kind="energy")), time_min=60)
    found = standing_of(adoption, TODAY)
    assert (found.hours_used, found.hours_advised) == (Decimal("3.5"), Decimal("1.5"))


def test_hours_of_a_desk_that_two_models_run_on_count_once_for_the_first_that_goes_on(people, adoption):
    desk = DeskFactory(municipality=people.municipality)
    AdviceFactory(case=CaseFactory(desk=desk), time_min=60)
    second = AdoptionFactory(municipality=people.municipality, model_code="award")
    runs_on(adoption, desk)
    runs_on(second, desk)
    assert [standing_of(each, TODAY).hours_used for each in (adoption, second)] == [1, 0]
    Adoption.objects.filter(pk=adoption.pk).update(state="ended")
    assert [standing_of(each, TODAY).hours_used for each in (adoption, second)] == [0, 1]
    assert whole(standings(people.municipality, TODAY)).hours_used == 1


def test_advice_is_a_sign_of_life(people, adoption):
    desk = DeskFactory(municipality=people.municipality)
    runs_on(adoption, desk)
    CaseFactory(desk=desk)
    assert stuck(adoption, state_since=LONG_AGO, starts_on=LONG_AGO) == []


def test_next_is_the_first_open_task_and_a_passed_date_is_not(adoption):
    TaskFactory(adoption=adoption, due_on=date(2026, 3, 1), done_on=date(2026, 3, 1))
    TaskFactory(adoption=adoption, due_on=date(2026, 3, 2), kind="date")
    late = TaskFactory(adoption=adoption, due_on=date(2026, 3, 3))
    TaskFactory(adoption=adoption, due_on=date(2026, 3, 30))
    assert standing_of(adoption, TODAY).next_task == late


def test_sums_plan_what_is_under_way_and_count_all_that_was_used(people, adoption):
    EffortFactory(adoption=adoption, hours=Decimal(2), euros=Decimal(50))
    ended = AdoptionFactory(municipality=people.municipality, model_code="award", state="ended")
    EffortFactory(adoption=ended, hours=Decimal(3))
    AdoptionFactory(municipality=people.municipality, model_code="label", state="idea")
    sums = whole(standings(people.municipality, TODAY))
    assert (sums.hours_planned, sums.hours_used, sums.euros_planned, sums.euros_used) == (40, 5, 500, 50)


def test_running_ones_come_first_and_ended_ones_last(people):
    for code, state in (("award", "ended"), ("label", "idea"), ("diploma", "paused"), ("permits", "running")):
        AdoptionFactory(municipality=people.municipality, model_code=code, state=state)
    states = [row.adoption.state for row in standings(people.municipality, TODAY)]
    assert states == ["running", "paused", "idea", "ended"]


@pytest.mark.parametrize("count", [1, 3])
def test_standings_cost_the_same_for_one_and_for_three(people, count, django_assert_num_queries):
    for code in ("permits", "award", "label")[:count]:
        made = AdoptionFactory(municipality=people.municipality, model_code=code)
        for factory in (EffortFactory, ResultFactory, TaskFactory):
            factory(adoption=made)
        desk = DeskFactory(municipality=people.municipality)
        AdviceFactory(case=CaseFactory(desk=desk))
        runs_on(made, desk)
    with django_assert_num_queries(12):
        assert len(standings(people.municipality, TODAY)) == count


def test_due_are_open_tasks_of_living_models_until_the_day(people, adoption):
    due = TaskFactory(adoption=adoption, due_on=date(2026, 3, 31))
    TaskFactory(adoption=adoption, due_on=date(2026, 4, 1))
    TaskFactory(adoption=adoption, due_on=date(2026, 3, 1), kind="date")
    ended = AdoptionFactory(municipality=people.municipality, model_code="award", state="ended")
    TaskFactory(adoption=ended)
    TaskFactory(adoption=AdoptionFactory(municipality=people.other_municipality))
    assert tasks_due(people.municipality, TODAY, date(2026, 3, 31)) == [due]


def test_year_clock_holds_tasks_and_gatherings_of_a_forum_without_a_network(people, adoption, owner):
    Adoption.objects.filter(pk=adoption.pk).update(forum="Business training")
    task = TaskFactory(adoption=adoption)
    event = plan_event(
        municipality_id=people.municipality.pk, title={"en": "Energy evening"}, starts_on=date(2026, 3, 25),
        forum="business training", by=people.lead, now=NOW,
    )  # fmt: skip
    TaskFactory(adoption=AdoptionFactory(municipality=people.municipality, model_code="award"))
    year = (people.municipality, date(2026, 1, 1), date(2026, 12, 31))
    assert [item.thing for item in clock_items(*year, forum="Business training")] == [task, event]
    assert [item.thing for item in clock_items(*year, officer_id=owner.pk)] == [task]
    assert len(clock_items(*year)) == 3
    assert len(forums_of(people.municipality)) == 1
