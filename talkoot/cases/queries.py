"""Reads about cases that several pages share: what waits, and what the service has given."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import Count, Max, Q, Sum
from django.utils import timezone

from talkoot.accounts.models import User
from talkoot.cases.enums import CaseState, DeskKind, EffectUnit, MeasureState, Why
from talkoot.cases.models import Advice, Case, CaseMeasure, Desk
from talkoot.organisations.models import Officer

PATIENCE = timedelta(days=14)
REFERRALS_GO_TO = (DeskKind.REFERRAL, DeskKind.ADVICE, DeskKind.ENERGY)
LONGEST_TOKEN = 64
NONE = {"n": 0, "n_open": 0}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case that waits for the municipality, why, and since when."""

    case: Case
    why: Why
    since: datetime


@dataclass(frozen=True, slots=True)
class Effect:
    """What the measures that are done give a year, in one unit: `told` of `done` companies' measures have a figure."""

    unit: str
    value: Decimal
    told: int
    done: int
    grade: int


@dataclass(frozen=True, slots=True)
class DeskSummary:
    """What one service has taken and given."""

    desk: Desk
    cases: int
    open_cases: int
    time_min: int
    measures: int
    measures_done: int
    cases_with_measure: int
    effects: tuple[Effect, ...]

    @property
    def hours(self) -> Decimal:
        """The logged time in hours."""
        return (Decimal(self.time_min) / 60).quantize(Decimal("0.1"))

    @property
    def share_with_measure(self) -> Decimal | None:
        """The share of cases that led to a measure; None without cases."""
        return Decimal(self.cases_with_measure) / self.cases if self.cases else None


def officer_of(user: User, municipality_id: int) -> Officer | None:
    """The person's role in the municipality today; operators have none."""
    return Officer.objects.in_office().filter(user=user, municipality_id=municipality_id).first()


def desk_for_referrals(municipality_id: int) -> Desk | None:
    """Where an official's referral goes: the desk for referrals, else the one for advice, else any that is open."""
    desks = Desk.objects.of(municipality_id).open().select_related("municipality", "adviser__user")
    return min(desks, key=lambda desk: REFERRALS_GO_TO.index(DeskKind(desk.kind)), default=None)


def case_for_link(token: str) -> Case | None:
    """The case whose company follows it by this link."""
    if not (token.isascii() and token.isprintable() and len(token) <= LONGEST_TOKEN):
        return None
    return Case.objects.filter(token=token).select_related("desk__municipality", "adviser__user").first()


def case_counts(municipality_id: int) -> dict[str, int]:
    """How many cases the municipality has in each state."""
    rows = Case.objects.of(municipality_id).order_by().values("state").annotate(n=Count("pk"))
    counted = {row["state"]: row["n"] for row in rows}
    return {state: counted.get(state, 0) for state in CaseState.values}


def cases_waiting(municipality_id: int, today: date) -> list[Waiting]:
    """The cases in which somebody of the municipality has to act, the most urgent reason first, then the oldest."""
    cases = Case.objects.of(municipality_id).open().select_related("desk", "adviser__user", "organisation")
    waiting = [Waiting(case, why, _since(case, why)) for case in cases if (why := why_waiting(case, today)) is not None]
    order = list(Why)
    return sorted(waiting, key=lambda each: (order.index(each.why), each.since))


def why_waiting(case: Case, today: date) -> Why | None:
    """What somebody of the municipality has to do with the case now; None when nothing."""
    if case.state == CaseState.NEW:
        return Why.NEW
    if not case.is_open:
        return None
    if not case.has_adviser:
        return Why.NO_ADVISER
    if case.answered_at is not None:
        return Why.ANSWERED
    if case.is_follow_up_due(today):
        return Why.FOLLOW_UP
    is_stuck = case.state == CaseState.TAKEN and timezone.localdate(case.moved_at) < today - PATIENCE
    return Why.STUCK if is_stuck else None


def _since(case: Case, why: Why) -> datetime:
    if why == Why.NEW:
        return case.opened_at
    return case.answered_at if why == Why.ANSWERED and case.answered_at else case.moved_at


def desk_summary(municipality_id: int) -> list[DeskSummary]:
    """Each desk of the municipality with its cases, hours, measures and effects, in a fixed number of queries."""
    desks = list(Desk.objects.of(municipality_id).select_related("adviser__user"))
    rows = Case.objects.of(municipality_id).order_by().values("desk_id")
    counts = {row["desk_id"]: row for row in rows.annotate(n=Count("pk"), n_open=Count("pk", filter=Q(closed_on=None)))}
    minutes = {
        row["case__desk_id"]: row["n"]
        for row in Advice.objects.filter(case__desk__municipality_id=municipality_id)
        .order_by().values("case__desk_id").annotate(n=Sum("time_min"))
    }  # fmt: skip
    measures: dict[int, list[CaseMeasure]] = defaultdict(list)
    for measure in CaseMeasure.objects.filter(case__desk__municipality_id=municipality_id).select_related("case"):
        measures[measure.case.desk_id].append(measure)
    return [
        DeskSummary(
            desk=desk, cases=counts.get(desk.pk, NONE)["n"], open_cases=counts.get(desk.pk, NONE)["n_open"],
            time_min=minutes.get(desk.pk, 0), measures=len(measures[desk.pk]),
            measures_done=sum(each.state == MeasureState.DONE for each in measures[desk.pk]),
            cases_with_measure=len({each.case_id for each in measures[desk.pk]}),
            effects=effects_of(measures[desk.pk]),
        )
        for desk in desks
    ]  # fmt: skip


def minutes_logged(desk_ids: Iterable[int], since: date, until: date) -> dict[int, int]:
    """The minutes logged at each desk from one day to another, both counted."""
    found = Advice.objects.filter(case__desk__in=list(desk_ids), at__date__range=(since, until))
    rows = found.order_by().values("case__desk_id").annotate(n=Sum("time_min"))
    return {row["case__desk_id"]: row["n"] for row in rows}


def last_moves(desk_ids: Iterable[int]) -> dict[int, date]:
    """The last day on which somebody did anything with a case of each desk."""
    rows = Case.objects.filter(desk__in=list(desk_ids)).order_by().values("desk_id").annotate(last=Max("moved_at"))
    return {row["desk_id"]: timezone.localdate(row["last"]) for row in rows}


def effects_of(measures: Iterable[CaseMeasure]) -> tuple[Effect, ...]:
    """The told results of measures that are done, added up by unit; the grade is the lowest among them."""
    done = [measure for measure in measures if measure.state == MeasureState.DONE]
    effects = []
    for unit in EffectUnit.values:
        told = [each for each in done if each.result_value is not None and each.result_unit == unit]
        if told:
            value = sum((each.result_value for each in told if each.result_value is not None), Decimal())
            effects.append(Effect(unit, value, len(told), len(done), min(each.result_grade for each in told)))
    return tuple(effects)


def open_cases_of_leavers() -> list[tuple[Officer, int]]:
    """Advisers who have left, with how many open cases still name them."""
    rows = Case.objects.open().filter(adviser__until_on__isnull=False).order_by().values("adviser_id")
    counts = {row["adviser_id"]: row["n"] for row in rows.annotate(n=Count("pk"))}
    officers = Officer.objects.filter(pk__in=counts).select_related("user", "municipality")
    return [(officer, counts[officer.pk]) for officer in officers]
