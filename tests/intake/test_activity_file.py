"""Files of activities: whatever the delimiter, the language of the headings and the style of the numbers."""

from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from talkoot.engine import Activity, Depth, Instrument, InstrumentKind, OwnFactor
from talkoot.intake.activity_cells import BadCell, Wrong, activity_of
from talkoot.intake.activity_file import read_activities, rows_of
from talkoot.intake.reasons import Unreadable

D = Decimal


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_text(text, encoding=encoding, newline="")
    return path


def amounts(path: Path) -> list[Decimal]:
    done, bad = read_activities(path, 2024)
    assert bad == []
    return [each.amount for each in done]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_delimiter_and_encoding(tmp_path, delimiter, encoding):
    rows = [["kind", "amount", "unit", "year", "site"], ["electricity", "1500", "kWh", "2024", "Myllymäki"]]
    path = written(tmp_path / "a.csv", "\r\n".join(delimiter.join(row) for row in rows), encoding)
    assert read_activities(path) == (
        [Activity("electricity", D(1500), "kWh", 2024, key="2", site="Myllymäki")], [],
    )  # fmt: skip


@pytest.mark.parametrize(
    "headings",
    [
        "Laji;Määrä;Yksikkö;Vuosi;Toimipaikka;Verkko;Kategoria;Laatu",
        "Slag;Mängd;Enhet;År;Verksamhetsställe;Nät;Kategori;Kvalitet",
        "KIND;Quantity;unit;Year;Site;place;category;depth",
    ],
)
@pytest.mark.parametrize("depth", ["arvio", "uppskattning", "estimate"])
def test_headings_and_words_in_three_languages(tmp_path, headings, depth):
    path = written(tmp_path / "a.csv", f"{headings}\ndiesel;20;l;2023;Halli;fi-helen;6;{depth}\n")
    wanted = Activity("diesel", D(20), "l", 2023, "2", "Halli", "FI-HELEN", 0, 6, Depth.ESTIMATE)
    assert read_activities(path) == ([wanted], [])


def test_titles_above_the_headings_empty_rows_and_other_columns_do_no_harm(tmp_path):
    text = "Energy 2024;;\n;;\nNote;Kind;Amount (MWh)\nmeter 1;electricity;12\n;;\nmeter 2;electricity;8\n"
    done, bad = read_activities(written(tmp_path / "a.csv", text), 2024)
    assert ([(each.amount, each.unit, each.key) for each in done], bad) == (
        [(D(12), "MWh", "4"), (D(8), "MWh", "6")],
        [],
    )


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1 234,5", "1234.5"), ("1.234,56", "1234.56"), ("1,234.56", "1234.56"), ("(100)", "-100"), ("100-", "-100"),
        ("-50", "-50"), ("−50", "-50"), ("n. 120", "120"), ("ca 120", "120"), ("1'234.50", "1234.5"), ("0.054", "0.054"),
        ("1234.567", "1234.567"), ("120 kWh", "120"), ("1 000 000", "1000000"),
    ],
)  # fmt: skip
def test_numbers_are_read_for_what_they_say(tmp_path, cell, value):
    assert amounts(written(tmp_path / "a.csv", f"kind;amount;unit\nelectricity;{cell};kWh\n")) == [D(value)]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("1.234", Wrong.AMBIGUOUS_NUMBER), ("1,234", Wrong.AMBIGUOUS_NUMBER), ("12 or 13", Wrong.NOT_A_NUMBER),
        ("5-6", Wrong.NOT_A_NUMBER), ("< 5", Wrong.NOT_A_NUMBER), ("1_000", Wrong.NOT_A_NUMBER), ("inf", Wrong.NOT_A_NUMBER),
        ("1.2.2024", Wrong.NOT_A_NUMBER), ("120 MWh", Wrong.TWO_UNITS), ("100 €", Wrong.TWO_UNITS), ("2 %", Wrong.TWO_UNITS),
        ("", Wrong.MISSING), ("1" * 17, Wrong.OUT_OF_BOUNDS),
    ],
)  # fmt: skip
def test_numbers_that_may_mean_two_things_are_refused(tmp_path, cell, reason):
    done, bad = read_activities(written(tmp_path / "a.csv", f"kind;amount;unit\nelectricity;{cell};kWh\n"), 2024)
    assert (done, [(row.number, row.field, row.reason) for row in bad]) == ([], [(2, "amount", reason)])


@pytest.mark.parametrize(("proof", "value"), [("0,5", D(1234)), ("0.5", D("1.234"))])
def test_the_other_rows_tell_what_a_point_means(tmp_path, proof, value):
    text = f"kind;amount;unit\nelectricity;1.234;kWh\nelectricity;{proof};kWh\n"
    assert amounts(written(tmp_path / "a.csv", text)) == [value, D("0.5")]


def test_an_approximate_amount_is_an_estimate_and_money_is_spend(tmp_path):
    text = "kind;amount;unit\nelectricity;n. 120;kWh\naccounting;500;eur\nelectricity;7;kWh\n"
    done, _ = read_activities(written(tmp_path / "a.csv", text), 2024)
    assert [each.depth for each in done] == [Depth.ESTIMATE, Depth.SPEND, Depth.BILL]


def test_a_unit_behind_the_number_is_the_rows_unit(tmp_path):
    done, _ = read_activities(
        written(tmp_path / "a.csv", "kind;amount\nelectricity;120 MWh\naccounting;99,90 €\n"), 2024
    )
    assert [(each.amount, each.unit) for each in done] == [(D(120), "MWh"), (D("99.90"), "eur")]


@pytest.mark.parametrize(
    ("row", "field", "reason"),
    [
        (";5;kWh;2024;;;", "kind", Wrong.MISSING),
        ("electricity;5;;2024;;;", "unit", Wrong.MISSING),
        ("electricity;5;kWh;;;;", "year", Wrong.MISSING),
        ("electricity;5;kWh;24;;;", "year", Wrong.NOT_A_YEAR),
        ("electricity;5;kWh;2024;4;;", "scope", Wrong.NOT_A_CHOICE),
        ("electricity;5;kWh;2024;;16;", "category", Wrong.NOT_A_CHOICE),
        ("electricity;5;kWh;2024;;;guess", "depth", Wrong.NOT_A_CHOICE),
    ],
)
def test_a_bad_cell_is_named(tmp_path, row, field, reason):
    head = "kind;amount;unit;year;scope;category;depth\n"
    done, bad = read_activities(written(tmp_path / "a.csv", f"{head}{row}\nelectricity;5;kWh;2024;scope 3;6;bill\n"))
    assert [(each.field, each.reason) for each in bad] == [(field, reason)]
    assert [(each.scope, each.category) for each in done] == [(3, 6)]


def test_one_bad_row_of_a_hundred_thousand_is_listed_and_the_rest_is_read(tmp_path):
    rows = ["electricity;12,5;kWh;2024"] * 100_000
    rows[56_788] = "electricity;twelve;kWh;2024"
    path = written(tmp_path / "a.csv", "\n".join(["kind;amount;unit;year", *rows]))
    done, bad = read_activities(path)
    assert (len(done), sum(each.amount for each in done)) == (99_999, D("12.5") * 99_999)
    assert [(row.number, row.cell, row.text) for row in bad] == [
        (56_790, "twelve", "amount: “twelve” is not a number that can be read without guessing"),
    ]  # fmt: skip


def test_a_csv_is_read_one_row_at_a_time(tmp_path):
    path = written(tmp_path / "a.csv", "kind;amount;unit\n" + "diesel;1;l\n" * 1000)
    first = next(iter(rows_of(path, 2024)))
    assert first == Activity("diesel", D(1), "l", 2024, key="2")


def test_instruments_and_own_factors_have_columns(tmp_path):
    text = (
        "kind,amount,unit,instrument,instrument amount,instrument unit,instrument kg per unit,own factor,own factor source\n"
        "electricity,10,MWh,certificate,4,MWh,0,,\n"
        "diesel,100,l,,,,,1.9,declaration\n"
    )
    done, bad = read_activities(written(tmp_path / "a.csv", text), 2024)
    assert bad == []
    assert done[0].instruments == (Instrument(InstrumentKind.CERTIFICATE, D(4), "MWh", D(0)),)
    assert done[1].own_factor == OwnFactor(D("1.9"), "l", "declaration")


def test_a_certificate_without_its_kilograms_is_not_taken_for_zero(tmp_path):
    text = "kind,amount,unit,instrument\nelectricity,10,MWh,certificate\n"
    _, (bad,) = read_activities(written(tmp_path / "a.csv", text), 2024)
    assert (bad.field, bad.reason) == ("instruments.kg_per_unit", Wrong.MISSING)


def test_a_spreadsheet_gives_numbers_as_they_are_shown(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Read me").write_row(0, 0, ["This is how it works"])
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, ["Laji", "Määrä", "Yksikkö", "Vuosi"])
        sheet.write_row(1, 0, ["electricity", 12 * 16.67, "kWh", 2024])
        sheet.write_row(2, 0, ["electricity", "1 234,5", "kWh", "2024"])
        sheet.write_row(3, 0, ["electricity", True, "kWh", 2024])
    done, bad = read_activities(path)
    assert [(each.amount, each.year, each.key) for each in done] == [(D("200.04"), 2024, "2"), (D("1234.5"), 2024, "3")]
    assert [(row.number, row.reason) for row in bad] == [(4, Wrong.NOT_A_NUMBER)]


def test_toml_holds_everything_and_names_an_unknown_field(tmp_path):
    path = written(
        tmp_path / "a.toml",
        """
        year = 2024
        [[activity]]
        kind = "electricity"
        amount = 46.2
        unit = "MWh"
        uncertainty = 0.05
        instruments = [{ kind = "certificate", amount = 20, unit = "MWh", kg_per_unit = 0, source = "wind" }]
        [[activity]]
        kind = "diesel"
        amount = 5
        unit = "l"
        year = 2023
        own_factor = { kg_per_unit = 1.9, unit = "l", source = "declaration" }
        [[activity]]
        kind = "diesel"
        amount = 5
        unit = "l"
        catgeory = 6
        """,
    )
    done, bad = read_activities(path, 2020)
    assert done == [
        Activity(
            "electricity", D("46.2"), "MWh", 2024, "1", uncertainty=D("0.05"),
            instruments=(Instrument(InstrumentKind.CERTIFICATE, D(20), "MWh", D(0), "wind"),),
        ),
        Activity("diesel", D(5), "l", 2023, "2", own_factor=OwnFactor(D("1.9"), "l", "declaration")),
    ]  # fmt: skip
    assert [(row.number, row.text) for row in bad] == [(3, "no field is called “catgeory”")]


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.csv", "one;two\n1;2\n"), ("a.csv", ""), ("a.toml", "x = 1"), ("a.toml", "= ="), ("a.xlsx", "no workbook")],
)
def test_what_is_no_file_of_activities_is_refused(tmp_path, name, text):
    with pytest.raises(Unreadable):
        read_activities(written(tmp_path / name, text))


@pytest.mark.parametrize(
    "amount", [Decimal("NaN"), Decimal("1e999999"), Decimal("1e-40"), 10**40, [1], {"a": 1}, True, None]
)
def test_an_amount_from_outside_cannot_break_the_sums(amount):
    with pytest.raises(BadCell) as refused:
        activity_of({"kind": "diesel", "amount": amount, "unit": "l", "year": 2024}, number=1)
    assert refused.value.field == "amount"
