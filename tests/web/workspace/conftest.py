"""A member with last year's report accepted and this year's asked."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from talkoot.accounts.models import User
from talkoot.commitments.models import Goal
from talkoot.reporting.models import Figure, GoalAnswer, Report
from tests.factories import (
    NOW,
    FigureFactory,
    GoalAnswerFactory,
    GoalFactory,
    ReportFactory,
    RoundFactory,
    indicator,
)
from tests.people import People

ASKED = ["electricity", "water", "renewable_share", "diesel"]


@dataclass
class Year:
    """This year's report, last year's, and the goal that electricity measures."""

    report: Report
    before: Report
    goal: Goal

    @property
    def values(self) -> dict[str, Decimal]:
        """What is saved now, by indicator."""
        return dict(Figure.objects.filter(report=self.report).values_list("indicator__key", "value"))

    @property
    def answer(self) -> GoalAnswer | None:
        return GoalAnswer.objects.filter(report=self.report, goal=self.goal).first()

    def again(self) -> Report:
        return Report.objects.get(pk=self.report.pk)

    def name(self, kind: str, key: str, site: int = 0) -> str:
        """The field of an indicator."""
        return f"{kind}-{indicator(key).pk}-{site}"

    def address(self, name: str = "report", part: str = "") -> str:
        return reverse(f"workspace:{name}", args=[self.report.token]) + (f"?part={part}" if part else "")


@pytest.fixture
def year(people: People) -> Year:
    earlier = RoundFactory(network=people.network, year=2024, closed_at=NOW, indicators=ASKED)
    before = ReportFactory(round=earlier, membership=people.membership, accepted=True, measures="New lamps in 2024.")
    for key, value in (("electricity", "398"), ("renewable_share", "0.6"), ("water", "410")):
        FigureFactory(report=before, indicator=indicator(key), value=Decimal(value))
    goal = GoalFactory(membership=people.membership, baseline_value=Decimal(450), target_value=Decimal(360))
    GoalAnswerFactory(report=before, goal=goal, value=Decimal(398), progress="under_way", text="Timers installed.")
    asked = RoundFactory(network=people.network, year=2025, indicators=ASKED)
    return Year(ReportFactory(round=asked, membership=people.membership), before, goal)


@pytest.fixture
def workspace(people: People, client_of: Callable[[User | None], Client]) -> Callable[..., HttpResponse]:
    """`workspace(person, "goals")` opens a page of the bakery; with `post=` it sends a form."""
    clients: dict[int | None, Client] = {}

    def open_page(
        person: User | None, name: str, *args: Any, post: dict[str, Any] | None = None, query: str = ""
    ) -> HttpResponse:
        address = reverse(f"workspace:{name}", args=[people.network.slug, people.membership.slug, *args]) + query
        key = person.pk if person else None
        if key not in clients:
            clients[key] = client_of(person)
        client = clients[key]
        return client.get(address) if post is None else client.post(address, post)

    return open_page
