"""What waits in the dialogues of a municipality or a network, and one dialogue's inputs in order."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, QuerySet
from django.utils.timezone import localtime

from talkoot.accounts.models import User
from talkoot.dialogue.models import Dialogue, Input, Invitation
from talkoot.dialogue.operations import opening_letter, those_to_ask
from talkoot.dialogue.queries import people_of

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
PERSONAL = "personal-link"  # stands in a previewed letter where each one's own token will be
LANGUAGE_ORDER = ("fi", "sv", "en")
COLUMNS = (
    "given", "arrival", "organisation", "name", "email", "language", "place", "theme", "text", "may_be_published", "fate", "answer",
    "answered", "owner",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as one of its receivers will read it."""

    language: str
    subject: str
    body: str


def owners_in_office(dialogue: Dialogue) -> dict[int, User]:
    """Those who may own inputs today."""
    return {person.pk: person for person in people_of(dialogue)}


def inputs_in(dialogue: Dialogue, theme: str | None, fate: str) -> QuerySet[Input]:
    """The dialogue's inputs, those that wait first; narrowed to a theme and to what became of them."""
    found = Input.objects.standing().filter(dialogue=dialogue).select_related("owner", "organisation", "dialogue")
    found = found if theme is None else found.filter(theme=theme)
    found = found.filter(fate=fate) if fate else found
    return found.order_by(F("answered_at").asc(nulls_first=True), "given_at", "pk")


def next_waiting(found: Input) -> Input | None:
    """The next input of the dialogue that waits, after this one; else the first."""
    waiting = Input.objects.waiting().filter(dialogue_id=found.dialogue_id).exclude(pk=found.pk)
    return waiting.filter(given_at__gte=found.given_at, pk__gt=found.pk).first() or waiting.first()


def letters_of(dialogue: Dialogue) -> tuple[list[Letter], int, int]:
    """The opening's letters, one for each language and kind; how many invited and how many subscribers get one."""
    asked, shown = those_to_ask(dialogue), {}
    for one in asked:
        shown.setdefault((type(one), one.language), one)
    for one in shown.values():
        one.token = PERSONAL
    order = sorted(shown.values(), key=lambda one: LANGUAGE_ORDER.index(one.language))
    letters = [Letter(one.language, *opening_letter(dialogue, one)) for one in order]
    invited = sum(1 for one in asked if isinstance(one, Invitation))
    return letters, invited, len(asked) - invited


def inputs_as_csv(found: Iterable[Input]) -> str:
    """Every input with what only those who run the dialogue may see."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for one in found:
        answered = localtime(one.answered_at).date().isoformat() if one.answered_at else ""
        row = (
            localtime(one.given_at).date().isoformat(), one.arrival, one.organisation_name, one.giver_name, one.email, one.language,
            one.place, one.theme, one.text, one.publication, one.fate, one.answer, answered, str(one.owner or ""),
        )  # fmt: skip
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row])
    return out.getvalue()
