"""What a results page may say: totals with n of N and the lowest grade, nothing from unread reports, no small groups."""

from decimal import Decimal

import pytest

from talkoot.reporting.queries.results import goal_standings, participation_by_year, results_of
from tests.factories import (
    FigureFactory,
    GoalAnswerFactory,
    GoalFactory,
    MembershipFactory,
    NetworkFactory,
    ReportFactory,
    RoundFactory,
    TierFactory,
    indicator,
)

pytestmark = pytest.mark.django_db


def year_with(values: list[int], *, year: int = 2025, network=None, members=None, silent: int = 0, **report_facts):
    """A round in which each value is one accepted report's electricity."""
    network = network or NetworkFactory()
    tier = network.tiers.first() or TierFactory(network=network)
    round_ = RoundFactory(network=network, year=year)
    members = members or [MembershipFactory(network=network, tier=tier) for _ in values]
    for member, value in zip(members, values, strict=True):
        report = ReportFactory(round=round_, membership=member, accepted=True, **report_facts)
        FigureFactory(report=report, value=Decimal(value))
    for _ in range(silent):
        ReportFactory(round=round_, membership=MembershipFactory(network=network, tier=tier))
    return network, members, round_


def electricity(network, year=2025):
    return next(total for total in results_of(network.pk, year).totals if total.indicator.key == "electricity")


def test_total_adds_accepted_reports_and_says_how_many_of_how_many():
    network, _members, _round = year_with([100, 50, 30], silent=2)
    total = electricity(network)
    assert (total.value, total.n, total.of) == (180, 3, 5)


def test_report_that_nobody_has_read_does_not_count():
    network, _members, round_ = year_with([100, 50, 30])
    unread = ReportFactory(round=round_, membership=MembershipFactory(network=network), submitted=True)
    FigureFactory(report=unread, value=Decimal(1000))
    assert electricity(network).value == 180
    assert participation_by_year(network.pk)[2025].told == 3


def test_total_shows_the_lowest_grade_in_it():
    network, _members, round_ = year_with([100, 50], grade=3)
    weaker = ReportFactory(round=round_, membership=MembershipFactory(network=network), accepted=True, grade=2)
    FigureFactory(report=weaker, value=Decimal(10))
    assert electricity(network).grade == 2


def test_sum_of_fewer_than_three_members_is_not_shown():
    network, _members, _round = year_with([100, 50])
    total = electricity(network)
    assert (total.value, total.is_suppressed, total.n) == (None, True, 2)


def test_figures_of_sites_are_added_up_within_their_member():
    network, members, round_ = year_with([100, 50, 30])
    report = round_.reports.get(membership=members[0])
    site = members[0].organisation.sites.create(name="Varasto")
    FigureFactory(report=report, site=site, value=Decimal(20))
    total = electricity(network)
    assert (total.value, total.n) == (200, 3)


def test_shares_are_never_added_up():
    network, _members, round_ = year_with([100, 50, 30])
    for report in round_.reports.all():
        FigureFactory(report=report, indicator=indicator("renewable_share"), value=Decimal("0.5"))
    share = next(t for t in results_of(network.pk, 2025).totals if t.indicator.key == "renewable_share")
    assert (share.value, share.n, share.is_suppressed) == (None, 3, False)


def test_change_compares_only_members_that_reported_both_years():
    network, members, _round = year_with([100, 100, 100], year=2024)
    newcomer = MembershipFactory(network=network, tier=members[0].tier)
    year_with([90, 90, 90, 500], year=2025, network=network, members=[*members, newcomer])
    total = electricity(network)
    assert (total.value, total.same, total.before, total.change) == (770, 3, 300, Decimal("-0.1"))


def test_waived_member_is_not_counted_as_silent():
    network, _members, round_ = year_with([100, 50, 30], silent=1)
    ReportFactory(round=round_, membership=MembershipFactory(network=network), state="waived")
    told = participation_by_year(network.pk)[2025]
    assert (told.asked, told.told, told.waived, told.silent) == (4, 3, 1, 1)


def test_neighbours_figures_do_not_leak_in():
    network, _members, _round = year_with([100, 50, 30])
    year_with([7000, 7000, 7000])
    assert electricity(network).value == 180


def test_goal_stands_where_its_newest_accepted_answer_says():
    network, members, round_ = year_with([100, 50, 30])
    goal = GoalFactory(membership=members[0])
    GoalAnswerFactory(report=round_.reports.get(membership=members[0]), goal=goal, value=Decimal(88))
    standing = goal_standings(network.pk)[0]
    assert (standing.path.value, standing.path.year, standing.path.progress, standing.path.done) == (
        88, 2025, "on_track", Decimal("0.6"),
    )  # fmt: skip


def test_draft_goals_and_goals_of_members_who_left_are_not_shown():
    network, members, _round = year_with([100, 50, 30])
    GoalFactory(membership=members[0], draft=True)
    GoalFactory(membership=MembershipFactory(network=network, state="left"))
    assert goal_standings(network.pk) == []


def test_year_without_a_round_has_no_results():
    assert results_of(NetworkFactory().pk, 2025) is None
