"""Somebody else calculates: invited for a time, handed in, reviewed, accepted; and what stands in the way."""

from datetime import UTC, date, datetime, timedelta

import pytest

from talkoot.accounts.models import User
from talkoot.footprints import operations
from talkoot.footprints.enums import EvidenceGrade, InventoryState
from talkoot.footprints.models import Inventory, Mandate
from talkoot.footprints.operations import mandates
from talkoot.footprints.operations.inventories import SomebodyInvited, WorkOfOthers
from talkoot.footprints.rules import may_accept, may_hand_in, may_own, may_review, may_send_back, may_write
from talkoot.history.models import Event
from talkoot.kernel.errors import ChangedMeanwhile
from talkoot.notices.models import Message
from talkoot.reporting.operations.inventories import NoReadyInventory, take_inventory
from tests.factories import NOW, TODAY, ContactFactory, ReportFactory, RoundFactory, UserFactory
from tests.factories.footprints import InventoryFactory, MandateFactory, RowFactory
from tests.people import People

pytestmark = pytest.mark.django_db

LAST = date(2026, 6, 30)
MIDNIGHT = datetime(2026, 6, 30, 21, 0, tzinfo=UTC)  # of the first of July in Helsinki


@pytest.fixture
def owner() -> User:
    return ContactFactory(user__email="owner@bakery.example").user


@pytest.fixture
def inventory(owner: User) -> Inventory:
    return InventoryFactory(organisation=owner.contacts.get().organisation)


@pytest.fixture
def student(inventory: Inventory) -> User:
    return MandateFactory(inventory=inventory, until_on=LAST, user__email="onni@school.example").user


@pytest.fixture
def teacher(inventory: Inventory) -> User:
    return MandateFactory(
        inventory=inventory, role="reviewer", name="Tiina Teacher", user__email="tiina@school.example"
    ).user


def invite(inventory: Inventory, by: User, **more: object) -> Mandate:
    facts = {
        "role": "calculator", "name": "Onni", "email": "Onni@School.example ", "from_on": TODAY, "until_on": LAST,
        "language": "sv", **more,
    }  # fmt: skip
    return operations.invite(inventory_id=inventory.pk, by=by, now=NOW, **facts)  # type: ignore[arg-type]


def test_whoever_is_invited_gets_a_user_and_a_letter_in_their_language(inventory: Inventory, owner: User):
    mandate = invite(inventory, owner)
    assert (mandate.email, mandate.user.language) == ("onni@school.example", "sv")
    letter = Message.objects.get(to="onni@school.example")
    assert "30.6.2026" in letter.body
    assert "/sv/inventories/" in letter.body
    assert Event.objects.get(subject="inventory").facts["until"] == "2026-06-30"


def test_the_same_person_is_not_invited_twice_but_again_after_the_last_day(inventory: Inventory, owner: User):
    first = invite(inventory, owner, until_on=TODAY)
    with pytest.raises(mandates.AlreadyInvited):
        invite(inventory, owner, role="reviewer")
    later = NOW + timedelta(days=1)
    second = operations.invite(
        inventory_id=inventory.pk, role="reviewer", name="Onni", email="onni@school.example", by=owner, now=later,
        from_on=TODAY, until_on=LAST, language="fi",
    )  # fmt: skip
    first.refresh_from_db()
    assert (first.ended_at, second.user_id) == (later, first.user_id)


@pytest.mark.parametrize(
    ("from_on", "until_on", "refusal"),
    [
        (TODAY, TODAY - timedelta(days=1), mandates.OverAlready),
        (LAST + timedelta(days=1), LAST, mandates.TooLong),
        (TODAY, TODAY + timedelta(days=367), mandates.TooLong),
    ],
)
def test_an_access_has_a_last_day_ahead_and_within_a_year(
    inventory: Inventory, owner: User, from_on: date, until_on: date, refusal: type[Exception]
):
    with pytest.raises(refusal):
        invite(inventory, owner, from_on=from_on, until_on=until_on)


def test_who_acts_for_the_organisation_needs_no_invitation(inventory: Inventory, owner: User):
    with pytest.raises(mandates.OneOfYourOwn):
        invite(inventory, owner, email="OWNER@bakery.example")


def test_nobody_is_invited_to_what_is_ready(owner: User):
    ready = InventoryFactory(ready=True)
    with pytest.raises(mandates.ReadyAlready):
        invite(ready, owner)


def test_access_ends_at_midnight_in_helsinki(inventory: Inventory, student: User):
    for today, sees in ((LAST, True), (LAST + timedelta(days=1), False)):
        assert Inventory.objects.visible_to(student, today).exists() is sees
        assert may_write(student, inventory, today) is sees
        assert may_hand_in(student, inventory, today) is sees
    RowFactory(inventory=inventory)
    MandateFactory(inventory=inventory, role="reviewer", until_on=LAST)
    with pytest.raises(mandates.NobodyReviews):  # the reviewer's day is over in Helsinki, though not in UTC
        operations.hand_in(inventory_id=inventory.pk, by=student, now=MIDNIGHT)


def test_an_ended_access_is_closed_at_once_and_not_prolonged(inventory: Inventory, owner: User, student: User):
    mandate = inventory.mandates.get()
    operations.prolong_mandate(mandate_id=mandate.pk, until_on=LAST + timedelta(days=30), by=owner, now=NOW)
    assert may_write(student, inventory, LAST + timedelta(days=30))
    operations.end_mandate(mandate_id=mandate.pk, by=owner, now=NOW)
    assert not Inventory.objects.visible_to(student, TODAY).exists()
    with pytest.raises(mandates.InvitationEnded):
        operations.prolong_mandate(mandate_id=mandate.pk, until_on=LAST, by=owner, now=NOW)
    assert list(Event.objects.values_list("verb", flat=True)) == ["mandate_ended", "mandate_prolonged"]


def test_only_what_is_reviewed_and_accepted_is_graded_reviewed(
    inventory: Inventory, owner: User, student: User, teacher: User
):
    RowFactory(inventory=inventory, by=student)
    operations.hand_in(inventory_id=inventory.pk, by=student, now=NOW, comment="The heat is a guess.")
    inventory.refresh_from_db()
    assert not may_write(owner, inventory, TODAY)
    assert not may_write(student, inventory, TODAY)
    assert may_review(teacher, inventory, TODAY)
    operations.approve(inventory_id=inventory.pk, by=teacher, now=NOW)
    inventory.refresh_from_db()
    assert (inventory.state, inventory.grade) == (InventoryState.REVIEWED, EvidenceGrade.DECLARED)
    assert [may_accept(one, inventory) for one in (owner, student, teacher)] == [True, False, False]
    operations.accept(inventory_id=inventory.pk, by=owner, now=NOW)
    inventory.refresh_from_db()
    assert (inventory.state, inventory.grade) == (InventoryState.READY, EvidenceGrade.REVIEWED)
    assert inventory.calculations.count() == 1
    told = set(Message.objects.values_list("to", flat=True))
    assert told == {"tiina@school.example", "owner@bakery.example"}


def test_unreviewed_work_enters_no_report(people: People):
    mine = InventoryFactory(organisation=people.membership.organisation, year=2025)
    RowFactory(inventory=mine)
    report = ReportFactory(round=RoundFactory(network=people.network, year=2025), membership=people.membership)
    for state in ("open", "handed_in", "returned", "reviewed"):
        Inventory.objects.filter(pk=mine.pk).update(state=state)
        with pytest.raises(NoReadyInventory):
            take_inventory(report_id=report.pk, now=NOW)


def test_sending_back_needs_words_and_tells_the_one_who_calculates(inventory: Inventory, student: User, teacher: User):
    RowFactory(inventory=inventory, by=student)
    operations.hand_in(inventory_id=inventory.pk, by=student, now=NOW)
    with pytest.raises(mandates.SayWhatToChange):
        operations.send_back(inventory_id=inventory.pk, by=teacher, now=NOW, comment=" \n")
    operations.send_back(inventory_id=inventory.pk, by=teacher, now=NOW, comment="The heat is in kWh, not MWh.")
    assert "kWh, not MWh" in Message.objects.get(to="onni@school.example").body
    inventory.refresh_from_db()
    assert may_write(student, inventory, TODAY)
    with pytest.raises(mandates.NotHandedIn):
        operations.approve(inventory_id=inventory.pk, by=teacher, now=NOW)


def test_a_decision_on_an_outdated_page_is_refused(inventory: Inventory, student: User, teacher: User):
    RowFactory(inventory=inventory, by=student)
    seen = operations.hand_in(inventory_id=inventory.pk, by=student, now=NOW).version
    operations.send_back(inventory_id=inventory.pk, by=teacher, now=NOW, comment="Change it.")
    operations.hand_in(inventory_id=inventory.pk, by=student, now=NOW)
    with pytest.raises(ChangedMeanwhile):
        operations.approve(inventory_id=inventory.pk, by=teacher, now=NOW, seen_version=seen)


def test_nobody_reviews_work_of_which_one_has_done_a_part(inventory: Inventory, owner: User, teacher: User):
    RowFactory(inventory=inventory, by=teacher)
    assert not may_hand_in(owner, inventory, TODAY)  # nobody is left to review
    MandateFactory(inventory=inventory, role="reviewer")
    operations.hand_in(inventory_id=inventory.pk, by=owner, now=NOW)
    inventory.refresh_from_db()
    assert not may_review(teacher, inventory, TODAY)
    with pytest.raises(mandates.CannotReviewOwnWork):
        operations.approve(inventory_id=inventory.pk, by=teacher, now=NOW)


def test_the_company_takes_the_work_back_when_no_reviewer_is_left(
    inventory: Inventory, owner: User, student: User, teacher: User
):
    RowFactory(inventory=inventory, by=student)
    operations.hand_in(inventory_id=inventory.pk, by=student, now=NOW)
    inventory.refresh_from_db()
    assert not may_send_back(owner, inventory, TODAY)
    operations.end_mandate(mandate_id=inventory.mandates.get(user=teacher).pk, by=owner, now=NOW)
    assert may_send_back(owner, inventory, TODAY)


def test_the_company_closes_its_own_when_the_one_invited_left_nothing(inventory: Inventory, owner: User, student: User):
    RowFactory(inventory=inventory, by=owner)
    with pytest.raises(SomebodyInvited):
        operations.make_ready(inventory_id=inventory.pk, by=owner, now=NOW)
    operations.end_mandate(mandate_id=inventory.mandates.get().pk, by=owner, now=NOW)
    assert operations.make_ready(inventory_id=inventory.pk, by=owner, now=NOW).is_ready


def test_the_company_closes_its_own_after_the_last_day_of_one_who_did_nothing(
    inventory: Inventory, owner: User, student: User
):
    RowFactory(inventory=inventory, by=owner)
    assert operations.make_ready(inventory_id=inventory.pk, by=owner, now=MIDNIGHT).is_ready


def test_the_company_does_not_close_what_another_has_calculated(inventory: Inventory, owner: User, student: User):
    RowFactory(inventory=inventory, by=student)
    operations.end_mandate(mandate_id=inventory.mandates.get().pk, by=owner, now=NOW)
    with pytest.raises(WorkOfOthers):
        operations.make_ready(inventory_id=inventory.pk, by=owner, now=NOW)


def test_the_company_does_not_close_what_was_ever_handed_in(
    inventory: Inventory, owner: User, student: User, teacher: User
):
    RowFactory(inventory=inventory, by=owner)
    operations.hand_in(inventory_id=inventory.pk, by=student, now=NOW)
    operations.send_back(inventory_id=inventory.pk, by=teacher, now=NOW, comment="Look again.")
    operations.end_mandate(mandate_id=inventory.mandates.get(user=student).pk, by=owner, now=NOW)
    with pytest.raises(WorkOfOthers):
        operations.make_ready(inventory_id=inventory.pk, by=owner, now=NOW)


def test_who_is_invited_owns_nothing(inventory: Inventory, student: User, teacher: User):
    assert not may_own(student, inventory.organisation)
    assert not may_own(teacher, inventory.organisation)
    assert not may_write(teacher, inventory, TODAY)
    assert not may_write(UserFactory(), inventory, TODAY)
