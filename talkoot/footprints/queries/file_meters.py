"""Meter data in groups: one metering point each, with the hours that are missing told apart."""

from datetime import date
from decimal import Decimal
from typing import Any

from talkoot.engine import Activity, Depth
from talkoot.engine.judging import of_amount
from talkoot.footprints.enums import RowDepth
from talkoot.footprints.queries.file_groups import NOTHING, ZERO, Found, Group, in_order
from talkoot.intake import datahub
from talkoot.intake.metering import Direction, MeterYear
from talkoot.intake.reasons import Notice
from talkoot.intake.table_text import Given

KIND, UNIT = datahub.KIND, "kWh"
PRODUCTION = "production"


def meters_in(given: Given, name: str, year: int) -> Found:
    """Read meter data; raises Unreadable. Other years are counted and left out, production is shown and not counted."""
    file = datahub.read(given, name)
    told = file.summary()
    found = Found(rows=told.rows, notices={str(one) for one in told.notices}, counts=dict(told.counts))
    for row in file.bad:
        found.refuse(row)
    found.bad = told.bad
    for left in file.left_out:
        found.leave_row(left)
    mine = [one for one in file.years if one.year == year]
    for other in file.years:
        if other.year != year:
            found.other_years[str(other.year)] += other.expected - other.missing
    found.points = [_point(one) for one in mine]
    found.groups = _groups(mine)
    return found


def uncertainty_percent(unmeasured: Decimal) -> Decimal | None:
    """± per cent (95 %) of a sum of which a share was estimated or filled; None where all was measured.

    Both parts have the half width of amounts known so (engine.judging); independent errors add as squares
    (IPCC Guidelines 2006, volume 1, chapter 3, equation 3.2).
    """
    if not unmeasured:
        return None
    measured, rest = ((1 - unmeasured) * _half_width(Depth.MEASURED), unmeasured * _half_width(Depth.ESTIMATE))
    return ((measured * measured + rest * rest).sqrt() * 100).quantize(Decimal("0.1"))


def _half_width(depth: Depth) -> Decimal:
    return of_amount(Activity(kind=KIND, amount=Decimal(1), unit=UNIT, year=0, depth=depth))


def _groups(years: list[MeterYear]) -> list[Group]:
    """Where a metering point has several series, the largest is proposed and the others are asked about."""
    groups = in_order(_group(one) for one in years)
    seen: set[str] = set()
    kept = []
    for group in groups:
        if group.choice == KIND and group.point in seen:
            group = group.chosen(None)
        elif group.choice == KIND:
            seen.add(group.point)
        kept.append(group)
    return kept


def _group(year: MeterYear) -> Group:
    is_production = year.direction is Direction.PRODUCTION
    amount = year.measured_kwh + year.estimated_kwh + year.filled_kwh
    unmeasured = (year.estimated_kwh + year.filled_kwh) / amount if amount else ZERO
    notices = {
        Notice.GAPS: year.missing > 0, Notice.FILLED: year.filled > 0, Notice.ESTIMATED: bool(year.estimated_kwh),
        Notice.PART_OF_YEAR: year.months_covered < 12, Notice.FED_IN: year.fed_in_kwh > 0,
    }  # fmt: skip
    return Group(
        key="|".join((year.point, year.product, year.reading_type, str(year.year))),
        name=year.point,
        amount=amount,
        unit=UNIT,
        rows=sum(month.measured + month.estimated for month in year.months),
        choice=NOTHING if is_production else KIND,
        depth=RowDepth.MEASURED,
        suggestions=() if is_production else ((KIND, "1", "file"),),
        point=year.point,
        left=PRODUCTION if is_production else "",
        started_on=year.started_on,
        ended_on=year.ended_on,
        unmeasured=unmeasured.quantize(Decimal("0.000001")),
        notices=tuple(str(one) for one, applies in notices.items() if applies),
    )


def _point(year: MeterYear) -> dict[str, Any]:
    """A metering point's year as it is shown: energy by quality, and the intervals of each month."""
    return {
        "point": year.point,
        "product": year.product,
        "reading_type": year.reading_type,
        "direction": str(year.direction),
        "minutes": year.interval_minutes,
        "measured": str(year.measured_kwh),
        "estimated": str(year.estimated_kwh),
        "filled": str(year.filled_kwh),
        "fed_in": str(year.fed_in_kwh),
        "missing": year.missing,
        "expected": year.expected,
        "filled_intervals": year.filled,
        "qualities": [[name, count] for name, count in year.qualities],
        "started_on": _day(year.started_on),
        "ended_on": _day(year.ended_on),
        "months": [
            [month.month, month.expected, month.measured, month.estimated, month.missing, str(month.kwh)]
            for month in year.months
        ],
    }


def _day(day: date) -> str:
    return day.isoformat()
