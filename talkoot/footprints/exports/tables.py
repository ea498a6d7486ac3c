"""A result as plain tables: codes and exact figures, the same in every file and language."""

from datetime import date
from decimal import Decimal
from typing import Any

from talkoot.engine import Line
from talkoot.engine.judging import of_amount, of_factor
from talkoot.footprints.models import Row
from talkoot.footprints.queries.result import Result

Cell = str | int | Decimal | bool | None
Record = dict[str, Cell]

LINE_COLUMNS = (
    "row", "question", "kind", "kind_name", "site", "amount", "unit", "known", "scope", "category", "method", "part",
    "counted_in_market_total", "quantity", "factor_unit", "kg_co2e_per_unit", "kg_co2e", "kg_co2_biogenic",
    "amount_uncertainty", "factor_uncertainty", "publisher", "document", "reference", "factor_from", "factor_to",
    "geography", "basis", "licence", "address", "factor", "doubts", "chosen_among", "next_best", "origin",
    "source_of_amount", "file", "evidence", "remark",
)  # fmt: skip
SUMMARY_UNIT = "kgCO2e"


def state_of(result: Result) -> str:
    """ "ready", or "draft" for whatever may still change."""
    return "ready" if result.inventory.is_ready else "draft"


def head(result: Result) -> Record:
    """What the figures are of and what they were counted with."""
    inventory, options = result.inventory, result.footprint.options
    return {
        "organisation": inventory.organisation.name,
        "year": inventory.year,
        "state": state_of(result),
        "evidence": inventory.get_grade_display() if inventory.is_ready else "",
        "factors": inventory.factors_version,
        "potentials": str(options.report),
        "flights_with_radiative_forcing": options.radiative_forcing,
        "boundary": inventory.boundary,
        "people": inventory.staff,
        "floor_m2": inventory.floor_m2,
        "turnover_eur": inventory.turnover_eur,
    }


def summary(result: Result) -> list[Record]:
    """Totals in kg CO2e. The two ways of counting scope 2 stand side by side and are never added."""
    footprint, interval = result.footprint, result.spread
    figures: dict[str, Decimal] = {
        "total_market": footprint.total_market,
        "total_market_low_95": interval.low,
        "total_market_high_95": interval.high,
        "total_location": footprint.total_location,
        "scope_1": footprint.scope_1,
        "scope_2_market": footprint.scope_2_market,
        "scope_2_location": footprint.scope_2_location,
        "scope_3": footprint.scope_3,
        **{f"scope_3_category_{number}": kg for number, kg in footprint.categories.items()},
        "biogenic_co2_outside_scopes": footprint.biogenic,
        "in_potentials_of_another_report": footprint.kg_of_other_report,
    }
    return [{"figure": name, "value": kg, "unit": SUMMARY_UNIT} for name, kg in figures.items()]


def lines(result: Result, language: str) -> list[Record]:
    """Every line: amount, converted quantity, kilograms per unit, kilograms and the factor's source."""
    return [_line(line, result, language) for line in result.footprint.lines]


def not_counted(result: Result, language: str) -> list[Record]:
    """What is left out and why: whole questions, rows set aside, rows that could not be calculated or wait."""
    cover = result.cover
    questions: list[Record] = [
        {"what": str(one.question.label), "state": one.state or "unanswered", "reason": one.reason}
        for one in cover.questions
        if one.state != "counted"
    ]
    rows: list[Record] = [
        {"what": name_of(row.kind, result, language), "state": row.state, "reason": row.reason}
        for row in result.rows
        if not row.is_counted
    ]
    refused: list[Record] = [
        {"what": name_of(one.activity.kind, result, language), "state": "refused", "reason": str(one.error)}
        for one in cover.refused
    ]
    categories: list[Record] = [
        {"what": f"scope 3, category {number}", "state": "no_figure", "reason": ""}
        for number in cover.categories_left_out
    ]
    return [*questions, *rows, *refused, *categories]


def years(result: Result) -> list[Record]:
    """The kept results of the years, in kg CO2e, with what the path to the target allows."""
    return [
        {
            "year": one.year,
            "state": "ready" if one.is_ready else "draft",
            "scope_1": one.scope_1_kg,
            "scope_2_market": one.scope_2_market_kg,
            "scope_2_location": one.scope_2_location_kg,
            "scope_3": one.scope_3_kg,
            "total_market": one.market_kg,
            "total_location": one.location_kg,
            "target_path": one.target_kg,
            "factors": one.factors_version,
        }
        for one in result.series.years
    ]


def change(result: Result) -> Record:
    """Why the market-based total changed since the year before, in kg CO2e; empty without one."""
    story = result.story
    if story is None:
        return {}
    return {
        "from_year": story.before.year,
        "to_year": story.after_year,
        "from": story.before_kg,
        "to": story.after_kg,
        "activity": story.parts.activity,
        "energy_system": story.parts.energy_system,
        "method": story.parts.method,
        "structure": story.parts.structure,
    }


def name_of(kind: str, result: Result, language: str) -> str:
    """The kind's name in the language, else in English, else its code."""
    found = result.factors.kinds.get(kind)
    names = found.name if found else {}
    return names.get(language) or names.get("en") or kind


def plain(value: Cell) -> str:
    """A cell as text: figures in full, with a point and without exponents."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _line(line: Line, result: Result, language: str) -> Record:
    row = result.by_key[line.activity.key]
    return {**_place(line, row, result, language), **_product(line), **_source(line), **_behind(row)}


def _place(line: Line, row: Row, result: Result, language: str) -> Record:
    return {
        "row": row.pk,
        "question": row.question,
        "kind": row.kind,
        "kind_name": name_of(row.kind, result, language),
        "site": line.activity.site,
        "amount": line.activity.amount,
        "unit": line.activity.unit,
        "known": row.depth,
        "scope": line.scope,
        "category": line.category or None,
        "method": str(line.method),
        "part": line.role.value,
        "counted_in_market_total": line.method != "location",
    }


def _product(line: Line) -> Record:
    return {
        "quantity": line.quantity,
        "factor_unit": line.choice.factor.unit,
        "kg_co2e_per_unit": line.kg_per_unit,
        "kg_co2e": line.kg_co2e,
        "kg_co2_biogenic": line.kg_biogenic,
        "amount_uncertainty": of_amount(line.activity),
        "factor_uncertainty": of_factor(line.choice, line.activity.year),
    }


def _source(line: Line) -> Record:
    choice, factor = line.choice, line.choice.factor
    return {
        "publisher": factor.publisher,
        "document": factor.document,
        "reference": factor.reference,
        "factor_from": _day(factor.valid_from),
        "factor_to": _day(factor.valid_to),
        "geography": factor.geography,
        "basis": factor.basis,
        "licence": factor.licence,
        "address": factor.url,
        "factor": factor.id,
        "doubts": " ".join(sorted(choice.doubts)),
        "chosen_among": choice.among,
        "next_best": choice.next_best,
    }


def _behind(row: Row) -> Record:
    return {
        "origin": row.origin,
        "source_of_amount": row.source,
        "file": row.file.file_name if row.file else "",
        "evidence": row.evidence.file_name if row.evidence else "",
        "remark": row.note,
    }


def _day(day: date) -> str:
    return "" if day in {date.min, date.max} else day.isoformat()


def gases(line: Line) -> dict[str, Any]:
    """Kilograms of each gas as text; empty where the publisher gives CO2e only."""
    return {gas: plain(kg) for gas, kg in line.gases.items()}
