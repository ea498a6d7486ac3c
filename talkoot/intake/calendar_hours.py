"""Years of Finnish time as hours of UTC: where a year begins, and the month and clock hour of each of its hours.

Days on which the clocks turn have 23 or 25 hours; the sum is 8,760 hours, or 8,784 in a leap year.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

HELSINKI = ZoneInfo("Europe/Helsinki")
FIRST_YEAR, LAST_YEAR = 1990, 2100
HOUR = 3600


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of a local year: its first second since 1970, and the local month and hour of day of each hour."""

    year: int
    begins: int
    months: bytes
    clock: bytes

    def __len__(self) -> int:
        return len(self.months)


@cache
def year_starts() -> tuple[int, ...]:
    """The first second of each year in Helsinki, from 1990."""
    years = range(FIRST_YEAR, LAST_YEAR + 2)
    return tuple(int(datetime(year, 1, 1, tzinfo=HELSINKI).timestamp()) for year in years)


def year_of(second: int) -> int | None:
    """The year in Helsinki of a moment, None outside 1990–2100."""
    place = bisect_right(year_starts(), second)
    return FIRST_YEAR + place - 1 if 0 < place <= LAST_YEAR - FIRST_YEAR + 1 else None


@cache
def hours_of(year: int) -> Hours:
    """The hours of a year in Helsinki."""
    begins, ends = year_starts()[year - FIRST_YEAR], year_starts()[year - FIRST_YEAR + 1]
    local = [datetime.fromtimestamp(second, HELSINKI) for second in range(begins, ends, HOUR)]
    return Hours(year, begins, bytes(each.month for each in local), bytes(each.hour for each in local))


def local_day(second: int) -> date:
    """The day in Helsinki of a moment."""
    return datetime.fromtimestamp(second, HELSINKI).date()


def utc(second: int) -> datetime:
    """The moment itself."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=second)
