"""Where the tables of a sheet begin: heading rows, group rows above them and unit rows below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from talkoot.sheets.columns import is_ordinal, is_units_only, known_headings, scores, unit_in
from talkoot.sheets.wording import fold, shown, tidy, years_in
from talkoot.sheets.workbook import Cell, Sheet

SEARCHED_ROWS = 40
MAX_HEADING = 80


@dataclass(frozen=True)
class Heading:
    """The heading of one column: its own words and those of the groups that it stands under."""

    column: int
    leaf: str
    groups: tuple[str, ...] = ()
    units: str = ""

    @property
    def text(self) -> str:
        """As shown to the coordinator: "Energia / Sähkö"."""
        return " / ".join(part for part in (*self.groups, self.leaf) if part)


@dataclass(frozen=True)
class Table:
    """The rows of one table; `headings` for every column that has one."""

    header_rows: tuple[int, ...]
    first_row: int
    last_row: int | None
    headings: tuple[Heading, ...]
    is_later: bool = False


def tables(sheet: Sheet) -> list[Table]:
    """The tables of a sheet from the top; a table without headings is not found here."""
    head = _best_row(sheet)
    if head is None:
        return []
    heads = [_block(sheet, head)]
    heads.extend(_later_heads(sheet, heads[0]))
    found = []
    for index, rows in enumerate(heads):
        last = heads[index + 1][0] - 1 if index + 1 < len(heads) else None
        found.append(Table(rows, rows[-1] + 1, last, _headings(sheet, rows), index > 0))
    return found


def _heading_score(cell: Cell) -> float:
    """0 to 1: does this cell read as a heading?"""
    if not isinstance(cell, str) or len(cell) > MAX_HEADING or "@" in cell or len(cell.split()) > 9:
        return 0.0
    _, rest = unit_in(_without_years(cell))
    best = max(scores(rest).values(), default=0.0)
    if not rest:
        return 0.6 if is_units_only(cell) else 0.0
    return best


def _without_years(text: str) -> str:
    for year in years_in(text):
        text = text.replace(str(year), " ")
    return text


def _is_year(cell: Cell) -> bool:
    if isinstance(cell, int):
        return 1990 <= cell <= 2050
    return isinstance(cell, str) and len(cell) <= 8 and bool(years_in(cell))


def _row_score(row: tuple[Cell, ...]) -> float:
    filled = [cell for cell in row if cell is not None]
    if len(filled) < 2:
        return 0.0
    if sum(1 for cell in filled if isinstance(cell, float) or (isinstance(cell, str) and "@" in cell)) > 1:
        return 0.0
    good = sum(score for cell in filled if (score := _heading_score(cell)) >= 0.7)
    years = sum(0.5 for cell in filled if _is_year(cell)) if good >= 0.7 else 0.0
    alien = sum(1 for cell in filled if not isinstance(cell, str) and not _is_year(cell))
    return good + min(years, 3.0) - alien * 0.8


def _best_row(sheet: Sheet) -> int | None:
    best, found = 1.35, None
    for index, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        score = _row_score(row)
        if score > best + 0.3:
            best, found = score, index
        if found is not None and best >= 3 and index - found >= 4:
            break
    return found


def _block(sheet: Sheet, head: int) -> tuple[int, ...]:
    """The best row with what belongs to it above and below."""
    rows = [head]
    while rows[0] > 0 and _is_group_row(sheet, rows[0] - 1, rows[0]):
        rows.insert(0, rows[0] - 1)
    while rows[-1] + 1 < len(sheet.rows) and len(rows) < 4 and _is_sub_row(sheet, rows[-1] + 1, rows):
        rows.append(rows[-1] + 1)
    return tuple(rows)


def _is_group_row(sheet: Sheet, row: int, below: int) -> bool:
    """Short texts over several columns; a title that stands alone over everything is not a group."""
    cells = [(column, cell) for column, cell in enumerate(sheet.rows[row]) if cell is not None]
    if not cells or any(not isinstance(c, str | int) or len(str(c)) > 45 for _, c in cells):
        return False
    if any(isinstance(cell, int) and not _is_year(cell) for _, cell in cells):
        return False
    if len(cells) >= 2:
        return True
    column, cell = cells[0]
    width = sum(1 for c in sheet.rows[below] if c is not None)
    for first_row, first, last_row, last in sheet.merged:
        if first_row <= row <= last_row and first == column:
            return 1 < last - first + 1 < width * 0.8 and column > 0
    return column > 0 and _heading_score(cell) >= 0.7


def _is_sub_row(sheet: Sheet, row: int, above: list[int]) -> bool:
    cells = [(column, cell) for column, cell in enumerate(sheet.rows[row]) if cell is not None]
    if not cells:
        return False
    units = sum(1 for _, cell in cells if isinstance(cell, str) and is_units_only(cell))
    if units >= 2 and units >= 0.6 * len(cells):
        return True
    return len(cells) >= 2 and _reads_as_headings(sheet, row, cells, above)


def _reads_as_headings(sheet: Sheet, row: int, cells: Sequence[tuple[int, Cell]], above: list[int]) -> bool:
    good = under_blank = 0
    for column, cell in cells:
        ordinal = is_ordinal(shown(cell)) or _is_year(cell)
        if not ordinal and not isinstance(cell, str):
            return False
        good += ordinal or _heading_score(cell) >= 0.75
        under_blank += _stands_under_group(sheet, column, above)
    return good >= 0.6 * len(cells) and under_blank >= 0.6 * len(cells)


def _stands_under_group(sheet: Sheet, column: int, above: list[int]) -> bool:
    """Is the cell above empty or wider than this column?"""
    top = above[-1]
    if sheet.cell(top, column) is None:
        return True
    following = sheet.cell(top, column + 1)
    return following is None and sheet.cell(top + 1, column + 1) is not None


def _later_heads(sheet: Sheet, first: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Heading rows of other tables below the first; the same headings again do not count."""
    heads: list[tuple[int, ...]] = []
    own = {tuple(map(fold, map(shown, sheet.rows[row]))) for row in first}
    row = first[-1] + 2
    while row < len(sheet.rows):
        if _begins_table(sheet, row, own):
            block = _block(sheet, row)
            heads.append(block)
            row = block[-1]
        row += 1
    return heads


def _begins_table(sheet: Sheet, row: int, own: set[tuple[str, ...]]) -> bool:
    """Other headings, or the same ones for another year."""
    is_year, is_plain = _year_above(sheet, row), _plainly_headings(sheet.rows[row])
    if not is_year and not is_plain:
        return False
    same = tuple(map(fold, map(shown, sheet.rows[row]))) in own
    return is_year if same else is_plain


def _year_above(sheet: Sheet, row: int) -> bool:
    """The same headings once more begin another table when a title above them names a year."""
    for above in (row - 1, row - 2):
        cells = [cell for cell in sheet.rows[above] if cell is not None]
        if cells:
            return len(cells) <= 2 and _is_year_title(cells[0])
    return False


def _is_year_title(cell: Cell) -> bool:
    return _is_year(cell) or (isinstance(cell, str) and len(cell) < 60 and bool(years_in(cell)))


def _plainly_headings(row: tuple[Cell, ...]) -> bool:
    texts = [cell for cell in row if cell is not None]
    if len(texts) < 3 or any(not isinstance(cell, str) or len(cell) > 40 for cell in texts):
        return False
    known = sum(1 for cell in texts if " ".join(unit_in(_without_years(str(cell)))[1]) in known_headings())
    return known >= 3 and known >= 0.6 * len(texts)


def _headings(sheet: Sheet, rows: tuple[int, ...]) -> tuple[Heading, ...]:
    unit_rows = [r for r in rows[1:] if _is_units_row(sheet.rows[r])]
    word_rows = [r for r in rows if r not in unit_rows]
    filled = {row: _spread(sheet, row, word_rows) for row in word_rows}
    found = []
    for column in range(sheet.width):
        parts = [filled[row].get(column, "") for row in word_rows]
        own = [part for index, part in enumerate(parts) if part and part not in parts[:index]]
        units = " ".join(shown(sheet.cell(row, column)) for row in unit_rows).strip()
        if own:
            found.append(Heading(column, own[-1], tuple(own[:-1]), units))
        elif units:
            found.append(Heading(column, "", (), units))
    return tuple(found)


def _is_units_row(row: tuple[Cell, ...]) -> bool:
    texts = [cell for cell in row if cell is not None]
    return bool(texts) and sum(1 for c in texts if isinstance(c, str) and is_units_only(c)) >= 0.6 * len(texts)


def _spread(sheet: Sheet, row: int, word_rows: list[int]) -> dict[int, str]:
    """The texts of a heading row by column; a group reaches over the columns that it is merged with or stands over."""
    own = {c: tidy(shown(cell)) for c, cell in enumerate(sheet.rows[row]) if cell is not None and fold(shown(cell))}
    merged = {(first_row, first): last for first_row, first, last_row, last in sheet.merged if last > first}
    below = [r for r in word_rows if r > row]
    spread = dict(own)
    for column, text in own.items():
        end = merged.get((row, column))
        following = column + 1
        while end is not None and following <= end:
            spread[following] = text
            following += 1
        while end is None and below and following not in own and _only_below(sheet, following, row, below):
            spread[following] = text
            following += 1
    return spread


def _only_below(sheet: Sheet, column: int, row: int, below: list[int]) -> bool:
    in_vertical_merge = any(
        first_row <= row <= last_row and first <= column <= last and last_row > first_row and first == last
        for first_row, first, last_row, last in sheet.merged
    )
    return not in_vertical_merge and any(sheet.cell(r, column) is not None for r in below)
