"""Days of a table: Finnish, ISO and American forms, told apart by the column and never by a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

from talkoot.intake.reasons import Bad
from talkoot.sheets.values.dates import FIRST_YEAR, LAST_YEAR, parse_date
from talkoot.sheets.values.text import is_placeholder, plain
from talkoot.sheets.workbook import Cell

LONGEST = 60
TIME = r"(?:[t ,]+\d{1,2}[:.]\d\d(?:[:.]\d\d(?:[.,]\d+)?)?(?:\s?[ap]m)?(?:z|[+-]\d\d:?\d\d)?)?"
SLASHED = re.compile(rf"(\d{{1,2}})([/-])(\d{{1,2}})\2(\d{{4}}|\d\d){TIME}")
DOTTED = re.compile(rf"(\d{{1,2}})\.\s?(\d{{1,2}})\.\s?(\d{{4}}|\d\d){TIME}")
ISO = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){TIME}")
PACKED = re.compile(r"(\d{4})(\d\d)(\d\d)")


def day_first(text: str) -> bool | None:
    """What one cell proves of the order of day and month: True, False, or None where it proves nothing."""
    match = SLASHED.fullmatch(plain(text)) if len(text) <= LONGEST else None
    if match is None:
        return None
    first, second = int(match[1]), int(match[3])
    if first > 12 and second <= 12:
        return True
    return False if second > 12 >= first else None


def settled_order(orders: Iterable[bool | None]) -> bool | None:
    """The order of a column, when its cells prove one and only one."""
    found = {order for order in orders if order is not None}
    return found.pop() if len(found) == 1 else None


def needs_order(text: str) -> bool:
    """Whether a cell reads differently with the day first and with the month first."""
    match = SLASHED.fullmatch(plain(text)) if len(text) <= LONGEST else None
    return match is not None and match[1].zfill(2) != match[3].zfill(2)


def read_day(cell: Cell, is_day_first: bool | None) -> date | Bad:
    """The day of a cell, or the reason why not. `is_day_first` is what the column has told of `03/04/2025`."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if cell is None or (isinstance(cell, str) and is_placeholder(cell)):
        return Bad.MISSING_DATE
    if isinstance(cell, str):
        if len(cell) > LONGEST:
            return Bad.UNREADABLE_DATE
        text = plain(cell)
        match = SLASHED.fullmatch(text)
        if match is not None:
            return _slashed(match, is_day_first)
        found = _written(text)
        if found is not None:
            return found
    return _otherwise(cell)


def _slashed(match: re.Match[str], is_day_first: bool | None) -> date | Bad:
    first, second = int(match[1]), int(match[3])
    if first == second:
        return _day(match[4], first, second)
    if is_day_first is None:
        is_day_first = day_first(match[0])
    if is_day_first is None:
        return Bad.AMBIGUOUS_DATE
    return _day(match[4], second, first) if is_day_first else _day(match[4], first, second)


def _written(text: str) -> date | Bad | None:
    """Forms with one meaning only: `5.3.2025`, `2025-03-05`, `20250305`, each with or without a time."""
    if match := DOTTED.fullmatch(text):
        return _day(match[3], int(match[2]), int(match[1]))
    if match := ISO.fullmatch(text):
        return _day(match[1], int(match[3]), int(match[4]))
    if match := PACKED.fullmatch(text):
        return _day(match[1], int(match[2]), int(match[3]))
    return None


def _day(year: str, month: int, day: int) -> date | Bad:
    full = int(year) if len(year) == 4 else 2000 + int(year)
    try:
        return date(full, month, day) if FIRST_YEAR <= full <= LAST_YEAR else Bad.UNREADABLE_DATE
    except ValueError:
        return Bad.UNREADABLE_DATE


def _otherwise(cell: Cell) -> date | Bad:
    """Month names, serial numbers of spreadsheets: as sheets are read, if there is no doubt and it is a day."""
    found = parse_date(cell)
    if found.value is None or found.precision != "day" or found.doubts:
        return Bad.UNREADABLE_DATE
    return date.fromisoformat(found.value)
