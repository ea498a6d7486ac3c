"""What a measure costs, in words: its yearly cost, present value, payback, and euros per tonne beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from talkoot.engine import finance
from talkoot.engine.measures import Measure
from talkoot.footprints.queries.measures import Chosen
from talkoot.web.ui.numbers import format_amount, format_number
from talkoot.web.ui.pieces import Column, Table
from talkoot.web.workspace.calculator.words import emissions_words
from talkoot.web.workspace.measures.words import measure_name

ZERO = Decimal(0)
TONNE_KG = Decimal(1000)

# Yearly, without inflation. An assumption that every company replaces with its own. Sources: HM Treasury's Green Book
# has 3.5 % in real terms for public appraisals (quoted at ppponline.affinitext.com, 2.8.3); Evans (University of
# Milan, working paper 2006-20, ideas.repec.org) proposes 3–4 % for Europe.
TYPICAL_RATE_PERCENT = Decimal("3.5")
MOST_RATE_PERCENT = Decimal(50)


@dataclass(frozen=True, slots=True)
class Money:
    """Figures in words. `per_tonne` is empty where nothing is reduced; `payback` None where it is never paid back."""

    investment: str
    saving: str
    years: int
    pays: bool  # it earns more than it costs, interest included
    yearly: str  # what it costs or, when it pays, what it brings
    present_value: str
    payback: str | None
    per_tonne: str


def money_of(
    measure: Measure, investment_eur: Decimal | None, saving_eur: Decimal | None, less_kg: Decimal, rate: Decimal
) -> Money:
    """The measure's money over its life; `rate` is yearly, as a share."""
    cost = _cost_of(measure, investment_eur, saving_eur, less_kg)
    yearly = finance.yearly_cost(cost, rate)
    payback = finance.payback_years(cost) if cost.yearly_saving_eur >= 0 else None  # it costs more every year
    per_tonne = finance.abatement_cost(cost, rate)
    return Money(
        investment=euros(cost.capex_eur),
        saving=euros(cost.yearly_saving_eur),
        years=cost.years,
        pays=yearly < 0,
        yearly=euros(abs(yearly)),
        present_value=euros(finance.measure_value(cost, rate)),
        payback=None if payback is None else format_number(round(payback, 1)),
        per_tonne="" if per_tonne is None else euros(per_tonne),
    )


def costs_table(chosen: Sequence[Chosen]) -> Table | None:
    """The chosen measures whose money is known, beside each other. Those that pay for themselves stand first, by
    tonnes: by euros per tonne the one that reduces less would look better."""
    known = {
        one.choice.code: _cost_of(one.measure, one.choice.investment_eur, one.choice.saving_eur, one.saving.kg_market)
        for one in chosen
        if one.saving and not (one.choice.investment_eur is None and one.choice.saving_eur is None)
    }
    if not known:
        return None
    rate = TYPICAL_RATE_PERCENT / 100
    columns = (
        Column(gettext("Measure")), Column(gettext("Less in a year"), True), Column(gettext("Cost in a year"), True),
        Column(gettext("Net present value"), True), Column(gettext("Cost per tonne"), True),
    )  # fmt: skip
    rows = [_costs_row(cost, rate) for cost in finance.ranked(known.values(), rate)]
    return Table(gettext("What the measures cost, those that pay for themselves first"), columns, rows)


def _costs_row(cost: finance.Measure, rate: Decimal) -> tuple[str, ...]:
    per_tonne = finance.abatement_cost(cost, rate)
    return (
        measure_name(cost.key),
        emissions_words(cost.reduction_t * TONNE_KG),
        euros(finance.yearly_cost(cost, rate)),
        euros(finance.measure_value(cost, rate)),
        "–" if per_tonne is None else euros(per_tonne),
    )


def _cost_of(
    measure: Measure, investment_eur: Decimal | None, saving_eur: Decimal | None, less_kg: Decimal
) -> finance.Measure:
    return finance.Measure(
        measure.code, investment_eur or ZERO, saving_eur or ZERO, measure.lifetime_years, less_kg / TONNE_KG
    )


def euros(amount: Decimal) -> str:
    """Whole euros."""
    return format_amount(round(amount), "EUR", 0)
