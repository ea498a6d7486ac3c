"""An inventory from its opening to the day it is ready, and its rows: one test per outcome."""

from decimal import Decimal

import pytest

from talkoot.engine import Instrument, InstrumentKind
from talkoot.footprints import operations
from talkoot.footprints.enums import AnswerState, EvidenceGrade
from talkoot.footprints.models import Inventory
from talkoot.footprints.operations.answers import HasFigures, Profile, ReasonNeeded
from talkoot.footprints.operations.inventories import NothingToCount, NotReady, RowsToCheck, WorkOfOthers
from talkoot.footprints.operations.rows import NotKnown, RowFacts, WrongUnit
from talkoot.footprints.queries.footprint import footprint_of
from talkoot.kernel.errors import ChangedMeanwhile
from tests.factories import NOW, OrganisationFactory, UserFactory
from tests.factories.footprints import AnswerFactory, InventoryFactory, MandateFactory, RowFactory

pytestmark = pytest.mark.django_db

POWER = RowFacts(kind="electricity", amount=Decimal(40), unit="MWh")
ALL_CERTIFIED = (Instrument(InstrumentKind.CERTIFICATE, None, "kWh", Decimal(0), "Wind"),)


@pytest.fixture
def inventory() -> Inventory:
    return InventoryFactory()


def test_a_first_year_takes_what_is_known_of_the_organisation() -> None:
    organisation = OrganisationFactory(industry="56", staff=6)
    opened = operations.open_inventory(organisation_id=organisation.pk, year=2025, by=None, now=NOW)
    assert (opened.industry, opened.staff, opened.state, opened.rows.count()) == ("56", 6, "open", 0)


def test_a_next_year_carries_figures_over_to_be_checked(inventory: Inventory) -> None:
    RowFactory(inventory=inventory, amount=Decimal(12), note="Both meters")
    RowFactory(inventory=inventory, state="set_aside", reason="Twice")
    opened = operations.open_inventory(organisation_id=inventory.organisation_id, year=2025, by=None, now=NOW)
    assert [(row.state, row.origin, row.amount, row.note) for row in opened.rows.all()] == [
        ("to_check", "last_year", Decimal(12), "Both meters")
    ]


def test_a_next_year_keeps_the_size_until_it_is_told(inventory: Inventory) -> None:
    Inventory.objects.update(floor_m2=Decimal(180), boundary="The café only", heat_network="FI-HELEN")
    opened = operations.open_inventory(organisation_id=inventory.organisation_id, year=2025, by=None, now=NOW)
    assert (opened.floor_m2, opened.boundary, opened.heat_network) == (180, "The café only", "FI-HELEN")


def test_a_year_is_opened_once(inventory: Inventory) -> None:
    with pytest.raises(operations.YearTaken):
        operations.open_inventory(organisation_id=inventory.organisation_id, year=inventory.year, by=None, now=NOW)


def test_the_profile_is_saved(inventory: Inventory) -> None:
    profile = Profile(industry="56", staff=Decimal(6), floor_m2=Decimal(180), potentials="ar5", radiative_forcing=False)
    operations.save_profile(inventory_id=inventory.pk, profile=profile, seen_version=inventory.version)
    inventory.refresh_from_db()
    assert (inventory.staff, inventory.potentials, inventory.radiative_forcing) == (6, "ar5", False)


def test_a_profile_that_somebody_else_changed_is_not_overwritten(inventory: Inventory) -> None:
    operations.save_profile(inventory_id=inventory.pk, profile=Profile(), seen_version=inventory.version)
    with pytest.raises(ChangedMeanwhile):
        operations.save_profile(inventory_id=inventory.pk, profile=Profile(), seen_version=inventory.version)


def test_a_row_counts_at_once(inventory: Inventory) -> None:
    row = operations.add_row(inventory_id=inventory.pk, question=2, facts=POWER, by=None, now=NOW)
    assert (row.state, row.origin) == ("counted", "typed")
    assert footprint_of(inventory).scope_2_market > 0


def test_a_row_takes_an_answer_of_none_back(inventory: Inventory) -> None:
    AnswerFactory(inventory=inventory, question=2)
    operations.add_row(inventory_id=inventory.pk, question=2, facts=POWER, by=None, now=NOW)
    assert inventory.answers.count() == 0


def test_a_row_with_a_certificate_has_no_market_based_emissions(inventory: Inventory) -> None:
    operations.add_row(inventory_id=inventory.pk, question=2, facts=POWER, by=None, now=NOW, instruments=ALL_CERTIFIED)
    footprint = footprint_of(inventory)
    assert footprint.scope_2_market == 0 < footprint.scope_2_location


def test_a_row_in_a_unit_that_does_not_fit_is_refused(inventory: Inventory) -> None:
    with pytest.raises(WrongUnit) as refused:
        operations.add_row(
            inventory_id=inventory.pk, question=2, facts=RowFacts("electricity", Decimal(1), "l"), by=None, now=NOW
        )
    assert refused.value.message == "l cannot be turned into kWh for this. Choose another unit."


@pytest.mark.parametrize("unit", ["bushel", ""])
def test_a_row_in_a_unit_that_nobody_knows_is_refused(inventory: Inventory, unit: str) -> None:
    with pytest.raises(WrongUnit):
        operations.add_row(
            inventory_id=inventory.pk, question=2, facts=RowFacts("electricity", Decimal(1), unit), by=None, now=NOW
        )


def test_a_row_of_a_kind_that_nobody_knows_is_refused(inventory: Inventory) -> None:
    with pytest.raises(NotKnown):
        operations.add_row(
            inventory_id=inventory.pk, question=2, facts=RowFacts("unicorns", Decimal(1), "kg"), by=None, now=NOW
        )


def test_last_years_row_counts_when_it_is_changed(inventory: Inventory) -> None:
    row = RowFactory(inventory=inventory, state="to_check")
    changed = operations.change_row(row_id=row.pk, facts=POWER, by=None, now=NOW)
    assert (changed.state, changed.amount) == ("counted", 40)


def test_a_changed_row_keeps_its_certificate_unless_it_is_told(inventory: Inventory) -> None:
    row = operations.add_row(
        inventory_id=inventory.pk, question=2, facts=POWER, by=None, now=NOW, instruments=ALL_CERTIFIED
    )
    operations.change_row(row_id=row.pk, facts=POWER, by=None, now=NOW)
    assert row.instruments.count() == 1
    operations.change_row(row_id=row.pk, facts=POWER, by=None, now=NOW, instruments=())
    assert row.instruments.count() == 0


def test_last_years_row_counts_when_it_is_confirmed(inventory: Inventory) -> None:
    row, person = RowFactory(inventory=inventory, state="to_check"), UserFactory()
    confirmed = operations.confirm_row(row_id=row.pk, by=person, now=NOW)
    assert (confirmed.state, confirmed.by) == ("counted", person)


def test_a_row_set_aside_does_not_count_until_it_does_again(inventory: Inventory) -> None:
    row = RowFactory(inventory=inventory)
    operations.set_row_aside(row_id=row.pk, reason="Twice", by=None, now=NOW)
    assert footprint_of(inventory).total_market == 0
    operations.count_row(row_id=row.pk, by=None, now=NOW)
    assert footprint_of(inventory).total_market > 0


def test_a_row_is_removed(inventory: Inventory) -> None:
    operations.remove_row(row_id=RowFactory(inventory=inventory).pk)
    assert inventory.rows.count() == 0


@pytest.mark.parametrize("state", [AnswerState.NONE, AnswerState.DONE])
def test_a_question_is_answered_as_a_whole(inventory: Inventory, state: str) -> None:
    operations.answer_question(inventory_id=inventory.pk, question=5, state=state, by=None, now=NOW)
    assert [answer.state for answer in inventory.answers.all()] == [state]


@pytest.mark.parametrize("state", [AnswerState.NOT_APPLICABLE, AnswerState.EXCLUDED])
def test_what_is_left_out_needs_a_reason(inventory: Inventory, state: str) -> None:
    with pytest.raises(ReasonNeeded):
        operations.answer_question(inventory_id=inventory.pk, question=5, state=state, by=None, now=NOW, reason=" ")
    operations.answer_question(inventory_id=inventory.pk, question=5, state=state, by=None, now=NOW, reason="Rented")
    assert [answer.reason for answer in inventory.answers.all()] == ["Rented"]


def test_an_answer_is_taken_back(inventory: Inventory) -> None:
    AnswerFactory(inventory=inventory)
    operations.answer_question(inventory_id=inventory.pk, question=5, state="", by=None, now=NOW)
    assert inventory.answers.count() == 0


def test_none_is_refused_while_there_are_figures(inventory: Inventory) -> None:
    RowFactory(inventory=inventory)
    with pytest.raises(HasFigures):
        operations.answer_question(inventory_id=inventory.pk, question=2, state="none", by=None, now=NOW)


def test_none_takes_last_years_unconfirmed_figures_away(inventory: Inventory) -> None:
    RowFactory(inventory=inventory, state="to_check")
    operations.answer_question(inventory_id=inventory.pk, question=2, state="none", by=None, now=NOW)
    assert inventory.rows.count() == 0


def test_a_ready_year_keeps_its_result(inventory: Inventory) -> None:
    RowFactory(inventory=inventory)
    ready = operations.make_ready(inventory_id=inventory.pk, by=UserFactory(), now=NOW)
    kept = inventory.calculations.get()
    assert (ready.state, ready.ready_at, ready.grade) == ("ready", NOW, EvidenceGrade.DECLARED)
    assert kept.total_market_kg == footprint_of(inventory).total_market.quantize(Decimal("0.000001"))


def test_a_year_with_figures_to_check_is_not_ready(inventory: Inventory) -> None:
    RowFactory(inventory=inventory)
    RowFactory(inventory=inventory, state="to_check")
    with pytest.raises(RowsToCheck):
        operations.make_ready(inventory_id=inventory.pk, by=UserFactory(), now=NOW)


def test_a_year_without_figures_is_not_ready(inventory: Inventory) -> None:
    with pytest.raises(NothingToCount):
        operations.make_ready(inventory_id=inventory.pk, by=UserFactory(), now=NOW)


def test_the_work_of_others_waits_for_its_reviewer(inventory: Inventory) -> None:
    student = MandateFactory(inventory=inventory)
    RowFactory(inventory=inventory, by=student.user)
    with pytest.raises(WorkOfOthers):
        operations.make_ready(inventory_id=inventory.pk, by=UserFactory(), now=NOW)


def test_a_ready_year_is_not_written(inventory: Inventory) -> None:
    row = RowFactory(inventory=inventory)
    operations.make_ready(inventory_id=inventory.pk, by=UserFactory(), now=NOW)
    with pytest.raises(operations.NotWritable):
        operations.add_row(inventory_id=inventory.pk, question=2, facts=POWER, by=None, now=NOW)
    with pytest.raises(operations.NotWritable):
        operations.remove_row(row_id=row.pk)
    with pytest.raises(operations.NotWritable):
        operations.save_profile(inventory_id=inventory.pk, profile=Profile())


def test_a_ready_year_is_opened_again_and_keeps_its_earlier_result(inventory: Inventory) -> None:
    RowFactory(inventory=inventory)
    operations.make_ready(inventory_id=inventory.pk, by=UserFactory(), now=NOW)
    operations.share_inventory(inventory_id=inventory.pk, shared=True)
    opened = operations.reopen_inventory(inventory_id=inventory.pk, by=UserFactory(), now=NOW, reason="A bill came")
    assert (opened.state, opened.is_shared, inventory.calculations.count()) == ("open", False, 1)


def test_only_a_ready_year_is_shared(inventory: Inventory) -> None:
    with pytest.raises(NotReady):
        operations.share_inventory(inventory_id=inventory.pk, shared=True)


def test_sharing_is_taken_back() -> None:
    shared = InventoryFactory(shared=True)
    assert operations.share_inventory(inventory_id=shared.pk, shared=False).is_shared is False
