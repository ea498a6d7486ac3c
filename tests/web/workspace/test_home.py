"""The home of a member: what is due, how it goes, what would be the next best thing."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from talkoot.accounts.models import User
from talkoot.organisations.models import Contact
from tests.factories import CommitmentFactory, GoalFactory, MembershipFactory
from tests.people import People
from tests.web.workspace.conftest import Year

Open = Callable[..., object]


def test_with_one_membership_the_workspace_opens_at_once(people: People, client_of: Callable[[User], Client]) -> None:
    response = client_of(people.member).get(reverse("workspace:home"))
    assert response.headers["Location"] == "/en/workspace/jarvikaupunki/lumikon-leipomo/"


def test_with_several_memberships_one_chooses(people: People, client_of: Callable[[User], Client]) -> None:
    MembershipFactory(network=people.other_network, organisation=people.membership.organisation, slug="bakery")
    page = client_of(people.member).get(reverse("workspace:home"))
    assert [membership.slug for membership in page.context["memberships"]] == ["lumikon-leipomo", "bakery"]


def test_without_a_membership_the_page_says_what_to_do(people: People, client_of: Callable[[User], Client]) -> None:
    page = client_of(people.coordinator).get(reverse("workspace:home"))
    assert "You do not belong to any network here yet." in page.content.decode()


@pytest.mark.parametrize("name", ["coordinator", "neighbour", "stranger"])
def test_nobody_else_finds_the_workspace(people: People, workspace: Open, name: str) -> None:
    assert workspace(getattr(people, name), "membership").status_code == 404


def test_a_visitor_is_asked_to_sign_in(people: People, workspace: Open) -> None:
    assert workspace(None, "membership").status_code == 302


def test_a_former_contact_no_longer_gets_in(people: People, workspace: Open) -> None:
    Contact.objects.filter(user=people.reader).update(until_on=timezone.localdate())
    assert workspace(people.reader, "membership").status_code == 404


def test_what_is_due_stands_first(people: People, workspace: Open, year: Year) -> None:
    returned = GoalFactory(membership=people.membership, state="returned", question="From which year?")
    ends_on = timezone.localdate() + timedelta(days=40)
    CommitmentFactory(membership=people.membership, ends_on=ends_on)
    page = workspace(people.member, "membership")
    assert [(step.title, step.why) for step in page.context["due"]][1:] == [
        (returned.text, "From which year?"),
        ("Your commitment", "Agree with the coordinator on the next period: which goals go on, and what comes new?"),
    ]
    assert page.context["due"][0].title == "Yearly report 2025"
    assert page.context["due"][2].state == "Ends in 40 days"
    assert "3 things wait for you." in page.content.decode()


def test_how_it_goes_counts_the_agreed_goals(people: People, workspace: Open, year: Year) -> None:
    page = workspace(people.member, "membership")
    assert page.context["going"] == "1 of 1 agreed goal is going as planned."
    assert [(each.goal.pk, each.word) for each in page.context["told"]] == [(year.goal.pk, "On schedule")]


def test_the_next_best_thing_is_what_the_tier_still_asks_for(people: People, workspace: Open) -> None:
    assert workspace(people.member, "membership").context["next"].button == "Write a goal"


def test_drafts_are_to_be_sent_once_the_minimum_is_reached(people: People, workspace: Open) -> None:
    GoalFactory.create_batch(2, membership=people.membership, draft=True)
    step = workspace(people.member, "membership").context["next"]
    assert (step.title, step.why) == ("Send your drafts to the coordinator", "2 goals are still drafts.")


def test_whoever_may_only_read_gets_no_key_and_no_button(people: People, workspace: Open, year: Year) -> None:
    page = workspace(people.reader, "membership").content.decode()
    assert "Yearly report 2025" in page
    assert year.report.token not in page
    assert "<main" in page
    assert "ds-button" not in page[page.index("<main") :]


@pytest.mark.parametrize("count", [1, 3])
def test_home_query_budget(
    people: People, workspace: Open, year: Year, count: int, django_assert_max_num_queries: Callable
) -> None:
    GoalFactory.create_batch(count, membership=people.membership)
    workspace(people.member, "membership")  # signs in
    with django_assert_max_num_queries(12):
        workspace(people.member, "membership")
