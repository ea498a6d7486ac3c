"""The sheets of a workbook as they were recognised, with the first values of every column."""

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from talkoot.imports.models import Import
from talkoot.imports.queries import heading_of, mapping_of, remembered_headings, workbook_of
from talkoot.sheets.mapping import Mapping, SheetMapping
from talkoot.sheets.wording import shown
from talkoot.sheets.workbook import Sheet, column_letters
from talkoot.web.console.forms.import_fields import KINDS

EXAMPLES, LOOKED_AT, LONGEST = 3, 400, 60
NOT_PUBLISHED = ("note.private", "ignore", "row.number")


@dataclass(frozen=True)
class SheetLine:
    """A table in the overview."""

    number: int
    name: str
    kind: str
    is_ignored: bool
    about: str
    is_remembered: bool


@dataclass(frozen=True)
class ColumnLine:
    """A column with its first values."""

    column: int
    letters: str
    header: str
    examples: tuple[str, ...]
    is_guessed: bool


def sheet_lines(imported: Import) -> list[SheetLine]:
    """Every table of the workbook."""
    workbook, mapping = workbook_of(imported), mapping_of(imported)
    remembered = remembered_headings(imported.network_id)
    return [
        SheetLine(
            number, _name(mapping, sheet), str(KINDS[sheet.kind]), sheet.kind == "ignored", _about(sheet),
            heading_of(workbook, sheet) in remembered,
        )
        for number, sheet in enumerate(mapping.sheets)
    ]  # fmt: skip


def _name(mapping: Mapping, sheet: SheetMapping) -> str:
    """The sheet's name; with the rows when it holds several tables."""
    if sum(other.sheet == sheet.sheet for other in mapping.sheets) == 1:
        return sheet.sheet
    return gettext("%(sheet)s, from row %(row)s") % {"sheet": sheet.sheet, "row": sheet.first_row + 1}


def _about(sheet: SheetMapping) -> str:
    if sheet.kind == "ignored":
        return gettext("What stands there is kept as private notes.")
    private = sum(column.field in NOT_PUBLISHED for column in sheet.columns)
    read = len(sheet.columns) - private
    columns = ngettext("%(n)s column is read", "%(n)s columns are read", read) % {"n": read}
    notes = ngettext(
        "%(n)s is kept as private notes or left out", "%(n)s are kept as private notes or left out", private
    )
    facts = {"columns": columns, "notes": notes % {"n": private}}
    text = gettext("%(columns)s, %(notes)s.") % facts
    return gettext("Year %(year)s: %(text)s") % {"year": sheet.year, "text": text} if sheet.year else text


def column_lines(imported: Import, sheet: SheetMapping) -> list[ColumnLine]:
    """The columns with the first values that stand under their headings."""
    source = workbook_of(imported).sheet(sheet.sheet)
    return [
        ColumnLine(
            column.column, column_letters(column.column), column.header, _examples(source, sheet, column.column),
            0 < column.confidence < 0.7 and column.field not in NOT_PUBLISHED,
        )
        for column in sheet.columns
    ]  # fmt: skip


def _examples(source: Sheet, sheet: SheetMapping, column: int) -> tuple[str, ...]:
    found: list[str] = []
    for row in range(sheet.first_row, min(len(source.rows), sheet.first_row + LOOKED_AT)):
        cell = source.cell(row, column)
        if cell is not None:
            text = shown(cell)
            found.append(text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…")
        if len(found) == EXAMPLES:
            break
    return tuple(found)


def heading_rows(sheet: SheetMapping) -> str:
    """Where the headings stand, as people count rows."""
    rows = [str(row + 1) for row in sheet.header_rows]
    if not rows:
        return gettext("No headings were found.")
    return ngettext("The headings stand on row %(rows)s.", "The headings stand on rows %(rows)s.", len(rows)) % {
        "rows": ", ".join(rows)
    }
