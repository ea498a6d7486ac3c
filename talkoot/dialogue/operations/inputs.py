"""Inputs are given by form or link, noted by those who listened, corrected or taken back, and sorted."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from talkoot.accounts.models import User
from talkoot.dialogue import rules
from talkoot.dialogue.enums import NOTED, Arrival, DialogueKind, DialogueState, Publication
from talkoot.dialogue.models import Dialogue, Input
from talkoot.dialogue.operations.letters import erase_letters, tell_new_owner, tell_owners, write_to_giver
from talkoot.dialogue.operations.notes import record_dialogue
from talkoot.dialogue.operations.preparing import checked_owner
from talkoot.dialogue.operations.refusals import (
    AddressMissing,
    InputClosed,
    NotInvited,
    NotOpen,
    NotOpened,
    TextMissing,
    ThemeUnknown,
)
from talkoot.dialogue.queries import invitation_for_link
from talkoot.kernel.text import tidy
from talkoot.memberships.models import Membership
from talkoot.memberships.operations import mark_heard
from talkoot.organisations.models import Officer

LONGEST_TEXT = 4000


@transaction.atomic
def give_input(
    *, dialogue_id: int, text: str, now: datetime, language: str = "fi", publication: str = Publication.PRIVATE,
    giver_name: str = "", organisation_name: str = "", email: str = "", place: str = "", token: str = "",
    membership: Membership | None = None, by: User | None = None,
) -> Input:  # fmt: skip
    """Take in what somebody says: anybody by the form, the invited by their link (`token`), a member in its workspace."""
    dialogue = _dialogue(dialogue_id)
    invitation = invitation_for_link(dialogue_id, token) if token else None
    if dialogue.state(localdate(now)) != DialogueState.OPEN:
        raise NotOpen
    if not rules.may_give(dialogue, today=localdate(now), invitation=invitation, membership=membership):
        raise NotInvited
    if dialogue.kind != DialogueKind.SURVEY and not email.strip():
        raise AddressMissing
    source = membership or invitation
    organisation = source.organisation if source is not None else None
    given = Input(
        dialogue=dialogue, invitation=invitation, text=_text(text), language=language, publication=publication, given_at=now,
        giver_name=tidy(giver_name)[:150], email=email.strip().lower(), place=tidy(place)[:200], organisation=organisation,
        organisation_name=tidy(organisation_name)[:300] or (organisation.name if organisation else ""),
    )  # fmt: skip
    given.save()
    _hear(dialogue, given, now)
    record_dialogue(dialogue, "input.given", by, now, input=given.pk)
    write_to_giver(given, "dialogue_received", by=None, now=now, key=f"received-{given.pk}")
    tell_owners(given, by=by, now=now)
    return given


@transaction.atomic
def note_input(
    *, dialogue_id: int, texts: Iterable[str], arrival: str, by: User, now: datetime, language: str = "fi",
    publication: str = Publication.UNNAMED, giver_name: str = "", organisation_name: str = "", email: str = "",
    theme: str = "", place: str = "",
) -> list[Input]:  # fmt: skip
    """Write down what was heard in a workshop or an interview, or came by mail; several at once."""
    dialogue = _dialogue(dialogue_id)
    if dialogue.opened_at is None:
        raise NotOpened
    _check_theme(dialogue, theme)
    lines = [line for line in (tidy(text) for text in texts) if line]
    if not lines:
        raise TextMissing
    arrival = arrival if arrival in NOTED else Arrival.WORKSHOP
    noted = []
    for line in lines:
        given = Input.objects.create(
            dialogue=dialogue, arrival=arrival, text=line[:LONGEST_TEXT], language=language, publication=publication,
            giver_name=tidy(giver_name)[:150], organisation_name=tidy(organisation_name)[:300], email=email.strip().lower(),
            theme=theme, place=tidy(place)[:200], given_at=now, read_at=now,
        )  # fmt: skip
        write_to_giver(given, "dialogue_received", by=by, now=now, key=f"received-{given.pk}")
        noted.append(given)
    record_dialogue(dialogue, "input.noted", by, now, inputs=len(noted))
    return noted


@transaction.atomic
def correct_input(
    *, token: str, text: str, now: datetime, publication: str, place: str | None = None, giver_name: str | None = None,
    seen_version: int | None = None,
) -> Input:  # fmt: skip
    """The giver puts the input right; possible until it is answered. What was read before is read again before it is public."""
    found = _input(token=token).take_version(seen_version)
    if not found.can_be_changed:
        raise InputClosed
    before, found.text = (found.text, found.place), _text(text)
    found.publication = publication
    found.place = found.place if place is None else tidy(place)[:200]
    found.giver_name = found.giver_name if giver_name is None else tidy(giver_name)[:150]
    if (found.text, found.place) != before:
        found.read_at = None
    found.save()
    record_dialogue(found.dialogue, "input.corrected", None, now, input=found.pk)
    return found


@transaction.atomic
def withdraw_input(*, token: str, now: datetime) -> Input:
    """The giver takes the input back; its words and all that tells who they are are erased, also from letters."""
    found = _input(token=token)
    if not found.can_be_changed:
        raise InputClosed
    found.text = found.giver_name = found.organisation_name = found.email = found.place = ""
    found.organisation = found.invitation = None
    found.publication, found.withdrawn_at = Publication.PRIVATE, now
    found.save()
    erase_letters(found)
    record_dialogue(found.dialogue, "input.withdrawn", None, now, input=found.pk)
    return found


@transaction.atomic
def sort_input(
    *, input_id: int, by: User, now: datetime, theme: str = "", owner: User | Officer | None = None,
    is_withheld: bool = False, seen_version: int | None = None,
) -> Input:  # fmt: skip
    """Give the input its theme and its owner; it has been read, and is published if its giver allows it."""
    found = _input(pk=input_id).take_version(seen_version)
    if found.withdrawn_at is not None:
        raise InputClosed
    if theme != found.theme:
        _check_theme(found.dialogue, theme)
    before = found.owner_id
    person = owner.user if isinstance(owner, Officer) else owner
    if person is None or person.pk != before:
        person = checked_owner(found.dialogue, person)
    found.theme, found.owner, found.is_withheld = theme, person, is_withheld
    found.read_at = found.read_at or now
    found.save()
    if found.owner_id != before and not found.is_answered:
        tell_new_owner(found, by=by, now=now)
    record_dialogue(found.dialogue, "input.sorted", by, now, input=found.pk)
    return found


def _hear(dialogue: Dialogue, given: Input, now: datetime) -> None:
    """An input is a sign of life of the member who gave it."""
    if given.organisation_id and dialogue.network_id:
        members = Membership.objects.filter(network_id=dialogue.network_id, organisation_id=given.organisation_id)
        for membership_id in members.values_list("pk", flat=True):
            mark_heard(membership_id=membership_id, now=now)


def _check_theme(dialogue: Dialogue, theme: str) -> None:
    if theme and theme not in dialogue.theme_list:
        raise ThemeUnknown(theme=theme)


def _text(text: str) -> str:
    text = tidy(text)[:LONGEST_TEXT]
    if not text:
        raise TextMissing
    return text


def _dialogue(dialogue_id: int) -> Dialogue:
    found = Dialogue.objects.select_for_update(of=("self",)).select_related("municipality", "network", "owner")
    return found.get(pk=dialogue_id)


def _input(**which: int | str) -> Input:
    found = Input.objects.select_for_update(of=("self",))
    return found.select_related("dialogue__municipality", "dialogue__network", "organisation", "owner").get(**which)
