"""One adoption as its page shows it: what it runs on, its history."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.adoptions.models import Adoption, Carrier
from talkoot.catalogue.enums import Mechanism
from talkoot.catalogue.facts import Carrier as CarrierFact
from talkoot.catalogue.facts import OperatingModel
from talkoot.history.models import Event
from talkoot.history.queries import events_of
from talkoot.networks.models import Network
from talkoot.web.console.queries.history import Happening

MOST_HISTORY = 50
SENTENCES: dict[str, Promise] = {
    "adoption.adopted": _("Taken into use"),
    "adoption.changed": _("Owner, plan or target was changed"),
    "adoption.idea": _("Made an idea again"),
    "adoption.decided": _("Decided"),
    "adoption.running": _("Began to run"),
    "adoption.paused": pgettext_lazy("history", "Paused"),
    "adoption.ended": pgettext_lazy("history", "Ended"),
    "adoption.effort": _("Hours or euros were entered"),
    "adoption.effort_removed": _("An entry of hours or euros was removed"),
    "adoption.result": _("A result was told"),
    "adoption.result_removed": _("A result was removed"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """Something that the model runs on: where it is, or that it has not been created."""

    name: str
    kind: str
    url: str
    can_create: bool
    mechanism: str
    what: str


def parts_of(adoption: Adoption, found: OperatingModel | None, user: User) -> list[Part]:
    """What the model runs on here, and what was left out."""
    made = list(adoption.carriers.select_related("network", "round__network", "dialogue", "shelf", "desk"))
    networks = set(Network.objects.coordinated_by(user).values_list("pk", flat=True)) if made else set()
    parts = [_made(adoption, carrier, networks) for carrier in made]
    have = {(carrier.mechanism, carrier.kind) for carrier in made}
    for fact in found.runs_on if found else ():
        if fact.mechanism == Mechanism.CALENDAR:
            clock = reverse("console:clock", args=[adoption.municipality.slug])
            parts.append(Part(gettext("Dates in the year clock"), "", clock, can_create=False, mechanism="", what=""))
        elif (fact.mechanism, fact.kind) not in have:
            parts.append(_left_out(fact, can_create=not adoption.has_ended))
    return parts


def happenings_of(adoption: Adoption) -> list[Happening]:
    """What has happened to the adoption, newest first, in sentences."""
    return sentences(events_of("adoption", adoption.pk)[:MOST_HISTORY], SENTENCES)


def sentences(events: Iterable[Event], words: dict[str, Promise]) -> list[Happening]:
    """The events with their sentences and who did it."""
    return [
        Happening(event, str(words.get(event.verb, event.verb)), "", event.by_name or gettext("Talkoot"))
        for event in events
    ]


def _made(adoption: Adoption, carrier: Carrier, networks: set[int]) -> Part:
    label = str(Mechanism(carrier.mechanism).label)
    return Part(_name(carrier), label, _url(adoption, carrier, networks), can_create=False, mechanism="", what="")


def _name(carrier: Carrier) -> str:
    if carrier.round:
        facts = {"network": carrier.round.network.name, "year": carrier.round.year}
        return gettext("%(network)s: follow-up of %(year)s") % facts
    return str(carrier)


def _url(adoption: Adoption, carrier: Carrier, networks: set[int]) -> str:
    """Where one works with it; nothing for a network that somebody else runs."""
    town = adoption.municipality.slug
    places: list[tuple[Any, str, list[Any]]] = [
        (carrier.dialogue_id, "dialogue", [carrier.dialogue_id]),
        (carrier.shelf_id, "shelf", [town, carrier.shelf_id]),
        (carrier.desk_id, "cases", [town]),
    ]
    if carrier.network and carrier.network_id in networks:
        places.append((carrier.network_id, "today", [carrier.network.slug]))
    if carrier.round and carrier.round.network_id in networks:
        places.append((carrier.round_id, "round", [carrier.round.network.slug, carrier.round.year]))
    return next((reverse(f"console:{name}", args=args) for there, name, args in places if there), "")


def _left_out(fact: CarrierFact, *, can_create: bool) -> Part:
    label = str(Mechanism(fact.mechanism).label)
    return Part(str(fact.name), label, "", can_create=can_create, mechanism=str(fact.mechanism), what=fact.kind)
