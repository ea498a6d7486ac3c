"""The library of factors for programs: pages, filters, licences, releases, and what moved between them."""

import csv
import io
import json

import pytest

from talkoot.api.factor_rows import FACTORS
from talkoot.engine import factor_set
from talkoot.engine.reading import releases
from talkoot.engine.releases import changes

pytestmark = [pytest.mark.urls("tests.api.urls_of_machine"), pytest.mark.django_db]

ADDRESS = "/api/v1/factors"


def told(client, query=""):
    response = client.get(f"{ADDRESS}{query}")
    assert response.status_code == 200, response.content
    return json.loads(response.content)


def test_a_page_says_what_it_is_and_where_the_next_one_lies(client):
    found = told(client, "?per_page=5")
    newest = factor_set()
    assert (found["release"], found["total"], len(found["rows"])) == (newest.version, len(newest.all_factors()), 5)
    assert list(found["rows"][0]) == [field.name for field in FACTORS.fields]
    assert all(row["licence"] for row in found["rows"])
    following = json.loads(client.get(found["next"]).content)
    assert (following["page"], following["rows"][0]["id"]) == (2, told(client, "?per_page=6")["rows"][5]["id"])
    last = told(client, f"?per_page=1000&page={-(-found['total'] // 1000)}")
    assert (last["page"], last["next"]) == (last["pages"], None)


def test_rows_are_chosen_by_kind_role_and_year(client):
    found = told(client, "?kind=electricity&role=location&geography=FI&year=2024")
    assert {(row["kind"], row["role"], row["geography"]) for row in found["rows"]} == {
        ("electricity", "location", "FI")
    }
    assert all(
        (row["valid_from"] or "") <= "2024-12-31" and (row["valid_to"] or "9") >= "2024" for row in found["rows"]
    )
    assert told(client, "?kind=unicorn")["total"] == 0


def test_a_csv_holds_the_whole_release(client):
    first = releases()[0].version
    response = client.get(f"{ADDRESS}.csv?release={first}")
    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    assert len(rows) == len(factor_set(first).all_factors())
    assert list(rows[0]) == [field.name for field in FACTORS.fields]
    assert response["Content-Disposition"] == f'attachment; filename="emission-factors-{first}.csv"'
    assert len(client.get(f"{ADDRESS}.csv?page=1&per_page=3").content.decode().splitlines()) == 4


@pytest.mark.parametrize(
    ("query", "status", "error"),
    [
        ("?knid=x", 400, "unknown_field"), ("?year=soon", 400, "out_of_bounds"), ("?page=0", 400, "out_of_bounds"),
        ("?per_page=5000", 400, "out_of_bounds"), ("?gwp=ar7", 400, "unknown_gwp"), ("?release=1.1", 404, "unknown_release"),
        ("/releases/1.1/1.2", 404, "unknown_release"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_told_in_json(client, query, status, error):
    response = client.get(f"{ADDRESS}{query}")
    assert (response.status_code, json.loads(response.content)["error"]) == (status, error)


def test_releases_and_every_figure_that_moved(client):
    versions = [release["version"] for release in told(client, "/releases")["releases"]]
    assert versions == [release.version for release in releases()]
    found = told(client, f"/releases/{versions[0]}/{versions[-1]}?gwp=ar5")
    wanted = changes(versions[0], versions[-1])
    assert [change["kind"] for change in found["changes"]] == [change.factor.kind for change in wanted]
    assert found["gwp"] == "ar5"


@pytest.mark.parametrize("path", ["", ".csv", "/releases"])
def test_an_unchanged_answer_is_not_sent_again(client, path):
    first = client.get(f"{ADDRESS}{path}")
    assert first["Access-Control-Allow-Origin"] == "*"
    assert client.get(f"{ADDRESS}{path}", HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304


def test_the_description_names_every_address_and_resolves_its_references(client):
    described = json.loads(client.get("/api/v1/openapi.json").content)
    assert list(described["paths"]) == [
        "/footprint", "/factors", "/factors.csv", "/factors/releases", "/factors/releases/{old}/{new}",
    ]  # fmt: skip
    named = {part.split('"')[0] for part in json.dumps(described).split("#/components/schemas/")[1:]}
    assert named <= set(described["components"]["schemas"])
    assert described["servers"] == [{"url": "http://testserver/api/v1"}]
