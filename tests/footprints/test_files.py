"""Files given instead of typing: read in the background, sorted, taken in once, taken out as a whole."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook

from talkoot.footprints.models import LearntKind, RememberedColumns, Row, SourceFile
from talkoot.footprints.operations import files
from talkoot.footprints.operations.file_taking import (
    NothingToTake,
    OverlapsUnanswered,
    ask_again,
    take_in,
    undo_file,
)
from talkoot.footprints.operations.files import Brought, Columns, SameFileTwice
from talkoot.footprints.queries.file_groups import groups_in
from talkoot.footprints.queries.file_overlaps import meetings
from talkoot.footprints.queries.file_plan import planned_rows, proposal_of, questions_with_amounts
from talkoot.footprints.queries.files import comparison_of
from talkoot.footprints.queries.footprint import factors_of
from tests.factories import NOW
from tests.factories.footprints import InventoryFactory, RowFactory
from tests.footprints.files_of_a_bakery import LEDGER_HEAD, datahub_csv, finvoice_xml, fuel_card_csv
from tests.intake.building import finvoice, in_bytes, row_xml

pytestmark = pytest.mark.django_db


def no_price(kind, year):
    return None


def bring(inventory, *given):
    brought = [Brought(BytesIO(data), name) for name, data in given]
    kept = files.upload_files(inventory_id=inventory.pk, brought=brought, by=None, now=NOW)
    return [SourceFile.objects.get(pk=one.pk) for one in kept]


def bring_ledger(inventory, data, name="paakirja.csv"):
    (source,) = bring(inventory, (name, data))
    return confirm(source)


def confirm(source, kind=None):
    roles = source.columns["roles"]
    files.correct_columns(file_id=source.pk, columns=Columns(kind=kind or source.kind, roles=roles), by=None, now=NOW)
    return SourceFile.objects.get(pk=source.pk)


def take(source, **answers):
    return take_in(file_id=source.pk, answers=answers, price_of=no_price, by=None, now=NOW)


@pytest.fixture
def inventory():
    return InventoryFactory()


def test_a_meter_file_becomes_one_row_for_each_metering_point(inventory):
    (source,) = bring(inventory, ("kulutus.csv", datahub_csv(2024, kwh_an_hour="1.5")))
    assert (source.kind, source.state) == ("datahub", "asking")
    (row,) = take(source)
    assert (row.kind, row.amount, row.unit, row.depth, row.file_rows) == (
        "electricity", Decimal(13176), "kWh", "measured", 8784,
    )  # fmt: skip
    assert row.uncertainty_percent is None
    assert (row.started_on.isoformat(), row.ended_on.isoformat()) == ("2024-01-01", "2024-12-31")


def test_hours_of_another_year_are_left_out_and_told(inventory):
    (source,) = bring(inventory, ("kulutus.csv", datahub_csv(2023, kwh_an_hour="1")))
    assert source.groups == []
    assert source.summary["other_years"] == {"2023": 8760}
    with pytest.raises(NothingToTake):
        take(source)


def test_missing_hours_are_filled_and_make_the_row_less_certain(inventory):
    (source,) = bring(inventory, ("kulutus.csv", datahub_csv(2024, kwh_an_hour="1", missing=range(1000, 1500))))
    (row,) = take(source)
    assert row.amount == Decimal(8784)
    assert row.uncertainty_percent is not None
    (point,) = source.summary["points"]
    assert sum(month[4] for month in point["months"]) == 500


def test_a_ledger_asks_for_its_columns_once_and_remembers_them(inventory):
    data = f"{LEDGER_HEAD}31.1.2024;4000 Ostot;Jauhot;Mylly Oy;1200,00\n".encode()
    (source,) = bring(inventory, ("paakirja.csv", data))
    assert (source.state, source.groups, source.columns["is_confirmed"]) == ("asking", [], False)
    source = confirm(source)
    assert [group.amount for group in groups_in(source.groups)] == [Decimal(1200)]
    assert RememberedColumns.objects.get().organisation == inventory.organisation
    later = InventoryFactory(organisation=inventory.organisation, year=2025)
    (second,) = bring(later, ("paakirja-25.csv", data.replace(b"2024", b"2025")))
    assert (second.columns["is_confirmed"], len(second.groups)) == (True, 1)


def test_one_bad_row_of_a_hundred_thousand_is_listed_and_the_rest_is_read(inventory):
    rows = [f"{1 + n % 28}.{1 + n % 12}.2024;4000 Ostot;Jauhot {n};Mylly {n % 40} Oy;10,00\n" for n in range(99_999)]
    rows.insert(50_000, "32.13.2024;4000 Ostot;Jauhot;Mylly Oy;10,00\n")
    source = bring_ledger(inventory, (LEDGER_HEAD + "".join(rows)).encode())
    assert (source.summary["rows"], source.summary["bad"]) == (100_000, 1)
    (bad,) = source.summary["bad_rows"]
    assert (bad["number"], bad["reason"], bad["cell"]) == (50_002, "unreadable_date", "32.13.2024")
    assert sum(group.amount for group in groups_in(source.groups)) == Decimal(999_990)


def test_a_choice_is_learnt_for_the_next_ledger(inventory):
    data = f"{LEDGER_HEAD}31.1.2024;4000 Ostot;Toimitus;Mylly Oy;1200,00\n".encode()
    source = bring_ledger(inventory, data)
    (group,) = groups_in(source.groups)
    assert group.choice is None
    files.choose_kinds(file_id=source.pk, choices={group.key: "spend-flour"}, by=None, now=NOW)
    assert set(LearntKind.objects.values_list("kind", flat=True)) == {"spend-flour"}
    later = InventoryFactory(organisation=inventory.organisation, year=2025)
    (second,) = bring(later, ("paakirja-25.csv", data.replace(b"2024", b"2025")))
    assert [one.choice for one in groups_in(second.groups)] == ["spend-flour"]
    other = InventoryFactory(year=2025)
    (foreign,) = bring(other, ("x.csv", data.replace(b"2024", b"2025")))
    assert foreign.columns["is_confirmed"] is False


def test_accounts_of_energy_are_proposed_as_not_counted_where_amounts_are_known(inventory):
    RowFactory(inventory=inventory)
    source = bring_ledger(inventory, f"{LEDGER_HEAD}31.1.2024;7300 Sähkö;Lasku;Voima Oy;900,00\n".encode())
    covered = questions_with_amounts(inventory)
    assert covered == {2}
    (group,) = groups_in(source.groups)
    assert proposal_of(group, covered, factors_of(inventory), no_price, 2024) == ""
    assert proposal_of(group, frozenset(), factors_of(inventory), no_price, 2024) is None


def test_energy_in_bills_and_in_a_meter_file_is_asked_about_and_counted_once(inventory):
    typed = RowFactory(inventory=inventory, amount=Decimal("13.2"))
    (source,) = bring(inventory, ("kulutus.csv", datahub_csv(2024, kwh_an_hour="1.5")))
    (met,) = meetings(source, planned_rows(source, no_price))
    assert (met.key, met.unit, met.their_amount, met.my_amount) == (
        "electricity", "MWh", Decimal("13.2"), Decimal("13.176"),
    )  # fmt: skip
    with pytest.raises(OverlapsUnanswered):
        take(source)
    (row,) = take(source, electricity="file")
    typed.refresh_from_db()
    assert (typed.state, typed.reason) == ("set_aside", "The same is in the file kulutus.csv, which counts.")
    assert list(Row.objects.counted()) == [row]
    undo_file(file_id=source.pk, by=None, now=NOW)
    typed.refresh_from_db()
    assert (typed.state, typed.reason, Row.objects.count()) == ("counted", "", 1)


def test_what_was_there_may_count_instead(inventory):
    typed = RowFactory(inventory=inventory, amount=Decimal("13.2"))
    (source,) = bring(inventory, ("kulutus.csv", datahub_csv(2024, kwh_an_hour="1.5")))
    (row,) = take(source, electricity="inventory")
    row.refresh_from_db()
    assert row.state == "set_aside"
    assert list(Row.objects.counted()) == [typed]
    found = comparison_of(inventory)
    (pair,) = found.pairs
    assert (pair.counted.amount, pair.aside.amount, pair.is_within) == (Decimal("13.2"), Decimal("13.176"), True)
    assert found.is_within
    assert Decimal("-0.002") < pair.difference < 0


def test_two_that_are_different_both_count(inventory):
    RowFactory(inventory=inventory)
    (source,) = bring(inventory, ("kulutus.csv", datahub_csv(2024, kwh_an_hour="1.5")))
    take(source, electricity="both")
    assert Row.objects.counted().count() == 2


def test_a_file_that_was_taken_out_can_be_taken_in_again(inventory):
    (source,) = bring(inventory, ("kulutus.csv", datahub_csv(2024, kwh_an_hour="1.5")))
    take(source)
    undo_file(file_id=source.pk, by=None, now=NOW)
    assert not Row.objects.exists()
    ask_again(file_id=source.pk)
    take(source)
    assert Row.objects.count() == 1


def test_the_same_file_is_noticed(inventory):
    data = datahub_csv(2024, kwh_an_hour="1")
    bring(inventory, ("a.csv", data))
    with pytest.raises(SameFileTwice):
        bring(inventory, ("b.csv", data))


def test_invoices_given_together_become_one_file_and_credit_notes_count_down(inventory):
    bills = [("1.xml", finvoice_xml("1", "1000")), ("2.xml", finvoice_xml("2", "-200", credit=True))]
    (source,) = bring(inventory, *bills)
    assert (source.kind, source.file_name) == ("finvoice", "1.xml … 2.xml (2)")
    (row,) = take(source)
    assert (row.kind, row.amount, row.unit, row.depth) == ("electricity", Decimal(800), "kWh", "bill")


def test_a_fuel_card_counts_litres_and_leaves_adblue(inventory):
    (source,) = bring(inventory, ("kortti.csv", fuel_card_csv(2024)))
    assert source.kind == "fuel_card"
    source = confirm(source)
    (row,) = take(source)
    assert (row.kind, row.unit, row.file_rows) == ("fuel-diesel", "l", 24)
    assert source.summary["left"]["adblue"]["rows"] == 12


def test_what_is_no_file_of_ours_is_refused(inventory):
    with pytest.raises(files.FileNotRecognised):
        bring(inventory, ("kuva.png", b"\x89PNG\r\n\x1a\n" + bytes(200)))
    with pytest.raises(files.FileEmpty):
        bring(inventory, ("tyhja.csv", b""))
    assert not SourceFile.objects.exists()


def test_a_broken_xlsx_says_why_and_can_be_removed(inventory):
    (source,) = bring(inventory, ("x.xlsx", b"PK\x03\x04" + bytes(100)))
    assert (source.state, source.reason.partition(":")[0]) == ("failed", "spreadsheet")
    files.remove_file(file_id=source.pk)
    assert not SourceFile.objects.exists()


def test_reading_survives_what_nobody_expected(inventory, monkeypatch):
    monkeypatch.setattr("talkoot.footprints.tasks.read", lambda **_: 1 / 0)
    (source,) = bring(inventory, ("kulutus.csv", datahub_csv(2024, kwh_an_hour="1")))
    assert (source.state, source.reason) == ("failed", "unexpected:")
    monkeypatch.undo()
    files.read_again(file_id=source.pk, by=None, now=datetime.now(UTC) + timedelta(hours=1))
    assert SourceFile.objects.get().state == "asking"


def test_a_spreadsheet_is_recognised_when_it_is_read(inventory):
    book = Workbook()
    book.active.append(["Päivä", "Tuote", "Määrä", "Yksikkö", "Summa sis. ALV"])
    for month in range(1, 13):
        book.active.append([datetime(2024, month, 5), "Diesel", 40.5, "l", 70])  # noqa: DTZ001 -- as spreadsheets have it
    data = BytesIO()
    book.save(data)
    (source,) = bring(inventory, ("kortti.xlsx", data.getvalue()))
    assert (source.kind, source.state, source.columns["is_confirmed"]) == ("fuel_card", "asking", False)
    (row,) = take(confirm(source))
    assert (row.kind, row.amount, row.unit) == ("fuel-diesel", Decimal(486), "l")


def test_bills_that_cross_new_year_count_by_their_days(inventory):
    row = row_xml("Sähköenergia", "310", "kWh", "50,00", un="KWH", days=("20231217", "20240116"))
    bill = in_bytes(finvoice(row, number="7", day="20240120"))
    (source,) = bring(inventory, ("lasku.xml", bill))
    (taken,) = take(source)
    assert (taken.amount, taken.started_on.isoformat()) == (Decimal(160), "2024-01-01")


def test_learning_stays_within_what_the_file_is_of_one_mind_about(inventory):
    rows = "31.1.2024;4000 Ostot;A;Tukku Oy;100,00\n31.1.2024;4300 Pakkaukset;B;Tukku Oy;90,00\n"
    source = bring_ledger(inventory, (LEDGER_HEAD + rows).encode())
    kinds = dict(zip((group.key for group in groups_in(source.groups)), ("spend-flour", "spend-paper"), strict=True))
    files.choose_kinds(file_id=source.pk, choices=kinds, by=None, now=NOW)
    learnt = dict(LearntKind.objects.values_list("key", "kind"))
    assert learnt["both:tukku oy|4000 ostot"] == "spend-flour"
    assert learnt["account:4300 pakkaukset"] == "spend-paper"
    assert "supplier:tukku oy" not in learnt
