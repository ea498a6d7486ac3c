"""A dialogue is opened with one action, taken back while its letters wait, and ended."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from talkoot.accounts.models import User
from talkoot.dialogue.enums import LASTING, Audience, DialogueState
from talkoot.dialogue.models import Dialogue
from talkoot.dialogue.operations.letters import TAKE_BACK, members_to_ask, opening_key, those_to_ask, write_to_asked
from talkoot.dialogue.operations.notes import record_dialogue
from talkoot.dialogue.operations.refusals import (
    AlreadyOpened,
    LastDayMissing,
    LastDayPassed,
    NobodyInvited,
    NotOpen,
    NotOpened,
    OpeningStands,
)
from talkoot.notices.enums import MessageState
from talkoot.notices.models import Message
from talkoot.notices.operations import take_back_message


@transaction.atomic
def open_dialogue(
    *, dialogue_id: int, by: User | None, now: datetime, delay: timedelta = TAKE_BACK, with_letters: bool = True
) -> Dialogue:
    """Open for input. The invited, the members and those who follow the product group get one letter each.

    The letters wait for `delay`, in which the opening can be taken back.
    """
    dialogue = _locked(dialogue_id)
    _check_ready(dialogue, now)
    dialogue.opened_at, dialogue.opened_by, dialogue.openings = now, by, dialogue.openings + 1
    dialogue.save(update_fields=["opened_at", "opened_by", "openings"])
    if with_letters:
        if dialogue.audience == Audience.MEMBERS:
            for invitation in list(members_to_ask(dialogue)):
                invitation.save()
        for asked in those_to_ask(dialogue):
            write_to_asked(dialogue, asked, by=by, now=now, delay=delay)
    record_dialogue(dialogue, "dialogue.opened", by, now)
    return dialogue


def _check_ready(dialogue: Dialogue, now: datetime) -> None:
    if dialogue.opened_at is not None:
        raise AlreadyOpened
    if dialogue.closes_on is None and dialogue.kind not in LASTING:
        raise LastDayMissing
    if dialogue.closes_on is not None and dialogue.closes_on < localdate(now):
        raise LastDayPassed
    if dialogue.audience == Audience.NAMED and not dialogue.invitations.exists():
        raise NobodyInvited


@transaction.atomic
def take_back_opening(*, dialogue_id: int, by: User, now: datetime) -> Dialogue:
    """Make an opened dialogue a draft again: only while its letters wait and nobody has answered."""
    dialogue = _locked(dialogue_id)
    if dialogue.opened_at is None:
        raise NotOpened
    if not can_be_taken_back(dialogue):
        raise OpeningStands
    for message_id in _letters(dialogue).filter(state=MessageState.QUEUED).values_list("pk", flat=True):
        take_back_message(message_id=message_id)
    dialogue.opened_at = dialogue.opened_by = None
    dialogue.save(update_fields=["opened_at", "opened_by"])
    record_dialogue(dialogue, "dialogue.taken_back", by, now)
    return dialogue


def can_be_taken_back(dialogue: Dialogue) -> bool:
    """No letter has left, nobody has answered, and it has neither ended nor been decided."""
    if dialogue.opened_at is None or dialogue.ended_at or dialogue.decided_at or dialogue.inputs.exists():
        return False
    gone = (MessageState.SENT, MessageState.FAILED)
    return not _letters(dialogue).filter(state__in=gone).exists()


def letters_waiting(dialogue: Dialogue) -> int:
    """How many letters of the opening have not left yet."""
    return _letters(dialogue).filter(state=MessageState.QUEUED).count()


@transaction.atomic
def end_dialogue(*, dialogue_id: int, by: User, now: datetime) -> Dialogue:
    """Take no more input; what was given is answered as before."""
    dialogue = _locked(dialogue_id)
    if dialogue.opened_at is None:
        raise NotOpened
    if dialogue.state(localdate(now)) == DialogueState.ENDED:
        raise NotOpen
    dialogue.ended_at = now
    dialogue.save(update_fields=["ended_at"])
    for message_id in _letters(dialogue).filter(state=MessageState.QUEUED).values_list("pk", flat=True):
        take_back_message(message_id=message_id)
    record_dialogue(dialogue, "dialogue.ended", by, now)
    return dialogue


def _letters(dialogue: Dialogue) -> QuerySet[Message]:
    return Message.objects.filter(key__startswith=opening_key(dialogue))


def _locked(dialogue_id: int) -> Dialogue:
    found = Dialogue.objects.select_for_update(of=("self",)).select_related("municipality", "network")
    return found.get(pk=dialogue_id)
