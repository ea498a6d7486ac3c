"""Looking at a table before it is read: where its headings stand, what its columns seem to be, what has to be asked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from talkoot.intake.amounts import decimal_mark, read_number, settled_mark
from talkoot.intake.days import day_first, needs_order, read_day, settled_order
from talkoot.intake.layout import LONGEST_SHOWN, NUMBERS, Column, Layout, Role, beginnings, samples_of
from talkoot.intake.reasons import Bad, Question, Refusal, Unreadable
from talkoot.intake.table_text import Given
from talkoot.intake.wordlist import words
from talkoot.sheets.corner import MAX_COLUMNS
from talkoot.sheets.values.text import text_of
from talkoot.sheets.workbook import Cell

HEADING_ROWS = 30
MOST = Decimal("0.6")
SOME = Decimal("0.4")  # is enough where the heading says it
MONEY = (Role.NET, Role.GROSS, Role.DEBIT, Role.CREDIT)
ACCOUNT = re.compile(r"\d{3,6}(?:\D.*)?")
Rows = list[list[Cell]]


def sniff(given: Given, name: str = "") -> Layout:
    """The layout of a CSV file or of the most telling sheet of a spreadsheet. Raises Unreadable."""
    found: list[tuple[Decimal, Layout]] = []
    for encoding, delimiter, sheet, rows in beginnings(given, name):
        width = max((len(row) for row in rows), default=0)
        if not 2 <= width <= MAX_COLUMNS:
            continue
        header_row, score = _header_row(rows)
        columns = _columns(rows, header_row, width)
        data = rows[header_row + 1 :]
        layout = Layout(name, encoding, delimiter, sheet, header_row, columns, tuple(_questions(columns, data)))
        found.append((score, layout))
    if not found:
        raise Unreadable(Refusal.NO_TABLE)
    return max(found, key=lambda item: item[0])[1]


def _header_row(rows: Rows) -> tuple[int, Decimal]:
    """The row whose cells name most roles; -1 where none names two."""
    best, best_score = -1, Decimal(0)
    for index, row in enumerate(rows[:HEADING_ROWS]):
        roles = [words().roles(cell) for cell in row if isinstance(cell, str) and cell]
        score = sum((told[0][1] for told in roles if told), Decimal(0))
        if score > best_score:
            best, best_score = index, score
    return (best, best_score) if best_score >= Decimal("1.8") else (_plain_header(rows), best_score)


def _plain_header(rows: Rows) -> int:
    """Headings in words that nobody knows: a first row of texts only, above rows that hold numbers."""
    if len(rows) < 2 or not rows[0] or not all(isinstance(cell, str) and cell for cell in rows[0]):
        return -1
    has_figures = [any(re.search(r"\d", text_of(cell)) for cell in row) for row in rows[:2]]
    return 0 if has_figures == [False, True] else -1


def _columns(rows: Rows, header_row: int, width: int) -> tuple[Column, ...]:
    headings = [text_of(cell)[:LONGEST_SHOWN] for cell in rows[header_row]] if header_row >= 0 else []
    headings += [""] * (width - len(headings))
    data = rows[header_row + 1 :]
    while header_row >= 0 and len(headings) > 2 and not headings[-1] and _is_stray(data, len(headings) - 1):
        headings.pop()
    roles = _roles(headings, data)
    return tuple(
        Column(index, heading, samples_of(data, index), roles.get(index)) for index, heading in enumerate(headings)
    )


def _is_stray(data: Rows, index: int) -> bool:
    """A last column without a heading, filled on few rows: a delimiter too many there, and no column."""
    return len(_cells(data, index)) * 2 < sum(any(row) for row in data)


def _roles(headings: list[str], data: Rows) -> dict[int, Role]:
    """Each role once, the surest heading first, and only where the cells do not speak against it."""
    told = [
        (score, index, Role(role)) for index, heading in enumerate(headings) for role, score in words().roles(heading)
    ]
    roles: dict[int, Role] = {}
    for _score, index, role in sorted(told, key=lambda item: (-item[0], item[1])):
        if index not in roles and role not in roles.values() and _allows(role, _cells(data, index)):
            roles[index] = role
    if Role.DATE not in roles.values():
        _by_content(roles, Role.DATE, [i for i in range(len(headings)) if _share(_cells(data, i), _is_day) >= MOST])
    if not set(roles.values()) & {*MONEY, Role.UNIT, Role.PRODUCT}:
        quantity = next((index for index, role in roles.items() if role is Role.QUANTITY), None)
        if quantity is not None:
            roles[quantity] = Role.NET  # `Määrä` alone is a sum of money
        else:
            figures = [i for i in range(len(headings)) if _share(_cells(data, i), _has_cents) >= MOST]
            _by_content(roles, Role.NET, figures)
    return roles


def _by_content(roles: dict[int, Role], role: Role, candidates: list[int]) -> None:
    """The only column whose cells fit, when there is only one."""
    free = [index for index in candidates if index not in roles]
    if len(free) == 1:
        roles[free[0]] = role


def _allows(role: Role, cells: list[Cell]) -> bool:
    if not cells:
        return True
    if role is Role.DATE:
        return _share(cells, _is_day) >= SOME
    if role in NUMBERS:
        return _share(cells, _is_number) >= SOME
    return role is not Role.ACCOUNT or _share(cells, lambda cell: bool(ACCOUNT.match(text_of(cell)))) >= SOME


def _cells(data: Rows, index: int) -> list[Cell]:
    return [row[index] for row in data if index < len(row) and row[index] not in {None, ""}]


def _share(cells: list[Cell], fits: object) -> Decimal:
    if not cells or not callable(fits):
        return Decimal(0)
    return Decimal(sum(bool(fits(cell)) for cell in cells)) / len(cells)


def _is_day(cell: Cell) -> bool:
    if isinstance(cell, int | float):
        return False
    return not isinstance(read_day(cell, True), Bad) or not isinstance(read_day(cell, False), Bad)


def _is_number(cell: Cell) -> bool:
    found = read_number(cell, ",")
    return found is not None and not isinstance(found, Bad)


def _has_cents(cell: Cell) -> bool:
    return isinstance(cell, float) or (isinstance(cell, str) and decimal_mark(cell) is not None and not _is_day(cell))


def _questions(columns: Iterable[Column], data: Rows) -> Iterable[Question]:
    """What the first rows leave open; the rest of the file may still settle it."""
    roles = {column.role: column.index for column in columns if column.role is not None}
    if Role.DATE not in roles:
        yield Question.DATE_COLUMN
    if not set(roles) & {*MONEY, Role.QUANTITY}:
        yield Question.AMOUNT_COLUMN
    for role in NUMBERS:
        cells = [cell for cell in _cells(data, roles[role]) if isinstance(cell, str)] if role in roles else []
        is_open = settled_mark(decimal_mark(cell) for cell in cells) is None
        if is_open and any(read_number(cell, None) is Bad.AMBIGUOUS_NUMBER for cell in cells):
            yield Question.DECIMAL_MARK
            break
    dates = [cell for cell in _cells(data, roles[Role.DATE]) if isinstance(cell, str)] if Role.DATE in roles else []
    if settled_order(day_first(cell) for cell in dates) is None and any(needs_order(cell) for cell in dates):
        yield Question.DAY_OR_MONTH_FIRST
    if Role.NET in roles and _share(_cells(data, roles[Role.NET]), _is_negative) > MOST:
        yield Question.SIGNS


def _is_negative(cell: Cell) -> bool:
    found = read_number(cell, ",")
    return found is not None and not isinstance(found, Bad) and found.value < 0
