"""What happened to a dialogue, written into the history."""

from datetime import datetime
from typing import Any

from talkoot.accounts.models import User
from talkoot.dialogue.models import Dialogue
from talkoot.history.operations import record


def record_dialogue(
    dialogue: Dialogue, verb: str, by: User | None, now: datetime, reason: str = "", **facts: Any
) -> None:
    """Keep one change; the public pages are new from now on."""
    record(
        verb=verb, subject="dialogue", subject_id=dialogue.pk, network_id=dialogue.network_id, by=by, now=now,
        reason=reason, facts=facts,
    )  # fmt: skip
