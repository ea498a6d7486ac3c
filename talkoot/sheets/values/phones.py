"""Telephone numbers, kept in one form: `+358472240273` (E.164, no spaces)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from talkoot.sheets.values.doubts import Doubt
from talkoot.sheets.values.text import (
    is_error,
    is_placeholder,
    is_prose,
    readable,
    remark_of,
    says_nothing_known,
    text_of,
)
from talkoot.sheets.workbook import Cell

COUNTRY = "+358"
NUMBER = re.compile(r"(?:\+|00)?\s?\(?\d(?:[\s().–-]*\d){5,}")
EMAIL_OR_DATE = re.compile(r"@|^\d{1,2}\.\d{1,2}\.\d{4}$|^\d{4}-\d\d-\d\d")
CONJUNCTION = re.compile(r"\s(?:tai|ja|och|eller|and|or|sekä|samt)\s")
LABEL = re.compile(
    (
        r"(?<!\w)(?:puh(?:elin)?|gsm|tel(?:efon)?|phone|mobile?|matkap(?:uhelin)?|m|p|t|vaihde|växel"
        r"|nro|nr)(?!\w)[.:]?"
    ),
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Phones:
    """Numbers in international form, in the order of the cell."""

    values: tuple[str, ...] = ()
    remark: str | None = None
    doubts: tuple[Doubt, ...] = ()


def parse_phones(cell: Cell) -> Phones:
    """Read every number; Finland is supposed where no country code is written."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _from_digits(text_of(cell))
    text = readable(text_of(cell))
    if is_placeholder(text):
        return Phones()
    if is_error(cell) or not isinstance(cell, str) or is_prose(cell) or EMAIL_OR_DATE.search(text):
        return _not_a_phone(text)
    return _from_text(text)


def _from_text(text: str) -> Phones:
    values: list[str] = []
    doubts: list[Doubt] = []
    left = text
    for part in re.split(r"[/;,\n|]", CONJUNCTION.sub("/", text)):
        for match in NUMBER.finditer(part):
            found = _number(match[0])
            values.extend(found.values)
            doubts.extend(found.doubts)
            if found.values:
                left = left.replace(match[0], " ", 1)
    left = CONJUNCTION.sub(" ", left)
    remark = remark_of(LABEL.sub(" ", re.sub(r"[/;,]", " ", left)).strip(" ()"))
    if not values and not doubts and not says_nothing_known(text):
        return _not_a_phone(text)
    if values and remark and re.search(r"\d{3}", remark):
        doubts.append(Doubt("not_a_phone", f"“{remark}” is not a complete telephone number."))
    return Phones(tuple(dict.fromkeys(values)), remark, tuple(doubts))


def _number(text: str) -> Phones:
    digits = re.sub(r"\D", "", text.replace("(0)", ""))
    if text.strip().startswith(("+", "00")):
        digits = digits[2:] if text.strip().startswith("00") else digits
        digits = re.sub(r"^3580", "358", digits)
        return _of_length(f"+{digits}", text)
    return _from_digits(digits) if not digits.startswith("0") else _of_length(COUNTRY + digits[1:], text)


def _from_digits(digits: str) -> Phones:
    """A number that stands without its zero or its plus sign, as spreadsheets leave them."""
    if digits.startswith("358") and len(digits) >= 11:
        value = "+" + re.sub(r"^3580", "358", digits)
        return Phones((value,), None, (Doubt("plus_sign_lost", f"{digits} was read as {value}.", value),))
    found = _of_length(COUNTRY + digits, digits)
    if not found.values:
        return found
    message = f"{digits} has lost its leading zero; it was read as {found.values[0]}."
    return Phones(found.values, None, (Doubt("leading_zero_lost", message, found.values[0]),))


def _of_length(value: str, original: str) -> Phones:
    longest = len(COUNTRY) + 11 if value.startswith(COUNTRY) else 16
    shortest = len(COUNTRY) + 5
    if shortest <= len(value) <= longest:
        return Phones((value,))
    return _not_a_phone(original.strip())


def _not_a_phone(text: str) -> Phones:
    return Phones((), text, (Doubt("not_a_phone", f"“{text}” is not a telephone number."),))
