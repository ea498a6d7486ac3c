"""Files instead of typing: the pages, and who may use them."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from talkoot.footprints.models import Row, SourceFile
from tests.factories.footprints import InventoryFactory, MandateFactory, RowFactory, SourceFileFactory
from tests.footprints.files_of_a_bakery import LEDGER_HEAD, datahub_csv

pytestmark = pytest.mark.django_db


@pytest.fixture
def inventory(people):
    return InventoryFactory(organisation=people.membership.organisation)


@pytest.fixture
def member(people, client_of):
    return client_of(people.member)


def url(name, inventory, *rest):
    return reverse(f"workspace:inventory-{name}", args=[inventory.pk, *rest])


def give(client, inventory, *files):
    given = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post(url("files", inventory), {"files": given}, follow=True)


def text_of(page):
    return page.content.decode()


def test_a_meter_file_is_given_looked_at_counted_and_taken_out(member, inventory):
    page = give(member, inventory, ("kulutus.csv", datahub_csv(2024, kwh_an_hour="1.5", missing=range(5))))
    source = SourceFile.objects.get()
    assert page.redirect_chain[-1][0] == url("file", inventory, source.pk)
    assert "The file adds <b>1</b> figure" in text_of(page)
    assert "January" in text_of(page)
    page = member.post(url("file-take", inventory, source.pk), {"version": page.context["source"].version}, follow=True)
    assert "kulutus.csv is counted" in text_of(page)
    row = Row.objects.get()
    assert (row.kind, row.origin, row.file) == ("electricity", "file", source)
    member.post(url("file-undo", inventory, source.pk), follow=True)
    assert not Row.objects.exists()


def test_a_ledger_goes_through_columns_and_kinds(member, inventory):
    data = LEDGER_HEAD + "31.1.2024;4000 Ostot;Jauhot;Mylly Oy;1200,00\n32.13.2024;4000 Ostot;Jauhot;Mylly Oy;1,00\n"
    page = give(member, inventory, ("paakirja.csv", data.encode()))
    source = SourceFile.objects.get()
    assert "What do the <b>5</b> columns hold?" in text_of(page)
    form = page.context["form"]
    told = {name: form.get_initial_for_field(field, name) or "" for name, field in form.fields.items()}
    told.pop("negative")
    page = member.post(url("file-columns", inventory, source.pk), told, follow=True)
    assert "Say first what the rows are" in text_of(page)
    assert "1 row could not be read" in text_of(page)
    version = page.context["source"].version
    answers = {"version": version, "other_0": "nothing of the sort"}
    page = member.post(url("file-kinds", inventory, source.pk), answers)
    assert page.status_code == 200
    assert "We do not know nothing of the sort" in text_of(page)
    page = member.post(
        url("file-kinds", inventory, source.pk), {**answers, "other_0": "Flour and grain products"}, follow=True
    )
    if not SourceFile.objects.get().groups[0]["choice"]:
        page = member.post(
            url("file-kinds", inventory, source.pk), {"version": version, "kind_0": "spend-flour"}, follow=True
        )
    assert "The file adds <b>1</b> figure" in text_of(page)
    bad = member.get(url("file-bad", inventory, source.pk))
    assert bad["Content-Type"].startswith("text/csv")
    assert "32.13.2024" in text_of(bad)


def test_what_is_there_already_has_to_be_answered_first(member, inventory):
    typed = RowFactory(inventory=inventory, amount=Decimal("13.2"))
    give(member, inventory, ("kulutus.csv", datahub_csv(2024, kwh_an_hour="1.5")))
    source = SourceFile.objects.get()
    page = member.post(url("file-take", inventory, source.pk), {"version": source.version})
    assert "Say which one counts." in text_of(page)
    assert Row.objects.count() == 1
    member.post(url("file-take", inventory, source.pk), {"version": source.version, "met_0": "file"})
    typed.refresh_from_db()
    assert typed.state == "set_aside"
    page = member.get(url("compare", inventory))
    assert "both ways say the same" in text_of(page)


def test_the_same_file_twice_says_so(member, inventory):
    data = datahub_csv(2024, kwh_an_hour="1")
    give(member, inventory, ("a.csv", data))
    page = give(member, inventory, ("b.csv", data))
    assert "it is the same file as a.csv" in text_of(page)
    assert SourceFile.objects.count() == 1


def test_a_file_that_is_nothing_is_refused_on_the_page(member, inventory):
    page = give(member, inventory, ("kuva.png", b"\x89PNG\r\n\x1a\n" + bytes(100)))
    assert "kuva.png is no file that we can read" in text_of(page)
    page = member.post(url("files", inventory), {})
    assert "Choose a file." in text_of(page)


def test_progress_asks_again_until_the_file_is_read(member, inventory):
    source = SourceFileFactory(inventory=inventory, progress=40)
    page = member.get(url("file", inventory, source.pk), headers={"HX-Request": "true"})
    assert "40 per cent is read." in text_of(page)
    assert "Start again" in text_of(member.get(url("file", inventory, source.pk)))
    SourceFile.objects.update(state="failed", reason="missing_column:date")
    page = member.get(url("file", inventory, source.pk), headers={"HX-Request": "true"})
    assert (page.status_code, page.headers["HX-Refresh"]) == (286, "true")
    assert "A column is missing that we need: Date." in text_of(member.get(url("file", inventory, source.pk)))


def test_strangers_find_nothing_and_readers_give_nothing(people, client_of, inventory):
    source = SourceFileFactory(inventory=inventory)
    reviewer = MandateFactory(inventory=inventory, role="reviewer").user
    for name, rest in (("files", ()), ("file", (source.pk,)), ("compare", ()), ("file-bad", (source.pk,))):
        assert client_of(people.stranger).get(url(name, inventory, *rest)).status_code == 404
    for person in (people.reader, reviewer):
        client = client_of(person)
        assert client.get(url("files", inventory)).status_code == 200
        assert give(client, inventory, ("a.csv", datahub_csv(2024, kwh_an_hour="1"))).status_code == 403
        for name in ("file-take", "file-kinds", "file-columns", "file-undo", "file-again", "file-remove"):
            assert client.post(url(name, inventory, source.pk)).status_code == 403
    assert SourceFile.objects.count() == 1


def test_a_file_of_another_inventory_is_not_found(member, inventory):
    other = SourceFileFactory()
    assert member.get(url("file", inventory, other.pk)).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(member, inventory, count, django_assert_num_queries):
    SourceFileFactory.create_batch(count, inventory=inventory)
    member.get(url("files", inventory))
    with django_assert_num_queries(8):
        member.get(url("files", inventory))
