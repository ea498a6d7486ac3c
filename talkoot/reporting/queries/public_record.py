"""What the public may know of a network's members: plain values, quick for lists of any length."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, QuerySet

from talkoot.commitments.models import Commitment, Goal
from talkoot.commitments.progress import Path, path_of
from talkoot.memberships.enums import PUBLIC
from talkoot.memberships.models import Membership
from talkoot.organisations.models import Organisation
from talkoot.reporting.enums import ReportState
from talkoot.reporting.models import GoalAnswer
from talkoot.reporting.queries.standing import Standing, standing_word


@dataclass(frozen=True, slots=True)
class PublicMember:
    """One line of the register."""

    pk: int
    organisation_id: int
    slug: str
    state: str
    tier_id: int | None
    joined_on: date | None
    joined_precision: str
    name: str
    folded_name: str
    business_id: str | None
    industry: str
    size_class: str


@dataclass(frozen=True, slots=True)
class Period:
    """For how long a member has promised."""

    starts_on: date
    ends_on: date | None
    ended_on: date | None

    def is_in_force(self, today: date) -> bool:
        return self.starts_on <= today and self.ended_on is None and (self.ends_on is None or self.ends_on >= today)


@dataclass(frozen=True, slots=True)
class Measure:
    """The indicator of a goal: its unit, and its name by language."""

    unit: str
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class Promise:
    """A public goal without its words."""

    pk: int
    membership_id: int
    theme: str
    indicator: "Measure | None"
    target_year: int | None
    path: Path
    grade: int | None
    word: Standing


def public_members(network_id: int) -> list[PublicMember]:
    """The members that the public site shows, by name."""
    rows = Membership.objects.filter(network_id=network_id, state__in=PUBLIC).order_by(
        "organisation__folded_name", "pk"
    )
    fields = (
        "pk", "organisation_id", "slug", "state", "tier_id", "joined_on", "joined_precision", "organisation__name",
        "organisation__folded_name", "organisation__business_id", "organisation__industry", "organisation__size_class",
    )  # fmt: skip
    return [PublicMember(*row) for row in rows.values_list(*fields)]


def municipalities_of(network_id: int) -> dict[int, list[tuple[int, dict[str, str]]]]:
    """Where the public members are: (municipality, its name by language) by organisation."""
    links = Organisation.municipalities.through.objects.filter(
        organisation__memberships__network_id=network_id, organisation__memberships__state__in=PUBLIC
    )
    names = ("municipality__name_fi", "municipality__name_sv", "municipality__name_en")
    found: dict[int, list[tuple[int, dict[str, str]]]] = defaultdict(list)
    for organisation_id, pk, fi, sv, en in links.order_by("pk").values_list(
        "organisation_id", "municipality_id", *names
    ):
        found[organisation_id].append((pk, in_every_language(fi, sv, en)))
    return dict(found)


def current_periods(network_id: int, today: date) -> dict[int, Period]:
    """Each member's commitment: the one in force, else the newest."""
    rows = Commitment.objects.filter(membership__network_id=network_id, membership__state__in=PUBLIC)
    found: dict[int, Period] = {}
    dates = rows.order_by("starts_on", "pk").values_list("membership_id", "starts_on", "ends_on", "ended_on")
    for member, starts_on, ends_on, ended_on in dates:
        period, known = Period(starts_on, ends_on, ended_on), found.get(member)
        if known is None or period.is_in_force(today) or not known.is_in_force(today):
            found[member] = period
    return found


def public_goals(network_id: int) -> QuerySet[Goal]:
    """The agreed and ended goals of public members."""
    return Goal.objects.public().filter(membership__network_id=network_id, membership__state__in=PUBLIC)


def promises(network_id: int, membership_ids: Iterable[int] | None = None) -> list[Promise]:
    """Every public goal with its newest accepted value."""
    answers = _newest_answers(network_id)
    goals = public_goals(network_id)
    if membership_ids is not None:
        goals = goals.filter(membership_id__in=list(membership_ids))
    rows = goals.order_by("pk").rewrite(False).values_list(  # type: ignore[attr-defined]  # the columns as they are
        "pk", "membership_id", "theme", "state", "outcome",
        "baseline_value", "baseline_year", "target_value", "target_year", "percent_change",
        "indicator_id", "indicator__unit", "indicator__name_fi", "indicator__name_sv", "indicator__name_en",
    )  # fmt: skip
    measures: dict[int, Measure] = {}
    for pk, unit, *names in (row[10:] for row in rows):
        if pk is not None and pk not in measures:
            measures[pk] = Measure(unit, in_every_language(*names))
    return [_promise(row, measures.get(row[10]), answers.get(row[0])) for row in rows]


def in_every_language(fi: str | None, sv: str | None, en: str | None) -> dict[str, str]:
    """A name by language; a missing one falls back as everywhere on the site."""
    return {"fi": fi or sv or en or "", "sv": sv or fi or en or "", "en": en or fi or sv or ""}


Answer = tuple[Decimal | None, int, int, str]  # value, year, grade, what is told


def _newest_answers(network_id: int) -> dict[int, Answer]:
    rows = GoalAnswer.objects.filter(report__round__network_id=network_id, report__state=ReportState.ACCEPTED)
    fields = ("goal_id", "value", "report__round__year", "report__grade", "progress")
    return {goal: answer for goal, *answer in rows.order_by("report__round__year").values_list(*fields)}  # type: ignore[misc]


def _promise(row: tuple, indicator: Measure | None, answer: Answer | None) -> Promise:  # type: ignore[type-arg]
    pk, member, theme, state, outcome, baseline, baseline_year, target, target_year, percent = row[:10]
    value, year, grade, told = answer or (None, None, None, "")
    if target is None and percent is not None and baseline is not None:
        target = baseline * (1 + percent / 100)
    path = path_of(
        baseline=baseline, baseline_year=baseline_year, target=target, target_year=target_year, value=value, year=year
    )
    word = standing_word(state=state, outcome=outcome, progress=path.progress, told=told)
    return Promise(pk, member, theme, indicator, target_year, path, grade, word)


@dataclass(frozen=True, slots=True)
class Counts:
    """How large a network is."""

    partners: int
    goals: int


def counts_by_network(network_ids: Iterable[int]) -> dict[int, Counts]:
    """Public members and public goals of each network."""
    ids = list(network_ids)
    members = Membership.objects.filter(network_id__in=ids, state__in=PUBLIC).order_by()
    goals = Goal.objects.public().filter(membership__network_id__in=ids, membership__state__in=PUBLIC).order_by()
    partners = dict(members.values_list("network_id").annotate(Count("pk")))
    promised = dict(goals.values_list("membership__network_id").annotate(Count("pk")))
    return {pk: Counts(partners.get(pk, 0), promised.get(pk, 0)) for pk in ids}
