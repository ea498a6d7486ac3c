"""Goals."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from talkoot.sheets.values.doubts import Doubt
from talkoot.sheets.workbook import Cell


@dataclass(frozen=True)
class GoalReading:
    theme: str | None
    text: str
    indicator: str | None
    unit: str | None
    type: str
    baseline_value: Decimal | None = None
    baseline_year: int | None = None
    target_value: Decimal | None = None
    target_year: int | None = None
    percent_change: Decimal | None = None
    remark: str | None = None
    doubts: tuple[tuple[str, Doubt], ...] = ()


def read_goal(
    text: str,
    *,
    theme: Cell = None,
    indicator: Cell = None,
    unit: Cell = None,
    baseline_year: Cell = None,
    baseline: Cell = None,
    target_year: Cell = None,
    target: Cell = None,
) -> GoalReading:
    return GoalReading(None, " ".join(text.split()), None, None, "practice")
