"""The verdict on one field: what the truth accepts, what the importer said, and whether it asked."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from typing import Any

from tests.sheets.quality.specs import Spec
from tests.sheets.quality.truths import UNITS

VERDICTS = ("right", "asked", "needless", "wrong", "silent", "missing", "empty")


def squash(text: object) -> str:
    """Lower case, single spaces, typographic twins made equal."""
    plain = unicodedata.normalize("NFKC", str(text)).casefold().replace("–", "-").replace("−", "-")
    return re.sub(r"\s+", " ", plain).strip()


def bare(text: object) -> str:
    """Letters and digits only."""
    return "".join(char for char in squash(text) if char.isalnum())


def alike(one: object, other: object) -> float:
    return SequenceMatcher(None, bare(one), bare(other), autojunk=False).ratio()


def same(wanted: Any, given: Any) -> bool:
    """Numbers within half a per mille, everything else as text."""
    if wanted is None or given is None or given == "":
        return wanted is None and given in (None, "")
    if isinstance(wanted, (int, float)) and not isinstance(wanted, bool):
        try:
            return abs(float(given) - wanted) <= max(abs(wanted) * 5e-4, 1e-9)
        except (TypeError, ValueError):
            return False
    return squash(wanted) == squash(given)


def same_phone(wanted: Any, given: Any) -> bool:
    return same(*(None if phone is None else _digits(phone) for phone in (wanted, given)))


def same_words(wanted: Any, given: Any) -> bool:
    """The same wording, give or take bullets and separators."""
    return same(wanted, given) or bool(wanted and given and alike(wanted, given) >= 0.97)


def _digits(phone: Any) -> str:
    digits = re.sub(r"\D", "", str(phone).replace("(0)", ""))
    return f"0{digits[3:]}" if digits.startswith("358") else f"0{digits.lstrip('0')}"


def judge(spec: Spec, given: Any, asked: bool, compare: Callable[[Any, Any], bool] = same) -> str:
    """One of VERDICTS; `empty` (nothing said, nothing expected) is not counted."""
    ask = spec.get("ask")
    good = accepts(spec, given, compare)
    if asked:
        if ask == "may":
            asked_any = spec.get("asked_any", [])
            fits = good or given in (None, "") or any(compare(value, given) for value in asked_any)
            return "right" if fits else "asked"
        return "asked" if ask == "must" else "needless"
    if good:
        if ask == "must":
            return "silent"
        return "empty" if given in (None, "") or spec.get("free") else "right"
    return "missing" if given in (None, "") else "wrong"


def accepts(spec: Spec, given: Any, compare: Callable[[Any, Any], bool] = same) -> bool:
    if any(compare(value, given) for value in spec.get("any", [])):
        return True
    return bool(spec.get("free")) and (given not in UNITS or given in spec.get("also", []))


def flagged(flags: Iterable[Any], *names: str) -> bool:
    """Whether a flag names one of these fields, or a part of one."""
    wanted = {name.replace(".", "_") for name in names}
    for flag in flags:
        plain = str(flag).lower().replace(".", "_").removeprefix("member_").removeprefix("goal_")
        if plain in wanted or any(plain.startswith(f"{name}_") for name in wanted):
            return True
    return False
