"""What the spreadsheet made of a number: `12.5` became 12 May, `10–49` became October 1949, a year became 11.7.1905."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from talkoot.sheets.values.numerals import exact
from talkoot.sheets.values.units import trimmed

EPOCH = date(1899, 12, 30)
EARLIEST_YEAR = 1930


def serial_of(cell: date | datetime) -> float:
    """The number that a date is stored as."""
    if not isinstance(cell, datetime):
        return float((cell - EPOCH).days)
    seconds = cell.hour * 3600 + cell.minute * 60 + cell.second
    return (cell.date() - EPOCH).days + round(seconds / 86400, 10)


def date_of_serial(serial: float) -> date:
    """The date that is stored as this number."""
    return EPOCH + timedelta(days=int(serial))


def year_of_serial(cell: date | datetime) -> int | None:
    """A year that was typed into a cell formatted as a date: 11.7.1905 is the number 2019."""
    serial = int(serial_of(cell))
    return serial if 1980 <= serial <= 2100 else None


def date_as_number(cell: date | datetime) -> str:
    """What was probably typed: a plain number under a date format, `10.49` or `12.5`."""
    if cell.year < EARLIEST_YEAR:
        return format(trimmed(exact(serial_of(cell))), "f")
    if cell.day == 1 and not 2000 <= cell.year <= 2031:
        return f"{cell.month}.{cell.year % 100:02d}"
    return f"{cell.day}.{cell.month}"


def time_as_number(cell: time) -> str:
    """12:30 was probably typed as 12.30."""
    return f"{cell.hour}.{cell.minute:02d}"


def date_as_range(cell: date | datetime) -> tuple[int, int] | None:
    """A size class that became a date: 1.9. is `1–9`, October 1949 is `10–49`; None when it cannot be one."""
    if cell.day == 1 and cell.month >= 10 and cell.year % 100 == 49:
        return cell.month, 49
    pair = (cell.day, cell.month)
    return pair if pair[0] < pair[1] else None
