"""Numbers of a table: the column tells what its marks mean, and a cell that can mean two numbers is asked about.

Cells that hold more than a number (`n. 120`, `120 kWh`) are read with the unit names of `talkoot.sheets.values`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from talkoot.intake.reasons import Bad, Notice
from talkoot.sheets.values.numerals import exact
from talkoot.sheets.values.phrases import APPROXIMATE
from talkoot.sheets.values.text import is_error, is_placeholder, plain
from talkoot.sheets.values.units import unit_symbol
from talkoot.sheets.workbook import Cell

PLAIN = re.compile(r"-?(?:\d{1,15}|\d{1,3}(?:[ \xa0]\d{3})+)(?:[.,]\d{1,2})?")
UNGROUPED = str.maketrans({",": ".", " ": None, "\xa0": None})
DIGITS = r"(?:\d{1,3}(?:[ '’´`]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*|[.,]\d+)"
NUMBER = re.compile(
    rf"(?P<open>\()?\s*(?P<sign>[-+])?\s*(?:(?:€|eur)\s*)?(?P<sign2>-)?(?P<digits>{DIGITS})(?P<exponent>e[-+]\d{{1,2}})?"
    r"(?P<flat>[,.]-)?(?P<trail>-)?\s*(?P<unit>[^\W\d_€][\w./³²]*|€|%)?\s*(?P<trail2>-)?\s*(?P<close>\))?"
)
LONGEST = 60
EUROS = frozenset({"€", "eur", "euro", "euroa", "euros", "e"})
UNSURE = re.compile(r"[?<>]|\+/-")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as read, with the unit that stood behind it, if any."""

    value: Decimal
    unit: str = ""
    notices: tuple[Notice, ...] = ()


def decimal_mark(text: str) -> str | None:
    """The decimal mark that one cell proves; None where it proves nothing (`120`, `1.234`, `1 234`)."""
    match = NUMBER.fullmatch(plain(text)) if len(text) <= LONGEST else None
    if match is None:
        return None
    digits = match["digits"]
    marks = [mark for mark in digits if mark in ".,"]
    if not marks:
        return None
    if len(set(marks)) == 2:
        return marks[-1]
    if len(marks) > 1:
        return "," if marks[0] == "." else "."
    return None if _is_ambiguous(digits, marks[0]) else marks[0]


def settled_mark(marks: Iterable[str | None]) -> str | None:
    """The decimal mark of a column, when its cells prove one and only one."""
    found = {mark for mark in marks if mark}
    return found.pop() if len(found) == 1 else None


def read_number(cell: Cell, mark: str | None) -> Number | Bad | None:
    """The number of a cell, a reason why not, or None for an empty one. `mark` is the column's decimal mark."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, str):
        return _from_text(cell, mark)
    if isinstance(cell, bool) or not isinstance(cell, int | float) or is_error(cell):
        return Bad.UNREADABLE_NUMBER
    return Number(exact(cell))


def _from_text(cell: str, mark: str | None) -> Number | Bad | None:
    if PLAIN.fullmatch(cell):
        return Number(Decimal(cell.translate(UNGROUPED)))
    if len(cell) > LONGEST:
        return Bad.UNREADABLE_NUMBER
    text = plain(cell)
    if is_placeholder(text):
        return None
    match = NUMBER.fullmatch(text)
    if match is not None:
        return _matched(match, mark)
    if UNSURE.search(text) or not APPROXIMATE.match(text):
        return Bad.UNREADABLE_NUMBER
    match = NUMBER.fullmatch(APPROXIMATE.sub("", text, count=1).strip())
    found = Bad.UNREADABLE_NUMBER if match is None else _matched(match, mark)
    return found if isinstance(found, Bad) else Number(found.value, found.unit, (Notice.APPROXIMATE,))


def _matched(match: re.Match[str], mark: str | None) -> Number | Bad:
    minuses = [name for name in ("sign", "sign2", "trail", "trail2", "open") if match[name] and match[name] != "+"]
    if len(minuses) > 1 or bool(match["open"]) != bool(match["close"]):
        return Bad.UNREADABLE_NUMBER
    unit = _unit(match["unit"])
    if unit is None:
        return Bad.UNREADABLE_NUMBER
    value = _digits(match["digits"], mark)
    if isinstance(value, Bad):
        return value
    if match["exponent"]:
        value = value.scaleb(int(match["exponent"][1:]))
    return Number(-value if minuses else value, unit)


def _unit(text: str | None) -> str | None:
    """The unit behind a number, "" for none and for euros; None when the word is no unit."""
    if not text or text in EUROS:
        return ""
    return unit_symbol(text)


def _digits(digits: str, mark: str | None) -> Decimal | Bad:
    grouped = re.sub(r"[ '’´`]", "", digits)
    marks = [each for each in grouped if each in ".,"]
    if not marks:
        return Decimal(grouped)
    if len(marks) == 1:
        if not _is_ambiguous(digits, marks[0]) or mark == marks[0]:
            return Decimal(grouped.replace(",", "."))
        return Bad.AMBIGUOUS_NUMBER if mark is None else Decimal(grouped.replace(marks[0], ""))
    return _grouped(grouped, marks)


def _grouped(digits: str, marks: list[str]) -> Decimal | Bad:
    """`1.234,5`, `1,234,567`: several marks, of which all but perhaps the last stand before three digits."""
    whole, rest = digits, ""
    if len(set(marks)) == 2:
        whole, _, rest = digits.rpartition(marks[-1])
    group = marks[0]
    if not re.fullmatch(rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+", whole):
        return Bad.UNREADABLE_NUMBER
    return Decimal(f"{whole.replace(group, '')}.{rest or 0}")


def _is_ambiguous(digits: str, mark: str) -> bool:
    """One mark before exactly three digits, with one to three digits in front that do not begin with a zero."""
    whole, _, rest = digits.partition(mark)
    return len(rest) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")
