"""Names of organisations as they are compared: without legal forms, spaces and spelling habits."""

from __future__ import annotations

import re
from functools import lru_cache

from talkoot.sheets.wording import fold, tidy

LEGAL_FORMS = frozenset(
    [
        "oy",
        "oyj",
        "ab",
        "abp",
        "ry",
        "rf",
        "ky",
        "tmi",
        "sr",
        "rs",
        "osk",
        "oyab",
        "aboy",
        "kb",
        "hb",
        "hf",
        "bk",
        "fab",
        "as",
        "ltd",
        "limited",
        "llc",
        "plc",
        "inc",
        "gmbh",
        "co",
        "corp",
        "sl",
        "seur",
        "aky",
        "tmy",
        "ek",
        "ekonomisk",
        "oü",
        "ou",
        "ag",
        "bv",
        "nv",
        "sa",
        "srl",
        "lp",
        "llp",
    ]
)
STRONG_FORM = re.compile(
    r"(?:^|\s)(?:Oy|OY|oy|Oyj|Ab|AB|Abp|ry|rf|Ky|KY|Tmi|tmi|T:mi|sr|Osk|Osk\.|Ltd\.?|LLC|PLC|plc|Inc\.?|GmbH|Kb|KB|Hb|HB|r\.y\.|r\.f\.)"
    r"(?:\s|$|,|\))"
)
ORGANISATION_WORD = re.compile(
    r"(?:yhtymä|yhdistys|seura|säätiö|osuuskunta|andelslag\w*|stiftelse\w*|förening\w*|församling\w*|seurakunta|"
    r"kuntayhtymä|korkeakoulu|yliopisto|sparbank|säästöpankki|apteekki|institut\w*|foundation|association|university|"
    r"college|school|society|cooperative|lukio|högskola\w*|pankki|bank|council|parish)(?:\b|$)",
    re.IGNORECASE,
)
LINKING = frozenset(["ja", "och", "o", "and", "et"])  # "&" is no word, so neither are these
HOUSING = re.compile(r"^(?:KOY|KOy|Koy|Kiint\.? ?[Oo]y)\s")
ASIDE = re.compile(r"\(([^)]*)\)")


def has_legal_form(text: str) -> bool:
    """Does the text look like the name of an organisation, by its legal form or kind?"""
    return len(text) <= 90 and bool(STRONG_FORM.search(text) or (len(text) <= 60 and ORGANISATION_WORD.search(text)))


def has_strict_legal_form(text: str) -> bool:
    """Only by its legal form (Oy, Ab, ry, Ltd …)."""
    return bool(STRONG_FORM.search(text))


def display_name(text: str) -> tuple[str, str | None]:
    """The name without an aside in brackets, and the aside: "Kunta Oy (KOY)" gives "Kunta Oy" and "KOY"."""
    plain = tidy(text)
    asides = ASIDE.findall(plain)
    bare = tidy(ASIDE.sub(" ", plain)) if asides else plain
    if not bare:
        return plain, None
    return bare, ("; ".join(asides) or None)


@lru_cache(maxsize=100_000)
def name_tokens(text: str) -> tuple[str, ...]:
    """The words that tell one organisation from another."""
    words = tuple(fold(HOUSING.sub("kiinteisto oy ", display_name(text)[0]).replace(":", "")).split())
    kept = tuple(word for word in words if word not in LEGAL_FORMS and word not in LINKING)
    return kept or words


@lru_cache(maxsize=100_000)
def compact(text: str) -> str:
    """The same, run together."""
    return "".join(name_tokens(text))


def is_acronym_of(short: str, tokens: tuple[str, ...]) -> bool:
    """JKAMK is Järvikaupungin ammattikorkeakoulu: letters in order, every word begun with one of them."""
    letters = fold(short).replace(" ", "")
    if not 2 <= len(letters) <= 7 or len(tokens) < 2 or not letters.isalpha():
        return False
    return _spells(letters, tuple(tokens))


def _spells(letters: str, tokens: tuple[str, ...]) -> bool:
    """Every word gives its first letter and may give more from inside; small words may give none."""
    if not letters or not tokens:
        return not letters and all(map(_may_be_silent, tokens))
    head, rest = tokens[0], tokens[1:]
    if _may_be_silent(head) and _spells(letters, rest):
        return True
    place = 0 if head.startswith(letters[0]) else -1
    for taken in range(1, len(letters) + 1):
        if place < 0:
            return False
        if _spells(letters[taken:], rest):
            return True
        place = head.find(letters[taken], place + 1) if taken < len(letters) else -1
    return False


def _may_be_silent(token: str) -> bool:
    return len(token) <= 2 or token in SMALL_WORDS


SMALL_WORDS = frozenset(["ja", "och", "and", "the", "of", "i", "for", "sekä", "seka"])
