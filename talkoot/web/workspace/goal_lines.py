"""A member's goals as they are drawn and told in its workspace."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from talkoot.commitments.models import Goal
from talkoot.reporting.queries.of_member import standings_for_member
from talkoot.reporting.queries.results import GoalStanding
from talkoot.reporting.queries.standing import Standing, word_of
from talkoot.web.shared.standing import goal_state
from talkoot.web.ui import pieces
from talkoot.web.ui.tags.places import translated

GOING_WELL = frozenset({Standing.REACHED, Standing.ON_TRACK, Standing.UNDER_WAY, Standing.BEGUN})


@dataclass(frozen=True, slots=True)
class Told:
    """A goal, how it stands in a word, and its line when it can be drawn."""

    goal: Goal
    standing: GoalStanding
    word: str
    kind: str
    is_going_well: bool
    line: pieces.Goal | None


def goals_told(goals: Iterable[Goal]) -> list[Told]:
    """Each goal with its newest value."""
    return [_told(standing) for standing in standings_for_member(goals)]


def line_alone(told: Told) -> pieces.Goal | None:
    """The line on the goal's own page, where its words stand above already."""
    return replace(told.line, title=told.line.text, text="") if told.line else None


def _told(standing: GoalStanding) -> Told:
    goal, word = standing.goal, word_of(standing)
    text, kind = goal_state(word)
    return Told(goal, standing, text, kind, word in GOING_WELL, _line(standing, text, kind))


def _line(standing: GoalStanding, word: str, kind: str) -> pieces.Goal | None:
    goal, path = standing.goal, standing.path
    drawable = (path.baseline, path.target, path.baseline_year, path.target_year)
    if any(value is None for value in drawable) or goal.indicator is None:
        return None
    plan = None
    if path.planned is not None and path.value is not None:
        plan = path.baseline + (path.target - path.baseline) * path.planned  # type: ignore[operator]
    return pieces.Goal(
        title=translated(goal, "text"),
        text=goal.indicator.name,
        unit=goal.indicator.unit,
        baseline=path.baseline,  # type: ignore[arg-type]
        baseline_year=path.baseline_year,  # type: ignore[arg-type]
        target=path.target,  # type: ignore[arg-type]
        target_year=path.target_year,  # type: ignore[arg-type]
        now=path.value,
        now_year=path.year,
        plan=plan,
        state=word,
        kind=kind,
        grade=standing.grade or "",  # type: ignore[arg-type]
    )
