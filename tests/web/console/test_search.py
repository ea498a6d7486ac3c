"""The search box: an organisation, a person or a goal by three letters."""

from tests.factories import ContactFactory, GoalFactory
from tests.web.console.conftest import Desk


def test_organisation_person_and_goal_are_found_by_three_letters(desk: Desk) -> None:
    ContactFactory(organisation=desk.member.organisation, name="Åke Ömberg")
    GoalFactory(membership=desk.member, text_en="Ovens with less gas")
    assert "Lumikon Leipomo Oy" in desk.get("search", query="?q=lum")
    assert "Åke Ömberg" in desk.get("search", query="?q=öMB")
    assert "Ovens with less gas" in desk.get("search", query="?q=ovens")


def test_too_few_letters_are_told(desk: Desk) -> None:
    assert "Write at least three letters." in desk.get("search", query="?q=lu")


def test_nothing_found_is_told_with_the_words(desk: Desk) -> None:
    assert "Nothing matches “zzzz”." in desk.get("search", query="?q=zzzz")


def test_neighbours_things_are_not_found(desk: Desk, people) -> None:
    GoalFactory(membership=people.other_membership, text_en="Strange goal")
    assert "Nothing matches" in desk.get("search", query="?q=klinkerholm")
    assert "Nothing matches" in desk.get("search", query="?q=strange")


def test_list_under_the_box_is_the_same_without_the_page(desk: Desk) -> None:
    response = desk.client.get(desk.url("search") + "?q=lum", headers={"HX-Request": "true"})
    html = response.content.decode()
    assert "Lumikon Leipomo Oy" in html
    assert "<html" not in html


def test_search_box_stands_on_every_page(desk: Desk) -> None:
    assert f'action="{desk.url("search")}"' in desk.get("members")
