"""Writing an application: left and continued by its link, kept however wrong or unfinished, checked, sent once."""

import json
import re

import pytest
from django.test import Client

from talkoot.commitments.models import Goal
from talkoot.memberships.models import Application, Membership
from talkoot.memberships.operations import accept_application
from talkoot.notices.models import Message
from talkoot.organisations.models import Organisation
from tests.factories import NOW, MembershipFactory, OrganisationFactory, UserFactory, indicator

WHO = {
    "name": "Lumikon Leipomo Oy", "business_id": "12345671", "industry": "10", "staff": "46", "size_class": "", "municipality": "Järvikaupunki",
    "website": "lumikko.example", "register_number": "",
}  # fmt: skip


def test_the_four_parts_follow_each_other(applicant):
    assert "Which organisation would like to join?" in applicant.open()
    assert applicant.write("who", name="Lumikon Leipomo Oy").url == f"{applicant.link}?part=contact"
    assert "Part 2 of 4" in applicant.open("?part=contact")
    assert applicant.write("contact", contact_name="Aino Virta").url == f"{applicant.link}?part=goals"
    assert applicant.write("goals", onward="1").url == f"{applicant.link}?part=send"
    assert "Look it through and send it." in applicant.open("?part=send")


def test_facts_are_kept_as_they_are_understood(applicant):
    applicant.write("who", **WHO, tier=applicant.application.network.tiers.last().pk)
    answers = applicant.now().answers
    assert {key: answers[key] for key in ("business_id", "staff", "size_class", "website", "municipality", "industry")} == {
        "business_id": "1234567-1", "staff": 46, "size_class": "10-49", "website": "https://lumikko.example", "municipality": "Järvikaupunki",
        "industry": "10",
    }  # fmt: skip
    assert applicant.application.tier.kind == "supporting"


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("business_id", "1234567-2", "The business ID 1234567-2 is not right: its check digit does not match."),
        ("business_id", "hello", "The business ID hello is not right"),
        ("staff", "many", "Write the number of employees with digits"), ("staff", "1e999", "Write the number of employees with digits"),
        ("staff", "999999999999999", "The figure is too large."), ("staff", "-3", "The figure cannot be negative."),
        ("website", "not a site", "Write the address of the site"), ("industry", "zz", "Select a valid choice"),
        ("name", "x" * 301, "at most 300 characters"), ("name", "", "Write the organisation&#x27;s name."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_what_was_typed_stays_for_another_day(applicant, field, value, message):
    typed = {**WHO, field: value}
    page = applicant.write("who", **typed).content.decode()
    assert message in page
    assert "ds-error-summary" in page
    later = Client().get(applicant.link).content.decode()
    shown = 'value="zz"' if field == "industry" else f'value="{value}"' if value else 'name="name"'
    assert shown in later or field == "industry"
    assert 'value="Järvikaupunki"' in later
    assert applicant.now().answers["municipality"] == "Järvikaupunki"
    assert not applicant.application.answers[field]


@pytest.mark.parametrize("staff", ["1 200", "1200", "1 200,0", "1.200,0"])
def test_staff_may_be_typed_in_any_style(applicant, staff):
    applicant.write("who", name="Oy", staff=staff)
    assert applicant.now().answers["staff"] == 1200


@pytest.mark.parametrize("name", ["😀 Oy", "شركة الطاقة", "a" * 300, "<b>Oy</b>", "Leipomo\x00 Oy"])
def test_any_name_is_a_name(applicant, name):
    assert applicant.write("who", name=name).status_code == 302
    assert applicant.now().answers["name"] == name.replace("\x00", "")
    assert applicant.client.get(applicant.link + "?part=send").status_code == 200


def test_a_foreign_organisation_gives_another_number_and_nobody_must_have_one(applicant):
    assert applicant.write("who", name="Bryggeri AB", register_number="SE556000-0000").status_code == 302
    assert applicant.write("who", name="Bryggeri AB").status_code == 302


def test_it_saves_itself_while_one_writes(applicant):
    response = applicant.autosave("who", name="Lumi", staff="4x")
    assert (response.status_code, response.json()) == (200, {})
    later = applicant.open()
    assert 'value="Lumi"' in later
    assert 'value="4x"' in later
    assert "ds-error-summary" not in later
    assert f'data-autosave="{applicant.link}save/?part=who"' in later


def test_a_break_is_possible_at_any_point_and_says_how_to_come_back(applicant):
    response = applicant.write("contact", contact_phone="040 123", later="1")
    page = applicant.client.get(response.url).content.decode()
    assert "The link in the message that we sent to aino@company.example brings you back here." in page
    assert 'value="040 123"' in page


def test_one_may_go_back_with_an_unfinished_part(applicant):
    assert applicant.write("contact", contact_title="Baker", to="who").url == f"{applicant.link}?part=who"
    assert 'value="Baker"' in applicant.open("?part=contact")


def test_goals_are_written_with_the_shared_form_and_kept_for_the_membership(applicant):
    assert "At least 2 goals are asked for." in applicant.open("?part=goals")
    assert (
        applicant.client.post(applicant.link + "?part=goals", {**applicant.goal(), "add": "1"}).url
        == f"{applicant.link}?part=goals"
    )
    page = applicant.open("?part=goals")
    assert "We cut electricity by a fifth" in page
    assert "1 goal is still missing." in page
    assert "One of your goals has a starting point and a level to reach in figures." in page
    goal = applicant.now().answers["goals"][0]
    assert (goal["baseline_value"], goal["target_value"], goal["target_year"]) == ("100", "80", 2030)
    assert json.dumps(goal)


def test_a_goal_is_changed_and_removed(applicant):
    for _goal in range(2):
        applicant.client.post(applicant.link + "?part=goals", {**applicant.goal(), "add": "1"})
    assert 'value="2030"' in applicant.open("?part=goals&goal=0")
    applicant.client.post(applicant.link + "?part=goals&goal=0", {**applicant.goal(text="Another promise"), "add": "1"})
    assert [goal["text"] for goal in applicant.now().answers["goals"]] == [
        "Another promise",
        "We cut electricity by a fifth",
    ]
    applicant.write("goals", remove="0")
    assert [goal["text"] for goal in applicant.now().answers["goals"]] == ["We cut electricity by a fifth"]


def test_a_double_click_writes_one_goal(applicant):
    typed = {**applicant.goal(), "add": "1"}
    for _click in range(2):
        assert applicant.client.post(applicant.link + "?part=goals", typed).status_code == 302
    assert len(applicant.now().answers["goals"]) == 1


def test_an_unfinished_goal_is_kept_and_does_not_stop_anybody(applicant):
    typed = applicant.goal(baseline_value="about a hundred", target_year="")
    page = applicant.client.post(applicant.link + "?part=goals", {**typed, "onward": "1"}).content.decode()
    assert "Write the figure with digits" in page
    assert 'value="about a hundred"' in applicant.open("?part=goals")
    assert (
        applicant.client.post(applicant.link + "?part=goals", {**typed, "to": "contact"}).url
        == f"{applicant.link}?part=contact"
    )
    assert 'value="about a hundred"' in applicant.open("?part=goals")
    assert applicant.now().answers.get("goals", []) == []


def test_going_on_saves_a_finished_goal_too(applicant):
    response = applicant.client.post(applicant.link + "?part=goals", {**applicant.goal(), "onward": "1"})
    assert response.url == f"{applicant.link}?part=send"
    assert len(applicant.now().answers["goals"]) == 1


def test_an_example_fills_the_form_and_saves_nothing(applicant):
    page = applicant.open("?part=goals")
    example = re.search(r'href="(\?example=[^"#]+)', page)[1]
    filled = applicant.open(example)
    assert "The example is filled in below." in filled
    assert applicant.now().answers == {}


def test_a_supporting_member_needs_no_goals(applicant):
    applicant.application.tier = applicant.application.network.tiers.last()
    applicant.application.save()
    assert "This way of taking part asks for no goals." in applicant.open("?part=goals")


def test_it_may_be_sent_with_goals_missing_and_says_kindly_that_help_comes(ready):
    page = ready.open("?part=send")
    assert "You may send the application although goals are missing: the coordinator helps you with them." in page
    assert ready.write("send", consent="on").url == ready.link
    assert ready.now().state == "submitted"


def test_sending_twice_sends_once(ready):
    assert [ready.write("send", consent="on").url for _click in range(2)] == [ready.link, ready.link]
    assert Membership.objects.count() == 1
    assert sorted(Message.objects.values_list("to", flat=True)) == ["aino@company.example", "coordinator@town.example"]


def test_without_consent_it_is_not_sent(ready):
    page = ready.write("send").content.decode()
    assert "Tick the consent: without it the application cannot be handled." in page
    assert ready.now().state == "draft"


def test_what_keeps_it_from_being_sent_is_listed_with_links(applicant):
    applicant.write("who", name="Lumikon Leipomo Oy", business_id="1234567-9")
    page = applicant.write("send", consent="on").content.decode()
    assert "Before sending, look at these:" in page
    assert 'href="?part=who#id_business_id"' in page
    assert 'href="?part=contact#id_contact_name"' in page
    assert applicant.now().state == "draft"


def test_an_accepted_application_becomes_a_member_with_everything_that_was_told(ready):
    ready.client.post(ready.link + "?part=goals", {**ready.goal(), "add": "1"})
    ready.write("send", consent="on")
    accept_application(application_id=ready.application.pk, by=UserFactory(), now=NOW)
    organisation = Organisation.objects.get()
    assert (organisation.business_id, organisation.staff, organisation.size_class) == ("1234567-1", 46, "10-49")
    assert [municipality.name for municipality in organisation.municipalities.all()] == ["Järvikaupunki"]
    assert organisation.contacts.get().name == "Aino Virta"
    goal = Goal.objects.get()
    assert (goal.text, goal.state, goal.indicator) == (
        "We cut electricity by a fifth",
        "submitted",
        indicator("electricity"),
    )


def test_an_organisation_known_by_its_business_id_is_not_made_twice(ready):
    known = OrganisationFactory(name="Lumikon Leipomo", business_id="1234567-1")
    MembershipFactory(network=ready.application.network, organisation=known, state="lead")
    ready.write("send", consent="on")
    assert Organisation.objects.get() == known
    assert Membership.objects.get().state == "applied"


def test_an_application_written_elsewhere_is_continued_here(applicant):
    applicant.application.answers = {"name": "Lumikon Leipomo Oy", "staff": 46, "wishes": ["peers"], "goals": None}
    applicant.application.save()
    assert 'value="46"' in applicant.open()
    assert re.search(r'value="peers"[^>]* checked', applicant.open("?part=contact"))
    assert applicant.client.get(applicant.link + "?part=send").status_code == 200


def test_nothing_can_be_written_after_sending(ready):
    ready.write("send", consent="on")
    assert ready.write("who", name="Another").url == ready.link
    assert ready.autosave("who", name="Another").status_code == 409
    assert ready.now().answers["name"] == "Lumikon Leipomo Oy"


def test_looking_never_writes(ready):
    before = Application.objects.values().get()
    for query in (
        "",
        "?part=contact",
        "?part=goals",
        "?part=goals&goal=7",
        "?part=goals&goal=x",
        "?part=send",
        "?part=nothing",
        "save/",
        "withdraw/",
    ):
        assert ready.client.get(ready.link + query).status_code in {200, 405}
    assert Application.objects.values().get() == before


@pytest.mark.parametrize("goals", [1, 3])
@pytest.mark.parametrize("part", ["who", "goals", "send"])
def test_application_query_budget(ready, goals, part, django_assert_max_num_queries):
    for _goal in range(goals):
        ready.client.post(ready.link + "?part=goals", {**ready.goal(), "add": "1"})
    with django_assert_max_num_queries(9):
        ready.open(f"?part={part}")
