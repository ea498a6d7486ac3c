"""The outbox of a network: what was written to whom, and what became of it. Sign-in codes are never in it."""

from django.db.models import Count, Q, QuerySet

from talkoot.networks.models import Network
from talkoot.notices.enums import MessageState
from talkoot.notices.models import Message

KINDS = {"sent": "good", "queued": "due", "failed": "ended"}


def outbox(network: Network) -> QuerySet[Message]:
    """What the network's people may read."""
    return Message.objects.of_network(network.pk).filter(is_secret=False)


def messages_in(network: Network, state: str, words: str) -> QuerySet[Message]:
    """The messages in one state (empty: in any) to an address or about a subject."""
    found = outbox(network)
    found = found.filter(state=state) if state else found
    if words:
        found = found.filter(Q(to__icontains=words) | Q(to_name__icontains=words) | Q(subject__icontains=words))
    return found


def message_counts(network: Network) -> dict[str, int]:
    """How many messages are in each state."""
    rows = outbox(network).order_by().values_list("state").annotate(n=Count("pk"))
    return {**dict.fromkeys(MessageState.values, 0), **dict(rows)}
