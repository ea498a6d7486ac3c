"""Goals as they are drawn on public pages."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from talkoot.commitments.enums import Theme
from talkoot.networks.models import Network
from talkoot.reporting.queries.results import GoalStanding
from talkoot.reporting.queries.standing import Group, group_of, word_of
from talkoot.web.public.page import address
from talkoot.web.shared.standing import goal_state
from talkoot.web.ui import pieces
from talkoot.web.ui.tags.places import translated


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A public goal: `drawn` when it has a line to draw, else only its words."""

    title: str
    text: SafeString | str
    url: str
    state: str
    kind: str
    group: Group | None
    drawn: pieces.Goal | None


def goal_lines(network: Network, standings: list[GoalStanding], *, linked: bool = True) -> list[GoalLine]:
    """The goals in their order; `linked` gives each a way to where its figure comes from."""
    return [goal_line(network, standing, linked=linked) for standing in standings]


def goal_line(network: Network, standing: GoalStanding, *, linked: bool = True) -> GoalLine:
    """One goal."""
    word = word_of(standing)
    state, kind = goal_state(word)
    title, text = title_of(standing), translated(standing.goal, "text")
    url = address("goal", network, standing.goal.pk) if linked else ""
    drawn = _drawn(standing, title, text if linked else "", state, kind, url)
    return GoalLine(title, text, url, state, kind, group_of(word), drawn)


def title_of(standing: GoalStanding) -> str:
    """What the goal is about, in a few words."""
    goal = standing.goal
    return goal.indicator.name if goal.indicator else str(Theme(goal.theme).label)


def _drawn(standing: GoalStanding, title: str, text: object, state: str, kind: str, url: str) -> pieces.Goal | None:
    path = standing.path
    if path.baseline is None or path.target is None:
        return None
    plan = None
    if path.value is not None and path.planned is not None:
        plan = path.baseline + path.planned * (path.target - path.baseline)
    return pieces.Goal(
        title=title,
        unit=standing.goal.unit,
        baseline=path.baseline,
        baseline_year=path.baseline_year,  # type: ignore[arg-type]  # an amount without its year is drawn without it
        target=path.target,
        target_year=path.target_year,  # type: ignore[arg-type]
        now=path.value,
        now_year=path.year,
        plan=plan,
        text=text,  # type: ignore[arg-type]
        state=state,
        kind=kind,
        grade=standing.grade if path.value is not None else "",  # type: ignore[arg-type]
        source=url,
    )
