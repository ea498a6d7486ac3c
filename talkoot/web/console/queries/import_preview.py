"""What an import would make, member by member."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext, ngettext

from talkoot.imports.known import Known, known_organisations
from talkoot.imports.models import Import
from talkoot.imports.queries import result_of
from talkoot.memberships.enums import MembershipState
from talkoot.networks.enums import TierKind
from talkoot.sheets.problems import Note
from talkoot.sheets.result import Figure, Goal, Member, Report, Result
from talkoot.web.console.forms.import_fields import aspect
from talkoot.web.ui.numbers import format_day, format_number

ADDED, REUSED, THERE = "added", "reused", "there"


@dataclass(frozen=True)
class MemberRow:
    """One member as it would be afterwards."""

    member: Member
    known: str
    tier: str
    state: str
    goals: Sequence[Goal]
    figures: Sequence[Figure]
    reports: Sequence[Report]
    notes: Sequence[Note]
    doubts: str

    @property
    def years(self) -> str:
        years = sorted({figure.year for figure in self.figures if figure.year})
        if len(years) > 1:
            return f"{years[0]}–{years[-1]}"
        return str(years[0]) if years else ""

    @property
    def since(self) -> str:
        """The day, month or year of joining, as exactly as the sheet tells it."""
        parts = (self.member.joined.value or "").split("-")
        return format_day(date.fromisoformat("-".join(parts))) if len(parts) == 3 else "/".join(reversed(parts))

    @property
    def what_happens(self) -> str:
        if self.known == THERE:
            return gettext("Already a member: nothing of it is overwritten")
        if self.known == REUSED:
            return gettext("Known in this service: becomes a member here, its facts stay")
        return gettext("New")


@dataclass(frozen=True)
class Preview:
    """The whole import in numbers and rows."""

    rows: Sequence[MemberRow]
    waiting: int
    notes: int
    common_notes: Sequence[Note]
    goals: int
    figures: int
    reused: int
    there: int

    @property
    def sentence(self) -> str:
        """Members, goals, figures; questions."""
        facts = {
            "members": _counted(len(self.rows), ngettext("%(n)s member", "%(n)s members", len(self.rows))),
            "goals": _counted(self.goals, ngettext("%(n)s goal", "%(n)s goals", self.goals)),
            "figures": _counted(self.figures, ngettext("%(n)s figure", "%(n)s figures", self.figures)),
            "questions": _counted(self.waiting, ngettext("%(n)s question", "%(n)s questions", self.waiting)),
        }
        if not self.waiting:
            return gettext("%(members)s, %(goals)s, %(figures)s; no questions.") % facts
        return gettext("%(members)s, %(goals)s, %(figures)s; %(questions)s.") % facts


def _counted(count: int, words: str) -> str:
    return words % {"n": format_number(count)}


def preview_of(imported: Import) -> Preview:
    """What would be written with the answers given so far; nothing is."""
    result = result_of(imported)
    known = known_organisations(imported.network_id, result.members)
    parts = _Parts(result)
    rows = [parts.row(member, known) for member in result.members]
    kinds = Counter(row.known for row in rows)
    return Preview(
        rows=rows, waiting=sum(problem.severity == "question" for problem in result.problems), notes=len(result.notes),
        common_notes=parts.notes[None], goals=len(result.goals), reused=kinds[REUSED], there=kinds[THERE],
        figures=sum(figure.value is not None for figure in result.figures),
    )  # fmt: skip


class _Parts:
    """The result by member."""

    def __init__(self, result: Result) -> None:
        self.goals: dict[Any, list[Goal]] = defaultdict(list)
        self.figures: dict[Any, list[Figure]] = defaultdict(list)
        self.reports: dict[Any, list[Report]] = defaultdict(list)
        self.notes: dict[Any, list[Note]] = defaultdict(list)
        self.doubts: dict[Any, list[str]] = defaultdict(list)
        for things, store in ((result.goals, self.goals), (result.reports, self.reports), (result.notes, self.notes)):
            for thing in things:
                store[thing.member].append(thing)  # type: ignore[attr-defined, arg-type]
        for figure in result.figures:
            if figure.value is not None:
                self.figures[figure.member].append(figure)
        for problem in result.problems:
            if problem.severity == "question" and problem.field:
                self.doubts[problem.member].append(problem.field)

    def row(self, member: Member, known: Known) -> MemberRow:
        organisation = known.find(member)
        there = organisation is not None and organisation.pk in known.memberships
        key = member.key
        return MemberRow(
            member=member, known=ADDED if organisation is None else THERE if there else REUSED,
            tier=str(TierKind(member.tier).label) if member.tier in TierKind.values else "–",
            state=str(MembershipState(member.status).label), goals=self.goals[key], figures=self.figures[key],
            reports=self.reports[key], notes=self.notes[key],
            doubts=", ".join(dict.fromkeys(aspect(field) for field in self.doubts[key])),
        )  # fmt: skip
