"""The people of a member, from cells that hold one or several, joined across sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from talkoot.sheets.problems import Ledger
from talkoot.sheets.result import Contact, Member
from talkoot.sheets.roster import Sighting
from talkoot.sheets.rows import Row
from talkoot.sheets.values.people import parse_emails, parse_names, parse_phones, parse_role
from talkoot.sheets.wording import fold, shown

INVOICES = re.compile(r"lasku|faktura|invoice|billing|ekonomi|talous")
PARTS = ("name", "email", "phone")


def read_contacts(member: Member, sightings: list[Sighting], ledger: Ledger) -> None:
    """All contacts of a member, those with names first met first."""
    found: list[Contact] = []
    rows = [s.row for s in sightings if s.row.kind in ("member", "site")]
    rows.sort(key=lambda row: -sum(1 for _ in row.columns("contact")))
    for row in sorted(rows, key=lambda row: row.table.kind != "contacts"):
        for contact in _of_row(row, member, ledger):
            _join(found, contact)
    member.contacts = [c for c in found if c.name or c.email or c.phone]


def _of_row(row: Row, member: Member, ledger: Ledger) -> Iterator[Contact]:
    """Columns of one role go together; a repeated column begins the next contact."""
    columns = list(row.columns("contact", "deputy", "signatory", "communications", "invoicing"))
    for family in dict.fromkeys(c.field.partition(".")[0] for c in columns):
        groups: list[dict[str, int]] = []
        for column in columns:
            own, _, part = column.field.partition(".")
            if own == family:
                place = next((g for g in groups if part not in g), None)
                if place is None:
                    groups.append(place := {})
                place[part] = column.column
        for group in groups:
            yield from _people(row, group, family, member, ledger)


def _people(row: Row, group: dict[str, int], family: str, member: Member, ledger: Ledger) -> Iterator[Contact]:
    names = _names(row, group, member, ledger)
    emails = _emails(row, group, member, ledger)
    phones = _phones(row, group, member, ledger)
    role = None if family == "contact" else family
    if "role" in group and (written := row.cell(group["role"])) is not None:
        role = parse_role(written) or role
        if role is None:
            ledger.note(row.place(group["role"]), f"role: {shown(written)}", member.key)
    paired = list(_pair(names, emails, phones))
    for index, contact in enumerate(paired):
        first_role = "contact" if family == "contact" and "role" not in group and contact.name else None
        contact.role = role or (first_role if index == 0 else None)
        if contact.email and contact.role in (None, "contact") and INVOICES.search(contact.email.split("@")[0]):
            contact.role = "invoicing"
        yield contact


def _names(row: Row, group: dict[str, int], member: Member, ledger: Ledger) -> list[str]:
    if "first_name" in group or "last_name" in group:
        parts = [shown(row.cell(group[part])) for part in ("first_name", "last_name") if part in group]
        return [" ".join(filter(None, parts))] if any(parts) else []
    if "name" not in group or (cell := row.cell(group["name"])) is None:
        return []
    read = parse_names(cell)
    place = row.place(group["name"])
    if read.remark:
        ledger.note(place, f"contact: {shown(cell)}", member.key)
    if ledger.ask_all(place, read.doubts, cell, member=member.key, field="contacts"):
        _flag(member)
    return list(read.values)


def _flag(member: Member) -> None:
    if "contacts" not in member.flags:
        member.flags.append("contacts")


def _emails(row: Row, group: dict[str, int], member: Member, ledger: Ledger) -> list[str]:
    if "email" not in group or (cell := row.cell(group["email"])) is None:
        return []
    read = parse_emails(cell)
    place = row.place(group["email"])
    if read.remark:
        ledger.note(place, f"email: {shown(cell)}", member.key)
    if ledger.ask_all(place, read.doubts, cell, member=member.key, field="contacts"):
        _flag(member)
    return list(read.values)


def _phones(row: Row, group: dict[str, int], member: Member, ledger: Ledger) -> list[str]:
    if "phone" not in group or (cell := row.cell(group["phone"])) is None:
        return []
    read = parse_phones(cell)
    place = row.place(group["phone"])
    if read.remark:
        ledger.note(place, f"phone: {shown(cell)}", member.key)
    if ledger.ask_all(place, read.doubts, cell, member=member.key, field="contacts"):
        _flag(member)
    return list(read.values)


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
        found.append(new)
        return
    same.name = same.name or new.name
    same.email = same.email or new.email
    same.phone = same.phone or new.phone
    same.role = same.role or new.role


def _same(old: Contact, new: Contact) -> bool:
    if old.email and new.email:
        return old.email.casefold() == new.email.casefold()
    if old.name and new.name:
        return fold(old.name) == fold(new.name)
    if old.name and new.email:
        return _is_of(old.name, new.email)
    if new.name and old.email:
        return _is_of(new.name, old.email)
    return bool(old.phone and old.phone == new.phone)
