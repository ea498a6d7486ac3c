"""A network with something to see, for the tests of the public pages."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from html import unescape
from typing import Any

from talkoot.commitments.models import Goal
from talkoot.memberships.models import Membership
from talkoot.networks.models import Network
from talkoot.reporting.models import Report, Round
from tests.factories import (
    CommitmentFactory,
    FigureFactory,
    GoalAnswerFactory,
    GoalFactory,
    MembershipFactory,
    NetworkFactory,
    OrganisationFactory,
    ReportFactory,
    RoundFactory,
    TierFactory,
    indicator,
)


def network(**facts: Any) -> Network:
    return NetworkFactory(**{"slug": "town", "name_en": "Climate partners of Town", **facts})


def member(
    network: Network, name: str = "Bakery Oy", *, until: date | None = date(2099, 12, 31), **facts: Any
) -> Membership:
    """A public member with a commitment."""
    tier = facts.pop("tier", None) or network.tiers.first() or TierFactory(network=network)
    organisation = {key: facts.pop(key) for key in ("industry", "size_class", "business_id", "website") if key in facts}
    member = MembershipFactory(
        network=network,
        tier=tier,
        organisation=OrganisationFactory(name=name, folded_name=name.lower(), **organisation),
        **facts,
    )
    CommitmentFactory(membership=member, ends_on=until)
    return member


def goal(member: Membership, **facts: Any) -> Goal:
    return GoalFactory(membership=member, commitment=member.commitments.first(), **facts)


def round_of(network: Network, year: int = 2025) -> Round:
    return Round.objects.filter(network=network, year=year).first() or RoundFactory(
        network=network, year=year, due_on=date(year + 1, 3, 31), opened_at=datetime(year + 1, 2, 1, tzinfo=UTC)
    )


def told(
    member: Membership,
    *,
    year: int = 2025,
    electricity: int | None = None,
    grade: int = 1,
    goals: dict[Goal, int] | None = None,
    **facts: Any,
) -> Report:
    """An accepted report of the member."""
    report = ReportFactory(round=round_of(member.network, year), membership=member, accepted=True, grade=grade, **facts)
    if electricity is not None:
        FigureFactory(report=report, indicator=indicator("electricity"), value=Decimal(electricity))
    for each, value in (goals or {}).items():
        GoalAnswerFactory(report=report, goal=each, value=Decimal(value))
    return report


def silent(member: Membership, *, year: int = 2025) -> Report:
    """A member whom we have not heard from."""
    return ReportFactory(round=round_of(member.network, year), membership=member, state="missing")


def text_of(html: bytes) -> str:
    """What a reader reads: without tags, with single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html.decode())).split())
