"""Dialogues in the console: the queue, preparing, opening with its letters, answering one after another."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from talkoot.dialogue.models import Dialogue, Input
from talkoot.notices.models import Message
from tests.factories import NOW, TODAY
from tests.factories.dialogue import DialogueFactory, InputFactory, SubscriptionFactory
from tests.people import People
from tests.web.public.world import text_of

FORM = {
    "kind": "survey", "audience": "everybody", "title_fi": "Strategia", "question_fi": "Mitä tehdään?", "closes_on": "2099-05-31",
    "themes": "Energia\nLiikenne", "owner": "", "is_answered_publicly": "on",
}  # fmt: skip
OF_DIALOGUE = (
    "dialogue", "dialogue-edit", "dialogue-notes", "dialogue-decision", "dialogue-invitations", "dialogue-open", "dialogue-end",
    "dialogue-file",
)  # fmt: skip


@dataclass(frozen=True)
class Office:
    """The browser of an officer of Kuusikoski."""

    client: Client
    people: People

    def get(self, name: str, *args: object, query: str = "") -> str:
        response = self.client.get(reverse(f"console:{name}", args=args) + query)
        assert response.status_code == 200
        return text_of(response.content)

    def post(self, name: str, *args: object, **data: object):
        return self.client.post(reverse(f"console:{name}", args=args), data)


@pytest.fixture
def office(people: People, client_of: Callable) -> Office:
    return Office(client_of(people.officer), people)


@pytest.fixture
def survey(people: People) -> Dialogue:
    return DialogueFactory(municipality=people.municipality)


def test_first_visit_says_what_to_ask_first(office: Office, people) -> None:
    page = office.get("dialogues", people.municipality.slug)
    assert "Ask, and answer everybody who answers." in page
    assert "Begin with one question to companies" in page


def test_list_begins_with_what_waits_for_an_answer(office: Office, survey, people) -> None:
    InputFactory(dialogue=survey, text="Cargo bikes", answered=True)
    InputFactory(dialogue=survey, text="Night buses")
    InputFactory(text="Of the neighbour", dialogue__municipality=people.other_municipality)
    page = office.get("dialogues", people.municipality.slug)
    assert "1 input waits for an answer." in page
    assert "Night buses" in page
    assert "Cargo bikes" not in page
    assert "Of the neighbour" not in page
    assert "Survey · 2 inputs · 1 waits" in page


def test_everybody_has_got_an_answer(office: Office, survey) -> None:
    InputFactory(dialogue=survey, answered=True)
    assert "Everybody who gave input has got an answer." in office.get("dialogues", survey.municipality.slug)


def test_new_dialogue_is_a_draft(office: Office, people) -> None:
    response = office.post("dialogue-new", people.municipality.slug, **{**FORM, "owner": people.officer.pk})
    dialogue = Dialogue.objects.get()
    assert response["Location"] == reverse("console:dialogue", args=[dialogue.pk])
    assert (dialogue.title_fi, dialogue.owner, dialogue.closes_on, dialogue.theme_list) == (
        "Strategia", people.officer, date(2099, 5, 31), ["Energia", "Liikenne"],
    )  # fmt: skip
    assert "Draft" in office.get("dialogue", dialogue.pk)


def test_title_and_question_are_needed_in_the_first_language(office: Office, people) -> None:
    page = office.post("dialogue-new", people.municipality.slug, **{**FORM, "title_fi": " "})
    assert "Heading, Finnish: This field is required." in text_of(page.content)
    assert "Mitä tehdään?" in text_of(page.content)
    assert Dialogue.objects.count() == 0


def test_double_click_makes_one_dialogue(office: Office, people) -> None:
    for _click in range(2):
        office.post("dialogue-new", people.municipality.slug, **FORM, once="same")
    assert Dialogue.objects.count() == 1


def test_network_asks_its_members_and_has_no_product_groups(people, client_of) -> None:
    client = client_of(people.coordinator)
    page = client.get(reverse("console:network-dialogue-new", args=[people.network.slug]) + "?kind=wishes")
    assert "Members of the network" in text_of(page.content)
    assert "Product group" not in text_of(page.content)
    client.post(
        reverse("console:network-dialogue-new", args=[people.network.slug]),
        {**FORM, "kind": "wishes", "audience": "members"},
    )
    assert (Dialogue.objects.get().network, Dialogue.objects.get().audience) == (people.network, "members")


def test_municipality_has_neither_members_nor_wishes(office: Office, people) -> None:
    page = office.get("dialogue-new", people.municipality.slug)
    assert "Members of the network" not in page
    assert "Wishes of members" not in page


def test_two_officers_changing_see_both_texts(office: Office, survey) -> None:
    plain = {**FORM, "version": survey.version}
    office.post("dialogue-edit", survey.pk, **plain)
    page = office.post("dialogue-edit", survey.pk, **{**plain, "title_fi": "Toinen"})
    assert "What the other person saved" in text_of(page.content)
    assert "Toinen Strategia" in text_of(page.content)
    assert Dialogue.objects.get().title_fi == "Strategia"


def test_pasted_addresses_are_on_the_list_and_can_be_struck_off(office: Office, people) -> None:
    draft = DialogueFactory(municipality=people.municipality, draft=True)
    office.post("dialogue-invitations", draft.pk, addresses="Kahvila; a@b.example\nc@d.example", language="en")
    assert "2 addresses are on the list." in office.get("dialogue-invitations", draft.pk)
    office.post("dialogue-strike", draft.pk, draft.invitations.first().pk)
    assert "1 address is on the list." in office.get("dialogue-invitations", draft.pk)


def test_line_without_an_address_is_named_and_kept(office: Office, people) -> None:
    draft = DialogueFactory(municipality=people.municipality, draft=True)
    page = text_of(
        office.post("dialogue-invitations", draft.pk, addresses="a@b.example\nKahvila", language="en").content
    )
    assert "No e-mail address was found in: Kahvila" in page
    assert "a@b.example" in page
    assert draft.invitations.count() == 0


def test_members_are_added_with_one_button(people, client_of) -> None:
    draft = DialogueFactory(municipality=None, network=people.network, draft=True)
    client_of(people.coordinator).post(reverse("console:dialogue-members", args=[draft.pk]))
    assert [one.email for one in draft.invitations.all()] == ["member@town.example"]


def test_letters_are_seen_before_they_leave_and_can_be_taken_back(office: Office, people) -> None:
    draft = DialogueFactory(municipality=people.municipality, draft=True, kind="market", product_group="food")
    SubscriptionFactory(municipality=people.municipality)
    office.post("dialogue-invitations", draft.pk, addresses="a@b.example", language="en")
    page = office.get("dialogue-open", draft.pk)
    assert "The dialogue is ready: 2 letters would leave." in page
    assert "1 who is invited or a member" in page
    assert "1 company that follows the product group" in page
    assert "Market dialogue in Kuusikoski: The strategy" in page
    assert "What should be done?" in page
    assert Message.objects.count() == 0
    office.post("dialogue-open", draft.pk)
    assert Message.objects.filter(state="queued").count() == 2
    assert "2 letters wait to leave." in office.get("dialogue", draft.pk)
    office.post("dialogue-take-back", draft.pk)
    draft.refresh_from_db()
    assert (draft.opened_at, Message.objects.filter(state="queued").count()) == (None, 0)


def test_opening_twice_is_told_kindly(office: Office, survey) -> None:
    response = office.client.post(reverse("console:dialogue-open", args=[survey.pk]), follow=True)
    assert "The dialogue has already been opened." in text_of(response.content)


def test_dialogue_opens_without_letters_too(office: Office, people) -> None:
    draft = DialogueFactory(municipality=people.municipality, draft=True)
    office.post("dialogue-invitations", draft.pk, addresses="a@b.example", language="en")
    office.post("dialogue-open", draft.pk, silently="1")
    draft.refresh_from_db()
    assert (draft.state(timezone.localdate()), Message.objects.count()) == ("open", 0)


def test_dialogue_ends_after_asking_once(office: Office, survey) -> None:
    assert "It takes no more input" in office.get("dialogue-end", survey.pk)
    office.post("dialogue-end", survey.pk)
    survey.refresh_from_db()
    assert survey.state(TODAY) == "ended"


def test_workshop_notes_become_inputs(office: Office, survey) -> None:
    office.post(
        "dialogue-notes", survey.pk, arrival="workshop", texts="Cargo bikes\nNight buses", theme="Transport", language="en",
        publication="unnamed",
    )  # fmt: skip
    assert list(survey.inputs.values_list("text", "theme")) == [
        ("Cargo bikes", "Transport"),
        ("Night buses", "Transport"),
    ]


def test_answering_leads_to_the_next_one_that_waits(office: Office, survey) -> None:
    first = InputFactory(dialogue=survey, given_at=NOW - timedelta(days=5))
    second = InputFactory(dialogue=survey)
    answer = {"fate": "taken", "answer": "In the strategy, point 3.", "language": "en", "version": first.version}
    response = office.post("input-answer", survey.pk, first.pk, **answer)
    assert response["Location"] == reverse("console:input", args=[survey.pk, second.pk])
    first.refresh_from_db()
    assert (first.fate, first.answer, Message.objects.filter(kind="dialogue_answer").count()) == (
        "taken", "In the strategy, point 3.", 1,
    )  # fmt: skip
    last = office.post("input-answer", survey.pk, second.pk, **{**answer, "version": second.version})
    assert last["Location"] == reverse("console:dialogue", args=[survey.pk])


def test_answer_without_reason_is_not_sent_and_nothing_is_lost(office: Office, survey) -> None:
    found = InputFactory(dialogue=survey)
    page = text_of(office.post("input-answer", survey.pk, found.pk, answer="Because of the budget").content)
    assert "Choose what becomes of the input." in page
    assert "Because of the budget" in page
    assert Message.objects.count() == 0


def test_two_officers_answering_see_both_answers(office: Office, survey) -> None:
    found = InputFactory(dialogue=survey)
    answer = {"fate": "taken", "answer": "Yes", "language": "en", "version": found.version}
    office.post("input-answer", survey.pk, found.pk, **answer)
    page = text_of(office.post("input-answer", survey.pk, found.pk, **{**answer, "answer": "No"}).content)
    assert "What the other person saved" in page
    assert Input.objects.get().answer == "Yes"


def test_input_gets_theme_and_owner(office: Office, survey, people) -> None:
    found = InputFactory(dialogue=survey, unread=True)
    assert "Nobody has read this yet." in office.get("input", survey.pk, found.pk)
    office.post("input-sort", survey.pk, found.pk, theme="Energy", owner=people.lead.pk, version=found.version)
    found.refresh_from_db()
    assert (found.theme, found.owner, found.read_at is not None) == ("Energy", people.lead, True)
    assert [m.to for m in Message.objects.filter(kind="dialogue_owner")] == ["lead@town.example"]


def test_owner_who_left_is_shown_and_those_in_charge_answer(office: Office, survey, people) -> None:
    found = InputFactory(dialogue=survey, owner=people.other_officer)
    page = office.get("input", survey.pk, found.pk)
    assert "Other_Officer (no longer here)" in page
    assert "Who answers Lead" in page


def test_page_of_an_input_has_keys(office: Office, survey) -> None:
    found = InputFactory(dialogue=survey)
    InputFactory(dialogue=survey)
    html = office.client.get(reverse("console:input", args=[survey.pk, found.pk])).content.decode()
    assert [html.count(f'data-key="{key}"') for key in "asl"] == [1, 1, 1]


def test_decision_is_published_and_told(office: Office, survey) -> None:
    InputFactory(dialogue=survey, email="aino@ahonen.example")
    office.post(
        "dialogue-decision", survey.pk, fi="Kymmenen paikkaa", decision_link="https://town.example/12", version=1
    )
    survey.refresh_from_db()
    assert (survey.decision_fi, survey.decision_link) == ("Kymmenen paikkaa", "https://town.example/12")
    assert [m.to for m in Message.objects.filter(kind="dialogue_decision")] == ["aino@ahonen.example"]


def test_summary_counts_by_theme_and_inputs_are_narrowed(office: Office, survey) -> None:
    InputFactory(dialogue=survey, theme="Energy", text="Solar panels", answered=True)
    InputFactory(dialogue=survey, theme="Transport", text="Cargo bikes")
    page = office.get("dialogue", survey.pk)
    assert "Energy 1 1 0 0 0" in page
    assert "Transport 1 0 0 0 1" in page
    narrowed = office.get("dialogue", survey.pk, query="?fate=taken")
    assert ("Solar panels" in narrowed, "Cargo bikes" in narrowed) == (True, False)
    assert "Solar panels" not in office.get("dialogue", survey.pk, query="?theme=Transport")


def test_file_holds_every_input_and_no_formula(office: Office, survey) -> None:
    InputFactory(dialogue=survey, text="=1+1", email="aino@ahonen.example", organisation_name="Kahvila", theme="Energy")
    response = office.client.get(reverse("console:dialogue-file", args=[survey.pk]))
    lines = response.content.decode("utf-8-sig").splitlines()
    assert lines[0].split(",")[:5] == ["given", "arrival", "organisation", "name", "email"]
    assert lines[1] == "2026-03-14,form,Kahvila,,aino@ahonen.example,en,,Energy,'=1+1,named,waiting,,,"


@pytest.mark.parametrize("who", ["other_officer", "neighbour", "member", "stranger", "reader", "coordinator"])
def test_dialogue_does_not_exist_for_others(people, client_of, survey, who: str) -> None:
    found = InputFactory(dialogue=survey)
    client = client_of(getattr(people, who))
    for name in OF_DIALOGUE:
        assert client.get(reverse(f"console:{name}", args=[survey.pk])).status_code == 404
    assert client.get(reverse("console:input", args=[survey.pk, found.pk])).status_code == 404
    for name in ("dialogues", "dialogue-new"):
        assert client.get(reverse(f"console:{name}", args=[people.municipality.slug])).status_code == 404
    for name in ("input-answer", "input-sort"):
        assert client.post(reverse(f"console:{name}", args=[survey.pk, found.pk])).status_code == 404


def test_input_of_another_dialogue_and_a_withdrawn_one_are_not_found(office: Office, survey) -> None:
    other, gone = InputFactory(), InputFactory(dialogue=survey, withdrawn_at=NOW)
    for found in (other, gone):
        assert office.client.get(reverse("console:input", args=[survey.pk, found.pk])).status_code == 404
    for number in (10**30, 99_999):
        assert office.client.get(reverse("console:dialogue", args=[number])).status_code == 404
        assert office.client.get(reverse("console:input", args=[survey.pk, number])).status_code == 404


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_page_opens_in_every_language(office: Office, survey, people, language: str) -> None:
    found = InputFactory(dialogue=survey, answered=True, answered_by=people.lead)
    draft = DialogueFactory(municipality=people.municipality, draft=True)
    with translation.override(language):
        for name in OF_DIALOGUE[:-1]:
            if name != "dialogue-open":
                office.get(name, survey.pk)
            office.get(name, draft.pk)
        office.get("input", survey.pk, found.pk)
        office.get("dialogues", people.municipality.slug)
        office.get("dialogue-new", people.municipality.slug, query="?kind=nonsense")
        office.get("dialogue", survey.pk, query="?fate=%00&theme=%00&page=x")


def test_coordinator_runs_the_networks_dialogue(people, client_of) -> None:
    dialogue = DialogueFactory(municipality=None, network=people.network, kind="wishes", audience="members")
    found = InputFactory(dialogue=dialogue)
    office = Office(client_of(people.coordinator), people)
    assert "1 input waits for an answer." in office.get("network-dialogues", people.network.slug)
    for name in OF_DIALOGUE[:-1]:
        if name != "dialogue-open":
            office.get(name, dialogue.pk)
    office.post("input-answer", dialogue.pk, found.pk, fate="not", answer="No", language="en", version=1)
    assert Input.objects.get().fate == "not"


def test_today_of_the_network_leads_to_the_inputs_that_wait(people, client_of) -> None:
    InputFactory(dialogue__municipality=None, dialogue__network=people.network)
    page = client_of(people.coordinator).get(reverse("console:today", args=[people.network.slug]))
    assert "1 input waits for an answer" in text_of(page.content)
    assert reverse("console:network-dialogues", args=[people.network.slug]) in page.content.decode()


@pytest.mark.parametrize(("name", "budget"), [("dialogues", 8), ("dialogue", 12)])
@pytest.mark.parametrize("count", [1, 3])
def test_query_budget(office: Office, survey, django_assert_num_queries, name: str, budget: int, count: int) -> None:
    DialogueFactory.create_batch(count - 1, municipality=survey.municipality)
    InputFactory.create_batch(count, dialogue=survey, owner=office.people.lead)
    url = reverse(f"console:{name}", args=[survey.pk if name == "dialogue" else survey.municipality.slug])
    office.client.get(url)
    with django_assert_num_queries(budget):
        office.client.get(url)
