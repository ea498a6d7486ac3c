"""Amounts: a number cell or a text with a number, in the unit that its indicator is kept in.

The unit hint is what the heading says (`MWh`, `litraa`, `%`, also two: `MWh tai kWh`). Pass `fraction` for a share
column whose other cells are written as fractions: then 1 is all of it, without a question.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache

from talkoot.sheets.values.amounts import Amount, Wanted, in_unit, nothing, shown, wanted_for
from talkoot.sheets.values.doubts import Doubt
from talkoot.sheets.values.mistyped import date_as_number, time_as_number
from talkoot.sheets.values.numerals import exact
from talkoot.sheets.values.phrases import (
    APPROXIMATE,
    BOUND,
    HARMLESS,
    OTHER_SUBSTANCE,
    PART_OF_YEAR,
    Quantity,
    quantities,
)
from talkoot.sheets.values.shares import says_all_of_it, share, share_in_words
from talkoot.sheets.values.text import is_error, is_placeholder, is_prose, plain, remark_of, says_nothing_known, text_of
from talkoot.sheets.values.units import CANONICAL_UNITS, SHARE, dimension_of
from talkoot.sheets.workbook import Cell

__all__ = ["CANONICAL_UNITS", "Amount", "parse_amount", "read_amount", "read_quantity"]

FUELS = frozenset({"heating_oil", "diesel", "petrol", "district_heat", "electricity"})
DATE_LIKE = re.compile(
    r"(\d{1,2})[./](\d{1,2})[./]\s?(?:\d{2}|\d{4})?|(?:\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:[ t].*)?"
)
TO = re.compile(r"\s*(?:-|\.{2,3}|…|(?<=\s)(?:till|to)(?=\s))\s*")
AND = re.compile(r"\s+(?:och|and|ja)\s+")
BETWEEN = re.compile(r"^(?:välillä|mellan|between|från|from)\s+")
ZERO_WORDS = frozenset({"nolla", "noll", "zero"})
PARENTHESES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def parse_amount(cell: Cell, indicator: str | None, unit_hint: str | None) -> Amount:
    """Read a figure in the canonical unit of its indicator (its own unit when it is none of ours)."""
    return read_amount(cell, wanted_for(indicator, unit_hint))


def read_amount(cell: Cell, wanted: Wanted) -> Amount:
    """As `parse_amount`, for callers that know what they want (goals read `alle 75` as a level)."""
    if is_error(cell):
        return nothing(
            wanted, None, Doubt("cell_error", f"The cell shows an error ({text_of(cell)}) where a figure should be.")
        )
    if is_prose(cell):
        return nothing(wanted, text_of(cell), Doubt("not_a_number", "A long text stands where a figure should be."))
    if isinstance(cell, bool):
        return _from_bool(cell, wanted)
    if isinstance(cell, (int, float)):
        return _plain_number(exact(cell), wanted)
    if isinstance(cell, (date, datetime)):
        return _from_date(date_as_number(cell), text_of(cell), wanted)
    if isinstance(cell, time):
        return _from_date(time_as_number(cell), text_of(cell), wanted)
    return _from_text(text_of(cell), wanted)


def _plain_number(value: Decimal, wanted: Wanted) -> Amount:
    amount = share(value, None, wanted) if wanted.is_share else in_unit(value, None, wanted)
    return _signed(amount, wanted)


def _from_bool(cell: bool, wanted: Wanted) -> Amount:
    amount = share_in_words("yes" if cell else "no", wanted) if wanted.is_share else None
    return amount or nothing(wanted, None, Doubt("not_a_number", "A yes or no stands where a figure should be."))


def _from_date(suggestion: str, text: str, wanted: Wanted) -> Amount:
    message = (
        f"A date or time ({text}) stands where a figure should be; the spreadsheet may have changed a number into it."
    )
    return nothing(wanted, None, Doubt("date_for_number", message, suggestion))


@lru_cache(maxsize=4096)
def _from_text(text: str, wanted: Wanted) -> Amount:
    if is_placeholder(text):
        return nothing(wanted)
    word = plain(text)
    if word in ZERO_WORDS:
        return Amount(Decimal(0), wanted.unit)
    simple = _simple(word, wanted)
    if simple is not None:
        return _signed(simple, wanted)
    for reader in (_formula, _date_text, _other_substance, _in_words, _range, _sum):
        found = reader(text, word, wanted)
        if found is not None:
            return found
    return _signed(_one_number(text, word, wanted), wanted)


def _simple(word: str, wanted: Wanted) -> Amount | None:
    """The usual case, a number with or without its unit, without the search for everything else."""
    found = quantities(word, wanted.expected)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(word)):
        return None
    amount = read_quantity(found[0], wanted)
    return amount if amount.value is not None else None


def _formula(text: str, word: str, wanted: Wanted) -> Amount | None:
    if re.match(r"^=\s*[\w$'(+-]", word) is None or not re.search(r"[a-z]+\d|\(|!", word) or word.startswith("=("):
        return None
    return nothing(wanted, text, Doubt("formula_text", "The cell holds a formula that was never calculated."))


def _date_text(text: str, word: str, wanted: Wanted) -> Amount | None:
    match = DATE_LIKE.fullmatch(word)
    if match is None:
        return None
    day, month = (match["day"], match["month"]) if match["day"] else (match[1], match[2])
    return _from_date(f"{int(day)}.{int(month)}", text, wanted)


def _other_substance(text: str, word: str, wanted: Wanted) -> Amount | None:
    if wanted.indicator not in FUELS or OTHER_SUBSTANCE.search(word) is None:
        return None
    return nothing(wanted, text, Doubt("other_substance", f"“{text}” seems to be about another fuel than this column."))


def _in_words(text: str, word: str, wanted: Wanted) -> Amount | None:
    if quantities(word):
        return None
    said = share_in_words(text, wanted) if wanted.is_share else None
    if said is not None:
        return said
    if re.search(r"\d", word) is None and (says_nothing_known(text) or re.search(r"\w", word) is None):
        return nothing(wanted, remark_of(text))
    return nothing(wanted, text, Doubt("not_a_number", f"“{text}” stands where a figure should be."))


def _range(text: str, word: str, wanted: Wanted) -> Amount | None:
    clean = APPROXIMATE.sub("", BETWEEN.sub("", word)).strip()
    found = quantities(clean, wanted.expected)
    if len(found) != 2:
        return None
    low, high = found
    joint, outside = clean[low.end : high.start], clean[: low.start] + clean[high.end :]
    if re.search(r"\w", PARENTHESES.sub("", outside)):
        return None
    if TO.fullmatch(joint) or (BETWEEN.match(word) and AND.fullmatch(joint)):
        return _range_doubt(text, low, high, wanted)
    if high.sign == "-" and not joint.strip():  # `9000 -9500`: the dash of the range was read as a minus
        return _range_doubt(text, low, replace(high, value=-high.value), wanted)
    return None


def _range_doubt(text: str, low: Quantity, high: Quantity, wanted: Wanted) -> Amount:
    unit = high.unit or low.unit
    ends = [read_quantity(replace(end, unit=end.unit or unit), wanted).value for end in (low, high)]
    middle = None if ends[0] is None or ends[1] is None else shown((ends[0] + ends[1]) / 2)
    return nothing(wanted, None, Doubt("range", f"“{text}” is a range; which figure should be kept?", middle))


def _sum(text: str, word: str, wanted: Wanted) -> Amount | None:
    parts = word.lstrip("+= ").replace("+/-", "±").split("+")
    found = [quantities(part.strip(), wanted.expected) for part in parts]
    if len(parts) < 2 or any(len(part) != 1 for part in found):
        return None
    unit = next((part[0].unit for part in found if part[0].unit), None)
    values = [read_quantity(replace(part[0], unit=part[0].unit or unit), wanted).value for part in found]
    if None in values or wanted.is_share:
        return nothing(wanted, text, _several(text))
    total = sum((value for value in values if value is not None), Decimal(0))
    doubt = Doubt("sum_in_cell", f"“{text}” was added up to {shown(total)}.", shown(total))
    return Amount(total, wanted.unit or unit, text, (doubt,))


def _one_number(text: str, word: str, wanted: Wanted) -> Amount:
    bare = PARENTHESES.sub(lambda match: " " * len(match[0]), word)
    found = quantities(bare, wanted.expected) or quantities(word, wanted.expected)
    if len(found) != 1:
        return nothing(wanted, text, _several(text) if found else Doubt("not_a_number", f"“{text}” is no number."))
    (quantity,) = found
    before, after = word[: quantity.start], word[quantity.end :]
    if quantity.unit is None and re.match(r"\s?(?![(\[])[^\W\d]", after) and _words_left(after):
        message = f"The unit or word behind the number in “{text}” is not known."
        return nothing(wanted, text, Doubt("unit_unknown", message, shown(quantity.value)))
    bound = BOUND.search(before) or re.match(r"\s*\+", after)
    amount = read_quantity(quantity, wanted)
    if bound and not wanted.level:
        suggestion = None if amount.value is None else shown(amount.value)
        return nothing(wanted, None, Doubt("bound", f"“{text}” is a limit and not a figure.", suggestion))
    if amount.value is None:
        return replace(amount, remark=text)
    return _with_words(amount, text, before, after)


def read_quantity(quantity: Quantity, wanted: Wanted) -> Amount:
    """A quantity that was found in a text, in the wanted unit."""
    if wanted.is_share or (wanted.unit is None and dimension_of(quantity.unit) == "share"):
        return share(quantity.value, quantity.unit, replace(wanted, unit=SHARE))
    return in_unit(quantity.value, quantity.unit, wanted, quantity.otherwise)


def _with_words(amount: Amount, text: str, before: str, after: str) -> Amount:
    """Add the remark and the questions that the words around the number give rise to."""
    around = f"{before} {after}"
    doubts = list(amount.doubts)
    if APPROXIMATE.search(around):
        doubts.append(Doubt("approximate", f"“{text}” is an approximation.", None))
    elif "?" in around:
        doubts.append(Doubt("uncertain", f"“{text}” carries a question mark.", None))
    if PART_OF_YEAR.search(around):
        doubts.append(Doubt("part_of_year", f"“{text}” may cover only a part of the year.", None))
    elif (_words_left(before) or _words_left(PARENTHESES.sub("", after))) and not says_all_of_it(amount, around):
        doubts.append(Doubt("extra_text", f"“{text}” says more than a number.", None))
    left = _words_left(before) or _words_left(after)
    return replace(amount, remark=amount.remark or (text if left else None), doubts=tuple(doubts))


def _words_left(part: str) -> str | None:
    return remark_of(HARMLESS.sub(" ", BOUND.sub(" ", APPROXIMATE.sub(" ", part))).strip(" ()[]"))


def _several(text: str) -> Doubt:
    return Doubt("several_numbers", f"“{text}” holds several numbers; which one is meant?")


def _signed(amount: Amount, wanted: Wanted) -> Amount:
    if amount.value is None or amount.value >= 0 or wanted.level:
        return amount
    doubt = Doubt("negative", f"The figure is negative ({shown(amount.value)}).", shown(-amount.value))
    return replace(amount, doubts=(*amount.doubts, doubt))
