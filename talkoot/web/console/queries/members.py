"""The board of members: who they are, how they stand, what is due; filters with their counts."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.http import QueryDict
from django.utils.translation import gettext

from talkoot.commitments.queries import SOON, with_last_day
from talkoot.kernel.text import tidy
from talkoot.memberships.enums import MEMBERS, MembershipState
from talkoot.memberships.models import Membership
from talkoot.networks.models import Network
from talkoot.organisations.enums import SizeClass
from talkoot.organisations.models import Municipality, Organisation
from talkoot.web.console.queries.today import SILENCE
from talkoot.web.ui.pieces import FilterGroup, Option

NAMES = ("state", "tier", "size", "municipality", "due")
Values = Mapping[str, set[str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the filters need to know of a member."""

    pk: int
    values: Values


@dataclass(slots=True)
class Choice:
    """What was asked for in the address."""

    words: str
    chosen: dict[str, set[str]] = field(default_factory=dict)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words) or any(self.chosen.values())


def choice_of(query: QueryDict) -> Choice:
    """The search words and filters in the address."""
    return Choice(tidy(query.get("q", ""))[:100], {name: set(query.getlist(name)) for name in NAMES})


def entries(network: Network, words: str, now: datetime) -> list[Entry]:
    """Every member that matches the words, in order of name: two queries whatever their number."""
    members = Membership.objects.filter(network=network)
    if words:
        members = members.filter(organisation__in=Organisation.objects.matching(words))
    rows = with_last_day(members).order_by("organisation__folded_name", "pk").values_list(
        "pk", "state", "tier_id", "organisation__size_class", "heard_at", "state_since", "last_day"
    )  # fmt: skip
    places: dict[int, set[str]] = {}
    for pk, municipality in members.order_by().values_list("pk", "organisation__municipalities"):
        places.setdefault(pk, set()).add(str(municipality or ""))
    return [
        Entry(pk, {
            "state": {state},
            "tier": {str(tier or "")},
            "size": {size},
            "municipality": places.get(pk, {""}),
            "due": _due(state, heard, since, last_day, now),
        })
        for pk, state, tier, size, heard, since, last_day in rows
    ]  # fmt: skip


def matching(found: Iterable[Entry], choice: Choice, but: str = "") -> list[Entry]:
    """The entries that fit every filter (one of them may be left out, to count its own choices)."""
    active = {name: wanted for name, wanted in choice.chosen.items() if wanted and name != but}
    return [entry for entry in found if all(entry.values[name] & wanted for name, wanted in active.items())]


def filter_groups(found: list[Entry], choice: Choice, network: Network) -> list[FilterGroup]:
    """The choices under each question, with how many members each would show."""
    titles = {
        "state": gettext("State"), "tier": gettext("Tier"), "size": gettext("Size"),
        "municipality": gettext("Municipality"), "due": gettext("What to look at"),
    }  # fmt: skip
    labels = _labels(network)
    groups = []
    for name in NAMES:
        counts = Counter(value for entry in matching(found, choice, but=name) for value in entry.values[name])
        options = [
            Option(value, label, counts[value], chosen=value in choice.chosen[name])
            for value, label in labels[name]()
            if counts[value] or value in choice.chosen[name]
        ]
        if options and (len(options) > 1 or choice.chosen[name]):
            groups.append(FilterGroup(titles[name], name, options))
    return groups


def _labels(network: Network) -> dict[str, Callable[[], list[tuple[str, str]]]]:
    return {
        "state": lambda: [(str(value), str(label)) for value, label in MembershipState.choices],
        "tier": lambda: [*((str(tier.pk), tier.name) for tier in network.tiers.all()), ("", gettext("No tier"))],
        "size": lambda: [*((str(v), str(label)) for v, label in SizeClass.choices), ("", gettext("Size not known"))],
        "municipality": lambda: _municipalities(network),
        "due": lambda: [
            ("silent", gettext("Silent for half a year")),
            ("commitment", gettext("Commitment ends soon or has ended")),
        ],
    }


def _municipalities(network: Network) -> list[tuple[str, str]]:
    known = Municipality.objects.filter(organisations__memberships__network=network).distinct()
    return [*((str(one.pk), one.name) for one in known), ("", gettext("Municipality not known"))]


def _due(state: str, heard: datetime | None, since: date, last_day: date | None, now: datetime) -> set[str]:
    if state not in MEMBERS:
        return set()
    due = set()
    long_ago = now - SILENCE
    if heard < long_ago if heard else since < long_ago.date():
        due.add("silent")
    if last_day and last_day <= now.date() + SOON:
        due.add("commitment")
    return due
