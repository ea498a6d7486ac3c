"""Every change to a municipality's portfolio."""

from talkoot.adoptions.operations.adopting import (
    EndsBeforeItBegins,
    InUseAlready,
    ModelUnknown,
    SharesOverWhole,
    TargetBeforeBeginning,
    adopt_model,
    change_adoption,
    create_more,
)
from talkoot.adoptions.operations.carriers import place_of
from talkoot.adoptions.operations.letters import remind_of_tasks, tell_of_departure, tell_of_lost_models
from talkoot.adoptions.operations.planning import (
    TitleMissing,
    add_task,
    change_task,
    drop_task,
    finish_task,
    plan_of_model,
    plan_with_days,
    reopen_task,
    repeat_dates,
)
from talkoot.adoptions.operations.practices import (
    NotBegunYet,
    TextsMissing,
    publish_practice,
    withdraw_practice,
    write_practice,
)
from talkoot.adoptions.operations.running import (
    AlreadyInUse,
    DayAhead,
    NothingUsed,
    ReasonMissing,
    SentenceMissing,
    change_adoption_state,
    log_effort,
    remove_effort,
    remove_result,
    tell_result,
)
from talkoot.adoptions.operations.whole import (
    MethodUnknown,
    NetworkNotYours,
    add_programme_action,
    change_portfolio,
    close_feed,
    end_programme_action,
    move_to_method,
    open_feed,
    set_sector_emissions,
)

__all__ = [
    "AlreadyInUse", "DayAhead", "EndsBeforeItBegins", "InUseAlready", "MethodUnknown", "ModelUnknown", "NetworkNotYours",
    "NotBegunYet", "NothingUsed", "ReasonMissing", "SentenceMissing", "SharesOverWhole", "TargetBeforeBeginning",
    "TextsMissing", "TitleMissing", "add_programme_action", "add_task", "adopt_model", "change_adoption",
    "change_adoption_state", "change_portfolio", "change_task", "close_feed", "create_more", "drop_task",
    "end_programme_action", "finish_task", "log_effort", "move_to_method", "open_feed", "place_of",
    "plan_of_model", "plan_with_days", "publish_practice", "remind_of_tasks", "remove_effort", "remove_result",
    "reopen_task", "repeat_dates", "set_sector_emissions", "tell_of_departure", "tell_of_lost_models", "tell_result",
    "withdraw_practice", "write_practice",
]  # fmt: skip
