"""The result as a workbook: the result, every line, what is not counted, the years."""

import io
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.utils.translation import gettext

from talkoot.footprints.exports import tables
from talkoot.footprints.exports.headings import heading
from talkoot.footprints.queries.result import Result

WIDTH = 18


def xlsx_of(result: Result, language: str) -> bytes:
    """The workbook's bytes. Figures are numbers in full precision (the 15 digits that a spreadsheet keeps)."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(target, options)
    book.set_properties({"title": _title(result), "author": result.inventory.organisation.name})
    formats = {"bold": book.add_format({"bold": True}), "head": book.add_format({"bold": True, "bottom": 1})}
    formats["number"] = book.add_format({"num_format": "#,##0.00"})  # shown so; the cells keep every digit
    _front(book.add_worksheet(gettext("Result")), result, formats)
    _table(book.add_worksheet(gettext("Lines")), tables.lines(result, language), formats, tables.LINE_COLUMNS)
    _table(book.add_worksheet(gettext("Not counted")), tables.not_counted(result, language), formats)
    _table(book.add_worksheet(gettext("Years")), tables.years(result), formats)
    book.close()
    return target.getvalue()


def words() -> dict[str, str]:
    """What the figures of the summary are called in the reader's language."""
    return {
        "total_market": gettext("Total, purchased energy by contract (market-based)"),
        "total_market_low_95": gettext("Likely at least, nineteen times out of twenty"),
        "total_market_high_95": gettext("Likely at most, nineteen times out of twenty"),
        "total_location": gettext("Total, purchased energy by the mean of the grid (location-based)"),
        "scope_1": gettext("Scope 1: direct emissions"),
        "scope_2_market": gettext("Scope 2: purchased energy, market-based"),
        "scope_2_location": gettext("Scope 2: purchased energy, location-based"),
        "scope_3": gettext("Scope 3: value chain"),
        "biogenic_co2_outside_scopes": gettext("CO₂ of plants, outside the scopes"),
        "in_potentials_of_another_report": gettext("Of the total, in the warming potentials of another report"),
    }


def _title(result: Result) -> str:
    facts = {"organisation": result.inventory.organisation.name, "year": result.inventory.year}
    if result.inventory.is_ready:
        return gettext("Emissions of %(organisation)s in %(year)s") % facts
    return gettext("Draft: emissions of %(organisation)s in %(year)s") % facts


def _front(sheet: Any, result: Result, formats: dict[str, Any]) -> None:
    sheet.write_string(0, 0, _title(result), formats["bold"])
    place = 1
    if not result.inventory.is_ready:
        sheet.write_string(place, 0, gettext("The calculation is not ready: the figures may change."))
        place += 1
    names = words()
    for record in tables.summary(result):
        place += 1
        name = str(record["figure"])
        number = name.removeprefix("scope_3_category_")
        shown = names.get(name) or gettext("Scope 3, category %(number)s") % {"number": number}
        sheet.write_string(place, 0, shown)
        _write(sheet, place, 1, record["value"])
        sheet.write_string(place, 2, "kg CO₂e")
    place += 1
    for name, cell in {**tables.head(result), **{f"change_{k}": v for k, v in tables.change(result).items()}}.items():
        place += 1
        sheet.write_string(place, 0, heading(name))
        _write(sheet, place, 1, cell)
    sheet.set_column(0, 0, 62)
    sheet.set_column(1, 1, WIDTH, formats["number"])


def _table(sheet: Any, records: list[tables.Record], formats: dict[str, Any], columns: tuple[str, ...] = ()) -> None:
    names = columns or tuple(records[0] if records else ())
    for column, name in enumerate(names):
        sheet.write_string(0, column, heading(name), formats["head"])
    for place, record in enumerate(records, 1):
        for column, name in enumerate(names):
            _write(sheet, place, column, record[name])
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, max(len(names) - 1, 0), WIDTH)


def _write(sheet: Any, row: int, column: int, cell: tables.Cell) -> None:
    if isinstance(cell, (int, Decimal)) and not isinstance(cell, bool):
        sheet.write_number(row, column, cell)
    else:
        sheet.write_string(row, column, tables.plain(cell))
