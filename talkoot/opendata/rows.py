"""The rows of the datasets. Codes instead of words: the same for readers of every language."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal

from django.utils.timezone import localdate

from talkoot.networks.models import Network
from talkoot.opendata.datasets import EVIDENCE
from talkoot.organisations.industries import section_of
from talkoot.reporting.queries.comparison import Comparison, comparisons
from talkoot.reporting.queries.public_record import (
    PublicMember,
    current_periods,
    municipalities_of,
    public_goals,
    public_members,
)
from talkoot.reporting.queries.results import (
    GoalStanding,
    Participation,
    Total,
    goal_standings,
    participation_by_year,
    totals_by_year,
)
from talkoot.reporting.queries.standing import word_of

Value = str | int | bool | Decimal | date | None
Row = dict[str, Value]
PageOf = Callable[..., str]  # page_of("partner", slug): the address of a public page

JOINED = {"day": 10, "month": 7, "year": 4}  # letters of an ISO date that are known


def member_rows(network: Network, today: date, page_of: PageOf) -> Iterator[Row]:
    """The members that the public site shows."""
    towns, periods = municipalities_of(network.pk), current_periods(network.pk, today)
    tiers = dict(network.tiers.values_list("pk", "kind"))
    goals = Counter(public_goals(network.pk).order_by().values_list("membership_id", flat=True))
    for member in public_members(network.pk):
        period = periods.get(member.pk)
        yield {
            "slug": member.slug,
            "name": member.name,
            "business_id": member.business_id or "",
            "industry": member.industry,
            "industry_section": section_of(member.industry),
            "size_class": member.size_class,
            "municipalities": "; ".join(names["fi"] for _pk, names in towns.get(member.organisation_id, ())),
            "tier": tiers.get(member.tier_id or 0, ""),
            "state": member.state,
            "joined": _joined(member),
            "commitment_starts_on": period.starts_on if period else None,
            "commitment_ends_on": (period.ended_on or period.ends_on) if period else None,
            "commitment_in_force": period.is_in_force(today) if period else None,
            "goals": goals[member.pk],
            "page": page_of("partner", member.slug),
        }


def goal_rows(network: Network, page_of: PageOf) -> Iterator[Row]:
    """The agreed and ended goals with their newest accepted value."""
    for standing in goal_standings(network.pk):
        goal, path = standing.goal, standing.path
        yield {
            "id": goal.pk,
            "member": goal.membership.slug,
            "member_name": goal.membership.organisation.name,
            "theme": goal.theme,
            "kind": goal.kind,
            **{f"text_{code}": getattr(goal, f"text_{code}") or "" for code in ("fi", "sv", "en")},
            "indicator": goal.indicator.key if goal.indicator else "",
            "unit": goal.unit,
            "baseline_value": path.baseline,
            "baseline_year": path.baseline_year,
            "target_value": path.target,
            "target_year": path.target_year,
            "value": path.value,
            "value_year": path.year if path.value is not None else None,
            "evidence": _evidence(standing),
            "standing": str(word_of(standing)),
            "exceeds_law": goal.exceeds_law,
            "agreed_on": _day(goal.agreed_at),
            "ended_on": _day(goal.ended_at),
            "page": page_of("goal", goal.pk),
        }


def result_rows(network_id: int, participation: dict[int, Participation], year: int | None = None) -> Iterator[Row]:
    """The sums of one year or of all, each year beginning with how many members told how it went."""
    totals = totals_by_year(network_id, participation)
    for each in sorted(participation) if year is None else [year]:
        told = participation[each]
        yield _participation(told)
        compared = comparisons(totals[each], totals.get(each - 1, ()))
        yield from (_total(total, compared[total.indicator.pk]) for total in totals[each])


def years_of(network_id: int) -> dict[int, Participation]:
    """The years that have results, with their participation."""
    return participation_by_year(network_id)


def _participation(told: Participation) -> Row:
    names = {"name_fi": "Kertoneita jäseniä", "name_sv": "Medlemmar som har berättat", "name_en": "Members that told"}
    return {
        "year": told.year, "indicator": "members_told", **names, "unit": "members", "value": told.told, "not_shown": "",
        "n": told.told, "of": told.asked, "evidence": "", "same_members": None, "same_members_before": None,
        "same_members_change": None,
    }  # fmt: skip


def _total(total: Total, compared: Comparison | None) -> Row:
    indicator = total.indicator
    return {
        "year": total.year,
        "indicator": indicator.key,
        **{f"name_{code}": getattr(indicator, f"name_{code}") or "" for code in ("fi", "sv", "en")},
        "unit": indicator.unit,
        "value": total.value,
        "not_shown": _why_not(total),
        "n": total.n,
        "of": total.of,
        "evidence": EVIDENCE[total.grade],
        "same_members": compared.same if compared else None,
        "same_members_before": compared.before if compared else None,
        "same_members_change": round(compared.change, 4).normalize() if compared else None,
    }


def _why_not(total: Total) -> str:
    if total.value is not None:
        return ""
    return "fewer_than_three" if total.is_suppressed else "not_summed"


def _evidence(standing: GoalStanding) -> str:
    return EVIDENCE.get(standing.grade or 0, "") if standing.path.value is not None else ""


def _joined(member: PublicMember) -> str:
    if member.joined_on is None:
        return ""
    return member.joined_on.isoformat()[: JOINED.get(member.joined_precision, 10)]


def _day(at: datetime | None) -> date | None:
    return None if at is None else localdate(at)
