"""Meter data as Fingrid Datahub exports it: several points, hours or quarters, UTC turned into Finnish time.

The amount of a row is read as the format has it: one decimal mark and no grouping. Years are those of Helsinki, so
2024-12-31T22:00:00Z begins 2025. A row whose quality is not OK is kept and told apart; a missing one has no energy.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from talkoot.intake.calendar_hours import utc, year_of
from talkoot.intake.datahub_cells import in_kwh, nano_of, second_of
from talkoot.intake.datahub_columns import (
    AMOUNT,
    POINT,
    PRODUCT,
    QUALITY,
    READING,
    RESOLUTION,
    RESOLUTIONS,
    START,
    UNIT,
    Columns,
    columns_of,
)
from talkoot.intake.metering import ESTIMATED, MEASURED, MISSING, QUARTER, Direction, MeterYear, YearSlots, kwh
from talkoot.intake.reasons import Bad, Left, Notice, Refusal, Unreadable
from talkoot.intake.records import LISTED, BadRow, FileSummary, LeftOut, Quality, Reading, Source, shown
from talkoot.intake.table_text import Given, delimiter_of, encoding_of, head_of, lines_of, records

KIND = "electricity"
GOOD, GONE = frozenset({"", "OK"}), frozenset({"MISSING"})
REACTIVE_PRODUCTS = frozenset({"8716867000047", "8716867000023"})  # reactive energy, reactive power (ebIX)
POWER_PRODUCTS = frozenset({"8716867000016"})  # active power (ebIX)
PRODUCTION = re.compile(r"AG02|tuotan|produ[ck]tion\b|generation", re.IGNORECASE)


class Series(NamedTuple):
    """One time series: a metering point, what is measured and how it was read."""

    point: str
    product: str
    reading_type: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A time that the file tells twice. `kept_kwh` was counted, `other_kwh` was not."""

    number: int
    series: Series
    started_at: datetime
    kept_kwh: Decimal
    other_kwh: Decimal


@dataclass(slots=True)
class MeterFile:
    """What a file of meter data holds. The first thousand bad rows and duplicates are listed, all are counted."""

    name: str
    years: tuple[MeterYear, ...] = ()
    bad: list[BadRow] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    _slots: dict[tuple[Series, int], YearSlots] = field(default_factory=dict)

    def hourly(self, point: str, year: int) -> Iterator[tuple[datetime, Decimal | None]]:
        """The hours of a year as they were consumed: UTC start and kWh, None where a value is missing.

        Raises KeyError when the file holds no such point and year.
        """
        for series, of in self._slots:
            if (series.point, of) == (point, year):
                return self._slots[series, of].hourly()
        raise KeyError((point, year))

    def readings(self) -> tuple[Reading, ...]:
        """What was consumed, per point and year: measured, estimated and filled energy each on its own."""
        return tuple(
            reading
            for year in self.years
            if year.direction is Direction.CONSUMPTION
            for reading in _readings(year, self.name, self._notices(year))
        )

    def _notices(self, year: MeterYear) -> tuple[Notice, ...]:
        several = sum(other.point == year.point and other.year == year.year for other in self.years) > 1
        found = {
            Notice.GAPS: year.missing > 0,
            Notice.PART_OF_YEAR: year.months_covered < 12,
            Notice.FED_IN: year.fed_in_kwh > 0,
            Notice.SEVERAL_SERIES: several,
        }
        return tuple(notice for notice, applies in found.items() if applies)

    def summary(self) -> FileSummary:
        """Counts, days and notices of the file."""
        notices = {notice for year in self.years for notice in self._notices(year)}
        notices |= {Notice.PRODUCTION for year in self.years if year.direction is Direction.PRODUCTION}
        notices |= {Notice.ESTIMATED for year in self.years if year.estimated_kwh}
        notices |= {Notice.FILLED for year in self.years if year.filled}
        notices |= {Notice(name) for name in (Notice.DUPLICATES, Notice.DUPLICATES_DIFFER) if self.counts[name]}
        return FileSummary(
            source=Source.DATAHUB,
            name=self.name,
            rows=self.counts["rows"],
            read=self.counts["rows"] - self.counts["bad"] - self.counts["left_out"],
            bad=self.counts["bad"],
            left_out=self.counts["left_out"],
            started_on=min((year.started_on for year in self.years), default=None),
            ended_on=max((year.ended_on for year in self.years), default=None),
            notices=tuple(sorted(notices)),
            counts=dict(self.counts),
        )


def read(given: Given, name: str = "", *, producing: Collection[str] = ()) -> MeterFile:
    """Read an export row by row. `producing` are metering points or product codes that the caller knows to produce.

    Raises Unreadable when it is no such file.
    """
    encoding = encoding_of(given)
    delimiter = delimiter_of(head_of(given).decode(encoding, errors="replace"))
    reader = _Reader(name, frozenset(producing))
    with lines_of(given, encoding) as lines:
        for number, cells in enumerate(records(lines, delimiter), start=1):
            reader.take(number, cells)
    return reader.finished()


class _Reader:
    """Takes rows and keeps what they say."""

    def __init__(self, name: str, known_to_produce: frozenset[str]) -> None:
        self.file = MeterFile(name)
        self.columns: Columns | None = None
        self.known_to_produce = known_to_produce
        self.producing: set[Series] = set()
        self.series: dict[tuple[str, str, str], Series] = {}

    def take(self, number: int, cells: list[str] | None) -> None:
        if cells is not None and not any(cells):
            return
        if self.columns is None:
            self.columns = columns_of(cells or [])
            if self.columns.missing():
                raise Unreadable(Refusal.MISSING_COLUMN, ", ".join(self.columns.missing()))
            if self.columns.has_headings:
                return
        self.file.counts["rows"] += 1
        problem = (Bad.BROKEN_QUOTES, "", "") if cells is None else self._row(number, cells, self.columns)
        if problem is not None:
            self._refuse(number, cells or [], *problem)

    def _refuse(self, number: int, cells: list[str], reason: Bad, column: str, cell: str) -> None:
        self.file.counts["bad"] += 1
        if len(self.file.bad) < LISTED:
            self.file.bad.append(BadRow(number, reason, column, shown(cell), tuple(shown(each) for each in cells)))

    def _row(self, number: int, cells: list[str], columns: Columns) -> tuple[Bad, str, str] | None:
        """Keep one row; or say why not: the reason, the field and the cell."""
        start = columns.cell(cells, START)
        second = second_of(start)
        if isinstance(second, Bad):
            return second, START, start
        resolution = columns.cell(cells, RESOLUTION)
        step = RESOLUTIONS.get(resolution.lower())
        if step is None:
            return Bad.UNKNOWN_RESOLUTION, RESOLUTION, resolution
        quality = columns.cell(cells, QUALITY).upper()
        written = columns.cell(cells, AMOUNT)
        nano = 0 if quality in GONE else nano_of(written)
        if nano is None:
            return (Bad.UNREADABLE_NUMBER if written else Bad.MISSING_QUANTITY), AMOUNT, written
        unit = columns.cell(cells, UNIT)
        nano = in_kwh(nano, unit)
        if nano is None:
            return Bad.UNKNOWN_UNIT, UNIT, unit
        series = self._series(cells, columns)
        if self._is_no_energy(number, series, unit):
            return None
        self._keep(number, series, second, step, nano, quality)
        return None

    def _series(self, cells: list[str], columns: Columns) -> Series:
        key = (columns.cell(cells, POINT), columns.cell(cells, PRODUCT), columns.cell(cells, READING))
        series = self.series.get(key)
        if series is None:
            series = self.series[key] = Series(*key)
            if self.known_to_produce.intersection(key[:2]) or any(map(PRODUCTION.search, key[1:])):
                self.producing.add(series)
        return series

    def _is_no_energy(self, number: int, series: Series, unit: str) -> bool:
        reason = None
        if series.product in REACTIVE_PRODUCTS or unit.lower().startswith(("kvar", "mvar")):
            reason = Left.REACTIVE_ENERGY
        elif series.product in POWER_PRODUCTS:
            reason = Left.POWER
        if reason is None:
            return False
        self.file.counts["left_out"] += 1
        if len(self.file.left_out) < LISTED:
            self.file.left_out.append(LeftOut(reason, number, unit=unit, reference=series.point))
        return True

    def _keep(self, number: int, series: Series, second: int, step: int, nano: int, quality: str) -> None:
        year = year_of(second) or 0
        slots = self.file._slots.get((series, year))
        if slots is None:
            slots = self.file._slots[series, year] = YearSlots(year)
        state = MEASURED if quality in GOOD else MISSING if quality in GONE else ESTIMATED
        slot = (second - slots.begins) // QUARTER
        before = slots.put(slot, step, nano, state)
        if before is not None:
            self._twice(number, series, second, before, nano, slots.values[slot])
        elif state is not MEASURED:
            slots.qualities[quality] += 1

    def _twice(self, number: int, series: Series, second: int, before: int, now: int, kept: int) -> None:
        self.file.counts[Notice.DUPLICATES] += 1
        if before != now:
            self.file.counts[Notice.DUPLICATES_DIFFER] += 1
        if len(self.file.duplicates) < LISTED:
            other = now if kept == before else before
            self.file.duplicates.append(Duplicate(number, series, utc(second), kwh(kept), kwh(other)))

    def finished(self) -> MeterFile:
        if self.columns is None:
            raise Unreadable(Refusal.EMPTY)
        self.file.years = tuple(
            slots.result(*series, Direction.PRODUCTION if series in self.producing else None)
            for (series, _year), slots in sorted(self.file._slots.items(), key=lambda item: item[0])
        )
        return self.file


def _readings(year: MeterYear, file: str, notices: tuple[Notice, ...]) -> Iterator[Reading]:
    amounts = (
        (Quality.MEASURED, year.measured_kwh),
        (Quality.ESTIMATED, year.estimated_kwh),
        (Quality.FILLED, year.filled_kwh),
    )
    for quality, amount in amounts:
        if amount:
            yield Reading(
                kind=KIND,
                amount=amount,
                unit="kWh",
                started_on=year.started_on,
                ended_on=year.ended_on,
                source=Source.DATAHUB,
                reference=" ".join(part for part in (year.point, year.product, year.reading_type) if part),
                site=year.point,
                quality=quality,
                file=file,
                notices=notices,
            )
