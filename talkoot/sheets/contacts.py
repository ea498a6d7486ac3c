"""The people of a member, from cells that hold one or several, joined across sheets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from talkoot.sheets.columns import ROLES
from talkoot.sheets.contact_cells import Person, people_in
from talkoot.sheets.problems import Ledger, Place
from talkoot.sheets.result import Contact, Member
from talkoot.sheets.roster import Sighting
from talkoot.sheets.rows import Row
from talkoot.sheets.values.people import Emails, Names, Phones, parse_emails, parse_names, parse_phones, parse_role
from talkoot.sheets.wording import fold, shown
from talkoot.sheets.workbook import Cell

INVOICES = re.compile(r"lasku|faktura|invoice|billing|ekonomi|talous")


def read_contacts(member: Member, sightings: list[Sighting], ledger: Ledger) -> None:
    """All contacts of a member, the contact register first."""
    found: list[Contact] = []
    reader = _ContactReader(member, ledger)
    rows = [s.row for s in sightings if s.row.kind in ("member", "site")]
    for row in sorted(rows, key=lambda row: row.table.kind != "contacts"):
        for contact in reader.row(row):
            _join(found, contact)
    member.contacts = [c for c in found if c.name or c.email or c.phone]
    reader.ask()


@dataclass(frozen=True)
class _Doubted:
    """A cell that was hard to read; asked about only if no other cell tells the same plainly."""

    place: Place
    read: Emails | Phones | Names
    written: Cell


class _ContactReader:
    """Reads the contact cells of one member's rows."""

    def __init__(self, member: Member, ledger: Ledger) -> None:
        self.member, self.ledger = member, ledger
        self.doubted: list[_Doubted] = []
        self.plain: set[str] = set()

    def row(self, row: Row) -> Iterator[Contact]:
        """Columns of one role go together; a repeated column begins the next contact."""
        columns = list(row.columns(*ROLES))
        for family in dict.fromkeys(c.field.partition(".")[0] for c in columns):
            own = [(c.field.partition(".")[2], c.column) for c in columns if c.field.startswith(f"{family}.")]
            for group in parts_together(own):
                yield from self._people(row, group, family)

    def _people(self, row: Row, group: dict[str, int], family: str) -> Iterator[Contact]:
        role = None if family == "contact" else family
        if "email" not in group or "name" not in group:
            column = group.get("name", group.get("email", -1))
            people = people_in(row.cell(column)) if column >= 0 else []
            if people and ("name" in group or any(person.name or person.phone or person.rest for person in people)):
                yield from self._whole(row.place(column), people, role)
                return
        names = self._names(row, group)
        emails = self._cell(row, group, "email", parse_emails)
        phones = self._cell(row, group, "phone", parse_phones)
        if "role" in group and (written := row.cell(group["role"])) is not None:
            role = parse_role(written) or role
            if role is None:
                self.ledger.note(row.place(group["role"]), f"role: {shown(written)}", self.member.key)
        is_first = family == "contact" and "role" not in group
        for contact in _pair(names, emails, phones):
            contact.role = role or ("contact" if is_first and contact.name else None)
            if contact.email and contact.role in (None, "contact") and INVOICES.search(contact.email.split("@")[0]):
                contact.role = "invoicing"
            is_first = False
            yield contact

    def _whole(self, place: Place, people: list[Person], role: str | None) -> Iterator[Contact]:
        """Contacts that stand in one cell with all their parts."""
        for person in people:
            if person.rest:
                self.ledger.note(place, f"contact: {person.rest}", self.member.key)
            kind = role or ("contact" if person.name else None)
            if kind in (None, "contact") and INVOICES.search(person.email.split("@")[0]):
                kind = "invoicing"
            yield Contact(person.name, person.email, person.phone, kind)

    def _names(self, row: Row, group: dict[str, int]) -> list[str]:
        if "first_name" in group or "last_name" in group:
            parts = [shown(row.cell(group[part])) for part in ("first_name", "last_name") if part in group]
            return [" ".join(filter(None, parts))] if any(parts) else []
        return self._cell(row, group, "name", parse_names)

    def _cell(
        self, row: Row, group: dict[str, int], part: str, parse: Callable[[Cell], Emails | Phones | Names]
    ) -> list[str]:
        if part not in group or (cell := row.cell(group[part])) is None:
            return []
        read, place = parse(cell), row.place(group[part])
        if read.remark:
            self.ledger.note(place, f"{part}: {shown(cell)}", self.member.key)
        if read.doubts:
            self.doubted.append(_Doubted(place, read, cell))
        else:
            self.plain.update(map(_bare, read.values))
        return list(read.values)

    def ask(self) -> None:
        """Ask about what stays doubtful; tell about what another cell has already put right."""
        for item in self.doubted:
            values = [_bare(value) for value in item.read.values] or [_bare(shown(item.written))]
            doubt = item.read.doubts[0]
            if self.plain.issuperset(values):
                message = f"{doubt.message} Another cell has it in full."
                self.ledger.tell(item.place, doubt.code, message, item.written, self.member.key)
            else:
                self._ask(item)

    def _ask(self, item: _Doubted) -> None:
        key, flags = self.member.key, self.member.flags
        is_open = self.ledger.ask_all(item.place, item.read.doubts, item.written, member=key, field="contacts")
        if is_open and "contacts" not in flags:
            flags.append("contacts")


def _bare(value: str) -> str:
    return "".join(c for c in value.casefold() if c.isalnum())


def parts_together(columns: list[tuple[str, int]]) -> list[dict[str, int]]:
    """Parts of one thing go together; a repeated part begins the next."""
    groups: list[dict[str, int]] = []
    for part, column in columns:
        place = next((g for g in groups if part not in g), None)
        if place is None:
            groups.append(place := {})
        place[part] = column
    return groups


def _pair(names: list[str], emails: list[str], phones: list[str]) -> Iterator[Contact]:
    """Who has which address: by name in the address, else by order when there are equally many."""
    left = list(emails)
    people = [Contact(name=name) for name in names]
    for person in people:
        person.email = next((e for e in left if _is_of(person.name, e)), None)
        if person.email:
            left.remove(person.email)
    without = [person for person in people if not person.email]
    if left and len(without) == len(left):
        for person, email in zip(without, left, strict=True):
            person.email = email
        left = []
    people.extend(Contact(email=email) for email in left)
    if not people:
        people = [Contact() for _ in phones]
    for person, phone in zip(people, phones, strict=False):
        person.phone = phone
    yield from people


def _is_of(name: str | None, email: str) -> bool:
    """Is the address made of the name: ann.berg@…, berg@…, aberg@…?"""
    if not name:
        return False
    local = fold(email.split("@")[0])
    words = fold(name).split()
    hits = [word for word in words if len(word) > 2 and word in local.replace(" ", "")]
    return bool(words) and (words[-1] in hits or fuzz.ratio(local, " ".join(words)) > 85)


def _join(found: list[Contact], new: Contact) -> None:
    """Add a contact, or complete the same one met before."""
    same = next((old for old in found if _same(old, new)), None)
    if same is None and new.phone and not new.name and not new.email:
        same = found[0] if found and not found[0].phone else None
    if same is None:
        if not new.name and any(old.phone == new.phone for old in found):
            new.phone = None
        found.append(new)
        return
    if new.name and (not same.name or len(new.name.split()) > len(same.name.split())):
        same.name = new.name
    same.email = same.email or new.email
    same.phone = same.phone or new.phone
    same.role = same.role or new.role


def _same(old: Contact, new: Contact) -> bool:
    if old.email and new.email:
        return old.email.casefold() == new.email.casefold()
    if old.name and new.name:
        one, other = fold(old.name).split(), fold(new.name).split()
        return one == other or (min(len(one), len(other)) == 1 and bool(set(one) & set(other)))
    if old.name and new.email:
        return _is_of(old.name, new.email)
    if new.name and old.email:
        return _is_of(new.name, old.email)
    return bool(old.phone and old.phone == new.phone)
