"""The steps of the work on an inventory, in sentences."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.footprints.enums import MandateRole
from talkoot.footprints.models import Inventory
from talkoot.history.models import Event
from talkoot.history.queries import events_of
from talkoot.web.ui.numbers import format_day

SHOWN = 40
SENTENCES: dict[str, Promise] = {
    "evidence_removed": _("The paper “%(file)s” was removed"),
    "inventory_accepted": _("The company accepted the result"),
    "inventory_handed_in": _("The calculation was handed in for review"),
    "inventory_ready": _("The calculation became ready"),
    "inventory_reopened": _("The calculation was opened again"),
    "inventory_reviewed": _("The calculation was approved"),
    "inventory_sent_back": _("The calculation was sent back"),
    "mandate_ended": _("The access of %(name)s was ended"),
    "mandate_prolonged": _("The access of %(name)s now lasts until %(until)s"),
}
INVITED: dict[str, Promise] = {
    MandateRole.CALCULATOR: _("%(name)s was invited to calculate until %(until)s"),
    MandateRole.REVIEWER: _("%(name)s was invited to review until %(until)s"),
}
SAID = ("inventory_handed_in", "inventory_sent_back", "inventory_reviewed")  # events whose reason is a comment


@dataclass(frozen=True, slots=True)
class Step:
    """What happened, when, by whom, and what was said."""

    at: datetime
    what: str
    who: str
    said: str


def steps_of(inventory: Inventory) -> list[Step]:
    """Newest first. One query."""
    return [_step(event) for event in events_of("inventory", inventory.pk)[:SHOWN]]


def last_said(inventory: Inventory) -> Step | None:
    """The comment that is on the table now: of the newest handing in, sending back or approval. One query."""
    event = events_of("inventory", inventory.pk).filter(verb__in=SAID).first()
    return _step(event) if event and event.reason else None


def sentence(event: Event) -> str:
    """The event in words; one that has none yet shows its own name rather than nothing."""
    facts = {"name": "", "file": "", **(event.facts or {})}
    facts["until"] = _day(facts.get("until"))
    if event.verb == "mandate_given":
        return str(INVITED.get(facts.get("role", ""), INVITED[MandateRole.CALCULATOR])) % facts
    words = SENTENCES.get(event.verb)
    return str(words) % facts if words else event.verb.replace("_", " ").capitalize()


def _step(event: Event) -> Step:
    return Step(event.at, sentence(event), event.by_name or gettext("Somebody"), event.reason)


def _day(value: object) -> str:
    return format_day(date.fromisoformat(str(value))) if value else ""
