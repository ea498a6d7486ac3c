"""One file in words: its state, what its groups are, what is doubtful, what it would add."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext, ngettext

from talkoot.engine import FactorSet
from talkoot.footprints.enums import FileState
from talkoot.footprints.models import Inventory, SourceFile
from talkoot.footprints.queries.file_groups import groups_in
from talkoot.footprints.queries.file_overlaps import Meeting
from talkoot.footprints.queries.file_plan import Planned, footprint_planned
from talkoot.web.ui.numbers import format_number, format_percent, month_name
from talkoot.web.workspace.calculator.offered import name_of_code
from talkoot.web.workspace.calculator.words import amount_words, depth_words, emissions_words
from talkoot.web.workspace.files.words import BAD, LEFT, NOTICES
from talkoot.web.workspace.inventory_page import inventory_address

SHOWN_BAD = 20
KINDS = {FileState.TAKEN: "good", FileState.ASKING: "due", FileState.FAILED: "ended"}
IN_GROUPS = frozenset({"same_energy", "production"})  # left out as a group of its own, not row by row


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file in the list."""

    source: SourceFile
    url: str
    state: str
    kind: str  # colour of the state
    holds: str


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """A figure that a file would add."""

    name: str
    amount: str
    depth: str
    emissions: str
    uncertainty: str
    where: str
    rows: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a metering point with values missing or estimated."""

    name: str
    missing: str
    estimated: str
    share: str


@dataclass(frozen=True, slots=True)
class Point:
    """A metering point with what is not measured in it."""

    name: str
    measured: str
    estimated: str
    filled: str
    months: tuple[Month, ...]
    is_production: bool


@dataclass(frozen=True, slots=True)
class BadLine:
    """A row that could not be read."""

    number: int
    column: str
    cell: str
    reason: str


@dataclass(frozen=True, slots=True)
class Met:
    """Something that is in the file and in the calculation: both amounts, and the question."""

    key: str
    name: str
    mine: str
    theirs: str
    difference: str
    where: str


def file_line(source: SourceFile) -> FileLine:
    """A file in the list: what it is, how it stands, what it holds."""
    told = source.summary
    rows = int(told.get("rows", 0))
    parts = [ngettext("%(count)s row", "%(count)s rows", rows) % {"count": format_number(rows)}] if rows else []
    if told.get("bad"):
        parts.append(
            ngettext("%(count)s could not be read", "%(count)s could not be read", told["bad"])
            % {"count": format_number(told["bad"])}
        )
    state = FileState(source.state)
    return FileLine(
        source, inventory_address("inventory-file", source.inventory, source.pk), str(state.label),
        KINDS.get(state, ""), ", ".join(parts),
    )  # fmt: skip


def planned_lines(inventory: Inventory, planned: list[Planned], factors: FactorSet, language: str) -> list[PlannedLine]:
    """Each figure with the kilograms that it would make."""
    return [
        PlannedLine(
            name=name_of_code(factors, one.kind, language),
            amount=amount_words(one.amount, one.unit),
            depth=depth_words(one.depth),
            emissions=emissions_words(footprint_planned(inventory, [one]).total_market),
            uncertainty=f"± {format_percent(one.uncertainty_percent / 100)}" if one.uncertainty_percent else "",
            where=gettext("metering point %(point)s") % {"point": one.point} if one.point else "",
            rows=one.rows,
        )
        for one in planned
    ]


def points_of(source: SourceFile) -> list[Point]:
    """The metering points, with the months in which something is missing or estimated."""
    return [_point(told) for told in source.summary.get("points", ())]


def _point(told: dict[str, Any]) -> Point:
    hours = Decimal(told["minutes"]) / 60
    return Point(
        name=told["point"],
        measured=_kwh(told["measured"]),
        estimated=_kwh(told["estimated"]),
        filled=_kwh(told["filled"]),
        months=tuple(_month(one, hours) for one in told["months"] if one[3] or one[4]),
        is_production=told["direction"] == "production",
    )


def _month(told: list[Any], hours: Decimal) -> Month:
    number, expected, _measured, estimated, missing, _kwh_of_month = told
    return Month(
        name=month_name(number).capitalize(),
        missing=format_number(missing * hours),
        estimated=format_number(estimated * hours),
        share=format_percent(Decimal(missing) / expected),
    )


def _kwh(text: str) -> str:
    amount = Decimal(text)
    return amount_words(amount, "kWh") if amount else ""


def bad_lines(source: SourceFile, most: int = SHOWN_BAD) -> list[BadLine]:
    """Rows that could not be read, with the cell and why."""
    return [
        BadLine(row["number"], row["column"], row["cell"], str(BAD.get(row["reason"], row["reason"])))
        for row in source.summary.get("bad_rows", ())[:most]
    ]


def left_lines(source: SourceFile) -> list[str]:
    """What was read and does not count, with how many rows and how much."""
    lines = []
    for reason, told in source.summary.get("left", {}).items():
        amounts = [amount_words(Decimal(amount), unit) for unit, amount in told["amounts"].items() if Decimal(amount)]
        lines.append(_left(reason, told["rows"], amounts))
    aside = (group for group in groups_in(source.groups) if group.left in IN_GROUPS and not group.choice)
    return lines + [_left(one.left, one.rows, [amount_words(one.amount, one.unit)]) for one in aside]


def _left(reason: str, rows: int, amounts: list[str]) -> str:
    what = str(LEFT.get(reason, reason))
    count = ngettext("%(count)s row", "%(count)s rows", rows) % {"count": format_number(rows)}
    if not amounts:
        return gettext("%(what)s (%(count)s)") % {"what": what, "count": count}
    return gettext("%(what)s (%(count)s, %(amount)s)") % {"what": what, "count": count, "amount": ", ".join(amounts)}


def notice_lines(source: SourceFile) -> list[str]:
    """What to know of what was read."""
    found = dict.fromkeys([*source.summary.get("notices", ()), *_of_groups(source)])
    return [str(NOTICES[code]) for code in found if code in NOTICES]


def _of_groups(source: SourceFile) -> Iterable[str]:
    return sorted({code for group in groups_in(source.groups) for code in group.notices})


def other_years(source: SourceFile) -> list[tuple[str, str]]:
    """Years of which the file has rows that belong to another calculation."""
    told = source.summary.get("other_years", {})
    return [
        (year, ngettext("%(count)s row", "%(count)s rows", count) % {"count": format_number(count)})
        for year, count in sorted(told.items())
    ]


def met_lines(met: list[Meeting], planned: list[Planned], factors: FactorSet, language: str) -> list[Met]:
    """The questions about what is already in the calculation."""
    return [_met(one, planned, factors, language) for one in met]


def _met(one: Meeting, planned: list[Planned], factors: FactorSet, language: str) -> Met:
    mine = [planned[place] for place in one.mine]
    unit = one.unit
    theirs = _sum(one.their_amount, unit, [(row.amount, row.unit) for row in one.theirs])
    ours = _sum(one.my_amount, unit, [(row.amount, row.unit) for row in mine])
    files = sorted({row.file.file_name for row in one.theirs if row.file})
    return Met(
        key=one.key,
        name=", ".join(name_of_code(factors, kind, language) for kind in one.kinds),
        mine=ours,
        theirs=theirs,
        difference="" if one.difference is None else format_percent(abs(one.difference)),
        where=", ".join(files),
    )


def _sum(total: Decimal | None, unit: str, parts: list[tuple[Decimal, str]]) -> str:
    """An amount in one unit, else each part as it stands."""
    if total is not None:
        return amount_words(_rounded(total), unit)
    return " + ".join(amount_words(_rounded(amount), given) for amount, given in parts[:3])


def _rounded(amount: Decimal) -> Decimal:
    """To what one can compare at a glance."""
    return amount.quantize(Decimal("0.01")) if abs(amount) >= 1 else amount
