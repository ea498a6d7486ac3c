"""How far a goal has come: from baseline to target, seen from the plan."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Progress(StrEnum):
    """What can honestly be said of a goal."""

    REACHED = "reached"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    STARTING = "starting"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Path:
    """A goal's line: `done` and `planned` are shares of the way from baseline (0) to target (1), None when not known."""

    baseline: Decimal | None
    baseline_year: int | None
    target: Decimal | None
    target_year: int | None
    value: Decimal | None
    year: int | None
    done: Decimal | None
    planned: Decimal | None
    progress: Progress


def path_of(
    *,
    baseline: Decimal | None,
    baseline_year: int | None,
    target: Decimal | None,
    target_year: int | None,
    value: Decimal | None,
    year: int | None,
) -> Path:
    """Place the latest value on the way from baseline to target; the plan runs linearly between the two years."""
    done = _share(baseline, target, value)
    planned = _planned(baseline_year, target_year, year)
    return Path(baseline, baseline_year, target, target_year, value, year, done, planned, _progress(done, planned))


def _share(baseline: Decimal | None, target: Decimal | None, value: Decimal | None) -> Decimal | None:
    if baseline is None or target is None or value is None:
        return None
    if baseline == target:
        return Decimal(1) if value == target else Decimal(0)
    return (value - baseline) / (target - baseline)


def _planned(baseline_year: int | None, target_year: int | None, year: int | None) -> Decimal | None:
    if baseline_year is None or target_year is None or year is None:
        return None
    if target_year <= baseline_year:
        return Decimal(1)
    return max(Decimal(0), min(Decimal(1), Decimal(year - baseline_year) / Decimal(target_year - baseline_year)))


def _progress(done: Decimal | None, planned: Decimal | None) -> Progress:
    if done is None:
        return Progress.UNKNOWN
    if done >= 1:
        return Progress.REACHED
    if planned is None:
        return Progress.UNKNOWN
    if planned == 0:
        return Progress.STARTING
    return Progress.ON_TRACK if done >= planned else Progress.BEHIND
