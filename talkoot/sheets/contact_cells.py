"""One cell that holds a whole contact: "Paavo Hiisi, paavo.hiisi@yritys.example, 044 555 1201"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from talkoot.sheets.values.emails import ADDRESS
from talkoot.sheets.values.lexicon import TITLES
from talkoot.sheets.values.people import parse_names, parse_phones
from talkoot.sheets.wording import tidy
from talkoot.sheets.workbook import Cell

NEXT_PERSON = re.compile(r"\s*(?:[;\n|]|\s/\s)\s*")
PHONE = re.compile(
    r"(?:\b(?:puh|p|gsm|tel|tfn|mob|mobil|phone)\.?:?\s*)?(?<![\w@.])(?:\+|00)?\(?\d(?:[\s().–-]*\d){5,13}",
    re.IGNORECASE,
)
LABEL = re.compile(r"^[^\W\d_][\w -]{1,20}:\s*$")
MARKS = " ,.:–-()<>[]"


@dataclass(frozen=True)
class Person:
    """The parts of one contact as they stand in the cell; `rest` are words that are none of them."""

    name: str | None
    email: str
    phone: str | None
    rest: str | None
    is_labelled: bool = False


def people_in(cell: Cell) -> list[Person]:
    """The people of a cell of which each has a name or number beside one address; none if it is not such a cell."""
    if not isinstance(cell, str) or "@" not in cell or len(cell) > 400:
        return []
    parts = _together([part for part in NEXT_PERSON.split(cell.strip()) if part])
    if any(len(ADDRESS.findall(part)) != 1 for part in parts):
        return []
    found = [_person(part) for part in parts]
    return found if all(_is_whole(person) for person in found) else []


def _together(parts: list[str]) -> list[str]:
    """Parts without an address belong to the one before, or to the next if the address ends the contact."""
    own = [bool(ADDRESS.search(part)) for part in parts]
    if all(own) or not any(own):
        return parts
    joined: list[str] = []
    is_open = False
    for part, has_address in zip(parts, own, strict=True):
        begins = not joined or not (is_open or (not has_address and own[0]))
        joined = [*joined, part] if begins else [*joined[:-1], f"{joined[-1]}, {part}"]
        is_open = not has_address and (is_open or begins) and not own[0]
    return joined


def _is_whole(person: Person) -> bool:
    return bool(person.name or person.phone or not person.rest or person.is_labelled)


def _person(part: str) -> Person:
    email = ADDRESS.findall(part)[0]
    left = part.replace("mailto:", " ").replace(email, " ")
    written = next((match[0] for match in PHONE.finditer(left)), None)
    phones = parse_phones(re.sub(r"^\D*?(?=[+(\d])", "", written)).values if written else ()
    if written and phones:
        left = left.replace(written, " ")
    left = re.sub(r"(?:\s*,)+", ",", tidy(left)).strip(MARKS + "*")
    is_labelled = bool(LABEL.match(tidy(part.split(email)[0])))
    if not left or is_labelled:
        return Person(None, email.casefold(), phones[0] if phones else None, left or None, is_labelled)
    names = parse_names(_without_title(left))
    is_one = len(names.values) == 1 and len(names.values[0].split()) > 1
    rest = names.remark if is_one else left
    return Person(names.values[0] if is_one else None, email.casefold(), phones[0] if phones else None, rest)


def _without_title(text: str) -> str:
    head, _, tail = text.partition(" ")
    return tail if len(tail.split()) > 1 and TITLES.fullmatch(head.casefold().strip(".,")) else text
