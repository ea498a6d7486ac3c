"""Finding an organisation, a person or a goal by three letters."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from talkoot.commitments.models import Goal
from talkoot.kernel.text import folded, tidy
from talkoot.memberships.models import Membership
from talkoot.networks.models import Network
from talkoot.organisations.models import Contact, Organisation

SHORTEST, MOST = 3, 10


@dataclass(frozen=True, slots=True)
class Person:
    """A contact person with the member they belong to."""

    contact: Contact
    member: Membership


@dataclass(frozen=True, slots=True)
class Found:
    """What matches the words; `is_short` when there were not enough letters to search."""

    words: str
    members: list[Membership]
    people: list[Person]
    goals: list[Goal]
    is_short: bool = False

    @property
    def count(self) -> int:
        return len(self.members) + len(self.people) + len(self.goals)


def found_by(network: Network, typed: str, most: int = MOST) -> Found:
    """At most `most` of each kind, in four queries."""
    words = tidy(typed)[:100]
    if len(words) < SHORTEST:
        return Found(words, [], [], [], is_short=True)
    members = Membership.objects.filter(network=network, organisation__in=Organisation.objects.matching(words))
    return Found(
        words,
        list(members.select_related("organisation", "tier")[:most]),
        _people(network, words, most),
        list(_goals(network, words)[:most]),
    )


def _people(network: Network, words: str, most: int) -> list[Person]:
    contacts = Contact.objects.filter(organisation__memberships__network=network, until_on=None).filter(
        _any(words, "name", "email", "phone")
    )
    found = list(contacts.distinct()[:most])
    organisations = [contact.organisation_id for contact in found]
    members = Membership.objects.filter(network=network, organisation__in=organisations).select_related("organisation")
    by_organisation = {member.organisation_id: member for member in members}
    return [Person(contact, by_organisation[contact.organisation_id]) for contact in found]


def _goals(network: Network, words: str) -> QuerySet[Goal]:
    goals = Goal.objects.filter(membership__network=network).filter(_any(words, "text_fi", "text_sv", "text_en"))
    return goals.select_related("membership__organisation")


def _any(words: str, *fields: str) -> Q:
    """Any of the fields contains the words, whatever their capitals (SQLite knows only those of ASCII)."""
    forms = {words, words.lower(), words.upper(), words.capitalize(), folded(words)}
    condition = Q()
    for field in fields:
        for form in forms:
            condition |= Q(**{f"{field}__icontains": form})
    return condition
