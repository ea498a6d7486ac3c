"""Sheets of many shapes and three languages are told apart by headings and values."""

from __future__ import annotations

import json

import pytest

from talkoot.sheets.mapping import Mapping, WrongMapping, signature
from talkoot.sheets.recognition import recognise
from talkoot.sheets.workbook import Sheet, Workbook
from tests.sheets.building import _, fields, workbook


def test_finnish_member_list():
    book = workbook(
        Jäsenet=[
            ["Nro", "Organisaatio ", "Y-tunnus", "Jäsentaso", "Tila", "Liittynyt", "Hlöstö", "Sis. arvio (ei ulos!)"],
            [1, "Alpha Oy", "9474354-1", "kumppani", "aktiivinen", "18.5.2021", 6, "A"],
            [2, "Beta Ab", "9473780-3", "tukijäsen", "tauolla", "2022", 15, "C"],
        ]
    )
    assert fields(book) == {
        "Jäsenet": [
            *("row.number", "member.name", "member.business_id", "member.tier", "member.status", "member.joined"),
            *("member.staff", "note.private"),
        ]
    }


def test_groups_and_units_rows_belong_to_the_headings():
    book = workbook(
        Seuranta_2025=[
            ["Kumppani", "Energia", _, "Jätteet", _, "Vesi", "Muuta", _],
            ["Nimi", "Sähkö", "Kaukolämpö", "Seka", "Yhteensä", "Kulutus", "Kommentti", "vastaus tullut"],
            [_, "MWh tai kWh", "MWh", "kg", "kg", "m3", _, "pvm"],
            ["Alpha Oy", 12, 20, 300, 800, 41, "ok", "2026-05-15"],
            ["Beta Ab", 13, 21, 310, 810, 42, _, "2026-05-16"],
        ]
    )
    table = recognise(book).sheets[0]
    assert (table.kind, table.header_rows, table.first_row, table.year) == ("figures", (0, 1, 2), 3, 2025)
    assert [(c.field, c.unit) for c in table.columns] == [
        ("member.name", None),
        ("figure.electricity", "MWh|kWh"),
        ("figure.district_heat", "MWh"),
        ("figure.mixed_waste", "kg"),
        ("figure.waste_total", "kg"),
        ("figure.water", "m3"),
        ("note.private", None),
        ("report.responded", None),
    ]


def test_years_as_column_groups():
    book = workbook(
        Uppföljning=[
            ["Medlem", "El, MWh", _, "Vatten, m3", _],
            [_, 2023, 2024, 2023, 2024],
            ["Alpha Ab", 1, 2, 3, 4],
            ["Beta Ab", 5, 6, 7, 8],
        ]
    )
    columns = recognise(book).sheets[0].columns
    assert [(c.field, c.year) for c in columns[1:]] == [
        ("figure.electricity", 2023),
        ("figure.electricity", 2024),
        ("figure.water", 2023),
        ("figure.water", 2024),
    ]


def test_a_sheet_about_one_indicator():
    book = workbook(Sähkö_MWh=[["Yritys", 2023, 2024], ["Alpha Oy", 10, 11], ["Beta Oy", 20, 21]])
    columns = recognise(book).sheets[0].columns
    assert [(c.field, c.unit, c.year) for c in columns] == [
        ("member.name", None, None),
        ("figure.electricity", "MWh", 2023),
        ("figure.electricity", "MWh", 2024),
    ]


def test_columns_without_headings_are_known_by_their_values():
    book = workbook(
        Jäsenet=[
            ["Jäsenyritys", _, _, _],
            ["Alpha Oy", "9474354-1", "a.b@alpha.example", "040 123 4567"],
            ["Beta Ab", "9473780-3", "b.c@beta.example", "0401234568"],
            ["Gamma ry", "9532510-6", "c.d@gamma.example", "+358401234569"],
        ]
    )
    assert fields(book) == {"Jäsenet": ["member.name", "member.business_id", "contact.email", "contact.phone"]}


def test_long_list_of_figures_is_not_a_list_of_goals():
    book = workbook(
        Data=[
            ["Company", "Year", "Indicator", "Value", "Unit"],
            ["Alpha Ltd", 2023, "Electricity", 10, "MWh"],
            ["Beta Ltd", 2023, "Water", 20, "m3"],
        ]
    )
    assert fields(book) == {"Data": ["member.name", "figure.year", "figure.indicator", "figure.value", "figure.unit"]}


def test_goals_with_columns_for_each_part():
    book = workbook(
        Goals=[
            ["Member", "Area", "Goal", "Indicator", "Unit", "Base year", "Baseline", "Target year", "Target", "Owner"],
            ["Alpha Ltd", "Transport", "Cut diesel", "diesel", "l", 2021, 50000, 2027, "-20 %", "Ann"],
        ]
    )
    table = recognise(book).sheets[0]
    assert table.kind == "goals"
    assert [c.field for c in table.columns] == [
        *("member.name", "goal.theme", "goal.text", "goal.indicator", "goal.unit", "goal.baseline_year"),
        *("goal.baseline", "goal.target_year", "goal.target", "note.private"),
    ]


def test_money_and_marks_are_never_figures():
    book = workbook(
        Follow_up_2024=[
            ["Member", "Electricity MWh", "Credit rating", "Invoiced EUR", "Score", "Water m3"],
            ["Alpha Ltd", 1, 3, 500, 7, 20],
            ["Beta Ltd", 2, 4, 600, 8, 30],
        ]
    )
    assert fields(book)["Follow up 2024"][2:5] == ["note.private"] * 3


def test_scratch_hidden_and_old_sheets_are_left_alone():
    rows = (("Yritys", "Y-tunnus"), ("Alpha Oy", "9474354-1"), ("Beta Oy", "9473780-3"))
    book = Workbook(
        (
            Sheet("Jäsenet vanha", rows),
            Sheet("Piilossa", rows, hidden=True),
            Sheet("Taul1", (("Valtuustolle", None), ("kumppaneita", 55))),
        )
    )
    assert [table.kind for table in recognise(book).sheets] == ["ignored", "ignored", "ignored"]


def test_mapping_is_corrected_and_survives_json():
    book = workbook(Data=[["Company", "Electricity MWh", "Info"], ["Alpha Ltd", 1, "x"], ["Beta Ltd", 2, "y"]])
    mapping = recognise(book).with_column("Data", 2, "report.measures").with_sheet("Data", year=2024)
    again = Mapping.from_json(json.loads(json.dumps(mapping.to_json())))
    assert again == mapping
    assert (again.sheets[0].columns[2].field, again.sheets[0].year) == ("report.measures", 2024)


def test_mapping_with_an_unknown_field_is_refused():
    book = workbook(Data=[["Company", "Electricity MWh"], ["Alpha Ltd", 1]])
    with pytest.raises(WrongMapping):
        recognise(book).with_column("Data", 1, "member.password")


def test_signature_is_the_same_for_another_year():
    this = Sheet("2024", (("Follow-up 2024",), ("Member", "Electricity 2024")))
    last = Sheet("2023", (("Follow-up 2023",), ("Member", "Electricity 2023")))
    other = Sheet("2023", (("Follow-up 2023",), ("Member", "Water 2023")))
    assert signature(this) == signature(last) != signature(other)
