"""A bakery's year by bills alone, then again by meter file, ledger and fuel card: both ways come to the same."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from talkoot.footprints.models import Row, SourceFile
from talkoot.footprints.operations import add_row
from talkoot.footprints.operations.rows import RowFacts
from talkoot.footprints.queries.file_groups import groups_in
from talkoot.footprints.queries.files import comparison_of
from talkoot.footprints.queries.footprint import footprint_of, spread_of
from talkoot.seed.emission_books import fuel_card_csv, ledger_csv
from talkoot.seed.emission_meter import datahub_csv
from tests.factories import NOW
from tests.factories.footprints import InventoryFactory

pytestmark = pytest.mark.django_db

# what the bakery's bills of the year say, rounded as people round
BILLS = (
    (2, "electricity", "46.2", "MWh", "bill"),
    (3, "district-heat", "51.6", "MWh", "bill"),
    (4, "fuel-diesel", "1340", "l", "bill"),
    (4, "fuel-hvo", "457", "l", "bill"),
    (4, "fuel-petrol", "630", "l", "bill"),
    (7, "spend-flour", "21500", "eur", "spend"),
    (7, "spend-dairy", "14900", "eur", "spend"),
)
KINDS = {  # what the baker says where no suggestion fits
    "Harjukosken Mylly Oy": "spend-flour", "Niittylän Meijeri Oy": "spend-dairy",
}  # fmt: skip


def url(name, inventory, *rest):
    return reverse(f"workspace:inventory-{name}", args=[inventory.pk, *rest])


def give(client, inventory, name, data):
    client.post(url("files", inventory), {"files": [SimpleUploadedFile(name, data)]})
    return SourceFile.objects.get(file_name=name)


def confirm_columns(client, inventory, source):
    form = client.get(url("file", inventory, source.pk)).context["form"]
    told = {name: form.get_initial_for_field(field, name) or "" for name, field in form.fields.items()}
    told.pop("negative")
    client.post(url("file-columns", inventory, source.pk), told)
    source.refresh_from_db()


def say_what_rows_are(client, inventory, source):
    """Flour and dairy by name, everything else not counted: the bills told no more."""
    answers = {"version": source.version}
    for number, group in enumerate(groups_in(source.groups)):
        answers[f"kind_{number}"] = "-"
        kind = KINDS.get(group.supplier)
        answers[f"other_{number}"] = kind or ""
    page = client.post(url("file-kinds", inventory, source.pk), answers)
    assert page.status_code == 302, page.context["form"].errors
    source.refresh_from_db()


def count(client, inventory, source):
    """Count the file, and let it go before what was typed."""
    met = client.get(url("file", inventory, source.pk)).context["review"].met
    answers = {f"met_{number}": "file" for number, _one in enumerate(met)}
    source.refresh_from_db()
    page = client.post(url("file-take", inventory, source.pk), {"version": source.version, **answers}, follow=True)
    assert "is counted" in page.content.decode()
    return [one.key for one in met]


def test_bills_and_files_come_to_the_same(people, client_of):
    inventory = InventoryFactory(organisation=people.membership.organisation, year=2025)
    for question, kind, amount, unit, depth in BILLS:
        facts = RowFacts(kind=kind, amount=Decimal(amount), unit=unit, depth=depth)
        add_row(inventory_id=inventory.pk, question=question, facts=facts, by=None, now=NOW)
    by_bills = footprint_of(inventory)

    client = client_of(people.member)
    meter = give(client, inventory, "mittaustiedot.csv", datahub_csv())
    assert count(client, inventory, meter) == ["electricity"]
    card = give(client, inventory, "kortti.csv", fuel_card_csv())
    confirm_columns(client, inventory, card)
    assert count(client, inventory, card) == ["vehicle-fuel"]
    ledger = give(client, inventory, "paakirja.csv", ledger_csv())
    confirm_columns(client, inventory, ledger)
    say_what_rows_are(client, inventory, ledger)
    assert count(client, inventory, ledger) == ["dairy", "flour"]

    by_files = footprint_of(inventory)
    first, second = spread_of(by_bills), spread_of(by_files)
    assert second.value != first.value
    assert first.low <= second.value <= first.high
    assert second.low <= first.value <= second.high
    assert abs(second.value - first.value) < Decimal("0.02") * first.value

    found = comparison_of(inventory)
    assert found.is_within
    typed = [pair for pair in found.pairs if pair.aside.rows[0].origin == "typed"]
    assert len(typed) == 4
    assert all(pair.is_within for pair in typed)
    assert abs(found.counted.value - second.value) < 1
    page = client.get(url("compare", inventory)).content.decode()
    assert "both ways say the same" in page
    assert "The meter counts the days of the year exactly." in page
    assert "One is worked out from what was paid at a mean price" in page  # the ledger's account of electricity

    for source in (ledger, card, meter):
        client.post(url("file-undo", inventory, source.pk))
    assert Row.objects.counted().count() == len(BILLS) == Row.objects.count()
    assert abs(footprint_of(inventory).total_market - by_bills.total_market) < Decimal("0.001")
