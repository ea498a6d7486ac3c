"""A seller confirms or denies energy that a member says it bought from it."""

from django.urls import reverse

from talkoot.footprints.models import Row
from talkoot.footprints.operations import change_row
from talkoot.footprints.operations.rows import RowFacts
from talkoot.footprints.operations.sales import confirm_sale
from tests.factories import NOW, MembershipFactory
from tests.factories.footprints import InventoryFactory, RowFactory
from tests.people import People


def purchase(people: People) -> Row:
    inventory = InventoryFactory(organisation__name="Ostaja Oy")
    return RowFactory(inventory=inventory, kind="district-heat", bought_from=people.membership.organisation)


def test_the_seller_confirms_and_the_row_says_so(people: People, workspace) -> None:
    row = purchase(people)
    page = workspace(people.member, "sales").content.decode()
    assert "Ostaja Oy" in page
    assert "One purchase waits for your word." in page
    assert ": District heat" in page
    workspace(people.member, "sale-answer", row.pk, post={"answer": "yes"})
    assert Row.objects.get(pk=row.pk).sale_confirmed_at is not None
    assert "No purchase waits for your word." in workspace(people.member, "sales").content.decode()


def test_a_denied_purchase_names_no_seller_any_more_and_keeps_its_amount(people: People, workspace) -> None:
    row = purchase(people)
    workspace(people.member, "sale-answer", row.pk, post={"answer": "no"})
    row = Row.objects.get(pk=row.pk)
    assert (row.bought_from, row.amount) == (None, 10)


def test_a_word_given_by_mistake_is_taken_back(people: People, workspace) -> None:
    row = purchase(people)
    workspace(people.member, "sale-answer", row.pk, post={"answer": "yes"})
    assert "Not so after all" in workspace(people.member, "sales").content.decode()
    workspace(people.member, "sale-answer", row.pk, post={"answer": "no"})
    assert Row.objects.get(pk=row.pk).bought_from is None


def test_nobody_answers_for_another_seller(people: People, workspace) -> None:
    row = RowFactory(bought_from=InventoryFactory().organisation)
    workspace(people.member, "sale-answer", row.pk, post={"answer": "yes"})
    assert Row.objects.get(pk=row.pk).sale_confirmed_at is None


def test_who_only_reads_cannot_answer(people: People, workspace) -> None:
    row = purchase(people)
    assert workspace(people.reader, "sale-answer", row.pk, post={"answer": "yes"}).status_code == 403


def test_the_buyer_names_an_energy_company_of_the_same_network(people: People, client_of) -> None:
    seller = MembershipFactory(network=people.network, state="active", organisation__industry="35").organisation
    row = RowFactory(inventory__organisation=people.membership.organisation)
    address = reverse("workspace:row", args=[row.inventory_id, row.pk])
    client = client_of(people.member)
    assert "Bought from a member of your network" in client.get(address).content.decode()
    client.post(
        address,
        {"amount": "10", "unit": "MWh", "depth": "bill", "certificate": "none", "use": "0-0", "seller": seller.pk},
    )
    row.refresh_from_db()
    assert (row.bought_from, row.sale_confirmed_at) == (seller, None)


def test_an_amount_that_changes_after_the_sellers_word_is_asked_again(people: People) -> None:
    row = purchase(people)
    confirm_sale(row_id=row.pk, seller_id=people.membership.organisation_id, now=NOW)
    facts = RowFacts(kind=row.kind, amount=row.amount + 1, unit=row.unit)
    change_row(row_id=row.pk, facts=facts, by=None, now=NOW)
    row.refresh_from_db()
    assert row.sale_confirmed_at is None
