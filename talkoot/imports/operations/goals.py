"""Goals that were agreed before, with the commitment that they belong to."""

from decimal import Decimal

from talkoot.commitments.enums import GoalKind
from talkoot.commitments.models import Commitment, Goal
from talkoot.commitments.operations import GoalFacts, add_agreed_goal, add_commitment, submit_goals, write_goal
from talkoot.imports.operations.setting import Setting
from talkoot.kernel.text import tidy
from talkoot.memberships.models import Membership
from talkoot.sheets.problems import Note
from talkoot.sheets.result import Goal as SheetGoal

LIMIT = Decimal("1e11")
LONGEST_TEXT = 300
LONGEST_CHANGE = Decimal(10_000)
FIRST_YEAR, LAST_YEAR = 1900, 2200


def bring_goals(setting: Setting) -> None:
    """Bring every goal in; one with the same words is already there."""
    ids = [membership.pk for membership in setting.members.values()]
    commitments = {
        one.membership_id: one for one in Commitment.objects.filter(membership__in=ids).order_by("starts_on", "pk")
    }
    known = _known(ids)
    for goal in setting.result.goals:
        membership = setting.members.get(goal.member)
        facts = _facts(setting, goal)
        key = (membership.pk if membership else 0, tidy(facts.text)[:LONGEST_TEXT], facts.target_year)
        if membership is None or not key[1] or key in known:
            continue
        known.add(key)
        if len(tidy(facts.text)) > LONGEST_TEXT:
            setting.remarks.append(Note(goal.member, "", "", facts.text))
        if membership.pk not in commitments:
            commitments[membership.pk] = _commitment(setting, membership)
        setting.records.add(_goal(setting, goal, facts, commitments[membership.pk]))


def _known(membership_ids: list[int]) -> set[tuple[int, str, int | None]]:
    """The same sentence with the same target year is the same goal."""
    goals = Goal.objects.filter(membership__in=membership_ids)
    rows = goals.values_list("membership_id", "text_fi", "text_sv", "text_en", "target_year")
    return {(key, text, year) for key, *texts, year in rows for text in texts if text}


def _goal(setting: Setting, goal: SheetGoal, facts: GoalFacts, commitment: Commitment) -> Goal:
    """An agreed goal; one whose words are in doubt waits for the coordinator to agree."""
    if "text" in goal.flags and not setting.is_usable(goal):
        made = write_goal(
            membership_id=commitment.membership_id,
            facts=facts,
            by=setting.by,
            now=setting.now,
            language=setting.language,
        )
        submit_goals(membership_id=commitment.membership_id, goal_ids=[made.pk], by=setting.by, now=setting.now)
        return made
    return add_agreed_goal(
        membership_id=commitment.membership_id, facts=facts, commitment=commitment, by=setting.by, now=setting.now,
        language=setting.language,
    )  # fmt: skip


def _commitment(setting: Setting, membership: Membership) -> Commitment:
    """It begins on the day that was chosen, or on the day the member joined if that is later."""
    begins_on, today = setting.imported.begins_on, setting.now.date()
    start = max(filter(None, (begins_on, membership.joined_on)), default=today)
    commitment = add_commitment(
        membership_id=membership.pk, starts_on=min(start, today), by=setting.by, now=setting.now
    )
    setting.records.add(commitment)
    return commitment


def _facts(setting: Setting, goal: SheetGoal) -> GoalFacts:
    """The goal's figures as far as they are beyond doubt; what is left out stays in its words and in the notes."""
    doubtful = frozenset() if setting.is_usable(goal) else frozenset(goal.flags)
    has_target = "target" not in doubtful
    indicator = setting.indicator(goal.indicator, goal.unit) if goal.indicator and "indicator" not in doubtful else None
    baseline_year = _year(goal.baseline_year) if "baseline_year" not in doubtful else None
    target_year = _year(goal.target_year) if "target_year" not in doubtful else None
    change = goal.percent_change if has_target else None
    return GoalFacts(
        theme=goal.theme or "",
        text=goal.text,
        kind=goal.type if goal.type in GoalKind.values else GoalKind.PRACTICE,
        indicator_id=indicator.pk if indicator else None,
        baseline_value=_usable(goal.baseline_value) if "baseline" not in doubtful else None,
        baseline_year=baseline_year,
        target_value=_usable(goal.target_value) if has_target else None,
        target_year=_later(target_year, baseline_year),
        percent_change=change if change is None or abs(change) < LONGEST_CHANGE else None,
    )


def _usable(value: Decimal | None) -> Decimal | None:
    return value if value is None or abs(value) < LIMIT else None


def _year(year: int | None) -> int | None:
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def _later(year: int | None, baseline_year: int | None) -> int | None:
    """A target year before the baseline's is a mistake of the sheet; it stays in the goal's words and notes."""
    return None if year is not None and baseline_year is not None and year < baseline_year else year
