"""Text as people type it into cells, made plain: spaces, dashes, superscripts, error values, words for nothing."""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from functools import lru_cache

from talkoot.sheets.workbook import Cell, CellError

LONGEST_VALUE, LONGEST_LIST, LONGEST_GOAL = 200, 1000, 400

SPACES = re.compile(r"[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufe0f\ufeff]")
DASHES = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
SCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹", "01234567890123456789")
ARROWS = re.compile(r"\s*(?:[→⇒⟶➔➜]|-+>|=+>)\s*")
ERROR_VALUE = re.compile(
    r"#(?:REF|DIV/0|N/A|NAME|VALUE|NUM|NULL|SPILL|CALC|GETTING_DATA"
    r"|VIITTAUS|JAKO/0|PUUTTUU|NIMI|ARVO|LUKU|TYHJÄ|REFERENS|DIVISION/0|SAKNAS|NAMN|VÄRDEFEL|OGILTIGT|SKÄRNING)[!?]?",
    re.IGNORECASE,
)
PLACEHOLDERS = frozenset({"", "-", "--", "---", "?", "??", "???", ".", "..", "...", "…", "/", "x?", "(?)", "_", "*"})
NONE_WORDS = re.compile(
    r"\b(?:ei(?:vät)?|en|sis(?:ältyy|\.)?|vuokra\w*|puuttuu|puuttuvat|kysy\w*|selvit\w*|tarkist\w*"
    r"|tulossa|täydent\w*|tauolla"
    r"|tuntematon|avoin|myöhemmin"
    r"|ingår|hyra\w*|finns\s+(?:ej|inte|inget|inga)|vet\s+(?:ej|inte)|ej|inte|inga|ingen|inget"
    r"|saknas|utreds|kommer|okän[dt]|paus\w*|kollas"
    r"|not|no|none|nil|unknown|missing|included|rent|pending|tb[acd]|n/?a|later|unavailable)\b",
    re.IGNORECASE,
)


def tidy(text: str) -> str:
    """One kind of space, one at a time, nothing invisible, no edges."""
    return SPACES.sub(" ", INVISIBLE.sub("", text)).strip()


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """For matching: tidied, one kind of dash, ordinary digits, lower case."""
    return DASHES.sub("-", tidy(text)).translate(SCRIPTS).casefold()


def readable(text: str) -> str:
    """Like `plain`, but with the letters as they were written (for reading numbers and units)."""
    return DASHES.sub("-", tidy(text)).translate(SCRIPTS)


def text_of(cell: Cell) -> str:
    """The cell as a person would read it aloud, for remarks and for text parsers."""
    if cell is None:
        return ""
    if isinstance(cell, CellError):
        return cell.code
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and not (cell.hour or cell.minute or cell.second):
        return cell.date().isoformat()
    if isinstance(cell, (date, datetime)):
        return cell.isoformat(sep=" ") if isinstance(cell, datetime) else cell.isoformat()
    return tidy(str(cell))


def is_prose(cell: Cell, longest: int = LONGEST_VALUE) -> bool:
    """A text too long to be a value; it is not searched, so that no cell can hold up the reading."""
    return isinstance(cell, str) and len(cell) > longest


def is_placeholder(text: str) -> bool:
    """A dash, a question mark or the like: a person saw the cell and had nothing to write."""
    return plain(text) in PLACEHOLDERS


def is_error(cell: Cell) -> bool:
    """An error value, also one that was pasted as text (`=#REF!*1.02`) or that is no number at all."""
    if isinstance(cell, CellError):
        return True
    if isinstance(cell, float):
        return not math.isfinite(cell)
    return isinstance(cell, str) and ERROR_VALUE.search(cell) is not None


def says_nothing_known(text: str) -> bool:
    """Words that explain why there is no value: `sis. vuokraan`, `finns ej`, `not measured`."""
    return NONE_WORDS.search(plain(text)) is not None


def remark_of(text: str) -> str | None:
    """Leftover words worth keeping as a note, or nothing."""
    left = tidy(text).strip(" ,;:.–-/=")
    return left if re.search(r"\w", left) else None
