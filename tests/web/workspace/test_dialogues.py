"""A member answers, wishes, and sees what became of what its organisation gave."""

import pytest
from django.urls import reverse

from talkoot.dialogue.models import Dialogue, Input
from tests.factories import NOW
from tests.factories.dialogue import DialogueFactory, InputFactory
from tests.web.public.world import text_of

WISH = {"text": "A visit to a bakery with heat recovery", "publication": "unnamed"}


@pytest.fixture
def wishes(people) -> Dialogue:
    return DialogueFactory(municipality=None, network=people.network, kind="wishes", audience="members", closes_on=None)


def test_member_sends_a_wish_from_the_box(people, workspace, wishes):
    assert "A wish to the coordinator" in text_of(workspace(people.member, "dialogues").content)
    response = workspace(people.member, "dialogue", wishes.pk, post=WISH)
    assert response["Location"] == reverse("workspace:dialogues", args=[people.network.slug, people.membership.slug])
    found = Input.objects.get()
    assert (found.organisation, found.email, found.text) == (
        people.membership.organisation, "member@town.example", WISH["text"],
    )  # fmt: skip
    page = text_of(workspace(people.member, "dialogues").content)
    assert "A visit to a bakery with heat recovery" in page
    assert "Waiting for an answer" in page


def test_empty_wish_is_told_and_nothing_is_lost(people, workspace, wishes):
    page = text_of(workspace(people.member, "dialogue", wishes.pk, post={"publication": "named"}).content)
    assert "Write what you want to say." in page
    assert Input.objects.count() == 0


def test_reader_reads_but_does_not_write(people, workspace, wishes):
    page = text_of(workspace(people.reader, "dialogues").content)
    assert "A person who may act for your organisation can write here." in page
    assert "Send the wish" not in page
    assert workspace(people.reader, "dialogue", wishes.pk, post=WISH).status_code == 403


def test_fate_of_what_the_organisation_gave_is_seen_by_its_people_alone(people, workspace):
    given = {"dialogue__municipality": people.municipality, "answered": True, "fate": "not", "answer": "Too dear."}
    InputFactory(**given, text="Cargo bikes", organisation=people.membership.organisation)
    InputFactory(**given, text="Of others")
    page = text_of(workspace(people.member, "dialogues").content)
    assert "The strategy Not taken into account Cargo bikes Too dear." in page
    assert "Of others" not in page


def test_open_questions_are_the_networks_and_of_ones_own_municipality(people, workspace):
    asked = DialogueFactory(municipality=None, network=people.network, title_en="Charging")
    DialogueFactory(municipality=None, network=people.network, audience="named", title_en="For others")
    DialogueFactory(municipality=None, network=people.network, ended=True, title_en="Long ago")
    DialogueFactory(municipality=None, network=people.other_network, title_en="Elsewhere")
    DialogueFactory(municipality=people.municipality, title_en="Plots")
    DialogueFactory(municipality=people.other_municipality, title_en="Far away")
    people.membership.organisation.municipalities.add(people.municipality)
    page = text_of(workspace(people.member, "dialogues").content)
    shown = {name: name in page for name in ("Charging", "For others", "Long ago", "Elsewhere", "Plots", "Far away")}
    assert [name for name, is_shown in shown.items() if is_shown] == ["Charging", "Plots"]
    assert workspace(people.member, "dialogue", asked.pk).status_code == 200


def test_dialogues_of_others_ended_ones_and_numbers_without_end_are_not_found(people, workspace):
    for one in (
        DialogueFactory(municipality=None, network=people.other_network),
        DialogueFactory(municipality=None, network=people.network, ended=True),
        DialogueFactory(municipality=people.municipality),
    ):
        assert workspace(people.member, "dialogue", one.pk).status_code == 404
    assert workspace(people.member, "dialogue", 10**30).status_code == 404


def test_member_that_has_left_sends_no_wish(people, workspace, wishes):
    people.membership.state = "left"
    people.membership.save()
    assert workspace(people.member, "dialogue", wishes.pk, post=WISH).status_code == 404
    assert Input.objects.count() == 0


def test_strangers_find_no_page(people, workspace):
    for who in (people.stranger, people.coordinator, people.lead):
        assert workspace(who, "dialogues").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_query_budget(people, workspace, django_assert_num_queries, count):
    DialogueFactory.create_batch(count, municipality=people.municipality)
    DialogueFactory.create_batch(count, municipality=None, network=people.network)
    organisation = people.membership.organisation
    organisation.municipalities.add(people.municipality)
    InputFactory.create_batch(count, dialogue__network=None, organisation=organisation, given_at=NOW)
    workspace(people.member, "dialogues")
    with django_assert_num_queries(8):
        workspace(people.member, "dialogues")
