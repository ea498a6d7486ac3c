"""The words of the report on paper; footprints/documents/inventory.typ sets them."""

from html import unescape
from typing import Any

from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from talkoot.footprints.models.inventories import REPORTS
from talkoot.footprints.queries.result import Result
from talkoot.web.ui.numbers import format_day
from talkoot.web.ui.pieces import Column, Table
from talkoot.web.workspace.result.better import advice_of
from talkoot.web.workspace.result.bridge import bridge_of
from talkoot.web.workspace.result.cover import covered_of
from talkoot.web.workspace.result.figure import product_of
from talkoot.web.workspace.result.headline import headline_of, intensities_of
from talkoot.web.workspace.result.series import years_of
from talkoot.web.workspace.result.shares import categories_picture, scopes_picture
from talkoot.web.workspace.result.words import PARTS, group_name, language, name_of, source_of

Data = dict[str, Any]
NONE: Data = {"title": "", "paragraphs": [], "tables": []}


def document_of(result: Result) -> Data:
    """The document as plain data."""
    inventory, told = result.inventory, headline_of(result)
    facts = {"organisation": inventory.organisation.name, "year": inventory.year}
    draft = "" if inventory.is_ready else gettext("Draft: the calculation is not ready, the figures may change.")
    likely = gettext("Likely %(range)s. By location %(location)s.") % {"range": told.likely, "location": told.location}
    return {
        "title": gettext("Emissions of %(organisation)s in %(year)s") % facts,
        "author": inventory.organisation.name,
        "language": language(),
        "draft": draft,
        "lead": gettext("The carbon footprint in %(year)s was %(amount)s.") % {**facts, "amount": told.market},
        "likely": likely,
        "paragraphs": [told.why, gettext("The two ways of counting are never added."), *told.marks],
        "bar": _bar(result),
        "sections": [section for section in _sections(result) if section["paragraphs"] or section["tables"]],
    }


def _bar(result: Result) -> Data | None:
    footprint = result.footprint
    kilograms = (footprint.scope_1, footprint.scope_2_market, footprint.scope_3)
    total = sum(max(kg, 0) for kg in kilograms)
    if not total:
        return None
    picture = scopes_picture(result)
    said = "; ".join(words for _tone, words in picture.key)
    parts = [{"share": float(kg / total * 100), "tone": tone} for tone, kg in enumerate(kilograms, 1) if kg > 0]
    return {"alt": said, "caption": said, "parts": parts}


def _sections(result: Result) -> list[Data]:
    bridge, series, advice = bridge_of(result), years_of(result), advice_of(result)
    counted = bool(result.footprint.lines)
    scopes = [scopes_picture(result).table, categories_picture(result).table] if counted else []
    better = [f"{advice.name}. {advice.unsure} {advice.deed}"] if advice else []
    return [
        _section(gettext("Scopes and categories"), [], scopes),
        _section(gettext("Compared with size"), [f"{one.value}: {one.about}" for one in intensities_of(result)], []),
        _section(gettext("Why it changed"), [bridge.sentence, bridge.cover], [bridge.table]) if bridge else NONE,
        _section(gettext("The years"), [series.sentence, series.cover], [series.table]) if series else NONE,
        _section(gettext("What is counted and what is not"), _coverage(result), []),
        _section(gettext("What would make this figure better"), better, []),
        _section(gettext("How it was calculated"), _method(result), []),
        _section(gettext("Every figure and its source"), [], [_lines(result)]),
    ]


def _coverage(result: Result) -> list[str]:
    """Excluded is said, and so is what does not apply, with the reason."""
    covered = covered_of(result)
    aside, left_out = gettext("Set aside, not counted: %(what)s"), gettext("Categories of the value chain without any figure: %(categories)s.")  # fmt: skip
    return [
        covered.sentence,
        *(f"{one.question}: {one.state}{f' ({one.reason})' if one.reason else ''}" for one in covered.questions),
        *(aside % {"what": f"{one.name}, {one.amount}: {one.reason}"} for one in covered.aside),
        *(gettext("Could not be calculated: %(what)s") % {"what": name} for name in covered.refused),
        *covered.gaps,
        left_out % {"categories": ", ".join(covered.categories)} if covered.categories else "",
        covered.known,
    ]


def _section(title: str, paragraphs: list[str], tables: list[Table]) -> Data:
    return {
        "title": title,
        "paragraphs": [words for words in paragraphs if words],
        "tables": [_table(table) for table in tables if table.rows],
    }


def _table(table: Table) -> Data:
    return {
        "caption": table.caption,
        "columns": [{"label": str(column.label), "number": column.number} for column in table.columns],
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
    }


def _cell(cell: object) -> object:
    """A link of the page becomes its words; plain words stay as they are."""
    if isinstance(cell, dict):
        return cell
    return unescape(strip_tags(cell)) if isinstance(cell, SafeString) else str(cell)


def _method(result: Result) -> list[str]:
    inventory = result.inventory
    high, low = gettext("Flights are counted with their effects high in the air."), gettext("Flights are counted without their effects high in the air.")  # fmt: skip
    facts = {"version": inventory.factors_version, "report": dict(REPORTS)[inventory.potentials]}
    biogenic = headline_of(result).biogenic
    return [
        gettext("Emission factors: release %(version)s. Warming potentials over 100 years: %(report)s.") % facts,
        high if inventory.radiative_forcing else low,
        gettext("CO₂ of plants, outside the scopes: %(amount)s.") % {"amount": biogenic} if biogenic else "",
        gettext("What belongs to the calculation: %(boundary)s") % {"boundary": inventory.boundary} if inventory.boundary else "",
        gettext("Ready %(day)s. Evidence: %(grade)s.") % {"day": format_day(inventory.ready_at), "grade": inventory.get_grade_display()}
        if inventory.is_ready and inventory.ready_at else "",
    ]  # fmt: skip


def _lines(result: Result) -> Table:
    factors = result.factors
    rows = [
        (
            f"{name_of(factors, line.activity.kind)}. {PARTS[line.role]}", group_name(line.scope, line.category),
            product_of(line), _source(source_of(line), line.choice.factor.url),
        )
        for line in result.footprint.lines
    ]  # fmt: skip
    labels = (gettext("What"), gettext("Where"), gettext("Amount × factor"), gettext("Source"))
    return Table(gettext("Every line"), [Column(label) for label in labels], rows)


def _source(words: str, address: str) -> Any:
    return {"text": words, "address": address} if address.startswith("http") and words else words
