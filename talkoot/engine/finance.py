"""What a measure costs: yearly cost, present value, payback, euros per tonne, and an order that does not mislead."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure's investment and yearly saving in euros, life in years, and yearly reduction in tonnes CO2e.

    `yearly_saving_eur` is net of running costs; below 0 the measure costs more each year. Raises ValueError for a life
    below one year.
    """

    key: str
    capex_eur: Decimal
    yearly_saving_eur: Decimal
    years: int
    reduction_t: Decimal

    def __post_init__(self) -> None:
        if self.years < 1:
            raise ValueError("a measure lives at least one year")


class Order(StrEnum):
    """What measures that pay for themselves are ordered by."""

    TONNES = "tonnes"
    NET_PRESENT_VALUE = "net_present_value"


def annuity_factor(rate: Decimal, years: int) -> Decimal:
    """Share of an investment to be paid each year: a = r/(1 − (1 + r)^−n), 1/n without interest.

    `rate` is yearly, as a share. Raises ValueError for less than one year or a rate of −1 or below. Source: the textbook
    annuity; (1 + r)^n is computed with a whole n, so exactly as far as digits go.
    """
    if years < 1 or rate <= -1:
        raise ValueError("an annuity needs at least one year and a rate above -1")
    if not rate:
        return Decimal(1) / years
    growth = (1 + rate) ** years
    return rate * growth / (growth - 1)


def net_present_value(rate: Decimal, flows: Sequence[Decimal]) -> Decimal:
    """Σ flow_t/(1 + r)^t in euros, the first flow now and undiscounted; raises ValueError for a rate of −1 or below."""
    if rate <= -1:
        raise ValueError("a rate is above -1")
    return sum((flow / (1 + rate) ** year for year, flow in enumerate(flows)), ZERO)


def measure_value(measure: Measure, rate: Decimal) -> Decimal:
    """Net present value of a measure in euros: its savings over its life minus its investment."""
    return net_present_value(rate, [-measure.capex_eur, *[measure.yearly_saving_eur] * measure.years])


def yearly_cost(measure: Measure, rate: Decimal) -> Decimal:
    """C = CAPEX·a − saving, in euros a year; negative where the measure pays for itself."""
    return measure.capex_eur * annuity_factor(rate, measure.years) - measure.yearly_saving_eur


def payback_years(measure: Measure) -> Decimal | None:
    """Investment / yearly saving, without interest; 0 without investment, None where it is never paid back."""
    if measure.capex_eur <= 0:
        return ZERO
    return measure.capex_eur / measure.yearly_saving_eur if measure.yearly_saving_eur > 0 else None


def abatement_cost(measure: Measure, rate: Decimal) -> Decimal | None:
    """Marginal abatement cost C/ΔE, euros per tonne CO2e; None where nothing is reduced.

    Show it beside a measure; do not order by it while it is negative, for the less a measure then reduces, the better
    it looks: `ranking_key`.
    """
    return yearly_cost(measure, rate) / measure.reduction_t if measure.reduction_t > 0 else None


def ranking_key(measure: Measure, rate: Decimal, order: Order = Order.TONNES) -> tuple[int, Decimal, str]:
    """Sorts measures, best first. Those that pay for themselves come first, by tonnes or by present value, never by
    euros per tonne; then the others by euros per tonne; last those that reduce nothing.
    """
    if measure.reduction_t <= 0:
        return 2, -measure.reduction_t, measure.key
    cost = yearly_cost(measure, rate)
    if cost > 0:
        return 1, cost / measure.reduction_t, measure.key
    best = measure.reduction_t if order is Order.TONNES else measure_value(measure, rate)
    return 0, -best, measure.key


def ranked(measures: Iterable[Measure], rate: Decimal, order: Order = Order.TONNES) -> tuple[Measure, ...]:
    """The measures in the order of `ranking_key`."""
    return tuple(sorted(measures, key=lambda measure: ranking_key(measure, rate, order)))
