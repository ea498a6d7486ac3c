"""From a chosen measure to a goal of the commitment, and what a goal shows of its measure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django_scopes import scopes_disabled

from talkoot.accounts.models import User
from talkoot.commitments.enums import GoalKind
from talkoot.commitments.models import Goal
from talkoot.engine.measures import library
from talkoot.footprints.models import ChosenMeasure, Indicator
from talkoot.footprints.queries.measure_rows import emissions_1_2, indicator_value, since
from talkoot.footprints.queries.measures import ground_of, saving_of
from talkoot.memberships.models import Membership
from talkoot.web.ui.pieces import Link
from talkoot.web.workspace.calculator.words import emissions_words
from talkoot.web.workspace.inventory_page import inventory_address
from talkoot.web.workspace.measures.one import Told, told
from talkoot.web.workspace.measures.words import in_language, measure_name

EMISSIONS = "emissions"


@dataclass(frozen=True, slots=True)
class OfMeasure:
    """The measure behind a goal: its name, its expected effect, and what its sources did since."""

    name: str
    url: str
    expected: str
    begins_year: int | None
    in_emissions: bool = False  # its goal is told in emissions of scopes 1 and 2
    since: Told | None = None


def goal_links(person: User, choice: ChosenMeasure) -> list[Link]:
    """Where the person may make the measure a goal, or has: one link for each network of the organisation."""
    with scopes_disabled():  # one's own memberships, in whatever networks they are
        mine = Membership.objects.filter(
            organisation_id=choice.organisation_id,
            organisation__contacts__user=person,
            organisation__contacts__may_act=True,
            organisation__contacts__until_on=None,
        )
        found = list(mine.select_related("network").order_by("pk"))
        made = dict(Goal.objects.filter(measure=choice, membership__in=found).values_list("membership", "pk"))
    return [_goal_link(one, choice, made.get(one.pk)) for one in found]


def _goal_link(membership: Membership, choice: ChosenMeasure, goal: int | None) -> Link:
    """To the goal that was made of it, which is `current`, or to the form of a new one."""
    where = [membership.network.slug, membership.slug]
    if goal:
        return Link(str(membership.network), reverse("workspace:goal", args=[*where, goal]), current=True)
    return Link(str(membership.network), f"{reverse('workspace:goal-new', args=where)}?measure={choice.pk}")


def choice_asked(number: str, membership: Membership) -> ChosenMeasure | None:
    """The organisation's own chosen measure by its number in the address."""
    if not number.isascii() or not number.isdecimal() or len(number) > 18:
        return None
    choices = ChosenMeasure.objects.filter(organisation_id=membership.organisation_id, pk=int(number))
    return choices.select_related("inventory").first()


def initial_from_measure(choice: ChosenMeasure, indicators: Mapping[int, Indicator]) -> dict[str, Any]:
    """What the goal form shows when one starts from a measure: the baseline of the inventory, less the saving."""
    measure = library().get(choice.code)
    if measure is None:
        return {}
    standard = (one for one in indicators.values() if one.key == measure.indicator and one.network_id is None)
    indicator = next(standard, None)
    filled: dict[str, Any] = {
        "theme": measure.theme,
        "text": in_language(measure.name),
        "kind": GoalKind.NUMERIC if indicator else GoalKind.MILESTONE,
        "indicator": indicator.pk if indicator else "",
    }
    if choice.begins_year and choice.begins_year > choice.inventory.year:
        filled["target_year"] = choice.begins_year
    return {**filled, **(_figures(choice, indicator.key) if indicator else {})}


def of_measure(choice: ChosenMeasure, *, followed: bool = False) -> OfMeasure:
    """A measure as a goal tells it; `followed` also asks what its sources did since."""
    return OfMeasure(
        name=measure_name(choice.code),
        url=inventory_address("inventory-measure", choice.inventory, choice.code),
        expected=emissions_words(choice.expected_kg),
        begins_year=choice.begins_year,
        in_emissions=choice.code in library() and library()[choice.code].indicator == EMISSIONS,
        since=told(since(choice)) if followed else None,
    )


def with_measures(goals: Iterable[Goal]) -> list[Goal]:
    """The goals, each with `of_measure` where one stands behind it."""
    every = list(goals)
    for goal in every:
        goal.of_measure = of_measure(goal.measure) if goal.measure else None  # type: ignore[attr-defined]
    return every


def _figures(choice: ChosenMeasure, key: str) -> dict[str, Any]:
    """Baseline and target in the indicator's unit; nothing where the inventory does not know them or nothing falls."""
    ground = ground_of(choice.inventory)
    saving = saving_of(ground, choice.code, choice.share_percent)
    before: Decimal | None
    after: Decimal | None
    if key == EMISSIONS:
        before, after = emissions_1_2(ground), emissions_1_2(ground, saving.after)
    else:
        before = indicator_value(key, ground.activities, ground.factors)
        after = indicator_value(key, saving.after, ground.factors)
    if before is None or after is None or not 0 <= after < before:
        return {}
    return {"baseline_value": _typed(before), "baseline_year": choice.inventory.year, "target_value": _typed(after)}


def _typed(value: Decimal) -> Decimal:
    """With as many decimals as a person would type."""
    return round(value, 2)
