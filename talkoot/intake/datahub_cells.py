"""Single cells of a Fingrid Datahub export: moments, energy in whole billionths of a kilowatt-hour, units."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal

from talkoot.intake.calendar_hours import year_of
from talkoot.intake.metering import QUARTER
from talkoot.intake.reasons import Bad
from talkoot.sheets.values.units import convert, dimension_of, unit_symbol

AMOUNT_FORM = re.compile(r"(-?)(\d{1,9})(?:[.,](\d{1,9}))?")


def second_of(text: str) -> int | Bad:
    """The moment of a start time, in seconds since 1970."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return Bad.UNREADABLE_DATE if text else Bad.MISSING_DATE
    if moment.tzinfo is None:
        return Bad.TIME_WITHOUT_ZONE
    second = int(moment.timestamp())
    if year_of(second) is None:
        return Bad.UNREADABLE_DATE
    return Bad.OFF_THE_INTERVAL if second % QUARTER else second


def nano_of(text: str) -> int | None:
    """`2,126000` in billionths; the mark is the decimal mark, since the format groups no digits."""
    match = AMOUNT_FORM.fullmatch(text.replace("\u2212", "-"))
    if match is None:
        return None
    value = int(match[2]) * 1_000_000_000 + int((match[3] or "0").ljust(9, "0"))
    return -value if match[1] else value


def in_kwh(nano: int, unit: str) -> int | None:
    """The amount turned from its unit; None when that is no energy. Reactive energy stays as it is written."""
    if unit in {"kWh", "KWH", "kwh", ""} or unit.lower().startswith(("kvar", "mvar")):
        return nano
    symbol = unit_symbol(unit)
    if symbol is None or dimension_of(symbol) != "energy":
        return None
    found = convert(Decimal(nano), symbol, "kWh")
    return None if found is None else int(found)
