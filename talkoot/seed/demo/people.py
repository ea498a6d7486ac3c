"""The standing people as the demo page shows them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.networks.models import Network
from talkoot.seed.people import STANDING_PEOPLE, StandingPerson

ROLES: dict[str, tuple[Promise, Promise]] = {
    "coordinator": (
        _("Coordinator"),
        _("Runs a network: reads applications and goals, opens the yearly round, reviews reports, publishes results."),
    ),
    "lead": (
        _("In charge of a municipality’s climate work"),
        _("Takes operating models into use, follows the year clock, hands over. There is no network here."),
    ),
    "officer": (
        _("Owner of a model in a municipality"),
        _("Runs one operating model beside other work: on a phone, refers a company to advice in a minute."),
    ),
    "adviser": (
        _("Adviser of companies in a municipality"),
        _(
            "Takes the companies that officials refer, writes down the advice and the hours, asks half a year later how it went."
        ),
    ),
    "open_coordinator": (
        _("Coordinator of an open network, in charge of a small municipality"),
        _(
            "Gathers companies at events, answers their wishes, sees how the network is doing without asking for reports."
        ),
    ),
    "region": (
        _("Reader at a regional body"),
        _("Sees what the municipalities of the region do, without their drafts and cases."),
    ),
    "member": (_("Contact person of a member"), _("Writes the organisation’s goals and yearly report.")),
    "reader": (_("Reader at a member"), _("Sees what the organisation has written, but does not write.")),
    "small_member": (
        _("Owner of a small company"),
        _("Calculates the bakery’s emissions from bills or files and finds out what is worth doing."),
    ),
    "student": (
        _("Student who calculates for a company"),
        _("Has access to one year of one café, until the course ends."),
    ),
    "teacher": (
        _("Teacher who reviews a student’s calculation"),
        _("Follows every figure to its source, approves or sends back."),
    ),
    "operator": (_("Operator"), _("Keeps the service running and founds new networks.")),
}


@dataclass(frozen=True, slots=True)
class Card:
    """One person to become."""

    person: StandingPerson
    role: Promise | str
    does: Promise | str
    network: str


def cards() -> list[Card]:
    """The people who are really there, in the order in which one meets them."""
    there = set(
        User.objects.filter(email__in=[person.email for person in STANDING_PEOPLE]).values_list("email", flat=True)
    )
    names = {network.slug: network.name for network in Network.objects.all()}
    return [_card(person, names) for person in STANDING_PEOPLE if person.email in there]


def _card(person: StandingPerson, names: dict[str, str]) -> Card:
    role, does = ROLES.get(person.role, (person.role, ""))
    return Card(person, role, does, names.get(person.network) or person.place)
