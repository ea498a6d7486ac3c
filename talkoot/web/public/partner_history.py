"""What has changed publicly about a member: joined, promised, told, ended. Reasons and persons stay private."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext, gettext_lazy, ngettext

from talkoot.history.models import Event
from talkoot.memberships.models import Membership
from talkoot.web.ui.numbers import format_day, format_number

LATEST = 30
STATES = {
    "active": gettext_lazy("Takes part in the network."),
    "paused": gettext_lazy("The membership was paused."),
    "lapsed": gettext_lazy("The membership lapsed."),
}
VERBS = ("membership.added", "membership.state", "commitment.agreed", "goal.agreed", "goal.ended", "report.accepted")


@dataclass(frozen=True, slots=True)
class Change:
    """One day's change in a sentence."""

    day: date
    sentence: str


def public_changes(membership: Membership, goal_ids: Iterable[int], report_ids: Iterable[int]) -> list[Change]:
    """The newest public changes, several of the same kind on one day told as one."""
    events = Event.objects.filter(
        Q(subject="membership", subject_id=membership.pk)
        | Q(subject="goal", subject_id__in=list(goal_ids))
        | Q(subject="report", subject_id__in=list(report_ids)),
        verb__in=VERBS,
    ).order_by("-at", "-pk")
    told: dict[tuple[date, str, str], int] = {}
    for event in events:
        key = (localdate(event.at), event.verb, _detail(event))
        told[key] = told.get(key, 0) + 1
    changes = [Change(day, _sentence(verb, detail, count)) for (day, verb, detail), count in told.items()]
    return [change for change in changes if change.sentence][:LATEST]


def _detail(event: Event) -> str:
    facts = event.facts
    if event.verb.startswith("membership."):
        return str(facts.get("to", ""))
    if event.verb == "commitment.agreed":
        return f"{facts.get('from', '')}/{facts.get('to', '')}"
    return str(facts.get("year", "")) if event.verb == "report.accepted" else ""


def _sentence(verb: str, detail: str, count: int) -> str:
    if verb.startswith("membership."):
        return str(STATES.get(detail, ""))
    if verb == "commitment.agreed":
        return _commitment(*detail.split("/"))
    if verb == "report.accepted":
        return gettext("The yearly report of %(year)s was accepted.") % {"year": detail}
    if verb == "goal.agreed":
        text = ngettext("%(count)s goal was agreed.", "%(count)s goals were agreed.", count)
    else:
        text = ngettext("%(count)s goal ended.", "%(count)s goals ended.", count)
    return text % {"count": format_number(count)}


def _commitment(start: str, end: str) -> str:
    try:
        days = {
            "start": format_day(date.fromisoformat(start)),
            "end": format_day(date.fromisoformat(end)) if end else "",
        }
    except ValueError:
        return gettext("A commitment was made.")
    if not end:
        return gettext("A commitment was made from %(start)s on.") % days
    return gettext("A commitment was made for %(start)s–%(end)s.") % days
