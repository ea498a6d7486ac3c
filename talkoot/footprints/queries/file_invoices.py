"""Electronic invoices in groups: energy and goods by amount, the rest in euros by supplier; fees are told and left."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from talkoot.footprints.enums import RowDepth
from talkoot.footprints.queries.file_groups import (
    EUROS,
    FEE,
    NOTHING,
    OTHER_YEAR,
    Found,
    Group,
    in_order,
    share_in_year,
    suggested,
)
from talkoot.footprints.queries.file_learnt import learnt_choice
from talkoot.intake import finvoice
from talkoot.intake.reasons import Notice
from talkoot.intake.records import Reading, Sort
from talkoot.intake.suggestions import group_key, suggest
from talkoot.intake.table_text import Given

SAME_ENERGY = str(Notice.SAME_ENERGY)
ACROSS_YEARS = "across_years"


def invoices_in(given: Given, name: str, year: int, learnt: Mapping[str, str]) -> Found:
    """Read electronic invoices; raises Unreadable. A period that crosses New Year counts by its days in the year."""
    file = finvoice.read(given, name)
    told = file.summary()
    found = Found(rows=told.rows, notices={str(one) for one in told.notices}, counts=dict(told.counts))
    for row in file.bad:
        found.refuse(row)
    for left in file.left_out:
        found.leave_row(left)
    sums: dict[str, _Sum] = {}
    for reading in file.readings:
        share = share_in_year(reading.started_on, reading.ended_on, year)
        if not share:
            found.other_years[str(reading.ended_on.year)] += 1
            found.leave(OTHER_YEAR, reading.amount, reading.unit)
        elif reading.sort is Sort.FEE:
            found.leave(FEE, reading.net_eur, EUROS)
        else:
            key = _key(reading)
            sums.setdefault(key, _Sum(key, reading)).add(reading, share, year)
    groups = [one.group(learnt) for one in sums.values()]
    found.groups = in_order(_transfer_aside(group, groups) for group in groups)
    return found


def _key(reading: Reading) -> str:
    """Amounts by kind, unit and metering point; euros by supplier and the kind they seem to be."""
    if reading.sort is Sort.SPEND:
        text = reading.note if not reading.kind else ""
        return "|".join((EUROS, reading.kind, *group_key("", reading.supplier, text)))
    unknown = group_key("", reading.supplier, reading.note) if not reading.kind else ()
    return "|".join((reading.kind, reading.unit, reading.site, SAME_ENERGY if reading.same_energy else "", *unknown))


class _Sum:
    """Readings of one group while they are added."""

    def __init__(self, key: str, first: Reading) -> None:
        self.key, self.first = key, first
        self.amount = Decimal(0)
        self.rows = 0
        self.days: list[date] = []
        self.notices: set[str] = set()

    def add(self, reading: Reading, share: Decimal, year: int) -> None:
        self.amount += reading.amount * share
        self.rows += 1
        self.days += [max(reading.started_on, date(year, 1, 1)), min(reading.ended_on, date(year, 12, 31))]
        self.notices |= {str(one) for one in reading.notices} | ({ACROSS_YEARS} if share < 1 else set())

    def group(self, learnt: Mapping[str, str]) -> Group:
        first = self.first
        suggestions = suggested(first.suggestions or _by_company(first, learnt))
        choice = learnt_choice(learnt, first.supplier, "" if first.kind else first.note)
        is_sure = first.sort is Sort.ACTIVITY and bool(first.kind)
        return Group(
            key=self.key,
            name=first.note,
            amount=self.amount.quantize(Decimal("0.000001")),
            unit=first.unit,
            rows=self.rows,
            choice=first.kind if is_sure else choice,
            depth=RowDepth.BILL if first.sort is Sort.ACTIVITY else RowDepth.SPEND,
            suggestions=suggestions or (((first.kind, "1", "file"),) if first.kind else ()),
            supplier=first.supplier,
            text=first.note,
            account="" if first.kind else first.note,
            point=first.site,
            started_on=min(self.days),
            ended_on=max(self.days),
            notices=tuple(sorted(self.notices)),
        )


def _by_company(reading: Reading, learnt: Mapping[str, str]) -> tuple:  # type: ignore[type-arg]
    return suggest(text=reading.note, supplier=reading.supplier, learnt=learnt)


def _transfer_aside(group: Group, groups: list[Group]) -> Group:
    """Transfer of energy that another row of these invoices bills does not count again."""
    if SAME_ENERGY not in group.notices or not group.choice:
        return group
    sold = [
        one
        for one in groups
        if one.choice == group.choice
        and SAME_ENERGY not in one.notices
        and (not one.point or not group.point or one.point == group.point)
    ]
    if not sold:
        return group
    values = {**group.to_plain(), "choice": NOTHING, "left": SAME_ENERGY}
    return Group.from_plain(values)
