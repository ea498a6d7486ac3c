"""Words as they are compared: without case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from functools import lru_cache

from talkoot.sheets.workbook import Cell, CellError

INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\u00ad"), None)
SPACES = re.compile(r"\s+")
NOT_WORD = re.compile(r"[^a-z0-9%]+")
YEAR = re.compile(r"(?<!\d)(19[89]\d|20[0-4]\d)(?!\d)")


def tidy(text: str) -> str:
    """One line, single spaces, nothing invisible."""
    return SPACES.sub(" ", text.translate(INVISIBLE)).strip()


def tidy_lines(text: str) -> str:
    """As tidy, but line breaks stay."""
    if text.isprintable():
        return tidy(text)
    lines = (tidy(line) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Lower case ASCII words and numbers, one space between."""
    text = text.replace("³", "3").replace("²", "2").replace("ø", "o").replace("Ø", "o").replace("æ", "ae")
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return NOT_WORD.sub(" ", plain.replace("ß", "ss")).strip()


def slug(text: str) -> str:
    """A code made of words: "Lentomatkat, km" is lentomatkat_km."""
    return fold(text).replace("%", "").replace(" ", "_").strip("_") or "figure"


def shown(cell: Cell) -> str:
    """A cell as a person would read it, for notes and questions."""
    if cell is None:
        return ""
    if isinstance(cell, CellError):
        return cell.code
    if isinstance(cell, datetime):
        return cell.date().isoformat() if (cell.hour, cell.minute) == (0, 0) else cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    return tidy_lines(str(cell))


def years_in(text: str) -> list[int]:
    """The calendar years that a text mentions, in order."""
    return [int(found) for found in YEAR.findall(text)]
