"""A footprint as plain values for JSON: totals, every line down to quantity × factor × source, every refusal by name."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from talkoot.engine import (
    Factor,
    Footprint,
    Line,
    NoFactor,
    NoPriceLevel,
    NotCountable,
    Refusal,
    Status,
    UnitsDoNotMix,
    UnknownGas,
    UnknownKind,
    UnknownUnit,
)
from talkoot.engine.judging import parts
from talkoot.engine.lines import Method
from talkoot.engine.uncertainty import spread
from talkoot.intake.activity_cells import BadRow

REASONS: dict[type[Exception], str] = {
    UnitsDoNotMix: "units_do_not_mix",
    UnknownUnit: "unknown_unit",
    UnknownKind: "unknown_kind",
    NoFactor: "no_factor",
    NotCountable: "not_countable",
    UnknownGas: "unknown_gas",
    NoPriceLevel: "no_price_level",
}
SOURCE = (
    "publisher", "document", "reference", "url", "licence", "published_on", "geography", "valid_from", "valid_to",
    "basis", "variant", "status", "uncertainty", "note",
)  # fmt: skip
Plain = dict[str, Any]


def summary(footprint: Footprint, bad_rows: Iterable[BadRow] = ()) -> Plain:
    """Everything but the lines. Kilograms of CO2e; the two totals are two ways of counting and are never added."""
    return {
        "release": footprint.version,
        "gwp": footprint.options.report,
        "radiative_forcing": footprint.options.radiative_forcing,
        "kg_co2e": _kilograms(footprint),
        "kg_biogenic_co2": footprint.biogenic,
        "kg_by_gas": footprint.gases,
        "kg_in_potentials_of_other_reports": footprint.kg_of_other_report,
        "refused": [refused(refusal) for refusal in footprint.refused],
        "bad_rows": [bad(row) for row in bad_rows],
        "factors": [factor_values(factor) for factor in _used(footprint)],
    }


def _kilograms(footprint: Footprint) -> Plain:
    likely = spread(parts(footprint.counted(Method.MARKET)))
    return {
        "total_market": footprint.total_market,
        "total_location": footprint.total_location,
        "total_market_range_95": [likely.low, likely.high],
        "scope_1": footprint.scope_1,
        "scope_2_market": footprint.scope_2_market,
        "scope_2_location": footprint.scope_2_location,
        "scope_3": footprint.scope_3,
        "scope_3_categories": {str(category): kg for category, kg in footprint.categories.items()},
    }


def _used(footprint: Footprint) -> list[Factor]:
    """The library's factors that the lines name; a company's own figure stands in its line."""
    found = {line.choice.factor.id: line.choice.factor for line in footprint.lines}
    return [factor for _, factor in sorted(found.items()) if factor.status is not Status.OWN]


def factor_values(factor: Factor) -> Plain:
    """A factor with its source: kg of each gas, or kg CO2e in the potentials of a report, per one unit."""
    figure: Plain = {"kg_by_gas": dict(factor.gases)}
    if factor.co2e is not None:
        figure = {"kg_co2e": factor.co2e, "gwp": factor.report}
    source = {name: getattr(factor, name) for name in SOURCE}
    source |= {name: None for name in ("valid_from", "valid_to") if source[name] in {date.min, date.max}}
    return {
        "id": factor.id,
        "kind": factor.kind,
        "role": factor.role,
        "unit": factor.unit,
        **figure,
        **{name: value for name, value in source.items() if value not in {None, ""}},
    }


def line_values(line: Line) -> Plain:
    """quantity × kg per unit = kg CO2e, with the factor, where it is from and what is doubtful about it."""
    factor = line.choice.factor
    return {
        "row": line.activity.key,
        "kind": line.activity.kind,
        "year": line.activity.year,
        "site": line.activity.site,
        "place": line.activity.place,
        "amount": line.activity.amount,
        "amount_unit": line.activity.unit,
        "part": line.role,
        "scope": line.scope,
        "category": line.category or None,
        "method": line.method or None,
        "quantity": line.quantity,
        "unit": factor.unit,
        "factor": factor.id,
        "source": source_of(factor),
        "kg_co2e_per_unit": line.kg_per_unit,
        "kg_co2e": line.kg_co2e,
        "kg_biogenic_co2": line.kg_biogenic,
        "kg_by_gas": line.gases,
        "doubts": sorted(line.choice.doubts),
    }


def source_of(factor: Factor) -> str:
    """Publisher, document and place in it, as far as they are known."""
    return ", ".join(filter(None, (factor.publisher, factor.document, factor.reference)))


def refused(refusal: Refusal) -> Plain:
    """A row that could not be calculated: reason as a code and in words, with the names that stand in the way."""
    error = refusal.error
    return {
        "row": refusal.activity.key,
        "kind": refusal.activity.kind,
        "reason": REASONS.get(type(error), "refused"),
        "text": said(error),
        "names": {name: str(value) for name, value in vars(error).items()},
    }


def said(error: Exception) -> str:
    """The reason in words."""
    return f"no exchange rate for {error}" if isinstance(error, NoPriceLevel) else str(error)


def bad(row: BadRow) -> Plain:
    """A row that could not be read."""
    return {"row": row.number, "field": row.field, "reason": row.reason, "cell": row.cell, "text": row.text}


def json_of(footprint: Footprint, bad_rows: Iterable[BadRow] = ()) -> Iterator[str]:
    """The whole document piece by piece, one line of the footprint at a time."""
    yield text_of(summary(footprint, bad_rows)).removesuffix("}") + ', "lines": [\n'
    for number, line in enumerate(footprint.lines):
        yield (",\n" if number else "") + text_of(line_values(line))
    yield "\n]}\n"


def text_of(values: object) -> str:
    """JSON on one line. Decimals become numbers of seventeen figures."""
    return json.dumps(values, default=plain, ensure_ascii=False)


def plain(value: object) -> object:
    """What JSON does not know by itself."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))
