"""One row of the board for each member: what is due, and the one button that leads there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext, ngettext, pgettext

from talkoot.commitments.models import Goal
from talkoot.commitments.queries import SOON, with_last_day
from talkoot.memberships.models import Application, Membership
from talkoot.networks.models import Network
from talkoot.organisations.models import Organisation
from talkoot.reporting.enums import WAITING
from talkoot.reporting.models import Report, Round
from talkoot.web.ui.numbers import format_day

KINDS = {
    "active": "good", "paused": "due", "awaiting_signature": "due", "applied": "due", "returned": "due",
    "unknown": "due", "lapsed": "ended", "left": "ended", "ended_by_merger": "ended", "declined": "ended",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Due:
    """What waits at a member, and the button that leads to it."""

    text: str
    url: str
    button: str


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member as it stands on the board."""

    membership: Membership
    places: tuple[str, ...]
    kind: str
    due: Due | None
    url: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits at the members of one page: an application, a number of goals, a report."""

    applications: dict[int, int]
    goals: dict[int, int]
    reports: dict[int, str]
    year: int | None


def member_rows(network: Network, ids: Sequence[int], now: datetime) -> list[MemberRow]:
    """The members in the order of `ids`, with what is due, in six queries whatever their number."""
    members = with_last_day(Membership.objects.filter(pk__in=ids)).select_related("organisation", "tier")
    found = {member.pk: member for member in members}
    places = _places([member.organisation_id for member in found.values()])
    waiting = _waiting(network, list(found))
    return [
        MemberRow(
            membership=member,
            places=places.get(member.organisation_id, ()),
            kind=KINDS.get(member.state, ""),
            due=_due(network, member, waiting, now.date()),
            url=_to("member", network, member.slug),
        )
        for member in (found[pk] for pk in ids if pk in found)
    ]


def _places(organisation_ids: list[int]) -> dict[int, tuple[str, ...]]:
    organisations = Organisation.objects.filter(pk__in=organisation_ids).only("pk").prefetch_related("municipalities")
    return {each.pk: tuple(place.name for place in each.municipalities.all()) for each in organisations}


def _waiting(network: Network, ids: list[int]) -> Waiting:
    applications = Application.objects.waiting().filter(membership__in=ids).values_list("membership", "pk")
    goals = (
        Goal.objects.submitted().filter(membership__in=ids).order_by().values_list("membership").annotate(Count("pk"))
    )
    round_ = Round.objects.filter(network=network, opened_at__isnull=False, closed_at=None).first()
    reports = (
        Report.objects.filter(round=round_, membership__in=ids).values_list("membership", "state") if round_ else ()
    )
    return Waiting(dict(applications), dict(goals), dict(reports), round_.year if round_ else None)


def _due(network: Network, member: Membership, waiting: Waiting, today: date) -> Due | None:
    return (
        _due_application(network, member, waiting)
        or _due_report(network, member, waiting)
        or _due_goals(network, member, waiting)
        or _due_state(network, member, today)
    )


def _due_application(network: Network, member: Membership, waiting: Waiting) -> Due | None:
    if member.pk not in waiting.applications:
        return None
    url = _to("application", network, waiting.applications[member.pk])
    return Due(gettext("The application waits for an answer"), url, gettext("Answer"))


def _due_report(network: Network, member: Membership, waiting: Waiting) -> Due | None:
    state = waiting.reports.get(member.pk)
    if state is None or waiting.year is None:
        return None
    url, facts = _to("report", network, waiting.year, member.slug), {"year": waiting.year}
    if state == "submitted":
        return Due(gettext("The report of %(year)s is there to read") % facts, url, gettext("Read"))
    if state in WAITING:
        return Due(gettext("We have not heard about %(year)s yet") % facts, url, pgettext("button", "Open"))
    return None


def _due_goals(network: Network, member: Membership, waiting: Waiting) -> Due | None:
    n = waiting.goals.get(member.pk, 0)
    if not n:
        return None
    text = ngettext("%(n)s goal to agree", "%(n)s goals to agree", n) % {"n": n}
    return Due(text, f"{_to('goals', network)}?member={member.slug}", gettext("Read"))


def _due_state(network: Network, member: Membership, today: date) -> Due | None:
    url = _to("member", network, member.slug)
    if member.state == "unknown":
        return Due(gettext("Find out whether this is a member"), f"{url}#state", gettext("Find out"))
    if not member.takes_part or member.last_day is None or member.last_day > today + SOON:
        return None
    facts = {"day": format_day(member.last_day)}
    if member.last_day < today:
        text = gettext("The commitment ended on %(day)s") % facts
    else:
        text = gettext("The commitment ends on %(day)s") % facts
    return Due(text, f"{url}#commitment", gettext("Renew"))


def _to(name: str, network: Network, *rest: object) -> str:
    return reverse(f"console:{name}", args=[network.slug, *rest])
