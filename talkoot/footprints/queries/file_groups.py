"""What was found in a file, as it is kept with it: rows summed into groups, bad rows, what was left out and why."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from talkoot.footprints.enums import RowDepth
from talkoot.intake.records import LISTED, BadRow, LeftOut, Suggestion

ZERO = Decimal(0)
EUROS = "eur"
OTHER_YEAR = "other_year"
FEE = "fee"
NOTHING = ""  # a choice: these rows are not counted


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of a file that are one thing: an account and its supplier, a fuel, a metering point.

    `choice` is the kind that they are counted as, empty when they are not counted, None while nobody has said.
    `unmeasured` is the share of the amount that was estimated or filled, from 0 to 1.
    """

    key: str
    name: str
    amount: Decimal
    unit: str
    rows: int
    choice: str | None = None
    depth: str = RowDepth.BILL
    suggestions: tuple[tuple[str, str, str], ...] = ()  # kind, score, why
    account: str = ""
    supplier: str = ""
    text: str = ""
    point: str = ""
    left: str = ""  # the reason why the file itself proposes not to count it
    started_on: date | None = None
    ended_on: date | None = None
    unmeasured: Decimal = ZERO
    notices: tuple[str, ...] = ()

    def to_plain(self) -> dict[str, Any]:
        """As values that JSON holds."""
        told = {one.name: getattr(self, one.name) for one in fields(self)}
        days = {name: told[name].isoformat() if told[name] else None for name in ("started_on", "ended_on")}
        return {**told, **days, "amount": str(self.amount), "unmeasured": str(self.unmeasured)}

    @classmethod
    def from_plain(cls, told: Mapping[str, Any]) -> "Group":
        """As it was kept."""
        days = {name: date.fromisoformat(told[name]) if told.get(name) else None for name in ("started_on", "ended_on")}
        values = {
            "amount": Decimal(told["amount"]),
            "unmeasured": Decimal(told["unmeasured"]),
            "suggestions": tuple((kind, score, why) for kind, score, why in told["suggestions"]),
            "notices": tuple(told["notices"]),
        }
        return cls(**{**told, **days, **values})

    def chosen(self, kind: str | None) -> "Group":
        """The same with another choice."""
        return replace(self, choice=kind)


@dataclass(slots=True)
class Found:
    """What reading a file gave. Lists are cut to the first thousand, counts are complete."""

    groups: list[Group] = field(default_factory=list)
    rows: int = 0
    bad: int = 0
    bad_rows: list[dict[str, Any]] = field(default_factory=list)
    left: dict[str, dict[str, Any]] = field(default_factory=dict)  # reason: rows, amounts by unit
    other_years: Counter[str] = field(default_factory=Counter)  # year: rows
    points: list[dict[str, Any]] = field(default_factory=list)
    notices: set[str] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=dict)

    def refuse(self, row: BadRow) -> None:
        """Note a row that could not be read."""
        self.bad += 1
        if len(self.bad_rows) < LISTED:
            self.bad_rows.append(
                {
                    "number": row.number,
                    "reason": str(row.reason),
                    "column": row.column,
                    "cell": row.cell,
                    "cells": list(row.cells),
                }
            )

    def leave(self, reason: str, amount: Decimal | None = None, unit: str = "", rows: int = 1) -> None:
        """Note rows that were read and do not count."""
        told = self.left.setdefault(str(reason), {"rows": 0, "amounts": {}})
        told["rows"] += rows
        if amount is not None and unit:
            told["amounts"][unit] = str(Decimal(told["amounts"].get(unit, "0")) + amount)

    def leave_row(self, row: LeftOut) -> None:
        """Note a row that the reader left out."""
        self.leave(row.reason, row.amount, row.unit)

    def summary(self) -> dict[str, Any]:
        """As values that JSON holds."""
        return {
            "rows": self.rows,
            "bad": self.bad,
            "bad_rows": self.bad_rows,
            "left": self.left,
            "other_years": dict(self.other_years),
            "points": self.points,
            "notices": sorted(self.notices),
            "counts": self.counts,
        }


def groups_in(plain: Iterable[Mapping[str, Any]]) -> list[Group]:
    """The groups that were kept."""
    return [Group.from_plain(told) for told in plain]


def months_of(days: Iterable[date]) -> tuple[date, date]:
    """The first and the last day of the months in which the days are."""
    days = list(days)
    first, last = min(days).replace(day=1), max(days)
    after = date(last.year + (last.month == 12), last.month % 12 + 1, 1)
    return first, date.fromordinal(after.toordinal() - 1)


def share_in_year(started_on: date, ended_on: date, year: int) -> Decimal:
    """The share of the days of a period, both ends included, that is in a year."""
    first, last = max(started_on, date(year, 1, 1)), min(ended_on, date(year, 12, 31))
    inside = max(0, (last - first).days + 1)
    return Decimal(inside) / ((ended_on - started_on).days + 1)


def suggested(suggestions: Iterable[Suggestion]) -> tuple[tuple[str, str, str], ...]:
    """Suggestions as they are kept."""
    return tuple((one.kind, str(one.score), str(one.why)) for one in suggestions)


def in_order(groups: Iterable[Group]) -> list[Group]:
    """The largest first, energy and goods before euros."""
    by_unit: dict[bool, list[Group]] = defaultdict(list)
    for group in groups:
        by_unit[group.unit == EUROS].append(group)
    return [one for euros in (False, True) for one in sorted(by_unit[euros], key=lambda each: -abs(each.amount))]
