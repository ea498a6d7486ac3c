"""E-mail addresses as people hide, mistype and list them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from talkoot.sheets.values.doubts import Doubt
from talkoot.sheets.values.text import (
    LONGEST_LIST,
    is_error,
    is_placeholder,
    is_prose,
    remark_of,
    says_nothing_known,
    text_of,
    tidy,
)
from talkoot.sheets.workbook import Cell

AT = re.compile(
    r"\s*(?:[(\[{<]\s*(?:at|ät|a|@|miukumauku|snabel-?a)\s*[)\]}>]|＠|\s(?:at|ät)\s(?=\S+\.\S))\s*", re.IGNORECASE
)
DOT = re.compile(r"\s*[(\[{]\s*(?:dot|piste|punkt|\.)\s*[)\]}]\s*", re.IGNORECASE)
NAMED = re.compile(r"(?P<name>[^<>;\n]*?)<\s*(?:mailto:)?(?P<address>[^<>]+?)\s*>", re.IGNORECASE)
COMMA_FOR_DOT = re.compile(r"@[\w-]+(?:\.[\w-]+)*,(?!www)[a-zåäö]{2,}(?![\w@.])", re.IGNORECASE)
SEPARATORS = re.compile(r"[;,/|\s]+")
CONJUNCTIONS = frozenset({"tai", "ja", "och", "eller", "and", "or", "sekä", "samt"})
ADDRESS = re.compile(r"[\w.!#$%&'*+=?^`{}~-]+@(?:[\w-]+\.)+[^\W\d_]{2,}")
WITHOUT_AT = re.compile(r"[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True)
class Emails:
    """Addresses in lower case, in the order of the cell."""

    values: tuple[str, ...] = ()
    remark: str | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass
class _Reading:
    values: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def refuse(self, code: str, message: str, original: str, suggestion: str | None = None) -> None:
        self.remarks.append(original)
        self.doubts.append(Doubt(code, message, suggestion))


def parse_emails(cell: Cell) -> Emails:
    """Read every address; what cannot be one is left out, kept as a remark and asked about."""
    text = cell if isinstance(cell, str) else text_of(cell)
    if is_placeholder(text):
        return Emails()
    reading = _Reading()
    if is_error(cell) or not isinstance(cell, str) or is_prose(cell, LONGEST_LIST):
        reading.refuse("not_an_email", f"“{text}” is not an e-mail address.", text)
    else:
        _read(_cleaned(text, reading), text, reading)
    values = tuple(dict.fromkeys(reading.values))
    return Emails(values, "; ".join(dict.fromkeys(reading.remarks)) or None, tuple(reading.doubts))


def _cleaned(text: str, reading: _Reading) -> str:
    """One address after another: names, `mailto:` and `(at)` dealt with, commas in domains asked about."""
    lines = "\n".join(tidy(line) for line in text.splitlines())
    lines = re.sub(r"mailto:\s*", " ", lines, flags=re.IGNORECASE)
    lines = re.sub(r"\?(?:subject|body|cc)=\S*", " ", lines, flags=re.IGNORECASE)

    def keep_address(match: re.Match[str]) -> str:
        name = remark_of(match["name"].strip(" \"',"))
        if name and "@" not in name:
            reading.remarks.append(name)
        return f"{match['name']} {match['address']} " if "@" in match["name"] else f" {match['address']} "

    lines = DOT.sub(".", AT.sub("@", NAMED.sub(keep_address, lines)))
    return re.sub(r"\s*@\s*", "@", lines)


def _read(lines: str, original: str, reading: _Reading) -> None:
    for match in COMMA_FOR_DOT.finditer(lines):
        start = max((lines.rfind(mark, 0, match.start()) for mark in " ;/\n<"), default=-1) + 1
        written = lines[start : match.end()]
        right = written.replace(",", ".").casefold()
        reading.refuse("comma_in_address", f"“{written}” has a comma for a dot.", written, right)
        lines = lines.replace(written, " ")
    words: list[str] = []
    for piece in SEPARATORS.split(lines):
        _piece(piece.strip(" .:<>()[]\"'*"), reading, words)
    left = " ".join(word for word in words if word)
    if not left:
        return
    if reading.values or reading.doubts or says_nothing_known(original):
        reading.remarks.append(left)
    else:
        reading.refuse("not_an_email", f"“{left}” is not an e-mail address.", left)


def _piece(piece: str, reading: _Reading, words: list[str]) -> None:
    if "@" in piece:
        _address(piece.casefold(), piece, reading)
    elif WITHOUT_AT.fullmatch(piece) and len(piece) > 5 and not piece.casefold().startswith(("www.", "http")):
        reading.refuse("email_without_at", f"“{piece}” lacks its @ sign.", piece)
    elif re.search(r"\w", piece) and piece.casefold() not in CONJUNCTIONS:
        words.append(piece)


def _address(address: str, original: str, reading: _Reading) -> None:
    if not ADDRESS.fullmatch(address) or ".." in address or ".@" in address or "@." in address:
        repaired = re.sub(r"\.*@\.*", "@", re.sub(r"\.{2,}", ".", address))
        suggestion = repaired if repaired != address and ADDRESS.fullmatch(repaired) else None
        reading.refuse("not_an_email", f"“{original}” is not a complete e-mail address.", original, suggestion)
        return
    reading.values.append(address)
    if not address.isascii():
        plain_letters = address.translate(str.maketrans("åäöéü", "aaoeu"))
        message = f"{address} has letters that addresses rarely have."
        reading.doubts.append(Doubt("unusual_address", message, plain_letters if plain_letters.isascii() else None))
