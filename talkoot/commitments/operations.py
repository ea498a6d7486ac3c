"""Changes to goals and commitments: written, submitted, sent back, agreed, ended."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.commitments.enums import ExceedsLaw, GoalKind, GoalState
from talkoot.commitments.models import Commitment, Goal
from talkoot.footprints.models import ChosenMeasure
from talkoot.history.operations import record
from talkoot.kernel.errors import Refused
from talkoot.kernel.text import tidy
from talkoot.memberships.models import Membership
from talkoot.memberships.queries import contacts_to_write_to
from talkoot.notices.letters import link, write_letter
from talkoot.notices.operations import queue_message


class GoalNotEditable(Refused):
    text = _("This goal has been sent or agreed and can no longer be changed freely. Ask the coordinator.")


class GoalNotSubmitted(Refused):
    text = _("Only a goal that has been sent can be agreed or sent back.")


class GoalTextMissing(Refused):
    text = _("Write in one sentence what you promise.")


class TargetBeforeBaseline(Refused):
    text = _("The target year must be after the baseline year.")


class EndsBeforeStart(Refused):
    text = _("A commitment cannot end before it starts.")


class MeasureOfOthers(Refused):
    text = _("This measure belongs to another organisation.")


class GoalNotAgreed(Refused):
    text = _("Only an agreed goal can be ended.")


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """What a goal says, as written in a form, an application or a spreadsheet."""

    theme: str
    text: str
    kind: str = GoalKind.NUMERIC
    indicator_id: int | None = None
    baseline_value: Decimal | None = None
    baseline_year: int | None = None
    target_value: Decimal | None = None
    target_year: int | None = None
    percent_change: Decimal | None = None
    exceeds_law: str = ExceedsLaw.UNKNOWN
    why_exceeds: str = ""

    @property
    def is_measurable(self) -> bool:
        """A baseline and a level or a change to reach, both in figures."""
        return self.baseline_value is not None and (self.target_value is not None or self.percent_change is not None)


def _check(facts: GoalFacts) -> None:
    if not tidy(facts.text):
        raise GoalTextMissing
    if facts.baseline_year and facts.target_year and facts.target_year < facts.baseline_year:
        raise TargetBeforeBaseline


def _own_measure(membership_id: int, measure_id: int | None) -> int | None:
    """The measure, refused when it is not the organisation's own."""
    own = ChosenMeasure.objects.filter(organisation__memberships=membership_id)
    if measure_id is not None and not own.filter(pk=measure_id).exists():
        raise MeasureOfOthers
    return measure_id


def _write_text(goal: Goal, facts: GoalFacts, language: str) -> None:
    """The words go to the language they were written in; translations of earlier words are no longer true."""
    text, why = tidy(facts.text)[:300], tidy(facts.why_exceeds)
    if getattr(goal, f"text_{language}", None) != text:
        for code in ("fi", "sv", "en"):
            setattr(goal, f"text_{code}", text if code == language else None)
    for code in ("fi", "sv", "en"):
        setattr(goal, f"why_exceeds_{code}", why if code == language else None)
    goal.language = language


@transaction.atomic
def write_goal(
    *,
    membership_id: int,
    facts: GoalFacts,
    now: datetime,
    by: User | None,
    language: str = "fi",
    goal_id: int | None = None,
    seen_version: int | None = None,
    by_name: str = "",
    measure_id: int | None = None,
) -> Goal:
    """Write a new goal, or change one that has not been sent yet. `measure_id`: the chosen measure that a new one is for."""
    _check(facts)
    if goal_id is None:
        goal = Goal(membership_id=membership_id, measure_id=_own_measure(membership_id, measure_id))
    else:
        goal = Goal.objects.select_for_update(of=("self",)).get(pk=goal_id, membership_id=membership_id)
        goal.take_version(seen_version)
        if not goal.can_be_edited:
            raise GoalNotEditable
    values = asdict(facts)
    values.pop("text"), values.pop("why_exceeds")
    for field, value in values.items():
        setattr(goal, field, value)
    _write_text(goal, facts, language)
    goal.save()
    _record(goal, "goal.written" if goal_id is None else "goal.changed", by, now, by_name=by_name)
    return goal


@transaction.atomic
def delete_goal(*, goal_id: int, by: User, now: datetime) -> None:
    """Throw a draft away; an agreed goal is ended instead, with its outcome."""
    goal = Goal.objects.select_for_update(of=("self",)).get(pk=goal_id)
    if not goal.can_be_edited:
        raise GoalNotEditable
    _record(goal, "goal.deleted", by, now)
    goal.delete()


@transaction.atomic
def submit_goals(
    *, membership_id: int, by: User | None, now: datetime, goal_ids: list[int] | None = None, by_name: str = ""
) -> list[Goal]:
    """Send the drafts (all, or the named ones) to the coordinator."""
    drafts = Goal.objects.select_for_update(of=("self",)).filter(
        membership_id=membership_id, state__in=(GoalState.DRAFT, GoalState.RETURNED)
    )
    goals = list(drafts if goal_ids is None else drafts.filter(pk__in=goal_ids))
    for goal in goals:
        goal.state, goal.submitted_at, goal.question = GoalState.SUBMITTED, now, ""
        goal.save(update_fields=["state", "submitted_at", "question"])
        _record(goal, "goal.submitted", by, now, by_name=by_name)
    return goals


@transaction.atomic
def return_goal(*, goal_id: int, question: str, by: User, now: datetime) -> Goal:
    """Send a goal back with a question; its writer can change it again."""
    goal = _submitted(goal_id)
    goal.state, goal.question = GoalState.RETURNED, question
    goal.save(update_fields=["state", "question"])
    _record(goal, "goal.returned", by, now, question)
    _write_to_member(goal.membership, "goal_returned", by, now, goal=goal)
    return goal


@transaction.atomic
def agree_goal(*, goal_id: int, by: User | None, now: datetime) -> Goal:
    """Agree: the goal is public from now on, in a commitment that is in force."""
    goal = _submitted(goal_id)
    return _agree(goal, by=by, now=now, commitment=_running_commitment(goal.membership, by, now))


def _agree(goal: Goal, *, by: User | None, now: datetime, commitment: Commitment) -> Goal:
    goal.state, goal.agreed_at, goal.commitment = GoalState.AGREED, now, commitment
    goal.submitted_at = goal.submitted_at or now
    goal.save(update_fields=["state", "submitted_at", "agreed_at", "commitment"])
    _record(goal, "goal.agreed", by, now)
    if by is not None:
        _write_to_member(goal.membership, "goal_agreed", by, now, goal=goal)
    return goal


@transaction.atomic
def add_agreed_goal(
    *,
    membership_id: int,
    facts: GoalFacts,
    commitment: Commitment,
    by: User | None,
    now: datetime,
    language: str = "fi",
) -> Goal:
    """Bring in a goal that was agreed before the network moved here; nobody is written to."""
    goal = write_goal(membership_id=membership_id, facts=facts, by=by, now=now, language=language)
    return _agree(goal, by=None, now=now, commitment=commitment)


@transaction.atomic
def add_commitment(
    *, membership_id: int, starts_on: date, by: User | None, now: datetime, ends_on: date | None = None
) -> Commitment:
    """A commitment for a period; without an end the tier's validity is applied."""
    membership = Membership.objects.select_related("tier").get(pk=membership_id)
    if ends_on is None and membership.tier is not None:
        ends_on = membership.tier.valid_until(starts_on)
    commitment = Commitment.objects.create(
        membership=membership, starts_on=starts_on, ends_on=ends_on, agreed_at=now, agreed_by=by
    )
    record(
        verb="commitment.agreed", subject="membership", subject_id=membership.pk, network_id=membership.network_id,
        by=by, now=now, facts={"from": str(starts_on), "to": str(ends_on or "")},
    )  # fmt: skip
    return commitment


def _running_commitment(membership: Membership, by: User | None, now: datetime) -> Commitment:
    running = Commitment.objects.filter(membership=membership).in_force(now.date()).first()
    return running or add_commitment(membership_id=membership.pk, starts_on=now.date(), by=by, now=now)


@transaction.atomic
def renew_commitment(*, membership_id: int, by: User, now: datetime) -> Commitment:
    """Begin the next period; goals still running move into it."""
    running = list(Goal.objects.filter(membership_id=membership_id).agreed())
    commitment = add_commitment(membership_id=membership_id, starts_on=now.date(), by=by, now=now)
    Goal.objects.filter(pk__in=[goal.pk for goal in running]).update(commitment=commitment)
    return commitment


@transaction.atomic
def change_validity(
    *, commitment_id: int, ends_on: date, by: User | None, now: datetime, reason: str = ""
) -> Commitment:
    """Agree on another last day of a commitment."""
    commitment = Commitment.objects.select_for_update(of=("self",)).select_related("membership").get(pk=commitment_id)
    if ends_on < commitment.starts_on:
        raise EndsBeforeStart
    before, commitment.ends_on = commitment.ends_on, ends_on
    commitment.save(update_fields=["ends_on"])
    record(
        verb="commitment.changed", subject="membership", subject_id=commitment.membership_id, by=by, now=now, reason=reason,
        network_id=commitment.membership.network_id, facts={"from": str(before or ""), "to": str(ends_on)},
    )  # fmt: skip
    return commitment


@transaction.atomic
def end_goal(*, goal_id: int, outcome: str, by: User, now: datetime, reason: str = "") -> Goal:
    """End an agreed goal with its outcome; it stays on the public page."""
    goal = Goal.objects.select_for_update(of=("self",)).get(pk=goal_id)
    if goal.state != GoalState.AGREED:
        raise GoalNotAgreed
    goal.state, goal.outcome, goal.outcome_reason, goal.ended_at = GoalState.ENDED, outcome, reason, now
    goal.save(update_fields=["state", "outcome", "outcome_reason", "ended_at"])
    _record(goal, "goal.ended", by, now, reason)
    return goal


@transaction.atomic
def translate_goal(
    *, goal_id: int, texts: dict[str, str], by: User, now: datetime, seen_version: int | None = None
) -> Goal:
    """Add the goal's words in other languages; the language it was written in stays as it is."""
    goal = Goal.objects.select_for_update(of=("self",)).get(pk=goal_id).take_version(seen_version)
    for language, text in texts.items():
        if language != goal.language:
            setattr(goal, f"text_{language}", tidy(text)[:300] or None)
    goal.save()
    _record(goal, "goal.translated", by, now)
    return goal


def _submitted(goal_id: int) -> Goal:
    goals = Goal.objects.select_for_update(of=("self",)).select_related(
        "membership__organisation", "membership__network", "membership__tier"
    )
    goal = goals.get(pk=goal_id)
    if goal.state != GoalState.SUBMITTED:
        raise GoalNotSubmitted
    return goal


def _write_to_member(membership: Membership, letter: str, by: User, now: datetime, **facts: Any) -> None:
    for person in contacts_to_write_to(membership.organisation_id):
        url = link("workspace:goals", person.language, membership.network.slug, membership.slug)
        subject, body = write_letter(letter, person.language, membership=membership, name=person.name, url=url, **facts)
        queue_message(
            to=person.email, to_name=person.name, subject=subject, body=body, kind="goal", language=person.language,
            network_id=membership.network_id, sender=by, reply_to=membership.network.contact_email, now=now,
        )  # fmt: skip


def _record(goal: Goal, verb: str, by: User | None, now: datetime, reason: str = "", by_name: str = "") -> None:
    record(
        verb=verb, subject="goal", subject_id=goal.pk, network_id=goal.membership.network_id, by=by, by_name=by_name,
        now=now, reason=reason, facts={"membership": goal.membership_id},
    )  # fmt: skip
