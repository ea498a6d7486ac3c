"""The demo's dialogues are made through operations, so that they are always a state the product allows."""

import pytest

from talkoot.dialogue.models import Dialogue, Input
from talkoot.seed.dialogue import fill
from tests.factories import NOW, TODAY, MembershipFactory
from tests.people import People

pytestmark = pytest.mark.django_db


def test_demo_has_three_open_dialogues_with_answers(people: People) -> None:
    MembershipFactory.create_batch(2, network=people.network, tier=people.tier)
    assert fill(municipality=people.municipality, network=people.network, by=people.operator, now=NOW) == 12
    assert Dialogue.objects.open(TODAY).count() == 3
    assert (Input.objects.count(), Input.objects.waiting().count()) == (12, 5)
