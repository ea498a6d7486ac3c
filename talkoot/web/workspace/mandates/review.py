"""An inventory laid out for review: every figure with what shows it on one side and what was assumed on the other."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from talkoot.engine import Doubt, Footprint, Line
from talkoot.engine.lines import exact_sum
from talkoot.footprints.enums import Question, RowDepth
from talkoot.footprints.models import Inventory, Row
from talkoot.footprints.queries.footprint import factors_of
from talkoot.web.shared.factor_words import document_name
from talkoot.web.ui.numbers import NBSP, format_day, format_number, unit_name
from talkoot.web.workspace.calculator.offered import name_of_code
from talkoot.web.workspace.calculator.words import amount_words, depth_words, emissions_words
from talkoot.web.workspace.inventory_page import inventory_address
from talkoot.web.workspace.result import shares
from talkoot.web.workspace.result.words import unit_words

ZERO = Decimal(0)
SIGNIFICANT = 3
ESTIMATES = frozenset({RowDepth.ESTIMATE, RowDepth.SPEND})
DOUBTS: dict[Doubt, Promise] = {
    Doubt.OLDER: _("the factor is of an earlier year"),
    Doubt.NEWER: _("the factor is of a later year"),
    Doubt.FOREIGN: _("the factor is of another country"),
    Doubt.MEAN: _("a national mean, not this network's own figure"),
    Doubt.QUOTED: _("the factor was read where its publisher is quoted"),
    Doubt.NO_SPLIT: _("the gases are not told apart"),
    Doubt.PRICES: _("prices of two years that could not be made comparable"),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: the amount, what shows it, what was assumed, and its kilograms (market-based)."""

    row: Row
    name: str
    amount: str
    when: str
    depth: str
    is_estimate: bool
    has_evidence: bool
    factors: tuple[str, ...]
    doubts: tuple[str, ...]
    own: str
    kg: Decimal
    emissions: str
    share: str
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one question."""

    title: str
    emissions: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """All of it: figures by question, the same by size, and the total in kg."""

    groups: tuple[Group, ...]
    figures: tuple[Figure, ...]
    total_kg: Decimal


def lay_out(inventory: Inventory, rows: Iterable[Row], footprint: Footprint) -> Laid:
    """The rows that count, by question. No query: rows come with site, file and evidence."""
    lines = _lines_by_row(footprint)
    total = footprint.total_market
    figures = [_figure(inventory, row, lines.get(str(row.pk), ()), total) for row in rows if row.is_counted]
    by_question: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_question[figure.row.question].append(figure)
    groups = tuple(_group(question, by_question[question]) for question in sorted(by_question))
    return Laid(groups, tuple(sorted(figures, key=lambda one: (-abs(one.kg), one.row.pk))), total)


def kind_name(inventory: Inventory, code: str) -> str:
    return name_of_code(factors_of(inventory), code, get_language() or "en")


def share_words(kg: Decimal, total: Decimal) -> str:
    """Whole per cent of the total; nothing where there is no total, nor where figures below zero make a share senseless."""
    return shares.share_words(kg, total) if total > 0 else ""


def _group(question: int, figures: Sequence[Figure]) -> Group:
    kg = exact_sum(figure.kg for figure in figures)
    return Group(str(Question(question).label), emissions_words(kg), tuple(figures))


def _lines_by_row(footprint: Footprint) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = defaultdict(list)
    for line in footprint.counted():
        found[line.activity.key].append(line)
    return found


def _figure(inventory: Inventory, row: Row, lines: Sequence[Line], total: Decimal) -> Figure:
    kg = exact_sum(line.kg_co2e for line in lines)
    doubts = {doubt for line in lines for doubt in line.choice.doubts}
    return Figure(
        row=row,
        name=kind_name(inventory, row.kind),
        amount=amount_words(row.amount, row.unit),
        when=_when(row),
        depth=depth_words(row.depth),
        is_estimate=row.depth in ESTIMATES,
        has_evidence=bool(row.evidence_id or row.file_id),
        factors=tuple(dict.fromkeys(_factor_words(line) for line in lines)),
        doubts=tuple(str(DOUBTS[doubt]) for doubt in DOUBTS if doubt in doubts),
        own=_own_words(row),
        kg=kg,
        emissions=emissions_words(kg) if lines else gettext("Could not be calculated"),
        share=share_words(kg, total),
        url=inventory_address("inventory-figure", inventory, row.pk),
    )


def _when(row: Row) -> str:
    if row.started_on is None or row.ended_on is None:
        return ""
    return f"{format_day(row.started_on)}–{format_day(row.ended_on)}"


def _factor_words(line: Line) -> str:
    factor = line.choice.factor
    source = ", ".join(part for part in (factor.publisher, document_name(factor)) if part)
    per_unit = f"{_significant(line.kg_per_unit)}{NBSP}{unit_name('kgCO2e')}/{unit_words(factor.unit)}"
    return f"{per_unit} ({source})" if source else per_unit


def _own_words(row: Row) -> str:
    if row.own_kg_per_unit is None:
        return ""
    unit = unit_words(row.own_unit or row.unit)
    return f"{_significant(row.own_kg_per_unit)}{NBSP}{unit_name('kgCO2e')}/{unit} ({row.own_source})"


def _significant(value: Decimal) -> str:
    """Three significant digits, or all digits before the point."""
    if not value:
        return "0"
    places = max(0, SIGNIFICANT - 1 - value.adjusted())
    return format_number(value, min(places, 8))
