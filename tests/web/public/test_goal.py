"""The page of one goal, to which every figure leads."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from tests.web.public import world


@pytest.fixture
def bakery(db):
    return world.member(world.network(), "Bakery Oy", slug="bakery")


def text(client, goal):
    return world.text_of(client.get(f"/en/town/goals/{goal.pk}/").content)


def test_it_shows_every_years_value_between_the_start_and_the_target(bakery, client):
    goal = world.goal(bakery)
    world.told(bakery, year=2024, grade=1, goals={goal: 95})
    world.told(bakery, year=2025, grade=3, goals={goal: 88})
    page = text(client, goal)
    assert "2022 100 MWh 100 MWh Starting point" in page
    assert "2024 95 MWh 92 MWh Yearly report declared" in page
    assert "2025 88 MWh 88 MWh Yearly report reviewed" in page
    assert "2027 – 80 MWh Target" in page
    assert "On schedule" in page


def test_it_says_where_the_figure_comes_from(bakery, client):
    goal = world.goal(bakery)
    world.told(bakery, goals={goal: 90}, accepted_at=datetime(2026, 4, 2, 9, tzinfo=UTC))
    page = text(client, goal)
    assert "Bakery Oy told it in the yearly report of 2025." in page
    assert "accepted the report on 2 April 2026" in page
    assert "Measured: Purchased electricity (MWh)." in page


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("yes", "promises more than the law asks for. The law asks for nothing."),
        ("no", "meets what the law asks for"),
        ("unknown", "has not said yet"),
    ],
)
def test_it_says_whether_it_exceeds_the_law(bakery, client, answer, words):
    goal = world.goal(bakery, exceeds_law=answer, why_exceeds_en="The law asks for nothing.")
    assert words in text(client, goal)


def test_a_promised_change_explains_the_level(bakery, client):
    goal = world.goal(bakery, target_value=None, percent_change=Decimal(-25))
    page = text(client, goal)
    assert "2027 – 75 MWh Target" in page
    assert "change of −25 per cent" in page


def test_a_goal_without_figures_is_told_in_words(bakery, client):
    goal = world.goal(
        bakery, kind="milestone", indicator=None, baseline_value=None, baseline_year=None, target_value=None
    )
    report = world.told(bakery, goals={goal: 1})
    report.goal_answers.update(value=None, progress="done")
    page = text(client, goal)
    assert "Reached" in page
    assert "2025 no figure – Done" in page


def test_the_partners_own_words_are_told_in_their_language(bakery, client):
    goal = world.goal(bakery)
    world.told(bakery, year=2025, goals={goal: 90}, language="fi").goal_answers.update(text="Uusi uuni on tilattu.")
    page = client.get(f"/en/town/goals/{goal.pk}/").content.decode()
    assert '<div lang="fi"><p>Uusi uuni on tilattu.</p></div>' in page
    assert "(in Finnish)" in page


def test_an_ended_goal_stays_with_its_outcome(bakery, client):
    goal = world.goal(bakery, state="ended", outcome="partly", ended_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert "Ended, partly reached" in text(client, goal)


@pytest.mark.parametrize("trait", [{"draft": True}, {"submitted": True}])
def test_a_goal_that_is_not_agreed_has_no_page(bakery, client, trait):
    assert client.get(f"/en/town/goals/{world.goal(bakery, **trait).pk}/").status_code == 404


def test_a_goal_of_the_neighbour_has_no_page_here(bakery, client):
    other = world.goal(world.member(world.network(slug="other")))
    assert client.get(f"/en/town/goals/{other.pk}/").status_code == 404


@pytest.mark.parametrize("number", [0, 999_999_999_999_999_999_999_999])
def test_a_number_that_no_goal_has_is_not_found(bakery, client, number):
    assert client.get(f"/en/town/goals/{number}/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_query_budget(bakery, client, count, django_assert_num_queries):
    goal = world.goal(bakery)
    for n in range(count):
        world.told(bakery, year=2023 + n, goals={goal: 90})
    with django_assert_num_queries(5):
        client.get(f"/en/town/goals/{goal.pk}/")
