"""A busy network: something of every kind that the console shows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from talkoot.accounts.models import User
from talkoot.commitments.models import Goal
from talkoot.memberships.models import Application, Membership
from talkoot.networks.models import Network
from talkoot.notices.models import Message
from talkoot.notices.operations import queue_message
from talkoot.reporting.models import Report, Round
from tests.factories import (
    NOW,
    ApplicationFactory,
    CommitmentFactory,
    ContactFactory,
    FigureFactory,
    GoalFactory,
    MembershipFactory,
    ReportFactory,
    RoundFactory,
)
from tests.people import People


@dataclass(frozen=True)
class Desk:
    """The coordinator's browser and what is on the desk."""

    client: Client
    network: Network
    member: Membership
    coordinator: User

    def url(self, name: str, /, *args: object) -> str:
        return reverse(f"console:{name}", args=[self.network.slug, *args])

    def get(self, name: str, /, *args: object, query: str = "") -> str:
        """The page as text; it must be there."""
        response = self.client.get(self.url(name, *args) + query)
        assert response.status_code == 200
        return response.content.decode()

    def post(self, name: str, /, *args: object, **data: object):
        return self.client.post(self.url(name, *args), data)


@pytest.fixture
def desk(people: People, client_of: Callable[[User | None], Client]) -> Desk:
    return Desk(client_of(people.coordinator), people.network, people.membership, people.coordinator)


@pytest.fixture
def application(people: People) -> Application:
    """Sent a week ago by an organisation that is new here."""
    membership = MembershipFactory(
        network=people.network, tier=people.tier, state="applied", organisation__name="Applicant Oy"
    )
    return ApplicationFactory(
        network=people.network, tier=people.tier, membership=membership, state="submitted",
        submitted_at=datetime(2026, 3, 9, tzinfo=UTC), email="aino@applicant.example",
        answers={
            "name": "Applicant Oy", "contact_name": "Aino Applicant", "consent": True, "industry": "10",
            "goals": [{"theme": "energy_saving", "text": "Less electricity", "kind": "numeric", "indicator_id": None}],
        },
    )  # fmt: skip


@pytest.fixture
def goal(people: People) -> Goal:
    """Sent to be agreed."""
    return GoalFactory(membership=people.membership, submitted=True)


@pytest.fixture
def open_round(people: People) -> Round:
    return RoundFactory(network=people.network)


@pytest.fixture
def report(people: People, open_round: Round) -> Report:
    """Sent, with electricity a thousand times last year's."""
    last = RoundFactory(network=people.network, year=2024, closed_at=NOW, due_on=date(2025, 3, 31))
    before = ReportFactory(round=last, membership=people.membership, accepted=True)
    FigureFactory(report=before, value=Decimal(100))
    now = ReportFactory(
        round=open_round, membership=people.membership, submitted=True, measures="New lamps", remark="Call me"
    )
    FigureFactory(report=now, value=Decimal(98000))
    return now


@pytest.fixture
def failed_message(people: People) -> Message:
    message = queue_message(
        to="wrong@example.example", to_name="Mistyped", subject="How did 2025 go?", body="Hello", kind="report_asked",
        network_id=people.network.pk, now=NOW,
    )  # fmt: skip
    message.state, message.error = "failed", "mailbox does not exist"
    message.save()
    return message


@pytest.fixture
def busy(people: People, application: Application, goal: Goal, report: Report, failed_message: Message) -> None:
    """Something of everything, and members in many states."""
    CommitmentFactory(membership=people.membership)
    for state in ("lead", "unknown", "paused", "left", "awaiting_signature"):
        MembershipFactory(network=people.network, tier=people.tier, state=state)
    ContactFactory(organisation=MembershipFactory(network=people.network, tier=people.tier).organisation)
