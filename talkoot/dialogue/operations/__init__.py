"""Every change to dialogues, inputs and subscriptions."""

from talkoot.dialogue.operations.answering import answer_input, publish_decision, remind_owners
from talkoot.dialogue.operations.inputs import correct_input, give_input, note_input, sort_input, withdraw_input
from talkoot.dialogue.operations.letters import opening_letter, those_to_ask
from talkoot.dialogue.operations.opening import (
    can_be_taken_back,
    end_dialogue,
    letters_waiting,
    open_dialogue,
    take_back_opening,
)
from talkoot.dialogue.operations.preparing import (
    addresses_in,
    change_dialogue,
    invite,
    invite_members,
    prepare_dialogue,
    take_off_list,
)
from talkoot.dialogue.operations.refusals import (
    AddressMissing,
    AlreadyOpened,
    AnswerMissing,
    DecisionMissing,
    GroupUnknown,
    InputClosed,
    InvitationInUse,
    KindFixed,
    LastDayMissing,
    LastDayPassed,
    LinesWithoutAddress,
    NobodyInvited,
    NotInvited,
    NotOpen,
    NotOpened,
    OnlyNetworksHaveMembers,
    OpeningStands,
    OwnerNotAtWork,
    QuestionMissing,
    SubscriptionEnded,
    TextMissing,
    ThemeUnknown,
    TitleMissing,
)
from talkoot.dialogue.operations.subscriptions import confirm_subscription, end_subscription, subscribe

__all__ = [
    "AddressMissing", "AlreadyOpened", "AnswerMissing", "DecisionMissing", "GroupUnknown", "InputClosed", "InvitationInUse",
    "KindFixed", "LastDayMissing", "LastDayPassed", "LinesWithoutAddress", "NobodyInvited", "NotInvited", "NotOpen",
    "NotOpened", "OnlyNetworksHaveMembers", "OpeningStands", "OwnerNotAtWork", "QuestionMissing", "SubscriptionEnded",
    "TextMissing", "ThemeUnknown", "TitleMissing", "addresses_in", "answer_input", "can_be_taken_back", "change_dialogue",
    "confirm_subscription", "correct_input", "end_dialogue", "end_subscription", "give_input", "invite", "invite_members",
    "letters_waiting", "note_input", "open_dialogue", "opening_letter", "prepare_dialogue", "publish_decision", "remind_owners", "sort_input",
    "subscribe", "take_back_opening", "take_off_list", "those_to_ask", "withdraw_input",
]  # fmt: skip
