"""The ladder of coordination: what is in place, and going up and back down."""

from datetime import date, timedelta

import pytest
from django_scopes import scope, scopes_disabled

from talkoot.adoptions.models import Portfolio, Task, portfolio_of
from talkoot.adoptions.operations import MethodUnknown, NetworkNotYours, move_to_method
from talkoot.adoptions.queries.ladder import in_place, networks_of, networks_to_choose
from talkoot.catalogue.enums import NeedKey
from talkoot.history.models import Event
from talkoot.memberships.models import Membership
from talkoot.networks.models import Network
from talkoot.networks.operations import change_network_state
from talkoot.organisations.operations_municipalities import add_officer, end_officer
from talkoot.reporting.operations import prepare_round
from tests.factories import CoordinatorFactory, MembershipFactory, TierFactory
from tests.factories.practices import NOW, TODAY, adopted


def move(people, code, **choice):
    return move_to_method(municipality_id=people.municipality.pk, code=code, by=people.lead, now=NOW, **choice)


def there(people):
    return {key for key, is_there in in_place(people.municipality, TODAY).items() if is_there}


def test_a_municipality_begins_on_the_first_rung_with_nothing_in_place(people):
    assert portfolio_of(people.municipality).method == "single-models"
    assert there(people) == set()


def test_everything_that_a_rung_can_need_is_answered(people):
    assert set(in_place(people.municipality, TODAY)) == set(NeedKey.values)


def test_models_with_owners_a_forum_and_dates_ahead(people):
    adopted(people.municipality, people.lead, forum="Entrepreneur training")
    Task.objects.all().delete()
    assert there(people) == {"owners", "forum"}
    adopted(people.municipality, people.lead, "others-services")
    adopted(people.municipality, people.lead, "training")
    Task.objects.all().update(due_on=TODAY + timedelta(days=30))
    assert there(people) == {"owners", "forum", "portfolio", "plan"}


def test_a_plan_has_dates_in_the_coming_three_months(people):
    adopted(people.municipality, people.lead)
    for due_on, is_there in ((date(2026, 6, 14), True), (date(2026, 6, 15), False), (date(2026, 3, 15), False)):
        Task.objects.all().update(due_on=due_on)
        assert ("plan" in there(people)) == is_there


def test_an_owner_who_has_left_is_missing(people):
    officer = add_officer(
        municipality_id=people.municipality.pk, email="leaver@town.example", by=people.lead, now=NOW, today=TODAY
    )
    adopted(people.municipality, people.lead, owner_id=officer.pk)
    assert "owners" in there(people)
    end_officer(officer_id=officer.pk, by=people.lead, now=NOW, today=TODAY)
    assert "owners" not in there(people)


def test_what_a_network_has(people):
    move(people, "open-network")
    assert there(people) == {"open_network", "coordinator"}
    network = portfolio_of(people.municipality).network
    TierFactory(network=network, min_goals=2, fee_class="by_size")
    move(people, "paid-network")
    prepare_round(network_id=network.pk, year=2026, due_on=date(2027, 3, 31), indicator_ids=[], by=people.lead, now=NOW)
    with scopes_disabled():
        assert there(people) == {"closed_network", "coordinator", "tiers", "fees", "round"}


def test_the_round_is_looked_for_inside_the_networks_own_walls(people):
    """The console page of a municipality has no network's scope around it."""
    move(people, "open-network")
    with scope():
        assert in_place(people.municipality, TODAY)["round"] is False


def test_the_first_network_is_in_formation_with_the_mover_as_coordinator(people):
    network = move(people, "closed-network").network
    assert (network.kind, network.state, network.name_en) == ("closed", "forming", "Climate partners, Kuusikoski")
    assert [one.user for one in network.coordinators.all()] == [people.lead]
    assert [(tier.min_goals, tier.needs_baseline, tier.validity_months) for tier in network.tiers.all()] == [
        (2, True, 36)
    ]


def test_going_up_and_back_down_keeps_members_and_history(people):
    network = move(people, "open-network").network
    change_network_state(network_id=network.pk, state="active", by=people.lead, now=NOW)
    with scopes_disabled():
        members = {MembershipFactory(network=network).pk for _n in range(3)}
    events = Event.objects.count()
    move(people, "closed-network")
    move(people, "single-models", rest=True)
    assert Network.objects.get(pk=network.pk).state == "ended"
    again = move(people, "open-network").network
    with scopes_disabled():
        assert set(Membership.objects.filter(network=again).values_list("pk", flat=True)) == members
    assert (again.pk, again.kind, again.state, again.ended_on) == (network.pk, "open", "active", None)
    moves = Event.objects.filter(verb="portfolio.method").order_by("pk")
    assert [(move.facts["before"], move.facts["method"]) for move in moves] == [
        ("single-models", "open-network"), ("open-network", "closed-network"), ("closed-network", "single-models"),
        ("single-models", "open-network"),
    ]  # fmt: skip
    assert Event.objects.count() > events


def test_down_without_rest_leaves_the_network_as_it_is(people):
    network = move(people, "open-network").network
    change_network_state(network_id=network.pk, state="active", by=people.lead, now=NOW)
    assert move(people, "existing-work").network.state == "active"


def test_a_network_that_was_never_opened_is_not_shown_to_anybody_by_resting(people):
    network = move(people, "open-network").network
    move(people, "single-models", rest=True)
    assert Network.objects.get(pk=network.pk).state == "forming"


def test_one_that_ended_before_it_was_opened_is_prepared_further(people):
    network = move(people, "open-network").network
    change_network_state(network_id=network.pk, state="ended", by=people.lead, now=NOW)
    assert move(people, "open-network").network.state == "forming"


def test_a_network_that_one_coordinates_can_be_chosen(people):
    CoordinatorFactory(network=people.network, user=people.lead)
    assert networks_to_choose(portfolio_of(people.municipality), people.lead) == [people.network]
    portfolio = move(people, "open-network", network_id=people.network.pk)
    assert (portfolio.network, Network.objects.get(pk=people.network.pk).kind) == (people.network, "open")
    assert networks_to_choose(portfolio, people.lead) == []


def test_somebody_elses_network_cannot_be_taken(people):
    with pytest.raises(NetworkNotYours):
        move(people, "open-network", network_id=people.other_network.pk)
    assert Portfolio.objects.count() == 0


def test_a_new_network_beside_the_one_there_was(people):
    old = move(people, "open-network").network
    new = move(people, "closed-network", new=True).network
    assert (new.pk != old.pk, Network.objects.get(pk=old.pk).kind, new.kind) == (True, "open", "closed")


def test_there_are_five_ways_and_no_others(people):
    with pytest.raises(MethodUnknown):
        move(people, "sixth-way")
    assert Portfolio.objects.count() == 0


def test_networks_of_a_municipality_are_its_own_and_those_its_models_run_on(people):
    assert networks_of(people.municipality) == []
    adoption = adopted(people.municipality, people.lead)
    adoption.carriers.create(mechanism="network", network=people.network)
    own = move(people, "open-network").network
    assert networks_of(people.municipality) == [people.network, own]
    change_network_state(network_id=people.network.pk, state="ended", by=people.lead, now=NOW)
    assert networks_of(people.municipality) == [own]
    assert networks_of(people.other_municipality) == []
