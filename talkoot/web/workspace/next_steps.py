"""The three lines of a member's home: what is due, how it is going, and what would be the next best thing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from talkoot.commitments.enums import GoalState
from talkoot.commitments.models import Commitment, Goal
from talkoot.memberships.models import Membership
from talkoot.reporting.enums import ReportState
from talkoot.reporting.models import Report
from talkoot.web.shared.standing import commitment_state
from talkoot.web.ui.numbers import format_day, format_number
from talkoot.web.workspace.criteria import Level
from talkoot.web.workspace.goal_lines import Told
from talkoot.web.workspace.page import address
from talkoot.web.workspace.report_states import days_left_in_words

SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do: what, why, and the button that leads there."""

    title: str
    why: str
    url: str = ""
    button: str = ""
    state: str = ""
    kind: str = ""


def steps_due(
    membership: Membership, report: Report | None, goals: Sequence[Goal], commitment: Commitment | None, today: date
) -> list[Step]:
    """What waits for the member, the most pressing first."""
    due = [_question(membership, goal) for goal in goals if goal.state == GoalState.RETURNED]
    if report is not None:
        due.insert(0, _report(report, today))
    last_day = commitment.last_day() if commitment else None
    if commitment and last_day and last_day <= today + SOON and membership.takes_part:
        due.append(_expiry(membership, commitment, today))
    return due


def how_it_goes(told: Sequence[Told]) -> str:
    """One sentence about the agreed goals."""
    running = [each for each in told if each.goal.state == GoalState.AGREED]
    if not running:
        return gettext("No goal has been agreed yet.")
    well = sum(1 for each in running if each.is_going_well)
    return ngettext(
        "%(well)s of %(count)s agreed goal is going as planned.",
        "%(well)s of %(count)s agreed goals are going as planned.",
        len(running),
    ) % {"well": format_number(well), "count": format_number(len(running))}


def next_best(membership: Membership, level: Level, goals: Sequence[Goal], acting: int) -> Step:
    """The one thing that would help most now."""
    drafts = sum(1 for goal in goals if goal.state == GoalState.DRAFT)
    organisation = membership.organisation
    if not level.is_met:
        return Step(
            gettext("Write a goal"), gettext("The minimum level of your tier is not reached yet. There are examples to start from."),
            address("goal-new", membership), gettext("Write a goal"),
        )  # fmt: skip
    if drafts:
        sentence = ngettext("%(count)s goal is still a draft.", "%(count)s goals are still drafts.", drafts)
        return Step(
            gettext("Send your drafts to the coordinator"), sentence % {"count": format_number(drafts)},
            address("goals", membership), gettext("To our goals"),
        )  # fmt: skip
    if acting < 2:
        return Step(
            gettext("Name a deputy"), gettext("Only one person can act for you here. A second one keeps things going when the first is away."),
            address("person-new", membership), gettext("Add a person"),
        )  # fmt: skip
    if not (organisation.industry and organisation.staff):
        return Step(
            gettext("Complete your facts"), gettext("With your industry and staff we can offer examples and comparisons that fit."),
            address("organisation", membership), gettext("To our organisation"),
        )  # fmt: skip
    return Step(
        gettext("Write another goal"), gettext("Is there something next to be tackled? There are examples from your field."),
        address("goal-new", membership), gettext("Write a goal"),
    )  # fmt: skip


def _report(report: Report, today: date) -> Step:
    title = gettext("Yearly report %(year)s") % {"year": report.round.year}
    url = reverse("workspace:report", args=[report.token])
    if report.state == ReportState.RETURNED:
        return Step(
            title,
            report.question,
            url,
            gettext("Answer the question"),
            gettext("The coordinator has a question"),
            "due",
        )
    why = gettext("About ten minutes. Awaited by %(day)s.") % {"day": format_day(report.round.due_on)}
    button = gettext("Open the report") if report.saved_at is None else gettext("Continue the report")
    return Step(title, why, url, button, days_left_in_words(report.round.days_left(today)), "due")


def _question(membership: Membership, goal: Goal) -> Step:
    url, state = address("goal", membership, goal.pk), gettext("The coordinator has a question")
    return Step(goal.text, goal.question, url, gettext("Change the goal"), state, "due")


def _expiry(membership: Membership, commitment: Commitment, today: date) -> Step:
    state, kind = commitment_state(commitment.starts_on, commitment.ends_on, commitment.ended_on, today)
    why = gettext("Agree with the coordinator on the next period: which goals go on, and what comes new?")
    return Step(gettext("Your commitment"), why, address("goals", membership), gettext("To our goals"), state, kind)
