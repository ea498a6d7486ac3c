"""A member writes, changes, sends and follows its goals."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from talkoot.commitments.models import Goal
from talkoot.kernel.once import new_token
from tests.factories import GoalFactory, indicator
from tests.people import People
from tests.web.workspace.conftest import Year

Open = Callable[..., object]


def typed(**more: object) -> dict[str, object]:
    return {
        "theme": "energy_saving", "text": "We cut our electricity by a fifth.", "kind": "numeric",
        "indicator": indicator("electricity").pk, "baseline_value": "450", "baseline_year": "2024", "percent": "20",
        "percent_way": "less", "target_year": "2028", "exceeds_law": "no", "once": new_token(), **more,
    }  # fmt: skip


def test_a_goal_is_written_as_a_draft(people: People, workspace: Open) -> None:
    response = workspace(people.member, "goal-new", post=typed())
    goal = Goal.objects.get()
    assert response.headers["Location"] == "/en/workspace/jarvikaupunki/lumikon-leipomo/goals/"
    assert (goal.state, goal.text_en, goal.target_level) == (
        "draft",
        "We cut our electricity by a fifth.",
        Decimal(360),
    )


def test_a_goal_is_written_and_sent_at_once(people: People, workspace: Open) -> None:
    workspace(people.member, "goal-new", post=typed(send="1"))
    assert Goal.objects.get().state == "submitted"


def test_a_double_click_writes_one_goal(people: People, workspace: Open) -> None:
    form = typed()
    workspace(people.member, "goal-new", post=form)
    workspace(people.member, "goal-new", post=form)
    assert Goal.objects.count() == 1


def test_what_is_wrong_stands_at_its_field_and_everything_typed_is_kept(people: People, workspace: Open) -> None:
    page = workspace(people.member, "goal-new", post=typed(baseline_value="much", text="Ä 😀 שלום"))
    assert page.context["form"].errors == {
        "baseline_value": ["Write the figure with digits, for example 1250 or 1250,5."]
    }
    assert 'value="much"' in page.content.decode()
    assert "Ä 😀 שלום" in page.content.decode()
    assert Goal.objects.count() == 0


@pytest.mark.parametrize("text", ["\x00", "a" * 301, "‮", "1e999"])
def test_odd_words_never_fail(people: People, workspace: Open, text: str) -> None:
    response = workspace(people.member, "goal-new", post=typed(text=text, baseline_value=text, target_year=text))
    assert response.status_code == 200


def test_an_example_fills_the_form_without_saving(people: People, workspace: Open) -> None:
    page = workspace(people.member, "goal-new", query="?example=food_industry-2")
    assert page.context["form"]["theme"].value() == "food"
    assert Goal.objects.count() == 0


def test_the_own_field_offers_its_examples_first(people: People, workspace: Open) -> None:
    assert workspace(people.member, "goal-new").context["sectors"][0].key == "food_industry"


def test_the_list_says_what_is_still_missing(people: People, workspace: Open) -> None:
    GoalFactory(membership=people.membership, draft=True, baseline_value=None)
    level = workspace(people.member, "goals").context["level"]
    assert level.points == (
        ("At least 2 goals. You have written 1.", False),
        ("At least one goal needs a starting point and a level to reach, both in figures. None has them yet.", False),
    )


def test_a_goal_sent_back_shows_the_question_and_can_be_sent_again(people: People, workspace: Open) -> None:
    goal = GoalFactory(membership=people.membership, state="returned", question="Which year?")
    assert "Which year?" in workspace(people.member, "goals").content.decode()
    assert "Which year?" in workspace(people.member, "goal", goal.pk).content.decode()
    workspace(people.member, "goal", goal.pk, post=typed(version=goal.version, send="1"))
    goal.refresh_from_db()
    assert (goal.state, goal.question, goal.baseline_year) == ("submitted", "", 2024)


def test_one_draft_or_all_are_sent(people: People, workspace: Open) -> None:
    first, second, third = GoalFactory.create_batch(3, membership=people.membership, draft=True)
    workspace(people.member, "goal-send", second.pk, post={})
    assert set(Goal.objects.filter(state="draft")) == {first, third}
    workspace(people.member, "goals-send", post={})
    assert Goal.objects.filter(state="submitted").count() == 3


def test_a_draft_is_deleted_after_asking(people: People, workspace: Open) -> None:
    goal = GoalFactory(membership=people.membership, draft=True)
    assert "This cannot be undone" in workspace(people.member, "goal-delete", goal.pk).content.decode()
    assert Goal.objects.count() == 1
    workspace(people.member, "goal-delete", goal.pk, post={})
    assert Goal.objects.count() == 0


def test_an_agreed_goal_is_read_and_neither_changed_nor_deleted(people: People, workspace: Open, year: Year) -> None:
    page = workspace(people.member, "goal", year.goal.pk)
    assert page.context["told"].line.now == Decimal(398)
    workspace(people.member, "goal", year.goal.pk, post=typed(version=1))
    workspace(people.member, "goal-delete", year.goal.pk, post={})
    year.goal.refresh_from_db()
    assert year.goal.text_en == "We cut electricity by 20 %"


def test_two_people_change_the_same_goal_and_nothing_is_lost(people: People, workspace: Open) -> None:
    goal = GoalFactory(membership=people.membership, draft=True)
    workspace(people.member, "goal", goal.pk, post=typed(version=1, text="The first one."))
    page = workspace(people.member, "goal", goal.pk, post=typed(version=1, text="The second one."))
    differences = {each.label: (each.typed, each.saved) for each in page.context["form"].differences}
    assert differences == {"The goal in one sentence": ("The second one.", "The first one.")}
    goal.refresh_from_db()
    assert goal.text_en == "The first one."
    workspace(people.member, "goal", goal.pk, post=typed(version=page.context["form"]["version"].value(), text="Both."))
    goal.refresh_from_db()
    assert goal.text_en == "Both."


def test_words_left_alone_stay_in_their_language(people: People, workspace: Open) -> None:
    goal = GoalFactory(
        membership=people.membership, draft=True, text_fi="Säästämme", text_sv=None, text_en=None, language="fi"
    )
    workspace(people.member, "goal", goal.pk, post=typed(version=1, text="Säästämme", theme="water"))
    goal.refresh_from_db()
    assert (goal.theme, goal.language, goal.text_fi, goal.text_en) == ("water", "fi", "Säästämme", None)


@pytest.mark.parametrize("name", ["goal-new", "goals-send", "goal-send", "goal-delete"])
def test_whoever_may_only_read_changes_nothing(people: People, workspace: Open, name: str) -> None:
    goal = GoalFactory(membership=people.membership, draft=True)
    args = [goal.pk] if name in {"goal-send", "goal-delete"} else []
    assert workspace(people.reader, name, *args, post=typed()).status_code == 403
    assert [goal.state for goal in Goal.objects.all()] == ["draft"]


def test_whoever_may_only_read_sees_the_draft_without_buttons(people: People, workspace: Open) -> None:
    goal = GoalFactory(membership=people.membership, draft=True)
    workspace(people.reader, "goal", goal.pk, post=typed(version=1))
    goal.refresh_from_db()
    page = workspace(people.reader, "goals").content.decode()
    assert goal.text_en == "We cut electricity by 20 %"
    assert "We cut electricity by 20 %" in page
    assert "<form" not in page[page.index("<main") :]


def test_another_members_goal_does_not_exist_here(people: People, workspace: Open) -> None:
    goal = GoalFactory(membership=people.other_membership, draft=True)
    assert workspace(people.member, "goal", goal.pk).status_code == 404
    workspace(people.member, "goal-send", goal.pk, post={})
    goal.refresh_from_db()
    assert goal.state == "draft"


@pytest.mark.parametrize("count", [1, 3])
def test_goals_query_budget(
    people: People, workspace: Open, count: int, django_assert_max_num_queries: Callable
) -> None:
    GoalFactory.create_batch(count, membership=people.membership)
    GoalFactory.create_batch(count, membership=people.membership, draft=True)
    workspace(people.member, "goals")  # signs in
    with django_assert_max_num_queries(7):
        workspace(people.member, "goals")
