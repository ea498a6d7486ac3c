"""The demo's young open network, from data/open_network.toml: members who joined with an address and consent."""

import tomllib
from datetime import UTC, datetime, time
from importlib.resources import files

from talkoot.accounts.models import User
from talkoot.memberships.models import Membership
from talkoot.memberships.operations import add_member
from talkoot.networks.models import Network
from talkoot.organisations.operations import add_contact, add_organisation


def join_everybody(*, network: Network, by: User) -> list[Membership]:
    """Let the invented organisations of Kivisalmi join, each on its own day."""
    text = files("talkoot.seed.data").joinpath("open_network.toml").read_text(encoding="utf-8")
    members = []
    tier = network.tiers.first()
    for entry in tomllib.loads(text)["organisation"]:
        organisation = add_organisation(
            name=entry["name"], business_id=entry.get("business_id"), industry=entry["industry"],
            size_class=entry["size_class"], language=entry["language"], municipalities=[entry["town"]],
        )  # fmt: skip
        add_contact(
            organisation_id=organisation.pk, name=entry["contact"], email=entry["email"], language=entry["language"]
        )
        joined = datetime.combine(entry["joined_on"], time(9), tzinfo=UTC)
        members.append(
            add_member(
                network_id=network.pk,
                organisation_id=organisation.pk,
                tier_id=tier.pk if tier else None,
                state="active",
                joined_on=entry["joined_on"],
                by=None,
                by_name=entry["contact"],
                now=joined,
            )  # fmt: skip
        )
    return members
