"""Goals that were agreed before, with the commitment that they belong to."""

from datetime import date
from decimal import Decimal

from talkoot.commitments.enums import GoalKind
from talkoot.commitments.models import Commitment, Goal
from talkoot.commitments.operations import GoalFacts, add_agreed_goal, add_commitment
from talkoot.footprints.models import Indicator
from talkoot.footprints.operations import ensure_indicator
from talkoot.imports.operations.setting import Setting
from talkoot.memberships.models import Membership
from talkoot.sheets.result import Goal as SheetGoal

LIMIT = Decimal("1e11")


def bring_goals(setting: Setting) -> None:
    """Bring every goal in; one with the same words is already there."""
    commitments: dict[int, Commitment] = {}
    for goal in setting.result.goals:
        membership = setting.members.get(goal.member)
        if membership is None or _is_known(membership, goal):
            continue
        if membership.pk not in commitments:
            commitments[membership.pk] = _commitment(setting, membership)
        made = add_agreed_goal(
            membership_id=membership.pk, facts=_facts(setting, goal), commitment=commitments[membership.pk],
            by=setting.by, now=setting.now, language=setting.language,
        )  # fmt: skip
        setting.records.add(made)


def _is_known(membership: Membership, goal: SheetGoal) -> bool:
    """The same sentence with the same target year is the same goal."""
    text = goal.text.strip()[:300]
    same = Goal.objects.filter(membership=membership, target_year=goal.target_year)
    return any(text in (g.text_fi, g.text_sv, g.text_en) for g in same)


def _commitment(setting: Setting, membership: Membership) -> Commitment:
    running = Commitment.objects.filter(membership=membership).first()
    if running is not None:
        return running
    begins_on = setting.imported.begins_on
    start = max(filter(None, (begins_on, membership.joined_on)), default=setting.now.date())
    commitment = add_commitment(
        membership_id=membership.pk, starts_on=min(start, setting.now.date()), by=setting.by, now=setting.now
    )
    setting.records.add(commitment)
    return commitment


def _facts(setting: Setting, goal: SheetGoal) -> GoalFacts:
    indicator = indicator_for(setting, goal.indicator, goal.unit) if goal.indicator else None
    return GoalFacts(
        theme=goal.theme or "",
        text=goal.text,
        kind=goal.type if goal.type in GoalKind.values else GoalKind.PRACTICE,
        indicator_id=indicator.pk if indicator else None,
        baseline_value=_usable(goal.baseline_value),
        baseline_year=_year(goal.baseline_year),
        target_value=_usable(goal.target_value),
        target_year=_later(goal),
        percent_change=goal.percent_change if goal.percent_change is None or abs(goal.percent_change) < 10_000 else None,
    )


def _usable(value: Decimal | None) -> Decimal | None:
    return value if value is None or abs(value) < LIMIT else None


def _year(year: int | None) -> int | None:
    return year if year is not None and date.min.year <= year <= 9999 else None


def _later(goal: SheetGoal) -> int | None:
    """A target year before the baseline's is a mistake of the sheet; it stays in the goal's words and notes."""
    year = _year(goal.target_year)
    return None if year is not None and goal.baseline_year is not None and year < goal.baseline_year else year


def indicator_for(setting: Setting, key: str, unit: str | None) -> Indicator:
    """The standard indicator, or one of the network's own, made when new."""
    known = Indicator.objects.usable_in(setting.network.pk).filter(key=key).first()
    if known is not None:
        return known
    indicator = ensure_indicator(network_id=setting.network.pk, key=key, unit=unit or "")
    setting.records.add(indicator)
    return indicator
