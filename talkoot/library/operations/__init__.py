"""Every change to the directory."""

from talkoot.library.operations.entries import (
    ClosesBeforeItOpens,
    EntryTakenDown,
    NeedsName,
    NeedsTitle,
    VerifierNotInOffice,
    add_entry,
    add_shelf,
    change_entry,
    change_shelf,
    end_entry,
    verify_entry,
)
from talkoot.library.operations.letters import send_monthly_letters

__all__ = [
    "ClosesBeforeItOpens",
    "EntryTakenDown",
    "NeedsName",
    "NeedsTitle",
    "VerifierNotInOffice",
    "add_entry",
    "add_shelf",
    "change_entry",
    "change_shelf",
    "end_entry",
    "send_monthly_letters",
    "verify_entry",
]
