"""What happened, in sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.commitments.models import Goal
from talkoot.history.models import Event
from talkoot.memberships.enums import MembershipState
from talkoot.memberships.models import Application, Membership
from talkoot.networks.models import Coordinator, Tier

SENTENCES: dict[str, Promise] = {
    "application.submitted": _("An application was sent"),
    "application.returned": _("The application was sent back with a question"),
    "application.accepted": _("The application was accepted"),
    "application.declined": _("The application was declined"),
    "application.withdrawn": _("The application was taken back"),
    "commitment.agreed": _("A commitment was agreed"),
    "coordinator.added": _("A coordinator was named"),
    "coordinator.ended": _("A coordinator's task ended"),
    "dialogue.prepared": _("A dialogue was prepared"),
    "dialogue.changed": _("A dialogue was changed"),
    "dialogue.invited": _("Somebody was invited to a dialogue"),
    "dialogue.opened": _("A dialogue was opened"),
    "dialogue.taken_back": _("The opening of a dialogue was taken back"),
    "dialogue.ended": _("A dialogue was ended"),
    "dialogue.decided": _("What was decided on a dialogue was published"),
    "event.planned": _("A gathering was planned"),
    "event.changed": _("A gathering was changed"),
    "event.cancelled": _("A gathering was cancelled"),
    "event.attendance": _("Those who came to a gathering were written down"),
    "input.given": _("An input was given"),
    "input.noted": _("An input was written down"),
    "input.corrected": _("An input was corrected by its giver"),
    "input.withdrawn": _("An input was taken back by its giver"),
    "input.sorted": _("An input was read and sorted"),
    "input.answered": _("An input was answered"),
    "goal.written": _("A goal was written"),
    "goal.changed": _("A goal was changed"),
    "goal.deleted": _("A draft of a goal was thrown away"),
    "goal.submitted": _("A goal was sent to be agreed"),
    "goal.returned": _("A goal was sent back with a question"),
    "goal.agreed": _("A goal was agreed and published"),
    "goal.ended": _("A goal was ended with its outcome"),
    "goal.translated": _("A goal was translated"),
    "membership.added": _("Brought onto the board"),
    "membership.changed": _("Tier or joining day was changed"),
    "membership.state": _("The state changed"),
    "network.founded": _("The network was begun"),
    "network.changed": _("Texts or settings were changed"),
    "network.active": _("The network was opened to the public"),
    "network.ended": _("The network was ended"),
    "network.forming": _("The network was taken back into formation"),
    "report.submitted": _("A yearly report was sent"),
    "report.accepted": _("A yearly report was accepted"),
    "report.returned": _("A yearly report was sent back with a question"),
    "report.waived": _("A yearly report was waived"),
    "report.reopened": _("A yearly report was opened again"),
    "round.prepared": _("A round was prepared"),
    "round.changed": _("A round was changed"),
    "round.opened": _("A round was opened"),
    "round.reminded": _("A reminder was sent"),
    "round.member_added": _("A member was added to a round"),
    "round.closed": _("A round was closed"),
    "tier.added": _("A tier was added"),
    "tier.changed": _("The rules of a tier were changed"),
}


@dataclass(frozen=True, slots=True)
class Happening:
    """One change, ready to be read."""

    event: Event
    text: str
    about: str
    who: str


def happenings(events: Sequence[Event]) -> list[Happening]:
    """The events with their sentences and the names of what they are about, in a fixed number of queries."""
    names = _names(events)
    return [
        Happening(
            event,
            sentence(event),
            _about(event, names),
            event.by_name or (str(event.by) if event.by else gettext("Talkoot")),
        )
        for event in events
    ]


def sentence(event: Event) -> str:
    """What happened; a change of state says from what to what."""
    facts = event.facts or {}
    if event.verb == "membership.state":
        return gettext("From “%(before)s” to “%(after)s”") % {
            "before": _state(facts.get("from")), "after": _state(facts.get("to")),
        }  # fmt: skip
    if event.verb == "membership.added" and facts.get("to"):
        return gettext("Brought onto the board as “%(state)s”") % {"state": _state(facts["to"])}
    text = str(SENTENCES.get(event.verb, event.verb.replace(".", ": ").replace("_", " ")))
    return gettext("%(what)s (%(year)s)") % {"what": text, "year": facts["year"]} if facts.get("year") else text


def _state(value: Any) -> str:
    return str(MembershipState(value).label) if value in MembershipState.values else str(value or "–")


def _ids(events: Iterable[Event], subject: str) -> set[int]:
    return {event.subject_id for event in events if event.subject == subject}


def _names(events: Sequence[Event]) -> dict[tuple[str, int], str]:
    """What each subject is called today; what no longer exists has no name."""
    members = _ids(events, "membership") | {
        event.facts["membership"] for event in events if isinstance((event.facts or {}).get("membership"), int)
    }
    names = {
        ("membership", m.pk): m.organisation.name
        for m in Membership.objects.filter(pk__in=members).select_related("organisation")
    }
    names |= {("application", a.pk): str(a) for a in Application.objects.filter(pk__in=_ids(events, "application"))}
    names |= {("goal", g.pk): str(g) for g in Goal.objects.filter(pk__in=_ids(events, "goal"))}
    names |= {("tier", t.pk): t.name for t in Tier.objects.filter(pk__in=_ids(events, "tier"))}
    names |= {
        ("coordinator", c.pk): str(c.user)
        for c in Coordinator.objects.filter(pk__in=_ids(events, "coordinator")).select_related("user")
    }
    return names


def _about(event: Event, names: dict[tuple[str, int], str]) -> str:
    own = names.get((event.subject, event.subject_id), "")
    member = names.get(("membership", (event.facts or {}).get("membership", 0)), "")
    return ": ".join(name for name in (member, own) if name)
