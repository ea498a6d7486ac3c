"""What the groups of a file may be counted as in its inventory."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from talkoot.engine import FactorSet, Kind
from talkoot.footprints.models import SourceFile
from talkoot.footprints.queries.file_groups import EUROS, Group
from talkoot.footprints.queries.file_plan import can_count, proposal_of, question_of, questions_with_amounts
from talkoot.footprints.queries.footprint import factors_of
from talkoot.web.workspace.calculator.estimating import price_near
from talkoot.web.workspace.calculator.offered import name_of


@dataclass(frozen=True)
class Setting:
    """The file's inventory: its factors, year, and the questions whose amounts are known. One query, when first asked."""

    source: SourceFile

    @cached_property
    def factors(self) -> FactorSet:
        return factors_of(self.source.inventory)

    @cached_property
    def covered(self) -> frozenset[int]:
        return questions_with_amounts(self.source.inventory, self.source.pk)

    @cached_property
    def _known(self) -> dict[tuple[str, str], bool]:
        return {}

    def can_count(self, kind: Kind, unit: str) -> bool:
        """Whether an amount in this unit can be of the kind."""
        key = (kind.code, unit)
        if key not in self._known:
            self._known[key] = can_count(kind, unit, self.factors, price_near, self.source.inventory.year)
        return self._known[key]

    def proposal(self, group: Group) -> str | None:
        """The choice to propose: a kind, empty for "not counted", None where nothing fits."""
        return proposal_of(group, self.covered, self.factors, price_near, self.source.inventory.year)

    def is_covered(self, group: Group) -> bool:
        """Whether the amounts of what a group of euros paid for are in the calculation already."""
        known = self.factors.kinds.get(group.suggestions[0][0]) if group.suggestions else None
        return group.unit == EUROS and known is not None and question_of(known) in self.covered

    def names(self, units: Iterable[str], language: str) -> list[str]:
        """The names to suggest while one writes, in alphabetical order."""
        units = set(units)
        found = {
            name_of(kind, language)
            for kind in self.factors.kinds.values()
            if any(self.can_count(kind, unit) for unit in units)
        }
        return sorted(found, key=str.casefold)
