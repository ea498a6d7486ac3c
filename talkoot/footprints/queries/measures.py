"""What the library's measures would take off an organisation's own emissions."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from talkoot.engine import Activity
from talkoot.engine.measures import Measure, Saving, in_order, library, ranked, saving
from talkoot.footprints.enums import MeasureState
from talkoot.footprints.models import ChosenMeasure, Inventory
from talkoot.footprints.queries.footprint import activity_of, counted_rows, factors_of, options_of
from talkoot.organisations.industries import section_of


def activities_of(inventory: Inventory) -> list[Activity]:
    """The inventory's rows as activities."""
    return [activity_of(row, inventory) for row in counted_rows(inventory)]


def savings_for(inventory: Inventory, activities: Sequence[Activity] | None = None) -> list[Saving]:
    """The measures that suit the organisation and take something off its emissions, largest effect first."""
    letter = section_of(inventory.industry)
    suitable = [measure for measure in library().values() if measure.suits(letter)]
    rows = activities_of(inventory) if activities is None else activities
    return ranked(suitable, rows, factors_of(inventory), options_of(inventory))


def expected_kg(inventory: Inventory, code: str, share_percent: Decimal | None = None) -> Decimal:
    """Market-based kilograms less in a year by one measure alone, with the company's own share where it gave one."""
    one = saving(
        library()[code],
        activities_of(inventory),
        factors_of(inventory),
        options_of(inventory),
        own_shares(share_percent),
    )
    return one.kg_market.quantize(Decimal("0.000001"))


def own_shares(share_percent: Decimal | None) -> Mapping[int, Decimal] | None:
    """The company's share for the measure's first effect."""
    return None if share_percent is None else {0: share_percent / 100}


def chosen_of(inventory: Inventory) -> list[tuple[ChosenMeasure, Saving]]:
    """The chosen measures in their order, each against what those before it have left."""
    every = [
        one
        for one in ChosenMeasure.objects.filter(organisation=inventory.organisation).exclude(state=MeasureState.DROPPED)
        if one.code in library()
    ]
    measures: list[Measure] = [library()[one.code] for one in every]
    shares = {one.code: own_shares(one.share_percent) or {} for one in every}
    savings = in_order(measures, activities_of(inventory), factors_of(inventory), options_of(inventory), shares)
    return list(zip(every, savings, strict=True))
