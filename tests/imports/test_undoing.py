"""Undoing an import as a whole, until somebody has worked on with what it made."""

from datetime import date

import pytest
from django.db import models
from django.utils import translation

from talkoot.accounts.models import User
from talkoot.commitments import operations as commitments
from talkoot.commitments.models import Commitment, Goal
from talkoot.footprints.models import Indicator
from talkoot.imports import operations
from talkoot.imports.models import Import, ImportedRecord
from talkoot.imports.operations.records import snapshot
from talkoot.memberships import operations as memberships
from talkoot.memberships.models import Membership, Note
from talkoot.organisations.models import Contact, Municipality, Organisation, Site
from talkoot.organisations.operations import add_contact, change_organisation
from talkoot.reporting.models import Figure, GoalAnswer, Report, Round
from tests.factories import NOW, CoordinatorFactory, MembershipFactory, UserFactory, indicator
from tests.imports.conftest import Bring
from tests.imports.workbooks import BAKERY, BAKERY_ID, SCHOOL, SMALL, workbook
from tests.people import People

pytestmark = pytest.mark.django_db
EVERYTHING: tuple[type[models.Model], ...] = (
    Organisation, Membership, Contact, Site, Municipality, User, Commitment, Goal, Indicator, Round, Report, Figure, GoalAnswer, Note,
)  # fmt: skip


def undo(imported: Import, people: People) -> Import:
    return operations.undo_import(import_id=imported.pk, by=people.coordinator, now=NOW)


def refusal(imported: Import, people: People) -> str:
    before = [model.objects.count() for model in EVERYTHING]
    with pytest.raises(operations.CannotBeUndone) as refused:
        undo(imported, people)
    assert [model.objects.count() for model in EVERYTHING] == before
    return refused.value.message


def test_undoing_takes_everything_out_again(bring: Bring, people: People):
    before = [set(model.objects.values_list("pk", flat=True)) for model in EVERYTHING]
    own = [(*row, extra) for row, extra in zip(SMALL["Follow-up 2024"], ("Pallets, pcs", 5, 6, 7), strict=True)]
    imported = bring({**SMALL, "Follow-up 2024": own})
    undone = undo(imported, people)
    assert [set(model.objects.values_list("pk", flat=True)) for model in EVERYTHING] == before
    assert (undone.state, undone.undone_at, ImportedRecord.objects.count()) == ("undone", NOW, 0)


def test_undoing_in_another_language_is_not_taken_for_a_change():
    """An indicator of the network's own may be named differently in each language."""
    thing = indicator("electricity")
    seen = set()
    for language in ("fi", "sv", "en"):
        with translation.override(language):
            seen.add(str(snapshot(thing)))
    assert len(seen) == 1


def test_after_undoing_answers_can_be_changed_and_the_file_imported_again(bring: Bring, people: People):
    imported = undo(bring(), people)
    operations.answer_questions(
        import_id=imported.pk, answers={"Follow-up 2024!B3!range": "110"}, by=people.coordinator
    )
    again = operations.apply_import(import_id=imported.pk, by=people.coordinator, now=NOW)
    assert (again.state, Figure.objects.filter(value=110).count()) == ("applied", 1)


def test_what_was_there_before_stays(bring: Bring, people: People):
    undo(bring(), people)
    assert set(Membership.objects.all()) == {people.membership, people.other_membership}


def test_import_that_was_not_carried_out_cannot_be_undone(bring: Bring, people: People):
    imported = undo(bring(), people)
    with pytest.raises(operations.NotImported):
        undo(imported, people)


def test_a_changed_record_stands_in_the_way_and_is_named_with_who_changed_it(bring: Bring, people: People):
    imported = bring()
    goal = Goal.objects.get(membership__organisation__name=BAKERY)
    commitments.end_goal(goal_id=goal.pk, outcome="reached", by=people.coordinator, now=NOW)
    assert refusal(imported, people) == (
        "The import can no longer be undone as a whole, because this has been changed since: "
        "The goal “We use less electricity” was changed by Coordinator on 16.3.2026."
    )


def test_a_changed_membership_stands_in_the_way(bring: Bring, people: People):
    imported = bring()
    membership = Membership.objects.get(organisation__name=BAKERY)
    memberships.change_state(membership_id=membership.pk, state="paused", by=people.coordinator, now=NOW)
    assert "The membership of Kallion Leipomo Oy was changed by Coordinator" in refusal(imported, people)


def test_changed_facts_of_an_organisation_stand_in_the_way(bring: Bring, people: People):
    imported = bring()
    change_organisation(organisation_id=Organisation.objects.get(name=BAKERY).pk, staff=13)
    assert "“Kallion Leipomo Oy” was changed." in refusal(imported, people)


def test_something_added_by_hand_stands_in_the_way(bring: Bring, people: People):
    imported = bring()
    membership = Membership.objects.get(organisation__name=BAKERY)
    memberships.add_note(
        network_id=people.network.pk, membership_id=membership.pk, text="Called today", by=people.coordinator, now=NOW
    )
    add_contact(organisation_id=Organisation.objects.get(name=SCHOOL).pk, name="New Person", email="new@ranta.example")
    message = refusal(imported, people)
    assert "The note “Called today” was added." in message
    assert "“New Person” was added." in message


def test_a_sign_of_life_does_not_stand_in_the_way(bring: Bring, people: People):
    imported = bring()
    memberships.mark_heard(membership_id=Membership.objects.get(organisation__name=BAKERY).pk, now=NOW)
    assert undo(imported, people).state == "undone"


def test_accounts_that_were_used_or_needed_stay(bring: Bring, people: People):
    imported = bring()
    used = User.objects.get(email="aino@kallio.example")
    used.last_login = NOW
    used.save()
    coordinator = CoordinatorFactory(
        network=people.other_network, user=User.objects.get(email="pekka@hiekka.example")
    ).user
    undo(imported, people)
    assert set(User.objects.filter(email__endswith=".example").exclude(email__endswith="@town.example")) == {
        used,
        coordinator,
    }


def test_an_account_that_was_there_before_stays(bring: Bring, people: People):
    before = UserFactory(email="salla@ranta.example")
    undo(bring(), people)
    assert User.objects.filter(pk=before.pk).exists()


def test_an_organisation_that_joined_another_network_meanwhile_stays_there(bring: Bring, people: People):
    imported = bring()
    bakery = Organisation.objects.get(business_id=BAKERY_ID)
    elsewhere = MembershipFactory(organisation=bakery, network=people.other_network, slug="bakery")
    undo(imported, people)
    assert Membership.objects.get(organisation=bakery) == elsewhere
    assert bakery.contacts.get().email == "aino@kallio.example"
    assert not Organisation.objects.filter(name=SCHOOL).exists()


def test_a_later_import_on_top_stands_in_the_way(bring: Bring, people: People):
    first = bring()
    later = [
        (*row[:1], value)
        for row, value in zip(SMALL["Follow-up 2024"], ("Electricity MWh", 110, 210, 290), strict=True)
    ]

    last = operations.import_workbook(
        network_id=people.network.pk, data=workbook({"Follow-up 2025": later}), file_name="2025.xlsx", by=people.coordinator, now=NOW,
        begins_on=date(2025, 1, 1),
    )  # fmt: skip
    assert "The report of Kallion Leipomo Oy for 2025 was added." in refusal(first, people)
    undo(last, people)
    assert undo(first, people).state == "undone"
