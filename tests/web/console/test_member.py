"""One member: state and history, facts that two may edit, people, notes, a new one by hand."""

from datetime import date

import pytest

from talkoot.history.models import Event
from talkoot.memberships.models import Membership, Note
from talkoot.memberships.operations import add_note
from talkoot.networks.models import Network
from talkoot.organisations.models import Contact, Organisation
from tests.factories import NOW, CommitmentFactory, GoalFactory, MembershipFactory, OrganisationFactory
from tests.web.console.conftest import Desk


def test_member_shows_only_the_possible_steps(desk: Desk) -> None:
    page = desk.get("member", desk.member.slug)
    assert 'value="paused"' in page
    assert 'value="applied"' not in page


def test_state_changes_with_date_person_and_reason(desk: Desk) -> None:
    slug = desk.member.slug
    response = desk.post("member-state", slug, state="paused", reason="Renovation until May", version=1)
    assert response["Location"] == desk.url("member", slug)
    desk.member.refresh_from_db()
    assert desk.member.state == "paused"
    event = Event.objects.get(verb="membership.state")
    assert (event.by, event.reason, event.facts) == (
        desk.coordinator,
        "Renovation until May",
        {"from": "active", "to": "paused"},
    )
    page = desk.get("member", slug)
    assert "From “Active” to “Paused”" in page
    assert "Renovation until May" in page


@pytest.mark.parametrize("state", ["paused", "left", "ended_by_merger", "lapsed"])
def test_leaving_states_need_a_reason(desk: Desk, state: str) -> None:
    response = desk.post("member-state", desk.member.slug, state=state, version=1)
    assert response.status_code == 200
    assert "Write why, so that whoever comes after you knows." in response.content.decode()
    desk.member.refresh_from_db()
    assert desk.member.state == "active"


def test_impossible_step_is_refused(desk: Desk) -> None:
    assert desk.post("member-state", desk.member.slug, state="applied", version=1).status_code == 200
    desk.member.refresh_from_db()
    assert desk.member.state == "active"


def test_state_changed_by_a_colleague_meanwhile_is_told_and_nothing_is_lost(desk: Desk) -> None:
    Membership.objects.filter(pk=desk.member.pk).update(state="lapsed", version=2)
    page = desk.post("member-state", desk.member.slug, state="left", reason="Sold the firm", version=1).content.decode()
    assert "Somebody else changed this while you were editing." in page
    assert "Sold the firm" in page
    assert 'name="version" value="2"' in page


def facts(**changed: object) -> dict[str, object]:
    return {
        "name": "Lumikon Leipomo Oy", "business_id": "", "register_number": "", "industry": "10", "staff": "20",
        "size_class": "10-49", "municipalities": "", "website": "", "language": "fi", "version": 1, **changed,
    }  # fmt: skip


def test_facts_of_the_organisation_are_corrected(desk: Desk) -> None:
    response = desk.post("member-organisation", desk.member.slug, **facts(staff="60", municipalities="Espoo, Vantaa"))
    assert response.status_code == 302
    organisation = Organisation.objects.get(pk=desk.member.organisation_id)
    assert (organisation.staff, organisation.size_class) == (60, "50-249")
    assert sorted(place.name for place in organisation.municipalities.all()) == ["Espoo", "Vantaa"]


def test_two_coordinators_correcting_the_same_facts_see_both_values(desk: Desk) -> None:
    Organisation.objects.filter(pk=desk.member.organisation_id).update(staff=30, version=2)
    page = desk.post("member-organisation", desk.member.slug, **facts(staff="60", website="https://lumikko.example"))
    html = page.content.decode()
    assert "What the other person saved" in html
    assert "<td>60</td><td>30</td>" in html
    assert "https://lumikko.example" in html
    assert Organisation.objects.get(pk=desk.member.organisation_id).staff == 30
    again = desk.post("member-organisation", desk.member.slug, **facts(staff="60", version=2))
    assert again.status_code == 302
    assert Organisation.objects.get(pk=desk.member.organisation_id).staff == 60


def test_wrong_check_digit_is_refused_and_the_rest_is_kept(desk: Desk) -> None:
    page = desk.post(
        "member-organisation", desk.member.slug, **facts(business_id="1234567-0", staff="77")
    ).content.decode()
    assert "its check digit does not match" in page
    assert 'value="77"' in page


@pytest.mark.parametrize("name", ["x" * 301, "a\x00b", ""])
def test_impossible_names_are_refused_at_the_form(desk: Desk, name: str) -> None:
    assert desk.post("member-organisation", desk.member.slug, **facts(name=name)).status_code == 200


@pytest.mark.parametrize("name", ["🌲 Metsä", "שלום בע״מ", "x" * 300])
def test_unusual_names_are_kept(desk: Desk, name: str) -> None:
    assert desk.post("member-organisation", desk.member.slug, **facts(name=name)).status_code == 302
    assert desk.client.get(desk.url("member", desk.member.slug)).status_code == 200
    assert Organisation.objects.get(pk=desk.member.organisation_id).name == name


def test_tier_and_joining_day_are_changed(desk: Desk) -> None:
    response = desk.post(
        "member-place", desk.member.slug, tier="", joined_on="2020-05-01", joined_precision="year", version=1
    )
    assert response.status_code == 302
    desk.member.refresh_from_db()
    assert (desk.member.tier, desk.member.joined_on, desk.member.joined_precision) == (None, date(2020, 5, 1), "year")


def test_tier_of_another_network_is_not_accepted(desk: Desk, people) -> None:
    strange = people.other_membership.tier.pk
    assert (
        desk.post("member-place", desk.member.slug, tier=strange, joined_precision="day", version=1).status_code == 200
    )


def test_private_note_says_its_sheet_and_cell(desk: Desk) -> None:
    add_note(
        network_id=desk.network.pk,
        membership_id=desk.member.pk,
        text="Call in May",
        sheet="Members",
        cell="H14",
        now=NOW,
    )
    page = desk.get("member", desk.member.slug)
    assert "Call in May" in page
    assert "From the sheet “Members”, cell H14" in page


def test_note_pressed_twice_is_kept_once(desk: Desk) -> None:
    for _click in range(2):
        desk.post("member-note", desk.member.slug, text="Called today", once="token-1")
    assert Note.objects.get().text == "Called today"


def test_contact_is_added_corrected_and_ended(desk: Desk) -> None:
    slug = desk.member.slug
    person = {
        "name": "Uusi Ihminen",
        "email": "uusi@lumikko.example",
        "role": "contact",
        "may_act": "on",
        "language": "fi",
    }
    desk.post("contact-new", slug, **person)
    contact = Contact.objects.get(email="uusi@lumikko.example")
    assert contact.user is not None
    desk.post("contact", slug, contact.pk, **{**person, "phone": "040 1"})
    contact.refresh_from_db()
    assert contact.phone == "040 1"
    desk.post("contact-end", slug, contact.pk)
    contact.refresh_from_db()
    assert contact.until_on is not None
    assert desk.client.get(desk.url("contact", slug, contact.pk)).status_code == 404


def test_contact_of_another_organisation_cannot_be_reached(desk: Desk, people) -> None:
    strange = people.other_membership.organisation.contacts.first()
    assert desk.client.get(desk.url("contact", desk.member.slug, strange.pk)).status_code == 404
    assert desk.post("contact-end", desk.member.slug, strange.pk).status_code == 404


def test_ended_commitment_is_renewed_once(desk: Desk) -> None:
    old = CommitmentFactory(membership=desk.member, starts_on=date(2020, 1, 1), ends_on=date(2021, 1, 1))
    goal = GoalFactory(membership=desk.member, commitment=old)
    assert "The commitment ended on 1\u00a0January 2021" in desk.get("member", desk.member.slug)
    for _click in range(2):
        desk.post("member-renewal", desk.member.slug, once="renew-1")
    assert desk.member.commitments.count() == 2
    goal.refresh_from_db()
    assert goal.commitment != old


NEW = {"name": "Uusi Oy", "language": "fi", "state": "interested", "once": "new-1"}


def test_member_is_added_by_hand_once(desk: Desk) -> None:
    for _click in range(2):
        desk.post(
            "member-new", **NEW, contact_name="Aino", email="aino@uusi.example", note="Met at the fair", staff="9"
        )
    member = Membership.objects.get(organisation__name="Uusi Oy")
    assert (member.state, member.organisation.size_class, member.notes.get().text) == (
        "interested",
        "<10",
        "Met at the fair",
    )
    assert member.organisation.contacts.get().email == "aino@uusi.example"


def test_organisation_known_by_its_business_id_is_found_not_doubled(desk: Desk) -> None:
    known = OrganisationFactory(name="Tunnettu Oy", business_id="0112038-9")
    desk.post("member-new", **{**NEW, "name": "Tunnettu", "business_id": "01120389"})
    assert Membership.objects.get(organisation=known).network == desk.network
    assert not Organisation.objects.filter(name="Tunnettu").exists()


def test_member_already_on_the_board_is_refused(desk: Desk) -> None:
    known = OrganisationFactory(name="Tunnettu Oy", business_id="0112038-9")
    MembershipFactory(network=desk.network, organisation=known)
    page = desk.post("member-new", **{**NEW, "business_id": "0112038-9"}).content.decode()
    assert "Tunnettu Oy is already in this network." in page


def test_member_page_of_the_neighbour_is_not_found(desk: Desk, people) -> None:
    assert isinstance(people.other_network, Network)
    assert desk.client.get(desk.url("member", people.other_membership.slug)).status_code == 404
