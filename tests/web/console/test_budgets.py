"""A list costs the same for one row and for three."""

from datetime import UTC, date, datetime

import pytest

from talkoot.history.operations import record
from talkoot.notices.operations import queue_message
from tests.factories import (
    NOW,
    ApplicationFactory,
    CommitmentFactory,
    ContactFactory,
    CoordinatorFactory,
    FigureFactory,
    GoalAnswerFactory,
    GoalFactory,
    MembershipFactory,
    ReportFactory,
    RoundFactory,
    TierFactory,
)
from tests.web.console.conftest import Desk

BUDGET = {
    "today": 15, "members": 15, "applications": 7, "goals": 8, "rounds": 6, "round": 10, "review": 9, "messages": 7,
    "settings": 7, "people": 7, "history": 9, "search": 7, "member": 14, "round-remind": 7, "opening": 9,
}  # fmt: skip


def fill(desk: Desk, count: int) -> None:
    """`count` of everything."""
    network, tier = desk.network, desk.member.tier
    opened = RoundFactory(network=network)
    for year in range(2024, 2024 - count, -1):
        RoundFactory(network=network, year=year, closed_at=NOW)
    for n in range(count):
        member = MembershipFactory(
            network=network, tier=tier, slug=f"kahvila-{n}", organisation__name=f"Kahvila {n} Oy"
        )
        ContactFactory(organisation=member.organisation)
        CommitmentFactory(membership=member, ends_on=date(2025, 1, 1), starts_on=date(2023, 1, 1))
        goal = GoalFactory(membership=member, submitted=True, text_en=f"Kahvila saves {n}")
        report = ReportFactory(round=opened, membership=member, submitted=True)
        FigureFactory(report=report)
        GoalAnswerFactory(report=report, goal=goal)
        silent = MembershipFactory(network=network, tier=tier)
        ReportFactory(round=opened, membership=silent)
        ContactFactory(organisation=silent.organisation)
        MembershipFactory(network=network, tier=tier, state="unknown")
        ApplicationFactory(
            network=network, tier=tier, state="submitted", submitted_at=datetime(2026, 3, 1, tzinfo=UTC),
            membership=MembershipFactory(network=network, tier=tier, state="applied"),
        )  # fmt: skip
        queue_message(to="a@b.example", subject="S", body="B", kind="x", network_id=network.pk, now=NOW)
        TierFactory(network=network)
        CoordinatorFactory(network=network)
        for subject, thing in (("membership", member), ("goal", goal), ("tier", tier)):
            record(
                verb=f"{subject}.changed",
                subject=subject,
                subject_id=thing.pk,
                network_id=network.pk,
                by=desk.coordinator,
                now=NOW,
            )


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("page", "args", "query"),
    [
        ("today", [], ""), ("members", [], ""), ("applications", [], ""), ("goals", [], ""), ("rounds", [], ""),
        ("round", [2025], ""), ("review", [], ""), ("messages", [], ""), ("settings", [], ""), ("people", [], ""),
        ("history", [], ""), ("search", [], "?q=kahvila"), ("member", ["kahvila-0"], ""), ("round-remind", [2025], ""),
    ],
)  # fmt: skip
def test_page_query_budget(
    desk: Desk, django_assert_num_queries, page: str, args: list, query: str, count: int
) -> None:
    fill(desk, count)
    desk.client.get(desk.url(page, *args) + query)
    with django_assert_num_queries(BUDGET[page]):
        desk.client.get(desk.url(page, *args) + query)


@pytest.mark.parametrize("count", [1, 3])
def test_preview_of_a_round_query_budget(desk: Desk, django_assert_num_queries, count: int) -> None:
    fill(desk, count)
    RoundFactory(network=desk.network, year=2026, opened_at=None)
    with django_assert_num_queries(BUDGET["opening"]):
        desk.client.get(desk.url("round", 2026))


def test_board_of_five_hundred_members_keeps_the_budget(desk: Desk, django_assert_max_num_queries) -> None:
    MembershipFactory.create_batch(500, network=desk.network, tier=desk.member.tier)
    with django_assert_max_num_queries(15):
        page = desk.get("members")
    assert "<b>501</b> organisations are on the board." in page
    assert page.count('<th scope="row">') == 50
