"""What public pages, workspace and console say alike about a dialogue: its state, the fate of an input, product groups."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.utils.translation import gettext
from django_scopes import scope

from talkoot.catalogue.queries import product_groups
from talkoot.dialogue.enums import DialogueState, Fate
from talkoot.dialogue.models import Dialogue, Input
from talkoot.web.ui.numbers import format_day

FATE_KINDS = {Fate.WAITING: "due", Fate.TAKEN: "good", Fate.PARTLY: "good", Fate.NOT: "ended"}


@contextmanager
def inside(dialogue: Dialogue) -> Iterator[None]:
    """Work within the scope of the dialogue's network; a municipality's dialogue belongs to none."""
    if dialogue.network_id:
        with scope(network=dialogue.network):
            yield
    else:
        yield


def state_words(dialogue: Dialogue, today: date) -> tuple[str, str]:
    """The state of a dialogue as a word, and its kind."""
    state = dialogue.state(today)
    if state == DialogueState.DRAFT:
        return gettext("Draft"), ""
    if state == DialogueState.OPEN:
        if dialogue.closes_on is None:
            return gettext("Open all the time"), "good"
        return gettext("Open until %(day)s") % {"day": format_day(dialogue.closes_on)}, "good"
    return gettext("Ended %(day)s") % {"day": format_day(_last_day(dialogue))}, "ended"


def fate_words(found: Input) -> tuple[str, str]:
    """What became of an input, as a word, and its kind."""
    if found.withdrawn_at is not None:
        return gettext("Taken back"), "ended"
    return found.get_fate_display(), FATE_KINDS[Fate(found.fate)]


def group_choices() -> list[tuple[str, str]]:
    """The product groups that a municipality buys in."""
    return [(group.code, group.name.here) for group in product_groups()]


def group_name(code: str) -> str:
    """A product group in the language of the page; one that is no longer listed is shown by its code."""
    return dict(group_choices()).get(code, code)


def _last_day(dialogue: Dialogue) -> date | None:
    ended = dialogue.ended_at.date() if dialogue.ended_at else None
    return min(day for day in (ended, dialogue.closes_on) if day is not None)
