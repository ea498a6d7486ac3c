"""Activities sent as JSON come back as an explained footprint; what cannot be used is named."""

import json
from decimal import Decimal

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from talkoot.api.openapi import MOST_ROWS
from talkoot.engine import Activity, AssessmentReport, Depth, Instrument, InstrumentKind, Options, calculate, factor_set
from talkoot.engine.reading import releases

pytestmark = [pytest.mark.urls("tests.api.urls_of_machine"), pytest.mark.django_db]

ADDRESS = "/api/v1/footprint"
ROW = {"kind": "electricity", "amount": 46.2, "unit": "MWh", "year": 2024}
DONE = Activity("electricity", Decimal("46.2"), "MWh", 2024, key="1")


@pytest.fixture(autouse=True)
def _many_requests(settings):
    """The limit of requests has its own test."""
    settings.ACCOUNT_RATE_LIMITS = {}


def send(client, activities, **more):
    return client.post(ADDRESS, json.dumps({"activities": activities, **more}), content_type="application/json")


def told(response):
    assert response.status_code == 200, response.content
    return json.loads(response.content)


def test_the_answer_is_the_engines_own_and_every_line_has_its_source(client):
    found, wanted = told(send(client, [ROW])), calculate([DONE], factor_set())
    assert found["kg_co2e"]["total_market"] == pytest.approx(float(wanted.total_market))
    assert found["kg_co2e"]["total_location"] == pytest.approx(float(wanted.total_location))
    assert [
        (line["row"], line["part"], line["scope"], line["method"], line["factor"], line["kg_co2e"])
        for line in found["lines"]
    ] == [
        ("1", line.role, line.scope, line.method or None, line.choice.factor.id, pytest.approx(float(line.kg_co2e)))
        for line in wanted.lines
    ]
    assert {line["factor"] for line in found["lines"]} == {factor["id"] for factor in found["factors"]}
    assert all(
        line["source"] and factor["licence"] for line, factor in zip(found["lines"], found["factors"], strict=False)
    )
    assert (found["release"], found["gwp"], found["refused"], found["bad_rows"]) == (
        releases()[-1].version,
        "ar6",
        [],
        [],
    )


def test_options_instruments_and_depth_are_taken(client):
    row = {**ROW, "depth": "measured", "key": "meter 1", "instruments": [
        {"kind": "certificate", "amount": "20", "unit": "MWh", "kg_per_unit": 0, "source": "wind"},
    ]}  # fmt: skip
    done = DONE._replace(
        key="meter 1",
        depth=Depth.MEASURED,
        instruments=(Instrument(InstrumentKind.CERTIFICATE, Decimal(20), "MWh", Decimal(0), "wind"),),
    )
    first = releases()[0].version
    found = told(send(client, [row], gwp="ar5", release=first, radiative_forcing=False))
    options = Options(report=AssessmentReport.AR5, radiative_forcing=False)
    wanted = calculate([done], factor_set(first), options)
    assert found["kg_co2e"]["scope_2_market"] == pytest.approx(float(wanted.scope_2_market))
    assert (found["release"], found["gwp"], found["radiative_forcing"]) == (first, "ar5", False)
    assert {line["row"] for line in found["lines"]} == {"meter 1"}


def test_lines_can_be_left_out_and_one_year_serves_all_rows(client):
    row = {name: value for name, value in ROW.items() if name != "year"}
    found = told(send(client, [row], year=2024, lines=False))
    assert "lines" not in found
    assert found["kg_co2e"]["total_market"] == pytest.approx(float(calculate([DONE], factor_set()).total_market))


def test_bad_and_refused_rows_are_named_and_the_others_calculated(client):
    rows = [ROW, {**ROW, "unit": "m3"}, {**ROW, "amount": "1.234"}, {**ROW, "kind": "unicorn"}, {**ROW, "amuont": 1}, 7]
    found = told(send(client, rows))
    assert [(row["row"], row["reason"], row["text"]) for row in found["refused"]] == [
        ("2", "units_do_not_mix", "m3 cannot be turned into kWh"),
        ("4", "unknown_kind", "unknown kind of activity 'unicorn'"),
    ]
    assert [(row["row"], row["field"], row["reason"]) for row in found["bad_rows"]] == [
        (3, "amount", "ambiguous_number"), (5, "amuont", "unknown_field"), (6, "activities", "not_a_table"),
    ]  # fmt: skip
    assert {line["row"] for line in found["lines"]} == {"1"}


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ("{", 400, "broken_json"),
        ("[]", 400, "broken_json"),
        ('{"activities": [{"amount": 1e99999999999999999999}]}', 400, "broken_json"),
        ("[" * 100_000, 400, "broken_json"),
        ("{}", 400, "no_activities"),
        ('{"activities": [], "gpw": "ar6"}', 400, "unknown_field"),
        ('{"activities": [], "gwp": "ar7"}', 400, "unknown_gwp"),
        ('{"activities": [], "year": "2024"}', 400, "not_a_year"),
        ('{"activities": [], "lines": 1}', 400, "not_a_flag"),
        ('{"activities": [], "heat_method": "best"}', 400, "unknown_heat_method"),
        ('{"activities": [], "gwp": {}}', 400, "unknown_gwp"),
        ('{"activities": [], "heat_method": []}', 400, "unknown_heat_method"),
        ('{"activities": [], "release": "1900.1"}', 404, "unknown_release"),
        ('{"activities": [], "release": ["2026.1"]}', 404, "unknown_release"),
        (json.dumps({"activities": [1] * (MOST_ROWS + 1)}), 413, "too_many_rows"),
        ('{"activities": ["' + "x" * 3_000_000 + '"]}', 413, "too_large"),
    ],
)
def test_what_cannot_be_answered_is_told_in_json(client, body, status, code):
    response = client.post(ADDRESS, body, content_type="application/json")
    assert (response.status_code, json.loads(response.content)["error"]) == (status, code)


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["12 kWh", "1.234", "diesel"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["kind", "amount", "kg_per_unit", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)
NAMES = [
    "kind", "amount", "unit", "year", "key", "place", "scope", "category", "depth", "uncertainty", "instruments", "own_factor",
]  # fmt: skip


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.just(ROW), st.dictionaries(st.sampled_from(NAMES), ANYTHING))
def test_no_row_whatever_it_holds_breaks_the_answer(row, changed):
    found = told(send(Client(), [{**row, **changed}, ROW]))
    assert {line["row"] for line in found["lines"]} >= {"2"}
    assert len(found["bad_rows"]) + len(found["refused"]) <= 1


def test_half_a_letter_comes_back_as_it_went(client):
    body = '{"activities": [{"kind": "electricity", "amount": 1, "unit": "MWh", "year": 2024, "key": "\\ud800"}]}'
    found = told(client.post(ADDRESS, body, content_type="application/json"))
    assert {line["row"] for line in found["lines"]} == {"\ud800"}


def test_only_json_is_taken(client):
    response = client.post(ADDRESS, {"activities": "[]"})
    assert (response.status_code, json.loads(response.content)["error"]) == (415, "not_json")


def test_not_a_number_is_a_bad_row(client):
    found = told(
        client.post(
            ADDRESS, '{"activities": [{"kind": "a", "amount": NaN, "unit": "l", "year": 2024}]}', "application/json"
        )
    )
    assert [row["field"] for row in found["bad_rows"]] == ["amount"]


def test_too_many_requests_are_stopped(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"footprint": "2/h/ip"}
    assert [send(client, []).status_code for _ in range(3)] == [200, 200, 429]


def test_nothing_is_stored_no_cookie_is_set_and_no_token_is_asked_for(client, django_assert_num_queries):
    strict = Client(enforce_csrf_checks=True)
    with django_assert_num_queries(0):
        response = send(strict, [ROW])
    assert (response.status_code, dict(response.cookies), response["Access-Control-Allow-Origin"]) == (200, {}, "*")


def test_pages_of_other_sites_may_ask(client):
    response = client.options(ADDRESS)
    assert (response.status_code, response["Access-Control-Allow-Headers"]) == (204, "Content-Type")


def test_who_only_looks_is_told_what_to_send(client):
    described = told(client.get(ADDRESS))
    assert (described["most_activities"], "amount" in described["activity"]) == (MOST_ROWS, True)
    assert client.get(described["documentation"]).status_code == 200
    assert client.get(described["kinds_and_factors"]).status_code == 200
