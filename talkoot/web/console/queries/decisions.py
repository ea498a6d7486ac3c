"""What was decided about a municipality's work with companies, in sentences, from its history."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.adoptions.models import Adoption, Practice
from talkoot.catalogue.queries import method
from talkoot.history.models import Event
from talkoot.organisations.models import Municipality

SENTENCES: dict[str, Promise] = {
    "adoption.adopted": _("Taken into use: %(name)s"),
    "adoption.changed": _("Changed: %(name)s"),
    "adoption.idea": _("Back to an idea: %(name)s"),
    "adoption.decided": _("Decided: %(name)s"),
    "adoption.running": _("Begun: %(name)s"),
    "adoption.paused": _("Paused: %(name)s"),
    "adoption.ended": _("Ended: %(name)s"),
    "municipality.taken_into_use": _("The municipality came onto the service"),
    "municipality.changed": _("Names or settings of the municipality were changed"),
    "officer.added": _("%(name)s began to work on this"),
    "officer.changed": _("The unit, title or charge of %(name)s was changed"),
    "officer.ended": _("%(name)s no longer works on this"),
    "portfolio.method": _("The way of coordinating became: %(name)s"),
    "portfolio.changed": _("Hours or the climate programme were changed"),
    "portfolio.action_added": _("An action of the climate programme was added: %(name)s"),
    "portfolio.action_ended": _("An action of the climate programme was ended: %(name)s"),
    "portfolio.emissions": _("The emissions by industry were entered"),
    "practice.published": _("Published for others to copy: %(name)s"),
    "practice.withdrawn": _("Withdrawn from publication: %(name)s"),
}


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: when, what, why, who."""

    at: datetime
    text: str
    reason: str
    who: str


def decisions(municipality: Municipality, since: datetime) -> list[Decision]:
    """What was decided since a moment, the newest first; daily entries are left out."""
    own = Q(subject="municipality", subject_id=municipality.pk) | Q(facts__municipality=municipality.pk)
    events = list(Event.objects.filter(own, at__gte=since, verb__in=SENTENCES).select_related("by"))
    names = _names(municipality)
    return [
        Decision(event.at, _text(event, names), event.reason, event.by_name or gettext("Talkoot")) for event in events
    ]


def _names(municipality: Municipality) -> dict[tuple[str, int], str]:
    adoptions = Adoption.objects.filter(municipality=municipality)
    practices = Practice.objects.filter(municipality=municipality)
    names = {("adoption", each.pk): each.name for each in adoptions}
    return names | {("practice", each.pk): each.title for each in practices}


def _text(event: Event, names: dict[tuple[str, int], str]) -> str:
    facts = event.facts or {}
    chosen = method(str(facts.get("method", "")))
    name = names.get((event.subject, event.subject_id)) or facts.get("name") or facts.get("title") or ""
    return str(SENTENCES[event.verb]) % {"name": chosen.name.here if chosen else name}
