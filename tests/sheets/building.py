"""Workbooks written in a test as plain rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from talkoot.sheets.extraction import extract
from talkoot.sheets.recognition import recognise
from talkoot.sheets.workbook import Cell, Sheet, Workbook

_ = None


def workbook(**sheets: Sequence[Sequence[Cell]]) -> Workbook:
    """Sheet names are keywords; an underscore in them stands for a space."""
    return Workbook(
        tuple(Sheet(name.replace("_", " "), tuple(tuple(row) for row in rows)) for name, rows in sheets.items())
    )


def read(book: Workbook, answers: dict[str, str] | None = None) -> dict[str, Any]:
    """Recognise and extract, as the upload page does."""
    return extract(book, recognise(book), answers or {}).as_json()


def fields(book: Workbook) -> dict[str, list[str]]:
    """The recognised field of every column, by sheet."""
    return {table.sheet: [column.field for column in table.columns] for table in recognise(book).sheets}


def figures(result: dict[str, Any]) -> list[tuple[str, str | None, int, str, float | None]]:
    """Figures as (member, site, year, indicator, value)."""
    names = {member["key"]: member["name"] for member in result["members"]}
    return [(names[f["member"]], f["site"], f["year"], f["indicator"], f["value"]) for f in result["yearly_figures"]]


def questions(result: dict[str, Any]) -> list[tuple[str, str]]:
    """The questions as (cell, code)."""
    return [(p["cell"], p["code"]) for p in result["problems"] if p["severity"] == "question"]
