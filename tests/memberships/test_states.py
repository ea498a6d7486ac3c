"""From lead to farewell: every step keeps its date, person and reason."""

from datetime import UTC, datetime

import pytest

from talkoot.history.queries import events_of, freshness
from talkoot.kernel.errors import ChangedMeanwhile
from talkoot.memberships import operations
from talkoot.memberships.enums import STEPS, MembershipState
from talkoot.memberships.models import Membership
from tests.factories import MembershipFactory, OrganisationFactory
from tests.people import People

NOW = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_step_keeps_date_person_and_reason(people: People):
    operations.change_state(
        membership_id=people.membership.pk, state="paused", by=people.coordinator, now=NOW, reason="New owner"
    )
    event = events_of("membership", people.membership.pk).get()
    assert (event.at, event.by, event.reason, event.facts) == (
        NOW, people.coordinator, "New owner", {"from": "active", "to": "paused"},
    )  # fmt: skip


def test_step_that_does_not_exist_is_refused(people: People):
    lead = MembershipFactory(network=people.network, tier=people.tier, state="lead")
    with pytest.raises(operations.StepNotPossible) as refusal:
        operations.change_state(membership_id=lead.pk, state="paused", by=people.coordinator, now=NOW)
    assert refusal.value.message == "A membership that is “Lead” cannot become “Paused”."
    assert Membership.objects.get(pk=lead.pk).state == "lead"


def test_member_who_leaves_has_an_end_date_and_may_return(people: People):
    gone = operations.change_state(membership_id=people.membership.pk, state="left", by=people.coordinator, now=NOW)
    assert (gone.state, gone.left_on, gone.is_public) == ("left", NOW.date(), False)
    back = operations.change_state(membership_id=people.membership.pk, state="active", by=people.coordinator, now=NOW)
    assert (back.state, back.left_on) == ("active", None)


def test_second_of_two_coordinators_is_told_that_the_state_changed_meanwhile(people: People):
    seen = people.membership.version
    operations.change_state(
        membership_id=people.membership.pk, state="paused", by=people.coordinator, now=NOW, seen_version=seen
    )
    with pytest.raises(ChangedMeanwhile):
        operations.change_state(
            membership_id=people.membership.pk, state="left", by=people.coordinator, now=NOW, seen_version=seen
        )
    assert Membership.objects.get(pk=people.membership.pk).state == "paused"


def test_every_step_leads_to_a_state_that_exists_and_every_state_can_be_left():
    assert set(STEPS) == set(MembershipState.values)
    assert {after for steps in STEPS.values() for after in steps} <= set(MembershipState.values)
    assert [state for state, steps in STEPS.items() if not steps] == []


def test_organisation_joins_a_network_once(people: People):
    with pytest.raises(operations.AlreadyMember) as refusal:
        operations.add_member(
            network_id=people.network.pk,
            organisation_id=people.membership.organisation_id,
            by=people.coordinator,
            now=NOW,
        )
    assert refusal.value.message == "Lumikon Leipomo Oy is already in this network."


def test_organisation_may_belong_to_several_networks(people: People):
    second = operations.add_member(
        network_id=people.other_network.pk,
        organisation_id=people.membership.organisation_id,
        by=people.neighbour,
        now=NOW,
    )
    assert (second.slug, second.state) == ("lumikon-leipomo-oy", "lead")


def test_members_of_the_same_name_get_different_addresses(people: People):
    names = [OrganisationFactory(name="Kahvila Ärrä").pk for _ in range(2)]
    slugs = [
        operations.add_member(network_id=people.network.pk, organisation_id=pk, by=None, now=NOW).slug for pk in names
    ]
    assert slugs == ["kahvila-arra", "kahvila-arra-2"]


def test_every_step_makes_the_networks_public_pages_new(people: People):
    before = freshness(people.network.pk)
    operations.change_state(membership_id=people.membership.pk, state="paused", by=people.coordinator, now=NOW)
    assert freshness(people.network.pk) > before
    assert freshness(0) > 0
