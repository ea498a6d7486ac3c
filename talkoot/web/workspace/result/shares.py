"""The pictures of what the footprint is made of: the scopes as one bar, categories and largest figures sorted."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html
from django.utils.translation import gettext

from talkoot.engine.lines import exact_sum
from talkoot.footprints.models import Row
from talkoot.footprints.queries.result import Result
from talkoot.web.ui.charts import Bar, Part
from talkoot.web.ui.numbers import NBSP, format_percent
from talkoot.web.ui.pieces import Column, Table
from talkoot.web.workspace.inventory_page import inventory_address
from talkoot.web.workspace.result.words import SCOPES, SCOPES_EXPLAINED, group_name, mass, name_of

TONES = {1: "d1", 2: "d2", 3: "d3"}
LARGEST = 5


@dataclass(frozen=True, slots=True)
class Picture:
    """Bars with the sentence that says the same, the key, and the table."""

    sentence: str
    bars: list[Bar]
    key: list[tuple[str, str]]
    table: Table
    cover: str = ""
    explained: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Largest:
    """A row with its kilograms in the market-based total."""

    row: Row
    name: str
    about: str
    kg: str
    address: str


def scopes_picture(result: Result) -> Picture:
    """The market-based total as one bar of three scopes."""
    footprint = result.footprint
    kilograms = {1: footprint.scope_1, 2: footprint.scope_2_market, 3: footprint.scope_3}
    total = footprint.total_market
    largest = max(kilograms, key=lambda scope: kilograms[scope])
    shown = {scope: str(SCOPES[scope]) for scope in kilograms}
    sentence = gettext("The largest share: %(name)s, %(share)s.") % {
        "name": shown[largest],
        "share": share_words(kilograms[largest], total),
    }
    return Picture(
        sentence=sentence,
        bars=[Bar(mass(total), "", tuple(Part(max(kg, Decimal(0)), TONES[scope]) for scope, kg in kilograms.items()))],
        key=[(TONES[scope], f"{shown[scope]}: {mass(kg)}") for scope, kg in kilograms.items()],
        table=_scopes_table(result, kilograms),
        cover=_not_drawn(kilograms.values()),
        explained=tuple((shown[scope], str(SCOPES_EXPLAINED[scope])) for scope in SCOPES),
    )


def categories_picture(result: Result) -> Picture:
    """Scopes 1 and 2 and the categories of the value chain, largest first; each leads to its figures."""
    total = result.footprint.total_market
    groups = sorted(groups_of(result).items(), key=lambda pair: -pair[1])
    bars = [
        Bar(_link(result, *group), f"{mass(kg)} · {share_words(kg, total)}", (Part(max(kg, Decimal(0))),))
        for group, kg in groups
    ]
    first = groups[0][0] if groups else (0, 0)
    return Picture(
        sentence=gettext("Most comes from: %(name)s.") % {"name": group_name(*first)},
        bars=bars,
        key=[],
        table=Table(
            gettext("Emissions by category, market-based"),
            (Column(gettext("Category")), Column("CO₂e", number=True), Column(gettext("Share"), number=True)),
            [(_link(result, *group), mass(kg), share_words(kg, total)) for group, kg in groups],
        ),
        cover=_not_drawn(kg for _, kg in groups),
    )


def groups_of(result: Result) -> dict[tuple[int, int], Decimal]:
    """Kilograms by scope and category in the market-based total, without those that have no line."""
    return {
        (scope, category): kg
        for (scope, category, method), kg in result.footprint.sums.items()
        if method in {"", "market"}
    }


def largest_rows(result: Result) -> list[Largest]:
    """The rows that weigh most, each with the way to its explanation."""
    found = sorted(kg_by_row(result).items(), key=lambda pair: (-abs(pair[1]), pair[0]))[:LARGEST]
    return [_largest(result, key, kg) for key, kg in found]


def kg_by_row(result: Result) -> dict[str, Decimal]:
    """Kilograms of each row in the market-based total."""
    kilograms: dict[str, list[Decimal]] = defaultdict(list)
    for line in result.footprint.counted():
        kilograms[line.activity.key].append(line.kg_co2e)
    return {key: exact_sum(found) for key, found in kilograms.items()}


def share_words(kg: Decimal, total: Decimal) -> str:
    """A share of the total; nothing to divide by is a dash."""
    if not total:
        return "–"
    share = kg / total
    return f"<{NBSP}{format_percent(Decimal('0.01'), 0)}" if 0 < share < Decimal("0.01") else format_percent(share, 0)


def _largest(result: Result, key: str, kg: Decimal) -> Largest:
    row = result.by_key[key]
    about = " · ".join(part for part in (row.site.name if row.site else "", row.get_depth_display()) if part)
    return Largest(
        row, name_of(result.factors, row.kind), about, mass(kg), inventory_address("inventory-figure", result.inventory, row.pk)
    )  # fmt: skip


def _scopes_table(result: Result, kilograms: dict[int, Decimal]) -> Table:
    footprint, total = result.footprint, result.footprint.total_market
    rows: list[tuple[object, ...]] = [
        (_link(result, scope, 0), str(SCOPES_EXPLAINED[scope]), mass(kg), share_words(kg, total))
        for scope, kg in kilograms.items()
    ]
    rows.append((gettext("Total, market-based"), "", mass(total), share_words(total, total)))
    rows.append((gettext("Purchased energy, location-based"), "", mass(footprint.scope_2_location), "–"))
    rows.append((gettext("Total, location-based"), "", mass(footprint.total_location), "–"))
    columns = (Column(gettext("Scope")), Column(gettext("What it is")), Column("CO₂e", number=True), Column(gettext("Share"), number=True))  # fmt: skip
    return Table(gettext("Emissions by scope"), columns, rows, cards=True)


def _link(result: Result, scope: int, category: int) -> str:
    address = inventory_address("inventory-category", result.inventory, scope, category)
    return format_html('<a href="{}">{}</a>', address, group_name(scope, category))


def _not_drawn(kilograms: object) -> str:
    if any(kg < 0 for kg in kilograms):  # type: ignore[attr-defined]
        return gettext("Credits are below zero: they are in the total and in the table, but a bar cannot show them.")
    return ""
