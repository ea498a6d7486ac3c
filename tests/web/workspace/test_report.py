"""The yearly report by personal link: read without writing, filled in as one goes, sent once."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from talkoot.accounts.models import User
from talkoot.notices.models import Message
from talkoot.organisations.models import Site
from talkoot.reporting.models import Figure, Report
from talkoot.reporting.operations import return_report
from tests.factories import NOW, FigureFactory, GoalFactory, indicator
from tests.people import People
from tests.web.workspace.conftest import ASKED, Year


@pytest.fixture
def visitor() -> Client:
    return Client()


def version(year: Year) -> int:
    return year.again().version


# --- the link -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["", "figures", "goals", "deeds", "review", "nonsense"])
def test_reading_writes_nothing(year: Year, visitor: Client, part: str) -> None:
    assert visitor.get(year.address(part=part)).status_code == 200
    assert (year.again().state, year.again().version, year.again().saved_at) == ("invited", 1, None)


def test_the_page_says_that_it_was_opened(year: Year, visitor: Client) -> None:
    assert visitor.post(year.address("report-opened")).status_code == 204
    assert year.again().state == "opened"


@pytest.mark.parametrize("name", ["report", "report-done"])
def test_the_key_is_kept_to_oneself(year: Year, visitor: Client, name: str) -> None:
    response = visitor.get(year.address(name), follow=True)
    page = response.content.decode()
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in response.headers["Cache-Control"]
    assert '<meta name="robots" content="noindex, nofollow">' in page
    assert year.report.token not in page[page.index("<title>") : page.index("</title>")]


@pytest.mark.parametrize("token", ["nothing", "a" * 200, "%00", "😀", "..%2f", "'--"])
@pytest.mark.parametrize("tail", ["", "save/"])
def test_a_wrong_link_gets_a_friendly_page(year: Year, visitor: Client, token: str, tail: str) -> None:
    response = visitor.post(f"/en/report/{token}/{tail}")
    assert response.status_code == 404
    assert b"This link does not open a report." in response.content or "%2f" in token


def test_a_post_needs_no_cookie(year: Year) -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(year.address(part="deeds"), {"measures": "Sun.", "version": 1}, headers={"origin": "null"})
    assert response.status_code == 302
    assert year.again().measures == "Sun."


# --- what is asked ------------------------------------------------------------------------------------------------


def test_what_was_answered_last_year_comes_first(year: Year, visitor: Client) -> None:
    form = visitor.get(year.address()).context["form"]
    assert [group.indicator.key for group in form.first_groups] == ["electricity", "water", "renewable_share"]
    assert [group.indicator.key for group in form.other_groups] == ["diesel"]
    assert [row.then for row in form.rows] == ["398\u00a0MWh", "", "410\u00a0m³", "60%"]


def test_a_first_report_shows_every_figure(year: Year, visitor: Client) -> None:
    year.before.delete()
    form = visitor.get(year.address()).context["form"]
    assert [group.indicator.key for group in form.first_groups] == ["electricity"]  # measured by a goal
    year.goal.delete()
    form = visitor.get(year.address()).context["form"]
    assert {group.indicator.key for group in form.first_groups} == set(ASKED)


def test_shares_and_goals_begin_as_last_year_and_say_so(year: Year, visitor: Client) -> None:
    page = visitor.get(year.address()).content.decode()
    assert 'value="60"' in page
    assert "Filled in from 2024. Change it if it has changed." in page
    goals = visitor.get(year.address(part="goals"))
    row = goals.context["form"].rows[0]
    assert (row.progress.value(), row.text.value(), row.last_value) == (
        "under_way",
        "Timers installed.",
        "398\u00a0MWh",
    )
    assert "Filled in from 2024. Change what has changed." in goals.content.decode()


def test_small_amounts_of_energy_are_asked_in_kwh(year: Year, visitor: Client) -> None:
    Figure.objects.filter(report=year.before, indicator=indicator("electricity")).update(value=Decimal("39.8"))
    row = next(visitor.get(year.address()).context["form"].rows)
    assert (row.then, row.unit.value()) == ("39,800\u00a0kWh", "kWh")


def test_figures_are_asked_by_site_when_last_years_were(year: Year, visitor: Client, people: People) -> None:
    Figure.objects.filter(report=year.before, indicator=indicator("water")).delete()
    sites = [
        Site.objects.create(organisation=people.membership.organisation, name=name) for name in ("Harbour", "Square")
    ]
    for site, value in zip(sites, (300, 110), strict=True):
        FigureFactory(report=year.before, indicator=indicator("water"), site=site, value=Decimal(value))
    typed = {year.name("value", "water", site.pk): value for site, value in zip(sites, ("290", "120"), strict=True)}
    visitor.post(year.address(part="figures"), typed)
    saved = Figure.objects.filter(report=year.report, indicator=indicator("water")).values_list("site__name", "value")
    assert dict(saved) == {"Harbour": Decimal(290), "Square": Decimal(120)}


# --- sending ------------------------------------------------------------------------------------------------------


def filled(year: Year, visitor: Client) -> None:
    visitor.post(
        year.address(part="figures"),
        {year.name("value", "electricity"): "380", year.name("unit", "electricity"): "MWh"},
    )
    pk = year.goal.pk
    visitor.post(year.address(part="goals"), {f"progress-{pk}": "under_way", f"text-{pk}": "New oven."})
    visitor.post(year.address(part="deeds"), {"measures": "New oven.", "remark": "Call me."})


def test_everything_stands_on_one_screen_before_it_is_sent(year: Year, visitor: Client) -> None:
    filled(year, visitor)
    summary = visitor.get(year.address(part="review")).context["summary"]
    assert [(line.label, line.now, line.last) for line in summary.figures] == [
        ("Purchased electricity", "380\u00a0MWh", "398\u00a0MWh")
    ]
    assert [(line.progress, line.value, line.text) for line in summary.goals] == [
        ("Under way", "380\u00a0MWh", "New oven.")
    ]
    assert (summary.measures, summary.remark, len(summary.empty)) == ("New oven.", "Call me.", 3)


def test_the_report_is_sent_once_however_often_the_button_is_pressed(year: Year, visitor: Client) -> None:
    filled(year, visitor)
    form = {"version": version(year), "name": "Aino"}
    for _click in range(3):
        response = visitor.post(year.address("report-send"), form)
        assert response.headers["Location"] == year.address("report-done")
    report = year.again()
    assert (report.state, report.submitted_by) == ("submitted", "Aino")
    assert Message.objects.filter(kind="report_received").count() == 1


def test_after_sending_the_same_link_thanks_and_shows_what_was_sent(year: Year, visitor: Client) -> None:
    filled(year, visitor)
    visitor.post(year.address("report-send"), {"version": version(year)})
    for name in ("report", "report-done"):
        page = visitor.get(year.address(name)).content.decode()
        assert "Thank you! Your report on 2025 has arrived." in page
        assert "380\u00a0MWh" in page
        assert reverse("public:partner", args=["jarvikaupunki", "lumikon-leipomo"]) in page
    response = visitor.post(year.address(part="deeds"), {"measures": "Too late."})
    assert response.status_code == 200
    assert year.again().measures == "New oven."


def test_a_member_who_signs_in_is_known_by_name(
    year: Year, people: People, client_of: Callable[[User], Client]
) -> None:
    client_of(people.member).post(year.address("report-send"), {"version": 1, "name": "ignored"})
    assert year.again().submitted_by in {"ignored", "Member"}
    assert year.again().state == "submitted"


def test_what_a_colleague_changed_is_looked_through_before_it_is_sent(year: Year, visitor: Client) -> None:
    filled(year, visitor)
    response = visitor.post(year.address("report-send"), {"version": 1}, follow=True)
    assert year.again().state == "draft"
    assert "Somebody has changed the report meanwhile. Please look through it once more." in response.content.decode()


def test_a_goal_takes_its_value_from_the_figures_when_nothing_is_said(year: Year, visitor: Client) -> None:
    visitor.post(year.address(part="figures"), {year.name("value", "electricity"): "380"})
    assert year.answer is None
    visitor.post(year.address("report-send"), {"version": version(year)})
    assert (year.answer.value, year.answer.progress) == (Decimal(380), "")


def test_a_report_sent_back_shows_the_question_and_is_sent_again(year: Year, visitor: Client, people: People) -> None:
    filled(year, visitor)
    visitor.post(year.address("report-send"), {"version": version(year)})
    return_report(report_id=year.report.pk, question="Is the oven electric?", by=people.coordinator, now=NOW)
    for part in ("", "figures", "goals", "deeds"):
        assert "Is the oven electric?" in visitor.get(year.address(part=part)).content.decode()
    visitor.post(year.address(part="deeds"), {"measures": "An electric oven."})
    assert year.again().state == "returned"
    visitor.post(year.address("report-send"), {"version": version(year)})
    assert (year.again().state, year.again().question) == ("submitted", "")


def test_a_waived_report_asks_nothing(year: Year, visitor: Client) -> None:
    Report.objects.filter(pk=year.report.pk).update(state="waived", reason="You joined in December.")
    page = visitor.get(year.address()).content.decode()
    assert "You need not report on 2025." in page
    assert "<form" not in page
    assert visitor.post(year.address("report-save", part="deeds"), {"measures": "x"}).status_code == 409


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_link_works_in_every_language(year: Year, visitor: Client, language: str) -> None:
    for part in ("figures", "goals", "deeds", "review"):
        assert visitor.get(f"/{language}/report/{year.report.token}/?part={part}").status_code == 200


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("part", ["figures", "goals", "deeds", "review"])
def test_report_query_budget(
    year: Year, visitor: Client, part: str, count: int, people: People, django_assert_max_num_queries: Callable
) -> None:
    GoalFactory.create_batch(count, membership=people.membership)
    with django_assert_max_num_queries(10):
        visitor.get(year.address(part=part))
