"""The page of one measure: its effect on the company's own rows as formulas, what it costs, what happened since."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from talkoot.engine.measures import Measure, library
from talkoot.footprints.enums import MeasureState
from talkoot.footprints.models import ChosenMeasure, Inventory
from talkoot.footprints.queries.measure_rows import RowChange, Since, row_changes, since
from talkoot.footprints.queries.measures import Ground, asked_effect, is_in_figures, saving_of
from talkoot.organisations.industries import codes_of, industry_name
from talkoot.web.ui.numbers import format_percent
from talkoot.web.ui.pieces import Column, Table
from talkoot.web.workspace.calculator.words import amount_words, emissions_words
from talkoot.web.workspace.measures.money import Money, money_of
from talkoot.web.workspace.measures.words import cost_words, in_language, kind_name, less_words, span_words, theme_words


@dataclass(frozen=True, slots=True)
class Formula:
    """One row's change as it is calculated, in words: the amount, what comes instead, the kilograms."""

    name: str
    amount: str
    instead: tuple[str, ...]
    less: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the sources did since, in words."""

    from_year: int
    to_year: int
    before: str
    after: str
    change: str
    fell: bool


def measure_context(ground: Ground, code: str, choice: ChosenMeasure | None, rate: Decimal) -> dict[str, Any]:
    """Everything of the page; `rate` is the interest as a share. The company's own share counts where it gave one."""
    measure, inventory = library()[code], ground.inventory
    share = choice.share_percent if choice else None
    saving = saving_of(ground, code, share)
    changes = row_changes(measure, ground, share)
    return {
        "code": code,
        "name": in_language(measure.name),
        "what": in_language(measure.what),
        "cautions": in_language(measure.cautions),
        "replaces": in_language(measure.replaces),
        "about": f"{theme_words(measure)} · {cost_words(measure)}",
        "lifetime": measure.lifetime_years,
        "industries": _industries(measure, inventory),
        "choice": choice,
        "is_taken": choice is not None and choice.state != MeasureState.DROPPED,
        "is_in_figures": choice is not None and is_in_figures(choice, inventory),
        "less": less_words(saving),
        "has_effect": bool(changes),
        "span": span_words(saving.low_kg, saving.high_kg),
        "location": emissions_words(saving.kg_location),
        "is_market_only": bool(changes) and saving.kg_location <= 0 < saving.kg_market,
        "table": _table(changes, ground),
        "formulas": [_formula(one, ground) for one in changes],
        "acts_on": "" if changes else _acts_on(measure, ground),
        "sources": _sources(measure),
        "is_assumed": measure.is_assumed,
        "money": _money(measure, choice, saving.kg_market, rate),
        "since": told(since(choice)) if choice else None,
        "expected": emissions_words(choice.expected_kg) if choice else "",
    }


def question_of(ground: Ground, code: str) -> tuple[str, str]:
    """What the company is asked of its share, and the typical share in words; empty where nothing is asked."""
    measure = library()[code]
    number = asked_effect(measure, ground)
    if number is None:
        return "", ""
    effect = measure.effects[number]
    return in_language(effect.question), format_percent(effect.share)


def _table(changes: Sequence[RowChange], ground: Ground) -> Table:
    columns = (
        Column(gettext("Source")),
        Column(gettext("Amount now"), True),
        Column(gettext("Amount then"), True),
        Column(gettext("Emissions now"), True),
        Column(gettext("Emissions then"), True),
        Column(gettext("Less, at least and at most"), True),
    )
    rows = [
        (
            _named(one, ground),
            amount_words(one.row.amount, one.row.unit),
            amount_words(_short(one.after.amount), one.after.unit),
            emissions_words(one.before_kg),
            emissions_words(one.after_kg),
            _from_to(one),
        )
        for one in changes
    ]
    return Table(gettext("Before and after, by source"), columns, rows)


def _formula(one: RowChange, ground: Ground) -> Formula:
    facts = {
        "amount": amount_words(one.row.amount, one.row.unit),
        "share": format_percent(one.share),
        "change": format_percent(-one.change),
        "removed": amount_words(_short(one.row.amount * one.share * -one.change), one.row.unit),
    }
    if one.is_certificate:
        amount = gettext("%(amount)s × %(share)s × %(change)s = %(removed)s covered by guarantees of origin") % facts
    else:
        amount = gettext("%(amount)s × %(share)s × %(change)s = %(removed)s less") % facts
    instead = tuple(
        gettext("instead: %(name)s, %(amount)s")
        % {"amount": amount_words(_short(added.amount), added.unit), "name": kind_name(added.kind, ground.factors)}
        for added in one.added
    )
    before, after = emissions_words(one.before_kg), emissions_words(one.after_kg)
    less = f"{before} − {after} = {emissions_words(one.less_kg)}"
    return Formula(_named(one, ground), amount, instead, less)


def _from_to(one: RowChange) -> str:
    """The weakest and the strongest plausible effect; once where both are the same."""
    return " – ".join(dict.fromkeys((emissions_words(one.low_kg), emissions_words(one.high_kg))))


def _named(one: RowChange, ground: Ground) -> str:
    name = kind_name(one.row.kind, ground.factors)
    return f"{name}, {one.row.site}" if one.row.site else name


def _short(amount: Decimal) -> Decimal:
    """Without decimals that a computed amount only seems to know."""
    return round(amount, 0 if abs(amount) >= 100 else 2)


def _acts_on(measure: Measure, ground: Ground) -> str:
    """What one would have to have for the measure to do something."""
    kinds = [kind for effect in measure.effects for kind in effect.rows if kind in ground.factors.kinds]
    return ", ".join(kind_name(kind, ground.factors) for kind in kinds[:4])


def _industries(measure: Measure, inventory: Inventory) -> str:
    """For whom the measure is, when it is not for the company's own industry; empty otherwise."""
    if measure.suits(codes_of(inventory.industry)):
        return ""
    return ", ".join(
        in_language({code: industry_name(letter, code) for code in ("fi", "sv", "en")}) for letter in measure.industries
    )


def _sources(measure: Measure) -> list[tuple[str, bool]]:
    """Where each effect is from, and whether it is an assumption; a source is said in English."""
    return [(effect.source, effect.is_assumption) for effect in measure.effects]


def _money(measure: Measure, choice: ChosenMeasure | None, less_kg: Decimal, rate: Decimal) -> Money | None:
    if choice is None or (choice.investment_eur is None and choice.saving_eur is None):
        return None
    return money_of(measure, choice.investment_eur, choice.saving_eur, less_kg, rate)


def told(found: Since | None) -> Told | None:
    if found is None:
        return None
    return Told(
        found.from_year, found.to_year, emissions_words(found.before_kg), emissions_words(found.after_kg),
        emissions_words(abs(found.change_kg)), found.change_kg < 0,
    )  # fmt: skip
