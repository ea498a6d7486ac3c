"""What a company said before of a supplier's or an account's rows."""

from collections.abc import Mapping

from talkoot.footprints.models import LearntKind
from talkoot.intake.suggestions import learnt_keys

LONGEST = 300


def learnt_of(organisation_id: int) -> dict[str, str]:
    """Kinds by key; an empty one means that such rows are not counted."""
    return dict(LearntKind.objects.filter(organisation_id=organisation_id).values_list("key", "kind"))


def keys_of(supplier: str, account: str) -> list[str]:
    """The keys of a group, the surest first."""
    return [key[:LONGEST] for key in learnt_keys(supplier, account).values()]


def learnt_choice(learnt: Mapping[str, str], supplier: str, account: str) -> str | None:
    """What was said of exactly these rows, empty for "not counted"; None when nothing was."""
    keys = keys_of(supplier, account)
    return learnt.get(keys[0]) if keys else None
