"""The explanation of one row: amount × factor = kilograms, line by line, with every source."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR
from decimal import Decimal

from django.utils.html import format_html
from django.utils.translation import get_language, gettext, ngettext

from talkoot.engine import Footprint, Line, Method, Status
from talkoot.engine.gases import BIOGENIC
from talkoot.engine.judging import of_amount, of_factor
from talkoot.engine.lines import exact_sum
from talkoot.footprints.models import Inventory, Row
from talkoot.footprints.queries.footprint import factors_of
from talkoot.web.shared.factor_words import licence_name
from talkoot.web.ui.numbers import NBSP, format_day, format_year_span
from talkoot.web.workspace.inventory_page import inventory_address
from talkoot.web.workspace.result.words import (
    PARTS,
    amount,
    doubts_of,
    exact,
    factor_name,
    figured,
    group_name,
    instrument_name,
    mass,
    name_of,
    per_cent_range,
    place_name,
    source_of,
    unit_words,
)

GASES = {"co2": "CO₂", "ch4": "CH₄", "n2o": "N₂O", BIOGENIC: "CO₂ (bio)", "sf6": "SF₆", "nf3": "NF₃"}
Pairs = list[tuple[object, object]]


@dataclass(frozen=True, slots=True)
class LineTold:
    """One line: where it is counted, the product in words, whether it is in the market-based total, source and doubts."""

    title: str
    where: str
    product: str
    in_total: bool
    source: Pairs
    doubts: list[str]
    chosen: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A row with all that leads from it to its kilograms."""

    row: Row
    name: str
    kg: str
    amount: str
    facts: Pairs
    lines: list[LineTold]
    refused: str


def explained(row: Row, inventory: Inventory, footprint: Footprint) -> Explained:
    """The explanation of a row; `footprint` is of this row alone, whether it counts or not."""
    factors = factors_of(inventory)
    kg = exact_sum(line.kg_co2e for line in footprint.counted())
    return Explained(
        row=row,
        name=name_of(factors, row.kind),
        kg=mass(kg),
        amount=amount(row.amount, row.unit),
        facts=facts_of(row, inventory),
        lines=[line_told(line, inventory.year) for line in footprint.lines],
        refused=gettext("This row could not be calculated and is not in the total.") if footprint.refused else "",
    )


def facts_of(row: Row, inventory: Inventory) -> Pairs:
    """Where the amount is from; what is not known is left out."""
    period = [format_day(day) for day in (row.started_on, row.ended_on) if day]
    given = row.uncertainty_percent
    facts: Pairs = [
        (gettext("Year"), str(inventory.year)),
        (gettext("Period"), " – ".join(period)),
        (gettext("Site"), row.site.name if row.site else ""),
        (gettext("Place"), place_name(row.place)),
        (gettext("How the amount is known"), row.get_depth_display()),
        (gettext("How sure the amount is"), f"±{NBSP}{exact(given)}{NBSP}%" if given is not None else ""),
        (gettext("Where the amount is from"), row.source or row.get_origin_display()),
        (gettext("Paper behind it"), _paper(row, inventory)),
        (gettext("File"), _file(row, inventory)),
        (gettext("Assumption or remark"), row.note),
    ]
    return [(term, what) for term, what in facts if what]


def line_told(line: Line, year: int) -> LineTold:
    """One line as the page tells it."""
    return LineTold(
        title=str(PARTS[line.role]),
        where=group_name(line.scope, line.category),
        product=product_of(line),
        in_total=line.method != "location",
        source=_source(line, year),
        doubts=doubts_of(line.choice, year),
        chosen=_chosen(line),
    )


def product_of(line: Line) -> str:
    """ "46.2 MWh = 46,200 kWh × 0.03 kg CO₂e/kWh = 1.39 t CO₂e"; of energy that a contract covers, the covered part."""
    factor, given = line.choice.factor, amount(line.activity.amount, line.activity.unit)
    converted = amount(_shown(line.quantity), factor.unit)
    same = given == amount(line.quantity, factor.unit)
    first = given if same else f"{given} = {converted}"
    if line.activity.instruments and line.method == Method.MARKET and not same:
        first = gettext("%(part)s (of %(whole)s)") % {"part": converted, "whole": given}
    per_unit = f"{exact(line.kg_per_unit)}{NBSP}kg{NBSP}CO₂e/{unit_words(factor.unit)}"
    return f"{first} × {per_unit} = {mass(line.kg_co2e)}"


def _shown(quantity: Decimal) -> Decimal:
    """A converted amount without decimals that say nothing beside the factor; the files have it whole."""
    return round(quantity, 2) if abs(quantity) >= 100 else quantity


def _source(line: Line, year: int) -> Pairs:
    factor = line.choice.factor
    own = factor.status is Status.OWN
    pairs: Pairs = [
        (gettext("Source"), source_of(line) or instrument_name(factor.id)),
        (gettext("Where in it"), _english(factor.reference)),
        (gettext("Address"), format_html('<a href="{0}">{0}</a>', factor.url) if factor.url.startswith("http") else ""),
        (gettext("Licence"), licence_name(factor.licence)),
        (gettext("Valid for"), "" if own else _validity(line)),
        (gettext("What it covers"), _english(factor.basis)),
        (gettext("Remark of the library"), _english(factor.note)),
        (gettext("Gases"), _gases(line.gases.items())),
        (gettext("CO₂ of plants, outside the scopes"), mass(line.kg_biogenic) if line.kg_biogenic else ""),
        (gettext("How sure"), _sure(line, year)),
        (gettext("Name in the library"), "" if own else factor.id),
    ]
    return [(term, what) for term, what in pairs if what]


def _validity(line: Line) -> str:
    factor = line.choice.factor
    place = place_name(factor.geography)
    if factor.valid_from.year <= 1 or factor.valid_to.year == MAXYEAR:
        return place
    return f"{place}, {format_year_span(factor.valid_from.year, factor.valid_to.year)}"


def _english(text: str) -> object:
    """The library's own words are English whatever the page's language is."""
    if not text or (get_language() or "")[:2] == "en":
        return text
    return format_html('<span lang="en">{}</span>', text)


def _gases(gases: Iterable[tuple[str, Decimal]]) -> str:
    return ", ".join(f"{GASES.get(gas, gas.upper())} {figured(kg)}{NBSP}kg" for gas, kg in gases if kg)


def _sure(line: Line, year: int) -> str:
    widths = {
        "amount": per_cent_range(of_amount(line.activity)),
        "factor": per_cent_range(of_factor(line.choice, year)),
    }
    return gettext("the amount %(amount)s, the factor %(factor)s") % widths


def _chosen(line: Line) -> str:
    """Why this factor was taken."""
    choice = line.choice
    if choice.factor.status is Status.OWN:
        return gettext("You gave this figure yourselves, so it goes before the library's.")
    if choice.among == 1:
        return gettext("It is the only figure in the library for this.")
    words = ngettext(
        "It fits best of %(count)s figure: the nearest place first, then the year, then the newest.",
        "It fits best of %(count)s figures: the nearest place first, then the year, then the newest.",
        choice.among,
    ) % {"count": choice.among}
    if not choice.next_best:
        return words
    return f"{words} " + gettext("Next best: %(name)s.") % {"name": factor_name(choice.next_best)}


def _paper(row: Row, inventory: Inventory) -> object:
    if row.evidence is None:
        return ""
    address = inventory_address("inventory-paper", inventory, row.evidence.pk)
    return format_html('<a href="{}">{}</a>', address, row.evidence.file_name)


def _file(row: Row, inventory: Inventory) -> object:
    if row.file is None:
        return ""
    words = ngettext("%(name)s, the sum of %(count)s row", "%(name)s, the sum of %(count)s rows", row.file_rows)
    shown = words % {"name": row.file.file_name, "count": row.file_rows} if row.file_rows else row.file.file_name
    address = inventory_address("inventory-file", inventory, row.file_id)
    return format_html('<a href="{}">{}</a>', address, shown)
