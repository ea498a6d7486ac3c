"""Who answered for which year, when, and what was done."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from talkoot.sheets.problems import Ledger
from talkoot.sheets.result import Report
from talkoot.sheets.rows import Row
from talkoot.sheets.values.dates import parse_date, parse_year
from talkoot.sheets.values.doubts import Doubt
from talkoot.sheets.wording import fold, shown, tidy_lines
from talkoot.sheets.workbook import Cell

YES = frozenset(["x", "k", "kylla", "ok", "ja", "yes", "y", "1", "joo", "svarat", "vastannut", "done", "true", "v"])
NO = frozenset(["e", "ei", "ej", "nej", "no", "n", "0", "false", "puuttuu", "saknas", "missing"])
FORMULA = re.compile(r"^[=@+]\s*[A-ZÅÄÖ.]+\(")
NOTHING = re.compile(r"^[-–—?.=)( ]{0,3}$")


@dataclass
class ReportBook:
    """One report for each member and year."""

    ledger: Ledger
    reports: dict[tuple[str, int | None], Report] = field(default_factory=dict)

    def read_row(self, row: Row) -> None:
        """What the row says of answering, apart from its figures."""
        if row.kind.startswith("listed"):
            self._report(row.member, row.table.year)
            return
        self._responded(row)
        for column in row.columns("report"):
            if column.field == "report.measures" and (cell := row.cell(column.column)) is not None:
                self._measures(row, column.column, column.year or self._year(row), cell)
        years = {column.year for column in row.columns("figure") if column.year is not None}
        if not years and row.table.year is not None and (any(row.columns("figure")) or any(row.columns("report"))):
            years = {row.table.year}
        for year in sorted(years):
            self._report(row.member, year)

    def _report(self, member: str, year: int | None) -> Report:
        return self.reports.setdefault((member, year), Report(member, year, "missing"))

    def _year(self, row: Row) -> int | None:
        if told := row.value("figure.year"):
            return parse_year(told[0]).value
        return row.table.year

    def _responded(self, row: Row) -> None:
        for column in row.columns("report"):
            if column.field != "report.responded" or (cell := row.cell(column.column)) is None:
                continue
            report = self._report(row.member, column.year or self._year(row))
            word = fold(shown(cell))
            if word in NO:
                continue
            if word in YES:
                report.state = "accepted"
                continue
            dated = parse_date(cell)
            place = row.place(column.column)
            if dated.value:
                report.state, report.responded = "accepted", dated.value
            if dated.remark or not dated.value:
                self.ledger.note(place, f"responded: {shown(cell)}", row.member)
            self.ledger.ask_all(place, dated.doubts, cell, member=row.member, field="responded")

    def _measures(self, row: Row, column: int, year: int | None, cell: Cell) -> None:
        text = tidy_lines(shown(cell))
        place = row.place(column)
        if FORMULA.match(text):
            doubt = Doubt("formula_text", "A formula stands where measures are described; it was left out.")
            self.ledger.note(place, f"measures: {text}", row.member)
            self.ledger.ask(place, doubt, cell, member=row.member, field="measures")
            return
        if not isinstance(cell, str):
            doubt = Doubt("not_text", "A number or date stands where measures are described.")
            self.ledger.ask(place, doubt, cell, member=row.member, field="measures")
            return
        if NOTHING.match(text):
            self.ledger.note(place, f"measures: {text}", row.member)
            return
        report = self._report(row.member, year)
        report.state = "accepted"
        report.measures = text if report.measures in (None, text) else f"{report.measures}\n{text}"

    def settle(self, filled: dict[str, set[int | None]], joined: dict[str, int | None]) -> Iterable[Report]:
        """Reports in the order met; whoever has figures for a year has answered."""
        for member, years in filled.items():
            for year in years:
                self._report(member, year).state = "accepted"
        return [report for report in self.reports.values() if not _too_early(report, joined.get(report.member))]


def _too_early(report: Report, joined: int | None) -> bool:
    """Nothing is missing from a year before the member joined, or from no year."""
    if report.state != "missing":
        return False
    return report.year is None or (joined is not None and report.year < joined)
