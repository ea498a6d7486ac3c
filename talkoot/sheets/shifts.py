"""Rows whose values stand one column too far to the right."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime

from talkoot.sheets.columns import FRACTIONS, ROLES
from talkoot.sheets.evidence import EMAIL, kinds_of
from talkoot.sheets.workbook import Cell, CellError

MIN_GAIN = 2.0
NULL_TEXT = re.compile(r"^[-–?.x ]{0,3}$|^(?:n/?a|ei|ej|nej|no|none)\b.{0,25}$", re.IGNORECASE)


def shift_start(cells: Sequence[Cell], fields: Sequence[str]) -> int | None:
    """The column where an empty cell slipped in and from which all values stand one column too far right, if any.

    Both lists go by column; a value beyond the last field counts as misplaced.
    """
    now = [_misfit(cell, fields[i] if i < len(fields) else "") for i, cell in enumerate(cells)]
    if sum(now) < MIN_GAIN:
        return None
    best: tuple[float, int] | None = None
    for start, cell in enumerate(cells):
        if cell is not None or start >= len(fields) or all(c is None for c in cells[start + 1 :]):
            continue
        after = sum(
            _misfit(cells[i + 1] if i + 1 < len(cells) else None, fields[i] if i < len(fields) else "")
            for i in range(start, len(cells))
        )
        gain = sum(now[start:]) - after
        if best is None or gain > best[0]:
            best = (gain, start)
    if best is None or best[0] < MIN_GAIN or sum(now) - best[0] > best[0] * 0.67:
        return None
    return best[1]


def _misfit(cell: Cell, field: str) -> float:
    """0 when the value may stand in the field, up to 1 when it may not."""
    if cell is None:
        return 0.6 if field == "member.name" else 0.0
    if isinstance(cell, CellError):
        return 0.0
    if not field:
        return 0.5
    if isinstance(cell, str) and NULL_TEXT.match(cell.strip()):
        return 0.0
    rule = RULES.get(field) or _family_rule(field)
    return rule(cell) if rule else 0.0


def _family_rule(field: str) -> Callable[[Cell], float] | None:
    family, _, part = field.partition(".")
    if family == "figure":
        return _fraction if part in FRACTIONS else _number
    if family in ROLES:
        return {"email": _email, "phone": _phone, "name": _words, "role": _words}.get(part)
    return None


def _number(cell: Cell) -> float:
    if isinstance(cell, int | float):
        return 0.0
    if isinstance(cell, date | datetime):
        return 0.3
    text = str(cell)
    if EMAIL.search(text):
        return 1.0
    digits = sum(c.isdigit() for c in text)
    return (0.2 if len(text) < 25 else 0.9) if not digits else (0.0 if len(text) < 30 else 0.6)


def _fraction(cell: Cell) -> float:
    if isinstance(cell, int | float):
        return 1.0 if cell > 100 or cell < 0 else 0.0
    return _number(cell) if not isinstance(cell, date | datetime) else 0.7


def _email(cell: Cell) -> float:
    return 0.0 if isinstance(cell, str) and ("@" in cell or "(at)" in cell or re.search(r"\w\.\w{2,}$", cell)) else 1.0


def _phone(cell: Cell) -> float:
    if isinstance(cell, int | float):
        return 0.0 if cell > 10_000 else 0.8
    return 0.0 if sum(c.isdigit() for c in str(cell)) >= 5 and not EMAIL.search(str(cell)) else 1.0


def _words(cell: Cell) -> float:
    if not isinstance(cell, str):
        return 1.0
    return 1.0 if EMAIL.search(cell) or not any(c.isalpha() for c in cell) else 0.0


def _sentence(cell: Cell) -> float:
    if not isinstance(cell, str):
        return 1.0
    return 1.0 if not any(c.isalpha() for c in cell) else 0.0


def _business_id(cell: Cell) -> float:
    return 0.0 if isinstance(cell, int | float) or sum(c.isdigit() for c in str(cell)) >= 4 else 1.0


def _dated(cell: Cell) -> float:
    if isinstance(cell, date | datetime):
        return 0.0
    if isinstance(cell, int | float):
        return 0.0 if 1990 <= cell <= 2060 or 35_000 <= cell <= 55_000 else 1.0
    return 0.0 if any(c.isdigit() for c in str(cell)) else 0.9


def _responded(cell: Cell) -> float:
    return 0.0 if isinstance(cell, str) and len(cell) < 15 else _dated(cell)


def _staff(cell: Cell) -> float:
    if isinstance(cell, int | float | date | datetime):
        return 0.0
    return 0.0 if any(c.isdigit() for c in str(cell)) else 0.9


def _size_class(cell: Cell) -> float:
    if isinstance(cell, int | float):
        return 0.4
    return _staff(cell)


def _known(kind: str) -> Callable[[Cell], float]:
    def rule(cell: Cell) -> float:
        return 0.0 if isinstance(cell, str) and kind in kinds_of(cell) else 0.9

    return rule


RULES: dict[str, Callable[[Cell], float]] = {
    "member.name": _words,
    "member.business_id": _business_id,
    "member.tier": _known("tier"),
    "member.status": _known("status"),
    "member.joined": _dated,
    "member.municipality": _words,
    "member.staff": _staff,
    "member.size_class": _size_class,
    "goal.sentence": _sentence,
    "goal.text": _sentence,
    "goal.theme": _words,
    "goal.baseline_year": _dated,
    "report.responded": _responded,
    "report.measures": _sentence,
    "row.number": lambda cell: 0.0 if isinstance(cell, int | float) or str(cell).strip(". ").isdigit() else 0.8,
}
