"""Which municipality runs which model, as files at a stable address."""

import csv
import io
import json
from decimal import Decimal

import pytest

from talkoot.opendata.models_in_use import MODELS_IN_USE
from tests.factories.practices import adopted, practice_of, told

ADDRESS = "/data/models-in-use"


@pytest.fixture
def practice(people):
    adoption = adopted(people.municipality, people.lead, unit="Building control", indicator_unit="pcs")
    told(adoption, people.lead, value=Decimal(12), evidence_grade=3)
    adopted(people.municipality, people.lead, "others-services", state="idea")
    adopted(people.municipality, people.lead, "training", is_public=False)
    return practice_of(adoption, people.lead)


def rows(client):
    return list(csv.DictReader(io.StringIO(client.get(f"{ADDRESS}.csv").content.decode())))


def test_each_public_use_is_a_row(people, client, practice):
    (row,) = rows(client)
    chosen = (
        "municipality", "model", "state", "state_since", "unit", "hours_per_year", "euros_per_year", "result",
        "result_value", "unit_of_value", "evidence", "practice",
    )  # fmt: skip
    assert [row[key] for key in chosen] == [
        "kuusikoski", "permits", "running", "2026-03-16", "Building control", "30", "200", "Twelve companies got advice",
        "12", "pcs", "reviewed", f"http://testserver/en/municipalities/practices/{practice.pk}/",
    ]  # fmt: skip


def test_both_forms_have_the_documented_fields_in_order(people, client, practice):
    names = [field.name for field in MODELS_IN_USE.fields]
    document = json.loads(client.get(f"{ADDRESS}.json").content)
    assert list(rows(client)[0]) == names
    assert [field["name"] for field in document["fields"]] == names
    assert list(document["rows"][0]) == names
    assert (document["licence"], document["documentation"]) == ("CC BY 4.0", "http://testserver/en/municipalities/")


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_answer_does_not_depend_on_the_reader_and_says_when_nothing_changed(people, client, practice, form):
    english = client.get(f"{ADDRESS}.{form}")
    assert english.content == client.get(f"{ADDRESS}.{form}", HTTP_ACCEPT_LANGUAGE="fi").content
    assert english["Access-Control-Allow-Origin"] == "*"
    assert client.get(f"{ADDRESS}.{form}", HTTP_IF_NONE_MATCH=english["ETag"]).status_code == 304
    told(practice.adoption, people.lead, "Thirteen")
    assert client.get(f"{ADDRESS}.{form}", HTTP_IF_NONE_MATCH=english["ETag"]).status_code == 200


def test_what_is_not_there_is_not_found(db, client):
    assert client.get(f"{ADDRESS}.xml").status_code == 404
    assert rows(client) == []
