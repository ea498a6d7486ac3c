"""Goals: the queue beside the criteria, agreeing, asking back, translating, ending."""

import pytest

from talkoot.commitments.models import Goal
from talkoot.notices.models import Message
from tests.factories import GoalFactory
from tests.web.console.conftest import Desk


def test_queue_shows_the_goal_beside_its_tiers_criteria(desk: Desk, goal) -> None:
    page = desk.get("goals")
    assert "<b>1</b> goal waits to be agreed." in page
    assert "At least 2 goals: there are 1" in page
    assert "100\u00a0MWh (2022)" in page
    assert "80\u00a0MWh (2027)" in page


def test_first_goal_has_the_keys(desk: Desk, goal) -> None:
    GoalFactory(membership=desk.member, submitted=True)
    page = desk.get("goals")
    assert page.count('data-key="a"') == 1
    assert page.count('data-key="q"') == 1


def test_agreed_goal_is_public_and_the_member_is_told(desk: Desk, goal) -> None:
    assert desk.post("goal-agree", goal.pk)["Location"] == desk.url("goals")
    goal.refresh_from_db()
    assert goal.is_public
    assert Message.objects.filter(kind="goal", network_id=desk.network.pk).count() == 1


def test_goal_agreed_twice_is_agreed_once_and_told_kindly(desk: Desk, goal) -> None:
    desk.post("goal-agree", goal.pk)
    response = desk.client.post(desk.url("goal-agree", goal.pk), follow=True)
    assert "Only a goal that has been sent can be agreed or sent back." in response.content.decode()


def test_ready_question_asks_for_the_missing_figure(desk: Desk, goal) -> None:
    goal.baseline_value = None
    goal.save()
    assert "Could you still write the figure you start from, its year, and the figure you aim at?" in desk.get("goals")


def test_goal_goes_back_with_the_question(desk: Desk, goal) -> None:
    desk.post("goal-return", goal.pk, question="Which meters?")
    goal.refresh_from_db()
    assert (goal.state, goal.question) == ("returned", "Which meters?")


def test_question_without_words_is_not_sent(desk: Desk, goal) -> None:
    assert desk.post("goal-return", goal.pk, question=" ").status_code == 200
    goal.refresh_from_db()
    assert goal.state == "submitted"


def test_question_about_a_goal_answered_meanwhile_is_kept(desk: Desk, goal) -> None:
    desk.post("goal-agree", goal.pk)
    page = desk.post("goal-return", goal.pk, question="My long question").content.decode()
    assert "My long question" in page


def test_goal_is_translated_but_the_original_stays(desk: Desk, goal) -> None:
    desk.post("goal-translation", goal.pk, text_fi="Säästämme", text_sv="Vi sparar", text_en="Hacked", version=1)
    goal.refresh_from_db()
    assert (goal.text_fi, goal.text_sv, goal.text_en) == ("Säästämme", "Vi sparar", "We cut electricity by 20 %")


def test_two_coordinators_translating_see_both_texts(desk: Desk, goal) -> None:
    desk.post("goal-translation", goal.pk, text_fi="Ensimmäinen", text_sv="", version=1)
    page = desk.post("goal-translation", goal.pk, text_fi="Toinen", text_sv="Vi sparar", version=1).content.decode()
    assert "<td>Toinen</td><td>Ensimmäinen</td>" in page
    assert Goal.objects.get(pk=goal.pk).text_fi == "Ensimmäinen"


def test_agreed_goal_is_ended_with_its_outcome(desk: Desk) -> None:
    goal = GoalFactory(membership=desk.member)
    desk.post("goal-end", goal.pk, outcome="achieved")
    goal.refresh_from_db()
    assert (goal.state, goal.outcome) == ("ended", "achieved")


def test_other_outcomes_need_a_reason(desk: Desk) -> None:
    goal = GoalFactory(membership=desk.member)
    page = desk.post("goal-end", goal.pk, outcome="not_achieved").content.decode()
    assert "Write in a few words why the goal ended this way." in page


@pytest.mark.parametrize("state", ["returned", "agreed", "draft"])
def test_other_goals_are_one_click_away(desk: Desk, state: str) -> None:
    GoalFactory(membership=desk.member, state=state, text_en=f"A {state} goal")
    assert f"A {state} goal" in desk.get("goals", query=f"?state={state}")
    assert f"A {state} goal" not in desk.get("goals")


def test_queue_can_be_narrowed_to_one_member(desk: Desk, goal) -> None:
    assert goal.text_en in desk.get("goals", query=f"?member={desk.member.slug}")
    assert goal.text_en not in desk.get("goals", query="?member=somebody-else")


def test_neighbours_goal_is_not_found(desk: Desk, people) -> None:
    strange = GoalFactory(membership=people.other_membership, submitted=True)
    assert desk.client.get(desk.url("goal", strange.pk)).status_code == 404
    for page in ("goal-agree", "goal-return", "goal-translation", "goal-end"):
        assert desk.post(page, strange.pk, question="?", outcome="achieved").status_code == 404
