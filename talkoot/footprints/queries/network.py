"""What the members of a network emit together, from the inventories that they let their coordinators see."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django_scopes import scopes_disabled

from talkoot.engine.networks import Member, NetworkSum, Purchase, network_sum
from talkoot.footprints.enums import EvidenceGrade
from talkoot.footprints.models import Calculation, Inventory, Row
from talkoot.memberships.models import Membership
from talkoot.organisations.models import Organisation

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Shared:
    """One member's shared result: its inventory and the calculation kept last."""

    inventory: Inventory
    calculation: Calculation


@dataclass(frozen=True, slots=True)
class NetworkEmissions:
    """A network's year: who let it be seen, the sum without double counting, and the lowest grade in it."""

    year: int
    members: int
    shared: tuple[Shared, ...]
    total: NetworkSum
    grade: EvidenceGrade | None


def years_shared(network_id: int) -> list[int]:
    """The years of which some member has let its result be seen, latest first."""
    found = Inventory.objects.shared().filter(organisation__in=_members(network_id)).values_list("year", flat=True)
    return sorted(set(found.order_by()), reverse=True)


def network_emissions(network_id: int, year: int) -> NetworkEmissions:
    """The sum of the members' scopes 1 and 2, and scope 3 as a distribution. Five queries, however many members."""
    organisations = _members(network_id)
    inventories = list(
        Inventory.objects.shared()
        .filter(organisation__in=organisations, year=year)
        .select_related("organisation")
        .order_by("organisation__folded_name")
    )
    latest: dict[int, Calculation] = {}
    for calculation in Calculation.objects.filter(inventory__in=inventories):  # latest first
        latest.setdefault(calculation.inventory_id, calculation)
    shared = tuple(Shared(one, latest[one.pk]) for one in inventories if one.pk in latest)
    bought = _purchases(shared)
    return NetworkEmissions(
        year=year,
        members=organisations.count(),
        shared=shared,
        total=network_sum(_member(one, bought.get(one.inventory.pk, ())) for one in shared),
        grade=min((EvidenceGrade(one.inventory.grade) for one in shared), default=None),
    )


def energy_sellers(organisation_id: int) -> QuerySet[Organisation]:
    """Energy companies (TOL 35) that are in some network with the organisation."""
    with scopes_disabled():  # the organisation's own networks, whichever they are
        together = Membership.objects.taking_part().filter(
            network__in=Membership.objects.taking_part()
            .filter(organisation=organisation_id)
            .order_by()
            .values("network")
        )
        members = list(together.order_by().values_list("organisation", flat=True))
    return Organisation.objects.filter(pk__in=members, industry__startswith="35").exclude(pk=organisation_id)


def _members(network_id: int) -> QuerySet[Any]:
    return Membership.objects.taking_part().filter(network_id=network_id).order_by().values("organisation")


def _member(one: Shared, bought: Iterable[Purchase]) -> Member:
    kept = one.calculation
    return Member(
        key=str(one.inventory.organisation_id),
        scope1_kg=kept.scope_1_kg,
        scope2_location_kg=kept.scope_2_location_kg,
        scope2_market_kg=kept.scope_2_market_kg,
        scope3_kg=kept.scope_3_kg if has_scope_3(kept) else None,
        bought=tuple(bought),
    )


def has_scope_3(kept: Calculation) -> bool:
    """Whether its value chain was calculated: the fuel chain of its own energy (category 3) comes by itself."""
    return bool(set(kept.categories) - {"3"})


def _purchases(shared: Sequence[Shared]) -> dict[int, list[Purchase]]:
    """Energy bought from another organisation, by inventory: its kilograms both ways as they were kept."""
    rows = Row.objects.counted().filter(inventory__in=[one.inventory for one in shared], bought_from__isnull=False)
    kept = {one.inventory.pk: _by_row(one.calculation) for one in shared}
    found: dict[int, list[Purchase]] = defaultdict(list)
    for row in rows:
        kg = kept[row.inventory_id].get(str(row.pk), {})
        found[row.inventory_id].append(
            Purchase(
                from_key=str(row.bought_from_id),
                kg=kg.get("location", ZERO),
                confirmed_by_seller=row.sale_confirmed_at is not None,
                market_kg=kg.get("market", ZERO),
            )
        )
    return found


def _by_row(calculation: Calculation) -> dict[str, dict[str, Decimal]]:
    found: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(lambda: ZERO))
    for line in calculation.lines:
        if line["scope"] == 2:
            found[line["row"]][line["method"]] += Decimal(line["kg"])
    return found
