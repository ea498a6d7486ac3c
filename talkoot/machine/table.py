"""A footprint as a compact table of text, for people at a terminal."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from talkoot.engine import Footprint
from talkoot.engine.judging import parts
from talkoot.engine.lines import ZERO
from talkoot.engine.uncertainty import spread
from talkoot.intake.activity_cells import BadRow
from talkoot.machine.explained import said

CATEGORIES = (
    "", "Purchased goods and services", "Capital goods", "Making of fuels and energy", "Transport to you", "Waste",
    "Business travel", "Commuting", "Leased premises and vehicles", "Transport to customers",
    "Processing of what you sell", "Use of what you sell", "End of life of what you sell",
    "Premises and vehicles leased to others", "Franchises", "Investments",
)  # fmt: skip
DOUBTS = {
    "older": "figure of an earlier year",
    "newer": "figure of a later year",
    "foreign": "figure of another country",
    "mean": "mean of the country, not the network's own",
    "quoted": "read where the publisher is quoted",
    "no_split": "no gas split, stays in another report's potentials",
    "prices": "prices of two years not made comparable",
}
SHOWN = 20  # rows of each list; --json has them all


def table(footprint: Footprint, bad_rows: Sequence[BadRow] = ()) -> Iterator[str]:
    """The lines of the table: sums, doubts, and the rows that were not calculated, each with why."""
    rows = len({id(line.activity) for line in footprint.lines})
    yield f"{rows} rows, factors {footprint.version or 'without a release'}, {footprint.options.report.upper()}, kg CO2e"
    yield from _sums(footprint)
    yield from _doubts(footprint)
    refused = [f"row {one.activity.key}, {one.activity.kind}: {said(one.error)}" for one in footprint.refused]
    yield from _listed("not calculated", refused)
    yield from _listed("not read", [f"row {row.number}: {row.text}" for row in bad_rows])


def _sums(footprint: Footprint) -> Iterator[str]:
    yield _sum("Scope 1", footprint.scope_1)
    yield _sum("Scope 2, market-based", footprint.scope_2_market)
    yield _sum("Scope 2, location-based", footprint.scope_2_location)
    yield _sum("Scope 3", footprint.scope_3)
    for category, kg in footprint.categories.items():
        yield _sum(f"  {category:>2} {CATEGORIES[category]}", kg)
    yield _sum("Total, market-based", footprint.total_market)
    yield _sum("Total, location-based", footprint.total_location)
    likely = spread(parts(footprint.counted()))
    yield f"{'  likely, market-based (95 %)':44}{_number(likely.low)} to {_number(likely.high).strip()}"
    if footprint.biogenic:
        yield _sum("Biogenic CO2, in no total", footprint.biogenic)


def _doubts(footprint: Footprint) -> Iterator[str]:
    lines: dict[str, int] = defaultdict(int)
    kilograms: dict[str, Decimal] = defaultdict(lambda: ZERO)
    for line in footprint.counted():
        for doubt in line.choice.doubts:
            lines[doubt] += 1
            kilograms[doubt] += line.kg_co2e
    if lines:
        yield "Doubts about factors, with lines and kilograms of the market-based total:"
    for name, kg in sorted(kilograms.items(), key=lambda item: -abs(item[1])):
        yield f"  {DOUBTS.get(name, name):52}{lines[name]:>6}{_number(kg)}"


def _listed(what: str, texts: Sequence[str]) -> Iterator[str]:
    if texts:
        yield f"{len(texts)} {'row' if len(texts) == 1 else 'rows'} {what}:"
    for text in texts[:SHOWN]:
        yield f"  {text}"
    if len(texts) > SHOWN:
        yield f"  and {len(texts) - SHOWN} more"


def _sum(name: str, kg: Decimal) -> str:
    return f"{name:44}{_number(kg)}"


def _number(kg: Decimal) -> str:
    return f"{kg:>16,.1f}"
