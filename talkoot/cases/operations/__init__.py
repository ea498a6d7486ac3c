"""Every change to desks and cases."""

from talkoot.cases.operations.company import (
    Answer,
    AnswerMissing,
    DeedMissing,
    NotAsked,
    answer_follow_up,
    ask_how_it_went,
    forget_contact,
    tick_own_step,
)
from talkoot.cases.operations.desks import DeskNameMissing, NotAnOfficer, add_desk, change_desk
from talkoot.cases.operations.letters import tell_leads_of_leaver
from talkoot.cases.operations.measures import (
    DoneInTheFuture,
    Effect,
    MeasureTextMissing,
    NotDoneYet,
    UnitMissing,
    add_measure,
    set_measure_state,
)
from talkoot.cases.operations.opening import (
    AgreementMissing,
    CompanyMissing,
    DeskClosed,
    NoOpenDesk,
    QuestionMissing,
    Reach,
    ReachMissing,
    refer,
    request_advice,
)
from talkoot.cases.operations.work import (
    CaseClosed,
    CaseNotClosed,
    DayHasPassed,
    OutcomeMissing,
    StepOfAnotherDesk,
    TextMissing,
    TimeTooLong,
    close_case,
    log_advice,
    reopen_case,
    take_case,
    tick_step,
)

__all__ = [
    "AgreementMissing", "Answer", "AnswerMissing", "CaseClosed", "CaseNotClosed", "CompanyMissing", "DayHasPassed",
    "DeedMissing", "DeskClosed", "DeskNameMissing", "DoneInTheFuture", "Effect", "MeasureTextMissing", "NoOpenDesk",
    "NotAnOfficer", "NotAsked", "NotDoneYet", "OutcomeMissing", "QuestionMissing", "Reach", "ReachMissing",
    "StepOfAnotherDesk", "TextMissing", "TimeTooLong", "UnitMissing", "add_desk", "add_measure", "answer_follow_up",
    "ask_how_it_went", "change_desk", "close_case", "forget_contact", "log_advice", "refer", "reopen_case",
    "request_advice", "set_measure_state", "take_case", "tell_leads_of_leaver", "tick_own_step", "tick_step",
]  # fmt: skip
