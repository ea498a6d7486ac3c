"""Companies ask to be told of dialogues about a product group; the owner of the address confirms, and ends, by a link."""

from datetime import datetime

from django.db import transaction

from talkoot.catalogue.queries import product_groups
from talkoot.dialogue.models import Subscription
from talkoot.dialogue.operations.letters import write_confirmation
from talkoot.dialogue.operations.refusals import GroupUnknown, SubscriptionEnded
from talkoot.kernel.text import tidy
from talkoot.notices.models import Message
from talkoot.organisations.models import Municipality


@transaction.atomic
def subscribe(
    *, municipality_id: int, product_group: str, email: str, now: datetime, organisation_name: str = "",
    language: str = "fi",
) -> Subscription:  # fmt: skip
    """Note the wish and ask the owner of the address; who has confirmed already is not asked again."""
    group = next((one for one in product_groups() if one.code == product_group), None)
    if group is None:
        raise GroupUnknown
    subscription, _made = Subscription.objects.get_or_create(
        municipality=Municipality.objects.get(pk=municipality_id), product_group=product_group, email=email.strip().lower(),
        ended_at=None, defaults={"asked_at": now, "language": language, "organisation_name": tidy(organisation_name)[:300]},
    )  # fmt: skip
    if subscription.confirmed_at is None:
        write_confirmation(subscription, group=group.name.in_language(subscription.language), now=now)
    return subscription


@transaction.atomic
def confirm_subscription(*, token: str, now: datetime) -> Subscription:
    """The owner of the address says yes; a second time nothing changes."""
    subscription = _locked(token)
    if subscription.ended_at is not None:
        raise SubscriptionEnded
    subscription.confirmed_at = subscription.confirmed_at or now
    subscription.save(update_fields=["confirmed_at"])
    return subscription


@transaction.atomic
def end_subscription(*, token: str, now: datetime) -> Subscription:
    """No more letters, and the address is erased; a second time nothing changes."""
    subscription = _locked(token)
    subscription.ended_at = subscription.ended_at or now
    subscription.email = subscription.organisation_name = ""
    subscription.save(update_fields=["ended_at", "email", "organisation_name"])
    Message.objects.filter(body__contains=token).delete()
    return subscription


def _locked(token: str) -> Subscription:
    return Subscription.objects.select_for_update(of=("self",)).select_related("municipality").get(token=token)
