"""The demo's networks, their tiers, texts and coordinators, from data/networks.toml."""

import tomllib
from datetime import datetime
from importlib.resources import files
from typing import Any

from talkoot.accounts.models import User
from talkoot.networks import operations
from talkoot.networks.models import Network
from talkoot.organisations.models import Organisation
from talkoot.organisations.operations import add_organisation
from talkoot.seed.people import COORDINATOR, NEIGHBOUR, OPEN_COORDINATOR, StandingPerson

LANGUAGES = ("fi", "sv", "en")
COORDINATORS = {
    "jarvikaupunki": COORDINATOR,
    "skargardsstaden": NEIGHBOUR,
    "kivisalmi": OPEN_COORDINATOR,
    "ovning": NEIGHBOUR,
}
# who runs the network: the town, and for the open network two organisations together
RUN_BY = {
    "jarvikaupunki": ["Järvikaupunki"],
    "skargardsstaden": ["Skärgårdsstaden"],
    "kivisalmi": ["Kivisalmen kunta", "Kivisalmen Yrittäjät ry"],
    "ovning": ["Skärgårdsstaden"],
}


def found_networks(*, by: User, now: datetime) -> dict[str, Network]:
    """Found the networks with their tiers; the practice network stays in formation, the others are opened."""
    text = files("talkoot.seed.data").joinpath("networks.toml").read_text(encoding="utf-8")
    return {entry["slug"]: _found(entry, by=by, now=now) for entry in tomllib.loads(text)["network"]}


def _found(entry: dict[str, Any], *, by: User, now: datetime) -> Network:
    facts = {
        f"{field}_{language}": entry[f"{field}_{language}"] for field in ("name", "lead") for language in LANGUAGES
    }
    for field, key in (("asked", "ask"), ("given", "gain")):
        for language in LANGUAGES:
            facts[f"{field}_{language}"] = "\n".join(point[f"text_{language}"] for point in entry[key])
    network = operations.found_network(
        slug=entry["slug"], kind=entry["access"], languages=entry["languages"], contact_email=entry["contact_email"],
        theme_colour=entry["theme_colour"].lstrip("#").lower(), by=by, now=now, **facts,
    )  # fmt: skip
    for order, tier in enumerate(entry["tier"]):
        _add_tier(network, tier, order, signs=entry["commitments"], by=by, now=now)
    _add_coordinator(network, COORDINATORS[network.slug], by=by, now=now)
    if entry["listed"]:
        operations.change_network_state(network_id=network.pk, state="active", by=by, now=now)
    network.refresh_from_db()
    return network


def _add_tier(network: Network, tier: dict[str, Any], order: int, *, signs: bool, by: User, now: datetime) -> None:
    words = {f"name_{language}": tier[f"name_{language}"] for language in LANGUAGES}
    words |= {f"description_{language}": tier[f"explanation_{language}"] for language in LANGUAGES}
    operations.add_tier(
        network_id=network.pk, kind="supporting" if tier["key"] == "supporting" else "partner", order=order,
        min_goals=tier["minimum_goals"], needs_baseline=tier["baseline_required"], asks_follow_up=tier["follow_up"],
        needs_signature=signs, validity_months=tier["validity_months"], by=by, now=now, **words,
    )  # fmt: skip


def _add_coordinator(network: Network, person: StandingPerson, *, by: User, now: datetime) -> None:
    organisations = [
        Organisation.objects.filter(name=name).first()
        or add_organisation(name=name, industry="84", language=person.language)
        for name in RUN_BY[network.slug]
    ]
    for organisation in organisations:
        operations.add_coordination(network_id=network.pk, organisation_id=organisation.pk)
    operations.add_coordinator(
        network_id=network.pk, email=person.email, name=person.name, language=person.language,
        organisation_id=organisations[0].pk, by=by, now=now,
    )  # fmt: skip
