"""Results of a year and over the years: honest about who told and how sure it is."""

import pytest

from tests.factories import FigureFactory, indicator
from tests.web.public import world


@pytest.fixture
def network(db):
    return world.network()


def text(client, year="2025/"):
    return world.text_of(client.get(f"/en/town/results/{year}").content)


def members(network, count):
    return [world.member(network, f"Company {n}") for n in range(count)]


def test_participation_says_how_many_of_how_many(network, client):
    first, second, third = members(network, 3)
    world.told(first), world.told(second), world.silent(third)
    page = text(client)
    assert "2 of 3 partners told how the year 2025 went." in page
    assert "From 1 partner we have not heard yet" in page
    assert b'class="d0"' in client.get("/en/town/results/2025/").content


def test_goals_are_counted_by_how_they_stand_and_by_theme(network, client):
    bakery = world.member(network, "Bakery Oy")
    reached, good, behind, unknown = (
        world.goal(bakery, theme=theme) for theme in ("food", "food", "heating", "heating")
    )
    world.told(bakery, goals={reached: 75, good: 85, behind: 99})
    page = text(client)
    assert "In 2025, 2 of 4 goals were reached or on schedule." in page
    assert "Of 4 goals, 1 have been reached and 1 are on schedule." in page
    assert "Food 2 1 1 0 0" in page
    assert "Heating 2 0 0 1 1" in page
    assert f'href="/en/town/goals/{unknown.pk}/"' in client.get("/en/town/results/2025/").content.decode()


def test_a_sum_says_how_many_told_it_and_its_lowest_evidence(network, client):
    for n, member in enumerate(members(network, 4)):
        world.told(member, electricity=100, grade=2 + n % 2) if n < 3 else world.silent(member)
    page = text(client)
    assert "Purchased electricity: 300 MWh in 2025." in page
    assert "3 of 4 partners reported it. What the others used is not estimated." in page
    assert "Lowest grade of evidence: documented" in page


def test_fewer_than_three_are_not_shown_and_that_is_said(network, client):
    for member in members(network, 2):
        world.told(member, electricity=111)
    page = text(client)
    assert "Purchased electricity: fewer than three partners told it, so that the figure is not shown." in page
    assert "222" not in page
    assert "111" not in page


def test_shares_are_not_summed(network, client):
    for member in members(network, 3):
        FigureFactory(report=world.told(member), indicator=indicator("renewable_share"), value="0.5")
    page = text(client)
    assert "3 of 3 partners told it. Shares are not added up." in page
    assert "1.5" not in page


def test_the_same_partners_are_compared_with_the_year_before(network, client):
    for n, member in enumerate(members(network, 7)):
        if n < 4:
            world.told(member, year=2024, electricity=100)
        world.told(member, year=2025, electricity=80)
    page = text(client)
    assert "Purchased electricity: 20% less than in 2024 among the same 4 partners." in page
    assert "2024 400 MWh, the same 4 partners" in page
    assert "2025 320 MWh, the same 4 partners" in page
    assert "All 7 partners that told it in 2025: 560 MWh together." in page


def test_the_figure_of_one_newcomer_cannot_be_worked_out(network, client):
    """Four told it this year, three of them last year: the sum less the three would be the fourth's own figure."""
    for n, member in enumerate(members(network, 4)):
        if n < 3:
            world.told(member, year=2024, electricity=100)
        world.told(member, year=2025, electricity=90)
    page = text(client)
    assert "Purchased electricity: 10% less than in 2024 among the same 3 partners." in page
    assert "270" not in page


def test_only_accepted_reports_count(network, client):
    for n, member in enumerate(members(network, 4)):
        report = world.told(member, electricity=100)
        if n == 3:
            report.state = "submitted"
            report.save()
    assert "3 of 4 partners told how the year 2025 went." in text(client)
    assert "300 MWh" in text(client)


def test_a_year_without_a_round_has_no_page(network, client):
    assert client.get("/en/town/results/1999/").status_code == 404
    assert client.get("/en/town/results/99999999999999999999/").status_code == 404


def test_over_the_years_an_unknown_year_is_hatched_and_never_zero(network, client):
    three = members(network, 3)
    for member in three:
        world.told(member, year=2022, electricity=100)
        world.told(member, year=2023)
        world.told(member, year=2024, electricity=90)
        world.told(member, year=2025, electricity=80)
    page = text(client, "")
    assert "3 of 3 partners told how the year 2025 went." in page
    assert "Purchased electricity: 11.1% less than in 2024 among the same 3 partners." in page
    assert "2023 not known" in page
    assert "2025 240 MWh, told by 3 of 3" in page


def test_a_network_without_rounds_says_when_results_come(network, client):
    page = text(client, "")
    assert "There are no results yet." in page
    assert "when the first follow-up is opened" in page


def test_results_can_be_downloaded(network, client):
    world.told(world.member(network))
    page = client.get("/en/town/results/2025/").content.decode()
    assert 'href="/data/town/results-2025.csv"' in page
    assert 'href="/data/town/results-2025.json"' in page


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("page", "queries"), [("2025/", 8), ("", 6)])
def test_query_budget(network, client, count, page, queries, django_assert_num_queries):
    for member in members(network, count):
        world.told(member, electricity=90, goals={world.goal(member): 90})
    with django_assert_num_queries(queries):
        client.get(f"/en/town/results/{page}")
