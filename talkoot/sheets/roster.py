"""Which member each row is about: the same organisation is met on many sheets under many spellings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from talkoot.sheets.matching import Match, Register
from talkoot.sheets.names import compact, display_name
from talkoot.sheets.problems import Ledger
from talkoot.sheets.rows import Row
from talkoot.sheets.values.doubts import Doubt
from talkoot.sheets.values.identifiers import BusinessId, parse_business_id
from talkoot.sheets.wording import fold, shown

ADDRESS = re.compile(r"[\w.+'-]+\s?(?:@|\(at\))\s?([\w-]+(?:\.[\w-]+)+)")
OWN = re.compile(r"\((?:me|vi|we|us|oma|oma organisaatio|own|itse)\)", re.IGNORECASE)


def member_key(number: int) -> str:
    """How a member is called in the result."""
    return f"m{number + 1}"


@dataclass
class Sighting:
    """A row with what identifies it."""

    row: Row
    name: str
    identifier: BusinessId | None
    domains: set[str]
    defining: bool
    order: int = 0
    guess: Match | None = None


@dataclass
class Roster:
    """Members by number, with the rows about each in the order of the workbook."""

    register: Register = field(default_factory=Register)
    rows: dict[int, list[Sighting]] = field(default_factory=lambda: defaultdict(list))


def build_roster(rows: Iterable[Row], ledger: Ledger) -> Roster:
    """Resolve every row; a row that cannot be resolved stays as a note."""
    return _Resolver(ledger).resolve([_sighting(row) for row in rows])


def _sighting(row: Row) -> Sighting:
    identifier = None
    if row.speaks_of_member and (found := row.value("member.business_id")):
        identifier = parse_business_id(found[0])
    domains = set[str]()
    for column in row.columns("contact", "deputy", "signatory") if row.kind in ("member", "site") else ():
        if column.field.endswith(".email") and isinstance(cell := row.cell(column.column), str):
            domains.update(domain.casefold() for domain in ADDRESS.findall(cell))
    return Sighting(row, row.name, identifier, domains, row.table.kind in ("members", "mixed"))


class _Resolver:
    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.roster = Roster()
        self.register = self.roster.register
        self.by_table: dict[tuple[str, int], set[int]] = defaultdict(set)
        self.named_rows: dict[tuple[str, int], int] = {}

    def resolve(self, sightings: list[Sighting]) -> Roster:
        """Those that define members first, then the others: certain ones before guesses."""
        for order, sighting in enumerate(sightings):
            sighting.order = order
        has_list = any(s.defining for s in sightings)
        if not has_list:
            _find_list(sightings)
        defining = [s for s in sightings if s.defining and s.row.kind in ("member", "site", "nameless")]
        rest = [s for s in sightings if s not in defining] if len(sightings) < 50 else _without(sightings, defining)
        for sighting in defining:
            self._define(sighting)
        unsure = [sighting for sighting in rest if not self._certain(sighting)]
        for sighting in unsure:
            if not self._certain(sighting):
                self._guessed(sighting, has_list)
        for found in self.roster.rows.values():
            found.sort(key=lambda s: s.order)
        return self.roster

    def _take(self, sighting: Sighting, key: int) -> None:
        self.roster.rows[key].append(sighting)
        self.named_rows[sighting.row.sheet.name, sighting.row.name_row] = key
        if sighting.row.kind in ("member", "listed", "listed?") and sighting.name:
            self.register.learn(key, sighting.name)
        if sighting.identifier and sighting.identifier.value:
            self.register.learn_id(key, sighting.identifier.value)
        for domain in sighting.domains:
            self.register.learn_domain(key, domain)

    def _carried(self, sighting: Sighting) -> int | None:
        """A row that continues a name goes where the name's own row went."""
        row = sighting.row
        return self.named_rows.get((row.sheet.name, row.name_row)) if row.name_row != row.index else None

    def _define(self, sighting: Sighting) -> None:
        row = sighting.row
        if row.kind == "nameless":
            self._lost(sighting, "no_name", "This row has values but no name; it is kept as a note.")
            return
        key = self._carried(sighting)
        if key is None:
            key = self._same(sighting)
        if key is None:
            key = self.register.add(sighting.name)
        elif self._again(sighting, key):
            if (row.sheet.name, row.index) in self.ledger.decisions.separate:
                key = self.register.add(sighting.name)
            else:
                self._ask_duplicate(sighting, key)
        self.by_table[self._table(row)].add(key)
        self._take(sighting, key)

    @staticmethod
    def _table(row: Row) -> tuple[str, int]:
        return row.sheet.name, row.table.first_row

    def _again(self, sighting: Sighting, key: int) -> bool:
        """A second row of the same member in one list, which is not a site or another year of it."""
        row = sighting.row
        if row.kind != "member" or row.name_row != row.index or key not in self.by_table[self._table(row)]:
            return False
        repeated = ("site.name", "figure.year", "goal.text", "figure.value")
        return row.table.kind != "contacts" and not any(row.table.column(name) for name in repeated)

    def _ask_duplicate(self, sighting: Sighting, key: int) -> None:
        first = self.register.known[key].names[0]
        doubt = Doubt(
            "duplicate_member", f'The same organisation is already listed as "{first}"; the two rows are joined.'
        )
        self.ledger.ask(
            sighting.row.place(self._name_column(sighting.row)),
            doubt,
            sighting.name,
            member=member_key(key),
            field="name",
        )

    @staticmethod
    def _name_column(row: Row) -> int:
        column = row.table.column("member.name")
        return column.column if column else 0

    def _same(self, sighting: Sighting) -> int | None:
        """The member that this row of a member list is about, if it has been met."""
        identifier = sighting.identifier.value if sighting.identifier else None
        by_id, by_name = self.register.by_id(identifier), self.register.by_name(sighting.name)
        if by_id is not None and (not by_name or by_id in by_name):
            return by_id
        if by_name:
            key = by_name[0]
            return None if self._two_of_a_name(sighting, key) else key
        if by_id is not None:
            return by_id
        if not sighting.name:
            return None
        by_domain = self.register.by_domain(sighting.domains)
        if by_domain is not None and self._may_be(sighting, by_domain, 0.5):
            return by_domain
        return self._near_twin(sighting)

    def _two_of_a_name(self, sighting: Sighting, key: int) -> bool:
        """Same name, but in one list with another sound business id: two organisations."""
        own = sighting.identifier
        known = self.register.known[key].ids
        same_list = key in self.by_table[self._table(sighting.row)]
        return bool(same_list and own and own.value and not own.doubts and known and own.value not in known)

    def _near_twin(self, sighting: Sighting) -> int | None:
        guess = self.register.guess(sighting.name)
        if guess is None or guess.others or not self._may_be(sighting, guess.key, 0.8):
            return None
        same_list = guess.key in self.by_table[self._table(sighting.row)]
        if guess.likeness < (0.93 if same_list else 0.86):
            return None
        if not same_list:
            sighting.guess = guess
        return guess.key

    def _may_be(self, sighting: Sighting, key: int, needed: float) -> bool:
        """No other sound business id, and a name that is not entirely different."""
        known, own = self.register.known[key], sighting.identifier
        if own and own.value and not own.doubts and known.ids and own.value not in known.ids:
            return False
        likeness = max(fuzz.partial_ratio(compact(sighting.name), compact(name)) for name in known.names) / 100
        return likeness >= needed

    def _certain(self, sighting: Sighting) -> bool:
        """Rows of other lists, when a name, id or domain leaves no doubt."""
        identifier = sighting.identifier.value if sighting.identifier else None
        by_name = self.register.by_name(sighting.name) if sighting.name else []
        key = self._carried(sighting)
        if key is None and len(by_name) == 1:
            key = by_name[0]
        if key is None:
            by_id = self.register.by_id(identifier)
            key = by_id if by_id is not None and (not by_name or by_id in by_name) else None
        if key is None and sighting.domains and not by_name:
            by_domain = self.register.by_domain(sighting.domains)
            key = by_domain if by_domain is not None and not OWN.search(sighting.name) else None
        if key is None:
            return False
        self._take(sighting, key)
        return True

    def _guessed(self, sighting: Sighting, has_list: bool) -> None:
        row = sighting.row
        guess = self.register.guess(sighting.name) if sighting.name and not OWN.search(sighting.name) else None
        if guess and (row.kind != "listed?" or guess.likeness > 0.85):
            sighting.guess = guess
            self._take(sighting, guess.key)
        elif row.kind in ("nameless", "listed?") or not sighting.name:
            self._lost(
                sighting, "no_name", "No member is named so; the row is kept as a note.", quiet=row.kind == "listed?"
            )
        elif row.table.kind == "contacts" or OWN.search(sighting.name):
            self._lost(sighting, "unknown_member", "No member is named so; the row is kept as a note.")
        else:
            self._unlisted(sighting, has_list)

    def _unlisted(self, sighting: Sighting, has_list: bool) -> None:
        key = self.register.add(sighting.name)
        self._take(sighting, key)
        if has_list:
            doubt = Doubt(
                "unknown_member", f'"{display_name(sighting.name)[0]}" is not on the list of members; it was added.'
            )
            place = sighting.row.place(self._name_column(sighting.row))
            self.ledger.ask(place, doubt, sighting.name, member=member_key(key), field="name")

    def _lost(self, sighting: Sighting, code: str, message: str, *, quiet: bool = False) -> None:
        row = sighting.row
        cells = row.sheet.rows[row.index]
        first = next(c for c, cell in enumerate(cells) if cell is not None)
        place = row.place(first)
        self.ledger.note(place, " | ".join(shown(cell) for cell in cells if cell is not None))
        if not quiet:
            self.ledger.tell(place, code, message, cells[first])


def _find_list(sightings: list[Sighting]) -> None:
    """Without a list of members, the tables with business ids define them; else all but the goals; else all."""
    by_rank: dict[int, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        table = sighting.row.table
        has_id = table.column("member.business_id") is not None
        by_rank[0 if has_id else 1 if table.kind in ("figures", "contacts") else 2].append(sighting)
    for sighting in by_rank[min(by_rank)] if by_rank else ():
        sighting.defining = True


def _without(sightings: list[Sighting], taken: list[Sighting]) -> list[Sighting]:
    orders = {s.order for s in taken}
    return [s for s in sightings if s.order not in orders]


def ask_guesses(roster: Roster, ledger: Ledger, names: dict[int, str]) -> set[int]:
    """Ask about every guessed name once; the orders of the sightings that stay open."""
    open_orders: set[int] = set()
    answered: dict[tuple[str, str], bool] = {}
    for key, sightings in roster.rows.items():
        for sighting in sightings:
            if sighting.guess is None:
                continue
            row, about = sighting.row, (sighting.row.sheet.name, fold(sighting.name))
            if about not in answered:
                also = " or ".join(f'"{names[other]}"' for other in sighting.guess.others)
                message = f'"{sighting.name}" is taken to be "{names[key]}"{f"; it might be {also}" if also else ""}.'
                doubt = Doubt("name_guessed", message, names[key])
                column = row.table.column("member.name")
                place = row.place(column.column if column else 0)
                answered[about] = ledger.ask(place, doubt, sighting.name, member=member_key(key), field="member")
            if answered[about]:
                open_orders.add(sighting.order)
    return open_orders
