"""The target column: a level to reach (`alle 75`, `112`, `6 t`) or a change (`-20 %`, -0.2, `15 %`)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from talkoot.sheets.goals.indicators import Indicator
from talkoot.sheets.goals.lexicon import INCREASE, REDUCED
from talkoot.sheets.values.amounts import Amount, Wanted, shown, wanted_for
from talkoot.sheets.values.doubts import Doubt
from talkoot.sheets.values.numbers import read_amount
from talkoot.sheets.values.numerals import number_of
from talkoot.sheets.values.phrases import quantities
from talkoot.sheets.values.text import plain
from talkoot.sheets.values.units import CANONICAL_UNITS, SHARE, dimension_of, trimmed
from talkoot.sheets.workbook import Cell

LEVEL_LIKE_BELOW = 10


@dataclass(frozen=True)
class Target:
    """A level, a change in per cent, or neither; never one computed from the other."""

    value: Decimal | None = None
    percent_change: Decimal | None = None
    unit: str | None = None
    remark: str | None = None
    doubts: tuple[Doubt, ...] = ()


def wanted_unit(indicator: Indicator, style: Decimal | None, *, level: bool) -> Wanted:
    """What cells of this goal are read as; `style`, the other value of the row, shows how shares are written."""
    known = indicator.name if indicator.name in CANONICAL_UNITS else None
    hint = indicator.hint if known is None or dimension_of(indicator.hint) != "share" else None
    if indicator.unit == SHARE:
        fraction = style is not None and 0 < style < 1
        return Wanted(SHARE, (SHARE,) if fraction else ("%",), known, level)
    return replace(wanted_for(known, hint or indicator.unit), level=level)


def read_target(cell: Cell, indicator: Indicator, text: str, baseline: Cell) -> Target:
    """Read the target column of a goal."""
    style = number_of(baseline)
    wanted = wanted_unit(indicator, style, level=True)
    number = number_of(cell)
    if number is not None:
        return _from_number(number, style, wanted, indicator, text)
    if isinstance(cell, str):
        percent = _single_percent(cell)
        if percent is not None:
            return _from_percent(*percent, wanted, indicator, text)
    return _level(read_amount(cell, wanted))


def _level(amount: Amount) -> Target:
    return Target(amount.value, None, amount.unit, amount.remark, amount.doubts)


def _single_percent(cell: str) -> tuple[Decimal, bool] | None:
    """The percentage a text consists of, and whether it carries a sign."""
    found = quantities(plain(cell))
    if len(found) != 1 or dimension_of(found[0].unit) != "share":
        return None
    factor = Decimal(1) if found[0].unit == "%" else Decimal("0.1")
    return trimmed(found[0].value * factor), bool(found[0].sign)


def _from_percent(percent: Decimal, signed: bool, wanted: Wanted, indicator: Indicator, text: str) -> Target:
    if signed:
        return Target(None, percent)
    if wanted.is_share or indicator.name is None:
        return Target(trimmed(percent / 100), None, SHARE)
    return unsigned_change(percent, indicator, text)


def _from_number(number: Decimal, style: Decimal | None, wanted: Wanted, indicator: Indicator, text: str) -> Target:
    if -1 <= number < 0:
        return Target(None, trimmed(number * 100))
    if number < 0:
        message = f"{shown(number)} was read as a change in per cent."
        return Target(None, number, None, None, (Doubt("change_or_level", message, None),))
    amount = read_amount(float(number) if wanted.is_share else str(number), wanted)
    if wanted.is_share:
        return _level(amount)
    if 0 < number < 1 and _cannot_be_level(style, indicator):
        return unsigned_change(trimmed(number * 100), indicator, text)
    if indicator.hint == "%" and indicator.name in CANONICAL_UNITS and number > 0:
        return unsigned_change(number, indicator, text)
    return _level(amount)


def _cannot_be_level(style: Decimal | None, indicator: Indicator) -> bool:
    """0.4 is a percentage where the baseline is 182, and a level where it is 1.8."""
    return indicator.name in REDUCED and (style is None or style >= LEVEL_LIKE_BELOW)


def unsigned_change(percent: Decimal, indicator: Indicator, text: str) -> Target:
    """`20 %` of something that is not a share: a change, downwards where less is better, and a question."""
    word = plain(text)
    reduced = indicator.name in REDUCED and not (
        INCREASE.search(word) and not re.search(r"vähe|minsk|pien|reduc", word)
    )
    change = -percent if reduced else percent
    message = (
        f"{shown(percent)} % carries no sign; it was read as a change of {shown(change)} %, but it could be a level."
    )
    return Target(None, change, None, None, (Doubt("change_or_level", message, f"{shown(change)} %"),))
