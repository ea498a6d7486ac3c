"""A municipality's survey that is open, and what the outbox holds."""

import pytest

from talkoot.dialogue.models import Dialogue
from talkoot.notices.models import Message
from tests.factories.dialogue import DialogueFactory
from tests.people import People

TITLE = {"fi": "Kunnan strategia", "en": "The strategy"}
QUESTION = {"fi": "Mitä pitäisi tehdä?", "en": "What should be done?"}


@pytest.fixture
def survey(people: People) -> Dialogue:
    return DialogueFactory(municipality=people.municipality)


def letters(kind: str = "") -> list[tuple[str, str]]:
    """Receiver and subject of every letter, oldest first."""
    found = Message.objects.order_by("pk")
    found = found.filter(kind=kind) if kind else found
    return list(found.values_list("to", "subject"))


def last_letter() -> Message:
    return Message.objects.order_by("-pk")[0]
