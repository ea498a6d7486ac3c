"""Sums of ledgers of millions of rows over DuckDB, with the very factors and multipliers of the exact engine.

Rows that differ in their amount and organisation only share a plan: the plans come from `Planner.terms`, one for each
distinct kind, unit, year, place, scope and category, and DuckDB multiplies and adds. Sums are doubles with compensated
(Kahan) summation: they agree with the exact engine within 1e-9, relative to what was added without signs.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from talkoot.engine.activities import Activity, Options
from talkoot.engine.calculation import REFUSALS, Planner
from talkoot.engine.factors import FactorSet
from talkoot.engine.gases import BIOGENIC
from talkoot.engine.ledger_source import KEYS, BrokenLine, NotTold, Source, broken_lines, opened
from talkoot.engine.units import PRECISE

if TYPE_CHECKING:
    import duckdb

GASES = ("co2", "ch4", "ch4_fossil", "n2o")  # columns of their own; any other gas stands in `other_gases`
FIGURES = ("co2e", "biogenic", *GASES)
ONE = Decimal(1)
Key = tuple[object, ...]


class LedgerSum(NamedTuple):
    """Kilograms of one organisation and year in one place of the inventory. The methods of scope 2 are never added."""

    organisation: str
    year: int
    scope: int
    category: int
    method: str
    kg_co2e: float
    kg_biogenic: float
    kg_co2: float
    kg_ch4: float
    kg_ch4_fossil: float
    kg_n2o: float


class GasSum(NamedTuple):
    """Kilograms of a gas that has no column: a refrigerant, sulphur hexafluoride."""

    organisation: str
    year: int
    scope: int
    category: int
    method: str
    gas: str
    kg: float


class RefusedRows(NamedTuple):
    """How many rows of a ledger could not be calculated for one reason; `error` names what stands in the way."""

    rows: int
    kind: str | None
    unit: str | None
    year: int | None
    place: str
    scope: int
    category: int
    error: Exception


@dataclass(frozen=True, slots=True)
class LedgerSums:
    """What a ledger comes to, the rows that could not be calculated, and the lines that are no rows."""

    sums: list[LedgerSum]
    other_gases: list[GasSum]
    refused: list[RefusedRows]
    broken: list[BrokenLine]
    version: str


def ledger_sums(
    source: Source,
    factors: FactorSet,
    options: Options = Options(),  # noqa: B008
    *,
    memory_limit: str = "600MB",
    threads: int = 2,
) -> LedgerSums:
    """The sums of one ledger: a Parquet or CSV file, or an Arrow table.

    Columns: kind, amount, unit, year, and where there are any organisation, place, scope, category. Numbers of a CSV
    are machine-written (1234.5). Raises MissingColumns, and duckdb.Error for a file that cannot be read.
    """
    with Ledgers(factors, options, memory_limit=memory_limit, threads=threads) as ledgers:
        return ledgers.sums(source)


class Ledgers:
    """Calculates ledgers one after another and remembers what was planned: the next one of a release is quicker."""

    def __init__(
        self,
        factors: FactorSet,
        options: Options = Options(),  # noqa: B008
        *,
        memory_limit: str = "600MB",
        threads: int = 2,
        connection: duckdb.DuckDBPyConnection | None = None,
    ) -> None:
        """With a `connection` of the caller, `sums` also takes its relations and the names of its tables."""
        self._planner = Planner(factors, options)
        self._known: dict[Key, Exception | None] = {}
        self._steps: dict[tuple[int, int, int, str], int] = {}
        self._others = False
        self._spill = tempfile.TemporaryDirectory(prefix="talkoot-ledger-")
        self._connection = connection or self._own_connection(memory_limit, threads)
        self._connection.execute(TABLES)

    def _own_connection(self, memory_limit: str, threads: int) -> duckdb.DuckDBPyConnection:
        import duckdb  # noqa: PLC0415 (the engine itself needs nothing but the standard library)

        limits: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": memory_limit,
            "threads": threads,
            "temp_directory": self._spill.name,
            "preserve_insertion_order": False,
        }
        return duckdb.connect(config=limits)

    def __enter__(self) -> Ledgers:
        return self

    def __exit__(self, *_error: object) -> None:
        self._connection.execute(DROPS)
        self._spill.cleanup()

    def sums(self, source: Source) -> LedgerSums:
        """The sums of one more ledger; see `ledger_sums`."""
        with opened(self._connection, source) as present:
            keys = self._rows(f"SELECT {', '.join(KEYS)}, count(*), count(amount) FROM talkoot_ledger GROUP BY ALL")
            self._plan([row[:-2] for row in keys if row[:-2] not in self._known])
            join = " AND ".join(f"l.{key} = t.{key}" if key in present else f"t.{key} = {KEYS[key]}" for key in KEYS)
            return LedgerSums(
                [LedgerSum(row[0], *self._places[row[1]], *row[2:]) for row in self._rows(SUMS + join + GROUPED)],
                self._gas_sums(join),
                list(self._refusals(keys)),
                broken_lines(self._connection),
                self._planner.factors.version,
            )

    def _rows(self, sql: str) -> list[tuple[object, ...]]:
        return self._connection.execute(sql).fetchall()

    @property
    def _places(self) -> list[tuple[int, int, int, str]]:
        return list(self._steps)

    def _gas_sums(self, join: str) -> list[GasSum]:
        if not self._others:
            return []
        places = self._places
        return [GasSum(row[0], *places[row[1]], *row[2:]) for row in self._rows(GAS_SUMS + join + GAS_GROUPED)]

    def _plan(self, keys: Sequence[Key]) -> None:
        """Plan what is new and hand the multipliers to DuckDB."""
        terms: list[tuple[object, ...]] = []
        others: list[tuple[object, ...]] = []
        with localcontext(PRECISE):
            for key in keys:
                self._known[key] = self._plan_one(key, terms, others)
        self._insert("talkoot_terms", terms)
        self._insert("talkoot_gases", others)
        self._others = self._others or bool(others)

    def _plan_one(
        self, key: Key, terms: list[tuple[object, ...]], others: list[tuple[object, ...]]
    ) -> Exception | None:
        kind, unit, year, place, scope, category = key
        missing = _missing(kind, unit, year)
        if missing is not None:
            return missing
        activity = Activity(str(kind), ONE, str(unit), year, "", "", place, scope, category)  # type: ignore[arg-type]
        try:
            planned = self._planner.terms(activity)
        except REFUSALS as error:
            return error
        for (_role, *where, method), choice, multiplier, per_unit, biogenic in planned:
            step = self._steps.setdefault((activity.year, where[0], where[1], str(method)), len(self._steps))
            rate, gases = float(multiplier), choice.factor.gases
            own = [rate * float(gases[gas]) if gas in gases else 0.0 for gas in GASES]
            terms.append((*key, step, rate * float(per_unit), rate * float(biogenic), *own))
            if len(gases) > sum(map(bool, own)):
                rest = ((gas, kg) for gas, kg in gases.items() if gas not in GASES and gas != BIOGENIC)
                others.extend((*key, step, gas, rate * float(kg)) for gas, kg in rest)
        return None

    def _insert(self, table: str, rows: list[tuple[object, ...]]) -> None:
        if rows:
            columns = [list(column) for column in zip(*rows, strict=True)]
            self._connection.execute(
                f"INSERT INTO {table} SELECT {', '.join('unnest(?)' for _ in columns)}",  # noqa: S608 (own words)
                columns,
            )

    def _refusals(self, keys: Sequence[tuple[object, ...]]) -> Iterator[RefusedRows]:
        for *key, rows, with_amount in keys:
            error = self._known[tuple(key)]
            if error is not None:
                yield RefusedRows(rows, *key, error)  # type: ignore[arg-type]
            elif with_amount != rows:
                yield RefusedRows(rows - with_amount, *key, NotTold("amount"))  # type: ignore[operator, arg-type]


def _missing(kind: object, unit: object, year: object) -> NotTold | None:
    if not kind:
        return NotTold("kind")
    if not unit:
        return NotTold("unit")
    return NotTold("year") if not isinstance(year, int) or not 1 <= year <= 9999 else None


KEY_COLUMNS = "kind VARCHAR, unit VARCHAR, year INTEGER, place VARCHAR, scope INTEGER, category INTEGER, step INTEGER"
TABLES = f"""
    CREATE TEMP TABLE talkoot_terms ({KEY_COLUMNS}, {", ".join(f"{figure} DOUBLE" for figure in FIGURES)});
    CREATE TEMP TABLE talkoot_gases ({KEY_COLUMNS}, gas VARCHAR, kg DOUBLE);
"""
DROPS = "DROP TABLE talkoot_terms; DROP TABLE talkoot_gases;"
ADDED = ", ".join(f"fsum(l.amount * t.{figure})" for figure in FIGURES)
SUMS = f"SELECT l.organisation, t.step, {ADDED} FROM talkoot_ledger l JOIN talkoot_terms t ON "  # noqa: S608
GROUPED = " WHERE l.amount IS NOT NULL GROUP BY l.organisation, t.step"
GAS_SUMS = "SELECT l.organisation, t.step, t.gas, fsum(l.amount * t.kg) FROM talkoot_ledger l JOIN talkoot_gases t ON "
GAS_GROUPED = " WHERE l.amount IS NOT NULL GROUP BY l.organisation, t.step, t.gas"
