"""One part of the measurement of ledgers, in a process of its own: `write`, `memory` or `time`, a path, a number of rows."""

import json
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import median

import duckdb

from talkoot.engine import Activity, AssessmentReport, Factor, FactorSet, Kind, Options, Role
from talkoot.engine.calculation import Planner
from talkoot.engine.gases import potentials
from talkoot.engine.ledger import Ledgers, ledger_sums

LIMIT, THREADS = "600MB", 2
YEARS = range(2019, 2026)
KINDS = 358
CHAINS = [
    ("spend", 3, 1, [Role.LIFECYCLE]), ("fuel", 1, 0, [Role.COMBUSTION, Role.UPSTREAM]),
    ("travel", 3, 6, [Role.LIFECYCLE]), ("electricity", 2, 0, [Role.LOCATION, Role.MARKET, Role.UPSTREAM, Role.LOSSES]),
]  # fmt: skip
LEDGER = """
    SELECT 'organisation-' || (i % 500) AS organisation,
           'kind-' || lpad((hash(i * 7 + 1) % {kinds})::VARCHAR, 3, '0') AS kind,
           CASE WHEN hash(i * 7 + 2) % 2 = 0 THEN 'kWh' ELSE 'MWh' END AS unit,
           (2019 + hash(i * 7 + 3) % 7)::INTEGER AS year,
           'FI' AS place,
           ((hash(i * 7 + 4) % 1000000)::INTEGER / 100 - 500)::DECIMAL(18, 2) AS amount
    FROM range({rows}) numbers(i)
"""
BARE = """
    SELECT organisation, year, scope, category, method,
           sum(amount * in_base * co2), sum(amount * in_base * ch4), sum(amount * in_base * n2o),
           sum(amount * in_base * (co2 + 28.0::DOUBLE * ch4 + 265.0::DOUBLE * n2o))
    FROM '{path}' JOIN factors USING (kind, year) JOIN units USING (unit)
    GROUP BY ALL
"""


def library() -> FactorSet:
    """Some 5,000 factors of round figures with a gas split, one for each kind, part of the chain and year."""
    kinds, by_use = {}, {}
    for number in range(KINDS):
        family, scope, category, roles = CHAINS[number % len(CHAINS)]
        code = f"kind-{number:03}"
        kinds[code] = Kind(code=code, family=family, name={}, unit="kWh", scope=scope, category=category)
        for role in roles:
            by_use[code, str(role)] = tuple(_factor(code, role, year, number) for year in YEARS)
    warming = {"ch4": Decimal(28), "n2o": Decimal(265)}
    return FactorSet("bench", kinds, by_use, {report: potentials(report, warming) for report in AssessmentReport})


def _factor(code: str, role: Role, year: int, number: int) -> Factor:
    kg = Decimal(number + year - 2000) / 1000
    return Factor(
        f"{code}-{role}-{year}", code, role, "kWh", gases={"co2": kg, "ch4": kg / 1000, "n2o": kg / 10000},
        valid_from=date(year, 1, 1), valid_to=date(year, 12, 31),
    )  # fmt: skip


def write(path: Path, rows: int) -> dict[str, float]:
    """The ledger as Parquet."""
    with duckdb.connect(config={"threads": THREADS}) as connection:
        connection.execute(f"COPY ({LEDGER.format(rows=rows, kinds=KINDS)}) TO '{path}'")
    return {}


def memory(path: Path, _rows: int) -> dict[str, float]:
    """How much memory one calculation takes at its highest, everything loaded."""
    factors = library()
    found = ledger_sums(path, factors, memory_limit=LIMIT, threads=THREADS)
    assert found.sums
    assert not found.refused
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"factors": len(factors.all_factors()), "megabytes": used, "sums": len(found.sums)}


def times(path: Path, rows: int) -> dict[str, float]:
    """The bare join, ours with the factors planned before, ours anew: the shortest of several turns, and the usual shares.

    A share is taken within a turn, so that what else the machine does weighs on both.
    """
    factors = library()
    connection = _prepared(factors)
    turns = 15 if rows < 5_000_000 else 3
    with Ledgers(factors, memory_limit=LIMIT, threads=THREADS) as ledgers:
        ledgers.sums(path)
        tasks: dict[str, Callable[[], object]] = {
            "bare": lambda: connection.execute(BARE.format(path=path)).fetchall(),
            "kept": lambda: ledgers.sums(path),
            "anew": lambda: ledger_sums(path, factors, memory_limit=LIMIT, threads=THREADS),
        }
        took: dict[str, list[float]] = {name: [] for name in tasks}
        for _ in range(turns):
            for name, task in tasks.items():
                begun = time.perf_counter()
                task()
                took[name].append(time.perf_counter() - begun)
    shares = {
        f"{name}_share": median(ours / bare for ours, bare in zip(took[name], took["bare"], strict=True))
        for name in ("kept", "anew")
    }
    return {**{name: min(each) for name, each in took.items()}, **shares}


def _prepared(factors: FactorSet) -> duckdb.DuckDBPyConnection:
    """A connection with the factors and units as tables, as one would make them by hand."""
    connection = duckdb.connect(config={"threads": THREADS, "memory_limit": LIMIT})
    planner = Planner(factors, Options())
    rows = [
        (code, year, *term.step[1:3], str(term.step.method), *(float(kg) for kg in term.choice.factor.gases.values()))
        for code in factors.kinds
        for year in YEARS
        for term in planner.terms(Activity(code, Decimal(1), "kWh", year))
    ]
    columns = [list(column) for column in zip(*rows, strict=True)]
    names = ("kind", "year", "scope", "category", "method", "co2", "ch4", "n2o")
    connection.execute(f"CREATE TEMP TABLE factors AS SELECT {', '.join(f'unnest(?) AS {n}' for n in names)}", columns)
    connection.execute(
        "CREATE TEMP TABLE units AS FROM (VALUES ('kWh', 1.0::DOUBLE), ('MWh', 1000.0)) t(unit, in_base)"
    )
    return connection


TASKS = {"write": write, "memory": memory, "time": times}

if __name__ == "__main__":
    task, where, how_many = sys.argv[1:]
    print(json.dumps(TASKS[task](Path(where), int(how_many))))
