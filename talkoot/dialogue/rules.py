"""Who may run a dialogue, and who may give to it."""

from datetime import date

from talkoot.accounts.models import User
from talkoot.dialogue.enums import Audience, DialogueState
from talkoot.dialogue.models import Dialogue, Invitation
from talkoot.memberships.models import Membership
from talkoot.networks.rules import may_coordinate
from talkoot.organisations.models import Municipality
from talkoot.organisations.rules import may_work_for


def may_run(user: User, dialogue: Dialogue) -> bool:
    """Those who work for its municipality or coordinate its network, and operators."""
    host = dialogue.host
    return may_work_for(user, host) if isinstance(host, Municipality) else may_coordinate(user, host)


def may_give(
    dialogue: Dialogue, *, today: date, invitation: Invitation | None = None, membership: Membership | None = None
) -> bool:
    """An open dialogue takes input from everybody, from members, or from those who are invited."""
    if dialogue.state(today) != DialogueState.OPEN:
        return False
    if dialogue.audience == Audience.EVERYBODY:
        return True
    if invitation is not None and invitation.dialogue_id == dialogue.pk:
        return True
    is_member = membership is not None and membership.takes_part and membership.network_id == dialogue.network_id
    return dialogue.audience == Audience.MEMBERS and is_member
