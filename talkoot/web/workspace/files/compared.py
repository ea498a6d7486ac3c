"""The same year entered in two ways, in words: how far they are apart, whether that is within what is not known, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from talkoot.footprints.enums import RowDepth, RowState
from talkoot.footprints.models import Inventory, Row
from talkoot.footprints.queries.files import Comparison, Pair, Way
from talkoot.footprints.queries.footprint import factors_of
from talkoot.web.ui.numbers import format_change, format_percent
from talkoot.web.workspace.calculator.offered import name_of_code
from talkoot.web.workspace.calculator.words import amount_words, depth_words, emissions_words

LEAST = Decimal("0.0005")  # below this there is nothing to explain
METERED = frozenset({RowDepth.MEASURED})
PAID = frozenset({RowDepth.SPEND})


@dataclass(frozen=True, slots=True)
class ShownWay:
    """One way: its amount, kilograms, how it is known and where it is from."""

    amount: str
    emissions: str
    depth: str
    where: str


@dataclass(frozen=True, slots=True)
class ShownPair:
    """One thing entered twice."""

    name: str
    counted: ShownWay
    aside: ShownWay
    difference: str
    is_within: bool
    room: str  # how far the two may differ
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The whole comparison in words."""

    pairs: tuple[ShownPair, ...]
    alone: tuple[str, ...]
    counted: str
    other: str
    difference: str
    room: str
    is_within: bool


def has_two_ways(inventory: Inventory) -> bool:
    """Whether anything was set aside that could be compared."""
    return inventory.rows.filter(state=RowState.SET_ASIDE).exists()  # type: ignore[attr-defined]


def comparison_words(inventory: Inventory, found: Comparison, language: str) -> Told:
    """Both totals, each thing beside its other way, and why they differ."""
    factors = factors_of(inventory)

    def named(rows: Iterable[Row]) -> str:
        return ", ".join(dict.fromkeys(name_of_code(factors, row.kind, language) for row in rows))

    return Told(
        pairs=tuple(_pair(pair, named(pair.counted.rows)) for pair in found.pairs),
        alone=tuple(f"{named([row])} {amount_words(row.amount, row.unit)}: {row.reason}" for row in found.alone),
        counted=emissions_words(found.counted.value),
        other=emissions_words(found.other.value),
        difference=format_change(found.difference) if found.difference is not None else "",
        room=_room(found.half_width_kg, found.counted.value),
        is_within=found.is_within,
    )


def _pair(pair: Pair, name: str) -> ShownPair:
    return ShownPair(
        name=name,
        counted=_way(pair.counted, pair.unit),
        aside=_way(pair.aside, pair.unit),
        difference=format_change(pair.difference) if pair.difference is not None else "",
        is_within=pair.is_within,
        room=_room(pair.half_width_kg, pair.counted.spread.value),
        why=tuple(_why(pair)),
    )


def _way(way: Way, unit: str) -> ShownWay:
    amount = amount_words(way.amount.quantize(Decimal("0.01")), unit) if way.amount is not None else ""
    if not amount:
        amount = " + ".join(amount_words(row.amount.quantize(Decimal("0.01")), row.unit) for row in way.rows[:3])
    return ShownWay(
        amount=amount,
        emissions=emissions_words(way.spread.value),
        depth=", ".join(dict.fromkeys(depth_words(row.depth) for row in way.rows)),
        where=", ".join(dict.fromkeys(row.file.file_name if row.file else gettext("typed in") for row in way.rows)),
    )


def _room(half_width_kg: Decimal, of_kg: Decimal) -> str:
    """How far two ways may differ, relative to what counts."""
    if not of_kg:
        return emissions_words(half_width_kg)
    return f"± {format_percent(half_width_kg / abs(of_kg))}"


def _why(pair: Pair) -> Iterable[str]:
    """What makes the two differ, as far as their rows tell."""
    depths = {row.depth for row in pair.counted.rows}, {row.depth for row in pair.aside.rows}
    if pair.difference is not None and abs(pair.difference) < LEAST:
        yield gettext("The two say the same.")
        return
    if any(one & PAID for one in depths) and depths[0] != depths[1]:
        yield gettext(
            "One is worked out from what was paid at a mean price, the other is the amount itself. What you pay is seldom the mean, and basic charges, transfer and taxes are in it."
        )
    elif any(one & METERED for one in depths) and depths[0] != depths[1]:
        yield gettext(
            "The meter counts the days of the year exactly. Bills round, follow their own periods and may hold estimated readings."
        )
    yield from _of_days(pair)
    yield from _of_gaps(pair)
    kinds = {row.kind for row in pair.counted.rows}, {row.kind for row in pair.aside.rows}
    if kinds[0] != kinds[1]:
        yield gettext("One tells the kinds apart that the other has together, so that other emission factors are used.")


def _of_days(pair: Pair) -> Iterable[str]:
    """Where one covers less of the year than the other."""
    spans = [_span(way) for way in (pair.counted, pair.aside)]
    if spans[0] and spans[1] and spans[0] != spans[1]:
        yield gettext("What counts is of the days %(ours)s and the other of %(others)s") % {
            "ours": spans[0],
            "others": spans[1],
        }


def _span(way: Way) -> str:
    starts, ends = [row.started_on for row in way.rows], [row.ended_on for row in way.rows]
    if not all(starts) or not all(ends):
        return ""
    first, last = min(day for day in starts if day), max(day for day in ends if day)
    return f"{first.day}.{first.month}.–{last.day}.{last.month}."


def _of_gaps(pair: Pair) -> Iterable[str]:
    rows = [*pair.counted.rows, *pair.aside.rows]
    filled = next((row for row in rows if row.depth in METERED and row.uncertainty_percent), None)
    if filled is not None:
        yield gettext(
            "The meter file has gaps that were filled or estimated, which makes it uncertain by ± %(percent)s."
        ) % {
            "percent": format_percent(filled.uncertainty_percent / 100)  # type: ignore[operator]
        }
