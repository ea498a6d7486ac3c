"""Every change to memberships and applications."""

from talkoot.memberships.operations.applications import (
    AlreadyAnswered,
    ApplicationIncomplete,
    accept_application,
    begin_application,
    decline_application,
    return_application,
    save_application,
    submit_application,
    withdraw_application,
)
from talkoot.memberships.operations.members import (
    AlreadyMember,
    StepNotPossible,
    add_member,
    add_note,
    change_membership,
    change_state,
    join_open_network,
    leave_open_network,
    mark_heard,
)
from talkoot.memberships.operations.notes import NewNote, add_notes

__all__ = [
    "AlreadyAnswered",
    "AlreadyMember",
    "ApplicationIncomplete",
    "NewNote",
    "StepNotPossible",
    "accept_application",
    "add_member",
    "add_note",
    "add_notes",
    "begin_application",
    "change_membership",
    "change_state",
    "decline_application",
    "join_open_network",
    "leave_open_network",
    "mark_heard",
    "return_application",
    "save_application",
    "submit_application",
    "withdraw_application",
]
