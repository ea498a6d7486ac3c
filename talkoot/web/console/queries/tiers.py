"""Who would fall short of a tier's rules."""

from dataclasses import dataclass
from typing import Any

from talkoot.commitments.criteria import Criterion, criteria_of
from talkoot.commitments.queries import goals_of_members
from talkoot.memberships.models import Membership
from talkoot.networks.models import Tier


@dataclass(frozen=True, slots=True)
class Short:
    """A member that would fall short, with the rules it does not meet."""

    member: Membership
    missing: list[Criterion]


@dataclass(frozen=True, slots=True)
class Trial:
    """Rules tried on the members of a tier: how many there are, and who would fall short."""

    members: int
    short: list[Short]


def try_rules(tier: Tier, rules: dict[str, Any]) -> Trial:
    """What the rules would mean for those who are in the tier today; nothing is changed."""
    changed = Tier(network_id=tier.network_id, **rules)
    members = list(Membership.objects.filter(tier=tier).taking_part().select_related("organisation"))
    promised = goals_of_members([member.pk for member in members])
    short = []
    for member in members:
        missing = [rule for rule in criteria_of(changed, promised[member.pk]) if not rule.is_met]
        if missing:
            short.append(Short(member, missing))
    return Trial(len(members), short)
