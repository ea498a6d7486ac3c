"""The page of measures: three to begin with, the chosen ones in their order, and the rest of the library."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext

from talkoot.commitments.enums import Theme
from talkoot.engine.measures import Saving, library
from talkoot.footprints.enums import MeasureState
from talkoot.footprints.models import ChosenMeasure, EmissionTarget, Inventory
from talkoot.footprints.queries.measures import (
    Chosen,
    Ground,
    chosen_of,
    ground_of,
    left_after,
    savings_for,
    worth_doing,
)
from talkoot.footprints.queries.years import path_of
from talkoot.organisations.industries import section_of
from talkoot.web.ui.pieces import FilterGroup, Option
from talkoot.web.workspace.calculator.words import emissions_words
from talkoot.web.workspace.inventory_page import inventory_address
from talkoot.web.workspace.measures.money import costs_table
from talkoot.web.workspace.measures.words import COSTS, cost_words, in_language, less_words, span_words, theme_words

ZERO = Decimal(0)
FIRST_SHOWN = 8  # of the rest, before one asks for all
KINDS = {MeasureState.DONE: "good", MeasureState.DECIDED: "due"}


@dataclass(frozen=True, slots=True)
class Card:
    """A measure of the library as the page shows it."""

    code: str
    name: str
    what: str
    url: str
    about: str
    less: str
    span: str
    is_market_only: bool
    is_assumed: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A chosen measure in its place. `less` is empty where the year's figures have its effect already."""

    choice: ChosenMeasure
    name: str
    url: str
    kind: str
    less: str
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class Together:
    """What the chosen measures do together, in words; `gap` is what the target still lacks, empty when it is reached."""

    before: str
    less: str
    left: str
    target_year: int | None
    target: str
    left_of_target: str
    gap: str


def listing(inventory: Inventory, asked: QueryDict) -> dict[str, Any]:
    """Everything of the page; the rows of the inventory are read once."""
    ground = ground_of(inventory)
    chosen = chosen_of(inventory, ground)
    savings = savings_for(inventory, ground.activities)
    taken = {one.choice.code for one in chosen}
    three = worth_doing(ground, savings, chosen)
    shown = taken | {one.measure.code for one in three}
    rest = [one for one in savings if one.measure.code not in shown]
    fitting = [_card(one, inventory) for one in rest if _fits(one, asked)]
    total = ground.footprint().total_market
    return {
        "three": [_card(one, inventory) for one in three],
        "three_less": emissions_words(sum((one.kg_market for one in three), ZERO)),
        "total": emissions_words(total),
        "has_figures": bool(ground.activities),
        "knows_industry": bool(section_of(inventory.industry)),
        "profile_url": inventory_address("inventory-profile", inventory),
        "steps": _steps(chosen, inventory),
        "together": _together(ground, chosen, total),
        "costs": costs_table(chosen),
        "groups": _groups(rest, asked),
        "rest": fitting[:FIRST_SHOWN],
        "further": fitting[FIRST_SHOWN:],
        "rest_count": len(rest),
        "library_count": len(library()),
    }


def _card(one: Saving, inventory: Inventory) -> Card:
    measure = one.measure
    return Card(
        code=measure.code,
        name=in_language(measure.name),
        what=in_language(measure.what),
        url=inventory_address("inventory-measure", inventory, measure.code),
        about=f"{theme_words(measure)} · {cost_words(measure)}",
        less=less_words(one),
        span=span_words(one.low_kg, one.high_kg),
        is_market_only=one.kg_location <= 0,
        is_assumed=measure.is_assumed,
    )


def _steps(chosen: Sequence[Chosen], inventory: Inventory) -> list[Step]:
    return [
        Step(
            choice=one.choice,
            name=in_language(one.measure.name),
            url=inventory_address("inventory-measure", inventory, one.choice.code),
            kind=KINDS.get(MeasureState(one.choice.state), ""),
            less=less_words(one.saving) if one.saving else "",
            is_first=number == 0,
            is_last=number == len(chosen) - 1,
        )
        for number, one in enumerate(chosen)
    ]


def _together(ground: Ground, chosen: Sequence[Chosen], total: Decimal) -> Together | None:
    if not any(one.saving for one in chosen):
        return None
    after = left_after(ground, chosen)
    less = total - after.total_market
    target = EmissionTarget.objects.filter(organisation_id=ground.inventory.organisation_id).first()
    path = path_of(target)
    if target is None or path is None:
        return Together(
            emissions_words(total), emissions_words(less), emissions_words(after.total_market), None, "", "", ""
        )
    scope_2 = after.scope_2_market if target.method == "market" else after.scope_2_location
    left = after.scope_1 + scope_2 + (after.scope_3 if target.with_scope_3 else ZERO)
    allowed = path.at(target.target_year)
    return Together(
        before=emissions_words(total),
        less=emissions_words(less),
        left=emissions_words(after.total_market),
        target_year=target.target_year,
        target=emissions_words(allowed),
        left_of_target=emissions_words(left),
        gap=emissions_words(left - allowed) if left > allowed else "",
    )


def _groups(rest: Sequence[Saving], asked: QueryDict) -> list[FilterGroup]:
    return [
        FilterGroup(
            gettext("Theme"),
            "theme",
            _options(rest, asked, "theme", dict(Theme.choices), lambda one: one.measure.theme),
        ),
        FilterGroup(
            gettext("What it takes"), "cost", _options(rest, asked, "cost", COSTS, lambda one: one.measure.cost_class)
        ),
    ]


def _options(
    rest: Sequence[Saving], asked: QueryDict, name: str, labels: Any, of: Callable[[Saving], str]
) -> list[Option]:
    chosen = asked.getlist(name)
    counts = {value: sum(1 for one in rest if of(one) == value) for value in labels}
    return [
        Option(value, str(label), counts[value], chosen=value in chosen)
        for value, label in labels.items()
        if counts[value] or value in chosen
    ]


def _fits(one: Saving, asked: QueryDict) -> bool:
    themes, costs = asked.getlist("theme"), asked.getlist("cost")
    return (not themes or one.measure.theme in themes) and (not costs or one.measure.cost_class in costs)
