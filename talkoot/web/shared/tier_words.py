"""A tier's rules in plain words: what is asked of its members, and how far a set of goals meets it."""

from collections.abc import Sequence

from django.utils.translation import gettext, ngettext

from talkoot.commitments.criteria import Criterion
from talkoot.networks.enums import FeeClass
from talkoot.networks.models import Tier
from talkoot.web.ui.numbers import format_number

YEAR = 12


def tier_rules(tier: Tier) -> list[str]:
    """Everything that the tier asks for, one sentence each."""
    return [*_goal_rules(tier), _follow_up(tier), *_commitment_rules(tier), _fee(tier)]


def met_and_missing(criteria: Sequence[Criterion]) -> list[tuple[str, bool]]:
    """Each criterion as a sentence with whether it is met; a missing one says what is missing."""
    return [(_told(rule), rule.is_met) for rule in criteria]


def _goal_rules(tier: Tier) -> list[str]:
    if not tier.min_goals:
        return [gettext("You need no goals of your own.")]
    asked = ngettext("You promise at least %(count)s goal.", "You promise at least %(count)s goals.", tier.min_goals)
    rules = [asked % {"count": format_number(tier.min_goals)}]
    if tier.needs_baseline:
        rules.append(gettext("At least one goal has a starting point and a level to reach, both in figures."))
    return rules


def _follow_up(tier: Tier) -> str:
    if tier.asks_follow_up:
        return gettext("Once a year you tell how it went. It takes about ten minutes.")
    return gettext("No yearly report is asked for.")


def _commitment_rules(tier: Tier) -> list[str]:
    rules = []
    if tier.needs_signature:
        rules.append(gettext("You and the network sign a climate commitment."))
    months = tier.validity_months or 0
    if months and months % YEAR == 0:
        years = months // YEAR
        told = ngettext(
            "It is valid for %(count)s year at a time.", "It is valid for %(count)s years at a time.", years
        )
        rules.append(told % {"count": format_number(years)})
    elif months:
        told = ngettext(
            "It is valid for %(count)s month at a time.", "It is valid for %(count)s months at a time.", months
        )
        rules.append(told % {"count": format_number(months)})
    return rules


def _fee(tier: Tier) -> str:
    return {
        FeeClass.BY_SIZE.value: gettext("There is a yearly fee, which depends on the size of the organisation."),
        FeeClass.FIXED.value: gettext("There is a yearly fee, the same for all."),
    }.get(tier.fee_class, gettext("It costs nothing."))


def _told(rule: Criterion) -> str:
    if rule.code == "goals":
        return _goals_told(rule)
    if rule.is_met:
        return gettext("One of your goals has a starting point and a level to reach in figures.")
    return gettext("One goal still needs a starting point and a level to reach in figures.")


def _goals_told(rule: Criterion) -> str:
    facts = {"needed": format_number(rule.needed), "missing": format_number(rule.missing)}
    if rule.is_met:
        return (
            ngettext(
                "You have written the %(needed)s goal that is asked for.",
                "You have written the %(needed)s goals that are asked for.",
                rule.needed,
            )
            % facts
        )
    if rule.needed == rule.missing:
        return (
            ngettext("At least %(needed)s goal is asked for.", "At least %(needed)s goals are asked for.", rule.needed)
            % facts
        )
    return ngettext("%(missing)s goal is still missing.", "%(missing)s goals are still missing.", rule.missing) % facts
