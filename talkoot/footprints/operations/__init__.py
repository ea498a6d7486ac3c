"""Everything that changes what is measured and what an organisation's emissions are."""

from talkoot.footprints.operations.answers import answer_question, save_profile
from talkoot.footprints.operations.calculations import keep_calculation, recalculate
from talkoot.footprints.operations.indicators import ensure_indicator, load_standard_indicators
from talkoot.footprints.operations.inventories import (
    NotWritable,
    YearTaken,
    make_ready,
    open_inventory,
    reopen_inventory,
    share_inventory,
)
from talkoot.footprints.operations.mandates import (
    accept,
    approve,
    end_mandate,
    hand_in,
    invite,
    prolong_mandate,
    send_back,
)
from talkoot.footprints.operations.measures import Plan, choose_measure, drop_measure, move_measure
from talkoot.footprints.operations.rows import (
    RowCannotBeCalculated,
    add_row,
    change_row,
    confirm_row,
    count_row,
    hold_instruments,
    remove_row,
    set_row_aside,
)
from talkoot.footprints.operations.targets import TargetFacts, restate_base, set_target

__all__ = [
    "Plan", "TargetFacts", "accept", "approve", "choose_measure", "drop_measure", "end_mandate", "hand_in", "invite",
    "move_measure", "prolong_mandate", "restate_base", "send_back", "set_target",
    "NotWritable", "RowCannotBeCalculated", "YearTaken", "add_row", "answer_question", "change_row", "confirm_row",
    "count_row", "ensure_indicator", "hold_instruments", "keep_calculation", "load_standard_indicators", "make_ready",
    "open_inventory", "recalculate", "remove_row", "reopen_inventory", "save_profile", "set_row_aside",
    "share_inventory",
]  # fmt: skip
