"""Every change to rounds and reports."""

from talkoot.reporting.operations.answers import (
    Answers,
    GoalReply,
    ReportNotWritable,
    mark_opened,
    save_answers,
    submit_report,
)
from talkoot.reporting.operations.inventories import NoReadyInventory, take_inventory
from talkoot.reporting.operations.past import ensure_past_round, record_past_report
from talkoot.reporting.operations.review import (
    ReportNotSubmitted,
    accept_report,
    reopen_report,
    return_report,
    waive_report,
)
from talkoot.reporting.operations.rounds import (
    NobodyToAsk,
    RoundAlreadyOpened,
    RoundExists,
    RoundNotOpen,
    change_round,
    close_round,
    ensure_report,
    open_round,
    prepare_round,
    remind_silent,
    take_in_report,
)

__all__ = [
    "Answers",
    "GoalReply",
    "NoReadyInventory",
    "NobodyToAsk",
    "ReportNotSubmitted",
    "ReportNotWritable",
    "RoundAlreadyOpened",
    "RoundExists",
    "RoundNotOpen",
    "accept_report",
    "change_round",
    "close_round",
    "ensure_past_round",
    "ensure_report",
    "mark_opened",
    "open_round",
    "prepare_round",
    "record_past_report",
    "remind_silent",
    "reopen_report",
    "return_report",
    "save_answers",
    "submit_report",
    "take_in_report",
    "take_inventory",
    "waive_report",
]
