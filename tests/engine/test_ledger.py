"""Ledgers over DuckDB come to the same kilograms as the exact engine, row by row."""

import csv
import random
from collections import defaultdict
from decimal import Decimal

import duckdb
import pytest

from talkoot.engine import AssessmentReport, Options, calculate
from talkoot.engine.ledger import GASES, Ledgers, ledger_sums
from talkoot.engine.ledger_source import MissingColumns
from tests.engine.small_library import did, library

D = Decimal
LIBRARY = library()
AR5 = Options(report=AssessmentReport.AR5)
HEAD = ("organisation", "kind", "amount", "unit", "year", "place", "scope", "category")
USES = [
    ("electricity", "kWh"), ("electricity", "MWh"), ("electricity", "GJ"), ("district-heat", "MWh"), ("diesel", "l"),
    ("diesel", "kg"), ("diesel", "kWh_gross"), ("wood-chips", "MWh_net"), ("refrigerant", "g"), ("hotel-night", "night"),
    ("flight", "pkm"), ("car-electric", "km"), ("accounting", "eur"), ("accounting", "sek"),
]  # fmt: skip
PLACES = [("FI", 0, 0), ("FI-TOWN", 0, 0), ("SE", 3, 6)]


def mixed_rows(count: int) -> list[tuple[object, ...]]:
    """Rows of all sorts and sizes, one in ten a credit."""
    luck = random.Random(20)  # noqa: S311 (the same rows every time)
    rows = []
    for _ in range(count):
        kind, unit = luck.choice(USES)
        amount = D(luck.randrange(1, 10 ** luck.randrange(2, 10))) / 100
        sign = -1 if luck.random() < 0.1 else 1
        organisation = f"organisation-{luck.randrange(20)}"
        rows.append((organisation, kind, sign * amount, unit, luck.choice([2023, 2024]), *luck.choice(PLACES)))
    return rows


def written(path, rows, head=HEAD):
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";").writerows([head, *rows])
    return path


def as_parquet(path, amount="DECIMAL(18, 2)"):
    to = path.with_suffix(".parquet")
    columns = ", ".join(f"{name}::INTEGER AS {name}" for name in ("year", "scope", "category"))
    with duckdb.connect() as connection:
        connection.execute(
            f"COPY (SELECT organisation, kind, amount::{amount} AS amount, unit, place, {columns} "  # noqa: S608
            f"FROM read_csv('{path}', all_varchar=true)) TO '{to}'"
        )
    return to


def exactly(rows, options=AR5):
    """What the exact engine makes of the same rows: kg by (organisation, year, scope, category, method) and figure."""
    found = defaultdict(lambda: defaultdict(Decimal))
    done = [
        did(kind, amount, unit, year, key=organisation, place=place, scope=scope, category=category)
        for organisation, kind, amount, unit, year, place, scope, category in rows
    ]
    for line in calculate(done, LIBRARY, options).lines:
        sums = found[line.activity.key, line.activity.year, line.scope, line.category, str(line.method)]
        sums["co2e"] += line.kg_co2e
        sums["biogenic"] += line.kg_biogenic
        for gas, kg in line.gases.items():
            sums[gas] += kg
    return found


def assert_same(found, wanted):
    assert {tuple(one[:5]) for one in found.sums} == set(wanted)
    for one in found.sums:
        sums = wanted[tuple(one[:5])]
        for figure, kg in zip(("co2e", "biogenic", *GASES), one[5:], strict=True):
            assert kg == pytest.approx(float(sums[figure]), rel=1e-9, abs=1e-12), (one[:5], figure)
    for one in found.other_gases:
        assert one.kg == pytest.approx(float(wanted[tuple(one[:5])][one.gas]), rel=1e-9), one


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    rows = mixed_rows(20_000)
    return rows, written(tmp_path_factory.mktemp("ledger") / "ledger.csv", rows)


@pytest.mark.parametrize("form", ["csv", "DECIMAL(18, 2)", "DOUBLE", "VARCHAR"])
def test_a_mixed_ledger_agrees_with_the_exact_engine_within_a_billionth(ledger, form):
    rows, path = ledger
    found = ledger_sums(path if form == "csv" else as_parquet(path, form), LIBRARY, AR5)
    assert_same(found, exactly(rows))
    assert {one.gas for one in found.other_gases} == {"hfc-32", "hfc-125"}
    assert (found.refused, found.broken, found.version) == ([], [], "1.1")


def test_the_next_ledger_uses_what_was_planned_and_stands_alone(ledger, tmp_path):
    rows, path = ledger
    few = [("other", "diesel", D(100), "l", 2024, "FI", 0, 0)]
    with Ledgers(LIBRARY, AR5) as ledgers:
        assert_same(ledgers.sums(path), exactly(rows))
        assert_same(ledgers.sums(written(tmp_path / "few.csv", few)), exactly(few))
        assert_same(ledgers.sums(path), exactly(rows))


def test_columns_that_are_not_there_mean_home_and_the_kinds_own_scope(tmp_path):
    path = written(tmp_path / "bare.csv", [("diesel", "100", "l", 2024)], ("kind", "amount", "unit", "year"))
    assert_same(ledger_sums(path, LIBRARY, AR5), exactly([("", "diesel", D(100), "l", 2024, "FI", 0, 0)]))


def test_rows_that_cannot_be_calculated_are_counted_by_their_reason(tmp_path):
    rows = [
        ("a", "diesel", "100", "l", 2024, "", "", ""),
        ("a", "diesel", "1 234,5", "l", 2024, "", "", ""),
        ("a", "diesel", "nan", "l", 2024, "", "", ""),
        ("a", "diesel", "", "l", 2024, "", "", ""),
        ("a", "electricity", "5", "m3", 2024, "", "", ""),
        ("b", "electricity", "6", "m3", 2024, "", "", ""),
        ("a", "unicorns", "5", "kg", 2024, "", "", ""),
        ("a", "", "5", "kg", 2024, "", "", ""),
        ("a", "diesel", "5", "l", "last year", "", "", ""),
        ("a", "diesel", "5", "l", 2024, "", "five", ""),
    ]
    found = ledger_sums(written(tmp_path / "bad.csv", rows), LIBRARY, AR5)
    assert_same(found, exactly([("a", "diesel", D(100), "l", 2024, "FI", 0, 0)]))
    assert sorted((one.rows, str(one.error)) for one in found.refused) == [
        (1, "no usable kind"),
        (1, "no usable scope"),
        (1, "no usable year"),
        (1, "unknown kind of activity 'unicorns'"),
        (2, "m3 cannot be turned into kWh"),
        (3, "no usable amount"),
    ]


def test_one_broken_line_is_listed_and_the_rest_is_calculated(tmp_path):
    rows = [("a", "diesel", D(1), "l", 2024, "FI", 0, 0)] * 1000
    path = written(tmp_path / "broken.csv", [*rows[:500], ("a", "diesel"), *rows[500:]])
    found = ledger_sums(path, LIBRARY, AR5)
    assert_same(found, exactly(rows))
    assert [(line.number, line.text) for line in found.broken] == [(502, "a;diesel")]


def test_a_ledger_without_a_needed_column_is_refused(tmp_path):
    with pytest.raises(MissingColumns) as refused:
        ledger_sums(written(tmp_path / "short.csv", [("diesel", 1)], ("kind", "amount")), LIBRARY)
    assert refused.value.names == ["unit", "year"]


def test_a_relation_or_a_table_of_the_callers_own_connection(ledger):
    rows, path = ledger
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE \"my ledger\" AS FROM '{as_parquet(path)}'")
        with Ledgers(LIBRARY, AR5, connection=connection) as ledgers:
            assert_same(ledgers.sums("my ledger"), exactly(rows))
            assert_same(ledgers.sums(connection.sql('FROM "my ledger"')), exactly(rows))
        assert connection.execute("SELECT count(*) FROM duckdb_tables()").fetchone() == (1,)


def test_an_arrow_stream_is_read_as_it_is(ledger):
    rows, path = ledger
    parquet = as_parquet(path)

    class Arrow:
        def __init__(self):
            self.connection = duckdb.connect()

        def __arrow_c_stream__(self, requested_schema=None):
            return self.connection.sql(f"FROM '{parquet}'").__arrow_c_stream__(requested_schema)

    assert_same(ledger_sums(Arrow(), LIBRARY, AR5), exactly(rows))
