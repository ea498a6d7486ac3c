"""Where the emissions of the area are, who of each industry takes part, and what the climate programme does there."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import get_language, gettext
from django_scopes import scope

from talkoot.adoptions.models import ProgrammeAction, SectorEmissions
from talkoot.adoptions.queries.ladder import networks_of
from talkoot.memberships.enums import MEMBERS
from talkoot.memberships.models import Membership
from talkoot.organisations.industries import industries, industry_name, section_of
from talkoot.organisations.models import Municipality
from talkoot.web.ui.charts import Bar, bar
from talkoot.web.ui.numbers import format_amount, format_number, format_percent
from talkoot.web.ui.pieces import Column, Table

LARGE = Decimal("0.05")  # an industry with a smaller share is not among the largest
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Sector:
    """One industry: its emissions in t CO2e, their share, partners in the networks, actions of the programme."""

    code: str
    name: str
    emissions_t: Decimal | None
    share: Decimal | None
    partners: int
    actions: tuple[ProgrammeAction, ...]


@dataclass(frozen=True, slots=True)
class Focus:
    """The picture of a year: industries from the largest, and actions that concern no single industry."""

    year: int | None
    sources: tuple[str, ...]
    sectors: tuple[Sector, ...]
    general: tuple[ProgrammeAction, ...]
    total_t: Decimal
    partners: int
    networks: int

    @property
    def without_partner(self) -> tuple[str, ...]:
        """The largest industries in which nobody takes part."""
        large = [each for each in self.sectors if each.share is not None and each.share >= LARGE and not each.partners]
        return tuple(each.name for each in large[:MOST_NAMED])


def sections() -> list[tuple[str, str]]:
    """The industries at the level of this page: letter and name."""
    language = get_language() or "fi"
    return [(code, each.name(language)) for code, each in industries().items() if not each.parent]


def focus_of(municipality: Municipality) -> Focus:
    """The newest year of which anything is known."""
    known = list(SectorEmissions.objects.filter(municipality=municipality))
    year = max((row.year for row in known), default=None)
    rows = [row for row in known if row.year == year]
    networks = networks_of(municipality)
    with scope(network=networks):
        members = Membership.objects.filter(state__in=MEMBERS).values_list("organisation_id", "organisation__industry")
        partners = Counter(section_of(code) for _organisation, code in set(members))
    running = ProgrammeAction.objects.filter(municipality=municipality, ended_on=None)
    actions = list(running.prefetch_related("adoptions"))
    total = sum((row.emissions_t for row in rows), Decimal(0))
    sectors = _sectors({row.sector: row.emissions_t for row in rows}, total, partners, actions)
    return Focus(
        year=year, sources=tuple(sorted({row.source for row in rows if row.source})), sectors=sectors, total_t=total,
        general=tuple(action for action in actions if not action.sector), partners=partners.total(), networks=len(networks),
    )  # fmt: skip


def bars_of(found: Focus) -> list[Bar]:
    """One bar for each industry with a figure."""
    return [bar(each.name, each.emissions_t, _figure(each)) for each in found.sectors if each.emissions_t is not None]


def table_of(found: Focus) -> Table:
    """The same as a table, with the industries of which no figure is known."""
    columns = (
        Column(gettext("Industry")), Column(gettext("Emissions, t CO₂e"), number=True), Column(gettext("Share"), number=True),
        Column(gettext("Partners"), number=True), Column(gettext("Actions of the programme"), number=True),
    )  # fmt: skip
    rows = [
        (
            each.name, gettext("not known") if each.emissions_t is None else format_number(each.emissions_t, 0),
            "–" if each.share is None else format_percent(each.share, 0), format_number(each.partners), len(each.actions),
        )
        for each in found.sectors
    ]  # fmt: skip
    return Table(gettext("Emissions, partners and actions by industry"), columns, rows)


def _sectors(
    emissions: dict[str, Decimal], total: Decimal, partners: Counter[str], actions: Iterable[ProgrammeAction]
) -> tuple[Sector, ...]:
    by_sector: dict[str, list[ProgrammeAction]] = {}
    for action in actions:
        by_sector.setdefault(action.sector, []).append(action)
    codes = {code for code in (*emissions, *partners, *by_sector) if code}
    ordered = sorted(codes, key=lambda code: (-emissions.get(code, Decimal(-1)), code))
    return tuple(
        Sector(
            code, industry_name(code, get_language() or "fi") or code, emissions.get(code),
            emissions[code] / total if code in emissions and total else None, partners[code],
            tuple(by_sector.get(code, ())),
        )
        for code in ordered
    )  # fmt: skip


def _figure(each: Sector) -> str:
    facts = {
        "emissions": format_amount(each.emissions_t, "tCO2e", 0), "share": format_percent(each.share or 0, 0),
        "partners": format_number(each.partners),
    }  # fmt: skip
    if each.partners:
        return gettext("%(emissions)s, %(share)s; partners: %(partners)s") % facts
    return gettext("%(emissions)s, %(share)s; no partner yet") % facts
