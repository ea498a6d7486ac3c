"""Figures that are a thousandfold of the member's other years, or of what others use for each employee."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from math import log10
from statistics import median

from talkoot.sheets.columns import FRACTIONS
from talkoot.sheets.figures import Reading, by_series, scaled
from talkoot.sheets.problems import Ledger
from talkoot.sheets.values.doubts import Doubt

CODE = "out_of_line"
ODD_YEARS = 2.2
ODD_PEERS = 2.3
MIN_PEERS = 5


def question_outliers(readings: list[Reading], staff: Mapping[str, int | None], ledger: Ledger) -> None:
    """Ask about every figure out of line; in a column of open unit, read it as the thousandth."""
    usual = _usual_per_employee(readings, staff)
    for series in by_series(readings):
        told = [r for r in series if _positive(r)]
        if not told or told[0].figure.indicator in FRACTIONS:
            continue
        for reading in told:
            direction = _direction(reading, told, usual.get(reading.figure.indicator), staff)
            if direction:
                _ask(reading, direction, ledger)


def _positive(reading: Reading) -> bool:
    return reading.figure.value is not None and reading.figure.value > 0


def _level(reading: Reading) -> float:
    value = reading.figure.value
    return log10(float(value)) if value else 0.0


def _usual_per_employee(readings: list[Reading], staff: Mapping[str, int | None]) -> dict[str, float]:
    """The middle of the logarithms, by indicator."""
    levels: dict[str, list[float]] = defaultdict(list)
    for reading in readings:
        people = staff.get(reading.figure.member)
        if people and _positive(reading):
            levels[reading.figure.indicator].append(_level(reading) - log10(people))
    return {name: median(found) for name, found in levels.items() if len(found) >= MIN_PEERS}


def _direction(reading: Reading, series: list[Reading], usual: float | None, staff: Mapping[str, int | None]) -> int:
    """-1 when the value should be a thousandth, 1 when a thousandfold, 0 when it is in line."""
    people = staff.get(reading.figure.member)
    away = _level(reading) - log10(people) - usual if people and usual is not None else None
    others = [_level(other) for other in series if other is not reading]
    if others:
        difference = _level(reading) - median(others)
        if abs(difference) < ODD_YEARS:
            return 0
        is_the_odd_one = len(others) > 1 or away is None or abs(away) >= abs(away - difference)
        return (-1 if difference > 0 else 1) if is_the_odd_one else 0
    if away is not None and away > ODD_PEERS:
        return -1
    return 1 if away is not None and away < -ODD_PEERS - 1 else 0


def _ask(reading: Reading, direction: int, ledger: Ledger) -> None:
    figure = reading.figure
    value = figure.value or Decimal(0)
    suggestion = scaled(value, direction)
    compared = "larger" if direction < 0 else "smaller"
    message = f"{value} {figure.unit or ''} is far {compared} than the other figures; perhaps the unit is another."
    if reading.open_unit and direction < 0:
        message = f"The heading allows two units; {value} was read as the smaller one."
    doubt = Doubt(CODE, message, suggestion)
    if ledger.ask(reading.place, doubt, reading.written, member=figure.member, field="value"):
        if "value" not in figure.flags:
            figure.flags.append("value")
        if reading.open_unit and direction < 0:
            figure.value = Decimal(suggestion)
