"""A dialogue is prepared and changed; those who are asked by name are put on its list."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from talkoot.accounts.models import User
from talkoot.dialogue.enums import LASTING, Audience, DialogueKind, DialogueState
from talkoot.dialogue.models import Dialogue, Invitation
from talkoot.dialogue.operations.letters import TAKE_BACK, members_to_ask, write_to_asked
from talkoot.dialogue.operations.notes import record_dialogue
from talkoot.dialogue.operations.refusals import (
    InvitationInUse,
    KindFixed,
    LinesWithoutAddress,
    OnlyNetworksHaveMembers,
    OwnerNotAtWork,
    QuestionMissing,
    TitleMissing,
)
from talkoot.dialogue.queries import people_of
from talkoot.kernel.text import tidy
from talkoot.memberships.models import Membership
from talkoot.organisations.models import Contact, Officer

LANGUAGES = ("fi", "sv", "en")
LONGEST = {"title": 200, "question": 2000, "about": 4000}
FACTS = ("audience", "product_group", "themes", "is_answered_publicly", "closes_on")
ADDRESS = re.compile(r"[^\s<>;,()\"']+@[^\s<>;,()\"']+")


@transaction.atomic
def prepare_dialogue(
    *, kind: str, title: Mapping[str, str], question: Mapping[str, str], by: User | None, now: datetime,
    municipality_id: int | None = None, network_id: int | None = None, **facts: Any,
) -> Dialogue:  # fmt: skip
    """Write a question down as a draft, for a municipality or for a network; nothing is sent or shown yet.

    Facts: about (by language), audience, product_group, themes, is_answered_publicly, closes_on, owner (person or officer).
    """
    dialogue = Dialogue(municipality_id=municipality_id, network_id=network_id, kind=kind)
    if kind == DialogueKind.WISHES and network_id and "audience" not in facts:
        dialogue.audience = Audience.MEMBERS
    _write(dialogue, {**facts, "title": title, "question": question})
    dialogue.save()
    record_dialogue(dialogue, "dialogue.prepared", by, now)
    return dialogue


@transaction.atomic
def change_dialogue(
    *, dialogue_id: int, by: User, now: datetime, seen_version: int | None = None, **facts: Any
) -> Dialogue:
    """Change what is asked, of whom and until when; an opened dialogue keeps its kind and its circle."""
    dialogue = Dialogue.objects.select_for_update(of=("self",)).get(pk=dialogue_id).take_version(seen_version)
    fixed = {"kind": dialogue.kind, "audience": dialogue.audience} if dialogue.opened_at else {}
    if any(facts.get(field, before) != before for field, before in fixed.items()):
        raise KindFixed
    dialogue.kind = facts.get("kind", dialogue.kind)
    _write(dialogue, facts)
    dialogue.save()
    record_dialogue(dialogue, "dialogue.changed", by, now)
    return dialogue


@transaction.atomic
def invite(
    *, dialogue_id: int, addresses: str, by: User, now: datetime, language: str = "fi", delay: timedelta = TAKE_BACK
) -> list[Invitation]:
    """Put pasted addresses on the list of the invited; once the dialogue is open, each new one gets its letter."""
    dialogue = Dialogue.objects.select_for_update(of=("self",)).get(pk=dialogue_id)
    found, without = addresses_in(addresses)
    if without:
        raise LinesWithoutAddress(lines=", ".join(without))
    known = set(dialogue.invitations.values_list("email", flat=True))
    contacts, members = _contacts(list(found)), _member_organisations(dialogue)
    new = []
    for email, name in found.items():
        contact = contacts.get(email)
        invitation = Invitation(dialogue=dialogue, email=email, name=name, language=language)
        if contact is not None:
            invitation.organisation_id, invitation.language = contact.organisation_id, contact.language
            if contact.organisation_id in members:  # others are not told who is behind an address
                invitation.name = name or contact.name
        if email not in known:
            new.append(invitation)
    return _keep(dialogue, new, by, now, delay)


@transaction.atomic
def invite_members(*, dialogue_id: int, by: User, now: datetime, delay: timedelta = TAKE_BACK) -> list[Invitation]:
    """Put every member of the network that has an address on the list of the invited."""
    dialogue = Dialogue.objects.select_for_update(of=("self",)).get(pk=dialogue_id)
    return _keep(dialogue, list(members_to_ask(dialogue)), by, now, delay)


@transaction.atomic
def take_off_list(*, invitation_id: int, by: User, now: datetime) -> None:
    """Strike one of the invited before the dialogue is opened."""
    invitation = Invitation.objects.select_related("dialogue").get(pk=invitation_id)
    if invitation.dialogue.opened_at is not None:
        raise InvitationInUse
    record_dialogue(invitation.dialogue, "dialogue.changed", by, now)
    invitation.delete()


def addresses_in(text: str) -> tuple[dict[str, str], list[str]]:
    """Addresses with the names that stand beside them, as pasted from a list; and the lines that hold no address."""
    found: dict[str, str] = {}
    without = []
    for line in filter(None, (tidy(line) for line in text.splitlines())):
        addresses = [one.strip(".:").lower() for one in ADDRESS.findall(line)]
        rest = " ".join(ADDRESS.sub(" ", line).replace("<", " ").replace(">", " ").strip(" ;,\"'\t").split())
        if not addresses or not all(_is_address(one) for one in addresses):
            without.append(line[:80])
        for address in addresses:
            found.setdefault(address, rest[:200] if len(addresses) == 1 else "")
    return found, without


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _member_organisations(dialogue: Dialogue) -> set[int]:
    if dialogue.network_id is None:
        return set()
    return set(Membership.objects.filter(network=dialogue.network_id).values_list("organisation_id", flat=True))


def _contacts(emails: list[str]) -> dict[str, Contact]:
    """The people we know by these addresses."""
    return {one.email.lower(): one for one in Contact.objects.filter(email__in=emails, until_on=None)}


def _keep(dialogue: Dialogue, new: list[Invitation], by: User, now: datetime, delay: timedelta) -> list[Invitation]:
    for invitation in new:
        invitation.save()
        if dialogue.state(now.date()) == DialogueState.OPEN:
            write_to_asked(dialogue, invitation, by=by, now=now, delay=delay)
    if new:
        record_dialogue(dialogue, "dialogue.invited", by, now, people=len(new))
    return new


def _write(dialogue: Dialogue, facts: Mapping[str, Any]) -> None:
    for field, longest in LONGEST.items():
        for language, text in (facts.get(field) or {}).items():
            setattr(dialogue, f"{field}_{language}", tidy(text or "")[:longest] or None)
    for field in FACTS:
        if field in facts:
            setattr(dialogue, field, facts[field])
    if dialogue.kind in LASTING and "closes_on" not in facts:
        dialogue.closes_on = None
    if "owner" in facts:
        dialogue.owner = checked_owner(dialogue, facts["owner"])
    _check(dialogue)


def _check(dialogue: Dialogue) -> None:
    if not any(getattr(dialogue, f"title_{language}") for language in LANGUAGES):
        raise TitleMissing
    if not any(getattr(dialogue, f"question_{language}") for language in LANGUAGES):
        raise QuestionMissing
    if dialogue.audience == Audience.MEMBERS and not dialogue.network_id:
        raise OnlyNetworksHaveMembers


def checked_owner(dialogue: Dialogue, owner: User | Officer | None) -> User | None:
    """The person, who must work for the dialogue's municipality or network today."""
    person = owner.user if isinstance(owner, Officer) else owner
    if person is not None and not people_of(dialogue).filter(pk=person.pk).exists():
        raise OwnerNotAtWork(name=str(person))
    return person
