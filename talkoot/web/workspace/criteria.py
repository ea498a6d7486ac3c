"""A tier's minimum level in the member's words: what is asked and what is still missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from talkoot.commitments.criteria import Criterion, criteria_of
from talkoot.commitments.enums import GoalState
from talkoot.commitments.models import Goal
from talkoot.networks.models import Tier
from talkoot.web.ui.numbers import format_number


@dataclass(frozen=True, slots=True)
class Level:
    """What the tier asks for: sentences with whether they are met, and what is missing in all."""

    points: tuple[tuple[str, bool], ...]
    missing: tuple[Criterion, ...]

    @property
    def is_met(self) -> bool:
        return not self.missing


def level_of(tier: Tier | None, goals: Sequence[Goal]) -> Level:
    """How far the goals, drafts included, meet the tier's rules."""
    running = [goal for goal in goals if goal.state != GoalState.ENDED]
    criteria = criteria_of(tier, running)
    return Level(
        tuple((_sentence(each), each.is_met) for each in criteria), tuple(each for each in criteria if not each.is_met)
    )


def _sentence(criterion: Criterion) -> str:
    if criterion.code == "goals":
        asked = ngettext("At least %(needed)s goal.", "At least %(needed)s goals.", criterion.needed)
        told = ngettext("You have written %(found)s.", "You have written %(found)s.", criterion.found)
        return f"{asked} {told}" % {"needed": format_number(criterion.needed), "found": format_number(criterion.found)}
    if criterion.is_met:
        return gettext("At least one goal has a starting point and a level to reach, both in figures.")
    return gettext("At least one goal needs a starting point and a level to reach, both in figures. None has them yet.")
