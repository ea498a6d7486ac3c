"""The files of a result: exact, sourced, and saying so when they are a draft."""

import csv
import io
import json
import time
from decimal import Decimal

import openpyxl
import pytest

from talkoot.engine.vsme import ENERGY_AXIS, RENEWABLE
from talkoot.footprints import operations
from talkoot.footprints.enums import TargetKind
from talkoot.footprints.exports.flat import csv_of, json_of, safe
from talkoot.footprints.exports.pdf import pdf_of
from talkoot.footprints.exports.vsme import vsme_of
from talkoot.footprints.exports.workbook import xlsx_of
from talkoot.footprints.models import HeldInstrument, Inventory
from talkoot.footprints.queries.result import Result, result_of
from tests.factories import NOW, UserFactory
from tests.factories.footprints import AnswerFactory, InventoryFactory, RowFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def inventory() -> Inventory:
    found = InventoryFactory(organisation__name="Lumikon Leipomo Oy", turnover_eur=Decimal(2_000_000))
    row = RowFactory(inventory=found, amount=Decimal(46))
    HeldInstrument.objects.create(row=row, kind="certificate", amount=Decimal(6), unit="MWh", source="Guarantee, wind")
    RowFactory(inventory=found, question=3, kind="district-heat", amount=Decimal(60))
    RowFactory(inventory=found, question=4, kind="fuel-diesel", amount=Decimal(1800), unit="l", note="=1+1")
    RowFactory(inventory=found, question=8, kind="waste-mixed", unit="kg", state="set_aside", reason="In the rent")
    AnswerFactory(inventory=found, question=6, state="excluded", reason="Too few trips")
    return found


@pytest.fixture
def result(inventory: Inventory) -> Result:
    return result_of(inventory)


def test_csv_adds_up_to_the_total_and_names_every_source(result: Result) -> None:
    rows = list(csv.DictReader(io.StringIO(csv_of(result, "en").decode("utf-8-sig"))))
    counted = [row for row in rows if row["counted_in_market_total"] == "yes"]
    assert sum(Decimal(row["kg_co2e"]) for row in counted) == result.footprint.total_market
    assert all(row["publisher"] or row["document"] for row in rows)
    assert {row["state"] for row in rows} == {"draft"}


def test_a_product_in_the_csv_can_be_multiplied_again(result: Result) -> None:
    for row in csv.DictReader(io.StringIO(csv_of(result, "en").decode("utf-8-sig"))):
        again = Decimal(row["quantity"]) * Decimal(row["kg_co2e_per_unit"])
        assert abs(again - Decimal(row["kg_co2e"])) < Decimal("1e-9")


def test_words_that_look_like_a_formula_become_text(result: Result) -> None:
    rows = list(csv.DictReader(io.StringIO(csv_of(result, "en").decode("utf-8-sig"))))
    assert "'=1+1" in {row["remark"] for row in rows}
    assert safe(Decimal(-1)) == "-1"


def test_json_holds_everything_with_all_digits(result: Result) -> None:
    document = json.loads(json_of(result, "fi"))
    summary = {each["figure"]: Decimal(each["value"]) for each in document["summary"]}
    assert summary["total_market"] == result.footprint.total_market
    assert summary["total_location"] == result.footprint.total_location
    assert document["state"] == "draft"
    assert {"what": "Travel and commuting", "state": "excluded", "reason": "Too few trips"} in document["not_counted"]
    assert [each["reason"] for each in document["not_counted"] if each["state"] == "set_aside"] == ["In the rent"]


def test_the_workbook_has_numbers_and_says_that_it_is_a_draft(result: Result) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_of(result, "en")))
    assert book.sheetnames == ["Result", "Lines", "Not counted", "Years"]
    assert book["Result"]["A1"].value == "Draft: emissions of Lumikon Leipomo Oy in 2024"
    assert book["Result"]["B4"].value == pytest.approx(float(result.footprint.total_market))
    assert book["Lines"].max_row == len(result.footprint.lines) + 1


def test_a_ready_inventory_is_no_draft_in_its_files(inventory: Inventory) -> None:
    operations.make_ready(inventory_id=inventory.pk, by=UserFactory(), now=NOW)
    inventory.refresh_from_db()
    found = result_of(inventory)
    assert json.loads(json_of(found, "en"))["state"] == "ready"
    book = openpyxl.load_workbook(io.BytesIO(xlsx_of(found, "en")))
    assert book["Result"]["A1"].value == "Emissions of Lumikon Leipomo Oy in 2024"


def facts(document: dict, concept: str, axis: str = "") -> list[str]:
    found = document["facts"][f"vsme:{concept}"]
    return [each["value"] for each in found if (axis in each["axes"].values() if axis else not each["axes"])]


def test_vsme_tells_energy_and_scopes_and_what_is_left_out(result: Result) -> None:
    document = json.loads(vsme_of(result, "en"))
    assert facts(document, "EnergyConsumptionFromElectricity") == ["46.00"]
    assert facts(document, "EnergyConsumptionFromElectricity", RENEWABLE) == ["6.00"]
    fuels = Decimal(facts(document, "EnergyConsumptionFromFuels")[0])
    assert Decimal(facts(document, "TotalEnergyConsumption")[0]) == 46 + 60 + fuels
    scope_1 = (result.footprint.scope_1 / 1000).quantize(Decimal("0.01"))
    assert facts(document, "GrossScope1GreenhouseGasEmissions") == [str(scope_1)]
    assert (document["state"], document["left_out"]) == ("draft", ["C3, reduction target: no target has been set."])
    assert ENERGY_AXIS in json.dumps(document)


def test_nuclear_guarantees_of_origin_are_not_renewable(inventory: Inventory) -> None:
    HeldInstrument.objects.update(source="Alkuperätakuu, ydinvoima")
    document = json.loads(vsme_of(result_of(inventory), "en"))
    assert facts(document, "EnergyConsumptionFromElectricity", RENEWABLE) == ["0.00"]


def test_vsme_has_the_target_when_the_base_year_is_calculated(inventory: Inventory) -> None:
    by = UserFactory()
    base_kg = result_of(inventory).footprint.total_market
    target = operations.TargetFacts(TargetKind.LINEAR, True, "market", 2024, base_kg, 2030, Decimal(42))
    operations.set_target(organisation_id=inventory.organisation_id, facts=target, by=by, now=NOW)
    document = json.loads(vsme_of(result_of(inventory), "en"))
    aimed = (base_kg / 1000 * Decimal("0.58")).quantize(Decimal("0.01"))
    assert document["facts"]["vsme:TotalGrossMarketBasedGHGEmissions"][2]["value"] == str(aimed)
    operations.restate_base(
        target_id=inventory.organisation.emission_target.pk, new_kg=base_kg * 2, reason="error", text="A bill", by=by, now=NOW
    )  # fmt: skip
    left_out = json.loads(vsme_of(result_of(inventory), "en"))["left_out"]
    assert left_out == ["C3, reduction target: the base value was restated and is not divided by scope."]


def paper(**more: object) -> dict:
    table = {"caption": "Rows", "columns": [{"label": "What", "number": False}, {"label": "kg", "number": True}]}
    rows = [["Diesel #1 $x$ \\ *b*", "5"], [{"text": "Source", "address": "https://a.example/"}, "−1"]] * 400
    section = {"title": "Lines", "paragraphs": ["#panic()"], "tables": [{**table, "rows": rows}]}
    return {
        "title": "Päästöt", "author": "Å Ab", "language": "sv", "draft": "Utkast", "lead": "1 t", "likely": "1–2 t",
        "paragraphs": ["a"], "bar": {"alt": "x", "caption": "x", "parts": [{"share": 40.0, "tone": 1}]},
        "sections": [section], **more,
    }  # fmt: skip


def test_the_pdf_is_tagged_quick_and_takes_words_as_words() -> None:
    pdf_of(paper())  # the fonts are read once
    began = time.perf_counter()
    data = pdf_of(paper())
    assert time.perf_counter() - began < 1
    assert data.startswith(b"%PDF-")
    for part in (b"/StructTreeRoot", b"/MarkInfo", b"/Lang", b"pdfuaid"):
        assert part in data
    assert pdf_of(paper(bar=None, draft="")).startswith(b"%PDF-")
