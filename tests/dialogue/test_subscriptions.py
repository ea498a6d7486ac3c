"""A company subscribes to a product group: confirmed by a link, ended by one."""

import pytest

from talkoot.dialogue import operations, rules
from talkoot.dialogue.models import Dialogue, Subscription
from talkoot.notices.models import Message
from tests.dialogue.conftest import last_letter, letters
from tests.factories import NOW, TODAY
from tests.factories.dialogue import DialogueFactory
from tests.people import People

pytestmark = pytest.mark.django_db


def asked(people: People, **facts) -> Subscription:
    wish = {"product_group": "food", "email": "Sales@supplier.example", "language": "en", "now": NOW, **facts}
    return operations.subscribe(municipality_id=people.municipality.pk, **wish)


def test_subscription_counts_when_the_owner_of_the_address_confirms(people):
    subscription = asked(people)
    assert letters() == [("sales@supplier.example", "Confirm: messages about tenders of Kuusikoski")]
    assert f"/en/subscription/{subscription.token}/" in last_letter().body
    assert not Subscription.objects.running().exists()
    operations.confirm_subscription(token=subscription.token, now=NOW)
    assert Subscription.objects.running().get() == subscription


def test_asking_twice_writes_once_and_after_confirming_not_at_all(people):
    first = asked(people)
    assert asked(people) == first
    operations.confirm_subscription(token=first.token, now=NOW)
    asked(people)
    assert len(letters()) == 1


def test_unknown_product_group_is_refused(people):
    with pytest.raises(operations.GroupUnknown):
        asked(people, product_group="moon-dust")


def test_ended_subscription_is_not_confirmed_again_but_can_be_asked_anew(people):
    first = asked(people)
    operations.end_subscription(token=first.token, now=NOW)
    with pytest.raises(operations.SubscriptionEnded):
        operations.confirm_subscription(token=first.token, now=NOW)
    assert asked(people) != first


def test_ended_subscription_keeps_neither_address_nor_letters(people):
    subscription = asked(people, organisation_name="Kahvila Ahonen Oy")
    operations.end_subscription(token=subscription.token, now=NOW)
    subscription.refresh_from_db()
    assert (subscription.email, subscription.organisation_name) == ("", "")
    assert not Message.objects.exists()


def test_only_the_hosts_own_people_run_a_dialogue(people):
    own = DialogueFactory(municipality=people.municipality)
    of_network = DialogueFactory(municipality=None, network=people.network)
    who = {
        name: (rules.may_run(getattr(people, name), own), rules.may_run(getattr(people, name), of_network))
        for name in ("lead", "officer", "other_officer", "coordinator", "neighbour", "member", "operator")
    }
    assert who == {
        "lead": (True, False), "officer": (True, False), "other_officer": (False, False), "coordinator": (False, True),
        "neighbour": (False, False), "member": (False, False), "operator": (True, True),
    }  # fmt: skip
    for name, (may_own, may_network) in who.items():
        seen = set(Dialogue.objects.visible_to(getattr(people, name)))
        assert seen == {one for one, may in ((own, may_own), (of_network, may_network)) if may}


def test_open_dialogue_takes_anybody_and_a_closed_circle_its_own(people):
    assert rules.may_give(DialogueFactory(), today=TODAY)
    assert not rules.may_give(DialogueFactory(ended=True), today=TODAY)
    assert not rules.may_give(DialogueFactory(audience="named"), today=TODAY)
    members = DialogueFactory(municipality=None, network=people.network, audience="members")
    assert rules.may_give(members, today=TODAY, membership=people.membership)
    assert not rules.may_give(members, today=TODAY, membership=people.other_membership)
