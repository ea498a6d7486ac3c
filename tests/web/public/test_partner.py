"""The page of one partner."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.timezone import localdate

from talkoot.history.operations import record
from talkoot.memberships.operations import add_note
from tests.factories import CommitmentFactory, ContactFactory, TierFactory
from tests.web.public import world

NOW = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
ADDRESS = "/en/town/partners/bakery/"


@pytest.fixture
def bakery(db):
    return world.member(world.network(), "Bakery Oy", slug="bakery", industry="10", size_class="10-49")


def text(client, address=ADDRESS):
    return world.text_of(client.get(address).content)


def test_it_says_what_was_promised_and_how_it_is_going(bakery, client):
    good, behind = world.goal(bakery), world.goal(bakery)
    world.goal(bakery, draft=True, text_en="Not yet agreed")
    world.told(bakery, grade=2, goals={good: 85, behind: 99})
    page = text(client)
    assert "Bakery Oy has promised 2 goals. 1 of them is reached or on schedule." in page
    assert "Manufacture of food products · 10–49 employees · member since 2024" in page
    assert "On schedule" in page
    assert "Behind the plan" in page
    assert "documented" in page
    assert "Not yet agreed" not in page


def test_every_goal_leads_to_where_its_figure_comes_from(bakery, client):
    goal = world.goal(bakery)
    assert f'href="/en/town/goals/{goal.pk}/"' in client.get(ADDRESS).content.decode()


@pytest.mark.parametrize("days", [1, 3])
def test_an_expired_commitment_says_so(bakery, client, days):
    bakery.commitments.update(ends_on=localdate() - timedelta(days=days))
    assert f"Expired {days} day" in text(client)


def test_earlier_commitments_stay(bakery, client):
    CommitmentFactory(membership=bakery, starts_on=date(2019, 1, 1), ends_on=date(2021, 12, 31))
    page = text(client)
    assert "Earlier commitments" in page
    assert "1 January 2019–31 December 2021" in page
    assert "In force until 31 December 2099" in page


def test_measures_are_told_year_by_year_in_the_words_and_language_of_the_partner(bakery, client):
    world.told(bakery, year=2024, measures="Vaihdoimme valot.", language="fi")
    world.told(bakery, year=2025, measures="We changed the oven.", language="en")
    page = client.get(ADDRESS).content.decode()
    assert '<div lang="fi"><p>Vaihdoimme valot.</p></div>' in page
    assert "We changed the oven." in page


def test_what_is_not_public_is_nowhere(bakery, client):
    """Reports that are not accepted, remarks, comments, questions, notes and people stay inside."""
    goal = world.goal(bakery)
    world.told(bakery, year=2024, remark="SECRET remark", electricity=123456, goals={goal: 90})
    bakery.reports.get().figures.update(comment="SECRET comment")
    draft = world.silent(bakery)
    draft.measures, draft.state, draft.question = "SECRET measures", "submitted", "SECRET question"
    draft.submitted_at = NOW
    draft.save()
    bakery.goals.update(question="SECRET question")
    ContactFactory(organisation=bakery.organisation, name="SECRET person", phone="SECRET phone")
    add_note(network_id=bakery.network_id, membership_id=bakery.pk, text="SECRET note", now=NOW)
    record(
        verb="membership.state", subject="membership", subject_id=bakery.pk, network_id=bakery.network_id, by=None,
        by_name="SECRET person", reason="SECRET reason", facts={"to": "paused"}, now=NOW,
    )  # fmt: skip
    pages = [
        client.get(f"/en/town/{page}").content
        for page in ("", "partners/", "partners/bakery/", f"goals/{goal.pk}/", "results/2024/", "results/")
    ]
    pages += [
        client.get(f"/data/town/{name}.{form}").content
        for name in ("members", "goals", "results")
        for form in ("csv", "json")
    ]
    assert [page for page in pages if b"SECRET" in page] == []
    assert [page for page in pages if b"123" in page and b"456" in page] == []
    assert "The membership was paused." in text(client)


def test_the_history_is_told_day_by_day(bakery, client):
    goal = world.goal(bakery)
    for verb, subject, pk, facts in (
        ("membership.state", "membership", bakery.pk, {"from": "awaiting_signature", "to": "active"}),
        ("commitment.agreed", "membership", bakery.pk, {"from": "2024-01-01", "to": "2026-12-31"}),
        ("goal.agreed", "goal", goal.pk, {}),
    ):
        record(verb=verb, subject=subject, subject_id=pk, network_id=bakery.network_id, by=None, facts=facts, now=NOW)
    page = text(client)
    assert "16 March 2026 1 goal was agreed." in page
    assert "A commitment was made for 1 January 2024–31 December 2026." in page
    assert "Takes part in the network." in page


@pytest.mark.parametrize(
    "state", ["lead", "applied", "awaiting_signature", "declined", "left", "unknown", "ended_by_merger"]
)
def test_a_member_that_is_not_public_has_no_page(bakery, client, state):
    bakery.state = state
    bakery.save()
    goal = world.goal(bakery)
    assert client.get(ADDRESS).status_code == 404
    assert client.get(f"/en/town/goals/{goal.pk}/").status_code == 404


def test_the_neighbours_member_has_no_page_here(bakery, client):
    world.member(world.network(slug="other"), slug="stranger")
    assert client.get("/en/town/partners/stranger/").status_code == 404


def test_a_supporting_member_has_no_goals_and_that_is_said(bakery, client):
    bakery.tier = TierFactory(network=bakery.network, supporting=True)
    bakery.save()
    assert "takes part in the work and helps others" in text(client)


def test_a_goal_in_another_language_is_marked(bakery, client):
    world.goal(bakery, text_fi="Vähennämme", text_sv=None, text_en=None, language="fi")
    page = client.get(ADDRESS).content.decode()
    assert '<span lang="fi">Vähennämme</span> <span class="tongue">(in Finnish)</span>' in page


def test_strange_names_do_no_harm(bakery, client):
    bakery.organisation.name = "<script>alert(1)</script> 😀 שלום " + "x" * 200
    bakery.organisation.save()
    page = client.get(ADDRESS).content
    assert b"<script>alert" not in page
    assert "😀" in page.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_query_budget(bakery, client, count, django_assert_num_queries):
    for n in range(count):
        world.told(bakery, year=2023 + n, goals={world.goal(bakery): 90}, measures="Done")
    with django_assert_num_queries(9):
        client.get(ADDRESS)
