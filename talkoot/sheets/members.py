"""A member's own data, from all rows about it: the latest sheet wins, older values stay as notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from talkoot.sheets.names import compact, display_name, has_strict_legal_form, name_tokens
from talkoot.sheets.problems import Ledger, Place
from talkoot.sheets.result import Joined, Member
from talkoot.sheets.roster import Sighting, member_key
from talkoot.sheets.values.dates import parse_date
from talkoot.sheets.values.doubts import Doubt
from talkoot.sheets.values.words import parse_size_class, parse_staff, parse_status, parse_tier
from talkoot.sheets.wording import shown, tidy
from talkoot.sheets.workbook import Cell

TIMELESS = 9999


@dataclass(frozen=True)
class Told:
    """One value of one field, as one row tells it."""

    value: Any
    doubts: tuple[Doubt, ...]
    remark: str | None
    place: Place
    written: Cell
    extra: Any = None


def read_member(key: int, sightings: list[Sighting], ledger: Ledger, *, has_sections: bool) -> Member:
    """Put one member together."""
    ranked = _latest_first(sightings)
    member = Member(member_key(key), _name(ranked, ledger, member_key(key)))
    _business_id(member, ranked, ledger)
    reader = _FieldReader(member, ranked, ledger)
    tier = reader.choose("tier", lambda cell: _word(parse_tier(cell)))
    sections = [s.row.tier for s in ranked if s.row.tier]
    member.tier = tier.value if tier and tier.value else (sections[0] if sections else None)
    if member.tier is None and has_sections:
        member.tier = "partner"
    status = reader.choose("status", lambda cell: _word(parse_status(cell)))
    section_status = next((s.row.status for s in ranked if s.row.status), None)
    member.status = (status.value if status else None) or section_status or "unknown"
    joined = reader.choose("joined", _joined)
    member.joined = joined.value if joined and joined.value else Joined()
    municipality = reader.choose("municipality", _municipality)
    member.municipality = municipality.value if municipality else None
    _staff(member, reader)
    return member


def _latest_first(sightings: list[Sighting]) -> list[Sighting]:
    """By year, then as the sheet has them; a list of members without a year is the present."""

    def age(sighting: Sighting) -> tuple[int, int]:
        year = sighting.row.table.year
        return (-(TIMELESS if year is None else year), sighting.order)

    speaking = [s for s in sightings if s.row.speaks_of_member]
    return sorted(speaking, key=lambda s: (s.row.kind == "site", age(s))) or sightings


def _word(word: Any) -> tuple[Any, tuple[Doubt, ...], str | None, Any]:
    return word.value, word.doubts, word.remark, None


def _joined(cell: Cell) -> tuple[Any, tuple[Doubt, ...], str | None, Any]:
    dated = parse_date(cell)
    value = Joined(dated.value, dated.year, dated.precision) if dated.value else None
    return value, dated.doubts, dated.remark, None


def _municipality(cell: Cell) -> tuple[Any, tuple[Doubt, ...], str | None, Any]:
    if not isinstance(cell, str):
        return None, (Doubt("not_a_place", "This is not the name of a municipality."),), None, None
    text = tidy(cell)
    if not any(c.isalpha() for c in text):
        return None, (), None, None
    return (text.capitalize() if text.isupper() and len(text) > 4 else text), (), None, None


Parser = Callable[[Cell], tuple[Any, tuple[Doubt, ...], str | None, Any]]


class _FieldReader:
    """Reads one field from every row and chooses."""

    def __init__(self, member: Member, ranked: list[Sighting], ledger: Ledger) -> None:
        self.member, self.ranked, self.ledger = member, ranked, ledger

    def choose(self, field: str, parse: Parser) -> Told | None:
        """The value of the latest row that has one; its doubts become questions, other values notes."""
        told = list(self._told(field, parse))
        if not told:
            return None
        chosen = next((t for t in told if t.value is not None), None) or told[0]
        if self.ledger.ask_all(chosen.place, chosen.doubts, chosen.written, member=self.member.key, field=field):
            self.member.flags.append(field)
        for other in told:
            if other.remark or other is not chosen and other.value not in (None, chosen.value):
                self.ledger.note(other.place, f"{field}: {shown(other.written)}", self.member.key)
        return chosen

    def _told(self, field: str, parse: Parser) -> Iterator[Told]:
        for sighting in self.ranked:
            found = sighting.row.value(f"member.{field}")
            if found:
                value, doubts, remark, extra = parse(found[0])
                yield Told(value, doubts, remark, sighting.row.place(found[1]), found[0], extra)


def _staff(member: Member, reader: _FieldReader) -> None:
    def staff(cell: Cell) -> tuple[Any, tuple[Doubt, ...], str | None, Any]:
        parsed = parse_staff(cell)
        return parsed.value, parsed.doubts, parsed.remark, parsed.size_class

    told = reader.choose("staff", staff)
    size = reader.choose("size_class", lambda cell: _word(parse_size_class(cell)))
    member.staff = told.value if told else None
    member.size_class = (size.value if size else None) or (told.extra if told else None)


def _name(ranked: list[Sighting], ledger: Ledger, key: str) -> str:
    """The latest full name; other spellings and asides stay as notes."""
    latest = ranked[0].name
    names = [s for s in ranked if s.name and s.defining and s.guess is None] or [s for s in ranked if s.name]
    if not names:
        identifier = ranked[0].identifier
        return (identifier.value if identifier and identifier.value else latest) or "?"
    first = names[0]
    like = [s for s in names if _similar(s.name, first.name)]
    best = max(like, key=lambda s: (_quality(s.name), -names.index(s)))
    seen = {best.name}
    for sighting in ranked:
        if sighting.name and sighting.name not in seen and sighting.row.name_row == sighting.row.index:
            seen.add(sighting.name)
            column = sighting.row.table.column("member.name")
            if column:
                ledger.note(sighting.row.place(column.column), f"name: {sighting.name}", key)
    return display_name(best.name)[0]


def _similar(one: str, other: str) -> bool:
    a, b = compact(one), compact(other)
    return a in b or b in a or a[:5] == b[:5] or bool(set(name_tokens(one)) & set(name_tokens(other)))


def _quality(name: str) -> tuple[bool, bool, bool]:
    bare = display_name(name)[0]
    abbreviated = any(word.endswith(".") for word in bare.split())
    return (not abbreviated, not (bare.isupper() and len(bare) > 5), has_strict_legal_form(bare))


def _business_id(member: Member, ranked: list[Sighting], ledger: Ledger) -> None:
    """One id; where sheets disagree, the one whose check digit is right is proposed."""
    told = [s for s in ranked if s.identifier is not None]
    read = [s for s in told if s.identifier and s.identifier.value]
    sound = [s for s in read if s.identifier and not s.identifier.doubts]
    chosen = next(iter(sound or read or told), None)
    if chosen is None or chosen.identifier is None:
        return
    member.business_id = chosen.identifier.value
    asked, raised = False, set[tuple[str | None, str]]()
    for sighting in told:
        identifier = sighting.identifier
        column = sighting.row.table.column("member.business_id")
        if identifier is None or column is None:
            continue
        place, written = sighting.row.place(column.column), sighting.row.cell(column.column)
        if identifier.remark:
            ledger.note(place, f"business_id: {shown(written)}", member.key)
        doubts = identifier.doubts
        if identifier.value and identifier.value != member.business_id:
            message = f"Another row has the business id {member.business_id} for the same organisation."
            doubts = (Doubt("business_id_disagrees", message, member.business_id),)
        doubts = tuple(d for d in doubts if (identifier.value, d.code) not in raised)
        raised.update((identifier.value, d.code) for d in doubts)
        if (identifier.value or not member.business_id) and doubts:
            asked |= ledger.ask_all(place, doubts, written, member=member.key, field="business_id")
    if asked:
        member.flags.append("business_id")
