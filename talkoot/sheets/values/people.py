"""Contact people: e-mail addresses, telephone numbers, names and roles."""

from __future__ import annotations

import re
from dataclasses import dataclass

from talkoot.sheets.values.doubts import Doubt
from talkoot.sheets.values.emails import Emails, parse_emails
from talkoot.sheets.values.lexicon import NAME_PARTICLES, ROLES, TITLES
from talkoot.sheets.values.phones import Phones, parse_phones
from talkoot.sheets.values.text import (
    LONGEST_LIST,
    is_error,
    is_placeholder,
    is_prose,
    plain,
    remark_of,
    says_nothing_known,
    text_of,
)
from talkoot.sheets.workbook import Cell

__all__ = ["Emails", "Names", "Phones", "parse_emails", "parse_names", "parse_phones", "parse_role"]

BETWEEN_PEOPLE = re.compile(r"\s*(?:[/;&\n|]|\s\+\s|\s(?:ja|och|and|sekä|samt|tai|eller|or)\s)\s*")
PARENTHESES = re.compile(r"\s*[(\[]([^)\]]*)[)\]]?")
AFTER_DASH = re.compile(r"\s+[-–—]\s+(.*)$|:\s+(.*)$")
CONTACT_DETAIL = re.compile(r"\S+@\S+|\+?\d[\d\s()-]{5,}\d|mailto:\S+")
NAME = re.compile(r"[^\W\d_][\w'’.-]*(?:\s[^\W\d_][\w'’.-]*){0,4}")


@dataclass(frozen=True)
class Names:
    """Names as `First Last`, in the order of the cell."""

    values: tuple[str, ...] = ()
    remark: str | None = None
    doubts: tuple[Doubt, ...] = ()


def parse_names(cell: Cell) -> Names:
    """Read the people of a cell; former names, titles and asides become the remark."""
    text = str(cell) if isinstance(cell, str) else text_of(cell)
    if is_placeholder(text):
        return Names()
    if is_error(cell) or not isinstance(cell, str) or is_prose(cell, LONGEST_LIST):
        return Names((), text, (Doubt("not_a_name", f"“{text}” stands where a name should be."),))
    remarks: list[str] = []
    names: list[str] = []
    for line in text.strip().split("\n"):
        for part in BETWEEN_PEOPLE.split(_without_asides(line, remarks)):
            names.extend(_people(text_of(part), remarks))
    known = says_nothing_known(text)
    doubts = () if names or known else (Doubt("not_a_name", f"“{text_of(text)}” is not a name."),)
    values = () if known and not names else tuple(dict.fromkeys(names))
    return Names(values, "; ".join(remarks) or None, doubts)


def parse_role(cell: Cell) -> str | None:
    """contact, deputy, signatory, communications or invoicing; None for a title or anything else."""
    word = "" if is_prose(cell) else plain(text_of(cell))
    if not word or len(word) > 60:
        return None
    for role, pattern in ROLES:
        if pattern.search(word):
            return role
    return None


def _without_asides(line: str, remarks: list[str]) -> str:
    for pattern in (PARENTHESES, CONTACT_DETAIL, AFTER_DASH):
        for match in pattern.finditer(line):
            aside = remark_of(next((group for group in match.groups() if group), match[0]))
            if aside:
                remarks.append(aside)
        line = pattern.sub(" ", line)
    return line


def _people(part: str, remarks: list[str]) -> list[str]:
    """`Kelovaara, Niina` is one person, `Niina Kelovaara, Laura Ruokolehto` are two, `Kelovaara, tj` has a title."""
    pieces = [piece for piece in (text_of(piece) for piece in part.split(",")) if piece]
    titles = [piece for piece in pieces if _is_title(piece)]
    remarks.extend(titles)
    pieces = [piece for piece in pieces if piece not in titles]
    if len(pieces) == 2 and _is_last_name(pieces[0]) and len(pieces[1].split()) <= 2:
        pieces = [f"{pieces[1]} {pieces[0]}"]
    names = []
    for piece in pieces:
        if NAME.fullmatch(piece) and len(piece) <= 60 and not _is_excuse(piece):
            names.append(_written_normally(piece))
        elif remark_of(piece):
            remarks.append(piece)
    return names


def _is_excuse(piece: str) -> bool:
    """`ei tiedossa`, `saknas`; but Inga Lindqvist is a person."""
    looks_like_name = len(piece.split()) > 1 and all(word[0].isupper() for word in piece.split())
    return says_nothing_known(piece) and not looks_like_name


def _is_title(piece: str) -> bool:
    return TITLES.fullmatch(plain(piece)) is not None


def _is_last_name(piece: str) -> bool:
    words = piece.split()
    return len(words) == 1 or (len(words) <= 3 and words[0].casefold() in NAME_PARTICLES)


def _written_normally(name: str) -> str:
    """`NIINA KELOVAARA` and `niina kelovaara` as `Niina Kelovaara`; other spellings are the person's own."""
    if len(name) > 3 and (name.isupper() or name.islower()):
        return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), name)
    return name
