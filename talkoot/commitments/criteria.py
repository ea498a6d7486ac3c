"""A tier's minimum level, told in what is still missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from talkoot.networks.models import Tier


class Promise(Protocol):
    """What a criterion looks at: a saved goal or one still being written."""

    @property
    def is_measurable(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Criterion:
    """One rule: `code` says which (goals, baseline), `needed` and `found` are counts."""

    code: str
    needed: int
    found: int

    @property
    def is_met(self) -> bool:
        return self.found >= self.needed

    @property
    def missing(self) -> int:
        return max(0, self.needed - self.found)


def criteria_of(tier: Tier | None, promises: Sequence[Promise]) -> list[Criterion]:
    """Every rule of the tier with how far the promises meet it."""
    if tier is None:
        return []
    rules = []
    if tier.min_goals:
        rules.append(Criterion("goals", tier.min_goals, len(promises)))
    if tier.needs_baseline:
        rules.append(Criterion("baseline", 1, sum(1 for promise in promises if promise.is_measurable)))
    return rules


def is_met(tier: Tier | None, promises: Sequence[Promise]) -> bool:
    """Whether the promises reach the tier's minimum level."""
    return all(criterion.is_met for criterion in criteria_of(tier, promises))
