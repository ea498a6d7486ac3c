"""A seller confirms or denies energy that a member says it bought from it."""

from talkoot.footprints.models import Row
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
    workspace(people.member, "sale-answer", row.pk, post={"answer": "yes"})
    assert Row.objects.get(pk=row.pk).sale_confirmed_at is not None
    assert "No purchase waits for your word." in workspace(people.member, "sales").content.decode()


def test_a_denied_purchase_names_no_seller_any_more_and_keeps_its_amount(people: People, workspace) -> None:
    row = purchase(people)
    workspace(people.member, "sale-answer", row.pk, post={"answer": "no"})
    row = Row.objects.get(pk=row.pk)
    assert (row.bought_from, row.amount) == (None, 10)


def test_nobody_answers_for_another_seller(people: People, workspace) -> None:
    row = RowFactory(bought_from=InventoryFactory().organisation)
    workspace(people.member, "sale-answer", row.pk, post={"answer": "yes"})
    assert Row.objects.get(pk=row.pk).sale_confirmed_at is None


def test_who_only_reads_cannot_answer(people: People, workspace) -> None:
    row = purchase(people)
    assert workspace(people.reader, "sale-answer", row.pk, post={"answer": "yes"}).status_code == 403
