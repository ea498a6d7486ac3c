"""What a report asks of this member: figures with last year's value beside them, goals with last year's words."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from talkoot.commitments.models import Goal
from talkoot.footprints.models import Indicator
from talkoot.organisations.models import Site
from talkoot.reporting.models import Figure, GoalAnswer, Report
from talkoot.reporting.queries.of_member import answers_of, figures_of, report_before

Place = tuple[int, int | None]  # indicator, site


@dataclass(frozen=True, slots=True)
class AskedFigure:
    """One figure that is asked for: of the whole member, or of one site when last year's was."""

    indicator: Indicator
    site: Site | None
    last: Decimal | None
    now: Decimal | None
    comment: str
    comes_first: bool  # answered last year, or a goal is measured by it

    @property
    def place(self) -> Place:
        return self.indicator.pk, self.site.pk if self.site else None

    @property
    def key(self) -> str:
        """The figure's name in forms and addresses."""
        return f"{self.indicator.pk}-{self.site.pk if self.site else 0}"


@dataclass(frozen=True, slots=True)
class AskedGoal:
    """One agreed goal with this year's answer and last year's."""

    goal: Goal
    last: GoalAnswer | None
    now: GoalAnswer | None
    follows: bool  # its indicator is among the figures: the value is taken from there


class Asked:
    """Everything one report asks; loads each part once."""

    def __init__(self, report: Report) -> None:
        self.report = report

    @cached_property
    def before(self) -> Report | None:
        return report_before(self.report)

    @cached_property
    def last_year(self) -> int:
        return self.before.round.year if self.before else self.report.round.year - 1

    @cached_property
    def indicators(self) -> list[Indicator]:
        return list(self.report.round.indicators.all())

    @cached_property
    def goals(self) -> list[AskedGoal]:
        goals = Goal.objects.agreed().filter(membership_id=self.report.membership_id).select_related("indicator")
        last, now = answers_of(self.before), answers_of(self.report)
        asked = {indicator.pk for indicator in self.indicators}
        return [
            AskedGoal(goal, last.get(goal.pk), now.get(goal.pk), follows=goal.indicator_id in asked) for goal in goals
        ]

    @cached_property
    def figures(self) -> list[AskedFigure]:
        last, now = _by_place(figures_of(self.before)), _by_place(figures_of(self.report))
        with_goal = {asked.goal.indicator_id for asked in self.goals}
        return [
            _figure(indicator, site, last.get((indicator.pk, site.pk if site else None)),
                    now.get((indicator.pk, site.pk if site else None)), with_goal)
            for indicator in self.indicators
            for site in _sites(indicator, last, now)
        ]  # fmt: skip

    @cached_property
    def values(self) -> dict[Place, Decimal | None]:
        """What is saved now."""
        return {figure.place: figure.now for figure in self.figures}


def total_of(indicator_id: int | None, values: dict[Place, Decimal | None]) -> Decimal | None:
    """One member's value of an indicator: its sites together; None as long as one of them is missing."""
    found = [value for (indicator, _site), value in values.items() if indicator == indicator_id]
    if not found or any(value is None for value in found):
        return None
    return sum((value for value in found if value is not None), Decimal(0))


def _by_place(figures: Sequence[Figure]) -> dict[Place, Figure]:
    return {(figure.indicator_id, figure.site_id): figure for figure in figures}


def _sites(indicator: Indicator, *known: dict[Place, Figure]) -> list[Site | None]:
    """The sites whose figures are kept apart, or the whole member."""
    figures = [figure for places in known for (pk, _site), figure in places.items() if pk == indicator.pk]
    sites = {figure.site_id: figure.site for figure in figures}
    return sorted(sites.values(), key=lambda site: (site is not None, site.name if site else "")) or [None]


def _figure(
    indicator: Indicator, site: Site | None, last: Figure | None, now: Figure | None, with_goal: set[int | None]
) -> AskedFigure:
    return AskedFigure(
        indicator=indicator,
        site=site,
        last=last.value if last else None,
        now=now.value if now else None,
        comment=now.comment if now else "",
        comes_first=last is not None or now is not None or indicator.pk in with_goal,
    )
