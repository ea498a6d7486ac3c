"""From a workbook to a mapping: which sheet holds what, and which column leads to which field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from talkoot.sheets.assignment import assign
from talkoot.sheets.candidates import Candidates, candidates
from talkoot.sheets.columns import INDICATORS, scores, unit_in
from talkoot.sheets.evidence import look_at
from talkoot.sheets.heading_rows import Heading, Table, tables
from talkoot.sheets.labels import not_responded_heading, section_of
from talkoot.sheets.mapping import ColumnMapping, Kind, Mapping, SheetMapping
from talkoot.sheets.wording import fold, shown, years_in
from talkoot.sheets.workbook import Sheet, Workbook

ASIDE_SHEET = re.compile(
    r"\b(vanha\w*|old|kopio|copy|luonnos|draft|testi?|malli\w*|template|gammal\w*|kopia|utkast|scratch|temp|tmp|backup"
    r"|varmuuskopio|ohje\w*|info|instructions?|readme|lue minut|pivot|kaavio\w*|chart\w*|diagram|lists?|listat|listor|valinnat|valintalista\w*|pudotusvalikot|lookups?|dropdowns?|koodisto\w*"
    r"|legend|selitteet|codes|koodit|koder|rullgardin\w*)\b"
)

DATED = re.compile(r"\b\d{1,2}[./]\s?\d{1,2}[./]\s?\d{4}\b|\b\d{4}-\d{2}-\d{2}\b")


def recognise(workbook: Workbook) -> Mapping:
    """The mapping that is proposed to the coordinator."""
    return Mapping(tuple(table for sheet in workbook.sheets for table in _sheet_tables(sheet)))


def _sheet_tables(sheet: Sheet) -> list[SheetMapping]:
    if sheet.hidden or not any(cell is not None for row in sheet.rows for cell in row):
        return [_ignored(sheet)]
    found = tables(sheet) or [_without_headings(sheet)]
    mapped = [_table(sheet, table) for table in found]
    if ASIDE_SHEET.search(fold(sheet.name)):
        mapped = [replace(table, kind="ignored") for table in mapped]
    return mapped


def _ignored(sheet: Sheet) -> SheetMapping:
    return SheetMapping(sheet.name, "ignored", (), 0, None, ())


def _without_headings(sheet: Sheet) -> Table:
    first = next(
        i for i, row in enumerate(sheet.rows) if sum(cell is not None for cell in row) > 1 or i == len(sheet.rows) - 1
    )
    if _may_head(sheet, first):
        cells = enumerate(sheet.rows[first])
        return Table((first,), first + 1, None, tuple(Heading(c, shown(cell)) for c, cell in cells if cell is not None))
    return Table((), first, None, ())


def _may_head(sheet: Sheet, row: int) -> bool:
    """Is the first row of several one of short words, above another kind of values?"""
    top, below = sheet.rows[row], sheet.rows[row + 1 : row + 30]
    words = [c for c, cell in enumerate(top) if cell is not None]
    if len(words) < 2 or len(below) < 2 or not all(isinstance(top[c], str) and len(str(top[c])) <= 80 for c in words):
        return False
    own = look_at(top)
    if max(own.email, own.business_id, own.legal_form, own.number, own.date) > 0:
        return False
    under = [look_at(cells[c] if c < len(cells) else None for cells in below) for c in words]
    return any(max(e.legal_form, e.email, e.business_id, e.number, e.date, e.long_text) > 0.5 for e in under)


def _table(sheet: Sheet, table: Table) -> SheetMapping:
    year = _year(sheet, table)
    found = _candidates(sheet, table)
    section = section_of(sheet.name)
    columns = assign(
        found,
        subject=_subject(sheet, table),
        about_goals=_speaks_of_goals(sheet.name) or _speaks_of_goals(_title(sheet, table)),
        about_leavers=section is not None and section[1] == "left",
    )
    kind = _kind(columns)
    if kind == "ignored" and not_responded_heading(f"{sheet.name} {_title(sheet, table)}".strip()[:80]) is not None:
        kind, columns = "figures", _names_only(columns, found)
    return SheetMapping(sheet.name, kind, table.header_rows, table.first_row, year, columns, table.last_row)


def _speaks_of_goals(title: str) -> bool:
    """Is the sheet called "Goals", "Sitoumukset 2024" or "Mål"?"""
    found = scores(unit_in(DATED.sub(" ", title))[1]) if len(title) < 60 else {}
    return max(found.get("goal.text", 0.0), found.get("goal.sentence", 0.0)) >= 0.8


def _names_only(columns: tuple[ColumnMapping, ...], found: list[Candidates]) -> tuple[ColumnMapping, ...]:
    """A sheet that only lists who did not answer: its fullest text column holds the names."""
    names = max(found, key=lambda c: c.evidence.text * c.evidence.filled, default=None)
    return tuple(replace(c, field="member.name") if names and c.column == names.column else c for c in columns)


def _candidates(sheet: Sheet, table: Table) -> list[Candidates]:
    last = len(sheet.rows) if table.last_row is None else table.last_row + 1
    body = sheet.rows[table.first_row : last]
    by_column = {heading.column: heading for heading in table.headings}
    found = []
    for column in range(sheet.width):
        evidence = look_at(row[column] if column < len(row) else None for row in body)
        heading = by_column.get(column)
        if heading is None and evidence.filled == 0:
            continue
        heading = heading or Heading(column, "")
        found.append(candidates(heading, evidence, hidden=column in sheet.hidden_columns))
    return found


def _title(sheet: Sheet, table: Table) -> str:
    top = table.header_rows[0] if table.header_rows else table.first_row
    rows = [[cell for cell in row if cell is not None] for row in sheet.rows[max(0, top - 6) : top]]
    text = " ".join(shown(row[0]) for row in rows if len(row) in (1, 2))
    return DATED.sub(" ", text)


def _own_title(sheet: Sheet, table: Table) -> str:
    """The nearest filled row above, if it reads as a title."""
    top = table.header_rows[0] if table.header_rows else table.first_row
    above = next((row for row in reversed(sheet.rows[max(0, top - 3) : top]) if any(c is not None for c in row)), ())
    cells = [cell for cell in above if cell is not None]
    return shown(cells[0]) if 0 < len(cells) <= 2 else ""


def _year(sheet: Sheet, table: Table) -> int | None:
    """The year of a follow-up sheet: its name, its title, or the one year that all groups name."""
    own = _own_title(sheet, table)
    for text in (own, sheet.name, _title(sheet, table)) if table.is_later else (sheet.name, _title(sheet, table)):
        if years := years_in(text):
            return years[0]
    named = {year for h in table.headings for part in (*h.groups, h.leaf) for year in years_in(part)}
    return named.pop() if len(named) == 1 else None


def _subject(sheet: Sheet, table: Table) -> tuple[str, str | None] | None:
    """The indicator that a whole sheet is about ("Electricity, MWh"), for columns that are only years."""
    for text in (sheet.name, _title(sheet, table)):
        unit, words = unit_in(text)
        named = {k: v for k, v in scores(words).items() if k.removeprefix("figure.") in INDICATORS}
        if named:
            return max(named, key=lambda name: named[name]), unit
    return None


def _kind(columns: Sequence[ColumnMapping]) -> Kind:
    fields = [c.field for c in columns]
    if "member.name" not in fields:
        return "ignored"
    attributes = sum(f.startswith("member.") for f in fields) - 1 - ("member.business_id" in fields)
    figures = any(f.startswith(("figure.", "report.")) for f in fields)
    goals = "goal.text" in fields or "goal.sentence" in fields
    contacts = any(f.split(".")[0] in ("contact", "deputy", "signatory") for f in fields)
    if sum((figures, goals, attributes > 0)) > 1:
        return "mixed"
    if goals or figures:
        return "goals" if goals else "figures"
    if attributes > 0 or not contacts:
        return "members" if attributes > 0 or "member.business_id" in fields or len(fields) > 1 else "ignored"
    return "contacts" if "member.business_id" not in fields else "mixed"
