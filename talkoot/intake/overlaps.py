"""The same energy in two files: which sets of readings meet, and why they may be one thing. A person decides.

Readings are looked at as strands: all of one source, kind of thing, site and measure. Nothing is taken away here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from talkoot.intake.reasons import Same
from talkoot.intake.records import Reading, Sort, Source
from talkoot.intake.wordlist import WordList, words
from talkoot.sheets.values.text import plain
from talkoot.sheets.values.units import convert, dimension_of

BOOKED_LATER = timedelta(days=45)  # a bill may be booked this long after what it is for; our own setting
EUROS = "eur"
RANK = {Source.DATAHUB: 0, Source.FUEL_CARD: 1, Source.FINVOICE: 2, Source.LEDGER: 3}
BASE_UNITS = {"energy": "kWh", "volume": "m3", "mass": "kg"}


@dataclass(frozen=True, slots=True)
class Strand:
    """Readings that belong together. `positions` are their places in the sequence that was given."""

    group: str
    kinds: tuple[str, ...]
    source: Source
    file: str
    site: str
    same_energy: bool
    unit: str
    amount: Decimal
    started_on: date
    ended_on: date
    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two strands that may be the same. `leave` are the readings of `second` that meet `first` in time.

    `keep` is only the proposal: the more exact of the two stands first. `difference` is the relative difference of
    their amounts where the two are measured in the same sort of unit.
    """

    why: Same
    first: Strand
    second: Strand
    started_on: date
    ended_on: date
    leave: tuple[int, ...]
    difference: Decimal | None = None
    sites_are_known: bool = False

    @property
    def keep(self) -> tuple[int, ...]:
        """The readings that would stay."""
        return self.first.positions


def find(readings: Sequence[Reading], wordlist: WordList | None = None) -> list[Overlap]:
    """Every pair of strands of one kind of thing that meet in site and time, the surest reason first."""
    strands = _strands(readings, wordlist or words())
    found = [overlap for pair in _pairs(strands) for overlap in _overlap(*pair, readings)]
    order = list(Same)
    return sorted(found, key=lambda each: (order.index(each.why), each.first.group, each.started_on))


def proposal(readings: Sequence[Reading], overlaps: Iterable[Overlap]) -> frozenset[int]:
    """The places of the readings that would be left out, were every proposal followed: fees, and seconds of overlaps."""
    fees = {place for place, reading in enumerate(readings) if reading.sort is Sort.FEE}
    return frozenset(fees.union(*(overlap.leave for overlap in overlaps if overlap.why is not Same.SAME_PERIOD)))


def _strands(readings: Sequence[Reading], wordlist: WordList) -> list[Strand]:
    together: dict[tuple[str, Source, str, str, bool, str, str], list[int]] = defaultdict(list)
    for place, reading in enumerate(readings):
        if reading.sort is Sort.FEE or not reading.kind:
            continue
        measure = EUROS if reading.unit == EUROS else BASE_UNITS.get(dimension_of(reading.unit) or "", reading.unit)
        site = reading.site if reading.source is not Source.FUEL_CARD else ""
        group = wordlist.group(reading.kind)
        # kinds that only euros lump together are told apart by amounts: a litre of petrol is none of diesel
        thing = group if measure == EUROS else f"{group}\n{reading.kind}"
        series = reading.reference if reading.source is Source.DATAHUB else ""
        together[thing, reading.source, reading.file, site, reading.same_energy, series, measure].append(place)
    return [_strand(key[0].split("\n")[0], key[-1], places, readings) for key, places in together.items()]


def _strand(group: str, unit: str, places: list[int], readings: Sequence[Reading]) -> Strand:
    own = [readings[place] for place in places]
    first = own[0]
    unit = first.unit if len({reading.unit for reading in own}) == 1 else unit
    return Strand(
        group=group,
        kinds=tuple(sorted({reading.kind for reading in own})),
        source=first.source,
        file=first.file,
        site=first.site if first.source is not Source.FUEL_CARD else "",
        same_energy=first.same_energy,
        unit=unit,
        amount=sum((_in(reading, unit) for reading in own), Decimal(0)),
        started_on=min(reading.started_on for reading in own),
        ended_on=max(reading.ended_on for reading in own),
        positions=tuple(places),
    )


def _in(reading: Reading, unit: str) -> Decimal:
    found = reading.amount if reading.unit == unit else convert(reading.amount, reading.unit, unit)
    return Decimal(0) if found is None else found


def _pairs(strands: list[Strand]) -> Iterator[tuple[Strand, Strand]]:
    """The more exact of two first: meters, cards, energy bills, transfer bills, euros."""
    by_group: dict[str, list[Strand]] = defaultdict(list)
    for strand in strands:
        by_group[strand.group].append(strand)
    for group in by_group.values():
        ranked = sorted(group, key=lambda s: (s.unit == EUROS, s.same_energy, RANK[s.source], s.positions[0]))
        for place, first in enumerate(ranked):
            yield from ((first, second) for second in ranked[place + 1 :])


def _overlap(first: Strand, second: Strand, readings: Sequence[Reading]) -> Iterator[Overlap]:
    why = _why(first, second, readings)
    if why is None or not _may_share_site(first, second):
        return
    spans = _joined(readings[place] for place in first.positions)
    late = BOOKED_LATER if second.unit == EUROS else timedelta(0)
    leave = tuple(place for place in second.positions if _meets(readings[place], spans, late))
    if why is Same.SAME_BILL:
        leave = _same_documents(first, second, readings)
    elif why is Same.BILL_AND_LEDGER:
        leave = _same_sellers(first, leave, readings)
    if not leave:
        return
    met = [readings[place] for place in leave]
    days = (min(reading.started_on for reading in met), max(reading.ended_on for reading in met))
    known = bool(first.site and second.site)
    yield Overlap(why, first, second, *days, leave, _difference(first, second, leave, readings), known)


def _why(first: Strand, second: Strand, readings: Sequence[Reading]) -> Same | None:
    """Why two strands of one kind of thing may be the same; None where they cannot be."""
    if (first.unit == EUROS) != (second.unit == EUROS):
        is_same_row = first.source is second.source and first.file == second.file
        return None if is_same_row else Same.EUROS_AND_AMOUNT
    if first.kinds != second.kinds and first.unit != EUROS:
        return None
    if first.same_energy != second.same_energy:
        return Same.TRANSFER_AND_ENERGY
    if first.source is second.source:
        return _why_of_one_source(first, second, readings)
    sources = {first.source, second.source}
    if Source.DATAHUB in sources:
        return Same.METER_AND_BILL
    if Source.FUEL_CARD in sources:
        return Same.CARD_AND_BILL
    return Same.BILL_AND_LEDGER if Source.LEDGER in sources else Same.SAME_PERIOD


def _why_of_one_source(first: Strand, second: Strand, readings: Sequence[Reading]) -> Same | None:
    if first.source is Source.DATAHUB:
        return Same.SAME_METER if first.site == second.site else None
    if first.source is Source.FINVOICE and _same_documents(first, second, readings):
        return Same.SAME_BILL
    return None if first.file == second.file else Same.SAME_PERIOD


def _same_documents(first: Strand, second: Strand, readings: Sequence[Reading]) -> tuple[int, ...]:
    """The readings of the second strand whose invoice the first one holds as well."""
    held = {(readings[place].supplier_id, readings[place].document) for place in first.positions}
    return tuple(
        place
        for place in second.positions
        if readings[place].document
        and (readings[place].supplier_id, readings[place].document) in held
        and first.file != second.file
    )


def _same_sellers(first: Strand, places: tuple[int, ...], readings: Sequence[Reading]) -> tuple[int, ...]:
    """Of the booked rows those of a seller whose invoice is there as well."""
    sellers = {plain(readings[place].supplier) for place in first.positions} - {""}
    return tuple(place for place in places if plain(readings[place].supplier) in sellers)


def _may_share_site(first: Strand, second: Strand) -> bool:
    return not first.site or not second.site or first.site == second.site


def _joined(readings: Iterable[Reading]) -> list[tuple[date, date]]:
    """The days that readings cover, joined where they meet."""
    spans: list[tuple[date, date]] = []
    for start, end in sorted((reading.started_on, reading.ended_on) for reading in readings):
        if spans and start <= spans[-1][1] + timedelta(days=1):
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return spans


def _meets(reading: Reading, spans: list[tuple[date, date]], late: timedelta) -> bool:
    return any(start <= reading.ended_on and reading.started_on <= end + late for start, end in spans)


def _difference(first: Strand, second: Strand, leave: tuple[int, ...], readings: Sequence[Reading]) -> Decimal | None:
    """How much more the second has, relative to the first; filled gaps count, since a bill holds them too."""
    if dimension_of(first.unit) != dimension_of(second.unit) or first.unit == EUROS or not first.amount:
        return None
    other = sum((_in(readings[place], first.unit) for place in leave), Decimal(0))
    return (other - first.amount) / abs(first.amount)
