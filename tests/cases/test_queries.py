"""What waits for the municipality, and what the service has given."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from talkoot.cases.models import Case, Desk
from talkoot.cases.queries import cases_waiting, desk_summary
from talkoot.cases.tasks import tell_of_leavers
from talkoot.notices.models import Message
from talkoot.organisations.models import Officer
from talkoot.organisations.operations_municipalities import end_officer
from tests.factories import NOW
from tests.factories.cases import AdviceFactory, CaseFactory, CaseMeasureFactory, DeskFactory
from tests.people import People

DAY = date(2026, 3, 16)
LONG_AGO = NOW - timedelta(days=15)


def test_every_case_waits_for_its_own_reason_the_most_urgent_first(people: People, desk: Desk, adviser: Officer):
    gone = Officer.objects.create(municipality=people.municipality, user=people.coordinator, since_on=DAY, until_on=DAY)
    made = {
        "stuck": CaseFactory(desk=desk, adviser=adviser, state="taken", moved_at=LONG_AGO),
        "follow_up": CaseFactory(desk=desk, adviser=adviser, state="advised", follow_up_on=DAY),
        "answered": CaseFactory(desk=desk, adviser=adviser, state="advised", follow_up_on=DAY, answered_at=NOW),
        "new": CaseFactory(desk=desk),
        "no_adviser": CaseFactory(desk=desk, adviser=gone, state="taken"),
    }
    CaseFactory(desk=desk, adviser=adviser, state="taken", moved_at=NOW - timedelta(days=14))
    CaseFactory(desk=desk, adviser=adviser, state="advised", follow_up_on=DAY + timedelta(days=1), moved_at=LONG_AGO)
    CaseFactory(desk=desk, adviser=adviser, state="closed", outcome="done", closed_on=DAY)
    CaseFactory(desk=DeskFactory(municipality=people.other_municipality))
    found = [(each.why, each.case) for each in cases_waiting(people.municipality.pk, DAY)]
    assert found == [(why, made[why]) for why in ("no_adviser", "new", "answered", "follow_up", "stuck")]


def test_case_of_an_adviser_who_left_has_no_adviser_and_those_in_charge_are_told_once(people: People, case: Case):
    end_officer(officer_id=case.adviser_id, by=people.lead, now=NOW, today=DAY)
    assert [each.why for each in cases_waiting(people.municipality.pk, DAY)] == ["no_adviser"]
    for _beat in range(2):
        tell_of_leavers.call()
    assert [(m.to, f"/{people.municipality.slug}/advice/" in m.body) for m in Message.objects.all()] == [
        (people.lead.email, True)
    ]


def test_summary_tells_cases_hours_measures_and_effects_with_how_many_told(people: People, desk: Desk):
    quiet = DeskFactory(municipality=people.municipality, kind="energy")
    first, second = CaseFactory(desk=desk), CaseFactory(desk=desk, state="closed", outcome="done", closed_on=DAY)
    for case, minutes in ((first, 45), (second, 90)):
        AdviceFactory(case=case, time_min=minutes)
    done = {"case": first, "state": "done", "done_on": DAY}
    CaseMeasureFactory(**done, result_value=Decimal(9000), result_unit="kWh/a", result_grade=3)
    CaseMeasureFactory(**done, result_value=Decimal(1000), result_unit="kWh/a", result_grade=1)
    CaseMeasureFactory(**done)
    CaseMeasureFactory(case=first, expected_value=Decimal(500), expected_unit="EUR/a")
    summary, empty = desk_summary(people.municipality.pk)
    assert (summary.desk, summary.cases, summary.open_cases, summary.hours) == (desk, 2, 1, Decimal("2.2"))
    assert (summary.measures, summary.measures_done, summary.share_with_measure) == (4, 3, Decimal("0.5"))
    assert [(e.unit, e.value, e.told, e.done, e.grade) for e in summary.effects] == [("kWh/a", Decimal(10000), 2, 3, 1)]
    assert (empty.desk, empty.cases, empty.hours, empty.share_with_measure, empty.effects) == (quiet, 0, 0, None, ())


@pytest.mark.parametrize("count", [1, 3])
def test_summary_and_queue_cost_the_same_for_one_and_for_three(
    people: People, desk: Desk, count: int, django_assert_num_queries
):
    for case in CaseFactory.create_batch(count, desk=desk, opened_at=datetime(2026, 1, 1, tzinfo=UTC)):
        AdviceFactory(case=case)
        CaseMeasureFactory(case=case)
    with django_assert_num_queries(4):
        desk_summary(people.municipality.pk)
    with django_assert_num_queries(1):
        cases_waiting(people.municipality.pk, DAY)
