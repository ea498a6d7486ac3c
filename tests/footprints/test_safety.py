"""What operations refuse whoever asks: things of others, figures too large, work under review; and what is left behind."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.base import ContentFile

from talkoot.footprints import operations
from talkoot.footprints.models import Evidence, Inventory, SourceFile
from talkoot.footprints.operations.calculations import UnderReview
from talkoot.footprints.operations.inventories import NotClosed, NotWritable
from talkoot.footprints.operations.limits import FigureTooLarge
from talkoot.footprints.operations.mandates import MOST_IN_A_DAY, InvitedEnough
from talkoot.footprints.operations.rows import NotOfThisCompany, RowFacts
from talkoot.footprints.operations.sales import NoSellerHere, name_seller
from talkoot.footprints.operations.targets import TargetFacts
from talkoot.kernel.errors import ChangedMeanwhile
from talkoot.organisations.models import Site
from tests.factories import NOW, OrganisationFactory, UserFactory
from tests.factories.footprints import InventoryFactory, MandateFactory, RowFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)


def add(inventory: Inventory, **facts: Any) -> Any:
    return operations.add_row(
        inventory_id=inventory.pk,
        question=2,
        facts=RowFacts(**{"kind": "electricity", "amount": Decimal(1), "unit": "MWh", **facts}),
        by=None,
        now=NOW,
    )


def stored(inventory: Inventory) -> list[Any]:
    paper = Evidence(inventory=inventory, file_name="bill.pdf", size=5, at=NOW)
    paper.file.save("bill.pdf", ContentFile(b"%PDF-"))
    source = SourceFile(inventory=inventory, kind="ledger", file_name="a.csv", size=3, digest="0" * 64, at=NOW)
    source.file.save("a.csv", ContentFile(b"a;b"))
    return [paper.file, source.file]


def test_places_and_papers_of_others_are_refused() -> None:
    inventory, other = InventoryFactory(), InventoryFactory()
    site = Site.objects.create(organisation=other.organisation, name="Their yard")
    paper = Evidence.objects.create(inventory=other, file_name="bill.pdf", file="evidence/x", size=1, at=NOW)
    for wrong in ({"site_id": site.pk}, {"evidence_id": paper.pk}):
        with pytest.raises(NotOfThisCompany):
            add(inventory, **wrong)


@pytest.mark.parametrize(
    "facts",
    [
        {"amount": Decimal("1e15")},
        {"amount": Decimal("-1e12")},
        {"amount": Decimal("NaN")},
        {"amount": Decimal("Infinity")},
        {"amount": Decimal("9e11")},  # as an amount it fits, its kilograms do not
        {"own_kg_per_unit": Decimal("1e12"), "own_source": "x"},
    ],
)
def test_a_figure_that_the_tables_cannot_keep_is_refused(facts: dict[str, Any]) -> None:
    with pytest.raises(FigureTooLarge):
        add(InventoryFactory(), **facts)


def test_a_sum_that_cannot_be_kept_does_not_close_the_year() -> None:
    inventory = InventoryFactory()
    for _ in range(3):
        RowFactory(inventory=inventory, amount=Decimal(900000000000), unit="MWh")
    with pytest.raises(FigureTooLarge):
        operations.make_ready(inventory_id=inventory.pk, by=UserFactory(), now=NOW)


def test_a_base_year_that_cannot_be_kept_is_refused() -> None:
    facts = TargetFacts("linear", True, "market", 2024, Decimal("1e12"), 2030, Decimal(50))
    with pytest.raises(FigureTooLarge):
        operations.set_target(organisation_id=OrganisationFactory().pk, facts=facts, by=UserFactory(), now=NOW)


@pytest.mark.parametrize("state", ["handed_in", "reviewed"])
def test_what_is_under_review_is_not_calculated_anew(state: str) -> None:
    inventory = InventoryFactory(state=state)
    with pytest.raises(UnderReview):
        operations.recalculate(inventory_id=inventory.pk, version="2026.1", by=UserFactory(), now=NOW)


@pytest.mark.parametrize("state", ["open", "returned", "handed_in"])
def test_only_what_is_closed_is_opened_again(state: str) -> None:
    with pytest.raises(NotClosed):
        operations.reopen_inventory(inventory_id=InventoryFactory(state=state).pk, by=UserFactory(), now=NOW)


def test_a_seller_is_of_the_same_network_and_named_while_the_year_is_open() -> None:
    row = RowFactory()
    with pytest.raises(NoSellerHere):
        name_seller(row_id=row.pk, seller_id=OrganisationFactory(industry="35").pk)
    Inventory.objects.filter(pk=row.inventory_id).update(state="handed_in")
    with pytest.raises(NotWritable):
        name_seller(row_id=row.pk, seller_id=OrganisationFactory(industry="35").pk)


def test_a_row_that_somebody_changed_meanwhile_is_not_written_over() -> None:
    row = RowFactory()
    facts = RowFacts("electricity", Decimal(2), "MWh")
    with pytest.raises(ChangedMeanwhile):
        operations.change_row(row_id=row.pk, facts=facts, by=None, now=NOW, seen_version=row.version - 1)


def test_nobody_has_us_write_to_any_number_of_addresses() -> None:
    inventory, by = InventoryFactory(), UserFactory()
    for _ in range(MOST_IN_A_DAY):
        MandateFactory(inventory=inventory, invited_at=NOW, ended_at=NOW)
    facts = {
        "role": "calculator", "name": "A", "email": "a@b.example", "language": "fi", "by": by,
        "from_on": NOW.date(), "until_on": NOW.date() + timedelta(days=9),
    }  # fmt: skip
    with pytest.raises(InvitedEnough):
        operations.invite(inventory_id=inventory.pk, now=NOW, **facts)
    next_day = InventoryFactory(organisation=inventory.organisation, year=2025)
    assert operations.invite(inventory_id=next_day.pk, now=NOW + timedelta(days=1, minutes=1), **facts)


@pytest.mark.parametrize("whole", [True, False])
def test_stored_papers_and_files_go_with_the_calculation(
    django_capture_on_commit_callbacks: Any, settings: Any, tmp_path: Any, whole: bool
) -> None:
    settings.MEDIA_ROOT = tmp_path
    inventory = InventoryFactory()
    kept = stored(inventory)
    assert all(one.storage.exists(one.name) for one in kept)
    with django_capture_on_commit_callbacks(execute=True):
        (inventory.organisation if whole else inventory).delete()
    assert not any(one.storage.exists(one.name) for one in kept)
