"""Anybody has a say in a minute, follows it, and sees what came of everything."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from talkoot.dialogue import operations
from talkoot.dialogue.models import Dialogue, Input, Subscription
from talkoot.notices.models import Message
from tests.factories import NOW
from tests.factories.dialogue import DialogueFactory, InputFactory, SubscriptionFactory
from tests.people import People
from tests.web.public.world import text_of

pytestmark = pytest.mark.django_db
SAID = {
    "text": "More charging places", "organisation_name": "Kahvila Ahonen Oy", "email": "aino@ahonen.example", "publication": "named",
}  # fmt: skip


@pytest.fixture
def survey(people: People) -> Dialogue:
    return DialogueFactory(municipality=people.municipality)


def url(name: str, *args: object) -> str:
    return reverse(f"public:{name}", args=args)


def read(name: str, *args: object) -> str:
    response = Client().get(url(name, *args))
    assert response.status_code == 200
    return text_of(response.content)


def send(name: str, *args: object, **data: object):
    return Client().post(url(name, *args), data)


def invited(people: People, **facts: object):
    dialogue = DialogueFactory(municipality=people.municipality, audience="named", **facts)
    (invitation,) = operations.invite(dialogue_id=dialogue.pk, addresses="member@town.example", by=people.lead, now=NOW)
    return dialogue, invitation


def test_open_questions_come_first_then_what_came_of_earlier_ones(survey, people):
    DialogueFactory(
        municipality=people.municipality, ended=True, title_en="Plots", decision_en="Heat pumps are allowed",
        decided_at=NOW, decision_link="https://town.example/12",
    )  # fmt: skip
    DialogueFactory(municipality=people.municipality, draft=True, title_en="A secret draft")
    page = read("dialogues", people.municipality.slug)
    assert "Kuusikoski asks one thing now." in page
    assert page.index("The strategy") < page.index("What came of earlier ones") < page.index("Plots")
    assert "Decided: Heat pumps are allowed" in page
    assert "A secret draft" not in page


def test_municipality_without_a_question_offers_the_product_groups(people):
    page = read("dialogues", people.municipality.slug)
    assert "Kuusikoski has no open question at the moment." in page
    assert "Choose a product group" in page


def test_list_is_kept_and_new_after_a_change(survey, people, django_assert_num_queries):
    address = url("dialogues", people.municipality.slug)
    Client().get(address)
    with django_assert_num_queries(1):
        Client().get(address)
    operations.end_dialogue(dialogue_id=survey.pk, by=people.lead, now=NOW)
    assert "no open question" in read("dialogues", people.municipality.slug)


def test_cafe_owner_has_a_say_and_is_led_to_the_page_that_follows_it(survey):
    response = send("dialogue", survey.pk, **SAID)
    found = Input.objects.get()
    assert response["Location"] == url("input", found.token)
    assert (found.text, found.organisation_name, found.email, found.publication, found.language) == (
        "More charging places", "Kahvila Ahonen Oy", "aino@ahonen.example", "named", "en",
    )  # fmt: skip
    page = read("input", found.token)
    assert "Thank you. What you said has been received." in page
    assert "The answer comes to your e-mail, and here." in page


def test_language_of_the_page_is_the_language_of_the_letters(survey):
    with translation.override("sv"):
        send("dialogue", survey.pk, **SAID)
    assert Input.objects.get().language == "sv"
    assert Message.objects.get(to="aino@ahonen.example").language == "sv"


def test_survey_needs_only_words_and_the_choice_of_publication(survey):
    page = text_of(send("dialogue", survey.pk, organisation_name="Kahvila").content)
    assert "Write what you want to say." in page
    assert "Choose what may be published." in page
    send("dialogue", survey.pk, text="Anonymous", publication="unnamed")
    assert Input.objects.get().email == ""


def test_need_has_a_place_and_an_address(people):
    needs = DialogueFactory(municipality=people.municipality, lasting=True)
    page = text_of(send("dialogue", needs.pk, **{**SAID, "email": "", "place": "Tehtaankatu"}).content)
    assert "Write your e-mail address, so that the answer finds you." in page
    assert Input.objects.count() == 0
    send("dialogue", needs.pk, **SAID, place="Tehtaankatu")
    assert Input.objects.get().place == "Tehtaankatu"


def test_double_click_gives_once(survey):
    for _click in range(2):
        send("dialogue", survey.pk, **SAID, once="same")
    assert Input.objects.count() == 1


def test_machine_is_asked_to_press_once_more_and_nothing_is_lost(survey):
    page = send("dialogue", survey.pk, **SAID, homepage="https://spam.example").content.decode()
    assert "Please press the button once more." in page
    assert ("More charging places" in page, "spam.example" in page, Input.objects.count()) == (True, False, 0)


def test_many_attempts_in_a_short_time_are_stopped_and_nothing_is_lost(survey, settings):
    settings.ACCOUNT_RATE_LIMITS = {"dialogue": "1/h/key"}
    client = Client()
    client.post(url("dialogue", survey.pk), SAID)
    page = text_of(client.post(url("dialogue", survey.pk), SAID).content)
    assert "There were many attempts in a short time." in page
    assert ("More charging places" in page, Input.objects.count()) == (True, 1)


def test_form_is_protected_against_forged_posts(survey):
    client = Client(enforce_csrf_checks=True)
    assert client.post(url("dialogue", survey.pk), SAID).status_code == 403


def test_what_others_said_is_shown_with_its_fate_as_far_as_they_allow(survey):
    InputFactory(dialogue=survey, text="Cargo bikes", answered=True, fate="partly", answer="Two this year.")
    InputFactory(dialogue=survey, text="Night buses", publication="unnamed")
    InputFactory(dialogue=survey, text="A private matter", publication="private")
    InputFactory(dialogue=survey, text="Fresh from the form", unread=True)
    page = read("dialogue", survey.pk)
    assert "4 inputs have come, 1 answered." in page
    assert "Kahvila Ahonen Oy" in page
    assert "Cargo bikes Partly taken into account Two this year." in page
    assert "Somebody who took part" in page
    assert "A private matter" not in page
    assert "Fresh from the form" not in page
    assert "giver" not in page.split("What has been said")[1].replace("givers", "")


def test_nothing_is_published_one_by_one_when_the_dialogue_says_so(people):
    quiet = DialogueFactory(municipality=people.municipality, is_answered_publicly=False)
    InputFactory(dialogue=quiet, text="Cargo bikes")
    page = read("dialogue", quiet.pk)
    assert "1 input has come, 0 answered. They are not published one by one." in page
    assert ("Cargo bikes" in page, "What may be published?" in page) == (False, False)
    send("dialogue", quiet.pk, **{**SAID, "publication": "named"})
    assert Input.objects.last().publication == "private"


def test_text_in_another_language_says_so(survey):
    InputFactory(dialogue=survey, text="Lisää latauspaikkoja", language="fi")
    assert "Lisää latauspaikkoja (in Finnish)" in read("dialogue", survey.pk)


def test_ended_dialogue_shows_the_decision_and_no_form(people):
    ended = DialogueFactory(
        municipality=people.municipality, ended=True, decision_en="Ten places by 2028", decided_at=NOW,
        decision_link="https://town.example/12",
    )  # fmt: skip
    page = read("dialogue", ended.pk)
    assert "What was decided Ten places by 2028 Read the decision" in page
    assert "Your answer" not in page
    assert send("dialogue", ended.pk, **SAID).status_code == 200
    assert Input.objects.count() == 0


def test_invited_answers_by_the_personal_link_and_others_are_told_how(people):
    dialogue, invitation = invited(people)
    assert "This is asked of those who are invited." in read("dialogue", dialogue.pk)
    response = Client().get(url("dialogue-invited", dialogue.pk, invitation.token))
    page = response.content.decode()
    assert 'value="member@town.example"' in page
    assert 'value="Lumikon Leipomo Oy"' in page
    assert (response["Referrer-Policy"], response["X-Robots-Tag"]) == ("no-referrer", "noindex, nofollow")
    client = Client(enforce_csrf_checks=True)
    client.post(url("dialogue-invited", dialogue.pk, invitation.token), SAID)
    assert Input.objects.get().invitation == invitation
    send("dialogue", dialogue.pk, **SAID)
    assert Input.objects.count() == 1


def test_invitation_opens_only_its_own_dialogue(people):
    _dialogue, invitation = invited(people)
    other, _other = invited(people)
    for token in (invitation.token, "x", "ä"):
        response = Client().get(url("dialogue-invited", other.pk, token))
        assert response.status_code == 404
        assert "This link does not open anything." in text_of(response.content)


def test_giver_sees_who_has_it_and_the_answer(survey, people):
    found = InputFactory(dialogue=survey, owner=people.officer)
    assert "To be answered by Officer (Building control)" in read("input", found.token)
    operations.answer_input(
        input_id=found.pk, fate="not", answer="Too dear this year.", by=people.officer, now=NOW,
        decision_link="https://town.example/7",
    )  # fmt: skip
    page = read("input", found.token)
    assert "There is an answer to you. Not taken into account" in page
    assert "Too dear this year. Read the decision" in page
    assert "Save the correction" not in page


def test_owner_who_left_is_not_promised(survey, people):
    found = InputFactory(dialogue=survey, owner=people.other_officer)
    assert "Other_Officer" not in read("input", found.token)


def test_giver_corrects_and_takes_back(survey):
    found = InputFactory(dialogue=survey)
    response = send("input", found.token, text="Fewer places", publication="unnamed", version=found.version)
    assert response["Location"] == url("input", found.token)
    found.refresh_from_db()
    assert (found.text, found.publication, found.read_at) == ("Fewer places", "unnamed", None)
    send("input", found.token, withdraw="1")
    assert "You took this back." in read("input", found.token)
    found.refresh_from_db()
    assert (found.text, found.email) == ("", "")


def test_correction_of_an_input_answered_meanwhile_is_refused(survey, people):
    found = InputFactory(dialogue=survey)
    operations.answer_input(input_id=found.pk, fate="taken", answer="Yes", by=people.lead, now=NOW)
    send("input", found.token, text="Fewer", publication="named", version=1)
    send("input", found.token, withdraw="1")
    assert Input.objects.get().text == found.text


def test_correction_is_not_lost_when_somebody_sorted_meanwhile(survey, people):
    found = InputFactory(dialogue=survey)
    operations.sort_input(input_id=found.pk, theme="Energy", by=people.lead, now=NOW)
    page = text_of(send("input", found.token, text="Fewer", publication="named", version=1).content)
    assert ("Somebody else changed this while you were editing." in page, "Fewer" in page) == (True, True)


def test_draft_and_network_in_formation_are_unknown_to_the_public(people):
    draft = DialogueFactory(municipality=people.municipality, draft=True)
    forming = DialogueFactory(municipality=None, network=people.network)
    people.network.state = "forming"
    people.network.save()
    for number in (draft.pk, forming.pk, 10**30):
        assert Client().get(url("dialogue", number)).status_code == 404
    assert Client().get(url("network-dialogues", people.network.slug)).status_code == 404


def test_network_has_a_page_of_its_own_and_a_link_to_it(people):
    front = url("network", people.network.slug)
    assert "Have your say" not in text_of(Client().get(front).content)
    dialogue = DialogueFactory(municipality=None, network=people.network)
    operations.change_dialogue(dialogue_id=dialogue.pk, by=people.coordinator, now=NOW)
    assert url("network-dialogues", people.network.slug) in Client().get(front).content.decode()
    assert "The strategy" in read("network-dialogues", people.network.slug)
    send("dialogue", dialogue.pk, **SAID)
    assert Input.objects.get().dialogue == dialogue
    assert read("input", Input.objects.get().token)


def test_members_dialogue_says_where_members_answer(people):
    wishes = DialogueFactory(municipality=None, network=people.network, kind="wishes", audience="members")
    assert "They answer by the link in their letter, or in their own workspace." in read("dialogue", wishes.pk)


def test_company_subscribes_confirms_is_told_and_ends(people):
    page = send("subscribe", people.municipality.slug, product_group="food", email="sales@supplier.example")
    assert "Look in your mail." in text_of(page.content)
    link = re.search(r"http://testserver(\S+/subscription/\S+)", Message.objects.get().body)[1]
    client = Client(enforce_csrf_checks=True)
    assert "Shall Kuusikoski tell you of dialogues in this product group?" in text_of(client.get(link).content)
    assert Subscription.objects.get().confirmed_at is None
    client.post(link, {"confirm": "1"})
    assert "Kuusikoski tells you of dialogues in this product group." in text_of(client.get(link).content)
    client.post(link, {"end": "1"})
    assert "This subscription has ended." in text_of(client.get(link).content)
    assert not Subscription.objects.running().exists()


def test_ended_subscription_is_not_revived_by_an_old_letter(people):
    ended = SubscriptionFactory(municipality=people.municipality, ended_at=NOW)
    page = text_of(Client().post(url("subscription", ended.token), {"confirm": "1"}, follow=True).content)
    assert "This subscription has been ended. You can subscribe again." in page


def test_subscription_needs_a_group_and_an_address(people):
    page = text_of(send("subscribe", people.municipality.slug, product_group="moon", email="x").content)
    assert "Write the address in full, for example aino@company.fi." in page
    assert Subscription.objects.count() == 0


@pytest.mark.parametrize("name", ["input", "subscription"])
def test_link_that_opens_nothing_is_told_kindly(name):
    for token in ("x", "ä" * 30, "y" * 100):
        response = Client().get(url(name, token))
        assert response.status_code == 404
        assert "This link does not open anything." in text_of(response.content)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_page_opens_in_every_language(survey, people, language):
    found = InputFactory(dialogue=survey, answered=True)
    waiting = InputFactory(dialogue=survey, owner=people.officer)
    subscription = SubscriptionFactory(municipality=people.municipality)
    with translation.override(language):
        for name, *args in (
            ("dialogues", people.municipality.slug), ("dialogue", survey.pk), ("input", found.token), ("input", waiting.token),
            ("subscribe", people.municipality.slug), ("subscription", subscription.token),
        ):  # fmt: skip
            assert "<h1>" in Client().get(url(name, *args)).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_query_budget(survey, django_assert_num_queries, count):
    InputFactory.create_batch(count, dialogue=survey, given_at=NOW - timedelta(days=1))
    Client().get(url("dialogue", survey.pk))
    with django_assert_num_queries(5):
        Client().get(url("dialogue", survey.pk))
