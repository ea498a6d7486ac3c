"""Every input gets an answer, and everybody who gave is told what was decided."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction

from talkoot.accounts.models import User
from talkoot.dialogue.enums import ANSWERS
from talkoot.dialogue.models import Dialogue, Input
from talkoot.dialogue.operations.letters import write_decision, write_reminder, write_to_giver
from talkoot.dialogue.operations.notes import record_dialogue
from talkoot.dialogue.operations.refusals import AnswerMissing, DecisionMissing, InputClosed, NotOpened
from talkoot.dialogue.queries import owners_of
from talkoot.kernel.text import tidy

LONGEST_ANSWER = 4000
PATIENCE = timedelta(days=14)


@transaction.atomic
def answer_input(
    *, input_id: int, fate: str, answer: str, by: User, now: datetime, language: str = "", decision_link: str = "",
    seen_version: int | None = None,
) -> Input:  # fmt: skip
    """Say what becomes of the input and why; its giver gets a letter. A changed answer is sent again as a correction."""
    inputs = Input.objects.select_for_update(of=("self",))
    found = inputs.select_related("dialogue__municipality", "dialogue__network", "organisation").get(pk=input_id)
    found.take_version(seen_version)
    if found.withdrawn_at is not None:
        raise InputClosed
    words = tidy(answer)[:LONGEST_ANSWER]
    if fate not in ANSWERS or not words:
        raise AnswerMissing
    was_answered = found.is_answered
    is_new = (found.fate, found.answer, found.decision_link) != (fate, words, decision_link)
    found.fate, found.answer, found.decision_link = fate, words, decision_link
    found.answer_language = language or found.language
    found.answered_at, found.answered_by, found.read_at = now, by, found.read_at or now
    found.corrections += was_answered and is_new
    found.save()
    if is_new:
        letter = "dialogue_answer_corrected" if was_answered else "dialogue_answer"
        write_to_giver(found, letter, by=by, now=now, key=f"answered-{found.pk}-{found.corrections}")
        record_dialogue(found.dialogue, "input.answered", by, now, input=found.pk, fate=fate)
    return found


@transaction.atomic
def publish_decision(
    *, dialogue_id: int, decision: Mapping[str, str], by: User, now: datetime, decision_link: str = "",
    seen_version: int | None = None,
) -> Dialogue:  # fmt: skip
    """Tell the public what was decided, and write to everybody who gave input: once to each address."""
    dialogues = Dialogue.objects.select_for_update(of=("self",)).select_related("municipality", "network")
    dialogue = dialogues.get(pk=dialogue_id).take_version(seen_version)
    if dialogue.opened_at is None:
        raise NotOpened
    texts = {language: tidy(text or "")[:4000] for language, text in decision.items()}
    if not any(texts.values()):
        raise DecisionMissing
    for language, text in texts.items():
        setattr(dialogue, f"decision_{language}", text or None)
    dialogue.decision_link, dialogue.decided_at = decision_link, dialogue.decided_at or now
    dialogue.save()
    record_dialogue(dialogue, "dialogue.decided", by, now)
    for found in Input.objects.standing().filter(dialogue=dialogue).exclude(email="").select_related("organisation"):
        found.dialogue = dialogue
        write_decision(found, by=by, now=now)
    return dialogue


@transaction.atomic
def remind_owners(*, now: datetime) -> int:
    """Write to those whose inputs have waited for two weeks: one letter to a person and week; returns to how many."""
    late = Input.objects.waiting().filter(given_at__lt=now - PATIENCE)
    waiting: dict[User, list[Input]] = {}
    for found in late.select_related("dialogue__municipality", "dialogue__network"):
        for person in owners_of(found):
            waiting.setdefault(person, []).append(found)
    for person, inputs in waiting.items():
        write_reminder(person, inputs, now=now)
    return len(waiting)
