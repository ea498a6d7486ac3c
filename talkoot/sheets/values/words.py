"""Words with a meaning of their own: status, tier, number of staff, size class."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from rapidfuzz import fuzz, process

from talkoot.sheets.values.amounts import Wanted, shown
from talkoot.sheets.values.doubts import Doubt
from talkoot.sheets.values.membership import NEGATED, SIZE_WORDS, STATUS_WORDS, STATUSES, TIERS
from talkoot.sheets.values.mistyped import date_as_range
from talkoot.sheets.values.numbers import read_amount
from talkoot.sheets.values.phrases import quantities
from talkoot.sheets.values.text import is_error, is_placeholder, is_prose, plain, remark_of, says_nothing_known, text_of
from talkoot.sheets.workbook import Cell

SIZE_CLASSES: tuple[tuple[str, int, int | None], ...] = (
    ("<10", 0, 9),
    ("10-49", 10, 49),
    ("50-249", 50, 249),
    ("250+", 250, None),
)
PEOPLE = Wanted("person", (), None)
UPPER = re.compile(
    r"^(?:yli|över|over|more than|enemmän kuin|mer än|vähintään|minst|at least|>|≥)=?\s*(\d+)"
    r"|^(\d+)\s*(?:\+|-$|tai enemmän|eller fler|or more)"
)
LOWER = re.compile(r"^(?:alle|under|below|less than|mindre än|färre än|fewer than|<)=?\s*(\d+)")
AT_MOST = re.compile(r"^(?:enintään|korkeintaan|högst|at most|max\.?|≤|<=)\s*(\d+)")
RANGE = re.compile(r"(\d+)\s*(?:-|\.{2,3}|…|till|to)\s*(\d+)")
PIECES = re.compile(r"(\d)\s*(?:st|kpl|pcs)\b\.?")
FULL_TIME = re.compile(r"(?<!\w)(?:htv|henkilötyövuo\w*|årsv\w*|fte)\.?(?!\w)")


@dataclass(frozen=True)
class Word:
    """One of our codes. `remark` keeps what else the cell said."""

    value: str | None
    remark: str | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True)
class Staff:
    """A number of people; `size_class` only when the cell states a range or a limit instead of a number."""

    value: int | None
    size_class: str | None
    remark: str | None = None
    doubts: tuple[Doubt, ...] = ()


def parse_status(cell: Cell) -> Word:
    """One of our statuses; `unknown` with a doubt when the words do not tell it, None when there are none."""
    text = text_of(cell)
    if not text:
        return Word(None)
    if is_placeholder(text) or is_prose(cell) or not isinstance(cell, str):
        return Word("unknown", None, (Doubt("unclear_status", f"“{text}” does not tell the status."),))
    word = plain(text)
    for code, pattern in STATUSES:
        match = pattern.search(word)
        if match is not None:
            return _status(code, match, word, text)
    return _misspelt_status(word, text)


def parse_tier(cell: Cell) -> Word:
    """partner or supporting, also from a section title (`STÖDMEDLEMMAR / TUKIJÄSENET`)."""
    text = text_of(cell)
    if not isinstance(cell, str) or is_prose(cell) or is_placeholder(text):
        doubt = Doubt("unclear_tier", f"“{text}” does not tell the tier.")
        return Word(None, None, (doubt,) if text and plain(text) not in {"-", "--"} else ())
    word = plain(text)
    for code, pattern in TIERS:
        match = pattern.search(word)
        if match is not None:
            rest = remark_of(pattern.sub(" ", word).strip(" ()?"))
            uncertain = (Doubt("uncertain", f"“{text}” carries a question mark."),) if "?" in word else ()
            return Word(code, text if rest else None, uncertain)
    return Word(None, text, (Doubt("unclear_tier", f"“{text}” does not tell the tier."),))


def parse_size_class(cell: Cell) -> Word:
    """<10, 10-49, 50-249 or 250+, from a range, a number, a word, or the date that Excel made of a range."""
    text = text_of(cell)
    if is_placeholder(text):
        return Word(None)
    if is_error(cell) or is_prose(cell) or isinstance(cell, (bool, time)):
        return Word(None, text, (Doubt("not_a_size", f"“{text}” is not a size class."),))
    if isinstance(cell, (date, datetime)):
        return _size_of_date(cell, text)
    found = _class_in_text(plain(text))
    if found is not None:
        return Word(found)
    staff = parse_staff(cell)
    if staff.value is None:
        return Word(None, text, (Doubt("not_a_size", f"“{text}” is not a size class."),))
    return Word(size_class_of(staff.value), staff.remark, staff.doubts)


def parse_staff(cell: Cell) -> Staff:
    """The number of people: `n. 140`, `24 htv`, `8 + kesätyöntekijät`; a range gives the size class and a question."""
    if isinstance(cell, (date, datetime)):
        size = _size_of_date(cell, text_of(cell))
        return Staff(None, size.value, None, size.doubts)
    if is_prose(cell):
        return Staff(
            None, None, text_of(cell), (Doubt("not_a_number", "A long text stands where a number should be."),)
        )
    word = plain(text_of(cell))
    limit = _limit(word) if isinstance(cell, str) else None
    if limit is not None:
        return Staff(None, limit, None)
    return _counted(cell, word)


def size_class_of(people: int) -> str:
    """The class that a number of people falls into."""
    return next(code for code, _, highest in SIZE_CLASSES if highest is None or people <= highest)


def _status(code: str, match: re.Match[str], word: str, text: str) -> Word:
    negated = NEGATED.search(word[: match.start()]) is not None and code == "active"
    if negated:
        doubt = Doubt("unclear_status", f"“{text}” was read as not taking part.", "left")
        return Word("paused", text, (doubt,))
    rest = remark_of((word[: match.start()] + " " + word[match.end() :]).strip(" ()?!"))
    doubts = (Doubt("uncertain", f"“{text}” carries a question mark."),) if "?" in word else ()
    return Word(code, text if rest else None, doubts)


def _misspelt_status(word: str, text: str) -> Word:
    best = process.extractOne(word, STATUS_WORDS.keys(), scorer=fuzz.ratio, score_cutoff=82)
    if best is not None:
        code = STATUS_WORDS[best[0]]
        return Word(code, text, (Doubt("misspelt", f"“{text}” was read as {best[0]}.", code),))
    return Word("unknown", text, (Doubt("unclear_status", f"“{text}” does not tell the status."),))


def _size_of_date(cell: date | datetime, text: str) -> Word:
    ends = date_as_range(cell)
    code = _class_of_range(*ends) if ends else None
    message = f"The cell shows the date {text}; the spreadsheet may have changed a size class into it."
    return Word(code, None, (Doubt("date_for_range", message, code),))


def _class_in_text(word: str) -> str | None:
    for code, pattern in SIZE_WORDS:
        if pattern.search(word):
            return code
    found = RANGE.search(word)
    return _class_of_range(int(found[1]), int(found[2])) if found else _limit(word)


def _class_of_range(low: int, high: int) -> str | None:
    """The class that holds both ends; `1–10` and `10–50` are forgiven their last number."""
    if low > high:
        return None
    code = size_class_of(low)
    highest = next(top for name, _, top in SIZE_CLASSES if name == code)
    return code if highest is None or high <= highest + 1 else None


def _limit(word: str) -> str | None:
    for pattern, step in ((UPPER, 0), (LOWER, -1), (AT_MOST, 0)):
        match = pattern.search(word)
        if match is None:
            continue
        number = int(next(group for group in match.groups() if group)) + step
        if pattern is UPPER:
            return "250+" if number >= 249 else None
        return "<10" if number <= 10 else None
    return None


def _counted(cell: Cell, word: str) -> Staff:
    given = PIECES.sub(r"\1", FULL_TIME.sub(" ", word)) if isinstance(cell, str) else cell
    extra = re.match(r"\D*\d[\d\s.,]*\D*?\s*\+\s*(?=[^\d\W])[^\d]*$", word) if isinstance(cell, str) else None
    if extra is not None and len(quantities(word)) == 1:
        given = word.partition("+")[0]
    amount = read_amount(given, PEOPLE)
    remark = text_of(cell) if extra or (isinstance(cell, str) and FULL_TIME.search(word)) else amount.remark
    if amount.value is None:
        found = RANGE.search(word)
        size = _class_of_range(int(found[1]), int(found[2])) if found else None
        silent = says_nothing_known(word) and not re.search(r"\d", word)
        return Staff(None, size, remark or (text_of(cell) if silent else None), amount.doubts)
    people = int(amount.value.to_integral_value(ROUND_HALF_UP))
    staff = Staff(people, None, remark, amount.doubts)
    if Decimal(people) == amount.value:
        return staff
    message = f"{shown(amount.value)} is not a whole number of people; it was rounded."
    return replace(
        staff, remark=remark or text_of(cell), doubts=(*staff.doubts, Doubt("not_whole", message, str(people)))
    )
