"""How a network is doing, told without asking anybody for a report: reach, attendance, signs of life."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.utils.translation import get_language, gettext, ngettext

from talkoot.cases.models import Case
from talkoot.dialogue.models import Input
from talkoot.events.models import Event
from talkoot.events.queries import members_who_came
from talkoot.memberships.models import Membership
from talkoot.networks.models import Network
from talkoot.organisations.enums import SizeClass
from talkoot.organisations.industries import industry_name, section_of
from talkoot.organisations.models import Contact
from talkoot.reporting.models import Report
from talkoot.web.ui.charts import Bar, Part
from talkoot.web.ui.numbers import format_number, format_percent
from talkoot.web.ui.pieces import Column, Table

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Group:
    """The members of one size or industry: all, with an address, at a gathering, with a sign of life."""

    name: str
    members: int
    reached: int
    came: int
    active: int


@dataclass(frozen=True, slots=True)
class Health:
    """Twelve months of a network."""

    whole: Group
    gatherings: int
    with_attendance: int
    sizes: list[Group]
    sectors: list[Group]


@dataclass(frozen=True, slots=True)
class _Member:
    """What is known of one member."""

    size: str
    section: str
    is_reached: bool
    has_come: bool
    is_active: bool


def health_of(network: Network, today: date, now: datetime) -> Health:
    """Reach, attendance and signs of life of the members, in a fixed number of queries."""
    members = _members(network, today, now)
    held = Event.objects.of_network(network.pk).not_cancelled().between(today - YEAR, today)
    counted = held.aggregate(
        n=Count("pk", distinct=True), kept=Count("pk", distinct=True, filter=Q(attendances__isnull=False))
    )
    sizes = {**dict(SizeClass.choices), "": gettext("Size not known")}
    language = get_language() or "fi"
    return Health(
        whole=_group(gettext("All members"), members),
        gatherings=counted["n"],
        with_attendance=counted["kept"],
        sizes=_groups(members, lambda each: each.size, {key: str(name) for key, name in sizes.items()}),
        sectors=_groups(
            members, lambda each: each.section,
            {each.section: industry_name(each.section, language) or gettext("Industry not known") for each in members},
        ),
    )  # fmt: skip


def _members(network: Network, today: date, now: datetime) -> list[_Member]:
    rows = list(
        Membership.objects.filter(network=network).taking_part().order_by("pk")
        .values("pk", "organisation_id", "heard_at", "organisation__size_class", "organisation__industry")
    )  # fmt: skip
    companies = {row["organisation_id"] for row in rows}
    reached = _reached(companies)
    came = members_who_came(network.pk, today - YEAR, today)
    alive = _alive(network, companies, now - YEAR)
    return [
        _Member(
            size=row["organisation__size_class"],
            section=section_of(row["organisation__industry"]),
            is_reached=row["organisation_id"] in reached,
            has_come=row["pk"] in came,
            is_active=(
                row["pk"] in came
                or row["organisation_id"] in alive
                or bool(row["heard_at"] and row["heard_at"] >= now - YEAR)
            ),
        )
        for row in rows
    ]


def _reached(companies: Iterable[int]) -> set[int]:
    contacts = Contact.objects.filter(organisation__in=companies, until_on=None).exclude(email="")
    return set(contacts.values_list("organisation_id", flat=True))


def _alive(network: Network, companies: set[int], since: datetime) -> set[int]:
    """Organisations that reported, took part in a dialogue or turned to an adviser."""
    reports = Report.objects.filter(round__network=network, submitted_at__gte=since)
    inputs = Input.objects.filter(organisation__in=companies, given_at__gte=since)
    cases = Case.objects.filter(organisation__in=companies, opened_at__gte=since)
    return (
        set(reports.values_list("membership__organisation_id", flat=True))
        | {pk for pk in inputs.values_list("organisation_id", flat=True) if pk}
        | {pk for pk in cases.values_list("organisation_id", flat=True) if pk}
    )


def _groups(members: list[_Member], key: Callable[[_Member], str], names: dict[str, str]) -> list[Group]:
    """One group for each key that occurs: in the order of the names, the unknown last."""
    order = [*[each for each in names if each], ""]
    found = Counter(key(each) for each in members)
    return [_group(names[each], [one for one in members if key(one) == each]) for each in order if found[each]]


def _group(name: str, members: list[_Member]) -> Group:
    return Group(
        name, len(members), sum(each.is_reached for each in members), sum(each.has_come for each in members),
        sum(each.is_active for each in members),
    )  # fmt: skip


def health_bars(groups: Iterable[Group]) -> list[Bar]:
    """Each group: members with a sign of life, and those not heard."""
    return [
        Bar(
            each.name,
            ngettext("%(active)s of %(n)s member", "%(active)s of %(n)s members", each.members)
            % {"active": format_number(each.active), "n": format_number(each.members)},
            (Part(each.active, "d1"), Part(each.members - each.active, "d0")),
        )
        for each in groups
    ]


def most_active(groups: Iterable[Group]) -> str:
    """Which group has the largest share of members with a sign of life, as a sentence."""
    first = max(groups, key=lambda each: (each.active / each.members, each.members))
    return gettext("Most signs of life: %(name)s, %(active)s of %(n)s") % {
        "name": first.name, "active": format_number(first.active), "n": format_number(first.members),
    }  # fmt: skip


def health_table(first: str, groups: Iterable[Group]) -> Table:
    """The same in figures."""
    columns = [
        Column(first), Column(gettext("Members"), number=True), Column(gettext("With an address"), number=True),
        Column(gettext("Came to a gathering"), number=True), Column(gettext("Sign of life"), number=True),
        Column(gettext("Active share"), number=True),
    ]  # fmt: skip
    rows = [
        [
            each.name, *(format_number(n) for n in (each.members, each.reached, each.came, each.active)),
            format_percent(each.active / each.members, 0) if each.members else "–",
        ]
        for each in groups
    ]  # fmt: skip
    return Table(gettext("Signs of life in twelve months"), columns, rows)
