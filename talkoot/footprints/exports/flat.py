"""The result as CSV (one line per figure) and as JSON (everything)."""

import csv
import io
import json
from typing import Any

from talkoot.footprints.exports import tables
from talkoot.footprints.queries.result import Result

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # what a spreadsheet would take for a formula
FORMAT = "talkoot-inventory-1"


def csv_of(result: Result, language: str) -> bytes:
    """Every line, UTF-8 with a byte order mark; organisation, year and state are repeated on each."""
    head = tables.head(result)
    first = {name: head[name] for name in ("organisation", "year", "state", "factors", "potentials")}
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow([*first, *tables.LINE_COLUMNS])
    for record in tables.lines(result, language):
        cells = [*first.values(), *(record[name] for name in tables.LINE_COLUMNS)]
        writer.writerow([safe(cell) for cell in cells])
    return buffer.getvalue().encode("utf-8-sig")


def json_of(result: Result, language: str) -> bytes:
    """Everything; figures as text, so that no digit is lost."""
    lines = [
        {**_texts(record), "gases_kg": tables.gases(line)}
        for record, line in zip(tables.lines(result, language), result.footprint.lines, strict=True)
    ]
    document = {
        "format": FORMAT,
        **_texts(tables.head(result)),
        "summary": [_texts(record) for record in tables.summary(result)],
        "lines": lines,
        "not_counted": [_texts(record) for record in tables.not_counted(result, language)],
        "years": [_texts(record) for record in tables.years(result)],
        "change": _texts(tables.change(result)),
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def safe(cell: tables.Cell) -> str:
    """A cell as text; words that a spreadsheet would take for a formula get an apostrophe before them."""
    text = tables.plain(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(FORMULA) else text


def _texts(record: tables.Record) -> dict[str, Any]:
    """Decimals as text; whole numbers, truth and nothing as they are."""
    return {
        name: cell if cell is None or isinstance(cell, (bool, int, str)) else tables.plain(cell)
        for name, cell in record.items()
    }
