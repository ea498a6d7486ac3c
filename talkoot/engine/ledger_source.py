"""A ledger as a view of DuckDB with known columns, wherever it lies: Parquet, CSV, Arrow, or a table of a connection."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from talkoot.engine.factors import HOME

if TYPE_CHECKING:
    import duckdb

    Source = Path | str | duckdb.DuckDBPyRelation | object
else:
    Source = object

# what tells rows apart, and what stands for a column that a ledger does not have
KEYS = {"kind": "''", "unit": "''", "year": "0", "place": f"'{HOME}'", "scope": "0", "category": "0"}
NEEDED = ("kind", "amount", "unit", "year")
WHOLE = frozenset({"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"})
BROKEN = """
    SELECT line, trim(csv_line, chr(10) || chr(13)), any_value(error_message)
    FROM reject_errors GROUP BY line, csv_line ORDER BY line LIMIT 1000
"""
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


@contextmanager
def opened(connection: duckdb.DuckDBPyConnection, source: Source) -> Iterator[set[str]]:
    """Makes `talkoot_ledger` of the source for as long as it is needed; gives the columns that it really has.

    A CSV is read once into a temporary table, since its lines would otherwise be parsed twice.
    """
    is_text = _stand_in(connection, source)
    try:
        types = {name: str(type_) for name, type_, *_ in connection.execute("DESCRIBE talkoot_given").fetchall()}
        missing = [name for name in NEEDED if name not in types]
        if missing:
            raise MissingColumns(missing)
        made = "TABLE" if is_text else "VIEW"
        connection.execute(
            f"CREATE TEMP {made} talkoot_ledger AS SELECT {', '.join(_columns(types, is_text=is_text))} FROM talkoot_given"  # noqa: S608
        )
        try:
            yield {name for name in KEYS if name in types}
        finally:
            connection.execute(f"DROP {made} talkoot_ledger")
    finally:
        connection.execute("DROP VIEW talkoot_given")
        connection.execute("DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans")


def broken_lines(connection: duckdb.DuckDBPyConnection) -> list[BrokenLine]:
    """The first thousand lines of the CSV being read that are no rows; none for other sources."""
    tables = connection.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'reject_errors'").fetchall()
    return [BrokenLine(*row) for row in connection.execute(BROKEN).fetchall()] if tables else []


def _stand_in(connection: duckdb.DuckDBPyConnection, source: Source) -> bool:
    """The view `talkoot_given` over the source as it is; whether that is a text file."""
    if not isinstance(source, str | Path):
        connection.register("talkoot_given", source)
        return False
    path = Path(source)
    is_text = path.suffix.lower() in {".csv", ".tsv", ".txt"}
    if is_text:
        head = path.open(encoding="utf-8-sig").readline()
        mark = max(MARKS, key=head.count)
        reader = f"read_csv({_quoted(str(path))}, all_varchar=true, header=true, delim={_quoted(mark)}, quote='\"', "
        reader += "store_rejects=true)"
    elif path.suffix.lower() in {".parquet", ".pq"}:
        reader = f"read_parquet({_quoted(str(path))})"
    else:
        reader = '"' + str(source).replace('"', '""') + '"'
    connection.execute(f"CREATE TEMP VIEW talkoot_given AS SELECT * FROM {reader}")  # noqa: S608
    return is_text


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _columns(types: dict[str, str], *, is_text: bool) -> list[str]:
    """What `talkoot_ledger` selects: text as text, whole numbers checked, amounts as finite doubles or nothing.

    Spaces around words are taken off in text files only: it would cost a third of the time of a Parquet file.
    """
    words = {
        name: f"nullif(trim({name}), '')" if is_text else f"{name}::VARCHAR"
        for name in ("organisation", "place", "kind", "unit")
    }
    words["organisation"] = f"coalesce({words['organisation']}, '')" if "organisation" in types else "''"
    words["place"] = f"coalesce({words['place']}, {KEYS['place']})" if "place" in types else KEYS["place"]
    numbers = {name: _whole(name, types[name]) if name in types else "0" for name in ("year", "scope", "category")}
    found = {**words, **numbers, "amount": _amount(types["amount"])}
    return [f"{expression} AS {name}" for name, expression in found.items()]


def _whole(name: str, type_: str) -> str:
    """A whole number; nothing stands for 0, anything else for -1, which is refused later."""
    if type_ in WHOLE:
        return f"coalesce({name}, 0)::INTEGER"
    text = f"trim({name}::VARCHAR)"
    return (
        f"CASE WHEN coalesce({text}, '') = '' THEN 0 "
        f"WHEN regexp_full_match({text}, '\\d{{1,4}}(\\.0+)?') THEN {text}::DOUBLE::INTEGER ELSE -1 END"
    )


def _amount(type_: str) -> str:
    if type_ in WHOLE or type_.startswith("DECIMAL"):
        return "amount::DOUBLE"
    number = "try_cast(amount AS DOUBLE)"
    return f"CASE WHEN isfinite({number}) THEN {number} END"
