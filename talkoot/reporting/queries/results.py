"""What came of it: a network's results of one year and over the years, from accepted reports only."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q

from talkoot.commitments.models import Goal
from talkoot.commitments.progress import Path, path_of
from talkoot.footprints.models import Indicator
from talkoot.reporting.enums import ReportState
from talkoot.reporting.models import Figure, GoalAnswer, Round

SMALLEST_GROUP = 3  # a sum of fewer members would tell a single member's figure


@dataclass(frozen=True, slots=True)
class Participation:
    """How many of the members that were asked have told how the year went (their report is accepted)."""

    year: int
    asked: int
    told: int
    waived: int

    @property
    def silent(self) -> int:
        return self.asked - self.told


@dataclass(frozen=True, slots=True)
class Total:
    """A sum over members: `n` of `of` reported it. `value` is None when the group is too small to show or nothing is summed.

    `change` is the relative change from the year before among the `same` members that reported both years.
    """

    indicator: Indicator
    year: int
    value: Decimal | None
    n: int
    of: int
    grade: int
    is_suppressed: bool
    same: int = 0
    before: Decimal | None = None
    change: Decimal | None = None


@dataclass(frozen=True, slots=True)
class GoalStanding:
    """A public goal with its place on the way, from the newest accepted answer up to the year."""

    goal: Goal
    path: Path
    grade: int | None
    answer: GoalAnswer | None


@dataclass(frozen=True, slots=True)
class YearResults:
    """Everything a results page of one year shows."""

    round: Round
    participation: Participation
    totals: tuple[Total, ...]
    goals: tuple[GoalStanding, ...]


def published_rounds(network_id: int) -> list[Round]:
    """Rounds that have been opened, newest first: each has a results page."""
    return list(Round.objects.filter(network_id=network_id, opened_at__isnull=False).select_related("network"))


def participation_by_year(network_id: int) -> dict[int, Participation]:
    """How many told, by year, for every opened round."""
    rounds = Round.objects.filter(network_id=network_id, opened_at__isnull=False).order_by("year")
    waived, accepted = Q(reports__state=ReportState.WAIVED), Q(reports__state=ReportState.ACCEPTED)
    rows = rounds.annotate(
        everybody=Count("reports"), waived=Count("reports", filter=waived), told=Count("reports", filter=accepted)
    ).values_list("year", "everybody", "waived", "told")
    return {year: Participation(year, everybody - out, told, out) for year, everybody, out, told in rows}


type_of_figures = dict[int, dict[int, dict[int, tuple[Decimal, int]]]]


def _figures(network_id: int) -> type_of_figures:
    """Accepted values by indicator, year and member: (sum over the member's sites, grade)."""
    rows = Figure.objects.filter(
        report__round__network_id=network_id, report__state=ReportState.ACCEPTED, report__round__opened_at__isnull=False
    ).values_list("indicator_id", "report__round__year", "report__membership_id", "value", "report__grade")
    found: type_of_figures = defaultdict(lambda: defaultdict(dict))
    for indicator_id, year, member, value, grade in rows.order_by():
        so_far = found[indicator_id][year].get(member, (Decimal(0), grade))[0]
        found[indicator_id][year][member] = (so_far + value, grade)
    return found


def _total(
    indicator: Indicator, year: int, asked: int, years: Mapping[int, Mapping[int, tuple[Decimal, int]]]
) -> Total:
    now, before = years.get(year, {}), years.get(year - 1, {})
    small = len(now) < SMALLEST_GROUP
    shown = indicator.can_be_summed and not small
    same = sorted(now.keys() & before.keys()) if shown else []
    old, new = sum((before[m][0] for m in same), Decimal(0)), sum((now[m][0] for m in same), Decimal(0))
    comparable = len(same) >= SMALLEST_GROUP and old != 0
    return Total(
        indicator=indicator,
        year=year,
        value=sum((value for value, _grade in now.values()), Decimal(0)) if shown else None,
        n=len(now),
        of=asked,
        grade=min((grade for _value, grade in now.values()), default=1),
        is_suppressed=small,
        same=len(same) if comparable else 0,
        before=old if comparable else None,
        change=(new - old) / old if comparable else None,
    )


def totals_by_year(network_id: int, participation: Mapping[int, Participation]) -> dict[int, tuple[Total, ...]]:
    """The sums of every year that has a round, in the order of the indicators."""
    figures = _figures(network_id)
    indicators = list(Indicator.objects.filter(pk__in=figures))
    return {
        year: tuple(
            _total(indicator, year, told.asked, figures[indicator.pk])
            for indicator in indicators
            if figures[indicator.pk].get(year)
        )
        for year, told in participation.items()
    }


def goal_standings(
    network_id: int,
    *,
    year: int | None = None,
    membership_ids: Iterable[int] | None = None,
    goal_ids: Iterable[int] | None = None,
) -> list[GoalStanding]:
    """Every public goal with its newest accepted value (up to `year`), in the order of the members' names."""
    goals = (
        Goal.objects.public()
        .filter(membership__network_id=network_id, membership__state__in=("active", "paused", "lapsed"))
        .select_related("indicator", "membership__organisation", "commitment")
        .order_by("membership__organisation__folded_name", "pk")
    )
    if membership_ids is not None:
        goals = goals.filter(membership_id__in=membership_ids)
    if goal_ids is not None:
        goals = goals.filter(pk__in=goal_ids)
    found = list(goals)
    narrowed = membership_ids is not None or goal_ids is not None
    answers = latest_answers(network_id, year=year, goal_ids=[goal.pk for goal in found] if narrowed else None)
    return [standing_of(goal, answers.get(goal.pk)) for goal in found]


def latest_answers(
    network_id: int, *, year: int | None = None, goal_ids: Iterable[int] | None = None
) -> dict[int, GoalAnswer]:
    """The newest accepted answer about each goal."""
    answers = GoalAnswer.objects.filter(
        report__round__network_id=network_id, report__state=ReportState.ACCEPTED
    ).select_related("report__round")
    if year is not None:
        answers = answers.filter(report__round__year__lte=year)
    if goal_ids is not None:
        answers = answers.filter(goal_id__in=list(goal_ids))
    return {answer.goal_id: answer for answer in answers.order_by("report__round__year")}


def answers_of_goal(goal_id: int) -> list[GoalAnswer]:
    """What accepted reports say of a goal, year by year."""
    answers = GoalAnswer.objects.filter(goal_id=goal_id, report__state=ReportState.ACCEPTED)
    return list(answers.select_related("report__round").order_by("report__round__year"))


def standing_of(goal: Goal, answer: GoalAnswer | None) -> GoalStanding:
    """A goal with its place on the way, from one answer."""
    path = path_of(
        baseline=goal.baseline_value,
        baseline_year=goal.baseline_year,
        target=goal.target_level,
        target_year=goal.target_year,
        value=answer.value if answer else None,
        year=answer.report.round.year if answer else None,
    )
    return GoalStanding(goal, path, answer.report.grade if answer else None, answer)


def results_of(network_id: int, year: int) -> YearResults | None:
    """The results of one year; None when the year has no opened round."""
    round_ = next((r for r in published_rounds(network_id) if r.year == year), None)
    if round_ is None:
        return None
    participation = participation_by_year(network_id)
    totals = totals_by_year(network_id, {year: participation[year]})
    return YearResults(round_, participation[year], totals[year], tuple(goal_standings(network_id, year=year)))
