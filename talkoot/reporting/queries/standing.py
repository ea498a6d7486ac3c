"""How a goal stands, in one word: from its figures, from what its reports say, or from the outcome it ended with."""

from enum import StrEnum

from talkoot.commitments.enums import GoalState
from talkoot.commitments.progress import Progress
from talkoot.reporting.enums import GoalProgress
from talkoot.reporting.queries.results import GoalStanding


class Standing(StrEnum):
    """What can be said of a goal; open data uses the same words."""

    REACHED = "reached"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    BEGUN = "begun"
    UNDER_WAY = "under_way"
    NOT_BEGUN = "not_begun"
    GIVEN_UP = "given_up"
    PARTLY = "partly"
    NOT_ACHIEVED = "not_achieved"
    REPLACED = "replaced"
    OBSOLETE = "obsolete"
    ENDED = "ended"
    UNKNOWN = "unknown"


class Group(StrEnum):
    """The four parts of the picture of all goals."""

    REACHED = "reached"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    UNKNOWN = "unknown"


MEASURED = {
    Progress.REACHED: Standing.REACHED,
    Progress.ON_TRACK: Standing.ON_TRACK,
    Progress.BEHIND: Standing.BEHIND,
    Progress.STARTING: Standing.BEGUN,
}
TOLD = {
    GoalProgress.DONE: Standing.REACHED,
    GoalProgress.UNDER_WAY: Standing.UNDER_WAY,
    GoalProgress.NOT_STARTED: Standing.NOT_BEGUN,
    GoalProgress.GIVEN_UP: Standing.GIVEN_UP,
}
OUTCOMES = {
    "achieved": Standing.REACHED,
    "partly": Standing.PARTLY,
    "not_achieved": Standing.NOT_ACHIEVED,
    "replaced": Standing.REPLACED,
    "obsolete": Standing.OBSOLETE,
    "": Standing.ENDED,
}
GROUPS = {
    Standing.REACHED: Group.REACHED,
    Standing.ON_TRACK: Group.ON_TRACK,
    Standing.BEGUN: Group.ON_TRACK,
    Standing.UNDER_WAY: Group.ON_TRACK,
    Standing.BEHIND: Group.BEHIND,
    Standing.NOT_BEGUN: Group.BEHIND,
    Standing.GIVEN_UP: Group.BEHIND,
    Standing.PARTLY: Group.BEHIND,
    Standing.NOT_ACHIEVED: Group.BEHIND,
    Standing.UNKNOWN: Group.UNKNOWN,
    Standing.ENDED: Group.UNKNOWN,
}  # goals that were replaced or became obsolete are in no group: they are no longer counted


def standing_word(*, state: str, outcome: str, progress: Progress, told: str) -> Standing:
    """The outcome of an ended goal; else what its figures say; else what its report says."""
    if state == GoalState.ENDED:
        return OUTCOMES[outcome]
    return MEASURED.get(progress) or TOLD.get(told, Standing.UNKNOWN)  # type: ignore[call-overload, no-any-return]


def word_of(standing: GoalStanding) -> Standing:
    """The word for a goal with its place on the way."""
    told = standing.answer.progress if standing.answer else ""
    return standing_word(
        state=standing.goal.state, outcome=standing.goal.outcome, progress=standing.path.progress, told=told
    )


def group_of(word: Standing) -> Group | None:
    """The part of the picture in which a goal is counted; None when it no longer counts."""
    return GROUPS.get(word)


def belongs_to_year(standing: GoalStanding, year: int) -> bool:
    """Whether the goal had been promised by the end of the year (or something was told of it by then)."""
    commitment = standing.goal.commitment
    return standing.answer is not None or commitment is None or commitment.starts_on.year <= year
