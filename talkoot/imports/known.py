"""Which organisations of a workbook are known already: by business ID everywhere, by name only in the network itself."""

from collections.abc import Iterable
from dataclasses import dataclass

from talkoot.kernel.errors import Refused
from talkoot.kernel.text import folded
from talkoot.memberships.models import Membership
from talkoot.organisations.models import Organisation
from talkoot.organisations.operations import checked_business_id
from talkoot.sheets.result import Member


def sound_business_id(member: Member) -> str | None:
    """The business ID if its check digit is right."""
    try:
        return checked_business_id(member.business_id)
    except Refused:
        return None


@dataclass
class Known:
    """Organisations that may be met again. What belongs to other networks is found by business ID alone."""

    by_id: dict[str, Organisation]
    by_name: dict[str, Organisation]
    memberships: dict[int, Membership]

    def find(self, member: Member) -> Organisation | None:
        """The organisation itself, or one of the same name unless the two have different IDs."""
        business_id = sound_business_id(member)
        if business_id and business_id in self.by_id:
            return self.by_id[business_id]
        named = self.by_name.get(folded(member.name))
        if named is not None and business_id and named.business_id and named.business_id != business_id:
            return None
        return named

    def learn(self, organisation: Organisation, membership: Membership) -> None:
        """One more, met in the workbook itself."""
        if organisation.business_id:
            self.by_id[organisation.business_id] = organisation
        self.memberships[organisation.pk] = membership


def known_organisations(network_id: int, members: Iterable[Member]) -> Known:
    """Everything known that the members of a workbook could be."""
    ids = {business_id for member in members if (business_id := sound_business_id(member))}
    own = list(Membership.objects.filter(network_id=network_id).select_related("organisation", "tier", "network"))
    found = {
        one.business_id: one for one in Organisation.objects.filter(business_id__isnull=False) if one.business_id in ids
    }
    return Known(
        by_id={key: organisation for key, organisation in found.items() if key},
        by_name={membership.organisation.folded_name: membership.organisation for membership in reversed(own)},
        memberships={membership.organisation_id: membership for membership in own},
    )
