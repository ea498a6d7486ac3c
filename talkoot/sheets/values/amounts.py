"""An amount and the unit that is wanted for it: conversion, and the questions that conversion raises."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from talkoot.sheets.values.doubts import Doubt
from talkoot.sheets.values.text import tidy
from talkoot.sheets.values.units import CANONICAL_UNITS, SHARE, convert, dimension_of, trimmed, units_in

SURELY_SMALLER_UNIT = 20_000
PERHAPS_SMALLER_UNIT = 2_000


@dataclass(frozen=True)
class Amount:
    """A number in its unit. `remark` holds the words that were not part of it, to be kept as a note."""

    value: Decimal | None
    unit: str | None
    remark: str | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True)
class Wanted:
    """What a cell is read as. `level` is true where `alle 75` states a level to reach and not a vague figure."""

    unit: str | None
    hints: tuple[str, ...]
    indicator: str | None = None
    level: bool = False

    @property
    def is_share(self) -> bool:
        return self.unit == SHARE

    @property
    def expected(self) -> str | None:
        """The unit to suppose when the cell names none."""
        return self.hints[0] if len(self.hints) == 1 else self.unit


@lru_cache(maxsize=1024)
def wanted_for(indicator: str | None, unit_hint: str | None, *, level: bool = False) -> Wanted:
    """The wanted unit: the canonical one, else the one the heading names, else none."""
    hints = units_in(unit_hint)
    unit = CANONICAL_UNITS.get(indicator or "")
    if unit is None:
        unit = hints[0] if hints else tidy(unit_hint or "") or None
        if dimension_of(unit) == "share":
            unit = SHARE
        elif dimension_of(unit) == "energy" and len(hints) > 1:
            unit = "MWh"
    return Wanted(unit, hints, indicator, level)


def nothing(wanted: Wanted, remark: str | None = None, *doubts: Doubt) -> Amount:
    """No value, for a reason that is told or noted."""
    return Amount(None, wanted.unit, remark, doubts)


def shown(value: Decimal) -> str:
    """A number as a suggestion is written."""
    return format(value, "f")


def in_unit(value: Decimal, written: str | None, wanted: Wanted, otherwise: Decimal | None = None) -> Amount:
    """The value in the wanted unit; `written` is the unit in the cell itself."""
    amount = _converted(value, written, wanted)
    if otherwise is not None and amount.value is not None:
        other = _converted(otherwise, written, wanted).value
        doubt = Doubt(
            "separator",
            f"The separator can mean decimals or thousands; it was read as {shown(amount.value)}.",
            None if other is None else shown(other),
        )
        amount = replace(amount, doubts=(*amount.doubts, doubt))
    return amount


def _converted(value: Decimal, written: str | None, wanted: Wanted) -> Amount:
    if written is not None:
        return _from_unit(value, written, wanted)
    if len(wanted.hints) > 1 or (not wanted.hints and wanted.indicator and dimension_of(wanted.unit) == "energy"):
        return _guessed(value, wanted)
    return _from_unit(value, wanted.expected, wanted)


def _from_unit(value: Decimal, unit: str | None, wanted: Wanted) -> Amount:
    if wanted.unit is None or unit is None:
        return Amount(trimmed(value), wanted.unit or unit)
    converted = convert(value, unit, wanted.unit)
    if converted is not None:
        return Amount(trimmed(converted), wanted.unit)
    message = f"The figure is given in {unit}, which cannot be turned into {wanted.unit}."
    return nothing(wanted, f"{shown(value)} {unit}", Doubt("unit_mismatch", message))


def _guessed(value: Decimal, wanted: Wanted) -> Amount:
    """The heading names two units (`MWh tai kWh`) or none: decide by size, and ask where that is not certain."""
    larger, smaller = _two_units(wanted)
    if larger is None or smaller is None:
        return _from_unit(value, wanted.hints[0] if wanted.hints else wanted.unit, wanted)
    as_larger, as_smaller = _from_unit(value, larger, wanted), _from_unit(value, smaller, wanted)
    if as_larger.value is None or as_smaller.value is None or abs(value) < PERHAPS_SMALLER_UNIT:
        return as_larger
    if abs(value) >= SURELY_SMALLER_UNIT:
        return replace(as_smaller, doubts=(_unit_doubt(smaller, as_larger.value),))
    if value != value.to_integral_value():
        return as_larger
    return replace(as_larger, doubts=(_unit_doubt(larger, as_smaller.value),))


def _two_units(wanted: Wanted) -> tuple[str | None, str | None]:
    if not wanted.hints:
        return "MWh", "kWh"
    units = [unit for unit in wanted.hints if convert(Decimal(1), unit, wanted.unit or unit) is not None]
    if len(units) < 2:
        return None, None
    units.sort(key=lambda unit: convert(Decimal(1), unit, wanted.unit or unit) or Decimal(0))
    return units[-1], units[0]


def _unit_doubt(unit: str, other: Decimal) -> Doubt:
    return Doubt("unit_guessed", f"The unit is not written with the figure; it was taken to be {unit}.", shown(other))
