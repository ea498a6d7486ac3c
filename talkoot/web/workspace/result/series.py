"""The years side by side, with the path to the target."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext

from talkoot.engine.targets import State
from talkoot.footprints.models import EmissionTarget
from talkoot.footprints.queries.result import Result
from talkoot.footprints.queries.years import Year
from talkoot.web.ui.numbers import format_percent
from talkoot.web.ui.pieces import Column, Table
from talkoot.web.workspace.result.words import mass


@dataclass(frozen=True, slots=True)
class Years:
    """Figures by year in tonnes, the path beside them, and the same in words and as a table."""

    sentence: str
    figures: Mapping[int, Decimal]
    paths: tuple[Mapping[int, Decimal], ...]
    label: str
    start: str
    end: str
    cover: str
    table: Table


def years_of(result: Result, *, opens_others: bool = True) -> Years | None:
    """The series; None while there is one year only and no target. Only who may open the other years is led to them."""
    series, target = result.series, result.series.target
    if len(series.years) < 2 and target is None:
        return None
    figures = {one.year: _measured(one, target) / 1000 for one in series.years}
    path: dict[int, Decimal] = {}
    if target is not None and series.path is not None:
        path = {year: series.path.at(year) / 1000 for year in (target.base_year, target.target_year)}
    said = [f"{year}: {mass(tonnes * 1000)}" for year, tonnes in figures.items()]
    return Years(
        sentence=_sentence(result),
        figures=figures,
        paths=(path,) if path else (),
        label=", ".join(said),
        start=_end(target.base_year, path) if target and path else "",
        end=_end(target.target_year, path) if target and path else "",
        cover=_cover(result),
        table=_table(result, opens_others),
    )


def _sentence(result: Result) -> str:
    target, standing = result.series.target, result.series.standing
    if target is None:
        first, last = result.series.years[0], result.series.years[-1]
        facts = {"first": first.year, "last": last.year, "from": mass(first.market_kg), "to": mass(last.market_kg)}
        return gettext("From %(from)s in %(first)s to %(to)s in %(last)s.") % facts
    aim = {"cut": format_percent(target.cut_percent / 100, 0), "year": target.target_year, "base": target.base_year}
    if standing is None:
        return gettext("The target is %(cut)s less than in %(base)s by %(year)s.") % aim
    over = mass(abs(standing.difference_kg))
    if standing.state is State.ON_PATH:
        return gettext("You are on the path to %(cut)s less by %(year)s, %(over)s below it.") % {**aim, "over": over}
    if standing.state is State.NEAR:
        return gettext("You are near the path to %(cut)s less by %(year)s, %(over)s above it.") % {**aim, "over": over}
    return gettext("You are %(over)s above the path to %(cut)s less by %(year)s.") % {**aim, "over": over}


def _measured(one: Year, target: EmissionTarget | None) -> Decimal:
    return one.market_kg if target is None else one.measured_kg(target)


def _cover(result: Result) -> str:
    target = result.series.target
    said = []
    if target is not None and not target.with_scope_3:
        said.append(gettext("The target is about scopes 1 and 2, so the columns are without the value chain."))
    drafts = [one.year for one in result.series.years if not one.is_ready]
    if drafts:
        said.append(gettext("Not ready: %(years)s.") % {"years": ", ".join(str(year) for year in drafts)})
    return " ".join(said)


def _end(year: int, path: Mapping[int, Decimal]) -> str:
    return f"{year}: {mass(path[year] * 1000)}"


def _table(result: Result, opens_others: bool) -> Table:
    target = result.series.target
    columns = [
        Column(gettext("Year")), Column(gettext("Market-based"), number=True), Column(gettext("Location-based"), number=True),
        *([Column(gettext("Path to the target"), number=True)] if target else []),
        Column(gettext("State")),
    ]  # fmt: skip
    return Table(gettext("The years"), columns, [_row(one, result, opens_others) for one in result.series.years])


def _row(one: Year, result: Result, opens_others: bool) -> list[object]:
    name: object = str(one.year)
    if opens_others and one.inventory_id != result.inventory.pk:
        address = reverse("workspace:inventory-result", args=[one.inventory_id])
        name = format_html('<a href="{}">{}</a>', address, name)
    allowed = [mass(one.target_kg) if one.target_kg is not None else "–"] if result.series.target else []
    state = gettext("ready") if one.is_ready else gettext("draft")
    return [name, mass(one.market_kg), mass(one.location_kg), *allowed, state]
