"""The ladder of coordination as a municipality sees it: where it stands, what each step adds, what is in place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.adoptions.models import Portfolio
from talkoot.adoptions.queries.ladder import in_place, networks_of
from talkoot.catalogue.facts import Addition, Method, Range
from talkoot.catalogue.queries import methods
from talkoot.networks.models import Network
from talkoot.organisations.models import Municipality
from talkoot.web.ui.numbers import format_number

# where one does what is missing: an address of the municipality, or of its network
OF_MUNICIPALITY: dict[str, tuple[str, Promise]] = {
    "owners": ("portfolio", _("Give each model an owner")),
    "portfolio": ("adopt", _("Take models into use")),
    "forum": ("portfolio", _("Open a model and write its forum")),
    "plan": ("clock", _("Write dates into the year clock")),
    "support": ("cases", _("Write down advice given")),
    "steering": ("clock", _("Write the steering group’s meetings into the year clock")),
}
OF_NETWORK: dict[str, tuple[str, Promise]] = {
    "coordinator": ("people", _("Name a coordinator")),
    "tiers": ("settings", _("Write the rules of the tiers")),
    "round": ("rounds", _("Prepare a follow-up round")),
    "fees": ("settings", _("Give the tiers fees")),
}
MOVES = {"open_network": "open-network", "closed_network": "closed-network"}


@dataclass(frozen=True, slots=True)
class NeedLine:
    """Something that a rung needs, whether it is there, and where one does it when it is not."""

    words: str
    is_there: bool
    url: str = ""
    button: str = ""


@dataclass(frozen=True, slots=True)
class Rung:
    """One way of coordinating beside the present one; hours are compared with the present one."""

    method: Method
    is_current: bool
    is_heavier: bool
    needs: tuple[NeedLine, ...]
    adds: tuple[tuple[str, str], ...]
    difference: str

    @property
    def there(self) -> int:
        """How many of the things that it needs are there."""
        return sum(need.is_there for need in self.needs)


def ladder(municipality: Municipality, portfolio: Portfolio, user: object, today: date) -> list[Rung]:
    """All rungs from the lightest to the heaviest."""
    found = methods()
    present = next((each for each in found if each.code == portfolio.method), found[0])
    there = in_place(municipality, today)
    mine = set(Network.objects.coordinated_by(user).values_list("pk", flat=True))
    network = next((each for each in networks_of(municipality) if each.pk in mine), None)
    return [_rung(each, present, there, municipality, network) for each in found]


def hours_between(lighter: Method, heavier: Method) -> Range:
    """The hours a year that the steps from one rung up to another add together."""
    steps = [each for each in methods() if lighter.number < each.number <= heavier.number]
    added = [addition.hours_per_year for each in steps for addition in each.adds]
    return Range(sum(one.low for one in added), sum(one.high for one in added))


def hours_words(hours: Range) -> str:
    """A range of hours as words."""
    if hours.is_one:
        return gettext("%(hours)s h a year") % {"hours": format_number(hours.low)}
    return gettext("%(low)s–%(high)s h a year") % {"low": format_number(hours.low), "high": format_number(hours.high)}


def addition_lines(additions: Sequence[Addition]) -> tuple[tuple[str, str], ...]:
    """Each work that a step adds, with its hours."""
    return tuple((addition.words.here, hours_words(addition.hours_per_year)) for addition in additions)


def difference_words(present: Method, to: Method) -> str:
    """What moving means in work, in a sentence; empty for the present rung."""
    if present.number == to.number:
        return ""
    lighter, heavier = sorted((present, to), key=lambda each: each.number)
    hours = hours_words(hours_between(lighter, heavier))
    if to is heavier:
        return gettext("Moving here from where you are adds %(hours)s of work.") % {"hours": hours}
    return gettext("Moving here from where you are takes away %(hours)s of work.") % {"hours": hours}


def _rung(
    each: Method, present: Method, there: dict[str, bool], municipality: Municipality, network: Network | None
) -> Rung:
    return Rung(
        method=each,
        is_current=each.code == present.code,
        is_heavier=each.number > present.number,
        needs=tuple(
            NeedLine(need.words.here, there[need.key], *_way(need.key, municipality, network, there[need.key]))
            for need in each.needs
        ),
        adds=addition_lines(each.adds),
        difference=difference_words(present, each),
    )


def _way(key: str, municipality: Municipality, network: Network | None, is_there: bool) -> tuple[str, str]:
    """The address and the name of the place where one does what is missing."""
    if is_there:
        return "", ""
    if key in OF_MUNICIPALITY:
        name, words = OF_MUNICIPALITY[key]
        return reverse(f"console:{name}", args=[municipality.slug]), str(words)
    if key in OF_NETWORK and network is not None:
        name, words = OF_NETWORK[key]
        return reverse(f"console:{name}", args=[network.slug]), str(words)
    if key in MOVES:
        return reverse("console:method-move", args=[municipality.slug, MOVES[key]]), gettext(
            "Found or choose a network"
        )
    return "", ""
