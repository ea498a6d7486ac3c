"""A dialogue is prepared, its circle is put together, it is opened once, taken back, ended."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from talkoot.dialogue import operations
from talkoot.dialogue.models import Dialogue
from talkoot.kernel.errors import ChangedMeanwhile
from talkoot.notices.models import Message
from talkoot.notices.operations import send_message
from talkoot.organisations.models import Officer
from tests.dialogue.conftest import QUESTION, TITLE, last_letter, letters
from tests.factories import NOW, TODAY, ContactFactory, MembershipFactory, OrganisationFactory
from tests.factories.dialogue import DialogueFactory, InputFactory, SubscriptionFactory
from tests.people import People

pytestmark = pytest.mark.django_db


def prepared(people: People, kind: str = "survey", **facts) -> Dialogue:
    place = {} if "network_id" in facts else {"municipality_id": people.municipality.pk}
    day = {} if kind in {"needs", "wishes"} else {"closes_on": date(2026, 4, 30)}
    given = {"title": TITLE, "question": QUESTION, "by": people.lead, "now": NOW, **place, **day, **facts}
    return operations.prepare_dialogue(kind=kind, **given)


def opened(dialogue: Dialogue, people: People, **facts) -> Dialogue:
    return operations.open_dialogue(dialogue_id=dialogue.pk, by=people.lead, now=NOW, **facts)


def test_draft_is_known_to_nobody(people):
    dialogue = prepared(people, about={"en": "Background"}, themes="Energy\n\n Transport ", owner=people.officer)
    assert dialogue.state(TODAY) == "draft"
    assert (dialogue.title_fi, dialogue.title_sv, dialogue.about_en) == ("Kunnan strategia", None, "Background")
    assert (dialogue.theme_list, dialogue.owner) == (["Energy", "Transport"], people.officer)
    assert list(Dialogue.objects.published()) == []
    assert letters() == []


def test_wishes_of_a_network_are_for_its_members(people):
    assert prepared(people, "wishes", network_id=people.network.pk).audience == "members"


def test_officer_may_be_given_as_owner(people):
    officer = Officer.objects.get(user=people.officer)
    assert prepared(people, owner=officer).owner == people.officer


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"title": {"fi": " "}}, operations.TitleMissing),
        ({"question": {}}, operations.QuestionMissing),
        ({"audience": "members"}, operations.OnlyNetworksHaveMembers),
    ],
)
def test_incomplete_dialogue_is_refused(people, facts, refusal):
    with pytest.raises(refusal):
        prepared(people, **facts)


def test_owner_must_work_here(people):
    with pytest.raises(operations.OwnerNotAtWork) as refusal:
        prepared(people, owner=people.other_officer)
    assert refusal.value.message == "Other_Officer does not work here. Choose somebody who does."


def test_dialogue_belongs_to_a_municipality_or_to_a_network(people):
    for place in ({}, {"network": people.network, "municipality": people.municipality}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Dialogue.objects.create(kind="survey", title="x", question="y", **place)


def test_two_people_do_not_overwrite_each_other(people):
    dialogue = prepared(people)
    change = {"dialogue_id": dialogue.pk, "by": people.lead, "now": NOW, "seen_version": dialogue.version}
    operations.change_dialogue(**change, title={"en": "First"})
    with pytest.raises(ChangedMeanwhile):
        operations.change_dialogue(**change, title={"en": "Second"})
    assert Dialogue.objects.get(pk=dialogue.pk).title_en == "First"


def test_opened_dialogue_keeps_its_kind_and_its_circle(people, survey):
    for change in ({"kind": "needs"}, {"audience": "named"}):
        with pytest.raises(operations.KindFixed):
            operations.change_dialogue(dialogue_id=survey.pk, by=people.lead, now=NOW, **change)
    changed = operations.change_dialogue(
        dialogue_id=survey.pk, by=people.lead, now=NOW, closes_on=date(2026, 5, 31), kind="survey"
    )
    assert changed.closes_on == date(2026, 5, 31)


def test_state_follows_from_the_dates_with_nobody_acting(people):
    dialogue = DialogueFactory(closes_on=TODAY)
    assert (dialogue.state(TODAY), dialogue.state(TODAY + timedelta(days=1))) == ("open", "ended")
    assert list(Dialogue.objects.open(TODAY)) == [dialogue]
    assert list(Dialogue.objects.open(TODAY + timedelta(days=1))) == []


def test_needs_stay_open_until_somebody_ends_them(people):
    dialogue = opened(prepared(people, "needs"), people)
    assert dialogue.state(date(2050, 1, 1)) == "open"
    operations.end_dialogue(dialogue_id=dialogue.pk, by=people.lead, now=NOW)
    dialogue.refresh_from_db()
    assert dialogue.state(TODAY) == "ended"


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"closes_on": None}, operations.LastDayMissing),
        ({"closes_on": date(2026, 3, 15)}, operations.LastDayPassed),
        ({"audience": "named"}, operations.NobodyInvited),
    ],
)
def test_dialogue_that_is_not_ready_is_not_opened(people, facts, refusal):
    dialogue = prepared(people, **facts)
    with pytest.raises(refusal):
        opened(dialogue, people)
    dialogue.refresh_from_db()
    assert dialogue.opened_at is None


def test_pasted_addresses_are_invited_once_with_what_we_know_of_them(people):
    dialogue = prepared(people, audience="named")
    text = "Kahvila Ahonen Oy; AINO@ahonen.example\nmember@town.example\n<aino@ahonen.example>\n\n"
    new = operations.invite(dialogue_id=dialogue.pk, addresses=text, by=people.lead, now=NOW, language="sv")
    assert [(one.email, one.name, one.language, one.organisation) for one in new] == [
        ("aino@ahonen.example", "Kahvila Ahonen Oy", "sv", None),
        ("member@town.example", "", "en", people.membership.organisation),  # whose address it is is not told
    ]
    assert operations.invite(dialogue_id=dialogue.pk, addresses=text, by=people.lead, now=NOW) == []
    assert letters() == []


def test_a_network_sees_the_names_of_its_own_members_people(people):
    dialogue = prepared(people, municipality_id=None, network_id=people.network.pk, audience="named")
    text = "member@town.example\nstranger@town.example"
    new = operations.invite(dialogue_id=dialogue.pk, addresses=text, by=people.coordinator, now=NOW)
    assert [(one.email, one.name) for one in new] == [("member@town.example", "Member"), ("stranger@town.example", "")]


def test_lines_without_an_address_are_named_and_nothing_is_saved(people):
    dialogue = prepared(people)
    with pytest.raises(operations.LinesWithoutAddress) as refusal:
        operations.invite(
            dialogue_id=dialogue.pk, addresses="a@b.example\nKahvila Ahonen\nx@y", by=people.lead, now=NOW
        )
    assert refusal.value.message == "No e-mail address was found in: Kahvila Ahonen, x@y"
    assert dialogue.invitations.count() == 0


def test_opening_sends_one_letter_to_each_of_the_invited_in_ten_minutes(people):
    dialogue = prepared(people, audience="named")
    operations.invite(
        dialogue_id=dialogue.pk, addresses="a@b.example\nc@d.example", by=people.lead, now=NOW, language="en"
    )
    opened(dialogue, people)
    assert letters("dialogue") == [
        ("a@b.example", "Kuusikoski asks: The strategy"), ("c@d.example", "Kuusikoski asks: The strategy"),
    ]  # fmt: skip
    message = last_letter()
    assert (message.state, message.send_at - NOW) == ("queued", timedelta(minutes=10))
    assert dialogue.invitations.last().token in message.body
    with pytest.raises(operations.AlreadyOpened):
        opened(dialogue, people)


def test_opening_without_letters_writes_to_nobody(people):
    dialogue = prepared(people)
    operations.invite(dialogue_id=dialogue.pk, addresses="a@b.example", by=people.lead, now=NOW)
    opened(dialogue, people, with_letters=False)
    assert letters() == []


def test_members_are_asked_when_the_dialogue_is_theirs(people):
    MembershipFactory(network=people.network, tier=people.tier, state="left")
    dialogue = prepared(people, "wishes", network_id=people.network.pk, by=people.coordinator)
    opened(dialogue, people)
    assert letters("dialogue") == [("member@town.example", "Climate partners of Järvikaupunki asks: The strategy")]
    assert last_letter().network_id == people.network.pk
    assert dialogue.invitations.get().organisation == people.membership.organisation


def test_market_dialogue_is_told_to_confirmed_subscribers_of_its_product_group(people):
    here = {"municipality": people.municipality}
    told = SubscriptionFactory(**here, email="told@supplier.example")
    SubscriptionFactory(**here, email="unconfirmed@supplier.example", confirmed_at=None)
    SubscriptionFactory(**here, email="ended@supplier.example", ended_at=NOW)
    SubscriptionFactory(**here, email="other@supplier.example", product_group="it")
    SubscriptionFactory(municipality=people.other_municipality, email="elsewhere@supplier.example")
    opened(prepared(people, "market", product_group="food"), people)
    assert letters("dialogue") == [("told@supplier.example", "Market dialogue in Kuusikoski: The strategy")]
    assert f"/subscription/{told.token}/" in last_letter().body


def test_opening_can_be_taken_back_while_the_letters_wait_and_done_again(people):
    dialogue = prepared(people)
    operations.invite(dialogue_id=dialogue.pk, addresses="a@b.example", by=people.lead, now=NOW)
    opened(dialogue, people)
    taken = operations.take_back_opening(dialogue_id=dialogue.pk, by=people.lead, now=NOW)
    assert (taken.state(TODAY), list(Message.objects.values_list("state", flat=True))) == ("draft", ["cancelled"])
    opened(dialogue, people)
    assert sorted(Message.objects.values_list("state", flat=True)) == ["cancelled", "queued"]


def test_opening_stands_once_a_letter_has_left_or_somebody_has_answered(people, survey):
    InputFactory(dialogue=survey)
    dialogue = prepared(people)
    operations.invite(dialogue_id=dialogue.pk, addresses="a@b.example", by=people.lead, now=NOW)
    opened(dialogue, people, delay=timedelta(seconds=1))
    send_message(message_id=last_letter().pk, now=NOW + timedelta(seconds=1))
    for one in (survey, dialogue):
        with pytest.raises(operations.OpeningStands):
            operations.take_back_opening(dialogue_id=one.pk, by=people.lead, now=NOW)


def test_draft_is_neither_taken_back_nor_ended(people):
    draft = prepared(people)
    for change in (operations.take_back_opening, operations.end_dialogue):
        with pytest.raises(operations.NotOpened):
            change(dialogue_id=draft.pk, by=people.lead, now=NOW)


def test_dialogue_is_ended_once_and_letters_that_wait_do_not_leave(people):
    dialogue = prepared(people)
    operations.invite(dialogue_id=dialogue.pk, addresses="a@b.example", by=people.lead, now=NOW)
    opened(dialogue, people)
    operations.end_dialogue(dialogue_id=dialogue.pk, by=people.lead, now=NOW)
    assert last_letter().state == "cancelled"
    with pytest.raises(operations.NotOpen):
        operations.end_dialogue(dialogue_id=dialogue.pk, by=people.lead, now=NOW)


def test_who_is_invited_later_gets_the_letter_at_once(people, survey):
    operations.invite(dialogue_id=survey.pk, addresses="late@b.example", by=people.lead, now=NOW)
    assert [to for to, _subject in letters("dialogue")] == ["late@b.example"]


def test_invitation_is_struck_off_until_the_opening(people):
    dialogue = prepared(people)
    first, second = operations.invite(
        dialogue_id=dialogue.pk, addresses="a@b.example\nc@d.example", by=people.lead, now=NOW
    )
    operations.take_off_list(invitation_id=first.pk, by=people.lead, now=NOW)
    opened(dialogue, people)
    assert [to for to, _subject in letters("dialogue")] == ["c@d.example"]
    with pytest.raises(operations.InvitationInUse):
        operations.take_off_list(invitation_id=second.pk, by=people.lead, now=NOW)


def test_all_members_with_an_address_are_put_on_the_list(people):
    MembershipFactory(network=people.network, tier=people.tier, organisation=OrganisationFactory())
    person = ContactFactory(email="aino@ahonen.example")
    MembershipFactory(network=people.network, tier=people.tier, organisation=person.organisation)
    dialogue = prepared(people, network_id=people.network.pk, by=people.coordinator)
    new = operations.invite_members(dialogue_id=dialogue.pk, by=people.coordinator, now=NOW)
    assert {one.email for one in new} == {"member@town.example", "aino@ahonen.example"}
