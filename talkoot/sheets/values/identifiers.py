"""Finnish business ids in every disguise, and the register numbers that stand in their column."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stdnum.fi import hetu, ytunnus

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

FINNISH, REGISTER, NONE = "finnish", "register", "none"

LABEL = re.compile(
    r"(?<!\w)(?:y-?\s?tunnus|y-tunn\.?|ly-?tunnus|fo-?\s?(?:nr|nummer|n:o|num)?|business\s?id"
    r"|company\s?id|vat(?:\s?(?:no|id|nr))?|alv(?:-?nro)?"
    r"|moms(?:nr)?|org\.?\s?-?nr|y|id)(?![^\W\d_])\s*[:.]?\s*",
    re.IGNORECASE,
)
REGISTER_WORD = re.compile(
    r"(?<!\w)(?:rek\.?|reg\.?|rekisteri\w*|register\w*|registr\w*|prh|prs|yhd\.?\s?rek\.?|förenings\w*"
    r"|yhdistys\w*)(?=[\W\d]|$)",
    re.IGNORECASE,
)
ID_LIKE = re.compile(
    r"(?<![\w.])(?:FI[\s-]?)?(?P<digits>\d(?:[\s.]?\d){4,6})\s*(?:[-_/.]\s*|\s)(?P<check>\d)(?![\d]|[\s.]\d)"
    r"|(?<![\w.])(?:FI[\s-]?)?(?P<glued>\d{6,8})(?!\d|[-.]\d)",
    re.IGNORECASE,
)
PERSON_ID = re.compile(r"(?<!\d)\d{6}[-+A-FU-Y]\d{3}[0-9A-Y](?!\w)", re.IGNORECASE)
FOREIGN = re.compile(r"(?<!\d)\d{6}-\d{4}(?!\d)|(?<!\w)(?!FI)[A-Z]{2}\s?\d{8,12}(?!\d)")
ASSOCIATION_NUMBER = re.compile(r"\d{2,3}[. ]\d{3}")


@dataclass(frozen=True)
class BusinessId:
    """A business id as `1234567-8`. A register number has the kind `register`, no value, and stays in the remark."""

    value: str | None
    kind: str
    remark: str | None = None
    doubts: tuple[Doubt, ...] = ()


def parse_business_id(cell: Cell) -> BusinessId:
    """Read a business id; one with a wrong check digit is kept as read, with a doubt."""
    if is_error(cell):
        return _none(None, Doubt("cell_error", f"The cell shows an error ({text_of(cell)})."))
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _from_number(cell)
    if is_prose(cell):
        return _none(text_of(cell), Doubt("not_an_id", "A long text stands where a business id should be."))
    text = readable(text_of(cell))
    if is_placeholder(text):
        return _none(None)
    return _special(text) or _from_text(text)


def has_right_check_digit(business_id: str) -> bool:
    """Whether the check digit of `1234567-8` is the one that the other digits call for."""
    return bool(ytunnus.is_valid(business_id))


def _none(remark: str | None, *doubts: Doubt) -> BusinessId:
    return BusinessId(None, NONE, remark, doubts)


def _from_number(number: int | float) -> BusinessId:
    whole = int(number)
    if number != whole or not 10_000 <= whole <= 99_999_999:
        text = text_of(number)
        return _none(text, Doubt("not_an_id", f"{text} cannot be a business id."))
    return _checked(f"{whole:08d}", None)


def _special(text: str) -> BusinessId | None:
    """What stands in the column without being a business id."""
    if any(hetu.is_valid(found) for found in PERSON_ID.findall(text)):
        return _none(
            None, Doubt("personal_identity_code", "The cell holds a personal identity code, which is not kept.")
        )
    if REGISTER_WORD.search(text) and not re.search(r"\d\s?-\s?\d(?!\d)|(?<!\d)\d{8}(?!\d)", text):
        return BusinessId(None, REGISTER, text)
    if ASSOCIATION_NUMBER.fullmatch(text) and not has_right_check_digit(f"{int(re.sub(r'[. ]', '', text)):08d}"):
        return BusinessId(
            None, REGISTER, text, (Doubt("register_number", f"“{text}” was taken for a register number."),)
        )
    if FOREIGN.search(text):
        return _none(text, Doubt("foreign_id", f"“{text}” looks like the id of another country."))
    if not re.search(r"\d", text):
        known = says_nothing_known(text)
        return _none(text) if known else _none(text, Doubt("not_an_id", f"“{text}” is not a business id."))
    return None


def _from_text(text: str) -> BusinessId:
    bare = LABEL.sub("", text)
    found = list(ID_LIKE.finditer(bare)) or list(ID_LIKE.finditer(_letters_to_digits(bare)))
    if not found:
        return _none(text, Doubt("not_an_id", f"“{text}” is not a business id."))
    match = found[0]
    digits = re.sub(r"\D", "", match["glued"] or match["digits"] + match["check"])
    rest = re.sub(r"(?i)^fi[\s-]*", "", bare.replace(match[0], " ").strip())
    extra: list[Doubt] = []
    if not any(bare[m.start() : m.end()] == m[0] for m in found):
        extra.append(Doubt("letter_in_number", f"A letter in “{text}” was read as a digit."))
        rest = ""
    if len({re.sub(r"\D", "", m[0]) for m in found}) > 1:
        extra.append(Doubt("several_ids", f"“{text}” holds several ids; the first was taken."))
    elif "?" in rest:
        extra.append(Doubt("uncertain", f"“{text}” carries a question mark."))
    return _checked(digits.zfill(8), text if remark_of(rest.strip(" ()?")) else None, *extra)


def _letters_to_digits(text: str) -> str:
    return re.sub(r"(?<=\d)[oOlI](?=[\d\s-])", lambda match: "0" if match[0] in "oO" else "1", text)


def _checked(digits: str, remark: str | None, *doubts: Doubt) -> BusinessId:
    value = f"{digits[:7]}-{digits[7]}"
    if not has_right_check_digit(value):
        doubts = (*doubts, Doubt("check_digit", f"The check digit of {value} is wrong; the id may be mistyped."))
    return BusinessId(value, FINNISH, remark, doubts)
