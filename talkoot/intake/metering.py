"""Time series of metering points, held as quarters of an hour of a year: each counted once, gaps seen and filled apart.

Energy is kept as whole billionths of a kilowatt-hour, so sums are exact. A year of one point takes 0.3 MB.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from talkoot.intake.calendar_hours import HOUR, hours_of, local_day, utc
from talkoot.sheets.values.units import trimmed

QUARTER = 900
PER_HOUR = HOUR // QUARTER
NANO = Decimal("1e-9")
FILLED_TO = Decimal("0.000001")
EMPTY, MISSING, ESTIMATED, MEASURED = range(4)  # the better the higher
CODE, CONTINUED = 3, 4


def kwh(nano: int) -> Decimal:
    """Billionths of a kilowatt-hour as kilowatt-hours, without trailing zeros."""
    return trimmed(nano * NANO)


class Direction(StrEnum):
    """Which way the energy flows."""

    CONSUMPTION = "consumption"
    PRODUCTION = "production"


@dataclass(frozen=True, slots=True)
class MonthCover:
    """How much of a month is known. Intervals are counted in the year's own resolution."""

    month: int
    expected: int
    measured: int
    estimated: int
    missing: int
    kwh: Decimal

    @property
    def missing_share(self) -> Decimal:
        """From 0 to 1."""
        return Decimal(self.missing) / self.expected


@dataclass(frozen=True, slots=True)
class MeterYear:
    """One time series in one year of Finnish time; energy in kWh, never negative.

    `filled_kwh` stands for the gaps between the first and the last row of the year; it is part of no other amount.
    `fed_in_kwh` are the negative amounts of a point that consumes: they are not deducted.
    """

    point: str
    product: str
    reading_type: str
    year: int
    direction: Direction
    interval_minutes: int
    measured_kwh: Decimal
    estimated_kwh: Decimal
    filled_kwh: Decimal
    fed_in_kwh: Decimal
    expected: int
    missing: int
    filled: int
    months: tuple[MonthCover, ...]
    started_on: date
    ended_on: date
    qualities: tuple[tuple[str, int], ...] = ()

    @property
    def missing_share(self) -> Decimal:
        """The share of the year's intervals without a value, from 0 to 1, before any filling."""
        return Decimal(self.missing) / self.expected

    @property
    def months_covered(self) -> int:
        """The number of months with at least one value."""
        return sum(month.measured + month.estimated > 0 for month in self.months)


class YearSlots:
    """The quarters of one series in one year, while a file is read."""

    __slots__ = ("begins", "hours", "qualities", "states", "steps", "values", "year")

    def __init__(self, year: int) -> None:
        self.year = year
        self.hours = hours_of(year)
        self.begins = self.hours.begins
        count = len(self.hours) * PER_HOUR
        self.values = array("q", bytes(8 * count))
        self.states = bytearray(count)
        self.steps: set[int] = set()
        self.qualities: Counter[str] = Counter()

    def put(self, slot: int, step: int, nano: int, state: int) -> int | None:
        """Keep a row, unless its time is taken: then the energy that was there, and a row of better quality wins."""
        states = self.states
        end = min(slot + step, len(states))
        if not any(states[slot:end]):
            self._set(slot, end, nano, state)
            self.steps.add(step)
            return None
        before = self.values[slot]
        if state > states[slot] & CODE and self._holds_row(slot, end):
            self._set(slot, end, nano, state)
        return before

    def _set(self, slot: int, end: int, nano: int, state: int) -> None:
        self.values[slot] = nano
        self.states[slot] = state
        for later in range(slot + 1, end):
            self.states[later] = state | CONTINUED

    def _holds_row(self, slot: int, end: int) -> bool:
        """Whether a row of the same length begins here."""
        states = self.states
        inner = all(states[later] & CONTINUED for later in range(slot + 1, end))
        return inner and not states[slot] & CONTINUED and not (end < len(states) and states[end] & CONTINUED)

    def rows(self) -> Iterator[tuple[int, int, int]]:
        """First second, billionths of a kWh and state of each row that has a value."""
        for slot, state in enumerate(self.states):
            if state in {ESTIMATED, MEASURED}:
                yield self.begins + slot * QUARTER, self.values[slot], state

    def hourly(self) -> Iterator[tuple[datetime, Decimal | None]]:
        """Each hour of the year with its energy in kWh, None where a part of it is not known."""
        for hour in range(len(self.hours)):
            slots = range(hour * PER_HOUR, (hour + 1) * PER_HOUR)
            known = all(self.states[slot] & CODE >= ESTIMATED for slot in slots)
            nano = sum(self.values[slot] for slot in slots)
            yield utc(self.begins + hour * HOUR), kwh(nano) if known else None

    def result(self, point: str, product: str, reading_type: str, direction: Direction | None) -> MeterYear:
        """The amounts of the year; without a direction, a series that never rises above zero is production."""
        signs = {value > 0 for value in self.values if value}
        found = direction or (Direction.PRODUCTION if signs == {False} else Direction.CONSUMPTION)
        sums = _Sums(self, -1 if found is Direction.PRODUCTION and True not in signs else 1)
        step = min(self.steps, default=PER_HOUR)
        first, last = sums.first_and_last()
        return MeterYear(
            point=point,
            product=product,
            reading_type=reading_type,
            year=self.year,
            direction=found,
            interval_minutes=step * QUARTER // 60,
            measured_kwh=kwh(sums.kwh[MEASURED]),
            estimated_kwh=kwh(sums.kwh[ESTIMATED]),
            filled_kwh=sums.filled_kwh(first, last),
            fed_in_kwh=kwh(sums.against),
            expected=len(self.states) // step,
            missing=sums.missing() // step,
            filled=sums.gaps(first, last) // step,
            months=sums.months(step),
            started_on=local_day(self.begins + first * QUARTER),
            ended_on=local_day(self.begins + last * QUARTER),
            qualities=tuple(sorted(self.qualities.items())),
        )


class _Sums:
    """Sums over a year, by quality, by month, and by clock hour within a month."""

    def __init__(self, slots: YearSlots, sign: int) -> None:
        self.slots = slots
        self.kwh = {ESTIMATED: 0, MEASURED: 0}
        self.against = 0
        self.known: Counter[tuple[int, int, int]] = Counter()  # (month, clock hour, quality): quarters
        self.energy: Counter[tuple[int, int]] = Counter()  # (month, clock hour): billionths of a kWh
        self._add(sign)

    def _add(self, sign: int) -> None:
        months, clock = self.slots.hours.months, self.slots.hours.clock
        totals = {ESTIMATED: 0, MEASURED: 0}
        against = 0
        for slot, (state, value) in enumerate(zip(self.slots.states, self.slots.values, strict=True)):
            code = state & CODE
            if code < ESTIMATED:
                continue
            hour = slot // PER_HOUR
            self.known[months[hour], clock[hour], code] += 1
            if value * sign < 0:
                against -= value * sign
            elif value:
                totals[code] += value * sign
                self.energy[months[hour], clock[hour]] += value * sign
        self.kwh = totals
        self.against = against

    def first_and_last(self) -> tuple[int, int]:
        """The first and the last quarter that a row speaks of, also one that says that the value is missing."""
        taken = self.slots.states
        first = next(slot for slot, state in enumerate(taken) if state)
        return first, next(slot for slot in range(len(taken) - 1, -1, -1) if taken[slot])

    def missing(self) -> int:
        return len(self.slots.states) - sum(self.known.values())

    def gaps(self, first: int, last: int) -> int:
        """Quarters without a value between the first and the last row."""
        return sum(state & CODE < ESTIMATED for state in self.slots.states[first : last + 1])

    def filled_kwh(self, first: int, last: int) -> Decimal:
        """For every gap the mean of the same clock hour in the same month, else in the year, else of the year."""
        wanted: Counter[tuple[int, int]] = Counter()
        months, clock = self.slots.hours.months, self.slots.hours.clock
        for slot in range(first, last + 1):
            if self.slots.states[slot] & CODE < ESTIMATED:
                wanted[months[slot // PER_HOUR], clock[slot // PER_HOUR]] += 1
        total = sum((self._mean(month, hour) * count for (month, hour), count in wanted.items()), Decimal(0))
        return trimmed((total * NANO).quantize(FILLED_TO))

    def _mean(self, month: int, hour: int) -> Decimal:
        """Billionths of a kWh in a quarter."""
        for keep in (
            lambda m, h: m == month and h == hour,
            lambda _m, h: h == hour,
            lambda _m, _h: True,
        ):
            count = sum(n for (m, h, _code), n in self.known.items() if keep(m, h))
            if count:
                return Decimal(sum(n for (m, h), n in self.energy.items() if keep(m, h))) / count
        return Decimal(0)

    def months(self, step: int) -> tuple[MonthCover, ...]:
        months = self.slots.hours.months
        expected = Counter(months)
        known: Counter[tuple[int, int]] = Counter()
        for (month, _hour, code), count in self.known.items():
            known[month, code] += count
        energy: Counter[int] = Counter()
        for (month, _hour), nano in self.energy.items():
            energy[month] += nano
        return tuple(
            MonthCover(
                month=month,
                expected=expected[month] * PER_HOUR // step,
                measured=known[month, MEASURED] // step,
                estimated=known[month, ESTIMATED] // step,
                missing=(expected[month] * PER_HOUR - known[month, MEASURED] - known[month, ESTIMATED]) // step,
                kwh=kwh(energy[month]),
            )
            for month in range(1, 13)
        )
