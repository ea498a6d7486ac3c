"""A network's emissions in words, bars and a table."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext, ngettext

from talkoot.engine.networks import DoubtfulBecause
from talkoot.footprints.exports.tables import Cell
from talkoot.footprints.queries.network import NetworkEmissions, Shared, has_scope_3
from talkoot.web.ui.charts import Bar, bar
from talkoot.web.ui.numbers import format_number
from talkoot.web.ui.pieces import Column, Table

COLUMNS = (
    "organisation", "business_id", "scope_1_kg", "scope_2_location_kg", "scope_2_market_kg", "scope_3_kg", "evidence_grade",
    "factors_version",
)  # fmt: skip


def tonnes(kg: Decimal) -> str:
    """Tonnes with three meaningful digits at most."""
    value = kg / 1000
    return format_number(value, 0 if abs(value) >= 100 else 1)


def pictures(found: NetworkEmissions) -> list[Bar]:
    """Scope 1 and the two ways of counting scope 2: beside one another, the two ways never added."""
    total = found.total
    rows = (
        (gettext("Scope 1: own fuels and leaks"), total.scope1, "d1"),
        (gettext("Scope 2, market-based: by what was bought"), total.scope2_market, "d1"),
        (gettext("Scope 2, location-based: by the country's mean"), total.scope2_location, "d3"),
    )
    return [bar(label, kg / 1000, f"{tonnes(kg)} t", tone=tone) for label, kg, tone in rows]


def members_table(found: NetworkEmissions) -> Table:
    """One row for each member that let its result be seen."""
    columns = [
        Column(gettext("Organisation")),
        Column(gettext("Scope 1, t"), number=True),
        Column(gettext("Scope 2, market-based, t"), number=True),
        Column(gettext("Scope 2, location-based, t"), number=True),
        Column(gettext("Scope 3, its own, t"), number=True),
        Column(gettext("Evidence")),
    ]
    caption = gettext("Those who let you see their calculation of %(year)s") % {"year": found.year}
    return Table(caption, columns, [_row(one) for one in found.shared])


def _row(one: Shared) -> tuple[object, ...]:
    kept = one.calculation
    figures = (kept.scope_1_kg, kept.scope_2_market_kg, kept.scope_2_location_kg, kept.scope_3_kg)
    return (one.inventory.organisation.name, *(tonnes(kg) for kg in figures), one.inventory.get_grade_display())


def plain_rows(found: NetworkEmissions) -> Iterator[tuple[Cell, ...]]:
    """The rows of the file."""
    for one in found.shared:
        kept, organisation = one.calculation, one.inventory.organisation
        yield (
            organisation.name,
            organisation.business_id or "",
            kept.scope_1_kg,
            kept.scope_2_location_kg,
            kept.scope_2_market_kg,
            kept.scope_3_kg,
            one.inventory.grade,
            kept.factors_version,
        )


def doubts_in_words(found: NetworkEmissions) -> list[str]:
    """Energy that one member says it bought from another and that could not be taken off the sum."""
    names = {str(one.inventory.organisation_id): one.inventory.organisation.name for one in found.shared}
    why = {
        DoubtfulBecause.NOT_CONFIRMED: gettext("the seller has not confirmed it yet"),
        DoubtfulBecause.FROM_ITSELF: gettext("buyer and seller are the same"),
        DoubtfulBecause.NEGATIVE: gettext("the amount is negative"),
        DoubtfulBecause.MORE_THAN_BOUGHT: gettext("it is more than all the energy the buyer bought"),
        DoubtfulBecause.MORE_THAN_SOLD: gettext("it is more than the seller's own emissions"),
    }
    return [
        gettext("%(buyer)s from %(seller)s, %(tonnes)s t: %(why)s.")
        % {
            "buyer": names[one.buyer],
            "seller": names[one.seller],
            "tonnes": tonnes(one.kg),
            "why": why[one.because],
        }
        for one in found.total.doubtful
    ]


def internal_in_words(found: NetworkEmissions) -> str:
    """What was taken off because it is in another member's scope 1 already; empty when nothing was."""
    taken_off = found.total.internal_scope2_market
    if not taken_off:
        return ""
    return gettext("%(tonnes)s t of energy that members bought from one another is counted once, with the seller.") % {
        "tonnes": tonnes(taken_off)
    }


def scope_3_in_words(found: NetworkEmissions) -> str:
    """Scope 3 is not added: one tonne is in the scope 3 of every company of its chain."""
    spread = found.total.scope3
    if spread is None:
        known = sum(1 for one in found.shared if has_scope_3(one.calculation))
        return ngettext(
            "%(count)s member has calculated its scope 3. From five on we show how they spread.",
            "%(count)s members have calculated their scope 3. From five on we show how they spread.",
            known,
        ) % {"count": known}
    return gettext(
        "Half of the %(count)s members have between %(low)s and %(high)s t of scope 3; the one in the middle has %(median)s t."
    ) % {
        "count": spread.count,
        "low": tonnes(spread.q1),
        "high": tonnes(spread.q3),
        "median": tonnes(spread.median),
    }
