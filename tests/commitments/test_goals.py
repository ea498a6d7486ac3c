"""A goal's way: written, sent, asked back, agreed, public, ended."""

from datetime import date
from decimal import Decimal

import pytest

from talkoot.commitments import operations
from talkoot.commitments.criteria import criteria_of, is_met
from talkoot.commitments.models import Commitment, Goal
from talkoot.commitments.operations import GoalFacts
from talkoot.kernel.errors import ChangedMeanwhile
from tests.factories import NOW, CommitmentFactory, GoalFactory, TierFactory
from tests.people import People

pytestmark = pytest.mark.django_db
FACTS = GoalFacts(
    theme="water", text="Vähennämme vettä 20 %", baseline_value=Decimal(500), baseline_year=2022,
    percent_change=Decimal(-20), target_year=2027,
)  # fmt: skip


def written(people: People, **facts) -> Goal:
    return operations.write_goal(membership_id=people.membership.pk, facts=FACTS, by=people.member, now=NOW, **facts)


def sent(people: People) -> Goal:
    goal = written(people)
    operations.submit_goals(membership_id=people.membership.pk, by=people.member, now=NOW)
    return goal


def test_agreed_goal_is_public_in_a_commitment_of_the_tiers_length(people):
    goal = operations.agree_goal(goal_id=sent(people).pk, by=people.coordinator, now=NOW)
    assert goal.is_public
    assert (goal.commitment.starts_on, goal.commitment.ends_on) == (date(2026, 3, 16), date(2029, 3, 16))


def test_later_goal_joins_the_running_commitment(people):
    running = CommitmentFactory(membership=people.membership)
    assert operations.agree_goal(goal_id=sent(people).pk, by=people.coordinator, now=NOW).commitment == running


def test_goal_agreed_after_the_commitment_expired_begins_a_new_one(people):
    CommitmentFactory(membership=people.membership, starts_on=date(2021, 1, 1), ends_on=date(2023, 12, 31))
    operations.agree_goal(goal_id=sent(people).pk, by=people.coordinator, now=NOW)
    assert Commitment.objects.in_force(date(2026, 3, 16)).count() == 1


def test_draft_and_sent_goals_are_not_public(people):
    goal = written(people)
    assert not goal.is_public
    operations.submit_goals(membership_id=people.membership.pk, by=people.member, now=NOW)
    assert Goal.objects.public().count() == 0


def test_sent_goal_cannot_be_changed_until_it_is_asked_back(people):
    goal = sent(people)
    with pytest.raises(operations.GoalNotEditable):
        written(people, goal_id=goal.pk)
    operations.return_goal(goal_id=goal.pk, question="Which year?", by=people.coordinator, now=NOW)
    changed = written(people, goal_id=goal.pk)
    assert (changed.state, changed.question) == ("returned", "Which year?")


def test_only_a_sent_goal_is_agreed(people):
    with pytest.raises(operations.GoalNotSubmitted):
        operations.agree_goal(goal_id=written(people).pk, by=people.coordinator, now=NOW)


def test_two_people_do_not_overwrite_each_other(people):
    goal = written(people)
    seen = goal.version
    written(people, goal_id=goal.pk, seen_version=seen)
    with pytest.raises(ChangedMeanwhile):
        written(people, goal_id=goal.pk, seen_version=seen)


def test_target_before_baseline_is_refused(people):
    facts = GoalFacts(theme="water", text="x", baseline_year=2027, target_year=2022)
    with pytest.raises(operations.TargetBeforeBaseline):
        operations.write_goal(membership_id=people.membership.pk, facts=facts, by=people.member, now=NOW)


def test_changed_words_drop_translations_of_the_old_ones(people):
    goal = written(people)
    operations.translate_goal(goal_id=goal.pk, texts={"sv": "Vi minskar vattnet 20 %"}, by=people.coordinator, now=NOW)
    changed = operations.write_goal(
        membership_id=people.membership.pk, goal_id=goal.pk, by=people.member, now=NOW,
        facts=GoalFacts(theme="water", text="Vähennämme vettä 30 %"),
    )  # fmt: skip
    assert (changed.text_fi, changed.text_sv) == ("Vähennämme vettä 30 %", None)


def test_ended_goal_stays_public_with_its_outcome(people):
    goal = GoalFactory(membership=people.membership)
    ended = operations.end_goal(
        goal_id=goal.pk, outcome="partly", reason="The kiln stayed", by=people.coordinator, now=NOW
    )
    assert (ended.is_public, ended.outcome, ended.outcome_reason) == (True, "partly", "The kiln stayed")


def test_target_by_per_cent_gives_a_level():
    goal = Goal(baseline_value=Decimal(500), percent_change=Decimal(-20))
    assert (goal.target_level, goal.direction, goal.is_measurable) == (400, "down", True)


def test_tier_says_what_is_still_missing():
    tier = TierFactory(min_goals=2, needs_baseline=True)
    vague = GoalFacts(theme="water", text="x")
    rules = {rule.code: (rule.needed, rule.found, rule.missing) for rule in criteria_of(tier, [vague])}
    assert rules == {"goals": (2, 1, 1), "baseline": (1, 0, 1)}
    assert not is_met(tier, [vague])
    assert is_met(tier, [vague, FACTS])


def test_supporting_members_need_no_goals():
    assert is_met(TierFactory(supporting=True), [])


def test_commitment_expires_the_day_after_its_last_with_nobody_acting(people):
    commitment = CommitmentFactory(membership=people.membership, ends_on=date(2026, 12, 31))
    assert commitment.is_in_force(date(2026, 12, 31))
    assert not commitment.is_in_force(date(2027, 1, 1))
