"""What the values of a column look like, whatever its heading says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from talkoot.sheets.names import has_legal_form
from talkoot.sheets.values.membership import SIZE_WORDS
from talkoot.sheets.values.people import parse_role
from talkoot.sheets.values.words import parse_status, parse_tier
from talkoot.sheets.wording import fold, tidy
from talkoot.sheets.workbook import Cell, CellError

EMAIL = re.compile(r"[\w.+-]+(@| ?\(at\) ?)[\w-]+[.,]\w+")
BUSINESS_ID = re.compile(r"^(?:FI ?|Y )?\d{3}[ ]?\d{3,4} ?[-–‐−] ?\d$|^FI ?\d{8}$|^\d{8}$")
PHONE = re.compile(r"^(?:\+\d{2,3}|0)[\d\s()\-–]{6,16}$")
NUMERIC = re.compile(
    r"^(?:n\.|noin|ca|~|ungefär|approx\.?|about)? ?[-−+]?\d[\d\s.,]*\*?"
    r" ?(?:%|mwh|kwh|gwh|l|km|kg|t|tn|m3|m³|st|kpl|mil|tuhatta|tusen)?$",
    re.IGNORECASE,
)
DATE_TEXT = re.compile(r"^\d{1,2}[./]\d{1,2}[./ ]+\d{2,4}$|^\d{4}-\d{2}(-\d{2})?$|^\d{1,2}/\d{4}$")
PERSON = re.compile(r"^[A-ZÅÄÖÉ][\w'’-]+,? (?:[A-ZÅÄÖÉ][\w'’.-]*\.? ?){1,3}(?:$|[/;,(])")
YES_NO = frozenset(["x", "k", "e", "y", "n", "ok", "kylla", "ei", "ja", "nej", "yes", "no", "joo", "✓", "1", "0", "on"])
ANSWERS = YES_NO - {"ok"}
STAMP = re.compile(r"^\d{1,2}[./]\d{1,2}[./ ]+\d{2,4}|^\d{4}-\d{2}-\d{2}|^\d{1,2} \w{3,} \d{4}")
PLACE = re.compile(r"^[A-ZÅÄÖ][a-zåäöé-]{2,}(?: [A-ZÅÄÖ][a-zåäö]+)?$")
SIZE_BAND = re.compile(r"^[<>≤≥]? ?\d{1,4} ?(?:[-–] ?\d{1,4}|\+)?$")


@dataclass(frozen=True)
class Evidence:
    """Shares among the filled cells of a column."""

    filled: int = 0
    distinct: float = 0.0
    email: float = 0.0
    address: float = 0.0
    business_id: float = 0.0
    phone: float = 0.0
    number: float = 0.0
    fraction: float = 0.0
    year: float = 0.0
    date: float = 0.0
    legal_form: float = 0.0
    person: float = 0.0
    text: float = 0.0
    long_text: float = 0.0
    status: float = 0.0
    tier: float = 0.0
    role: float = 0.0
    yes_no: float = 0.0
    band: float = 0.0
    size: float = 0.0
    stamp: float = 0.0
    place: float = 0.0


def look_at(cells: Iterable[Cell], limit: int = 200) -> Evidence:
    """Read up to `limit` filled cells."""
    counts = dict.fromkeys(Evidence.__dataclass_fields__, 0)
    seen = set()
    for cell in cells:
        if cell is None or isinstance(cell, CellError):
            continue
        counts["filled"] += 1
        seen.add(str(cell))
        for kind in _kinds(cell):
            counts[kind] += 1
        if counts["filled"] >= limit:
            break
    total = counts.pop("filled")
    if not total:
        return Evidence()
    shares = {kind: count / total for kind, count in counts.items()}
    shares["distinct"] = len(seen) / total
    return Evidence(filled=total, **shares)


@lru_cache(maxsize=100_000)
def _text_kinds(text: str) -> tuple[str, ...]:
    word = fold(text)
    checks = {
        "email": bool(EMAIL.search(text)),
        "address": " " not in text and "@" in text,
        "business_id": bool(BUSINESS_ID.match(text)),
        "phone": bool(PHONE.match(text)) and not BUSINESS_ID.match(text),
        "number": bool(NUMERIC.match(text)),
        "fraction": text.endswith("%"),
        "year": bool(re.match(r"^(19|20)\d\d\b", text)) and len(text) <= 12,
        "date": bool(DATE_TEXT.match(text)),
        "person": bool(PERSON.match(text)) and not has_legal_form(text),
        "legal_form": has_legal_form(text),
        "long_text": len(text) > 25,
        "text": any(c.isalpha() for c in text),
        "status": len(text) < 40 and word not in ANSWERS and parse_status(text).value not in (None, "unknown"),
        "tier": len(text) < 30 and parse_tier(text).value is not None,
        "role": len(text) < 30 and parse_role(text) is not None,
        "yes_no": word in YES_NO,
        "band": bool(SIZE_BAND.match(text)),
        "size": len(text) < 24 and any(words.search(text.casefold()) for _, words in SIZE_WORDS),
        "stamp": bool(STAMP.match(text)),
        "place": bool(PLACE.match(text)) and not has_legal_form(text),
    }
    return tuple(kind for kind, is_so in checks.items() if is_so)


def kinds_of(text: str) -> tuple[str, ...]:
    """What one text looks like, as the names of the shares."""
    return _text_kinds(tidy(text))


def _kinds(cell: Cell) -> tuple[str, ...]:
    if isinstance(cell, str):
        return kinds_of(cell)
    if isinstance(cell, date | datetime):
        return ("date", "year") if 1905 <= cell.year <= 1906 else ("date",)
    if isinstance(cell, bool):
        return ("yes_no",)
    if isinstance(cell, int | float):
        return tuple(_number_kinds(cell))
    return ()


def _number_kinds(number: float) -> Iterable[str]:
    yield "number"
    if 0 <= number <= 1:
        yield "fraction"
    if number == int(number):
        if 1980 <= number <= 2060:
            yield "year"
        if 42000 <= number <= 49000:
            yield "date"
        if 100_000 <= number <= 99_999_999 and len(str(int(number))) == 8:
            yield "business_id"
        if 400_000_000 <= number <= 509_999_999:
            yield "phone"
