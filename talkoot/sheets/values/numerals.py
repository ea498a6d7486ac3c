"""Numerals in every style that offices use: `1 234,5`, `1.234,5`, `1,234.5`, `1'234`, `2991 tuhatta`, `3k`."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal

from talkoot.sheets.values.units import trimmed

NUMERAL = (
    r"(?:\d{1,3}(?:[ '’´`]\d{3})+(?:[.,]\d+)?(?![\d.,]*\d)"
    r"|\d+(?:[.,]\d+)?e[+-]?\d{1,2}(?!\w)|\d+(?:[.,]\d+)*)"
)
MULTIPLIERS = {
    "tuhatta": 1000,
    "tuhat": 1000,
    "tuhannen": 1000,
    "tuh.": 1000,
    "tuh": 1000,
    "tusen": 1000,
    "tus.": 1000,
    "thousand": 1000,
    "k": 1000,
    "miljoonaa": 1_000_000,
    "miljoonan": 1_000_000,
    "miljoona": 1_000_000,
    "milj.": 1_000_000,
    "milj": 1_000_000,
    "miljoner": 1_000_000,
    "miljon": 1_000_000,
    "million": 1_000_000,
    "mn": 1_000_000,
}
MULTIPLIER = "(?P<multiplier>" + "|".join(re.escape(word) for word in MULTIPLIERS) + r")(?![\w€])"

# how likely decimals are in a unit, when three digits follow a single separator
LARGE_UNITS = frozenset({"GWh", "TWh", "GJ", "TJ", "t", "kt", "ktCO2e", "MWp", "%", "fraction", "mil", "‰"})
SMALL_UNITS = frozenset({"Wh", "kWh", "l", "kg", "g", "km", "m3", "pcs", "person", "kgCO2e", "EUR", "m2", "portion"})


@dataclass(frozen=True)
class Numeral:
    """A number as read; `otherwise` is the other reading when its separator can mean two things."""

    value: Decimal
    otherwise: Decimal | None = None


def read_numeral(text: str, unit: str | None = None) -> Numeral | None:
    """Read one unsigned numeral; the unit tells whether decimals are likely. None when the digits make no number."""
    digits = re.sub(r"[ '’´`]", "", text)
    if "e" in digits:
        return Numeral(trimmed(Decimal(digits.replace(",", "."))))
    separators = [mark for mark in digits if mark in ".,"]
    if not separators:
        return Numeral(Decimal(digits))
    if len(set(separators)) == 2:
        return _two_kinds(digits)
    if len(separators) > 1:
        return _thousands(digits, separators[0])
    return _one_separator(digits, separators[0], unit, grouped=digits != text)


def multiplied(numeral: Numeral, word: str | None) -> Numeral:
    """`4,1` and `tusen` is 4100."""
    if not word:
        return numeral
    factor = MULTIPLIERS[word]
    other = None if numeral.otherwise is None else trimmed(numeral.otherwise * factor)
    return Numeral(trimmed(numeral.value * factor), other)


def number_of(cell: object) -> Decimal | None:
    """The exact number of a number cell, None for any other."""
    if isinstance(cell, bool) or not isinstance(cell, (int, float)) or not math.isfinite(cell):
        return None
    return exact(cell)


def exact(number: int | float) -> Decimal:
    """A number cell as Excel shows it: fifteen digits, so that 12 × 16.67 is 200.04 and not 200.04000000000002."""
    value = Decimal(repr(number))
    surplus = len(value.as_tuple().digits) - 15
    if isinstance(number, float) and surplus > 0:
        value = Decimal(f"{value:.14e}")
    return trimmed(value)


def _two_kinds(digits: str) -> Numeral | None:
    decimal_mark = max(".,", key=digits.rfind)
    group_mark = "," if decimal_mark == "." else "."
    whole, _, rest = digits.rpartition(decimal_mark)
    if decimal_mark in whole or not re.fullmatch(rf"\d{{1,3}}(?:{re.escape(group_mark)}\d{{3}})+", whole):
        return None
    return Numeral(trimmed(Decimal(f"{whole.replace(group_mark, '')}.{rest}")))


def _thousands(digits: str, mark: str) -> Numeral | None:
    if not re.fullmatch(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+", digits):
        return None
    return Numeral(Decimal(digits.replace(mark, "")))


def _one_separator(digits: str, mark: str, unit: str | None, *, grouped: bool) -> Numeral:
    whole, _, rest = digits.partition(mark)
    decimal = trimmed(Decimal(f"{whole}.{rest}"))
    if grouped or len(rest) != 3 or len(whole) > 3 or whole.startswith("0") or unit in LARGE_UNITS:
        return Numeral(decimal)
    thousands = Decimal(whole + rest)
    if unit in SMALL_UNITS:
        return Numeral(thousands, decimal if mark == "," else None)
    tiny = len(whole) == 1
    if mark == ".":
        return Numeral(thousands, decimal) if tiny or rest == "000" else Numeral(decimal)
    return Numeral(decimal, thousands if tiny or rest.endswith("00") else None)
