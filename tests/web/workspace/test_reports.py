"""Our reports: every year with its state; whoever may act opens the one that is asked for."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from talkoot.reporting.models import Round
from tests.people import People
from tests.web.workspace.conftest import Year

Open = Callable[..., object]


def test_years_stand_with_their_state(people: People, workspace: Open, year: Year) -> None:
    Round.objects.filter(year=2025).update(due_on=timezone.localdate() + timedelta(days=12))
    rows = workspace(people.member, "reports").context["rows"]
    assert [(report.round.year, state) for report, state, _kind in rows] == [(2025, "12 days left"), (2024, "Accepted")]


def test_after_the_day_nobody_is_scolded(people: People, workspace: Open, year: Year) -> None:
    Round.objects.filter(year=2025).update(due_on=timezone.localdate() - timedelta(days=3))
    page = workspace(people.member, "reports")
    assert page.context["rows"][0][1] == "We have not heard from you yet"
    assert "late" not in page.content.decode().lower().split()


def test_whoever_may_act_opens_the_report_from_here(people: People, workspace: Open, year: Year) -> None:
    assert year.address() in workspace(people.member, "reports").content.decode()
    assert year.address() in workspace(people.member, "report-read", 2025).content.decode()


def test_whoever_may_only_read_sees_what_was_told_and_gets_no_key(people: People, workspace: Open, year: Year) -> None:
    assert "New lamps in 2024." in workspace(people.reader, "report-read", 2024).content.decode()
    for name, args in (("reports", []), ("report-read", [2025])):
        assert year.report.token not in workspace(people.reader, name, *args).content.decode()


def test_a_year_that_was_not_asked_does_not_exist(people: People, workspace: Open, year: Year) -> None:
    assert workspace(people.member, "report-read", 1999).status_code == 404
    Round.objects.filter(year=2025).update(opened_at=None)
    assert workspace(people.member, "report-read", 2025).status_code == 404


@pytest.mark.parametrize("name", ["stranger", "neighbour", "coordinator"])
def test_others_do_not_read_here(people: People, workspace: Open, year: Year, name: str) -> None:
    assert workspace(getattr(people, name), "report-read", 2024).status_code == 404
