"""Open data as files: stable addresses, safe in a spreadsheet, saying what they are."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest

from talkoot.history.operations import renew
from talkoot.opendata.datasets import DATASETS
from tests.factories import FigureFactory, indicator
from tests.web.public import world

FILES = ("members", "goals", "results", "results-2025")


@pytest.fixture
def network(db):
    network = world.network()
    renew(network_id=network.pk)
    return network


def rows(client, name):
    text = client.get(f"/data/town/{name}.csv").content.decode()
    return list(csv.DictReader(io.StringIO(text)))


def document(client, name):
    return json.loads(client.get(f"/data/town/{name}.json").content)


def test_members_say_who_and_until_when(network, client):
    world.member(
        network,
        "Bakery Oy",
        slug="bakery",
        industry="10",
        size_class="10-49",
        business_id="2829269-2",
        joined_on=date(2024, 5, 1),
        joined_precision="month",
    )
    world.member(network, "Secret Oy", state="lead")
    (row,) = rows(client, "members")
    assert row == {
        "slug": "bakery", "name": "Bakery Oy", "business_id": "2829269-2", "industry": "10", "industry_section": "C",
        "size_class": "10-49", "municipalities": "", "tier": "partner", "state": "active", "joined": "2024-05",
        "commitment_starts_on": "2024-01-01", "commitment_ends_on": "2099-12-31", "commitment_in_force": "true",
        "goals": "0", "page": "http://testserver/en/town/partners/bakery/",
    }  # fmt: skip


def test_goals_have_their_newest_accepted_value(network, client):
    bakery = world.member(network, slug="bakery")
    goal = world.goal(bakery)
    world.goal(bakery, draft=True)
    world.told(bakery, year=2024, goals={goal: 95})
    world.told(bakery, year=2025, grade=3, goals={goal: 88})
    (row,) = rows(client, "goals")
    chosen = (
        "member",
        "unit",
        "baseline_value",
        "target_value",
        "target_year",
        "value",
        "value_year",
        "evidence",
        "standing",
    )
    assert [row[key] for key in chosen] == ["bakery", "MWh", "100", "80", "2027", "88", "2025", "reviewed", "on_track"]


def test_results_say_how_many_told_and_why_something_is_missing(network, client):
    for n in range(3):
        report = world.told(world.member(network, f"Company {n}"), electricity=100)
        FigureFactory(report=report, indicator=indicator("renewable_share"), value=Decimal("0.5"))
        if n == 0:
            FigureFactory(report=report, indicator=indicator("district_heat"), value=50)
    found = {row["indicator"]: row for row in rows(client, "results-2025")}
    assert [found["members_told"][key] for key in ("value", "n", "of")] == ["3", "3", "3"]
    assert [found["electricity"][key] for key in ("value", "not_shown", "n", "of")] == ["300", "", "3", "3"]
    assert [found["district_heat"][key] for key in ("value", "not_shown", "n")] == ["", "fewer_than_three", "1"]
    assert [found["renewable_share"][key] for key in ("value", "not_shown", "n")] == ["", "not_summed", "3"]


def test_the_sum_of_the_same_members_is_left_out_where_it_would_tell_one_members_figure(network, client):
    for n in range(4):
        member = world.member(network, f"Company {n}")
        if n < 3:
            world.told(member, year=2024, electricity=100)
        world.told(member, year=2025, electricity=93)
    (row,) = [row for row in rows(client, "results-2025") if row["indicator"] == "electricity"]
    assert [row[key] for key in ("same_members", "same_members_before", "same_members_change")] == ["3", "", "-0.07"]


def test_a_json_file_says_what_it_is(network, client):
    for n in range(3):
        world.told(world.member(network, f"Company {n}"), electricity=100, grade=2)
    world.silent(world.member(network, "Silent Oy"))
    found = document(client, "results-2025")
    assert found["title"] == "Climate partners of Town: Results"
    assert found["licence"] == "CC BY 4.0"
    assert found["generated_from_rounds"] == [
        {"year": 2025, "due_on": "2026-03-31", "closed": False, "asked": 4, "told": 3, "waived": 0}
    ]
    assert found["units"] == ["MWh", "members"]
    assert found["n_of_N"] == {"n": 3, "of": 4}
    assert found["lowest_evidence"] == "documented"
    assert found["documentation"] == "http://testserver/en/town/data/"
    assert found["rows"][1]["value"] == 300


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda dataset: dataset.key)
def test_both_forms_have_the_documented_fields_in_order(network, client, dataset):
    member = world.member(network)
    world.told(member, electricity=90, goals={world.goal(member): 90})
    names = [field.name for field in dataset.fields]
    header = client.get(f"/data/town/{dataset.key}.csv").content.decode().splitlines()[0]
    found = document(client, dataset.key)
    assert header.split(",") == names
    assert [field["name"] for field in found["fields"]] == names
    assert list(found["rows"][0]) == names


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1"])
def test_a_name_that_is_a_formula_is_text_in_a_spreadsheet(network, client, name):
    world.member(network, name)
    assert [row["name"] for row in rows(client, "members")] == [f"'{name}"]
    assert document(client, "members")["rows"][0]["name"] == name


def test_strange_names_stay_whole(network, client):
    name = 'Järvi, "Oy" 😀 שלום ' + "x" * 250
    world.member(network, name)
    assert [row["name"] for row in rows(client, "members")] == [name]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_answer_does_not_depend_on_the_reader(network, client, name, form):
    world.told(world.member(network), electricity=90)
    english = client.get(f"/data/town/{name}.{form}")
    finnish = client.get(f"/data/town/{name}.{form}", HTTP_ACCEPT_LANGUAGE="fi")
    assert english.content == finnish.content
    assert english["Access-Control-Allow-Origin"] == "*"
    assert "charset=utf-8" in english["Content-Type"]


def test_an_unchanged_file_is_answered_with_304(network, client):
    etag = client.get("/data/town/members.csv")["ETag"]
    assert client.get("/data/town/members.csv", HTTP_IF_NONE_MATCH=etag).status_code == 304
    renew(network_id=network.pk)
    assert client.get("/data/town/members.csv", HTTP_IF_NONE_MATCH=etag).status_code == 200


@pytest.mark.parametrize(
    "address", ["nowhere/members.csv", "town/members.xml", "town/results-1999.csv", "town/notes.csv"]
)
def test_what_is_not_there_is_not_found(network, client, address):
    assert client.get(f"/data/{address}").status_code == 404


def test_a_network_in_formation_has_no_files(db, client):
    world.network(state="forming")
    assert [client.get(f"/data/town/{name}.csv").status_code for name in ("members", "goals", "results")] == [
        404,
        404,
        404,
    ]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("members", 7), ("goals", 4), ("results", 5)])
def test_query_budget(network, client, count, name, queries, django_assert_num_queries):
    for n in range(count):
        member = world.member(network, f"Company {n}")
        world.told(member, electricity=90, goals={world.goal(member): 90})
    with django_assert_num_queries(queries):
        client.get(f"/data/town/{name}.csv")
