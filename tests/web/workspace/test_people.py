"""Our people: added, changed, ended; somebody can always act."""

from collections.abc import Callable

import pytest

from talkoot.kernel.once import new_token
from talkoot.organisations.models import Contact
from tests.factories import ContactFactory
from tests.people import People

Open = Callable[..., object]


def typed(**more: object) -> dict[str, object]:
    return {
        "name": "Aino Uusi", "email": "aino@bakery.example", "phone": "", "title": "", "role": "deputy", "right": "act",
        "language": "sv", "once": new_token(), **more,
    }  # fmt: skip


def test_a_person_is_added_and_can_sign_in(people: People, workspace: Open) -> None:
    workspace(people.member, "person-new", post=typed())
    contact = Contact.objects.get(email="aino@bakery.example")
    assert (contact.name, contact.role, contact.may_act, contact.language) == ("Aino Uusi", "deputy", True, "sv")
    assert contact.user.email == "aino@bakery.example"
    assert workspace(contact.user, "membership").status_code == 200


def test_the_same_address_is_not_added_twice(people: People, workspace: Open) -> None:
    page = workspace(people.member, "person-new", post=typed(email="READER@town.example"))
    assert page.context["form"].errors == {"email": ["Somebody among your people already has this address."]}


def test_rights_are_changed(people: People, workspace: Open) -> None:
    reader = Contact.objects.get(user=people.reader)
    workspace(people.member, "person", reader.pk, post=typed(email="reader@town.example", right="act"))
    reader.refresh_from_db()
    assert (reader.may_act, reader.name) == (True, "Aino Uusi")


def test_the_last_one_who_may_act_keeps_the_right(people: People, workspace: Open) -> None:
    member = Contact.objects.get(user=people.member)
    page = workspace(people.member, "person", member.pk, post=typed(email="member@town.example", right="read"))
    assert page.context["form"].errors == {
        "right": ["Somebody must be able to act. Give another person the right first."]
    }
    workspace(people.member, "person-end", member.pk, post={})
    member.refresh_from_db()
    assert (member.may_act, member.until_on) == (True, None)


def test_a_person_is_ended_after_asking(people: People, workspace: Open) -> None:
    reader = Contact.objects.get(user=people.reader)
    assert (
        "Does this person no longer act for you?" in workspace(people.member, "person-end", reader.pk).content.decode()
    )
    workspace(people.member, "person-end", reader.pk, post={})
    assert workspace(people.reader, "membership").status_code == 404
    assert [str(contact) for contact in workspace(people.member, "people").context["earlier"]] == ["Reader"]


@pytest.mark.parametrize("name", ["person-new", "person", "person-end"])
def test_whoever_may_only_read_changes_nobody(people: People, workspace: Open, name: str) -> None:
    reader = Contact.objects.get(user=people.reader)
    args = [] if name == "person-new" else [reader.pk]
    assert workspace(people.reader, name, *args, post=typed()).status_code == 403
    assert Contact.objects.filter(email="aino@bakery.example").exists() is False


def test_people_of_others_do_not_exist_here(people: People, workspace: Open) -> None:
    stranger = Contact.objects.get(user=people.stranger)
    assert workspace(people.member, "person", stranger.pk).status_code == 404
    assert workspace(people.member, "person-end", stranger.pk, post={}).status_code == 404


@pytest.mark.parametrize("text", ["\x00", "n" * 300, "😀", "שלום"])
def test_odd_names_never_fail(people: People, workspace: Open, text: str) -> None:
    assert workspace(people.member, "person-new", post=typed(name=text, title=text, phone=text)).status_code in {
        200,
        302,
    }


@pytest.mark.parametrize("count", [1, 3])
def test_people_query_budget(
    people: People, workspace: Open, count: int, django_assert_max_num_queries: Callable
) -> None:
    ContactFactory.create_batch(count, organisation=people.membership.organisation)
    workspace(people.member, "people")  # signs in
    with django_assert_max_num_queries(6):
        workspace(people.member, "people")
