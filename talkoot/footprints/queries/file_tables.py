"""Ledgers and fuel cards in groups: by account and supplier, or by product; one row at a time, however large the file."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from talkoot.footprints.enums import RowDepth
from talkoot.footprints.queries.file_groups import (
    EUROS,
    OTHER_YEAR,
    Found,
    Group,
    in_order,
    months_of,
    suggested,
)
from talkoot.footprints.queries.file_learnt import learnt_choice
from talkoot.intake import fuel_cards, ledger
from talkoot.intake.layout import ColumnMapping, Layout, Role
from talkoot.intake.records import BadRow, LeftOut
from talkoot.intake.suggestions import group_key, suggest
from talkoot.intake.table_text import Given

MOST_GROUPS = 400  # smaller ones are summed by their account
REST = "rest"
MISSING_EUROS = "missing_euros"


def ledger_in(given: Given, name: str, mapping: ColumnMapping, year: int, learnt: Mapping[str, str]) -> Found:
    """Read a ledger; raises Unreadable."""
    found = Found()
    sums: dict[tuple[str, ...], _Sum] = {}
    for row in _readable(ledger.read(given, name, mapping), found):
        if row.dated_on.year != year:
            found.other_years[str(row.dated_on.year)] += 1
            found.leave(OTHER_YEAR, row.amount_eur, EUROS)
        elif row.amount_eur is None:
            found.leave(MISSING_EUROS)
        else:
            account = row.full_account
            text = "" if account and row.supplier else row.text
            key = group_key(account, row.supplier, text)
            if key not in sums:
                sums[key] = _Sum(account, row.supplier, row.text)
            sums[key].add(row.amount_eur, row.dated_on)
            if row.net_eur is None:
                found.notices.add("with_vat")
    found.groups = in_order(one.group("|".join(key), learnt) for key, one in _largest(sums).items())
    return found


def fuel_card_in(given: Given, name: str, mapping: ColumnMapping, year: int) -> Found:
    """Read a fuel card's rows: litres by product. Raises Unreadable."""
    found = Found()
    sums: dict[tuple[str, str], _Sum] = {}
    records = fuel_cards.readings(ledger.read(given, name, mapping), name)
    for reading in _readable(records, found):
        if reading.started_on.year != year:
            found.other_years[str(reading.started_on.year)] += 1
            found.leave(OTHER_YEAR, reading.amount, reading.unit)
            continue
        key = (reading.kind, reading.unit)
        if key not in sums:
            sums[key] = _Sum("", reading.supplier, reading.note)
        sums[key].add(reading.amount, reading.started_on, {str(one) for one in reading.notices})
    found.groups = in_order(_fuel(kind, unit, one) for (kind, unit), one in sums.items())
    return found


def mapping_from(columns: Mapping[str, Any]) -> ColumnMapping:
    """The mapping that was kept with a file."""
    return ColumnMapping(
        roles={Role(name): int(index) for name, index in columns["roles"].items()},
        header_row=columns["header_row"],
        encoding=columns["encoding"],
        delimiter=columns["delimiter"],
        sheet=columns["sheet"],
        decimal=columns["decimal"],
        day_first=columns["day_first"],
        costs_are_negative=columns["costs_are_negative"],
        headings=tuple(columns["headings"]),
    )


def plain_mapping(mapping: ColumnMapping) -> dict[str, Any]:
    """A mapping as it is kept with a file."""
    return {
        **mapping.to_plain(),
        "header_row": mapping.header_row,
        "encoding": mapping.encoding,
        "delimiter": mapping.delimiter,
        "sheet": mapping.sheet,
        "headings": list(mapping.headings),
    }


def plain_layout(layout: Layout) -> dict[str, Any]:
    """What a person needs to see of the columns, and what is open."""
    return {
        "columns": [[one.index, one.heading, list(one.samples)] for one in layout.columns],
        "questions": [str(one) for one in layout.questions],
    }


class _Sum:
    """Rows of one group while they are added."""

    __slots__ = ("account", "amount", "first", "last", "notices", "rows", "supplier", "text")

    def __init__(self, account: str, supplier: str, text: str) -> None:
        self.account, self.supplier, self.text = account, supplier, text
        self.amount = Decimal(0)
        self.rows = 0
        self.first, self.last = date.max, date.min
        self.notices: set[str] = set()

    def add(self, amount: Decimal, day: date, notices: Iterable[str] = (), rows: int = 1) -> None:
        self.amount += amount
        self.rows += rows
        self.first, self.last = min(self.first, day), max(self.last, day)
        self.notices.update(notices)

    def group(self, key: str, learnt: Mapping[str, str]) -> Group:
        """As a group of euros, with what it may be."""
        suggestions = suggest(account=self.account, supplier=self.supplier, text=self.text, learnt=learnt)
        started_on, ended_on = months_of((self.first, self.last))
        return Group(
            key=key,
            name=self.account or self.supplier or self.text,
            amount=self.amount,
            unit=EUROS,
            rows=self.rows,
            choice=learnt_choice(learnt, self.supplier, self.account),
            depth=RowDepth.SPEND,
            suggestions=suggested(suggestions),
            account=self.account,
            supplier=self.supplier,
            text=self.text,
            started_on=started_on,
            ended_on=ended_on,
            notices=tuple(sorted(self.notices)),
        )


def _fuel(kind: str, unit: str, one: _Sum) -> Group:
    started_on, ended_on = months_of((one.first, one.last))
    return Group(
        key=f"{kind}|{unit}",
        name=one.text,
        amount=one.amount,
        unit=unit,
        rows=one.rows,
        choice=kind,
        depth=RowDepth.BILL,
        suggestions=((kind, "1", "file"),),
        supplier=one.supplier,
        text=one.text,
        started_on=started_on,
        ended_on=ended_on,
        notices=tuple(sorted(one.notices)),
    )


def _readable(records: Iterable[Any], found: Found) -> Iterator[Any]:
    """The rows that could be read; the others are noted."""
    for record in records:
        found.rows += 1
        if isinstance(record, BadRow):
            found.refuse(record)
        elif isinstance(record, LeftOut):
            found.leave_row(record)
        else:
            yield record


def _largest(sums: dict[tuple[str, ...], _Sum]) -> dict[tuple[str, ...], _Sum]:
    """At most so many groups: the rest of each account becomes one."""
    if len(sums) <= MOST_GROUPS:
        return sums
    ranked = sorted(sums.items(), key=lambda item: -abs(item[1].amount))
    kept = dict(ranked[:MOST_GROUPS])
    rest: dict[str, _Sum] = defaultdict(lambda: _Sum("", "", ""))
    for _key, one in ranked[MOST_GROUPS:]:
        into = rest[one.account]
        into.account = one.account
        into.text = into.text or one.text
        into.add(one.amount, one.first, one.notices, one.rows)
        into.last = max(into.last, one.last)
    return {**kept, **{(REST, account): one for account, one in rest.items()}}
