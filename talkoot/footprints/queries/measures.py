"""What the library's measures would take off an organisation's own emissions, alone and in the chosen order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from talkoot.engine import Activity, FactorSet, Footprint, Options, calculate
from talkoot.engine.measures import Measure, Saving, in_order, library, ranked, saving
from talkoot.footprints.enums import MeasureState
from talkoot.footprints.models import ChosenMeasure, Inventory
from talkoot.footprints.queries.footprint import activity_of, counted_rows, factors_of, options_of
from talkoot.organisations.industries import codes_of, section_of

HOW_MANY = 3  # for those who ask no more
PLACES = Decimal("0.000001")
HUNDRED = Decimal(100)
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Ground:
    """What measures act on: the activities of one inventory, and how they are calculated."""

    inventory: Inventory
    activities: tuple[Activity, ...]
    factors: FactorSet
    options: Options

    def footprint(self, activities: Iterable[Activity] | None = None) -> Footprint:
        """The footprint of the activities, by default of those that the inventory has now."""
        return calculate(self.activities if activities is None else activities, self.factors, self.options)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A chosen measure with its saving against what those before it have left; None: the figures have it already."""

    choice: ChosenMeasure
    measure: Measure
    saving: Saving | None


def ground_of(inventory: Inventory) -> Ground:
    """The inventory's counted rows as activities: two queries."""
    return Ground(inventory, tuple(activities_of(inventory)), factors_of(inventory), options_of(inventory))


def activities_of(inventory: Inventory) -> list[Activity]:
    """The inventory's rows as activities."""
    return [activity_of(row, inventory) for row in counted_rows(inventory)]


def savings_for(inventory: Inventory, activities: Sequence[Activity] | None = None) -> list[Saving]:
    """The measures that suit the organisation and take something off its emissions, largest effect first."""
    codes = codes_of(inventory.industry)
    suitable = [measure for measure in library().values() if measure.suits(codes)]
    rows = activities_of(inventory) if activities is None else activities
    return ranked(suitable, rows, factors_of(inventory), options_of(inventory))


def worth_doing(ground: Ground, savings: Sequence[Saving], chosen: Sequence[Chosen] = ()) -> list[Saving]:
    """The few measures to begin with: each the largest against what the chosen ones and those before it leave.

    Largest means by the weakest plausible effect, so that nobody begins with a wide guess; a mere assumption comes only
    when nothing better is left. A certificate that changes only one way of counting is not among them, nor, while the
    industry is not known, what belongs to some industries only. Greedy, reckoned anew at each step.
    """
    letter = section_of(ground.inventory.industry)
    groups = {_group(one.measure) for one in chosen}  # of one group nobody needs two
    candidates = [
        one.measure
        for one in savings
        if one.kg_location > 0 and _group(one.measure) not in groups and (letter or not one.measure.industries)
    ]
    found: list[Saving] = []
    left = _rows_after(ground, chosen)
    while candidates and len(found) < HOW_MANY:
        best = _largest(candidates, left, ground)
        if best.kg_market <= 0:
            break
        found.append(best)
        left = best.after
        candidates = [measure for measure in candidates if measure.code != best.measure.code]
    return found


def asked_effect(measure: Measure, ground: Ground) -> int | None:
    """The number of the effect whose share is asked: the first that has a question and touches the company's rows."""
    numbered = [(number, effect) for number, effect in enumerate(measure.effects) if effect.question]
    for number, effect in numbered:
        if any(effect.touches(row, ground.factors) for row in ground.activities):
            return number
    return numbered[0][0] if numbered else None


def own_shares(measure: Measure, share_percent: Decimal | None, ground: Ground) -> Mapping[int, Decimal] | None:
    """The company's own share for the effect that is asked; None where the library's typical shares hold."""
    number = asked_effect(measure, ground)
    return None if share_percent is None or number is None else {number: share_percent / HUNDRED}


def saving_of(ground: Ground, code: str, share_percent: Decimal | None = None) -> Saving:
    """What one measure alone takes off, with the company's own share where it gave one."""
    measure = library()[code]
    shares = own_shares(measure, share_percent, ground)
    return saving(measure, ground.activities, ground.factors, ground.options, shares)


def expected_kg(inventory: Inventory, code: str, share_percent: Decimal | None = None) -> Decimal:
    """Market-based kilograms less in a year by one measure alone, to the milligram."""
    return saving_of(ground_of(inventory), code, share_percent).kg_market.quantize(PLACES)


def chosen_of(inventory: Inventory, ground: Ground | None = None) -> list[Chosen]:
    """The chosen measures in their order, each against what those before it have left."""
    ground = ground or ground_of(inventory)
    every = [one for one in taken_up(inventory.organisation_id) if one.code in library()]
    ahead = [one for one in every if not is_in_figures(one, inventory)]
    shares = {one.code: own_shares(library()[one.code], one.share_percent, ground) or {} for one in ahead}
    measures = [library()[one.code] for one in ahead]
    savings = in_order(measures, ground.activities, ground.factors, ground.options, shares)
    by_code = {one.measure.code: one for one in savings}
    return [Chosen(one, library()[one.code], by_code.get(one.code)) for one in every]


def taken_up(organisation_id: int) -> list[ChosenMeasure]:
    """The measures that an organisation considers, has decided or has done, in their order."""
    choices = ChosenMeasure.objects.filter(organisation_id=organisation_id).exclude(state=MeasureState.DROPPED)
    return list(choices.select_related("inventory"))


def left_after(ground: Ground, chosen: Sequence[Chosen]) -> Footprint:
    """The footprint of a year in which all the chosen measures have their effect."""
    return ground.footprint(_rows_after(ground, chosen))


def is_in_figures(choice: ChosenMeasure, inventory: Inventory) -> bool:
    """Whether a measure that is done had its effect before or in the inventory's year, so that its rows show it."""
    if choice.state != MeasureState.DONE or choice.inventory.year >= inventory.year:
        return False
    return (choice.begins_year or choice.inventory.year + 1) <= inventory.year


def _rows_after(ground: Ground, chosen: Sequence[Chosen]) -> tuple[Activity, ...]:
    """The activities as they are when all the chosen measures are done."""
    ahead = [one.saving for one in chosen if one.saving is not None]
    return ahead[-1].after if ahead else ground.activities


def _largest(measures: Sequence[Measure], left: Sequence[Activity], ground: Ground) -> Saving:
    """The saving that is largest against what is left; its effect is reckoned on all the rows, to go on from there."""
    found = ranked(measures, left, ground.factors, ground.options)
    best = max(found, key=lambda one: (not one.measure.is_assumed, one.low_kg, one.kg_market), default=None)
    return saving(best.measure if best else measures[0], left, ground.factors, ground.options)


def _group(measure: Measure) -> str:
    return measure.group or measure.code
