"""What every part of an import needs to know."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from talkoot.accounts.models import User
from talkoot.footprints.models import Indicator
from talkoot.footprints.operations import ensure_indicator
from talkoot.imports.models import Import
from talkoot.imports.operations.records import Records
from talkoot.memberships.models import Membership
from talkoot.networks.models import Network
from talkoot.sheets.problems import Note
from talkoot.sheets.result import Figure, Goal, Member, Result

# a doubt that leaves the value good enough to use; it is kept as a note beside it
MILD = frozenset(
    {
        "approximate", "uncertain", "two_years", "misspelt", "name_guessed", "heat_source_unclear", "sum_in_cell", "extra_text",
        "day_or_month_first", "short_year", "part_of_year", "words_for_number", "unknown_theme", "bound", "before_year",
    }
)  # fmt: skip


@dataclass
class Setting:
    """One import being carried out: `members` by the workbook's key; `remarks` become private notes at the end."""

    imported: Import
    result: Result
    records: Records
    by: User | None
    now: datetime
    members: dict[str, Membership] = field(default_factory=dict)
    remarks: list[Note] = field(default_factory=list)
    _indicators: dict[tuple[str, str], Indicator] = field(default_factory=dict)

    @property
    def network(self) -> Network:
        return self.imported.network

    @property
    def language(self) -> str:
        """The workbook's language is taken to be the network's own."""
        return str(self.network.languages[0]) if self.network.languages else "fi"

    def is_usable(self, thing: Figure | Goal) -> bool:
        """Whether it is beyond doubt, or only mildly doubtful: an estimate is a figure, a wrong unit is not."""
        return not thing.flags or (bool(thing.doubts) and set(thing.doubts) <= MILD)

    def is_certain(self, member: Member, name: str) -> bool:
        """Whether this fact of a member may be shown, as far as is known today."""
        return name not in member.flags or self._codes.get((member.key, name), {""}) <= MILD

    def is_asked_about(self, figure: Figure) -> bool:
        """Whether a question is open at the figure's own cell: then its note tells the value."""
        return (figure.sheet, figure.cell) in self._cells

    @cached_property
    def _cells(self) -> set[tuple[str, str]]:
        return {(problem.sheet, problem.cell) for problem in self.result.problems if problem.severity == "question"}

    @cached_property
    def _codes(self) -> dict[tuple[str | None, str | None], set[str]]:
        codes: dict[tuple[str | None, str | None], set[str]] = {}
        for problem in self.result.problems:
            if problem.severity == "question":
                codes.setdefault((problem.member, problem.field), set()).add(problem.code)
        return codes

    def indicator(self, key: str, unit: str | None) -> Indicator:
        """The standard indicator, or one of the network's own, made when new."""
        place = (key, (unit or "")[:40])
        if place not in self._indicators:
            before = set(Indicator.objects.usable_in(self.network.pk).values_list("pk", flat=True))
            made = ensure_indicator(network_id=self.network.pk, key=key, unit=place[1])
            if made.pk not in before:
                self.records.add(made)
            self._indicators[place] = made
        return self._indicators[place]
