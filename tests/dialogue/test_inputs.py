"""Every input gets an owner and an answer, and its giver can follow it."""

from datetime import timedelta

import pytest

from talkoot.dialogue import operations
from talkoot.dialogue.models import Input
from talkoot.dialogue.queries import inputs_of, inputs_waiting, owners_of, summary_by_theme
from talkoot.history.queries import freshness
from talkoot.kernel.errors import ChangedMeanwhile
from talkoot.memberships.models import Membership
from talkoot.notices.models import Message
from talkoot.organisations.models import Officer
from tests.dialogue.conftest import last_letter, letters
from tests.factories import NOW, TODAY
from tests.factories.dialogue import DialogueFactory, InputFactory

pytestmark = pytest.mark.django_db


def given(dialogue, **facts) -> Input:
    return operations.give_input(
        **{
            "dialogue_id": dialogue.pk, "text": "More charging places", "now": NOW, "language": "en", "publication": "named",
            "organisation_name": "Kahvila Ahonen Oy", "email": "Aino@ahonen.example", **facts,
        }
    )  # fmt: skip


def answered(found: Input, people, **facts) -> Input:
    told = {"fate": "partly", "answer": "Two places this year.", "by": people.officer, "now": NOW, **facts}
    return operations.answer_input(input_id=found.pk, **told)


def leave(person) -> None:
    Officer.objects.filter(user=person).update(until_on=TODAY)


def test_giver_gets_thanks_with_a_link_and_those_in_charge_are_told(survey, people):
    found = given(survey)
    assert (found.email, found.fate, found.read_at) == ("aino@ahonen.example", "waiting", None)
    assert letters() == [
        ("aino@ahonen.example", "Thank you: The strategy"), ("lead@town.example", "Something to answer: The strategy"),
    ]  # fmt: skip
    given(survey)
    assert [to for to, _subject in letters("dialogue_news")] == ["lead@town.example"]


def test_received_letter_leads_to_the_input(survey):
    found = given(survey)
    assert f"/en/input/{found.token}/" in next(iter(letters_to("aino@ahonen.example")))


def letters_to(address: str) -> list[str]:
    return list(Message.objects.filter(to=address).values_list("body", flat=True))


def test_survey_may_be_answered_without_an_address_but_a_need_may_not(survey, people):
    assert given(survey, email="").email == ""
    needs = DialogueFactory(municipality=people.municipality, lasting=True)
    with pytest.raises(operations.AddressMissing):
        given(needs, email="")


def test_empty_text_is_refused(survey):
    with pytest.raises(operations.TextMissing):
        given(survey, text=" \n ")


def test_draft_and_ended_dialogues_take_no_input(people):
    for trait in ({"draft": True}, {"ended": True}, {"closes_on": TODAY - timedelta(days=1)}):
        with pytest.raises(operations.NotOpen):
            given(DialogueFactory(municipality=people.municipality, **trait))


def test_dialogue_for_the_invited_opens_only_by_their_link(people):
    closed = DialogueFactory(municipality=people.municipality, audience="named")
    (invitation,) = operations.invite(dialogue_id=closed.pk, addresses="member@town.example", by=people.lead, now=NOW)
    with pytest.raises(operations.NotInvited):
        given(closed)
    with pytest.raises(operations.NotInvited):
        given(closed, token="guessed")
    found = given(closed, token=invitation.token, organisation_name="")
    assert (found.organisation, found.organisation_name) == (people.membership.organisation, "Lumikon Leipomo Oy")


def test_members_dialogue_takes_members_and_is_a_sign_of_life(people):
    wishes = DialogueFactory(municipality=None, network=people.network, kind="wishes", audience="members")
    with pytest.raises(operations.NotInvited):
        given(wishes)
    with pytest.raises(operations.NotInvited):
        given(wishes, membership=people.other_membership)
    found = given(wishes, membership=people.membership, by=people.member)
    assert found.organisation == people.membership.organisation
    assert Membership.objects.get(pk=people.membership.pk).heard_at == NOW
    assert letters("dialogue_news") == [("coordinator@town.example", "Something to answer: The strategy")]


def test_workshop_notes_are_written_down_one_per_line(survey, people):
    notes = operations.note_input(
        dialogue_id=survey.pk, texts="Cargo bikes\n\n Night buses ".splitlines(), arrival="workshop", by=people.officer,
        now=NOW, theme="Transport",
    )  # fmt: skip
    assert [(one.text, one.theme, one.arrival, one.read_at) for one in notes] == [
        ("Cargo bikes", "Transport", "workshop", NOW), ("Night buses", "Transport", "workshop", NOW),
    ]  # fmt: skip
    assert letters() == []


def test_notes_need_a_line_a_known_theme_and_an_opened_dialogue(survey, people):
    facts = {"arrival": "interview", "by": people.officer, "now": NOW}
    with pytest.raises(operations.TextMissing):
        operations.note_input(dialogue_id=survey.pk, texts=[" "], **facts)
    with pytest.raises(operations.ThemeUnknown):
        operations.note_input(dialogue_id=survey.pk, texts=["x"], theme="Weather", **facts)
    draft = DialogueFactory(municipality=people.municipality, draft=True)
    with pytest.raises(operations.NotOpened):
        operations.note_input(dialogue_id=draft.pk, texts=["x"], **facts)


def test_input_noted_from_a_mail_thanks_its_writer(survey, people):
    operations.note_input(
        dialogue_id=survey.pk, texts=["Solar panels"], arrival="email", by=people.officer, now=NOW, language="en",
        email="aino@ahonen.example", organisation_name="Kahvila Ahonen Oy",
    )  # fmt: skip
    assert letters() == [("aino@ahonen.example", "Thank you: The strategy")]


def test_sorting_gives_theme_and_owner_and_tells_the_owner(survey, people):
    found = given(survey)
    sorted_ = operations.sort_input(
        input_id=found.pk, theme="Energy", owner=people.officer, by=people.lead, now=NOW, seen_version=found.version
    )
    assert (sorted_.theme, sorted_.owner, sorted_.read_at) == ("Energy", people.officer, NOW)
    assert letters("dialogue_owner") == [("officer@town.example", "An input is yours now: The strategy")]
    with pytest.raises(ChangedMeanwhile):
        operations.sort_input(input_id=found.pk, theme="", by=people.lead, now=NOW, seen_version=found.version)


def test_neighbour_cannot_own_an_input_and_a_strange_theme_is_refused(survey, people):
    found = given(survey)
    with pytest.raises(operations.OwnerNotAtWork):
        operations.sort_input(input_id=found.pk, owner=people.other_officer, by=people.lead, now=NOW)
    with pytest.raises(operations.ThemeUnknown):
        operations.sort_input(input_id=found.pk, theme="Weather", by=people.lead, now=NOW)


def test_theme_that_was_removed_and_owner_who_left_do_not_stop_sorting(survey, people):
    found = InputFactory(dialogue=survey, theme="Waste", owner=people.officer)
    leave(people.officer)
    kept = operations.sort_input(
        input_id=found.pk, theme="Waste", owner=people.officer, is_withheld=True, by=people.lead, now=NOW
    )
    assert (kept.theme, kept.is_withheld) == ("Waste", True)


def test_answer_is_sent_once_and_a_changed_one_as_a_correction(survey, people):
    found = answered(given(survey), people)
    assert (found.fate, found.answered_by, found.answered_at) == ("partly", people.officer, NOW)
    answered(found, people)
    assert letters("dialogue_answer") == [("aino@ahonen.example", "An answer to you: The strategy")]
    corrected = answered(found, people, answer="Three places.")
    assert letters("dialogue_answer_corrected") == [("aino@ahonen.example", "A corrected answer to you: The strategy")]
    assert (corrected.corrections, "Three places." in last_letter().body) == (1, True)
    answered(found, people, answer="Four places.")
    assert len(letters("dialogue_answer_corrected")) == 2


def test_answer_is_written_in_the_language_of_the_giver(survey, people):
    found = answered(given(survey, language="sv"), people, language="fi")
    assert (found.answer_language, last_letter().language) == ("fi", "sv")
    assert f"/sv/input/{found.token}/" in last_letter().body


def test_answer_says_what_becomes_of_the_input_and_why(survey, people):
    found = given(survey)
    for wrong in ({"fate": "waiting"}, {"answer": " "}, {"fate": "maybe"}):
        with pytest.raises(operations.AnswerMissing):
            answered(found, people, **wrong)
    assert Input.objects.get(pk=found.pk).fate == "waiting"


def test_two_people_answering_do_not_overwrite_each_other(survey, people):
    found = given(survey)
    answered(found, people, seen_version=found.version)
    with pytest.raises(ChangedMeanwhile):
        answered(found, people, seen_version=found.version, answer="Other")


def test_giver_corrects_until_the_answer(survey, people):
    found = InputFactory(dialogue=survey)
    changed = operations.correct_input(token=found.token, text="Fewer", publication="unnamed", now=NOW)
    assert (changed.text, changed.publication, changed.read_at) == ("Fewer", "unnamed", None)
    answered(changed, people)
    with pytest.raises(operations.InputClosed):
        operations.correct_input(token=found.token, text="More", publication="named", now=NOW)
    with pytest.raises(operations.InputClosed):
        operations.withdraw_input(token=found.token, now=NOW)


@pytest.mark.parametrize(
    ("changes", "is_public"),
    [({"text": "Other"}, False), ({"place": "Harbour"}, False), ({"publication": "named"}, True)],
)
@pytest.mark.parametrize("arrival", ["form", "workshop"])
def test_corrected_words_are_read_again_before_they_are_public(survey, arrival, changes, is_public):
    found = InputFactory(dialogue=survey, arrival=arrival, publication="unnamed", read_at=NOW)
    facts = {"text": found.text, "publication": "unnamed", **changes}
    operations.correct_input(token=found.token, now=NOW, **facts)
    assert Input.objects.public().filter(pk=found.pk).exists() == is_public


def test_withdrawn_input_is_erased_and_counts_nowhere(survey, people):
    found = given(survey, giver_name="Aino Ahonen")
    gone = operations.withdraw_input(token=found.token, now=NOW)
    assert (gone.text, gone.email, gone.giver_name, gone.organisation_name, gone.withdrawn_at) == ("", "", "", "", NOW)
    assert list(inputs_waiting(municipality_id=people.municipality.pk)) == []
    assert summary_by_theme(survey) == []
    for change in (
        lambda: answered(gone, people),
        lambda: operations.sort_input(input_id=gone.pk, by=people.lead, now=NOW),
    ):
        with pytest.raises(operations.InputClosed):
            change()


def test_withdrawn_input_is_erased_from_the_letters_too(survey, people):
    kept, gone = given(survey, email="kept@company.example"), given(survey, text="Between us")
    operations.sort_input(input_id=gone.pk, owner=people.officer, by=people.lead, now=NOW)
    assert Message.objects.filter(body__contains="Between us").exists()
    operations.withdraw_input(token=gone.token, now=NOW)
    assert not Message.objects.filter(body__contains="Between us").exists()
    assert not Message.objects.filter(to=gone.email).exists()
    assert Message.objects.filter(to=kept.email).count() == 1


@pytest.mark.parametrize(
    ("facts", "is_public"),
    [
        ({}, True), ({"publication": "unnamed"}, True), ({"publication": "private"}, False), ({"unread": True}, False),
        ({"is_withheld": True}, False), ({"withdrawn_at": NOW}, False), ({"dialogue__is_answered_publicly": False}, False),
    ],
)  # fmt: skip
def test_input_is_public_when_its_giver_allows_it_and_it_has_been_read(facts, is_public):
    InputFactory(**facts)
    assert Input.objects.public().exists() == is_public


def test_name_is_shown_only_with_leave():
    assert InputFactory.build(dialogue=None, publication="named").public_name == "Kahvila Ahonen Oy"
    assert InputFactory.build(dialogue=None, publication="unnamed").public_name == ""


def test_input_whose_owner_left_falls_to_the_dialogues_owner_and_then_to_those_in_charge(survey, people):
    found = InputFactory(dialogue=survey, owner=people.officer)
    assert owners_of(found) == [people.officer]
    leave(people.officer)
    assert owners_of(found) == [people.lead]
    survey.owner = people.lead
    survey.save()
    assert owners_of(Input.objects.get(pk=found.pk)) == [people.lead]


def test_inputs_waiting_are_the_hosts_own_oldest_first(survey, people):
    later = InputFactory(dialogue=survey)
    first = InputFactory(dialogue=survey, given_at=NOW - timedelta(days=30))
    InputFactory(dialogue=survey, answered=True)
    InputFactory(dialogue__municipality=people.other_municipality)
    InputFactory(dialogue__municipality=None, dialogue__network=people.network)
    assert list(inputs_waiting(municipality_id=people.municipality.pk)) == [first, later]
    assert inputs_waiting(network_id=people.network.pk).count() == 1


def test_summary_counts_themes_and_fates(survey):
    InputFactory(dialogue=survey, theme="Energy", answered=True)
    InputFactory(dialogue=survey, theme="Energy", answered=True, fate="not")
    InputFactory(dialogue=survey)
    rows = [(r.theme, r.total, r.taken, r.partly, r.not_taken, r.waiting) for r in summary_by_theme(survey)]
    assert rows == [("Energy", 2, 1, 0, 1, 0), ("", 1, 0, 0, 0, 1)]


def test_organisation_sees_what_it_and_its_person_gave(survey, people):
    own = InputFactory(dialogue=survey, organisation=people.membership.organisation)
    by_mail = InputFactory(dialogue=survey, email="member@town.example")
    InputFactory(dialogue=survey)
    found = inputs_of(people.membership.organisation_id, "Member@town.example", [survey.pk])
    assert set(found) == {own, by_mail}
    assert inputs_of(people.membership.organisation_id, "", []).count() == 0


def test_decision_is_told_once_to_every_address(survey, people):
    InputFactory.create_batch(2, dialogue=survey, email="aino@ahonen.example")
    InputFactory(dialogue=survey, email="")
    facts = {"dialogue_id": survey.pk, "by": people.lead, "now": NOW, "decision_link": "https://town.example/12"}
    decided = operations.publish_decision(decision={"en": "Ten places by 2028."}, **facts)
    operations.publish_decision(decision={"en": "Eleven places by 2028."}, **facts)
    assert (decided.decided_at, decided.decision_link) == (NOW, "https://town.example/12")
    assert letters("dialogue_decision") == [("aino@ahonen.example", "What was decided: The strategy")]


def test_decision_needs_words_and_an_opened_dialogue(survey, people):
    with pytest.raises(operations.DecisionMissing):
        operations.publish_decision(dialogue_id=survey.pk, decision={"en": " "}, by=people.lead, now=NOW)
    draft = DialogueFactory(municipality=people.municipality, draft=True)
    with pytest.raises(operations.NotOpened):
        operations.publish_decision(dialogue_id=draft.pk, decision={"en": "Yes"}, by=people.lead, now=NOW)


def test_what_has_waited_for_two_weeks_is_told_once_a_week(survey, people):
    InputFactory.create_batch(2, dialogue=survey, given_at=NOW - timedelta(days=20))
    InputFactory(dialogue=survey)
    assert operations.remind_owners(now=NOW) == 1
    operations.remind_owners(now=NOW + timedelta(days=1))
    assert letters() == [("lead@town.example", "2 inputs have waited for an answer for over two weeks")]
    operations.remind_owners(now=NOW + timedelta(days=7))
    assert len(letters()) == 2


def test_every_change_makes_the_public_pages_new(survey, people):
    before = freshness(0)
    found = given(survey)
    answered(found, people)
    assert freshness(0) == before + 2
