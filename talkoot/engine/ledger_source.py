"""A ledger as a view of DuckDB with known columns, wherever it lies: Parquet, CSV, Arrow, or a table of a connection."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import duckdb

    Source = Path | str | duckdb.DuckDBPyRelation | object
else:
    Source = object

# what tells rows apart, and what stands for a column that a ledger does not have
KEYS = {"kind": "''", "unit": "''", "year": "0", "place": "'FI'", "scope": "0", "category": "0"}
NEEDED = ("kind", "amount", "unit", "year")
FILES = {".parquet": "read_parquet(?)", ".csv": "", ".tsv": "", ".txt": ""}
WHOLE = frozenset({"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"})
BROKEN = "SELECT line, csv_line, any_value(error_message) FROM reject_errors GROUP BY line, csv_line ORDER BY line"
MARKS = ";\t|,"


class MissingColumns(ValueError):
    """A ledger lacks columns that it cannot be calculated without."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(f"the ledger has no column {', '.join(names)}")
        self.names = names


class NotTold(ValueError):
    """Rows without a usable kind, unit, year or amount; `what` says which."""

    def __init__(self, what: str) -> None:
        super().__init__(f"no usable {what}")
        self.what = what


class BrokenLine(NamedTuple):
    """A line of a CSV file that has too many or too few cells."""

    number: int
    text: str
    why: str
