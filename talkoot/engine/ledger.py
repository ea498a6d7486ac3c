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
from typing import TYPE_CHECKING, Any, NamedTuple

from talkoot.engine.activities import Activity, Options
from talkoot.engine.calculation import REFUSALS, Planner
from talkoot.engine.factors import FactorSet
from talkoot.engine.gases import BIOGENIC
from talkoot.engine.ledger_source import KEYS, BrokenLine, NotTold, Source, broken_lines, opened
from talkoot.engine.units import PRECISE

if TYPE_CHECKING:
    import duckdb

GASES = ("co2", "ch4", "ch4_fossil", "n2o")  # columns of their own; any other gas stands in `other_gases`
OWN_COLUMN = frozenset({*GASES, BIOGENIC})
FIGURES = ("rest", "biogenic", *GASES)  # `rest`: kg CO2e that no gas with a column explains
YEARS, SCOPES, CATEGORIES = range(1, 10_000), range(4), range(16)
ROW_MARK, CELL_MARK = "\x1e", "\x1f"
SPLIT = "SELECT string_split(unnest(string_split($1, $2)), $3) AS row"
ONE, NOTHING = Decimal(1), Decimal(0)
Key = tuple[Any, ...]


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
        self._warming = {gas: self._planner.potentials.kg_co2e_per_kg.get(gas, NOTHING) for gas in GASES}
        self._known: dict[Key, Exception | None] = {}
        self._steps: dict[tuple[int, int, int, str], int] = {}
        self._others = False
        self._used: set[str] = set()
        self._spill = tempfile.TemporaryDirectory(prefix="talkoot-ledger-")
        self._is_own = connection is None
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
        if self._is_own:
            self._connection.close()
        self._spill.cleanup()

    def sums(self, source: Source) -> LedgerSums:
        """The sums of one more ledger; see `ledger_sums`."""
        with opened(self._connection, source) as present:
            keys = self._rows(COUNTED)
            self._plan([row[:-2] for row in keys if row[:-2] not in self._known])
            join = " AND ".join(f"l.{key} = t.{key}" if key in present else f"t.{key} = {KEYS[key]}" for key in KEYS)
            places = list(self._steps)
            kilograms = self._rows(SUMS.format(co2e=self._co2e(), figures=self._figures(), join=join))
            gases = self._rows(GAS_SUMS.format(join=join)) if self._others else []
            return LedgerSums(
                [LedgerSum._make((row[0], *places[row[1]], *row[2:])) for row in kilograms],
                [GasSum(row[0], *places[row[1]], *row[2:]) for row in gases],
                list(self._refusals(keys)),
                broken_lines(self._connection),
                self._planner.factors.version,
            )

    def _rows(self, sql: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql).fetchall()

    def _figures(self) -> str:
        """The sums to make; of a gas that no factor has there is nothing to add."""
        made = {figure: f"fsum(l.amount * t.{figure})" if figure in self._used else "0.0::DOUBLE" for figure in FIGURES}
        return ", ".join(f"{expression} AS {figure}" for figure, expression in made.items())

    def _co2e(self) -> str:
        """Kilograms of CO2e out of the sums of gases: cheaper than one more sum over every row."""
        return " + ".join(["rest", *(f"{float(kg)!r}::DOUBLE * {gas}" for gas, kg in self._warming.items())])

    def _plan(self, keys: Sequence[Key]) -> None:
        """Plan what is new and hand the multipliers to DuckDB."""
        terms: list[tuple[Any, ...]] = []
        others: list[tuple[Any, ...]] = []
        with localcontext(PRECISE):
            for key in keys:
                self._known[key] = self._plan_one(key, terms, others)
        self._insert("talkoot_terms", terms)
        self._insert("talkoot_gases", others)
        self._others = self._others or bool(others)
        self._used |= {
            figure for place, figure in enumerate(FIGURES, start=len(KEYS) + 1) if any(t[place] for t in terms)
        }

    def _plan_one(self, key: Key, terms: list[tuple[Any, ...]], others: list[tuple[Any, ...]]) -> Exception | None:
        """Add what one row of this key multiplies with, or tell why it cannot be calculated."""
        not_told = _not_told(key)
        if not_told is not None:
            return not_told
        kind, unit, year, place, scope, category = key
        try:
            planned = self._planner.terms(Activity(kind, ONE, unit, year, "", "", place, scope, category))
        except REFUSALS as error:
            return error
        for step, choice, multiplier, per_unit, biogenic in planned:
            where = (year, step.scope, step.category, str(step.method))
            number = self._steps.setdefault(where, len(self._steps))
            rate, gases = float(multiplier), choice.factor.gases
            own = [rate * float(gases[gas]) if gas in gases else 0.0 for gas in GASES]
            rest = per_unit - sum(
                (kg * self._warming[gas] for gas, kg in gases.items() if gas in self._warming), NOTHING
            )
            terms.append((*key, number, rate * float(rest), rate * float(biogenic), *own))
            others.extend((*key, number, gas, rate * float(gases[gas])) for gas in gases.keys() - OWN_COLUMN)
        return None

    def _insert(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        """Rows as one text that DuckDB takes apart: several times quicker than a parameter for each value."""
        if rows:
            cells = ", ".join(f"row[{place}]" for place in range(1, len(rows[0]) + 1))
            text = ROW_MARK.join([CELL_MARK.join(map(str, row)) for row in rows])
            sql = f"INSERT INTO {table} SELECT {cells} FROM ({SPLIT})"  # noqa: S608 (own words)
            self._connection.execute(sql, [text, ROW_MARK, CELL_MARK])

    def _refusals(self, keys: Sequence[tuple[Any, ...]]) -> Iterator[RefusedRows]:
        for kind, unit, year, place, scope, category, rows, with_amount in keys:
            key = (kind, unit, year, place, scope, category)
            error = self._known[key]
            if error is not None:
                yield RefusedRows(rows, *key, error)
            elif with_amount != rows:
                yield RefusedRows(rows - with_amount, *key, NotTold("amount"))


def _not_told(key: Key) -> NotTold | None:
    """The first of the columns that tells nothing usable."""
    kind, unit, year, place, scope, category = key
    usable = {
        "place": ROW_MARK not in place and CELL_MARK not in place,
        "kind": bool(kind),
        "unit": bool(unit),
        "year": year in YEARS,
        "scope": scope in SCOPES,
        "category": category in CATEGORIES,
    }
    return next((NotTold(what) for what, is_usable in usable.items() if not is_usable), None)


KEY_COLUMNS = "kind VARCHAR, unit VARCHAR, year INTEGER, place VARCHAR, scope INTEGER, category INTEGER, step INTEGER"
TABLES = f"""
    CREATE TEMP TABLE talkoot_terms ({KEY_COLUMNS}, {", ".join(f"{figure} DOUBLE" for figure in FIGURES)});
    CREATE TEMP TABLE talkoot_gases ({KEY_COLUMNS}, gas VARCHAR, kg DOUBLE);
"""
DROPS = "DROP TABLE talkoot_terms; DROP TABLE talkoot_gases;"
COUNTED = "SELECT kind, unit, year, place, scope, category, count(*), count(amount) FROM talkoot_ledger GROUP BY ALL"
SUMS = """
    SELECT organisation, step, {co2e}, biogenic, co2, ch4, ch4_fossil, n2o FROM (
        SELECT l.organisation, t.step, {figures} FROM talkoot_ledger l JOIN talkoot_terms t ON {join}
        WHERE l.amount IS NOT NULL GROUP BY l.organisation, t.step
    )
"""
GAS_SUMS = """
    SELECT l.organisation, t.step, t.gas, fsum(l.amount * t.kg) FROM talkoot_ledger l JOIN talkoot_gases t ON {join}
    WHERE l.amount IS NOT NULL GROUP BY l.organisation, t.step, t.gas
"""
