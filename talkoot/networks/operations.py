"""Changes to networks, tiers and those who coordinate."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.accounts.operations import ensure_user
from talkoot.history.operations import record, renew
from talkoot.kernel.errors import Refused
from talkoot.networks.enums import NetworkState
from talkoot.networks.models import Coordination, Coordinator, Network, Tier

RESERVED = frozenset(
    [
        "account",
        "admin",
        "api",
        "apply",
        "components",
        "console",
        "data",
        "factors",
        "inventories",
        "demo",
        "en",
        "fi",
        "go",
        "home",
        "join",
        "log-in",
        "me",
        "media",
        "new",
        "open",
        "problems",
        "report",
        "sign-in",
        "sign-out",
        "static",
        "sv",
        "theme",
        "workspace",
        "accessibility",
        "privacy",
        "about",
        "networks",
        "adopt",
        "models",
        "subscription",
        "municipalities",
        "municipality",
        "dialogues",
        "regions",
        "practices",
        "input",
        "advice",
        "calendar",
    ]
)
NETWORK_FIELDS = ("kind", "languages", "theme_colour", "contact_email", "reply_days", "started_on")
TIER_FIELDS = (
    "kind", "order", "min_goals", "needs_baseline", "asks_follow_up", "needs_signature", "validity_months", "fee_class",
)  # fmt: skip
LANGUAGES = ("fi", "sv", "en")


class AddressTaken(Refused):
    text = _("The address “%(slug)s” is already in use or reserved. Choose another.")


class LastCoordinator(Refused):
    text = _("A network needs at least one coordinator. Name the successor first.")


class TierInUse(Refused):
    text = _("This tier has members. Move them to another tier first.")


def _set(thing: Network | Tier, names: Sequence[str], translated: Sequence[str], facts: dict[str, Any]) -> None:
    for name in [*names, *(f"{field}_{language}" for field in translated for language in LANGUAGES)]:
        if name in facts:
            setattr(thing, name, facts[name])


@transaction.atomic
def found_network(
    *, slug: str, by: User | None, now: datetime, state: str = NetworkState.FORMING, **facts: Any
) -> Network:
    """Bring a network to life, in formation until it is opened."""
    if slug in RESERVED or Network.objects.filter(slug=slug).exists():
        raise AddressTaken(slug=slug)
    network = Network(slug=slug, state=state)
    _set(network, NETWORK_FIELDS, ("name", "lead", "asked", "given"), facts)
    network.languages = network.languages or list(LANGUAGES)
    network.save()
    _record(network, "network.founded", by, now)
    return network


@transaction.atomic
def change_network(
    *, network_id: int, by: User, now: datetime, seen_version: int | None = None, **facts: Any
) -> Network:
    """Change a network's texts and settings; refused when somebody else did meanwhile."""
    network = Network.objects.select_for_update(of=("self",)).get(pk=network_id).take_version(seen_version)
    _set(network, NETWORK_FIELDS, ("name", "lead", "asked", "given"), facts)
    network.save()
    _record(network, "network.changed", by, now)
    return network


@transaction.atomic
def change_network_state(*, network_id: int, state: str, by: User | None, now: datetime, reason: str = "") -> Network:
    """Open a network to the public, or end it; members and their history stay."""
    network = Network.objects.select_for_update(of=("self",)).get(pk=network_id)
    network.state = state
    network.ended_on = now.date() if state == NetworkState.ENDED else None
    if state == NetworkState.ACTIVE and network.started_on is None:
        network.started_on = now.date()
    network.save(update_fields=["state", "ended_on", "started_on"])
    _record(network, f"network.{state}", by, now, reason)
    return network


@transaction.atomic
def add_tier(*, network_id: int, by: User | None, now: datetime, **facts: Any) -> Tier:
    """Add a tier with its rules."""
    tier = Tier(network_id=network_id)
    _set(tier, TIER_FIELDS, ("name", "description"), facts)
    tier.save()
    record(verb="tier.added", subject="tier", subject_id=tier.pk, network_id=network_id, by=by, now=now)
    return tier


@transaction.atomic
def change_tier(*, tier_id: int, by: User, now: datetime, seen_version: int | None = None, **facts: Any) -> Tier:
    """Change a tier's words or rules; running commitments keep the validity they were agreed with."""
    tier = Tier.objects.select_for_update(of=("self",)).get(pk=tier_id).take_version(seen_version)
    _set(tier, TIER_FIELDS, ("name", "description"), facts)
    tier.save()
    record(verb="tier.changed", subject="tier", subject_id=tier.pk, network_id=tier.network_id, by=by, now=now)
    return tier


@transaction.atomic
def add_coordinator(
    *,
    network_id: int,
    email: str,
    by: User | None,
    now: datetime,
    name: str = "",
    language: str = "fi",
    organisation_id: int | None = None,
) -> Coordinator:
    """Let a person run the network from now on."""
    user = ensure_user(email=email, name=name, language=language)
    coordinator, _made = Coordinator.objects.get_or_create(
        network_id=network_id,
        user=user,
        until_on=None,
        defaults={"since_on": now.date(), "organisation_id": organisation_id},
    )
    record(
        verb="coordinator.added", subject="coordinator", subject_id=coordinator.pk, network_id=network_id, by=by, now=now,
        facts={"email": user.email},
    )  # fmt: skip
    return coordinator


@transaction.atomic
def end_coordinator(*, coordinator_id: int, by: User, today: date, now: datetime) -> Coordinator:
    """The person no longer runs the network; somebody always must."""
    coordinator = Coordinator.objects.select_for_update(of=("self",)).get(pk=coordinator_id)
    if Coordinator.objects.in_office().filter(network_id=coordinator.network_id).count() <= 1:
        raise LastCoordinator
    coordinator.until_on = today
    coordinator.save(update_fields=["until_on"])
    record(
        verb="coordinator.ended", subject="coordinator", subject_id=coordinator.pk, network_id=coordinator.network_id,
        by=by, now=now,
    )  # fmt: skip
    return coordinator


@transaction.atomic
def add_coordination(*, network_id: int, organisation_id: int) -> Coordination:
    """Name an organisation that runs the network, alone or together with others."""
    order = Coordination.objects.filter(network_id=network_id).count()
    renew(network_id=network_id)
    return Coordination.objects.get_or_create(
        network_id=network_id, organisation_id=organisation_id, defaults={"order": order}
    )[0]


def _record(network: Network, verb: str, by: User | None, now: datetime, reason: str = "") -> None:
    record(verb=verb, subject="network", subject_id=network.pk, network_id=network.pk, by=by, now=now, reason=reason)
