"""Changes to memberships: from lead to farewell, each with its date, person and reason."""

from datetime import date, datetime
from typing import Any

from django.core.signing import Signer
from django.db import transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.history.operations import record
from talkoot.kernel.errors import Refused
from talkoot.kernel.text import address_of, tidy
from talkoot.memberships.enums import STEPS, MembershipState, Precision
from talkoot.memberships.models import Membership, Note
from talkoot.networks.models import Network
from talkoot.notices.letters import link, write_letter
from talkoot.notices.operations import queue_message
from talkoot.organisations.models import Organisation
from talkoot.organisations.operations import add_contact, add_organisation

ENDS = frozenset({MembershipState.LEFT, MembershipState.ENDED_BY_MERGER})


class AlreadyMember(Refused):
    text = _("%(name)s is already in this network.")


class StepNotPossible(Refused):
    text = _("A membership that is “%(before)s” cannot become “%(after)s”.")


class NetworkNotOpen(Refused):
    text = _("This network does not take new members this way.")


class LinkNotValid(Refused):
    text = _("This link is no longer valid. Write to us and we will help.")


class ConsentMissing(Refused):
    text = _("Tick the consent so that we may keep your address and write to you.")


@transaction.atomic
def add_member(
    *,
    network_id: int,
    organisation_id: int,
    by: User | None,
    now: datetime,
    state: str = MembershipState.LEAD,
    tier_id: int | None = None,
    joined_on: date | None = None,
    joined_precision: str = Precision.DAY,
    reason: str = "",
    by_name: str = "",
) -> Membership:
    """Bring an organisation into a network, in any state."""
    organisation = Organisation.objects.get(pk=organisation_id)
    members = Membership.objects.filter(network_id=network_id)
    if members.filter(organisation=organisation).exists():
        raise AlreadyMember(name=organisation.name)
    taken = set(members.values_list("slug", flat=True))
    membership = Membership.objects.create(
        network_id=network_id, organisation=organisation, tier_id=tier_id, state=state, state_since=now.date(),
        joined_on=joined_on, joined_precision=joined_precision, slug=address_of(organisation.name, taken, "member"),
    )  # fmt: skip
    _record(membership, "membership.added", by, now, reason, {"to": state}, by_name)
    return membership


@transaction.atomic
def change_state(
    *,
    membership_id: int,
    state: str,
    by: User | None,
    now: datetime,
    reason: str = "",
    seen_version: int | None = None,
    by_name: str = "",
) -> Membership:
    """Take the next step of a membership; the step, its date, person and reason are kept."""
    membership = Membership.objects.select_for_update(of=("self",)).get(pk=membership_id).take_version(seen_version)
    before = membership.state
    if before == state:
        return membership
    if state not in STEPS[before]:
        raise StepNotPossible(before=MembershipState(before).label, after=MembershipState(state).label)
    membership.state, membership.state_since = state, now.date()
    membership.left_on = now.date() if state in ENDS else None
    if state == MembershipState.ACTIVE and membership.joined_on is None:
        membership.joined_on, membership.joined_precision = now.date(), Precision.DAY
    membership.save()
    _record(membership, "membership.state", by, now, reason, {"from": before, "to": state}, by_name)
    return membership


@transaction.atomic
def change_membership(
    *, membership_id: int, by: User, now: datetime, seen_version: int | None = None, **facts: Any
) -> Membership:
    """Move a member to another tier or correct the day it joined."""
    membership = Membership.objects.select_for_update(of=("self",)).get(pk=membership_id).take_version(seen_version)
    for field in ("tier_id", "joined_on", "joined_precision"):
        if field in facts:
            setattr(membership, field, facts[field])
    membership.save()
    _record(membership, "membership.changed", by, now)
    return membership


def mark_heard(*, membership_id: int, now: datetime) -> None:
    """A sign of life: the member reported, answered or signed in."""
    Membership.objects.filter(pk=membership_id).update(heard_at=now)


@transaction.atomic
def join_open_network(
    *, network: Network, organisation_name: str, email: str, consent: bool, language: str, now: datetime, name: str = ""
) -> Membership:
    """Join an open network: an address and consent are enough. Joining twice changes nothing."""
    if not (network.is_open and network.takes_applications):
        raise NetworkNotOpen
    if not consent:
        raise ConsentMissing
    email = email.strip().lower()
    existing = Membership.objects.filter(network=network, organisation__contacts__email=email).first()
    if existing is not None and existing.takes_part:
        return existing
    tier = network.tiers.first()
    if existing is None:
        organisation = add_organisation(name=organisation_name or email.partition("@")[2] or email, language=language)
        existing = add_member(
            network_id=network.pk, organisation_id=organisation.pk, tier_id=tier.pk if tier else None,
            state=MembershipState.ACTIVE, joined_on=now.date(), by=None, by_name=name or email, now=now,
        )  # fmt: skip
    else:
        change_state(membership_id=existing.pk, state=MembershipState.ACTIVE, by=None, by_name=name or email, now=now)
    add_contact(organisation_id=existing.organisation_id, name=name, email=email, language=language)
    subject, body = write_letter(
        "joined_open_network", language, network=network, name=name,
        leave_url=link("public:leave", language, network.slug, existing.slug, leave_token(existing)),
        page_url=link("public:network", language, network.slug),
    )  # fmt: skip
    queue_message(
        to=email, to_name=name, subject=subject, body=body, kind="joined", language=language, network_id=network.pk,
        reply_to=network.contact_email, now=now,
    )  # fmt: skip
    return existing


def leave_token(membership: Membership) -> str:
    """The signature in the link with which a member of an open network leaves again."""
    return Signer(salt="leave").signature(str(membership.pk))


@transaction.atomic
def leave_open_network(*, membership_id: int, token: str, now: datetime) -> Membership:
    """Leave by the link in the welcome mail."""
    membership = Membership.objects.get(pk=membership_id)
    if not constant_time_compare(token, leave_token(membership)):
        raise LinkNotValid
    if membership.state == MembershipState.LEFT:
        return membership
    return change_state(
        membership_id=membership_id, state=MembershipState.LEFT, by=None, by_name=_name_of(membership), now=now
    )


@transaction.atomic
def add_note(
    *,
    network_id: int,
    text: str,
    now: datetime,
    membership_id: int | None = None,
    by: User | None = None,
    sheet: str = "",
    cell: str = "",
) -> Note:
    """Keep a private remark; only the network's coordinators ever see it."""
    return Note.objects.create(
        network_id=network_id,
        membership_id=membership_id,
        text=tidy(text),
        by=by,
        at=now,
        sheet=sheet[:120],
        cell=cell[:20],
    )


def _name_of(membership: Membership) -> str:
    return membership.organisation.name


def _record(
    membership: Membership,
    verb: str,
    by: User | None,
    now: datetime,
    reason: str = "",
    facts: dict[str, Any] | None = None,
    by_name: str = "",
) -> None:
    record(
        verb=verb, subject="membership", subject_id=membership.pk, network_id=membership.network_id, by=by,
        by_name=by_name, now=now, reason=reason, facts=facts,
    )  # fmt: skip
