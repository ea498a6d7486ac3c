"""Rows as files: CSV that a spreadsheet opens without harm, and JSON that says what it is."""

import csv
import io
import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise

from talkoot.opendata.datasets import Dataset
from talkoot.opendata.rows import Row, Value

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_csv(dataset: Dataset, rows: Iterable[Row]) -> str:
    """A header row and one line for each row."""
    out = io.StringIO()
    writer = csv.writer(out)
    names = [field.name for field in dataset.fields]
    writer.writerow(names)
    writer.writerows([_cell(row[name]) for name in names] for row in rows)
    return out.getvalue()


def as_json(document: dict[str, Any]) -> str:
    """The rows with everything that is needed to use them rightly."""
    return json.dumps(document, default=_plain, ensure_ascii=False, indent=1)


def _cell(value: Value) -> str:
    """Text that a spreadsheet would take for a formula is shown as text by an apostrophe before it."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    return "" if value is None else str(value)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Promise):
        return str(value)
    raise TypeError(type(value))
