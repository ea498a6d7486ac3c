"""Taking models into use through the pages, and tending them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from talkoot.adoptions.models import Adoption, Task
from talkoot.catalogue.queries import model
from talkoot.organisations.models import Officer
from tests.factories.adoptions import AdoptionFactory, PracticeFactory, TaskFactory
from tests.web.console.test_portfolio import Town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(people, client_of) -> Town:
    return Town(client_of(people.lead))


@pytest.fixture
def adoption(people) -> Adoption:
    return AdoptionFactory(municipality=people.municipality, model_code="permits", name="Permits")


def filled(town: Town, code: str, query: str = "") -> dict[str, object]:
    """The form as it stands on the page: what one sends with one click."""
    response = town.client.get(town.url("adopt-model", code) + query)
    form = response.context["form"]
    values = {bound.name: bound.value() for bound in form}
    return {name: value for name, value in values.items() if value not in (None, False)}


def edited(town: Town, name: str, *args: object, **typed: object) -> dict[str, object]:
    form = town.client.get(town.url(name, *args)).context["form"]
    values = {bound.name: bound.value() for bound in form}
    return {name: value for name, value in {**values, **typed}.items() if value not in (None, False)}


def test_three_models_are_in_use_with_one_click_and_mine(people, town):
    answer = town.post("adopt", model=["permits", "award", "campaigns"], once="one")
    assert answer["Location"] == town.url("portfolio")
    adoptions = Adoption.objects.filter(municipality=people.municipality)
    assert {a.model_code for a in adoptions} == {"permits", "award", "campaigns"}
    assert {a.owner.user for a in adoptions} == {people.lead}
    assert all(a.tasks.exists() for a in adoptions)


def test_double_click_takes_into_use_once(town):
    for _twice in range(2):
        town.post("adopt", model=["permits"], once="one")
    data = filled(town, "award")
    places = {town.post("adopt-model", "award", **data)["Location"] for _twice in range(2)}
    assert len(places) == 1
    assert sorted(Adoption.objects.values_list("model_code", flat=True)) == ["award", "permits"]


def test_nothing_ticked_says_so(town):
    answer = town.post("adopt")
    assert "Choose at least one model." in answer.content.decode()


def test_models_found_elsewhere_are_ticked(town):
    page = town.get("adopt", query="?models=award,label")
    assert page.count(" checked>") == 2


def test_one_click_adopts_with_everything_filled_in(people, town):
    answer = town.post("adopt-model", "permits", **filled(town, "permits"))
    adoption = Adoption.objects.get()
    assert answer["Location"] == town.url("adoption", adoption.pk)
    assert (adoption.owner.user, adoption.unit, adoption.hours_planned) == (people.lead, "Planning", 30)
    assert adoption.indicator == model("permits").measures[0].words.en
    assert adoption.carriers.count() == 2


def test_project_with_two_funders_and_nothing_created(town):
    data = {**filled(town, "permits"), "funder_1": "Ministry", "share_1": 70, "funder_2": "Town", "share_2": 30}
    data.pop("create")
    town.post("adopt-model", "permits", **data)
    adoption = Adoption.objects.get()
    assert [str(one) for one in adoption.fundings.all()] == ["Ministry 70 %", "Town 30 %"]
    assert adoption.carriers.count() == 0


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"funder_1": "Ministry", "share_1": 80, "funder_2": "Town", "share_2": 30}, "shares are 110 % together"),
        ({"funder_1": "Ministry"}, "Give this funder’s share in per cent."),
        ({"share_2": "20"}, "Give the name of this funder."),
        ({"ends_on": "2020-01-01"}, "The last day is before the first one."),
        ({"target_year": "2020"}, "The target year 2020 is before the model begins."),
        ({"starts_on": ""}, "required"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(town, typed, words):
    answer = town.post("adopt-model", "permits", **{**filled(town, "permits"), "note": "With the builders", **typed})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert words in page
    assert "With the builders" in page
    assert not Adoption.objects.exists()


def test_practice_of_another_municipality_is_copied_and_credited(people, town):
    practice = PracticeFactory(municipality=people.other_municipality, hours_per_year=12)
    query = f"?practice={practice.pk}"
    page = " ".join(town.get("adopt-model", "permits", query=query).split())
    assert "The plan is copied from Hiidenlampi: “Discount for heat pumps”." in page
    town.client.post(town.url("adopt-model", "permits") + query, filled(town, "permits", query))
    adoption = Adoption.objects.get()
    assert (adoption.copied_from, adoption.hours_planned, adoption.tasks.get().title_en) == (practice, 12, "Agree")
    assert "Copied from Hiidenlampi" in town.get("adoption", adoption.pk)


@pytest.mark.parametrize("query", ["?practice=abc", "?practice=999", "?practice=²"])
def test_practice_that_does_not_exist_is_left_out(town, query):
    assert "copied from" not in town.get("adopt-model", "permits", query=query)


def test_model_in_use_leads_to_its_page(town, adoption):
    answer = town.client.get(town.url("adopt-model", "permits"))
    assert answer["Location"] == town.url("adoption", adoption.pk)


def test_change_keeps_what_two_people_wrote(town, adoption):
    first, second = (edited(town, "adoption-edit", adoption.pk, unit=unit) for unit in ("Planning", "Permits"))
    assert town.post("adoption-edit", adoption.pk, **first).status_code == 302
    answer = town.post("adoption-edit", adoption.pk, **second)
    page = answer.content.decode()
    assert "Somebody else changed this while you were editing." in page
    assert 'value="Permits"' in page
    adoption.refresh_from_db()
    assert adoption.unit == "Planning"
    again = {**second, "version": answer.context["form"].data["version"]}
    town.post("adoption-edit", adoption.pk, **again)
    adoption.refresh_from_db()
    assert adoption.unit == "Permits"


def test_owner_who_has_left_stays_until_a_new_one_is_named(people, town, adoption):
    left = Officer.objects.get(user=people.officer)
    Adoption.objects.filter(pk=adoption.pk).update(owner=left)
    Officer.objects.filter(pk=left.pk).update(until_on=timezone.localdate())
    assert "has left. Name a new owner." in town.get("adoption", adoption.pk)
    assert town.post("adoption-edit", adoption.pk, **edited(town, "adoption-edit", adoption.pk)).status_code == 302
    new = Officer.objects.get(user=people.lead)
    town.post("adoption-edit", adoption.pk, **edited(town, "adoption-edit", adoption.pk, owner=new.pk))
    adoption.refresh_from_db()
    assert adoption.owner == new


def test_officer_of_a_neighbour_cannot_be_the_owner(people, town, adoption):
    foreign = Officer.objects.get(user=people.other_officer)
    assert (
        town.post(
            "adoption-edit", adoption.pk, **edited(town, "adoption-edit", adoption.pk, owner=foreign.pk)
        ).status_code
        == 200
    )


def test_ending_asks_why_and_what_was_learnt(town, adoption):
    answer = town.post("adoption-state", adoption.pk, state="ended", reason="")
    assert "Write in a sentence why." in answer.content.decode()
    town.post("adoption-state", adoption.pk, state="ended", reason="Project over", learnt="Begin earlier")
    page = town.get("adoption", adoption.pk)
    assert "Begin earlier" in page
    assert "Project over" in page


def test_hours_are_entered_on_the_page_with_a_comma(town, adoption):
    with translation.override("fi"):
        town.post("effort-new", adoption.pk, day=timezone.localdate().isoformat(), hours="1,5", once="a")
        town.post("effort-new", adoption.pk, day=timezone.localdate().isoformat(), hours="1,5", once="a")
    assert [str(e.hours) for e in adoption.efforts.all()] == ["1.5"]
    town.post("effort-remove", adoption.pk, adoption.efforts.get().pk)
    assert not adoption.efforts.exists()


def test_hours_that_are_missing_are_asked_for_and_the_words_kept(town, adoption):
    page = town.post(
        "effort-new", adoption.pk, day=timezone.localdate().isoformat(), what="Two visits"
    ).content.decode()
    assert "Give the hours or the euros." in page
    assert "Two visits" in page


def test_result_is_told_with_its_grade_and_removed(town, adoption):
    today = timezone.localdate().isoformat()
    town.post("result-new", adoption.pk, day=today, sentence="Four builders", evidence_grade=2, value="4")
    page = town.get("adoption", adoption.pk)
    assert "Four builders" in page
    assert "documented" in page
    town.post("result-remove", adoption.pk, adoption.results.get().pk)
    assert not adoption.results.exists()


def test_what_was_left_out_is_created_with_one_button(town, adoption):
    page = town.get("adoption", adoption.pk)
    assert page.count(town.url("adoption-create", adoption.pk)) == 2
    town.post("adoption-create", adoption.pk, mechanism="library", kind="reliefs")
    page = town.get("adoption", adoption.pk)
    assert page.count(town.url("adoption-create", adoption.pk)) == 1
    assert town.url("shelf", adoption.carriers.get().shelf_id) in page


def test_task_is_added_given_moved_done_opened_and_dropped(people, town, adoption):
    today = timezone.localdate()
    facts = {"title": "Call", "due_on": today.isoformat(), "kind": "task", "remind_days": 7, "adoption": adoption.pk}
    town.post("task-new", **facts, once="x")
    town.post("task-new", **facts, once="x")
    task = Task.objects.get()
    person = Officer.objects.get(user=people.officer)
    town.post(
        "task",
        task.pk,
        **edited(town, "task", task.pk, officer=person.pk, due_on=(today + timedelta(days=5)).isoformat()),
    )
    task.refresh_from_db()
    assert (task.officer, task.due_on) == (person, today + timedelta(days=5))
    town.post("task-done", task.pk)
    assert "Open again" in town.get("adoption", adoption.pk)
    town.post("task-reopen", task.pk)
    assert Task.objects.open().count() == 1
    town.post("task-drop", task.pk)
    assert not Task.objects.exists()


def test_done_leads_back_to_the_list_it_was_pressed_in_and_nowhere_else(town, adoption):
    first, second = TaskFactory(adoption=adoption), TaskFactory(adoption=adoption)
    own = town.url("task-list") + "?who=1"
    assert town.post("task-done", first.pk, next=own)["Location"] == own
    away = town.post("task-done", second.pk, next="https://elsewhere.example/")["Location"]
    assert away == town.url("adoption", adoption.pk) + "#tasks"


def test_list_of_tasks_shows_one_persons(people, town, adoption):
    person = Officer.objects.get(user=people.officer)
    TaskFactory(adoption=adoption, title="Hers", officer=person)
    TaskFactory(adoption=adoption, title="Nobodys")
    page = town.get("task-list", query=f"?who={person.pk}")
    assert ("Hers" in page, "Nobodys" in page) == (True, False)


@pytest.mark.parametrize(("who", "where"), [("lead", "kuusikoski"), ("other_officer", "hiidenlampi")])
def test_button_in_the_library_leads_to_ones_own_municipality(people, client_of, who, where):
    practice = PracticeFactory(municipality=people.municipality)
    answer = client_of(getattr(people, who)).get(
        reverse("console:adopt-here", args=["permits"]) + f"?practice={practice.pk}"
    )
    assert answer["Location"] == reverse("console:adopt-model", args=[where, "permits"]) + f"?practice={practice.pk}"


def test_button_in_the_library_asks_an_operator_where_and_tells_others_how(people, client_of):
    url = reverse("console:adopt-here", args=["permits"])
    page = client_of(people.operator).get(url).content.decode()
    assert reverse("console:adopt-model", args=["hiidenlampi", "permits"]) in page
    assert "How a municipality gets onto the service" in client_of(people.member).get(url).content.decode()
